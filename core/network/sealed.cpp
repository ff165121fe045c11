#include "core/network/sealed.hpp"

#include <algorithm>

#include "core/network/round_record.hpp"

namespace parcours {
namespace {

bool isOpen(const Document& document, const std::string& round) {
  const Entity* entity = document.find(round);
  return entity != nullptr && View(round, *entity).text("state") == "open";
}

/// What the record says of a city; null when it names it not, or as absent.
const std::vector<int>* counted(const RoundRecord& record, std::string_view city) {
  const auto found = std::find(record.cities.begin(), record.cities.end(), city);
  const auto index = static_cast<std::size_t>(found - record.cities.begin());
  if (index >= record.needs.size() || record.needs[index].empty()) return nullptr;
  return &record.needs[index];
}

}  // namespace

std::size_t sealBallots(Document& exported) {
  std::size_t sealed = 0;
  for (auto it = exported.entities.begin(); it != exported.entities.end();) {
    const View view(it->first, it->second);
    const bool seal = it->second.type == "ballot" && isOpen(exported, view.text("round"));
    if (seal) ++sealed;
    it = seal ? exported.entities.erase(it) : std::next(it);
  }
  return sealed;
}

std::vector<std::string> lateBallots(const Network& network, const Round& round) {
  std::vector<std::string> late;
  const auto record = parseRoundRecord(round.json("record"));
  if (!record || unsettled(round)) return late;
  for (const Ballot& ballot : network.ballots(round.id())) {
    const std::string city = ballot.city();
    const std::vector<int>* needs = counted(*record, city);
    const auto differs = [&](const std::string& topic) {
      const auto grade = ballot.grade(topic);
      const auto found = std::find(record->topics.begin(), record->topics.end(), topic);
      const auto index = static_cast<std::size_t>(found - record->topics.begin());
      if (!grade || found == record->topics.end()) return false;
      // A larger need of a topic merged into this one may have been counted in its stead.
      return needs == nullptr ? *grade > 0 : index < needs->size() && *grade > (*needs)[index];
    };
    const std::vector<std::string> topics = ballot.keys("grade");
    if (std::any_of(topics.begin(), topics.end(), differs)) late.push_back(city);
  }
  std::sort(late.begin(), late.end());
  late.erase(std::unique(late.begin(), late.end()), late.end());
  return late;
}

}  // namespace parcours
