#include "core/journey/programme.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "core/network/round_record.hpp"

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

std::vector<Relevance> relevances(const Network& network) {
  std::vector<RoundRecord> records;
  for (const Round& round : network.rounds()) {
    if (round.state() != "closed") continue;
    if (auto record = parseRoundRecord(round.json("record"))) records.push_back(std::move(*record));
  }
  if (records.size() > kRelevanceRounds)
    records.erase(records.begin(), records.end() - static_cast<std::ptrdiff_t>(kRelevanceRounds));

  std::set<std::string, std::less<>> present;
  for (const City& city : network.cities())
    if (!city.paused()) present.emplace(city.id());

  std::set<std::string, std::less<>> asked;
  std::map<std::string, std::set<std::string>> needing;  // cities by learning area
  for (const RoundRecord& record : records) {
    for (std::size_t c = 0; c < record.cities.size() && c < record.needs.size(); ++c) {
      if (!present.contains(record.cities[c])) continue;
      asked.insert(record.cities[c]);
      for (std::size_t i = 0; i < record.needs[c].size() && i < record.topics.size(); ++i) {
        const auto topic = network.get<Topic>(record.topics[i]);
        if (topic && record.needs[c][i] > 0) needing[topic->domain()].insert(record.cities[c]);
      }
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
