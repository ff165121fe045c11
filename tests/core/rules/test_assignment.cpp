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

/// Tries to add each of the possible pairs from `at` on to `pairs`, and leaves the best of all in `best`.
void tryPairs(const ExpertMarket& market, const Pairs& possible, std::size_t at, Pairs& pairs, Score& best) {
  const auto candidate = score(market, pairs);
  if (!candidate) return;
  if (*candidate < best) best = *candidate;
  for (; at < possible.size(); ++at) {
    pairs.push_back(possible[at]);
    tryPairs(market, possible, at + 1, pairs, best);
    pairs.pop_back();
  }
}

Score bestByTrying(const ExpertMarket& market) {
  Pairs possible;
  for (std::size_t city = 0; city < market.demand.size(); ++city) {
    for (std::size_t expert = 0; expert < market.capacity.size(); ++expert) {
      if (market.cost[city][expert]) possible.emplace_back(city, expert);
    }
  }
  Score best;
  Pairs none;
  tryPairs(market, possible, 0, none, best);
  return best;
}

using Helpers = std::vector<std::optional<std::size_t>>;

/// All assignments of helpers to cities, one city after the other, in lexicographic order with none last.
void everyAssignment(const std::vector<std::vector<std::optional<int>>>& benefit, std::vector<int>& left,
                     Helpers& helpers, std::vector<Helpers>& all) {
  const std::size_t city = helpers.size();
  if (city == benefit.size()) {
    all.push_back(helpers);
    return;
  }
  for (std::size_t helper = 0; helper < left.size(); ++helper) {
    if (left[helper] == 0 || !benefit[city][helper]) continue;
    --left[helper];
    helpers.emplace_back(helper);
    everyAssignment(benefit, left, helpers, all);
    helpers.pop_back();
    ++left[helper];
  }
  helpers.emplace_back();
  everyAssignment(benefit, left, helpers, all);
  helpers.pop_back();
}

/// What the cities get, the worst-off first.
std::vector<int> received(const std::vector<std::vector<std::optional<int>>>& benefit,
                          const Helpers& helpers) {
  std::vector<int> all;
  for (std::size_t city = 0; city < helpers.size(); ++city)
    all.push_back(helpers[city] ? *benefit[city][*helpers[city]] : 0);
  std::sort(all.begin(), all.end());
  return all;
}

ExpertMarket sampleMarket(Dice& dice, int mostCities, int mostExperts) {
  ExpertMarket market;
  const int cities = 1 + dice.roll(mostCities);
  const int experts = 1 + dice.roll(mostExperts);
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
  Dice dice = diceOf(9);
  for (int trial = 0; trial < trials(300); ++trial) {
    CAPTURE(trial);
    // Many small markets, and now and then one of six cities.
    const ExpertMarket market = trial % 30 == 0 ? sampleMarket(dice, 6, 3) : sampleMarket(dice, 4, 3);
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

TEST_CASE("no other assignment of helpers is fairer to the worst-off, and of equal ones the first is taken") {
  Dice dice = diceOf(18);
  for (int trial = 0; trial < trials(150); ++trial) {
    CAPTURE(trial);
    const int cities = 1 + dice.roll(6), mentors = 1 + dice.roll(3);
    std::vector<int> capacity;
    for (int mentor = 0; mentor < mentors; ++mentor) capacity.push_back(dice.roll(3));
    std::vector<std::vector<std::optional<int>>> benefit(static_cast<std::size_t>(cities));
    for (auto& row : benefit)
      for (int mentor = 0; mentor < mentors; ++mentor)
        row.push_back(dice.roll(4) == 0 ? std::nullopt : std::optional(dice.roll(5)));
    std::vector<int> left = capacity;
    Helpers helpers;
    std::vector<Helpers> all;
    everyAssignment(benefit, left, helpers, all);
    const auto best = std::max_element(all.begin(), all.end(), [&](const Helpers& a, const Helpers& b) {
      return received(benefit, a) < received(benefit, b);
    });  // the first of the largest: they come in lexicographic order
    CHECK(leximinAssignment(capacity, benefit) == *best);
  }
}

TEST_CASE("the order in which cities and experts stand changes no aim, only which of equals comes first") {
  Dice dice = diceOf(19);
  for (int trial = 0; trial < trials(200); ++trial) {
    CAPTURE(trial);
    const ExpertMarket market = sampleMarket(dice, 6, 4);
    ExpertMarket reversed = market;
    std::reverse(reversed.demand.begin(), reversed.demand.end());
    std::reverse(reversed.firstInLine.begin(), reversed.firstInLine.end());
    std::reverse(reversed.cost.begin(), reversed.cost.end());
    const auto served = [](const ExpertMarket& of, const Pairs& pairs) {
      return score(of, pairs)->firstServed;
    };
    const ExpertMatching one = matchExperts(market), other = matchExperts(reversed);
    CHECK(one.pairs.size() == other.pairs.size());
    CHECK(one.cost == other.cost);
    CHECK(served(market, one.pairs) == served(reversed, other.pairs));
  }
}

TEST_CASE("a helper who would make things worse is not taken, one who changes nothing is") {
  CHECK(leximinAssignment({1, 1}, {{-5, std::nullopt}}) ==
        std::vector<std::optional<std::size_t>>{std::nullopt});
  CHECK(leximinAssignment({1, 1}, {{-5, 0}}) == std::vector<std::optional<std::size_t>>{1});
}
