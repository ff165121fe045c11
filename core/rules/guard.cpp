#include "core/rules/guard.hpp"

#include <algorithm>

namespace parcours::rules {

Guard readGuard(const Ledger& ledger, const Round& round, const ChoiceSettings& settings) {
  Guard guard{{}, {}, std::vector<int>(round.topicCount(), 0)};
  int longest = 0;
  for (CityIndex city = 0; city < round.needs.size(); ++city) {
    if (round.largestNeed(city) < settings.servedThreshold) continue;
    guard.waiting.push_back(city);
    longest = std::max(longest, ledger.drought(city));
  }
  if (!settings.guard || longest < *settings.guard) return guard;

  for (const CityIndex city : guard.waiting) {
    if (ledger.drought(city) != longest) continue;
    guard.late.push_back(city);
    for (TopicIndex topic = 0; topic < round.topicCount(); ++topic) {
      if (round.need(city, topic) >= settings.servedThreshold) ++guard.lateServed[topic];
    }
  }
  return guard;
}

std::vector<TopicIndex> admissible(const Guard& guard, const std::vector<TopicIndex>& needed) {
  if (!guard.active()) return needed;
  const int most = *std::max_element(guard.lateServed.begin(), guard.lateServed.end());
  std::vector<TopicIndex> kept;
  for (const TopicIndex topic : needed) {
    if (guard.lateServed[topic] == most) kept.push_back(topic);
  }
  return kept;
}

}  // namespace parcours::rules
