// From an empty network to its first quarter: the six steps of whoever sets it up. They are ticked by what
// the network holds and by nothing else, so that it does not matter in which order or on whose device they
// are done.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "core/journey/here.hpp"

namespace parcours {

enum class FirstStep {
  name,      ///< The network has a name.
  cities,    ///< At least two: alone there is nobody to learn with.
  baseline,  ///< Somebody has rated a city.
  topics,    ///< There is something to choose.
  round,     ///< The cities have been asked what they need.
  answers,   ///< They have all answered, or the round was closed with the answers there were.
};
inline constexpr std::size_t kFirstSteps = 6;

struct FirstSteps {
  std::array<bool, kFirstSteps> done{};

  [[nodiscard]] bool isDone(FirstStep step) const { return done[static_cast<std::size_t>(step)]; }
  [[nodiscard]] int count() const;
  /// The first that is not done; nothing when all are. Once the cities have been asked, what was left out
  /// before does not hold their answers up.
  [[nodiscard]] std::optional<FirstStep> next() const;
};

/// `here` is where whoever leads the network stands. Nothing once a quarter has begun.
std::optional<FirstSteps> firstSteps(const Network& network, const Here& here);

}  // namespace parcours
