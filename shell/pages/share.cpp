// Sharing: what a file holds, what stays here, and the words by which two cities compare what they have.
#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/document/canonical.hpp"
#include "core/document/ids.hpp"
#include "core/network/schema.hpp"
#include "core/network/sealed.hpp"
#include "core/text/labels.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/pages.hpp"
#include "shell/pages/values.hpp"

namespace parcours::pages {
namespace {

/// How many records of each type there are, and how many deleted ones that still say something: a deletion
/// hides a record, and leaves with what it hides.
struct Contents {
  std::map<std::string, std::int64_t, std::less<>> records;
  std::int64_t deleted = 0;

  void add(const Contents& more) {
    for (const auto& [type, count] : more.records) records[type] += count;
    deleted += more.deleted;
  }
};

/// What a room holds, by when it leaves: with the room, only when what is private is ticked too, only in the
/// file for the lead expert. As Session::selected() parts it.
struct Room {
  Contents plain, apart, sealed;
};

/// What lies where: read once a frame, and not copied.
struct Rooms {
  Room commons;
  std::map<std::string, Room, std::less<>> others;  ///< A city's, also of one that is not here; an expert's.
};

/// What leaves with the file, as the person chose.
struct Chosen {
  std::vector<std::string> rooms;
  Contents apart, sealed;  ///< What is private in these rooms; what in them and in the commons is sealed.
  bool withPrivate = false, forLead = false;
};

/// Whether a record holds more than what it belongs to: not one whose words were taken back.
bool saysSomething(const Entity& entity) {
  const TypeSpec* type = findType(entity.type);
  return std::any_of(entity.cells.begin(), entity.cells.end(), [&](const Cell& cell) {
    if (cell.field == kGone || cell.json == "null") return false;
    const FieldSpec* field = type == nullptr ? nullptr : findField(*type, cell.field);
    return field == nullptr || field->kind != Kind::reference;
  });
}

Contents& partOf(Room& room, const Document& document, const Entity& entity) {
  if (isSealed(document, entity)) return room.sealed;
  return isPrivate(entity) ? room.apart : room.plain;
}

Rooms readRooms(const Network& network) {
  Rooms rooms;
  for (const City& city : network.cities()) rooms.others.emplace(city.id(), Room());
  const Document& document = network.document();
  std::vector<const Entity*> deleted;
  for (const auto& [id, entity] : document.entities) {
    if (entity.hidden()) {
      deleted.push_back(&entity);
      continue;
    }
    Room& room = entity.room == kCommons ? rooms.commons : rooms.others[entity.room];
    ++partOf(room, document, entity).records[entity.type];
  }
  // A room where all is deleted is none to choose.
  for (const Entity* entity : deleted) {
    const auto found = rooms.others.find(entity->room);
    const bool ofCommons = entity->room == kCommons;
    if ((ofCommons || found != rooms.others.end()) && saysSomething(*entity))
      ++partOf(ofCommons ? rooms.commons : found->second, document, *entity).deleted;
  }
  return rooms;
}

/// All that a room holds.
Contents wholeRoom(const Room& room) {
  Contents all = room.plain;
  all.add(room.apart);
  all.add(room.sealed);
  return all;
}

/// What leaves of it besides what is private.
Contents going(const Room& room, const Chosen& chosen) {
  Contents all = room.plain;
  if (chosen.forLead) all.add(room.sealed);
  return all;
}

/// `3 bulletins, 1 note`: in words, never in the schema's names.
std::string contentsText(const App& app, const Contents& contents) {
  std::string text;
  for (const auto& [type, count] : contents.records) {
    const auto message = findMessage("share.count." + type);
    const std::string words = app.text()(message.value_or(Msg::share_count_other), {{"n", count}});
    text += text.empty() ? words : ", " + words;
  }
  return text.empty() ? app.text()(Msg::share_room_empty) : text;
}

/// A city sends its own room unless it says otherwise; everyone else sends none.
bool chosenByDefault(const App& app, std::string_view room) {
  const Who who = app.who();
  return who.role == RoleOfPerson::city && who.city == room;
}

Chosen chosenOf(App& app, const Rooms& rooms) {
  Chosen chosen;
  chosen.sealed = rooms.commons.sealed;
  for (const auto& [room, held] : rooms.others) {
    const std::string& state = app.pageState("room:" + room);
    if (state.empty() ? !chosenByDefault(app, room) : state != "1") continue;
    chosen.rooms.push_back(room);
    chosen.apart.add(held.apart);
    chosen.sealed.add(held.sealed);
  }
  chosen.withPrivate = app.pageState("private") == "1" && !chosen.apart.records.empty();
  return chosen;
}

bool holds(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

bool isOfExpert(const App& app, std::string_view room) {
  const auto owner = app.network().get<View>(room);
  return owner && owner->entity().type == "expert";
}

/// A room is a city's, also of one that is not here, or holds how an expert is reached.
std::string roomLabel(const App& app, const std::string& room) {
  const auto& t = app.text();
  const auto owner = app.network().get<View>(room);
  if (isOfExpert(app, room)) return t(Msg::share_room_of_expert, {{"expert", entityTitle(app, room)}});
  if (owner && !owner->entity().hidden()) return t(Msg::share_room, {{"city", entityTitle(app, room)}});
  return t(Msg::share_room_of_absent, {{"city", owner ? owner->text("name") : excerpt(room, 6)}});
}

void roomBoxes(ui::Ui& ui, App& app, const Rooms& rooms, const std::vector<std::string>& chosen) {
  const auto& t = app.text();
  if (rooms.others.empty()) return;
  ui.group("rooms", t(Msg::share_rooms), [&] {
    ui.heading(3, t(Msg::share_rooms));
    ui.muted(t(Msg::share_rooms_help), ui::TextStyle::small);
    const auto cities = app.network().cities();
    const auto names = cityNames(app, cities);
    for (std::size_t i = 0; i < cities.size(); ++i) {
      const std::string room(cities[i].id());
      const auto pressed = ui.checkbox(room, t(Msg::share_room, {{"city", names[i]}}), holds(chosen, room),
                                       contentsText(app, wholeRoom(rooms.others.at(room))));
      if (pressed) app.pageState("room:" + room) = *pressed ? "1" : "0";
    }
    for (const auto& [room, held] : rooms.others) {
      const auto city = app.network().get<City>(room);
      if (city && city->entity().type == "city" && !city->entity().hidden()) continue;
      const auto pressed =
          ui.checkbox(room, roomLabel(app, room), holds(chosen, room), contentsText(app, wholeRoom(held)));
      if (pressed) app.pageState("room:" + room) = *pressed ? "1" : "0";
    }
  });
}

/// What a city keeps to itself leaves only when it says so once more.
void privateBox(ui::Ui& ui, App& app, const Chosen& chosen) {
  if (chosen.apart.records.empty()) return;
  const auto& t = app.text();
  if (const auto pressed =
          ui.checkbox("private", t(Msg::share_private), chosen.withPrivate,
                      t(Msg::share_private_help, {{"contents", contentsText(app, chosen.apart)}})))
    app.pageState("private") = *pressed ? "1" : "0";
}

void line(ui::Ui& ui, ui::Icon icon, ui::Tone tone, const std::string& text) {
  ui.row([&] {
    ui.icon(icon, tone);
    ui.text(text, ui::TextStyle::small);
  });
}

std::string privateWords(const App& app, const Chosen& chosen) {
  return app.text()(Msg::share_private_part, {{"contents", contentsText(app, chosen.apart)}});
}

void whatGoes(ui::Ui& ui, const App& app, const Rooms& rooms, const Chosen& chosen) {
  const auto& t = app.text();
  const Contents commons = going(rooms.commons, chosen);
  std::int64_t deleted = commons.deleted + (chosen.withPrivate ? chosen.apart.deleted : 0);
  ui.heading(3, t(Msg::share_goes));
  line(ui, ui::Icon::check, ui::Tone::good,
       t(Msg::share_commons, {{"contents", contentsText(app, commons)}}));
  for (const std::string& room : chosen.rooms) {
    const Contents goes = going(rooms.others.at(room), chosen);
    deleted += goes.deleted;
    const auto city = app.network().get<City>(room);
    const bool ofCity = city && city->entity().type == "city";
    line(ui, ui::Icon::check, ui::Tone::good,
         ofCity ? t(Msg::share_room_goes,
                    {{"city", entityTitle(app, room)}, {"contents", contentsText(app, goes)}})
                : roomLabel(app, room));
  }
  if (chosen.withPrivate) line(ui, ui::Icon::check, ui::Tone::warn, privateWords(app, chosen));
  if (deleted > 0) line(ui, ui::Icon::check, ui::Tone::warn, t(Msg::share_deleted, {{"n", deleted}}));
}

void whatStays(ui::Ui& ui, const App& app, const Rooms& rooms, const Chosen& chosen) {
  const auto& t = app.text();
  std::int64_t cities = 0, experts = 0;
  for (const auto& [room, held] : rooms.others)
    if (!holds(chosen.rooms, room)) ++(isOfExpert(app, room) ? experts : cities);
  const auto stays = [&](const std::string& text) { line(ui, ui::Icon::home, ui::Tone::neutral, text); };
  ui.heading(3, t(Msg::share_stays));
  if (cities > 0) stays(t(Msg::share_stay_rooms, {{"n", cities}}));
  if (experts > 0) stays(t(Msg::share_stay_experts, {{"n", experts}}));
  if (!chosen.apart.records.empty() && !chosen.withPrivate) stays(privateWords(app, chosen));
  if (!chosen.sealed.records.empty() && !chosen.forLead) stays(t(Msg::share_stay_sealed));
  stays(t(Msg::share_stay_device));
}

/// Whether this file is the one for the lead expert, which alone carries the needs of an open round. A city's
/// usually is.
bool sealOpens(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  std::string& state = app.pageState("for_lead");
  if (state.empty()) state = app.who().role == RoleOfPerson::city ? "1" : "0";
  if (const auto pressed =
          ui.checkbox("for_lead", t(Msg::share_for_lead), state == "1", t(Msg::share_for_lead_help)))
    state = *pressed ? "1" : "0";
  return state == "1";
}

void sendCard(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const Rooms rooms = readRooms(app.network());
  Chosen chosen = chosenOf(app, rooms);
  ui.card("send", t(Msg::share_send), [&] {
    ui.text(t(Msg::share_send_text));
    roomBoxes(ui, app, rooms, chosen.rooms);
    privateBox(ui, app, chosen);
    chosen.forLead = !chosen.sealed.records.empty() && sealOpens(ui, app);
    ui.divider();
    // Plainly what leaves with the file, and what does not.
    ui.columns({1, 1}, 240, [&](int column) {
      column == 0 ? whatGoes(ui, app, rooms, chosen) : whatStays(ui, app, rooms, chosen);
    });
    if (ui.button("download", t(Msg::share_download), ui::Emphasis::primary, ui::Icon::download))
      app.exportNetwork({chosen.rooms, chosen.forLead, chosen.withPrivate});
    ui.muted(t(Msg::share_after_download), ui::TextStyle::small);
  });
}

void receiveCard(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.card("receive", t(Msg::share_receive), [&] {
    ui.text(t(Msg::share_receive_text));
    if (ui.button("open", t(Msg::share_open), ui::Emphasis::secondary, ui::Icon::upload)) app.pickFile();
    if (app.session().pending())
      ui.link("review", t(Msg::share_to_review), toFragment({PageName::review, {}}), ui::Icon::arrowRight);
    ui.link("versions", t(Msg::versions_title), toFragment({PageName::versions, {}}), ui::Icon::undo);
  });
}

/// Of the commons alone: cities hold different rooms, and compare what they all have.
const std::string& wordsOfCommons(App& app) {
  const Document& document = app.network().document();
  std::string &revision = app.pageState("words_of"), &words = app.pageState("words");
  if (std::string now = revisionOf(document); now != revision) {
    words = fourWords(documentHash(selectRooms(document, {})));
    revision = std::move(now);
  }
  return words;
}

void wordsCard(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.card("words", t(Msg::share_words), [&] {
    ui.text(wordsOfCommons(app), ui::TextStyle::strong, ui::Tone::accent);
    ui.muted(t(Msg::share_words_text), ui::TextStyle::small);
  });
}

}  // namespace

void share(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const int waiting = app.uncopied().edits;
  ui.pageHeader(t(Msg::share_title),
                waiting > 0 ? t(Msg::share_edits_since, {{"n", waiting}}) : t(Msg::share_subtitle));
  ui.columns({3, 2}, 320, [&](int column) {
    if (column == 0) return sendCard(ui, app);
    receiveCard(ui, app);
    wordsCard(ui, app);
  });
}

}  // namespace parcours::pages
