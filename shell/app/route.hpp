// Where the person is in the app, and its address: `#/backlog/k3f…`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace parcours {

enum class PageName : std::uint8_t {
  welcome,  // language, who am I, how to start
  home,
  cities,
  city,
  backlog,
  topic,
  newTopic,
  round,
  history,
  quarter,
  share,
  review,
  conflicts,
  settings,
  networks,
  baseline,
  versions,
  library,
  libraryItem,
  session,
  practice,
  reflection,
  guide,
  digest,
  calendar,
  programme,
  cohesion,
  domain,
  lessons,
  worksheet,
  rate,
  grid,
  profile,
  opportunities,
  phases,
  experts,
  expert,
  peers,
  data,
  workshop,  // a session as it is run in the room: `#/session/<id>/run`
  changes,   // who changed what; the id is a record's, or none
  gallery,   // every widget once, for who works on them: `#gallery`
  more,      // the places a phone's bar has no room for
};

struct Route {
  PageName page = PageName::home;
  std::string id;  ///< Entity the page is about; empty where it has none.
  bool operator==(const Route&) const = default;
};

std::string toFragment(const Route& route);      ///< `#/city/k3f…`
Route parseFragment(std::string_view fragment);  ///< home when it names no page.

}  // namespace parcours
