#include "core/journey/what_if.hpp"

#include <algorithm>

namespace parcours {

std::vector<std::string> foremostTopics(const ReplayedRound& round, std::size_t most) {
  const rules::Certificate& certificate = round.certificate;
  std::vector<rules::TopicIndex> topics = certificate.eligible;  // in the order that breaks ties
  std::stable_sort(topics.begin(), topics.end(), [&](rules::TopicIndex a, rules::TopicIndex b) {
    return *certificate.voiceLeft[a] > *certificate.voiceLeft[b];
  });
  if (topics.size() > most) topics.resize(most);
  std::vector<std::string> ids;
  for (const rules::TopicIndex topic : topics) ids.push_back(round.record.topics[topic]);
  return ids;
}

std::vector<CityOutcome> whatIf(const Ledger& ledger, std::string_view topic) {
  const ReplayedRound& round = ledger.rounds.back();
  const rules::Round needs = toRules(round.record, round.cities);
  const rules::TopicIndex index = topicIndex(round.record, topic);
  const rules::Settlement account =
      rules::settle(ledger.beforeLast, needs, round.record.settings, index).account;
  std::vector<CityOutcome> all;
  for (std::size_t city = 0; city < round.cities.size(); ++city) {
    CityOutcome& one = all.emplace_back();
    one.city = round.cities[city];
    one.present = needs.needs[city].has_value();
    one.need = needs.need(city, index);
    one.served = one.need >= round.record.settings.servedThreshold;
    one.pays = account.payments[city];
    one.waited = ledger.beforeLast.drought(city);
    one.willWait = account.droughtsAfter[city];
  }
  return all;
}

}  // namespace parcours
