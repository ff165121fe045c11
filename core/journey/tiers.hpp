// Each city at its own height in a topic: the step that fits it, and whether the topic builds on what exists
// or explores the new.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/network/levels.hpp"
#include "core/network/network.hpp"

namespace parcours {

/// Schema names of the tiers, from the first step on; also the topic's fields that hold the steps.
inline constexpr std::string_view kTierNames[] = {"catch_up", "core", "stretch"};

/// Levels below which a city is proposed the catch-up step, and from which the stretch step.
inline constexpr int kCatchUpBelow = 40, kStretchFrom = 60;
/// The level from which a learning area counts as acquired by a city.
inline constexpr int kAcquiredFrom = 50;

/// The tier (of kTierNames) that a level asks for; core where it is unknown.
std::string_view proposedTier(std::optional<int> level);

/// The tier of a city for one topic, and why.
struct TierOfCity {
  std::string city;
  std::string_view tier;      ///< Of kTierNames.
  std::string_view proposed;  ///< From the baseline; core where the level is unknown.
  std::optional<int> level;   ///< In the topic's learning area.
  bool byPeople = false;      ///< People set it.
};

/// One for each city that is not paused, in the order of Network::cities.
std::vector<TierOfCity> tiersOf(const Network& network, const Levels& levels, const Topic& topic);
/// People's own view of a city's tier; an empty one returns to the proposal.
Edit setTier(const Topic& topic, std::string_view city, std::string_view tier);

/// The steps (of kTierNames) for which the topic has no text in any language. A topic that some city would
/// find no step in is not ready for a quarter.
std::vector<std::string_view> missingSteps(const Topic& topic);

/// Acquired: at least half of the cities whose level is known stand at kAcquiredFrom or above.
enum class Novelty { unknown, acquired, fresh };
Novelty noveltyOf(const Network& network, const Levels& levels, const Topic& topic);

/// How the last quarters, at most four, share out.
struct NoveltyBalance {
  int acquired = 0, fresh = 0, unknown = 0;
};
inline constexpr std::size_t kBalanceQuarters = 4;
NoveltyBalance noveltyBalance(const Network& network, const Levels& levels);

}  // namespace parcours
