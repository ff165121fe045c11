// How much memory a piece of code takes: every allocation of the test program is counted.
#pragma once

#include <cstddef>

namespace parcours::test {

/// Counts from its construction on.
class Memory {
 public:
  Memory();
  /// The most bytes that were in use at once, beyond those at the start. 0 where a sanitizer does the
  /// counting.
  [[nodiscard]] std::size_t peak() const;

 private:
  std::size_t start_;
};

}  // namespace parcours::test
