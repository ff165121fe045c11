// Rounds for property tests: small, many and always the same, from a generator written out here so that every
// machine and every library draws the same ones.
#pragma once

#include <cstdint>
#include <vector>

#include "core/rules/round.hpp"
#include "core/rules/shares.hpp"
#include "tests/core/settings.hpp"

namespace parcours::rules::test {

/// SplitMix64 (Steele, Lea, Flood 2014).
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  /// A number in 0..sides-1.
  int roll(int sides) {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    z ^= z >> 31U;
    return static_cast<int>(z % static_cast<std::uint64_t>(sides));
  }

 private:
  std::uint64_t state_;
};

/// How many samples a property is tried on: `usual`, times PARCOURS_TRIALS for a long night.
inline int trials(int usual) {
  return usual * static_cast<int>(parcours::test::setting("PARCOURS_TRIALS", 1));
}

/// Dice of one property; PARCOURS_SEED throws all of them anew.
inline Dice diceOf(std::uint64_t property) {
  return Dice(property + 1'000 * parcours::test::setting("PARCOURS_SEED", 0));
}

inline Rational sum(const Shares& shares) {
  Rational total = 0;
  for (const Rational& share : shares) total += share;
  return total;
}

/// A round where some cities are absent, some need nothing and few needs are urgent.
inline Round sampleRound(Dice& dice, int cities, int topics) {
  Round round;
  for (int topic = 0; topic < topics; ++topic) round.entered.push_back(dice.roll(3));
  for (int city = 0; city < cities; ++city) {
    auto& row = round.needs.emplace_back();
    if (dice.roll(8) == 0) continue;
    row.emplace();
    for (int topic = 0; topic < topics; ++topic) row->push_back(dice.roll(2) * dice.roll(kHighestNeed + 1));
  }
  return round;
}

/// A round in which every city needs something urgently, so all its purses may speak.
inline Round fullRound(Dice& dice, int cities, int topics) {
  Round round = sampleRound(dice, cities, topics);
  for (auto& row : round.needs) {
    if (!row) row.emplace(static_cast<std::size_t>(topics), 0);
    (*row)[static_cast<std::size_t>(dice.roll(topics))] = kHighestNeed;
  }
  return round;
}

}  // namespace parcours::rules::test
