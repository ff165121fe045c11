// People decide: what following, departing from and cancelling do to the ledger, and why a topic was not
// recommended.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/rules/topic_choice.hpp"
#include "tests/core/rules/sample_rounds.hpp"

using namespace parcours::rules;
using namespace parcours::rules::test;

namespace {

/// A and B need the first topic, C the second; nobody needs the third.
const Round kThreeCities{{0, 0, 0}, {{{3, 0, 0}}, {{3, 0, 0}}, {{0, 3, 0}}}};

std::vector<Rational> rationals(std::initializer_list<const char*> texts) {
  std::vector<Rational> values;
  for (const char* text : texts) values.push_back(*parseRational(text));
  return values;
}

}  // namespace

TEST_CASE("the worked example of the rule") {
  const ChoiceSettings settings;
  Ledger ledger;
  const Certificate first = choose(ledger, kThreeCities, settings);
  CHECK(first.winner == TopicIndex{0});
  CHECK(first.runnerUp == TopicIndex{1});
  CHECK(first.ifFollowed.payments.reduced() == rationals({"1/2", "1/2", "0"}));
  CHECK(first.ifFollowed.balancesAfter.reduced() == rationals({"-1/6", "-1/6", "1/3"}));

  ledger = settle(ledger, kThreeCities, settings, first.winner).ledger;
  const Certificate second = choose(ledger, kThreeCities, settings);
  CHECK(second.tied == std::vector<TopicIndex>{0, 1});
  CHECK(second.tieBreak == TieBreak::totalNeed);
  CHECK(second.ifFollowed.balancesAfter.reduced() == rationals({"-1/3", "-1/3", "2/3"}));

  ledger = settle(ledger, kThreeCities, settings, second.winner).ledger;
  const Certificate third = choose(ledger, kThreeCities, settings);
  CHECK(third.winner == TopicIndex{1});
  CHECK(third.ifFollowed.payments.reduced() == rationals({"0", "0", "1"}));
  CHECK(third.ifFollowed.balancesAfter.reduced() == rationals({"0", "0", "0"}));
}

TEST_CASE("a departure is paid by those who need the topic that was chosen") {
  Dice dice = diceOf(7);
  const ChoiceSettings settings;
  for (int trial = 0; trial < trials(200); ++trial) {
    CAPTURE(trial);
    Ledger ledger;
    for (int quarter = 0; quarter < 4; ++quarter) {
      const Round round = sampleRound(dice, 4, 4);
      const auto chosen = static_cast<TopicIndex>(dice.roll(4));
      const Certificate certificate = choose(ledger, round, settings);
      const Settled settled = settle(ledger, round, settings, chosen);
      const Settlement& account = settled.account;
      const Rational paid = sum(account.payments);
      CHECK(paid == (certificate.voiceLeft[chosen] ? 1 : 0));
      for (CityIndex city = 0; city < 4; ++city) {
        if (round.need(city, chosen) == 0) CHECK(account.payments[city] == 0);
        const bool waits = round.largestNeed(city) >= 2;
        const int expected = !waits                          ? ledger.drought(city)
                             : round.need(city, chosen) >= 2 ? 0
                                                             : ledger.drought(city) + 1;
        CHECK(settled.ledger.drought(city) == expected);
      }
      ledger = settled.ledger;
    }
  }
}

TEST_CASE("a topic nobody needs, on the list or not, costs nothing and leaves everybody waiting") {
  const ChoiceSettings settings;
  for (const TopicIndex chosen : {TopicIndex{2}, kUnlistedTopic}) {
    const Settled settled = settle({}, kThreeCities, settings, chosen);
    CHECK(settled.account.payments.reduced() == rationals({"0", "0", "0"}));
    CHECK(settled.account.credit == 0);
    CHECK(settled.account.balancesAfter.reduced() == rationals({"0", "0", "0"}));
    CHECK(settled.account.droughtsAfter == std::vector<int>{1, 1, 1});
    CHECK(settled.ledger.quarters() == 1);
  }
}

