#include "shell/pages/later.hpp"

namespace parcours::pages {

PageFunction laterPage(PageName page) {
  switch (page) {
    case PageName::cities:
      return cities;
    case PageName::city:
      return city;
    case PageName::backlog:
      return backlog;
    case PageName::topic:
      return topic;
    case PageName::newTopic:
      return newTopic;
    case PageName::round:
      return round;
    case PageName::history:
      return history;
    case PageName::quarter:
      return quarter;
    case PageName::share:
      return share;
    case PageName::review:
      return review;
    case PageName::conflicts:
      return conflicts;
    case PageName::baseline:
      return baseline;
    case PageName::versions:
      return versions;
    case PageName::library:
      return library;
    case PageName::libraryItem:
      return libraryItem;
    case PageName::session:
      return session;
    case PageName::practice:
      return practice;
    case PageName::reflection:
      return reflection;
    case PageName::guide:
      return guide;
    case PageName::digest:
      return digest;
    case PageName::calendar:
      return calendar;
    case PageName::programme:
      return programme;
    case PageName::cohesion:
      return cohesion;
    case PageName::domain:
      return domain;
    case PageName::lessons:
      return lessons;
    case PageName::worksheet:
      return worksheet;
    case PageName::rate:
      return rate;
    case PageName::grid:
      return grid;
    case PageName::profile:
      return profile;
    case PageName::opportunities:
      return opportunities;
    case PageName::phases:
      return phases;
    case PageName::experts:
      return experts;
    case PageName::expert:
      return expert;
    case PageName::peers:
      return peers;
    case PageName::data:
      return data;
    case PageName::workshop:
      return workshop;
    case PageName::changes:
      return changes;
    case PageName::gallery:
      return gallery;
    default:
      return home;
  }
}

}  // namespace parcours::pages
