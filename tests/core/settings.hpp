// How much of a long test runs: short counts by default, a setting of the environment for more.
#pragma once

#include <cstdint>
#include <cstdlib>

namespace parcours::test {

/// The number in an environment variable, or `otherwise`.
inline std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

/// Where random cases start: another seed, other cases.
inline std::uint64_t seedSetting() { return setting("PARCOURS_SEED", 1); }

}  // namespace parcours::test
