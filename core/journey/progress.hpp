// How far a quarter is: each city at its own pace, and the ways of learning it offers.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/network/network.hpp"

namespace parcours {

/// The four ways of learning that each quarter mixes; bilateral calls come on top.
inline constexpr std::string_view kWayNames[] = {"event", "local", "peer", "expert", "call"};
inline constexpr std::size_t kNeededWays = 4;

/// Ways for which the quarter has no session yet.
std::vector<std::string_view> missingWays(const Network& network, std::string_view quarter);

/// A city in a quarter. Facts about this city alone; nothing here compares cities.
struct CityProgress {
  std::string city;
  bool paused = false;  ///< Altogether, or for this quarter.
  int shift = 0;        ///< Days its steps come later.
  std::string step;     ///< Where it is: the network's step, or the earlier one its own dates say.
  bool ready = false;
  int practices = 0;
  bool reflected = false;
  bool shares = false;   ///< Its reflection can be read here.
  int sessions = 0;      ///< It took part in.
  bool isLate = false;   ///< Something of the steps before is still missing.
  std::string nextDate;  ///< On which its next step begins; empty: none, or no dates.
};

/// One for each city, in the order of Network::cities. `today` (`YYYY-MM-DD`) may be empty: not known.
std::vector<CityProgress> progressOf(const Network& network, const Quarter& quarter, std::string_view today);
/// Cities that are not paused and have not reflected: they hold the closing back.
std::vector<std::string> withoutReflection(const Network& network, const Quarter& quarter);

/// Sessions each city took part in, by way, in one quarter or (empty id) all of them.
struct Participation {
  std::string city;
  std::map<std::string, int, std::less<>> byWay;
};
std::vector<Participation> participation(const Network& network, std::string_view quarter);

}  // namespace parcours
