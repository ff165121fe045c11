#include "shell/app/randomness.hpp"

#include <algorithm>

#include "core/document/ids.hpp"

namespace parcours {

Digest Randomness::block() {
  std::string input = seed_;
  for (int shift = 56; shift >= 0; shift -= 8) input += static_cast<char>((counter_ >> shift) & 0xff);
  ++counter_;
  return sha256(input);
}

std::string Randomness::id() {
  const Digest bits = block();
  std::array<std::uint8_t, 10> first{};
  std::copy_n(bits.begin(), first.size(), first.begin());
  return idFromBits(first);
}

Writer Randomness::writer() {
  const Digest bits = block();
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < 8; ++i) value = value << 8 | bits[i];
  return Writer{value};
}

}  // namespace parcours
