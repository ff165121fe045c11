// The record of a fair agenda: the reference code's figures, and the same counted again in the plainest way.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/journey/agenda_fairness.hpp"
#include "tests/core/document/random.hpp"

using namespace parcours;
using parcours::test::Random;
using rules::Rational;

namespace {

using Needs = std::vector<std::vector<int>>;  ///< By city, by topic; an empty row: absent.

/// A settled round of cities c0.. and topics t0..
ReplayedRound settled(const Needs& needs, int chosen) {
  ReplayedRound round;
  const std::size_t topics = std::max_element(needs.begin(), needs.end(), [](const auto& a, const auto& b) {
                               return a.size() < b.size();
                             })->size();
  for (std::size_t topic = 0; topic < topics; ++topic)
    round.record.topics.push_back("t" + std::to_string(topic));
  round.record.entered.assign(topics, 1);
  for (std::size_t city = 0; city < needs.size(); ++city)
    round.record.cities.push_back("c" + std::to_string(city));
  round.record.needs = needs;
  round.cities = round.record.cities;
  round.chosen = "t" + std::to_string(chosen);
  round.account.droughtsAfter.assign(needs.size(), 0);
  return round;
}

AgendaFairness fairness(const std::vector<ReplayedRound>& rounds) {
  Ledger ledger;
  ledger.rounds = rounds;
  return agendaFairness(ledger);
}

}  // namespace

TEST_CASE("agenda fairness: the reference code's case P-0004, three cities against one over twelve rounds") {
  const Needs needs{{3, 0}, {3, 0}, {3, 0}, {0, 3}};
  // Score sum: always the three.
  const AgendaFairness score = fairness(std::vector<ReplayedRound>(12, settled(needs, 0)));
  CHECK(score.record.kept * 16 == score.record.owed * 13);
  CHECK(score.record.owed == 48);
  CHECK(score.record.deviation == 3);
  CHECK(rules::toText(rules::influenceGini(score.record)) == "1/4");
  CHECK(score.record.cities[0].influence == 4);
  CHECK(score.record.cities[3].influence == 0);
  CHECK(score.record.cities[0].quota == 9);
  CHECK(score.record.cities[3].quota == 3);
  // Perpetual equality: one in two each.
  std::vector<ReplayedRound> equal;
  for (int i = 0; i < 12; ++i) equal.push_back(settled(needs, i % 2));
  const AgendaFairness even = fairness(equal);
  CHECK(even.record.kept * 2 == even.record.owed);
  CHECK(even.record.deviation == 3);
  CHECK(rules::toText(rules::influenceGini(even.record)) == "1/4");
  CHECK(even.record.cities[3].influence == 6);
}

TEST_CASE("agenda fairness: recounted plainly for random rounds, absent cities and choices nobody approved") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const std::size_t cities = 1 + random.below(5), topics = 1 + random.below(4);
    std::vector<ReplayedRound> rounds;
    for (std::uint64_t i = 1 + random.below(6); i > 0; --i) {
      Needs needs(cities, std::vector<int>(topics));
      for (auto& row : needs)
        for (int& need : row) need = static_cast<int>(random.below(4));
      for (std::size_t city = 1; city < cities; ++city)
        if (random.oneIn(5)) needs[city].clear();
      rounds.push_back(settled(needs, static_cast<int>(random.below(static_cast<std::uint32_t>(
                                          topics + 1)))));  // one too far: not listed
    }
    const AgendaFairness all = fairness(rounds);
    REQUIRE(all.record.cities.size() == cities);
    int kept = 0, owed = 0;
    Rational sum = 0;
    for (std::size_t city = 0; city < cities; ++city) {
      Rational quota = 0, influence = 0;
      int served = 0;
      for (const ReplayedRound& round : rounds) {
        const auto need = [&](std::size_t who, std::size_t topic) {
          const auto& row = round.record.needs[who];
          return topic < row.size() ? row[topic] : 0;
        };
        const auto backers = [&](std::size_t topic) {
          int count = 0;
          for (std::size_t who = 0; who < cities; ++who) count += need(who, topic) >= 2;
          return count;
        };
        Rational best = 0;
        for (std::size_t topic = 0; topic < topics; ++topic)
          if (need(city, topic) >= 2) best = std::max(best, Rational(backers(topic)) / cities);
        quota += best;
        const auto chosen = static_cast<std::size_t>(round.chosen[1] - '0');
        if (chosen < topics && need(city, chosen) >= 2) {
          ++served;
          influence += Rational(1) / backers(chosen);
        }
        ++owed;
        kept += quota - served < 1;
        CHECK(quota - served <= all.record.deviation);
      }
      CHECK(all.record.cities[city].quota == quota);
      CHECK(all.record.cities[city].served == served);
      CHECK(all.record.cities[city].influence == influence);
      sum += influence;
    }
    CHECK(all.record.kept == kept);
    CHECK(all.record.owed == owed);
    CHECK(rules::influenceGini(all.record) >= 0);
    CHECK(rules::influenceGini(all.record) < 1);
    CHECK((sum == 0 || sum <= static_cast<int>(rounds.size())));
  }
}

TEST_CASE(
    "agenda fairness: a round that nobody decided yet counts for nothing, and a late city for its own time") {
  ReplayedRound first = settled({{3}, {0}}, 0), second = settled({{3}, {0}, {3}}, 0), open = second;
  open.chosen.clear();
  const AgendaFairness all = fairness({first, second, open});
  CHECK(all.rounds == 2);
  CHECK(all.record.owed == 5);
  CHECK(all.record.cities[2].rounds == 1);
  CHECK(rules::toText(all.record.cities[2].quota) == "2/3");
  CHECK(fairness({}).record.owed == 0);
}
