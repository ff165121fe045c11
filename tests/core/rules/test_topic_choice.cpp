// What the topic choice promises, tried on many small networks: the guarantees of
// docs/decisions/topic-choice.md.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/rules/topic_choice.hpp"
#include "tests/core/rules/sample_rounds.hpp"

using namespace parcours::rules;
using namespace parcours::rules::test;

namespace {

/// A ledger with a past: some quarters of sample rounds, recommendations followed.
Ledger sampleLedger(Dice& dice, int cities, const ChoiceSettings& settings) {
  Ledger ledger;
  for (int quarter = dice.roll(6); quarter > 0; --quarter) {
    const Round round = sampleRound(dice, cities, 4);
    ledger = settle(ledger, round, settings, choose(ledger, round, settings).winner).ledger;
  }
  return ledger;
}

/// m of a topic straight from its definition: the level at which what lies above it in the supporters' purses
/// is 1. Found among all candidates (b1+..+bk-1)/k, without sorting and without a common denominator.
std::optional<Rational> levelByDefinition(const Ledger& ledger, const Round& round,
                                          const ChoiceSettings& settings, TopicIndex topic) {
  std::vector<Rational> held;
  for (CityIndex city = 0; city < round.needs.size(); ++city) {
    for (const int level : settings.levels) {
      if (round.need(city, topic) >= level) held.push_back(ledger.purse(city, level));
    }
  }
  for (const Rational& lowestPayer : held) {
    Rational total = 0;
    int payers = 0;
    for (const Rational& purse : held) {
      if (purse >= lowestPayer) {
        total += purse;
        ++payers;
      }
    }
    const Rational level = (total - 1) / payers;
    Rational above = 0;
    for (const Rational& purse : held) above += purse > level ? Rational(purse - level) : Rational(0);
    if (above == 1) return level;
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("every certificate agrees with the rule's definition") {
  Dice dice = diceOf(1);
  for (int trial = 0; trial < trials(400); ++trial) {
    CAPTURE(trial);
    ChoiceSettings settings;
    if (dice.roll(2) == 0) settings.guard.reset();
    const int cities = 1 + dice.roll(6);
    const Ledger ledger = sampleLedger(dice, cities, settings);
    const Round round = sampleRound(dice, cities, 1 + dice.roll(5));
    const Certificate certificate = choose(ledger, round, settings);

    for (TopicIndex topic = 0; topic < round.topicCount(); ++topic)
      CHECK(certificate.voiceLeft[topic] == levelByDefinition(ledger, round, settings, topic));
    CHECK(certificate.winner.has_value() == !certificate.eligible.empty());
    for (const TopicIndex topic : certificate.eligible) {
      const bool wins = *certificate.voiceLeft[topic] == *certificate.voiceLeft[*certificate.winner];
      CHECK(*certificate.voiceLeft[topic] <= *certificate.voiceLeft[*certificate.winner]);
      CHECK(wins == (std::count(certificate.tied.begin(), certificate.tied.end(), topic) == 1));
    }
    CHECK((certificate.tieBreak != TieBreak::none) == (certificate.tied.size() > 1));
  }
}

TEST_CASE("payments sum to one, balances to zero, and absence changes nothing") {
  Dice dice = diceOf(2);
  for (int trial = 0; trial < trials(60); ++trial) {
    CAPTURE(trial);
    const ChoiceSettings settings;
    Ledger ledger;
    for (int quarter = 0; quarter < 12; ++quarter) {
      // The network grows by one city every third quarter.
      const Round round = sampleRound(dice, 2 + quarter / 3, 4);
      const Certificate certificate = choose(ledger, round, settings);
      const Settled settled = settle(ledger, round, settings, certificate.winner);
      CHECK(sum(settled.account.payments) == (certificate.winner ? 1 : 0));
      CHECK(sum(settled.account.balancesAfter) == 0);
      CHECK(settled.account.balancesAfter == certificate.ifFollowed.balancesAfter);
      for (CityIndex city = 0; city < round.needs.size(); ++city) {
        CHECK(settled.account.payments[city] >= 0);
        if (round.largestNeed(city) > 0) continue;
        CHECK(settled.account.balancesAfter[city] == settled.account.balancesBefore[city]);
        CHECK(settled.ledger.drought(city) == ledger.drought(city));
      }
      ledger = settled.ledger;
    }
  }
}

TEST_CASE("the order in which cities stand decides nothing") {
  Dice dice = diceOf(20);
  for (int trial = 0; trial < trials(60); ++trial) {
    CAPTURE(trial);
    const int cities = 2 + dice.roll(5);
    ChoiceSettings settings;
    settings.guard = dice.roll(4);
    // Where city i of the first network stands in the second.
    std::vector<CityIndex> place;
    for (int city = 0; city < cities; ++city)
      place.insert(place.begin() + dice.roll(city + 1), static_cast<CityIndex>(city));
    Ledger ledger, moved;
    for (int quarter = 0; quarter < 8; ++quarter) {
      const Round round = sampleRound(dice, cities, 4);
      Round shuffled = round;
      for (CityIndex city = 0; city < place.size(); ++city) shuffled.needs[place[city]] = round.needs[city];
      const Certificate one = choose(ledger, round, settings), other = choose(moved, shuffled, settings);
      CHECK(one.order == other.order);
      CHECK(one.tied == other.tied);
      CHECK(one.winner == other.winner);
      CHECK(one.voiceLeft == other.voiceLeft);
      for (CityIndex city = 0; city < place.size(); ++city) {
        CHECK(one.ifFollowed.payments[city] == other.ifFollowed.payments[place[city]]);
        CHECK(one.ifFollowed.balancesAfter[city] == other.ifFollowed.balancesAfter[place[city]]);
        CHECK(one.ifFollowed.droughtsAfter[city] == other.ifFollowed.droughtsAfter[place[city]]);
      }
      ledger = settle(ledger, round, settings, one.winner).ledger;
      moved = settle(moved, shuffled, settings, other.winner).ledger;
    }
  }
}

TEST_CASE("with a guard of D quarters nobody waits longer than D+n-1") {
  Dice dice = diceOf(3);
  for (const int guard : {0, 1, 2, 4}) {
    int longest = 0;
    for (int trial = 0; trial < trials(40); ++trial) {
      const int cities = 2 + dice.roll(4);
      ChoiceSettings settings;
      settings.guard = guard;
      Ledger ledger;
      for (int quarter = 0; quarter < 25; ++quarter) {
        // Disjoint needs now and then: the hardest case for a guard.
        Round round = fullRound(dice, cities, cities);
        if (dice.roll(2) == 0) {
          for (std::size_t city = 0; city < round.needs.size(); ++city) {
            std::fill(round.needs[city]->begin(), round.needs[city]->end(), 0);
            (*round.needs[city])[city] = 2 + dice.roll(2);
          }
        }
        ledger = settle(ledger, round, settings, choose(ledger, round, settings).winner).ledger;
        for (CityIndex city = 0; city < ledger.cityCount(); ++city) {
          CHECK(ledger.drought(city) <= guard + cities - 1);
          longest = std::max(longest, ledger.drought(city));
        }
      }
    }
    CHECK(longest >= guard);
  }
}

TEST_CASE("a city that raises its need for the winner never makes it lose") {
  Dice dice = diceOf(4);
  int raised = 0;
  for (int trial = 0; trial < trials(400); ++trial) {
    CAPTURE(trial);
    ChoiceSettings settings;
    settings.guard = dice.roll(4);
    const int cities = 1 + dice.roll(5);
    const Ledger ledger = sampleLedger(dice, cities, settings);
    const Round round = sampleRound(dice, cities, 4);
    const auto winner = choose(ledger, round, settings).winner;
    if (!winner) continue;
    for (CityIndex city = 0; city < round.needs.size(); ++city) {
      if (!round.needs[city]) continue;
      for (int need = round.need(city, *winner) + 1; need <= kHighestNeed; ++need, ++raised) {
        Round louder = round;
        (*louder.needs[city])[*winner] = need;
        CHECK(choose(ledger, louder, settings).winner == winner);
      }
    }
  }
  CHECK(raised > 1000);
}

TEST_CASE("the published form serves everyone within 2n-1 quarters, and loads stay within one topic") {
  Dice dice = diceOf(5);
  for (int trial = 0; trial < trials(60); ++trial) {
    CAPTURE(trial);
    const int cities = 2 + dice.roll(4);
    ChoiceSettings settings;
    settings.levels = {2};
    settings.guard.reset();
    settings.mode = Mode::plain;
    Ledger ledger;
    for (int quarter = 0; quarter < 30; ++quarter) {
      const Round round = fullRound(dice, cities, 5);
      ledger = settle(ledger, round, settings, choose(ledger, round, settings).winner).ledger;
      Rational least = ledger.balance(0);
      Rational most = least;
      for (CityIndex city = 0; city < ledger.cityCount(); ++city) {
        CHECK(ledger.drought(city) < 2 * cities - 1);
        least = std::min(least, ledger.balance(city));
        most = std::max(most, ledger.balance(city));
      }
      CHECK(most - least <= 1);
    }
  }
}

TEST_CASE("a group that agrees gets its share of quarters (PJR)") {
  Dice dice = diceOf(6);
  for (int trial = 0; trial < trials(60); ++trial) {
    CAPTURE(trial);
    const int cities = 3 + dice.roll(4);
    const int group = 1 + dice.roll(cities - 1);
    ChoiceSettings settings;
    settings.guard.reset();
    Ledger ledger;
    int theirs = 0;
    for (int quarter = 1; quarter <= 24; ++quarter) {
      Round round = fullRound(dice, cities, 5);
      // The group's common wish, which nobody else shares; a new one every quarter.
      const auto wish = static_cast<std::size_t>(dice.roll(5));
      for (int city = 0; city < cities; ++city) {
        auto& row = *round.needs[static_cast<std::size_t>(city)];
        row[wish] = city < group ? kHighestNeed : 0;
        if (city >= group) row[(wish + 1) % 5] = kHighestNeed;
      }
      const auto winner = choose(ledger, round, settings).winner;
      bool someMemberNeedsIt = false;
      for (int city = 0; city < group; ++city)
        someMemberNeedsIt = someMemberNeedsIt || round.need(static_cast<CityIndex>(city), *winner) > 0;
      theirs += someMemberNeedsIt ? 1 : 0;
      ledger = settle(ledger, round, settings, winner).ledger;
      CHECK(theirs >= group * quarter / cities);
    }
  }
}

TEST_CASE("a network split nine to one is served nine to one") {
  ChoiceSettings settings;
  settings.guard.reset();
  Round round{{0, 0}, {}};
  for (int city = 0; city < 10; ++city)
    round.needs.emplace_back(city < 9 ? std::vector<int>{3, 0} : std::vector<int>{0, 3});
  Ledger ledger;
  int alone = 0;
  for (int quarter = 0; quarter < 30; ++quarter) {
    const auto winner = choose(ledger, round, settings).winner;
    alone += winner == TopicIndex{1} ? 1 : 0;
    ledger = settle(ledger, round, settings, winner).ledger;
  }
  CHECK(alone == 3);
}
