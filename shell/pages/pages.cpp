// The frame around every page: navigation, what is true of the whole network, saved state, and notices.
#include "shell/pages/pages.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

#include "core/network/dates.hpp"
#include "shell/pages/above.hpp"
#include "shell/pages/later.hpp"
#include "shell/pages/places.hpp"
#include "shell/pages/workshop.hpp"

namespace parcours::pages {
namespace {

/// A narrower phone searches from the page behind "more": a second line at the top would take from every
/// page.
constexpr float kRoomForSearch = 360;
/// The widest page for a room to read, CSS px.
constexpr float kRoomWidth = 1240;

/// On a first visit the page may be asked for before it has arrived.
void comingPage(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.pageHeader(t(Msg::nav_coming_title));
  ui.card("coming", {}, [&] { ui.text(t(app.online() ? Msg::nav_coming_text : Msg::nav_coming_offline)); });
}

void drawPage(ui::Ui& ui, App& app) {
  switch (app.route().page) {
    case PageName::settings:
      return settings(ui, app);
    case PageName::networks:
      return networks(ui, app);
    case PageName::more:
      return more(ui, app);
    default:
      return app.whole() ? laterPage(app.route().page)(ui, app) : comingPage(ui, app);
  }
}

/// Without a network nothing is missing: said in place of "saved", which it includes.
void offline(ui::Ui& ui, const App& app) {
  const auto& t = app.text();
  ui.row([&] {
    ui.icon(ui::Icon::offline, ui::Tone::warn);
    ui.text(t(Msg::nav_offline), ui.phone() ? ui::TextStyle::caption : ui::TextStyle::strong);
  });
  if (!ui.phone()) ui.muted(t(Msg::nav_offline_text), ui::TextStyle::caption);
}

/// "Saved on this device" stands here only once the storage has confirmed it; when it cannot, the file is one
/// press away.
void savedState(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  switch (app.session().saveState()) {
    case SaveState::saved:
      if (!app.online()) return offline(ui, app);
      ui.row([&] {
        ui.icon(ui::Icon::saved, ui::Tone::good);
        // A phone's bar has room for one word, beside search and undo.
        ui.muted(t(ui.phone() ? Msg::common_saved : Msg::common_saved_on_device), ui::TextStyle::caption);
      });
      break;
    case SaveState::loading:
    case SaveState::saving:
      ui.muted(t(Msg::common_saving), ui::TextStyle::small);
      break;
    case SaveState::failed:
    case SaveState::full:
      if (ui.button("rescue", t(Msg::common_not_saved), ui::Emphasis::danger, ui::Icon::download))
        app.backup();
      break;
  }
}

void searchButton(ui::Ui& ui, App& app) {
  if (ui.iconButton("find", ui::Icon::search, app.text()(Msg::find_title))) app.show(App::Above::find);
}

void footer(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  if (ui.phone()) {  // One line at the top: what is saved, the search, and the way back once there is one.
    ui.row([&] {
      savedState(ui, app);
      if (ui.environment().width >= kRoomForSearch * ui.environment().textScale) searchButton(ui, app);
      if (app.session().canUndo() && ui.iconButton("undo", ui::Icon::undo, t(Msg::common_undo))) app.undo();
    });
    return;
  }
  savedState(ui, app);
  ui.row([&] {
    if (ui.iconButton("undo", ui::Icon::undo, t(Msg::common_undo), app.session().canUndo())) app.undo();
    if (ui.iconButton("redo", ui::Icon::redo, t(Msg::common_redo), app.session().canRedo())) app.redo();
    searchButton(ui, app);
    if (ui.iconButton("keys", ui::Icon::help, t(Msg::keys_title))) app.show(App::Above::keys);
  });
}

/// Pages that say nothing of the choices so far.
bool waitsForReplay(PageName page) {
  constexpr PageName kOthers[] = {PageName::networks, PageName::settings, PageName::data, PageName::gallery,
                                  PageName::more};
  return std::find(std::begin(kOthers), std::end(kOthers), page) == std::end(kOthers);
}

/// A large network's choices take a moment to replay: how far it is, and the way to something else.
void replayPage(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const auto done = static_cast<std::int64_t>(app.session().replay().replayed());
  const auto total = static_cast<std::int64_t>(app.session().replay().total());
  ui.pageHeader(t(Msg::nav_replay_title));
  ui.card("replay", {}, [&] {
    ui.text(t(Msg::nav_replay_text));
    ui.progress(t(Msg::nav_replay_progress), static_cast<float>(done) / static_cast<float>(total),
                t(Msg::nav_replay_rounds, {{"n", done}, {"of", total}}));
    ui.buttonLink("leave", t(Msg::nav_replay_leave), toFragment({PageName::networks, {}}),
                  ui::Emphasis::quiet);
  });
}

/// Many files are being joined: how far, and the way out.
void joiningFiles(ui::Ui& ui, App& app) {
  const Gathering* all = app.gathering();
  if (all == nullptr) return;
  const auto& t = app.text();
  bool cancelled = false;
  ui.dialog("joining", t(Msg::app_joining), cancelled, [&] {
    ui.progress(t(Msg::app_joining), static_cast<float>(all->done) / static_cast<float>(all->total),
                t(Msg::app_joined_so_far, {{"done", all->done}, {"n", all->total}}));
    ui.muted(t(Msg::app_joining_help), ui::TextStyle::small);
    ui.rowEnd([&] { cancelled |= ui.button("cancel_files", t(Msg::common_cancel)); });
  });
  if (cancelled) app.cancelFiles();
}

void content(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  if (app.network().demo() &&
      ui.banner("viewing_demo", ui::Tone::accent, t(Msg::nav_demo), t(Msg::nav_demo_leave)))
    app.go({PageName::networks, {}});
  if (!app.fileError().empty() &&
      ui.banner("file_error", ui::Tone::bad, app.fileError(), t(Msg::common_close)))
    app.dismissFileError();
  if (app.session().damaged() && ui.banner("damaged", ui::Tone::bad, t(Msg::app_damaged), t(Msg::share_open)))
    app.pickFile();
  if (app.persistence() == Persistence::privateWindow && !app.network().demo()) {
    if (ui.banner("private", ui::Tone::warn, t(Msg::data_promise_private), t(Msg::data_copy_short)))
      app.backup();
  } else if (app.route().page == PageName::home && app.copyIsDue()) {
    const Uncopied changes = app.uncopied();
    if (ui.banner("copy", ui::Tone::accent,
                  t(Msg::data_uncopied, {{"n", changes.edits}, {"date", t.date(isoDate(changes.since))}}),
                  t(Msg::data_copy_short)))
      app.backup();
  } else if (app.route().page == PageName::home && app.appleTab() && app.uncopied().edits > 0) {
    if (ui.banner("apple", ui::Tone::accent, t(Msg::data_apple), t(Msg::data_title)))
      app.go({PageName::data, {}});
  }
  if (!app.session().replayShare() && waitsForReplay(app.route().page)) return replayPage(ui, app);
  drawPage(ui, app);
}

}  // namespace

void more(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.pageHeader(t(Msg::nav_more), app.online() ? std::string() : t(Msg::nav_offline_said));
  // What the bar at the bottom has no room for.
  const auto conflictCount = static_cast<std::int64_t>(app.network().conflicts().size());
  std::vector<const Place*> rest;
  for (const Place& place : places().subspan(static_cast<std::size_t>(ui.itemsInBar())))
    if (place.page != PageName::conflicts || conflictCount > 0) rest.push_back(&place);
  ui.row([&] {
    if (ui.button("find_here", t(Msg::find_title), ui::Emphasis::secondary, ui::Icon::search))
      app.show(App::Above::find);
    if (ui.button("keys_here", t(Msg::keys_title), ui::Emphasis::quiet, ui::Icon::help))
      app.show(App::Above::keys);
    if (ui.button("tour_here", t(Msg::tour_title), ui::Emphasis::quiet, ui::Icon::info)) app.startTour();
  });
  ui.card("places", {}, [&] {
    ui.list("places", t(Msg::nav_more), static_cast<int>(rest.size()), [&](int i) {
      const Place& place = *rest[static_cast<std::size_t>(i)];
      ui.row([&] {
        ui.link(place.key, t(place.label), toFragment({place.page, {}}), place.icon);
        if (place.page == PageName::conflicts)
          ui.pill(t(Msg::nav_conflict_count, {{"n", conflictCount}}), ui::Tone::warn);
      });
    });
  });
}

namespace {

/// A session as it is run: no navigation, nothing but what the room needs.
void roomFrame(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.plainPage(kRoomWidth, [&] {
    // Nothing that leads elsewhere, while a city enters its needs, and no file that holds those of others.
    if (passesRound(app)) {
      const SaveState state = app.session().saveState();
      if (state == SaveState::failed || state == SaveState::full)
        ui.banner("not_saved", ui::Tone::bad, t(Msg::workshop_not_saved));
      return drawPage(ui, app);
    }
    ui.row([&] {
      ui.link("leave", t(Msg::workshop_leave), toFragment({PageName::session, app.route().id}),
              ui::Icon::arrowLeft);
      savedState(ui, app);
      if (ui.iconButton("undo", ui::Icon::undo, t(Msg::common_undo), app.session().canUndo())) app.undo();
    });
    content(ui, app);
  });
}

/// Navigation beside the page.
void placesFrame(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const auto conflictCount = static_cast<int>(app.network().conflicts().size());
  std::vector<std::string> labels, addresses;
  labels.reserve(places().size());
  addresses.reserve(places().size());
  std::vector<ui::NavItem> items;
  std::string current;
  const std::string conflictText = t(Msg::nav_conflict_count, {{"n", conflictCount}});
  for (const Place& place : places()) {
    if (place.page == placeOf(app.route().page)) current = place.key;
    if (place.page == PageName::conflicts && conflictCount == 0 && current != place.key) continue;
    labels.push_back(t(place.label));
    addresses.push_back(toFragment({place.page, {}}));
    ui::NavItem item{place.key, labels.back(), addresses.back(), place.icon};
    if (place.page == PageName::conflicts) item.badge = conflictCount, item.badgeText = conflictText;
    items.push_back(item);
  }
  const std::string moreLabel = t(Msg::nav_more), moreAddress = toFragment({PageName::more, {}});
  items.push_back({"more", moreLabel, moreAddress, ui::Icon::more});
  ui.shell(
      app.network().name(), t(Msg::nav_label), items, current, [&] { footer(ui, app); },
      [&] { content(ui, app); });
}

void drawWhere(ui::Ui& ui, App& app) {
  const bool inRoom = app.route().page == PageName::workshop;
  app.suspendUndo(inRoom && passesRound(app));
  if (app.missing() != nullptr) return missing(ui, app);
  if (!app.hasNetwork() && app.route().page == PageName::gallery)
    return ui.plainPage(kRoomWidth, [&] { drawPage(ui, app); });
  if (!app.hasNetwork() || app.route().page == PageName::welcome) return welcome(ui, app);
  inRoom ? roomFrame(ui, app) : placesFrame(ui, app);
  above(ui, app);
}

void drawFrame(ui::Ui& ui, App& app) {
  drawWhere(ui, app);
  if (const auto& notice = app.notice())
    if (ui.toast("notice", notice->text, notice->offersUndo ? app.text()(Msg::common_undo) : std::string()))
      app.undo();
}

}  // namespace

void draw(ui::Ui& ui, App& app) {
  if (!app.ready()) return;
  for (const std::string& place : app.takeForgotten()) ui.dropDrafts(place);
  ui.draftsOf((app.hasNetwork() ? app.session().id() : std::string()) + toFragment(app.route()));
  drawFrame(ui, app);
  joiningFiles(ui, app);
  ui.tellLanguages(app.takeLanguages(), code(app.text().language()));
}

}  // namespace parcours::pages
