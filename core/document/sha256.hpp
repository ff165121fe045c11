// SHA-256 (FIPS 180-4).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace parcours {

using Digest = std::array<std::uint8_t, 32>;

/// Of bytes that come in pieces.
class Sha256 {
 public:
  void add(std::string_view bytes);
  /// Of all that was added until now.
  [[nodiscard]] Digest digest() const;

 private:
  std::array<std::uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<unsigned char, 64> block_{};  ///< Begun; `waiting_` bytes of it are there.
  std::size_t waiting_ = 0;
  std::uint64_t size_ = 0;
};

Digest sha256(std::string_view bytes);

}  // namespace parcours
