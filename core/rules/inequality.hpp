// How unequal the cities are: figures for one moment.
//
// Levels are whole numbers, higher is better, never negative. Exact figures may decide something; the doubles
// are for display only, because logarithms and powers differ in the last digit between machines.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/rules/rational.hpp"

namespace parcours::rules {

/// One level a city; at least one city.
using Levels = std::vector<std::int64_t>;

Rational mean(const Levels& levels);
/// Population variance: the mean squared distance to the mean.
Rational variance(const Levels& levels);
/// Half the mean distance between two cities, relative to the mean (population form); 0 when all levels are
/// 0.
Rational gini(const Levels& levels);
/// The share of all levels that would have to move to make cities equal (Hoover, Robin Hood); 0 when all are
/// 0.
Rational hoover(const Levels& levels);
/// Variance relative to the squared mean; nothing when the mean is 0.
std::optional<Rational> squaredVariation(const Levels& levels);
/// Atkinson's index with aversion 2; 1 when a level is 0.
Rational atkinson2(const Levels& levels);
/// Sen's welfare, mean*(1-Gini): rises only if the mean rises or inequality falls.
Rational senWelfare(const Levels& levels);
/// The sum of all distances to the best city.
std::int64_t distanceToBest(const Levels& levels);

/// Theil's index and its exact split into inequality between and within groups.
struct Theil {
  double total = 0;
  double between = 0;
  double within = 0;
};
/// `groups` by city.
Theil theil(const Levels& levels, const std::vector<std::int64_t>& groups);
/// Mean logarithmic deviation; nothing when a level is 0.
std::optional<double> meanLogDeviation(const Levels& levels);
/// Atkinson's index with aversion 1/2; nothing when all levels are 0.
std::optional<double> atkinsonHalf(const Levels& levels);
/// Atkinson's index with aversion 1; 1 when a level is 0.
double atkinson1(const Levels& levels);

}  // namespace parcours::rules
