// The promise that nobody waits for ever: after some quarters without being served a city moves to the front.
//
// Proportional voice alone may keep a lone city waiting for up to 6n-1 quarters. With a guard of D quarters a
// city that needs something every quarter waits D+n-1 at most (docs/decisions/topic-choice.md).
#pragma once

#include <vector>

#include "core/rules/ledger.hpp"
#include "core/rules/round.hpp"

namespace parcours::rules {

/// The guard's view of a round.
struct Guard {
  std::vector<CityIndex> waiting;  ///< Cities that need some open topic at the served threshold or above.
  std::vector<CityIndex>
      late;  ///< Those of them that waited longest, once that is the guard's limit. Else empty.
  std::vector<int> lateServed;  ///< By topic: late cities it would serve.

  /// True when the guard narrows the choice this quarter.
  [[nodiscard]] bool active() const { return !late.empty(); }
};

Guard readGuard(const Ledger& ledger, const Round& round, const ChoiceSettings& settings);

/// The topics that may win, out of `needed`: all, or under an active guard those that serve most late cities.
std::vector<TopicIndex> admissible(const Guard& guard, const std::vector<TopicIndex>& needed);

}  // namespace parcours::rules
