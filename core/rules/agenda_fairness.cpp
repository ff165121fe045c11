#include "core/rules/agenda_fairness.hpp"

#include <algorithm>
#include <cstddef>

namespace parcours::rules {
namespace {

/// The best backing that any topic the city approves has; 0 when it approves none.
int bestBacking(const SettledRound& settled, const std::vector<int>& backers, CityIndex city) {
  int best = 0;
  for (TopicIndex topic = 0; topic < backers.size(); ++topic)
    if (settled.round.need(city, topic) >= settled.servedThreshold) best = std::max(best, backers[topic]);
  return best;
}

/// By topic: the cities that approve it.
std::vector<int> countBackers(const SettledRound& settled) {
  std::vector<int> backers(settled.round.topicCount());
  for (TopicIndex topic = 0; topic < backers.size(); ++topic)
    for (CityIndex city = 0; city < settled.members.size(); ++city)
      backers[topic] += settled.round.need(city, topic) >= settled.servedThreshold ? 1 : 0;
  return backers;
}

}  // namespace

void add(AgendaFairness& record, const SettledRound& settled) {
  const std::vector<int> backers = countBackers(settled);
  const auto members = std::count(settled.members.begin(), settled.members.end(), true);
  if (record.cities.size() < settled.members.size()) record.cities.resize(settled.members.size());
  for (CityIndex city = 0; city < settled.members.size(); ++city) {
    if (!settled.members[city]) continue;
    CityFairness& one = record.cities[city];
    one.quota += fraction(bestBacking(settled, backers, city), members);
    if (settled.round.need(city, settled.chosen) >= settled.servedThreshold) {
      ++one.served;
      one.influence += fraction(1, backers[settled.chosen]);
    }
    const Rational behind = one.quota - one.served;
    const int kept = behind < 1 ? 1 : 0;
    ++one.rounds;
    one.kept += kept;
    one.longestWait = std::max(one.longestWait, settled.droughtsAfter[city]);
    if (record.owed == 0 || behind > record.deviation) record.deviation = behind;
    ++record.owed;
    record.kept += kept;
  }
}

Rational influenceGini(const AgendaFairness& record) {
  Rational apart = 0, sum = 0;
  for (std::size_t i = 0; i < record.cities.size(); ++i) {
    sum += record.cities[i].influence;
    for (std::size_t j = 0; j < i; ++j) {
      const Rational difference = record.cities[i].influence - record.cities[j].influence;
      apart += difference < 0 ? Rational(-difference) : difference;
    }
  }
  return sum == 0 ? sum : Rational(apart / (sum * record.cities.size()));
}

}  // namespace parcours::rules
