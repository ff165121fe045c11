#include "core/journey/programme.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace parcours {

std::vector<std::string> programmeTopics(const Network& network) {
  std::vector<std::string> topics;
  const auto add = [&](const std::string& topic) {
    const bool isNew = std::find(topics.begin(), topics.end(), topic) == topics.end();
    if (!topic.empty() && isNew) topics.push_back(topic);
  };
  for (const Quarter& quarter : network.quarters()) add(quarter.topic());
  for (const Round& round : network.rounds())
    if (round.state() == "closed") add(round.chosen());
  return topics;
}

bool serves(const Topic& topic, std::string_view planPart) {
  const std::vector<std::string> parts = topic.set("plan");
  return std::find(parts.begin(), parts.end(), planPart) != parts.end();
}

std::vector<std::string_view> uncoveredParts(const Network& network) {
  std::vector<std::string_view> uncovered(std::begin(kPlanPartNames), std::end(kPlanPartNames));
  for (const std::string& id : programmeTopics(network)) {
    const auto topic = network.get<Topic>(id);
    if (topic) std::erase_if(uncovered, [&](std::string_view part) { return serves(*topic, part); });
  }
  return uncovered;
}

std::vector<Relevance> relevances(const Network& network, const Ledger& ledger) {
  std::set<std::string, std::less<>> present;
  for (const City& city : network.cities())
    if (!city.paused()) present.emplace(city.id());

  std::set<std::string, std::less<>> asked;
  std::map<std::string, std::set<std::string>> needing;  // cities by learning area
  const std::size_t count = std::min(ledger.rounds.size(), kRelevanceRounds);
  for (std::size_t r = ledger.rounds.size() - count; r < ledger.rounds.size(); ++r) {
    const RoundRecord& record = ledger.rounds[r].record;
    std::vector<std::string> domains;  // by topic
    for (const std::string& id : record.topics) {
      const auto topic = network.get<Topic>(id);
      domains.push_back(topic ? topic->domain() : std::string());
    }
    for (std::size_t c = 0; c < record.cities.size(); ++c) {
      const std::string& city = record.cities[c];
      if (!present.contains(city)) continue;
      asked.insert(city);
      for (std::size_t i = 0; i < record.needs[c].size(); ++i)
        if (record.needs[c][i] > 0) needing[domains[i]].insert(city);
    }
  }
  std::vector<Relevance> all;
  for (const Domain& domain : network.domains()) {
    const std::string id(domain.id());
    all.push_back({id, static_cast<int>(needing[id].size()), static_cast<int>(asked.size())});
  }
  return all;
}

}  // namespace parcours
