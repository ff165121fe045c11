// Sharing: what a file holds, what stays here, and the words by which two cities compare what they have.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "core/document/canonical.hpp"
#include "core/document/ids.hpp"
#include "core/network/schema.hpp"
#include "core/text/labels.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/pages.hpp"
#include "shell/pages/values.hpp"

namespace parcours::pages {
namespace {

/// How many records of each type a room holds.
using Contents = std::map<std::string, std::int64_t, std::less<>>;

/// What lies where: read once a frame. The private part of each room stands apart.
struct Rooms {
  Contents commons;
  std::map<std::string, Contents, std::less<>> cities, apart;  ///< By room; a room may have no city here.
};

/// What leaves with the file, as the person chose.
struct Chosen {
  std::vector<std::string> rooms;
  Contents apart;  ///< What the chosen rooms hold that is private.
  bool withPrivate = false;
};

Rooms readRooms(const Network& network) {
  Rooms rooms;
  for (const City& city : network.cities()) rooms.cities.emplace(city.id(), Contents());
  for (const auto& [id, entity] : network.document().entities) {
    if (entity.hidden()) continue;
    Contents& room = entity.room == kCommons ? rooms.commons : rooms.cities[entity.room];
    ++(isPrivate(entity) ? rooms.apart[entity.room] : room)[entity.type];
  }
  return rooms;
}

/// All that a room holds, the private part too.
Contents wholeRoom(const Rooms& rooms, const std::string& room) {
  Contents all = rooms.cities.at(room);
  if (const auto found = rooms.apart.find(room); found != rooms.apart.end())
    all.insert(found->second.begin(), found->second.end());
  return all;
}

/// `3 bulletins, 1 note`: in words, never in the schema's names.
std::string contentsText(const App& app, const Contents& contents) {
  std::string text;
  for (const auto& [type, count] : contents) {
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
  for (const auto& [room, contents] : rooms.cities) {
    const std::string& state = app.pageState("room:" + room);
    if (state.empty() ? !chosenByDefault(app, room) : state != "1") continue;
    chosen.rooms.push_back(room);
    if (const auto found = rooms.apart.find(room); found != rooms.apart.end())
      for (const auto& [type, count] : found->second) chosen.apart[type] += count;
  }
  chosen.withPrivate = app.pageState("private") == "1" && !chosen.apart.empty();
  return chosen;
}

bool holds(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

bool roundIsOpen(const Network& network) {
  const auto rounds = network.rounds();
  return std::any_of(rounds.begin(), rounds.end(),
                     [](const Round& round) { return round.state() == "open"; });
}

/// A room is a city's, also of one that is not here, or holds how an expert is reached.
std::string roomLabel(const App& app, const std::string& room) {
  const auto& t = app.text();
  const auto owner = app.network().get<View>(room);
  if (owner && owner->entity().type == "expert")
    return t(Msg::share_room_of_expert, {{"expert", entityTitle(app, room)}});
  if (owner && !owner->entity().hidden()) return t(Msg::share_room, {{"city", entityTitle(app, room)}});
  return t(Msg::share_room_of_absent, {{"city", owner ? owner->text("name") : excerpt(room, 6)}});
}

void roomBoxes(ui::Ui& ui, App& app, const Rooms& rooms, const std::vector<std::string>& chosen) {
  const auto& t = app.text();
  if (rooms.cities.empty()) return;
  ui.group("rooms", t(Msg::share_rooms), [&] {
    ui.heading(3, t(Msg::share_rooms));
    ui.muted(t(Msg::share_rooms_help), ui::TextStyle::small);
    const auto cities = app.network().cities();
    const auto names = cityNames(app, cities);
    for (std::size_t i = 0; i < cities.size(); ++i) {
      const std::string room(cities[i].id());
      const auto pressed = ui.checkbox(room, t(Msg::share_room, {{"city", names[i]}}), holds(chosen, room),
                                       contentsText(app, wholeRoom(rooms, room)));
      if (pressed) app.pageState("room:" + room) = *pressed ? "1" : "0";
    }
    for (const auto& [room, contents] : rooms.cities) {
      const auto city = app.network().get<City>(room);
      if (city && city->entity().type == "city" && !city->entity().hidden()) continue;
      const auto pressed = ui.checkbox(room, roomLabel(app, room), holds(chosen, room),
                                       contentsText(app, wholeRoom(rooms, room)));
      if (pressed) app.pageState("room:" + room) = *pressed ? "1" : "0";
    }
  });
}

/// What a city keeps to itself leaves only when it says so once more.
void privateBox(ui::Ui& ui, App& app, const Chosen& chosen) {
  if (chosen.apart.empty()) return;
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

/// Plainly what leaves with the file, and what does not.
void goesAndStays(ui::Ui& ui, const App& app, const Rooms& rooms, const Chosen& chosen, bool sealed) {
  const auto& t = app.text();
  const std::string privateWords =
      t(Msg::share_private_part, {{"contents", contentsText(app, chosen.apart)}});
  ui.columns({1, 1}, 240, [&](int column) {
    if (column == 0) {
      ui.heading(3, t(Msg::share_goes));
      line(ui, ui::Icon::check, ui::Tone::good,
           t(Msg::share_commons, {{"contents", contentsText(app, rooms.commons)}}));
      for (const std::string& room : chosen.rooms) {
        const auto city = app.network().get<City>(room);
        const bool ofCity = city && city->entity().type == "city";
        line(ui, ui::Icon::check, ui::Tone::good,
             ofCity ? t(Msg::share_room_goes, {{"city", entityTitle(app, room)},
                                               {"contents", contentsText(app, rooms.cities.at(room))}})
                    : roomLabel(app, room));
      }
      if (chosen.withPrivate) line(ui, ui::Icon::check, ui::Tone::warn, privateWords);
    } else {
      ui.heading(3, t(Msg::share_stays));
      const auto kept = static_cast<std::int64_t>(rooms.cities.size() - chosen.rooms.size());
      if (kept > 0) line(ui, ui::Icon::home, ui::Tone::neutral, t(Msg::share_stay_rooms, {{"n", kept}}));
      if (!chosen.apart.empty() && !chosen.withPrivate)
        line(ui, ui::Icon::home, ui::Tone::neutral, privateWords);
      if (sealed) line(ui, ui::Icon::home, ui::Tone::neutral, t(Msg::share_stay_sealed));
      line(ui, ui::Icon::home, ui::Tone::neutral, t(Msg::share_stay_device));
    }
  });
}

bool holdsBallots(const Rooms& rooms, const std::vector<std::string>& chosen) {
  return std::any_of(chosen.begin(), chosen.end(),
                     [&](const std::string& room) { return rooms.cities.at(room).contains("ballot"); });
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
  const Chosen chosen = chosenOf(app, rooms);
  ui.card("send", t(Msg::share_send), [&] {
    ui.text(t(Msg::share_send_text));
    roomBoxes(ui, app, rooms, chosen.rooms);
    privateBox(ui, app, chosen);
    const bool ballots = roundIsOpen(app.network()) && holdsBallots(rooms, chosen.rooms);
    const bool forLead = ballots && sealOpens(ui, app);
    ui.divider();
    goesAndStays(ui, app, rooms, chosen, ballots && !forLead);
    if (ui.button("download", t(Msg::share_download), ui::Emphasis::primary, ui::Icon::download))
      app.exportNetwork({chosen.rooms, forLead, chosen.withPrivate});
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
