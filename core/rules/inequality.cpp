#include "core/rules/inequality.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace parcours::rules {
namespace {

Integer sum(const Levels& levels) { return std::accumulate(levels.begin(), levels.end(), Integer(0)); }

Integer count(const Levels& levels) { return levels.size(); }

bool hasZero(const Levels& levels) { return std::find(levels.begin(), levels.end(), 0) != levels.end(); }

/// The sum of level times place, places counted from 1 at the lowest: all that Gini and Sen need to know of
/// the order.
Integer sumByPlace(Levels levels) {
  std::sort(levels.begin(), levels.end());
  Integer total = 0;
  for (std::size_t place = 1; place <= levels.size(); ++place) {
    const Integer level = levels[place - 1];
    total += level * place;
  }
  return total;
}

/// The sum of share*log(level relative to the mean), with 0*log 0 = 0.
double entropy(const Levels& levels) {
  const auto total = sum(levels).convert_to<double>();
  if (total <= 0) return 0;
  const auto cities = static_cast<double>(levels.size());
  double index = 0;
  for (const std::int64_t level : levels) {
    const double share = static_cast<double>(level) / total;
    if (level > 0) index += share * std::log(share * cities);
  }
  return index;
}

}  // namespace

Rational mean(const Levels& levels) { return fraction(sum(levels), count(levels)); }

Rational variance(const Levels& levels) {
  Integer squares = 0;
  for (const Integer level : levels) squares += level * level;
  const Integer n = count(levels);
  const Integer total = sum(levels);
  return fraction(n * squares - total * total, n * n);
}

Rational gini(const Levels& levels) {
  const Integer n = count(levels);
  const Integer total = sum(levels);
  if (total.is_zero()) return 0;
  return fraction(2 * sumByPlace(levels) - (n + 1) * total, n * total);
}

Rational hoover(const Levels& levels) {
  const Integer n = count(levels);
  const Integer total = sum(levels);
  if (total.is_zero()) return 0;
  Integer distance = 0;
  for (const std::int64_t level : levels) distance += abs(Integer(n * level - total));
  return fraction(distance, 2 * n * total);
}

std::optional<Rational> squaredVariation(const Levels& levels) {
  const Rational average = mean(levels);
  if (average.is_zero()) return std::nullopt;
  return variance(levels) / (average * average);
}

Rational atkinson2(const Levels& levels) {
  if (hasZero(levels)) return 1;
  Rational reciprocals = 0;
  for (const std::int64_t level : levels) reciprocals += fraction(1, level);
  const Integer n = count(levels);
  return 1 - Rational(n * n) / (reciprocals * sum(levels));
}

Rational senWelfare(const Levels& levels) {
  const Integer n = count(levels);
  return fraction((2 * n + 1) * sum(levels) - 2 * sumByPlace(levels), n * n);
}

std::int64_t distanceToBest(const Levels& levels) {
  const std::int64_t best = *std::max_element(levels.begin(), levels.end());
  std::int64_t distance = 0;
  for (const std::int64_t level : levels) distance += best - level;
  return distance;
}

Theil theil(const Levels& levels, const std::vector<std::int64_t>& groups) {
  std::map<std::int64_t, Levels> byGroup;
  for (std::size_t city = 0; city < levels.size(); ++city) byGroup[groups[city]].push_back(levels[city]);
  Theil index{entropy(levels), 0, 0};
  const auto total = sum(levels).convert_to<double>();
  if (total <= 0) return index;
  const double average = total / static_cast<double>(levels.size());
  for (const auto& [group, members] : byGroup) {
    const auto groupTotal = sum(members).convert_to<double>();
    if (groupTotal <= 0) continue;
    const double groupAverage = groupTotal / static_cast<double>(members.size());
    index.between += groupTotal / total * std::log(groupAverage / average);
    index.within += groupTotal / total * entropy(members);
  }
  return index;
}

std::optional<double> meanLogDeviation(const Levels& levels) {
  if (hasZero(levels)) return std::nullopt;
  const double average = toDouble(mean(levels));
  double index = 0;
  for (const std::int64_t level : levels) index += std::log(average / static_cast<double>(level));
  return index / static_cast<double>(levels.size());
}

std::optional<double> atkinsonHalf(const Levels& levels) {
  const double average = toDouble(mean(levels));
  if (average <= 0) return std::nullopt;
  double roots = 0;
  for (const std::int64_t level : levels) roots += std::sqrt(static_cast<double>(level));
  const double root = roots / static_cast<double>(levels.size());
  return 1 - root * root / average;
}

double atkinson1(const Levels& levels) {
  const auto deviation = meanLogDeviation(levels);
  return deviation ? 1 - std::exp(-*deviation) : 1;
}

}  // namespace parcours::rules
