#include "core/rules/water_level.hpp"

#include <algorithm>

namespace parcours::rules {

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

std::optional<WaterLevel> waterLevel(const Ledger& ledger, const Round& round,
                                     const std::vector<ActivePurse>& fullestFirst, TopicIndex topic) {
  WaterLevel level{-ledger.whole(), 0};
  for (const ActivePurse& purse : fullestFirst) {
    if (round.need(purse.city, topic) < purse.level) continue;
    const Integer& held = ledger.parts(Ledger::purseIndex(purse.city, purse.level));
    // This purse and all after it are at or below the level already reached: they pay nothing.
    if (level.payers > 0 && level.left >= held * level.payers) break;
    level.left += held;
    ++level.payers;
  }
  if (level.payers == 0) return std::nullopt;
  return level;
}

}  // namespace parcours::rules
