// The common programme as a whole: what it covers of a local action plan, and which learning areas the cities
// need.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/journey/choice.hpp"
#include "core/network/network.hpp"

namespace parcours {

/// The parts of a local action plan, in its order; schema names.
inline constexpr std::string_view kPlanPartNames[] = {
    "objectives", "actions", "timing", "responsibilities", "costs", "funding", "indicators", "risks"};

/// The topics of the quarters, done, open and next, each once, in order.
std::vector<std::string> programmeTopics(const Network& network);
bool serves(const Topic& topic, std::string_view planPart);
/// Parts that no topic of the programme serves.
std::vector<std::string_view> uncoveredParts(const Network& network);

/// How many cities need something in a learning area.
struct Relevance {
  std::string domain;
  int needing = 0;  ///< Cities with a need for a topic of it in the last rounds.
  int cities = 0;   ///< That take part: not paused, and named by one of these rounds.
  /// Fewer than half of the cities need it: is it common to all?
  [[nodiscard]] bool low() const { return cities > 0 && 2 * needing < cities; }
};

/// Closed rounds that relevance is read from: a year of them.
inline constexpr std::size_t kRelevanceRounds = 4;

/// One for each learning area, in their order, from the rounds the ledger holds.
std::vector<Relevance> relevances(const Network& network, const Ledger& ledger);

}  // namespace parcours
