#include "core/rules/ledger.hpp"

#include <utility>

namespace parcours::rules {

Rational Ledger::purse(CityIndex city, int level) const {
  return city < cityCount() ? fraction(parts_[purseIndex(city, level)], whole_) : Rational(0);
}

Rational Ledger::balance(CityIndex city) const {
  return city < cityCount() ? fraction(partsOf(city), whole_) : Rational(0);
}

Shares Ledger::balances() const {
  std::vector<Integer> all;
  all.reserve(cityCount());
  for (CityIndex city = 0; city < cityCount(); ++city) all.push_back(partsOf(city));
  return {std::move(all), whole_};
}

Integer Ledger::partsOf(CityIndex city) const {
  Integer sum = 0;
  for (int level = 1; level <= kHighestNeed; ++level) sum += parts_[purseIndex(city, level)];
  return sum;
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
    shared = boost::multiprecision::gcd(shared, Integer(parts % shared));
  }
  whole_ /= shared;
  for (Integer& parts : parts_) parts /= shared;
}

}  // namespace parcours::rules
