#include "core/rules/ledger.hpp"

#include <utility>

namespace parcours::rules {

Rational Ledger::purse(CityIndex city, int level) const {
  return city < cityCount() ? fraction(parts_[purseIndex(city, level)], whole_) : Rational(0);
}

Rational Ledger::balance(CityIndex city) const {
  if (city >= cityCount()) return 0;
  Integer sum = 0;
  for (int level = 1; level <= kHighestNeed; ++level) sum += parts_[purseIndex(city, level)];
  return fraction(sum, whole_);
}

void Ledger::admit(std::size_t count) {
  if (count <= cityCount()) return;
  droughts_.resize(count, 0);
  parts_.resize(count * kHighestNeed);
}

void Ledger::refine(const Integer& pieces) {
  whole_ *= pieces;
  for (Integer& parts : parts_) parts *= pieces;
}

void Ledger::endQuarter() {
  ++quarters_;
  Integer shared = whole_;
  for (const Integer& parts : parts_) {
    if (shared == 1) return;
    shared = boost::multiprecision::gcd(shared, parts);
  }
  whole_ /= shared;
  for (Integer& parts : parts_) parts /= shared;
}

}  // namespace parcours::rules