TEST_CASE("a cancelled session, or a round without needs, changes nothing") {
  const ChoiceSettings settings;
  const Ledger ledger = settle({}, kThreeCities, settings, TopicIndex{0}).ledger;
  const Round silent{{0, 0, 0}, {std::nullopt, {{0, 0, 0}}, std::nullopt}};
  CHECK_FALSE(choose(ledger, silent, settings).winner);
  for (const Settled& settled : {settle(ledger, kThreeCities, settings, std::nullopt),
                                 settle(ledger, silent, settings, TopicIndex{1})}) {
    CHECK(settled.account.balancesAfter == settled.account.balancesBefore);
    CHECK(settled.account.droughtsAfter == std::vector<int>{0, 0, 1});
    CHECK(settled.ledger.quarters() == 1);
  }
}

TEST_CASE("changing the levels leaves the other purses as they were") {
  ChoiceSettings settings;
  const Ledger ledger = settle({}, kThreeCities, settings, TopicIndex{0}).ledger;
  settings.levels = {2};
  const Ledger next = settle(ledger, kThreeCities, settings, TopicIndex{1}).ledger;
  CHECK(next.purse(0, 1) == ledger.purse(0, 1));
  CHECK(next.purse(2, 3) == ledger.purse(2, 3));
  CHECK(next.purse(0, 2) == ledger.purse(0, 2) + Rational(1, 3));
}

TEST_CASE("every topic has its reason") {
  Dice dice = diceOf(8);
  std::vector<int> seen(5, 0);
  for (int trial = 0; trial < trials(300); ++trial) {
    ChoiceSettings settings;
    settings.guard = 1 + dice.roll(3);
    Ledger ledger;
    for (int quarter = 0; quarter < 4; ++quarter) {
      const Round round = sampleRound(dice, 4, 4);
      const Certificate certificate = choose(ledger, round, settings);
      for (TopicIndex topic = 0; topic < 4; ++topic) {
        const WhyNot why = whyNot(certificate, round, settings, topic);
        ++seen[static_cast<std::size_t>(why.reason)];
        CHECK((why.reason == WhyNot::Reason::recommended) == (certificate.winner == topic));
        CHECK((why.reason == WhyNot::Reason::tie) == (why.tieBreak != TieBreak::none));
        CHECK((why.reason == WhyNot::Reason::guard) == !why.lateUnserved.empty());
        if (why.reason == WhyNot::Reason::lessVoice)
          CHECK(*certificate.voiceLeft[topic] < *certificate.voiceLeft[*certificate.winner]);
        if (why.reason == WhyNot::Reason::notNeeded) CHECK(certificate.totalNeeds[topic] == 0);
      }
      ledger = settle(ledger, round, settings, certificate.winner).ledger;
    }
  }
  CHECK(*std::min_element(seen.begin(), seen.end()) > 0);
}

TEST_CASE("settings that the rule cannot keep its promises with are recognised") {
  CHECK(areSound({}));
  CHECK(areSound({{2}, 2, std::nullopt, Mode::plain}));
  CHECK(areSound({{1, 3}, 3, 0, Mode::ledger}));
  CHECK_FALSE(areSound({{}, 2, 4, Mode::ledger}));
  CHECK_FALSE(areSound({{2, 1}, 2, 4, Mode::ledger}));
  CHECK_FALSE(areSound({{1, 1}, 2, 4, Mode::ledger}));
  CHECK_FALSE(areSound({{0, 1}, 2, 4, Mode::ledger}));
  CHECK_FALSE(areSound({{1, 4}, 2, 4, Mode::ledger}));
  CHECK_FALSE(areSound({{2, 3}, 1, 4, Mode::ledger}));
  CHECK_FALSE(areSound({{1}, 4, 4, Mode::ledger}));
  CHECK_FALSE(areSound({{1}, 2, -1, Mode::ledger}));
}
