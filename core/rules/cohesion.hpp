// Is the network advancing, is it coming together, and who falls behind?
//
// Two moments of the same cities are compared (a city without both is left out by the caller: unknown is
// never 0). Every answer is decided by whole numbers. Words and thresholds are those of European cohesion
// policy.
#pragma once

#include <optional>
#include <vector>

#include "core/rules/inequality.hpp"
#include "core/rules/rational.hpp"

namespace parcours::rules {

enum class Trend { down, unchanged, up };

/// Eurofound's reading of two moments: upward convergence is what a learning network is for.
struct Convergence {
  Trend level;      ///< Of the mean.
  Trend disparity;  ///< Of the variance: down is convergence.
};

/// `before` and `now` by city, in the same order.
Convergence convergence(const Levels& before, const Levels& now);

/// The slope of a city's gain on where it started: below 0 those who started lower gained more. Nothing when
/// all started alike. A regression to the mean looks the same: never proof of an effect.
std::optional<Rational> catchingUpSlope(const Levels& before, const Levels& now);

/// The same of logarithms, a period: the slope of ln(now / before) / periods on ln(before). A double, for
/// display only. Nothing when a level is 0 or all started alike; `periods` is at least 1.
std::optional<double> logCatchingUpSlope(const Levels& before, const Levels& now, int periods);

/// Where a city stands among the others, by its level and its gain.
enum class Standing {
  leftBehind,  ///< Below 75 % of the mean, and gaining no more than the average.
  catchingUp,  ///< Below 75 % of the mean, and gaining more than the average.
  slipping,    ///< Not low, but losing.
  advancing,
};

/// By city.
std::vector<Standing> standings(const Levels& before, const Levels& now);

/// The steps, 0 to 4, that a city's respondents gave for one criterion about one object. At least one.
using Steps = std::vector<int>;

/// The median of the steps; the mean of the middle two when they are even in number.
Rational medianStep(Steps steps);

/// A city's level in a domain, 0 to 100: the mean of the medians of all its criteria and objects, rounded
/// half up. Nothing when one of them has no rating.
std::optional<int> levelInDomain(const std::vector<Steps>& ratings);

}  // namespace parcours::rules
