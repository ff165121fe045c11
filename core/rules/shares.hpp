// Fractions over one common denominator, reduced only when one is read.
//
// A ledger of a thousand cities has thousands of balances a quarter, of which a person looks at a few:
// reducing them all took most of the time of a replay.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "core/rules/rational.hpp"

namespace parcours::rules {

class Shares {
 public:
  class Iterator {
   public:
    Iterator(const Shares& shares, std::size_t index) : shares_(&shares), index_(index) {}
    Rational operator*() const { return (*shares_)[index_]; }
    Iterator& operator++() {
      ++index_;
      return *this;
    }
    bool operator==(const Iterator& other) const { return index_ == other.index_; }

   private:
    const Shares* shares_;
    std::size_t index_;
  };

  Shares() = default;
  /// `parts[i] / whole` each; `whole` is not 0.
  Shares(std::vector<Integer> parts, Integer whole) : parts_(std::move(parts)), whole_(std::move(whole)) {}

  [[nodiscard]] std::size_t size() const { return parts_.size(); }
  [[nodiscard]] Rational operator[](std::size_t index) const { return fraction(parts_[index], whole_); }
  [[nodiscard]] Iterator begin() const { return {*this, 0}; }
  [[nodiscard]] Iterator end() const { return {*this, size()}; }
  /// All of them, reduced.
  [[nodiscard]] std::vector<Rational> reduced() const;
  /// The same values, whatever the denominators.
  bool operator==(const Shares& other) const;

 private:
  std::vector<Integer> parts_;
  Integer whole_ = 1;
};

}  // namespace parcours::rules
