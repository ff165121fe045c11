#include "core/rules/cohesion.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace parcours::rules {
namespace {

constexpr int kPointsPerStep = 25;

Trend trend(const Rational& before, const Rational& now) {
  if (now == before) return Trend::unchanged;
  return now > before ? Trend::up : Trend::down;
}

Integer sum(const Levels& levels) { return std::accumulate(levels.begin(), levels.end(), Integer(0)); }

Levels gains(const Levels& before, const Levels& now) {
  Levels all;
  for (std::size_t city = 0; city < now.size(); ++city) all.push_back(now[city] - before[city]);
  return all;
}

}  // namespace

Convergence convergence(const Levels& before, const Levels& now) {
  return {trend(mean(before), mean(now)), trend(variance(before), variance(now))};
}

std::optional<Rational> catchingUpSlope(const Levels& before, const Levels& now) {
  const Levels gained = gains(before, now);
  const Integer n = before.size();
  const Integer total = sum(before);
  Integer products = 0;
  Integer squares = 0;
  for (std::size_t city = 0; city < before.size(); ++city) {
    const Integer start = before[city];
    products += start * gained[city];
    squares += start * start;
  }
  const Integer spread = n * squares - total * total;
  if (spread.is_zero()) return std::nullopt;
  return fraction(n * products - total * sum(gained), spread);
}

std::optional<double> logCatchingUpSlope(const Levels& before, const Levels& now, int periods) {
  const auto known = [](std::int64_t level) { return level > 0; };
  if (catchingUpSlope(before, now) == std::nullopt || !std::all_of(before.begin(), before.end(), known) ||
      !std::all_of(now.begin(), now.end(), known))
    return std::nullopt;
  double meanStart = 0;
  for (const std::int64_t level : before) meanStart += std::log(static_cast<double>(level));
  meanStart /= static_cast<double>(before.size());
  double products = 0, squares = 0;
  for (std::size_t city = 0; city < before.size(); ++city) {
    const double start = std::log(static_cast<double>(before[city])) - meanStart;
    products += start * std::log(static_cast<double>(now[city]) / static_cast<double>(before[city]));
    squares += start * start;
  }
  return products / squares / periods;
}

std::vector<Standing> standings(const Levels& before, const Levels& now) {
  const Levels gained = gains(before, now);
  const Integer n = now.size();
  const Integer total = sum(now);
  const Integer totalGain = sum(gained);
  std::vector<Standing> all;
  for (std::size_t city = 0; city < now.size(); ++city) {
    const bool low = 4 * n * now[city] < 3 * total;
    const bool lagging = n * gained[city] <= totalGain;
    if (low) {
      all.push_back(lagging ? Standing::leftBehind : Standing::catchingUp);
    } else {
      all.push_back(gained[city] < 0 ? Standing::slipping : Standing::advancing);
    }
  }
  return all;
}

Rational medianStep(Steps steps) {
  std::sort(steps.begin(), steps.end());
  const std::size_t half = steps.size() / 2;
  return steps.size() % 2 == 1 ? Rational(steps[half]) : Rational(steps[half - 1] + steps[half]) / 2;
}

std::optional<int> levelInDomain(const std::vector<Steps>& ratings) {
  if (ratings.empty()) return std::nullopt;
  Rational medians = 0;
  for (const Steps& steps : ratings) {
    if (steps.empty()) return std::nullopt;
    medians += medianStep(steps);
  }
  const Rational level = medians * kPointsPerStep / ratings.size();
  // Half up: the floor of level + 1/2, and levels are not negative.
  const Rational raised = level + Rational(1) / 2;
  return static_cast<int>(numerator(raised) / denominator(raised));
}

}  // namespace parcours::rules
