#include "core/journey/agenda_fairness.hpp"

#include <algorithm>

namespace parcours {

AgendaFairness agendaFairness(const Ledger& ledger) {
  AgendaFairness all;
  for (const ReplayedRound& round : ledger.rounds) {
    if (round.chosen.empty()) continue;
    ++all.rounds;
    all.guarded += round.certificate.guard.active() ? 1 : 0;
    all.cities = round.cities;
    const rules::Round needs = toRules(round.record, round.cities);
    rules::SettledRound settled{needs,
                                round.record.settings.servedThreshold,
                                {},
                                topicIndex(round.record, round.chosen),
                                round.account.droughtsAfter};
    for (const std::string& city : round.cities)
      settled.members.push_back(
          std::binary_search(round.record.cities.begin(), round.record.cities.end(), city));
    rules::add(all.record, settled);
  }
  return all;
}

}  // namespace parcours
