// Bits for ids and writers, drawn from the platform's seed: core and shell have no randomness of their own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/document/entity.hpp"
#include "core/document/sha256.hpp"

namespace parcours {

/// SHA-256 over the seed and a counter: each draw takes a block of its own, so none says anything about
/// another.
class Randomness {
 public:
  explicit Randomness(std::string_view seed) : seed_(seed) {}
  std::string id();  ///< A fresh entity or network id.
  Writer writer();

 private:
  Digest block();

  std::string seed_;
  std::uint64_t counter_ = 0;
};

}  // namespace parcours
