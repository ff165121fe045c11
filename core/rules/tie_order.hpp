// Which of two topics comes first when their supporters would have exactly as much voice left.
#pragma once

#include <vector>

#include "core/rules/round.hpp"

namespace parcours::rules {

/// The first of these that tells two topics apart.
enum class TieBreak {
  none,       ///< There was no tie.
  totalNeed,  ///< The larger sum of all cities' needs.
  entered,    ///< The longer stay in the backlog.
  id,         ///< The smaller id: something must settle it, and this is the same on every device.
};

/// By topic: the sum of all cities' needs.
std::vector<int> totalNeeds(const Round& round);

/// What puts topic `a` before topic `b`, or `b` before `a`. They differ.
TieBreak tieBreakBetween(const Round& round, const std::vector<int>& totalNeeds, TopicIndex a, TopicIndex b);

/// All topics, first of the ties first.
std::vector<TopicIndex> tieOrder(const Round& round, const std::vector<int>& totalNeeds);

}  // namespace parcours::rules
