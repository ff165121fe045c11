// Advance, convergence and inequality: against statistical packages, and by their own laws.
#include <algorithm>

#include "core/rules/cohesion.hpp"
#include "core/rules/rank_mobility.hpp"
#include "tests/core/rules/sample_rounds.hpp"
#include "tests/core/rules/vectors.hpp"

using namespace parcours::rules;
using namespace parcours::rules::test;

namespace {

Levels sampleLevels(Dice& dice, int cities) {
  Levels levels;
  for (int city = 0; city < cities; ++city) levels.push_back(dice.roll(101));
  return levels;
}

}  // namespace

TEST_CASE("inequality: the reference vectors") {
  CHECK(checkVectors("inequality", {"gini", "hoover", "cv_squared", "atkinson_2", "theil_T", "theil_between",
                                    "theil_within", "mld", "atkinson_0_5", "atkinson_1"}) == 40);
}

TEST_CASE("convergence: the reference vectors") {
  CHECK(checkVectors("convergence", {"mean", "variance", "sd", "cv", "delta", "gini", "beta_level", "label",
                                     "convergEU", "beta_log_convergEU", "spearman", "kendall_tau_b"}) == 27);
}

TEST_CASE("the order of cities: the same, reversed, and nothing to order") {
  CHECK(*kendallTauB({1, 2, 3}, {10, 20, 30}) == doctest::Approx(1));
  CHECK(*spearman({1, 2, 3}, {30, 20, 10}) == doctest::Approx(-1));
  CHECK_FALSE(kendallTauB({5, 5, 5}, {1, 2, 3}));
  CHECK_FALSE(spearman({1, 2, 3}, {5, 5, 5}));
  CHECK_FALSE(logCatchingUpSlope({0, 5}, {5, 5}, 1));
  CHECK_FALSE(logCatchingUpSlope({5, 5}, {5, 7}, 1));
  Dice dice = diceOf(17);
  for (int trial = 0; trial < trials(100); ++trial) {
    CAPTURE(trial);
    const Levels before = sampleLevels(dice, 5), now = sampleLevels(dice, 5);
    const auto tau = kendallTauB(before, now);
    CHECK(tau == kendallTauB(now, before));
    // Only the order counts: any rising scale says the same.
    Levels stretched = now;
    for (auto& level : stretched) level = level * level + 3 * level;
    CHECK(tau == kendallTauB(before, stretched));
    CHECK(spearman(before, now) == spearman(before, stretched));
  }
}

TEST_CASE("a network where all are at zero is equal, and what then means nothing is absent") {
  const Levels zero{0, 0, 0};
  CHECK(gini(zero) == 0);
  CHECK(hoover(zero) == 0);
  CHECK(senWelfare(zero) == 0);
  CHECK(theil(zero, {0, 0, 1}).total == 0);
  CHECK_FALSE(squaredVariation(zero));
  CHECK_FALSE(meanLogDeviation(zero));
  CHECK_FALSE(atkinsonHalf(zero));
}

TEST_CASE("giving from a high city to a low one makes the network more equal") {
  Dice dice = diceOf(11);
  int transfers = 0;
  for (int trial = 0; trial < trials(300); ++trial) {
    CAPTURE(trial);
    const Levels levels = sampleLevels(dice, 2 + dice.roll(6));
    const auto [low, high] = std::minmax_element(levels.begin(), levels.end());
    if (*high - *low < 2) continue;
    Levels shared = levels;
    ++shared[static_cast<std::size_t>(low - levels.begin())];
    --shared[static_cast<std::size_t>(high - levels.begin())];
    ++transfers;
    CHECK(gini(shared) < gini(levels));
    CHECK(variance(shared) < variance(levels));
    CHECK(senWelfare(shared) > senWelfare(levels));
    CHECK(hoover(shared) <= hoover(levels));
    CHECK(convergence(levels, shared).disparity == Trend::down);
    CHECK(convergence(levels, shared).level == Trend::unchanged);
    CHECK(senWelfare(levels) == mean(levels) * (1 - gini(levels)));
  }
  CHECK(transfers > 200);
}

TEST_CASE("every trend has its own word") {
  CHECK(convergence({10, 20}, {10, 20}).level == Trend::unchanged);
  CHECK(convergence({10, 20}, {10, 20}).disparity == Trend::unchanged);
  CHECK(convergence({10, 20}, {20, 32}).disparity == Trend::up);
  CHECK(convergence({10, 20}, {9, 14}).level == Trend::down);
  CHECK_FALSE(catchingUpSlope({7, 7}, {8, 9}));
}

TEST_CASE("who falls behind: low and gaining no more than the average") {
  // Mean 60 now: low is below 45. Average gain 5.
  const std::vector<Standing> all = standings({40, 35, 60, 85}, {44, 44, 76, 76});
  CHECK(all == std::vector<Standing>{Standing::leftBehind, Standing::catchingUp, Standing::advancing,
                                     Standing::slipping});
  // Exactly 75 % of the mean is not low; gaining exactly the average is not more.
  CHECK(standings({45, 75}, {45, 75}) == std::vector<Standing>{Standing::advancing, Standing::advancing});
  CHECK(standings({44, 76}, {44, 76}) == std::vector<Standing>{Standing::leftBehind, Standing::advancing});
}

TEST_CASE("a level is the mean of medians, a half rounded up, and unknown is not zero") {
  CHECK(medianStep({4, 0, 1}) == 1);
  CHECK(medianStep({4, 1, 0, 2}) == Rational(3, 2));
  CHECK(levelInDomain({{0}, {0}}) == 0);
  CHECK(levelInDomain({{4}, {4}}) == 100);
  CHECK(levelInDomain({{1}, {2}}) == 38);       // 37.5
  CHECK(levelInDomain({{1}, {1}, {2}}) == 33);  // 33.33
  CHECK_FALSE(levelInDomain({{1}, {}}));
  CHECK_FALSE(levelInDomain({}));
}
