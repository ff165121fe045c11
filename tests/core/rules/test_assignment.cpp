// Cities and experts: against reference solvers, and against every possible matching of small markets.
#include <algorithm>
#include <array>

#include "core/rules/assignment.hpp"
#include "tests/core/rules/sample_rounds.hpp"
#include "tests/core/rules/vectors.hpp"

using namespace parcours::rules;
using namespace parcours::rules::test;

namespace {

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

/// What the aims make of a matching, smaller is better: cities first in line, pairs, cost, then the pairs
/// themselves.
struct Score {
  int firstServed = 0;
  int pairCount = 0;
  int cost = 0;
  Pairs pairs;
  bool operator<(const Score& other) const {
    const std::array<int, 3> mine{-firstServed, -pairCount, cost};
    const std::array<int, 3> theirs{-other.firstServed, -other.pairCount, other.cost};
    return mine != theirs ? mine < theirs : pairs < other.pairs;
  }
};

std::optional<Score> score(const ExpertMarket& market, const Pairs& pairs) {
  Score score;
  score.pairs = pairs;
  score.pairCount = static_cast<int>(pairs.size());
  std::vector<int> cityUse(market.demand.size(), 0);
  std::vector<int> expertUse(market.capacity.size(), 0);
  for (const auto& [city, expert] : pairs) {
    if (++cityUse[city] > market.demand[city] || ++expertUse[expert] > market.capacity[expert])
      return std::nullopt;
    score.cost += *market.cost[city][expert];
  }
  for (std::size_t city = 0; city < cityUse.size(); ++city)
    score.firstServed += market.firstInLine[city] && cityUse[city] > 0 ? 1 : 0;
  return score;
}

Score bestByTrying(const ExpertMarket& market) {
  Pairs possible;
  for (std::size_t city = 0; city < market.demand.size(); ++city) {
    for (std::size_t expert = 0; expert < market.capacity.size(); ++expert) {
      if (market.cost[city][expert]) possible.emplace_back(city, expert);
    }
  }
  Score best;
  for (std::uint32_t subset = 1; subset < (1U << possible.size()); ++subset) {
    Pairs pairs;
    for (std::size_t i = 0; i < possible.size(); ++i) {
      if ((subset >> i & 1U) != 0) pairs.push_back(possible[i]);
    }
    if (const auto candidate = score(market, pairs); candidate && *candidate < best) best = *candidate;
  }
  return best;
}

ExpertMarket sampleMarket(Dice& dice) {
  ExpertMarket market;
  const int cities = 1 + dice.roll(4);
  const int experts = 1 + dice.roll(3);
  for (int expert = 0; expert < experts; ++expert) market.capacity.push_back(dice.roll(3));
  for (int city = 0; city < cities; ++city) {
    market.demand.push_back(dice.roll(3));
    market.firstInLine.push_back(dice.roll(3) == 0);
    auto& row = market.cost.emplace_back();
    for (int expert = 0; expert < experts; ++expert)
      row.push_back(dice.roll(4) == 0 ? std::nullopt : std::optional(dice.roll(9) - 4));
  }
  return market;
}

}  // namespace

TEST_CASE("cities and experts: the reference vectors") {
  CHECK(checkVectors("experts_min_cost_flow", {"max_pairs", "min_cost", "lexmin_optimal_pairs"}) == 40);
}

TEST_CASE("helpers by benefit: the reference vectors") {
  CHECK(checkVectors("leximin_assignment", {"leximin_vector", "lexmin_assignment"}) == 20);
}

TEST_CASE("no other matching of a small market is better, those first in line coming first") {
  Dice dice(9);
  for (int trial = 0; trial < 300; ++trial) {
    CAPTURE(trial);
    const ExpertMarket market = sampleMarket(dice);
    const Score best = bestByTrying(market);
    const ExpertMatching matching = matchExperts(market);
    CHECK(matching.pairs == best.pairs);
    CHECK(matching.cost == best.cost);
  }
}

TEST_CASE("a city first in line is served even at the price of fit") {
  ExpertMarket market{{1, 1}, {false, true}, {1}, {{0}, {100}}};
  CHECK(matchExperts(market).pairs == Pairs{{1, 0}});
  market.firstInLine.clear();
  CHECK(matchExperts(market).pairs == Pairs{{0, 0}});
}

TEST_CASE("a helper who would make things worse is not taken, one who changes nothing is") {
  CHECK(leximinAssignment({1, 1}, {{-5, std::nullopt}}) ==
        std::vector<std::optional<std::size_t>>{std::nullopt});
  CHECK(leximinAssignment({1, 1}, {{-5, 0}}) == std::vector<std::optional<std::size_t>>{1});
}
