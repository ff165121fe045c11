// What every city has left to say: the memory of the topic choice.
//
// A balance is a share of one topic. All balances are kept as whole parts over one common denominator, so
// that adding and comparing them, which a choice does half a million times, needs no common divisor.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "core/rules/rational.hpp"
#include "core/rules/round.hpp"
#include "core/rules/shares.hpp"

namespace parcours::rules {

/// Position of a purse in a ledger; a city has one a need level.
using PurseIndex = std::size_t;

/// The purses and waiting times of all cities after some quarters. A value: settle() gives the next one. A
/// city the ledger has not met yet has empty purses and has not waited.
class Ledger {
 public:
  [[nodiscard]] std::size_t cityCount() const { return droughts_.size(); }
  /// Quarters settled so far; cancelled ones do not count.
  [[nodiscard]] int quarters() const { return quarters_; }
  /// Quarters since the city was last served, counted while it needed something.
  [[nodiscard]] int drought(CityIndex city) const { return city < cityCount() ? droughts_[city] : 0; }
  /// The balance of one purse; `level` in 1..kHighestNeed.
  [[nodiscard]] Rational purse(CityIndex city, int level) const;
  /// The sum of a city's purses: above 1 the network owes this city more than a whole topic.
  [[nodiscard]] Rational balance(CityIndex city) const;
  /// The balances of all cities.
  [[nodiscard]] Shares balances() const;

  static PurseIndex purseIndex(CityIndex city, int level) {
    return city * kHighestNeed + static_cast<std::size_t>(level - 1);
  }
  /// One topic, in parts.
  [[nodiscard]] const Integer& whole() const { return whole_; }
  /// What a purse holds, in parts of `whole()`.
  [[nodiscard]] const Integer& parts(PurseIndex purse) const { return parts_[purse]; }

  /// Makes room for cities up to `count`, with empty purses.
  void admit(std::size_t count);
  /// Cuts every part into `pieces` smaller ones; no balance changes.
  void refine(const Integer& pieces);
  void setParts(PurseIndex purse, Integer parts) { parts_[purse] = std::move(parts); }
  void setDrought(CityIndex city, int quarters) { droughts_[city] = quarters; }
  /// Counts the quarter and keeps the numbers as small as they can be.
  void endQuarter();

 private:
  [[nodiscard]] Integer partsOf(CityIndex city) const;

  Integer whole_ = 1;
  std::vector<Integer> parts_;
  std::vector<int> droughts_;
  int quarters_ = 0;
};

}  // namespace parcours::rules
