// How much voice a topic's supporters would have left: the measure by which topics are compared.
//
// A topic costs 1. Its supporters pay it by lowering their fullest purses to one common level, like water
// finding its own; purses below that level pay nothing (Phragmén's rule when ballots change from one quarter
// to the next).
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/rules/ledger.hpp"
#include "core/rules/rational.hpp"
#include "core/rules/round.hpp"

namespace parcours::rules {

/// A level as `left / payers` parts of a ledger's whole: kept undivided so that comparing needs no fraction.
struct WaterLevel {
  Integer left;            ///< What the paying purses keep together, in parts.
  std::size_t payers = 0;  ///< Purses that pay.
};

/// Negative, zero or positive as `a` leaves less, as much or more than `b`. Both over the same ledger.
int compare(const WaterLevel& a, const WaterLevel& b);

/// A purse that may speak this quarter: its city needs some open topic at least that much.
struct ActivePurse {
  CityIndex city;
  int level;
};

/// All active purses, fullest first. The ledger has admitted every city of the round.
std::vector<ActivePurse> activePurses(const Ledger& ledger, const Round& round,
                                      const ChoiceSettings& settings);

/// By topic: the level at which it is paid; nothing when no purse supports it. `fullestFirst` as from
/// activePurses.
std::vector<std::optional<WaterLevel>> waterLevels(const Ledger& ledger, const Round& round,
                                                   const std::vector<ActivePurse>& fullestFirst);
/// Of one topic.
std::optional<WaterLevel> waterLevel(const Ledger& ledger, const Round& round,
                                     const std::vector<ActivePurse>& fullestFirst, TopicIndex topic);

}  // namespace parcours::rules
