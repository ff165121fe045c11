#include "core/network/sealed.hpp"

#include <algorithm>

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

/// Whether some topic that the record does not list has this grade: one that was merged into another.
bool gradedElsewhere(const Ballot& ballot, const RoundRecord& record, int grade) {
  const std::vector<std::string> topics = ballot.keys("grade");
  return std::any_of(topics.begin(), topics.end(), [&](const std::string& topic) {
    return !std::binary_search(record.topics.begin(), record.topics.end(), topic) &&
           ballot.grade(topic) == grade;
  });
}

bool differs(const Ballot& ballot, const RoundRecord& record) {
  const std::vector<int>* needs = counted(record, ballot.city());
  for (std::size_t i = 0; i < record.topics.size(); ++i) {
    const int now = ballot.grade(record.topics[i]).value_or(0);
    const int then = needs == nullptr ? 0 : (*needs)[i];
    if (now > then || (now < then && !gradedElsewhere(ballot, record, then))) return true;
  }
  return false;
}

}  // namespace

bool isSealed(const Document& document, const Entity& entity) {
  return entity.type == "ballot" && isOpen(document, View({}, entity).text("round"));
}

std::size_t sealBallots(Document& exported) {
  std::size_t sealed = 0;
  for (auto it = exported.entities.begin(); it != exported.entities.end();) {
    const bool seal = isSealed(exported, it->second);
    if (seal) ++sealed;
    it = seal ? exported.entities.erase(it) : std::next(it);
  }
  return sealed;
}

std::vector<std::string> lateBallots(const Network& network, std::string_view round,
                                     const RoundRecord& record) {
  std::vector<std::string> late;
  for (const Ballot& ballot : network.ballots(round))
    if (differs(ballot, record)) late.push_back(ballot.city());
  std::sort(late.begin(), late.end());
  late.erase(std::unique(late.begin(), late.end()), late.end());
  return late;
}

}  // namespace parcours
