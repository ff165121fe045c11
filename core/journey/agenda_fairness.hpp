// The fairness record of a network's agenda: core/rules/agenda_fairness over its settled rounds. Cancelled
// rounds and those not yet chosen do not count.
#pragma once

#include <string>
#include <vector>

#include "core/journey/choice.hpp"
#include "core/rules/agenda_fairness.hpp"

namespace parcours {

struct AgendaFairness {
  int rounds = 0;   ///< Settled.
  int guarded = 0;  ///< Of which the waiting guard narrowed: above one in three, raise the guard.
  std::vector<std::string> cities;  ///< Ids, in the order in which rounds named them; those that left too.
  rules::AgendaFairness record;     ///< Its cities in that order.
};

AgendaFairness agendaFairness(const Ledger& ledger);

}  // namespace parcours
