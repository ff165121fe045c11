// "What if we chose this one?": what a topic would do for each city, before people decide. Computed from the
// ledger by the rule that will settle the choice, so what is shown is what would happen.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/journey/choice.hpp"

namespace parcours {

/// What one city would see if a topic were chosen.
struct CityOutcome {
  std::string city;
  bool present = false;  ///< It answered this round.
  int need = 0;          ///< For the topic; 0 when absent.
  bool served = false;
  rules::Rational pays;          ///< In topics.
  int waited = 0, willWait = 0;  ///< Quarters, before and after.
};

/// The topics most worth comparing: those that share the most voice, then the other eligible ones by the
/// voice their supporters would have left. At most `most`.
std::vector<std::string> foremostTopics(const ReplayedRound& round, std::size_t most);

/// By the cities of the ledger's last round (ReplayedRound::cities), the one that awaits people's choice or
/// was just chosen. `ledger` has a round.
std::vector<CityOutcome> whatIf(const Ledger& ledger, std::string_view topic);

}  // namespace parcours
