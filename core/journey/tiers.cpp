#include "core/journey/tiers.hpp"

#include <algorithm>
#include <iterator>

#include "core/network/draft.hpp"
#include "core/network/edits.hpp"

namespace parcours {
namespace {

constexpr std::string_view kCatchUp = kTierNames[0], kCore = kTierNames[1], kStretch = kTierNames[2];

}  // namespace

std::string_view proposedTier(std::optional<int> level) {
  if (!level) return kCore;
  if (*level < kCatchUpBelow) return kCatchUp;
  return *level >= kStretchFrom ? kStretch : kCore;
}

std::vector<TierOfCity> tiersOf(const Network& network, const Levels& levels, const Topic& topic) {
  std::vector<TierOfCity> tiers;
  const std::string domain = topic.domain();
  for (const City& city : network.cities()) {
    if (city.paused()) continue;
    TierOfCity& tier = tiers.emplace_back();
    tier.city = city.id();
    tier.level = levels.of(city.id(), domain);
    tier.tier = tier.proposed = proposedTier(tier.level);
    const std::string said = topic.text(keyedName("tier", city.id()));
    const auto* const found = std::find(std::begin(kTierNames), std::end(kTierNames), said);
    if (found == std::end(kTierNames)) continue;
    tier.tier = *found;
    tier.byPeople = true;
  }
  return tiers;
}

Edit setTier(const Topic& topic, std::string_view city, std::string_view tier) {
  const std::string field = keyedName("tier", city);
  if (tier.empty()) return {clearField(topic, field)};
  return {writeText(topic, field, tier)};
}

std::vector<std::string_view> missingSteps(const Topic& topic) {
  std::vector<std::string_view> missing;
  for (const std::string_view tier : kTierNames) {
    if (topic.localized(tier, "fr").find_first_not_of(" \r\n\t") == std::string::npos)
      missing.push_back(tier);
  }
  return missing;
}

Novelty noveltyOf(const Network& network, const Levels& levels, const Topic& topic) {
  int known = 0, acquired = 0;
  for (const City& city : network.cities()) {
    const auto level = levels.of(city.id(), topic.domain());
    if (!level) continue;
    ++known;
    if (*level >= kAcquiredFrom) ++acquired;
  }
  if (known == 0) return Novelty::unknown;
  return 2 * acquired >= known ? Novelty::acquired : Novelty::fresh;
}

NoveltyBalance noveltyBalance(const Network& network, const Levels& levels) {
  std::vector<Quarter> quarters = network.quarters();
  std::erase_if(quarters, [](const Quarter& quarter) { return quarter.planned(); });
  if (quarters.size() > kBalanceQuarters)
    quarters.erase(quarters.begin(), quarters.end() - static_cast<std::ptrdiff_t>(kBalanceQuarters));
  NoveltyBalance balance;
  for (const Quarter& quarter : quarters) {
    const auto topic = network.get<Topic>(quarter.topic());
    const Novelty novelty = topic ? noveltyOf(network, levels, *topic) : Novelty::unknown;
    ++(novelty == Novelty::acquired ? balance.acquired
       : novelty == Novelty::fresh  ? balance.fresh
                                    : balance.unknown);
  }
  return balance;
}

}  // namespace parcours
