// What is shown before the choice is what happens after it.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/journey/what_if.hpp"
#include "tests/core/document/random.hpp"
#include "tests/core/network/device.hpp"

using namespace parcours;
using test::Device;
using test::Random;
using test::runRound;
using test::sampleDevice;

namespace {

std::vector<std::vector<int>> randomNeeds(Random& random, std::size_t topics) {
  std::vector<std::vector<int>> needs(3);
  for (auto& row : needs) {
    if (random.oneIn(5)) continue;
    for (std::size_t topic = 0; topic < topics; ++topic)
      row.push_back(random.oneIn(2) ? 0 : 1 + static_cast<int>(random.below(3)));
  }
  return needs;
}

void checkAgainstChoice(const Device& undecided, const std::string& topic) {
  const Ledger before = replay(undecided.network);
  const auto outcomes = whatIf(before, topic);
  Device decided = undecided;
  decided.run(chooseTopic(*decided.network.pendingRound(), topic, "Décidé ainsi"));
  const Ledger after = replay(decided.network);
  const ReplayedRound& round = after.rounds.back();
  REQUIRE(outcomes.size() == round.cities.size());
  for (std::size_t city = 0; city < outcomes.size(); ++city) {
    const CityOutcome& one = outcomes[city];
    CHECK(one.city == round.cities[city]);
    CHECK(one.pays == round.account.payments[city]);
    CHECK(one.willWait == round.account.droughtsAfter[city]);
    CHECK(one.served == (one.need >= 2));
    if (one.served) CHECK(one.willWait == 0);
    CHECK(one.willWait <= one.waited + 1);
    for (const Standing& standing : before.standings)
      if (standing.city == one.city) CHECK(standing.wait == one.waited);
    for (const Standing& standing : after.standings)
      if (standing.city == one.city) CHECK(standing.wait == one.willWait);
  }
  CHECK(whatIf(after, topic).front().pays == outcomes.front().pays);  // still there to read once decided
}

}  // namespace

TEST_CASE("what if: payments, waits and who is served are those of the choice once it is made") {
  int compared = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    Device device = sampleDevice();
    for (int i = 4; i <= 8; ++i)
      device.run(addTopic(device.network, "t" + std::to_string(i), "T", "en", "", "theme", ""));
    for (int round = 0; round < 4; ++round) {
      runRound(device, randomNeeds(random, 8));
      const Ledger ledger = replay(device.network);
      const ReplayedRound& last = ledger.rounds.back();
      for (const std::string& topic : foremostTopics(last, 3)) {
        checkAgainstChoice(device, topic);
        ++compared;
      }
      const std::string& chosen = last.recommended.empty() ? last.record.topics.front() : last.recommended;
      device.run(chooseTopic(*device.network.pendingRound(), chosen, ""));
    }
  }
  CHECK(compared > 80);
}

TEST_CASE("what if: the recommended topic is foremost, and none that the guard keeps out is offered") {
  Device device = sampleDevice();
  runRound(device, {{3, 2, 0}, {3, 0, 2}, {0, 0, 2}});
  const ReplayedRound round = replay(device.network).rounds.back();
  const auto topics = foremostTopics(round, 8);
  REQUIRE(topics.size() == 3);
  CHECK(topics.front() == round.recommended);
  CHECK(foremostTopics(round, 2).size() == 2);
  for (std::size_t i = 1; i < topics.size(); ++i) {
    const auto left = [&](const std::string& topic) {
      return *round.certificate.voiceLeft[topicIndex(round.record, topic)];
    };
    CHECK(left(topics[i - 1]) >= left(topics[i]));
  }
}
