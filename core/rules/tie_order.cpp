#include "core/rules/tie_order.hpp"

#include <algorithm>
#include <numeric>

namespace parcours::rules {

std::vector<int> totalNeeds(const Round& round) {
  std::vector<int> totals(round.topicCount(), 0);
  for (CityIndex city = 0; city < round.needs.size(); ++city) {
    const std::span<const int> needs = round.needsOf(city);
    for (TopicIndex topic = 0; topic < needs.size(); ++topic) totals[topic] += needs[topic];
  }
  return totals;
}

TieBreak tieBreakBetween(const Round& round, const std::vector<int>& totalNeeds, TopicIndex a, TopicIndex b) {
  if (totalNeeds[a] != totalNeeds[b]) return TieBreak::totalNeed;
  return round.entered[a] != round.entered[b] ? TieBreak::entered : TieBreak::id;
}

std::vector<TopicIndex> tieOrder(const Round& round, const std::vector<int>& totalNeeds) {
  std::vector<TopicIndex> order(round.topicCount());
  std::iota(order.begin(), order.end(), TopicIndex{0});
  std::sort(order.begin(), order.end(), [&](TopicIndex a, TopicIndex b) {
    if (totalNeeds[a] != totalNeeds[b]) return totalNeeds[a] > totalNeeds[b];
    if (round.entered[a] != round.entered[b]) return round.entered[a] < round.entered[b];
    return a < b;
  });
  return order;
}

}  // namespace parcours::rules
