// The frame around every page: navigation, what is true of the whole network, saved state, and notices.
#include "shell/pages/pages.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

#include "core/network/dates.hpp"

namespace parcours::pages {
namespace {

struct Place {
  PageName page;
  const char* key;
  Msg label;
  ui::Icon icon;
};

// The first five stand in the phone's bar.
constexpr Place kPlaces[] = {
    {PageName::home, "home", Msg::nav_home, ui::Icon::home},
    {PageName::round, "round", Msg::nav_round, ui::Icon::vote},
    {PageName::quarter, "quarter", Msg::nav_quarter, ui::Icon::flag},
    {PageName::backlog, "backlog", Msg::nav_backlog, ui::Icon::topics},
    {PageName::share, "share", Msg::nav_share, ui::Icon::share},
    {PageName::cities, "cities", Msg::nav_cities, ui::Icon::city},
    {PageName::experts, "experts", Msg::nav_experts, ui::Icon::people},
    {PageName::baseline, "baseline", Msg::nav_baseline, ui::Icon::chart},
    {PageName::programme, "programme", Msg::nav_programme, ui::Icon::grid},
    {PageName::calendar, "calendar", Msg::nav_calendar, ui::Icon::calendar},
    {PageName::library, "library", Msg::nav_library, ui::Icon::book},
    {PageName::lessons, "lessons", Msg::nav_lessons, ui::Icon::star},
    {PageName::history, "history", Msg::nav_history, ui::Icon::clock},
    {PageName::conflicts, "conflicts", Msg::nav_conflicts, ui::Icon::conflict},
    {PageName::networks, "networks", Msg::nav_networks, ui::Icon::layers},
    {PageName::settings, "settings", Msg::nav_settings, ui::Icon::settings},
};

/// The navigation item a page belongs to: a city's page is under cities.
PageName placeOf(PageName page) {
  switch (page) {
    case PageName::city:
      return PageName::cities;
    case PageName::topic:
    case PageName::newTopic:
      return PageName::backlog;
    case PageName::libraryItem:
    case PageName::worksheet:
      return PageName::library;
    case PageName::cohesion:
    case PageName::domain:
      return PageName::programme;
    case PageName::rate:
    case PageName::grid:
    case PageName::profile:
    case PageName::opportunities:
    case PageName::phases:
      return PageName::baseline;
    case PageName::session:
    case PageName::practice:
    case PageName::reflection:
    case PageName::guide:
    case PageName::digest:
      return PageName::quarter;
    case PageName::expert:
    case PageName::peers:
      return PageName::experts;
    case PageName::review:
    case PageName::versions:
    case PageName::changes:
      return PageName::share;
    case PageName::data:
      return PageName::settings;
    default:
      return page;
  }
}

void drawPage(ui::Ui& ui, App& app) {
  switch (app.route().page) {
    case PageName::welcome:
    case PageName::home:
      return home(ui, app);
    case PageName::cities:
      return cities(ui, app);
    case PageName::city:
      return city(ui, app);
    case PageName::backlog:
      return backlog(ui, app);
    case PageName::topic:
      return topic(ui, app);
    case PageName::newTopic:
      return newTopic(ui, app);
    case PageName::round:
      return round(ui, app);
    case PageName::history:
      return history(ui, app);
    case PageName::quarter:
      return quarter(ui, app);
    case PageName::share:
      return share(ui, app);
    case PageName::review:
      return review(ui, app);
    case PageName::conflicts:
      return conflicts(ui, app);
    case PageName::settings:
      return settings(ui, app);
    case PageName::networks:
      return networks(ui, app);
    case PageName::baseline:
      return baseline(ui, app);
    case PageName::versions:
      return versions(ui, app);
    case PageName::library:
      return library(ui, app);
    case PageName::libraryItem:
      return libraryItem(ui, app);
    case PageName::session:
      return session(ui, app);
    case PageName::practice:
      return practice(ui, app);
    case PageName::reflection:
      return reflection(ui, app);
    case PageName::guide:
      return guide(ui, app);
    case PageName::digest:
      return digest(ui, app);
    case PageName::calendar:
      return calendar(ui, app);
    case PageName::programme:
      return programme(ui, app);
    case PageName::cohesion:
      return cohesion(ui, app);
    case PageName::domain:
      return domain(ui, app);
    case PageName::lessons:
      return lessons(ui, app);
    case PageName::worksheet:
      return worksheet(ui, app);
    case PageName::rate:
      return rate(ui, app);
    case PageName::grid:
      return grid(ui, app);
    case PageName::profile:
      return profile(ui, app);
    case PageName::opportunities:
      return opportunities(ui, app);
    case PageName::phases:
      return phases(ui, app);
    case PageName::experts:
      return experts(ui, app);
    case PageName::expert:
      return expert(ui, app);
    case PageName::peers:
      return peers(ui, app);
    case PageName::data:
      return data(ui, app);
    case PageName::changes:
      return changes(ui, app);
    case PageName::more:
      return more(ui, app);
  }
}

/// "Saved on this device" stands here only once the storage has confirmed it; when it cannot, the file is one
/// press away.
void savedState(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  switch (app.session().saveState()) {
    case SaveState::saved:
      ui.row([&] {
        ui.icon(ui::Icon::saved, ui::Tone::good);
        ui.muted(t(Msg::common_saved_on_device), ui::TextStyle::caption);
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

void footer(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  if (ui.phone()) {  // One line at the top: what is saved, and the way back once there is one.
    ui.row([&] {
      savedState(ui, app);
      if (app.session().canUndo() && ui.iconButton("undo", ui::Icon::undo, t(Msg::common_undo))) app.undo();
    });
    return;
  }
  savedState(ui, app);
  ui.row([&] {
    if (ui.iconButton("undo", ui::Icon::undo, t(Msg::common_undo), app.session().canUndo())) app.undo();
    if (ui.iconButton("redo", ui::Icon::redo, t(Msg::common_redo), app.session().canRedo())) app.redo();
  });
}

/// Pages that say nothing of the choices so far.
bool waitsForReplay(PageName page) {
  constexpr PageName kOthers[] = {PageName::networks, PageName::settings, PageName::data, PageName::more};
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
  if (app.persistence() == Persistence::privateWindow && !app.network().demo()) {
    if (ui.banner("private", ui::Tone::warn, t(Msg::data_promise_private), t(Msg::data_copy_short)))
      app.backup();
  } else if (app.route().page == PageName::home && app.copyIsDue()) {
    const Uncopied changes = app.uncopied();
    if (ui.banner("copy", ui::Tone::accent,
                  t(Msg::data_uncopied, {{"n", changes.edits}, {"date", t.date(isoDate(changes.since))}}),
                  t(Msg::data_copy_short)))
      app.backup();
  }
  if (!app.session().replayShare() && waitsForReplay(app.route().page)) return replayPage(ui, app);
  drawPage(ui, app);
}

}  // namespace

void more(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.pageHeader(t(Msg::nav_more));
  // What the bar at the bottom has no room for.
  const auto conflictCount = static_cast<std::int64_t>(app.network().conflicts().size());
  std::vector<const Place*> places;
  for (std::size_t i = static_cast<std::size_t>(ui.itemsInBar()); i < std::size(kPlaces); ++i)
    if (kPlaces[i].page != PageName::conflicts || conflictCount > 0) places.push_back(&kPlaces[i]);
  ui.card("places", {}, [&] {
    ui.list("places", t(Msg::nav_more), static_cast<int>(places.size()), [&](int i) {
      const Place& place = *places[static_cast<std::size_t>(i)];
      ui.row([&] {
        ui.link(place.key, t(place.label), toFragment({place.page, {}}), place.icon);
        if (place.page == PageName::conflicts)
          ui.pill(t(Msg::nav_conflict_count, {{"n", conflictCount}}), ui::Tone::warn);
      });
    });
  });
}

namespace {

void drawFrame(ui::Ui& ui, App& app) {
  if (app.missing() != nullptr) return missing(ui, app);
  if (!app.hasNetwork() || app.route().page == PageName::welcome) return welcome(ui, app);

  const auto& t = app.text();
  const auto conflictCount = static_cast<int>(app.network().conflicts().size());
  std::vector<std::string> labels, addresses;
  labels.reserve(std::size(kPlaces));
  addresses.reserve(std::size(kPlaces));
  std::vector<ui::NavItem> items;
  std::string current;
  const std::string conflictText = t(Msg::nav_conflict_count, {{"n", conflictCount}});
  for (const Place& place : kPlaces) {
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

  if (const auto& notice = app.notice())
    if (ui.toast("notice", notice->text, notice->offersUndo ? t(Msg::common_undo) : std::string()))
      app.undo();
}

}  // namespace

void draw(ui::Ui& ui, App& app) {
  if (!app.ready()) return;
  drawFrame(ui, app);
  joiningFiles(ui, app);
}

}  // namespace parcours::pages
