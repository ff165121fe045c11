#include "shell/pages/places.hpp"

namespace parcours::pages {
namespace {

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

}  // namespace

std::span<const Place> places() { return kPlaces; }

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
    case PageName::workshop:
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

}  // namespace parcours::pages
