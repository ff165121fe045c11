#include "core/journey/agenda_fairness.hpp"

#include <algorithm>
#include <optional>

namespace parcours {
namespace {

using rules::Rational;

/// One settled round as approvals.
struct Approvals {
  rules::Round needs;
  int threshold = 2;
  std::size_t members = 0;  ///< Cities the network had.

  [[nodiscard]] bool of(std::size_t city, std::size_t topic) const {
    return needs.need(city, topic) >= threshold;
  }
  [[nodiscard]] std::vector<int> backers(std::size_t cities) const {
    std::vector<int> count(needs.topicCount());
    for (std::size_t topic = 0; topic < count.size(); ++topic)
      for (std::size_t city = 0; city < cities; ++city) count[topic] += of(city, topic) ? 1 : 0;
    return count;
  }
};

bool isMember(const RoundRecord& record, const std::string& city) {
  return std::binary_search(record.cities.begin(), record.cities.end(), city);
}

void count(AgendaFairness& all, const ReplayedRound& round, bool& first) {
  const Approvals approvals{toRules(round.record, round.cities), round.record.settings.servedThreshold,
                            round.record.cities.size()};
  const std::vector<int> backers = approvals.backers(round.cities.size());
  const rules::TopicIndex chosen = topicIndex(round.record, round.chosen);
  for (std::size_t city = 0; city < round.cities.size(); ++city) {
    if (city == all.cities.size()) all.cities.push_back({round.cities[city], 0, 0, 0, 0, 0, 0});
    if (!isMember(round.record, round.cities[city])) continue;
    CityFairness& one = all.cities[city];
    int best = 0;
    for (std::size_t topic = 0; topic < backers.size(); ++topic)
      if (approvals.of(city, topic)) best = std::max(best, backers[topic]);
    one.quota += rules::fraction(best, approvals.members);
    if (approvals.of(city, chosen)) {  // an unlisted topic nobody approves
      ++one.served;
      one.influence += rules::fraction(1, backers[chosen]);
    }
    const Rational behind = one.quota - one.served;
    ++one.rounds;
    one.kept += behind < 1 ? 1 : 0;
    one.longestWait = std::max(one.longestWait, round.account.droughtsAfter[city]);
    if (first || behind > all.deviation) all.deviation = behind;
    first = false;
  }
}

/// Half the mean distance between two cities' influence, relative to the mean; 0 when nobody had any.
Rational giniOf(const std::vector<CityFairness>& cities) {
  Rational apart = 0, sum = 0;
  for (std::size_t i = 0; i < cities.size(); ++i) {
    sum += cities[i].influence;
    for (std::size_t j = 0; j < i; ++j) {
      const Rational difference = cities[i].influence - cities[j].influence;
      apart += difference < 0 ? Rational(-difference) : difference;
    }
  }
  return sum == 0 ? sum : Rational(apart / (sum * cities.size()));
}

}  // namespace

AgendaFairness agendaFairness(const Ledger& ledger) {
  AgendaFairness all;
  bool first = true;
  for (const ReplayedRound& round : ledger.rounds) {
    if (round.chosen.empty()) continue;
    ++all.rounds;
    all.guarded += round.certificate.guard.active() ? 1 : 0;
    count(all, round, first);
  }
  for (const CityFairness& city : all.cities) {
    all.kept += city.kept;
    all.owed += city.rounds;
  }
  all.influenceGini = giniOf(all.cities);
  return all;
}

}  // namespace parcours
