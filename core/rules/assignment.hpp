// Who works with whom when one side has no wishes of its own: cities and experts, or helpers by benefit.
//
// Experts are a shared resource of the network, so the whole counts: the cities in greatest need first, then
// as many as possible, then the best overall fit. Among equally good answers the lexicographically first is
// taken, so every device finds the same one.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "core/rules/rational.hpp"

namespace parcours::rules {

/// Cities that ask and experts who offer. Cities and experts are numbers, in ascending order of their ids.
struct ExpertMarket {
  std::vector<int> demand;  ///< By city: how many experts it asks for, each at most once.
  std::vector<bool>
      firstInLine;            ///< By city: left behind or unheard, to be served before all. Empty: none is.
  std::vector<int> capacity;  ///< By expert: how many requests it takes.
  /// By city, by expert: what is lost by this pair (100 minus the fit); none: they cannot work together.
  std::vector<std::vector<std::optional<int>>> cost;
};

struct ExpertMatching {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;  ///< City and expert, ascending.
  Integer cost = 0;                                        ///< Sum over the pairs.
};

/// Most cities first in line served, then most pairs, then lowest cost, then the lexicographically first
/// pairs.
ExpertMatching matchExperts(const ExpertMarket& market);

/// By city: the helper it gets, or none. `benefit` by city, by helper (none: not possible); a city without
/// helper has benefit 0. The worst-off city gets as much as possible, then the next, and so on (leximin);
/// then the lexicographically first, no helper counting as last.
std::vector<std::optional<std::size_t>> leximinAssignment(
    const std::vector<int>& capacity, const std::vector<std::vector<std::optional<int>>>& benefit);

}  // namespace parcours::rules
