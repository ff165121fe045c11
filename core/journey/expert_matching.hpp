// Which expert for which city: the proposals of a quarter, each with what speaks for it.
//
// The cities in greatest difficulty get someone first, then as many as possible, then the best overall fit;
// of equally good answers the first by ids (rules::matchExperts). Nothing here decides: people accept.
#pragma once

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/journey/expert_requests.hpp"
#include "core/network/levels.hpp"
#include "core/network/network.hpp"

namespace parcours {

using CityIds = std::set<std::string>;

inline constexpr int kMostFit = 100;

/// The language a city's team works in: what it says, or the only one it has; empty when it said neither.
std::string firstLanguage(const City& city);

/// Points that speak for an expert, as the network agreed on them; the schema's fields `fit_…` of a network.
struct FitTable {
  std::array<int, 3> skill{20, 40, 60};  ///< By skill, 1 to 3, in the learning area.
  int firstLanguage = 25;                ///< The first working language of the city is shared.
  int otherLanguage = 10;                ///< Another is.
  int together = 15;                     ///< They worked together before.
  int leastSkill = 1;                    ///< Below it an expert is not proposed.
};
FitTable fitTable(const Network& network);

/// Why an expert cannot help with a request.
enum class Obstacle { none, noArea, citySpeaksNothing, away, skill, language, tier, conflict, declined };
/// What speaks for an expert in one request, or against.
struct ExpertFit {
  std::string expert;
  Obstacle obstacle = Obstacle::none;
  int skill = 0;         ///< In the learning area, 1 to 3; 0: not said.
  std::string language;  ///< Shared: the city's first one, or another.
  bool isFirstLanguage = false;
  bool together = false;
  int points = 0;  ///< 0 to kMostFit.
  int left = 0;    ///< Places the expert still has in the quarter.
};

/// Why a request has no proposal.
enum class Unmatched { no, noArea, citySpeaksNothing, nobodyFits, allTaken, otherFirst };

/// One for each request that waits for an expert.
struct ExpertProposal {
  std::string request, city, domain;
  bool isFirstInLine = false;
  std::optional<ExpertFit> proposed;
  Unmatched unmatched = Unmatched::no;
  std::vector<ExpertFit> others;   ///< Who could help as well, the best first.
  std::vector<ExpertFit> refused;  ///< Who could not, by id, each with its obstacle.
};

/// The proposals for the requests of a quarter that wait, by city, then by when they were asked. A city takes
/// part with one request at a time, the earliest that somebody could take: the next follows when that one is
/// accepted. A city that has
/// an expert in this quarter already is not first in line any more; `firstInLine`: see citiesInDifficulty.
std::vector<ExpertProposal> proposeExperts(const Network& network, const Levels& levels,
                                           const CityIds& firstInLine, std::string_view quarter);

}  // namespace parcours
