#include "core/rules/water_level.hpp"

#include <algorithm>

namespace parcours::rules {
namespace {

/// The supporters' purses of one topic, opened fullest first until what lies above the level pays for it.
class Pool {
 public:
  explicit Pool(const Integer& price) : level_{-price, 0} {}

  void open(const Integer& held) {
    if (full_) return;
    // This purse and all after it are at or below the level already reached: they pay nothing.
    full_ = level_.payers > 0 && level_.left >= held * level_.payers;
    if (full_) return;
    level_.left += held;
    ++level_.payers;
  }

  [[nodiscard]] std::optional<WaterLevel> level() const {
    return level_.payers == 0 ? std::nullopt : std::optional(level_);
  }

 private:
  WaterLevel level_;
  bool full_ = false;
};

}  // namespace

int compare(const WaterLevel& a, const WaterLevel& b) {
  return Integer(a.left * b.payers).compare(Integer(b.left * a.payers));
}

std::vector<ActivePurse> activePurses(const Ledger& ledger, const Round& round,
                                      const ChoiceSettings& settings) {
  std::vector<ActivePurse> purses;
  for (CityIndex city = 0; city < round.needs.size(); ++city) {
    const int largest = round.largestNeed(city);
    for (const int level : settings.levels) {
      if (level <= largest) purses.push_back({city, level});
    }
  }
  std::stable_sort(purses.begin(), purses.end(), [&](const ActivePurse& a, const ActivePurse& b) {
    return ledger.parts(Ledger::purseIndex(a.city, a.level)) >
           ledger.parts(Ledger::purseIndex(b.city, b.level));
  });
  return purses;
}

std::vector<std::optional<WaterLevel>> waterLevels(const Ledger& ledger, const Round& round,
                                                   const std::vector<ActivePurse>& fullestFirst) {
  std::vector<Pool> pools(round.topicCount(), Pool(ledger.whole()));
  // Purse by purse, since a city's needs lie side by side.
  for (const ActivePurse& purse : fullestFirst) {
    const Integer& held = ledger.parts(Ledger::purseIndex(purse.city, purse.level));
    const std::span<const int> needs = round.needsOf(purse.city);
    for (TopicIndex topic = 0; topic < needs.size(); ++topic)
      if (needs[topic] >= purse.level) pools[topic].open(held);
  }
  std::vector<std::optional<WaterLevel>> levels;
  levels.reserve(pools.size());
  for (const Pool& pool : pools) levels.push_back(pool.level());
  return levels;
}

std::optional<WaterLevel> waterLevel(const Ledger& ledger, const Round& round,
                                     const std::vector<ActivePurse>& fullestFirst, TopicIndex topic) {
  Pool pool(ledger.whole());
  for (const ActivePurse& purse : fullestFirst)
    if (round.need(purse.city, topic) >= purse.level)
      pool.open(ledger.parts(Ledger::purseIndex(purse.city, purse.level)));
  return pool.level();
}

}  // namespace parcours::rules
