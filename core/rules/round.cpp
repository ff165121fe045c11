#include "core/rules/round.hpp"

#include <algorithm>
#include <functional>

namespace parcours::rules {

bool areSound(const ChoiceSettings& settings) {
  const std::vector<int>& levels = settings.levels;
  const bool ascending =
      std::adjacent_find(levels.begin(), levels.end(), std::greater_equal<>()) == levels.end();
  return !levels.empty() && ascending && levels.front() >= 1 && levels.back() <= kHighestNeed &&
         settings.servedThreshold >= levels.front() && settings.servedThreshold <= kHighestNeed &&
         settings.guard.value_or(0) >= 0;
}

int Round::largestNeed(CityIndex city) const {
  int largest = 0;
  for (const int need : needsOf(city)) largest = std::max(largest, need);
  return largest;
}

}  // namespace parcours::rules
