#include "core/journey/opportunities.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "core/document/ids.hpp"
#include "core/network/draft.hpp"
#include "core/network/edits.hpp"
#include "core/network/library.hpp"
#include "core/network/round_record.hpp"

namespace parcours {
namespace {

/// The largest need of each city in each learning area, as the last closed round counted it.
using Needs = std::map<std::pair<std::string, std::string>, int>;

Needs lastNeeds(const Network& network) {
  std::optional<RoundRecord> last;
  for (const Round& round : network.rounds())
    if (round.state() == "closed")
      if (auto record = parseRoundRecord(round.json("record"))) last = std::move(record);
  Needs needs;
  if (!last) return needs;
  for (std::size_t c = 0; c < last->cities.size(); ++c) {
    for (std::size_t i = 0; i < last->needs[c].size(); ++i) {
      const auto topic = network.get<Topic>(last->topics[i]);
      if (!topic || topic->domain().empty()) continue;
      int& need = needs[{last->cities[c], topic->domain()}];
      need = std::max(need, last->needs[c][i]);
    }
  }
  return needs;
}

int totalNeed(const Opportunity& one) {
  return std::accumulate(one.gaps.begin(), one.gaps.end(), 0,
                         [](int sum, const GapOfCity& gap) { return sum + gap.need; });
}

Opportunity inDomain(const Network& network, const Levels& levels, const Needs& needs,
                     std::string_view domain) {
  Opportunity one{std::string(domain), {}, {}, {}};
  for (const City& city : network.cities()) {
    if (city.paused()) continue;
    const auto level = levels.of(city.id(), domain);
    const auto found = needs.find({std::string(city.id()), one.domain});
    const int need = found == needs.end() ? 0 : found->second;
    if (level && *level >= kStrongFrom) one.strong.push_back({std::string(city.id()), *level});
    if ((level && *level < kGapBelow) || need >= kGapNeed)
      one.gaps.push_back({std::string(city.id()), level, need, {}});
  }
  for (GapOfCity& gap : one.gaps)
    for (const StrongCity& strong : one.strong)
      if (gap.level && strong.city != gap.city && strong.level - *gap.level >= kLearnableFrom)
        gap.learnsFrom.push_back(strong.city);
  for (const Topic& topic : network.openTopics())
    if (topic.domain() == domain) one.topics.emplace_back(topic.id());
  return one;
}

}  // namespace

bool Opportunity::fromEachOther() const {
  return std::any_of(gaps.begin(), gaps.end(), [](const GapOfCity& gap) { return !gap.learnsFrom.empty(); });
}

std::vector<Opportunity> opportunities(const Network& network, const Levels& levels) {
  const Needs needs = lastNeeds(network);
  std::vector<Opportunity> all;
  for (const Domain& domain : network.domains()) {
    Opportunity one = inDomain(network, levels, needs, domain.id());
    if (!one.gaps.empty()) all.push_back(std::move(one));
  }
  std::stable_sort(all.begin(), all.end(), [](const Opportunity& a, const Opportunity& b) {
    if (a.gaps.size() != b.gaps.size()) return a.gaps.size() > b.gaps.size();
    return totalNeed(a) > totalNeed(b);
  });
  return all;
}

std::vector<std::string> readyMadeFor(const Network& network, std::string_view domain,
                                      std::string_view topicsJson) {
  std::vector<std::string> keys = missingReadyMade(network, topicsJson);
  std::erase_if(keys, [&](const std::string& key) { return readyMadeDomainOf(topicsJson, key) != domain; });
  return keys;
}

Edit addOpportunityTopic(const Network& network, const Opportunity& opportunity, std::string_view key,
                         std::string_view topicsJson, std::string_view domainsJson, std::string_view reason) {
  Edit edit;
  std::string id;
  if (!key.empty()) {
    id = readyMadeTopicId(key);
    edit = addReadyMade(network, topicsJson, domainsJson, std::span(&key, 1));
    // It is in the backlog for what the baseline says, not because the library has it.
    std::erase_if(edit, [](const Write& write) { return write.field == "origin"; });
  } else {
    id = derivedId({"opportunity", opportunity.domain});
    const auto there = network.get<Topic>(id);
    const auto domain = network.get<Domain>(opportunity.domain);
    if (!domain || (there && !there->entity().hidden())) return {};
    if (there) return takeBack(id);
    Draft draft(id, "topic", kCommons);
    for (const std::string_view language : {"en", "fr", "pt"})
      draft.textIfAny(keyedName("title", language), domain->text(keyedName("title", language)));
    edit = draft.text("domain", opportunity.domain).integer("entered", nextRoundNumber(network)).take();
  }
  if (edit.empty()) return {};
  const Edit why =
      Draft(id, "topic", kCommons).text("origin", "baseline").textIfAny("origin_reason", reason).take();
  edit.insert(edit.end(), why.begin(), why.end());
  return edit;
}

}  // namespace parcours
