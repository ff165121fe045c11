#include "core/rules/shares.hpp"

namespace parcours::rules {

std::vector<Rational> Shares::reduced() const {
  std::vector<Rational> values;
  values.reserve(size());
  for (std::size_t i = 0; i < size(); ++i) values.push_back((*this)[i]);
  return values;
}

bool Shares::operator==(const Shares& other) const {
  if (size() != other.size()) return false;
  for (std::size_t i = 0; i < size(); ++i) {
    if (parts_[i] * other.whole_ != other.parts_[i] * whole_) return false;
  }
  return true;
}

}  // namespace parcours::rules
