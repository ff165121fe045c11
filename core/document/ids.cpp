#include "core/document/ids.hpp"

#include <algorithm>

#include "core/document/sha256.hpp"

namespace parcours {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";
constexpr std::string_view kCrockford = "0123456789abcdefghjkmnpqrstvwxyz";

}  // namespace

std::string toHex(Writer writer) {
  std::string hex(16, '0');
  auto bits = static_cast<std::uint64_t>(writer);
  for (std::size_t i = 16; i-- > 0; bits >>= 4) hex[i] = kHex[bits & 15];
  return hex;
}

Result<Writer> parseWriter(std::string_view hex) {
  if (hex.size() != 16) return fail(ErrorCode::badWriter, "16 hexadecimal digits");
  std::uint64_t bits = 0;
  for (const char c : hex) {
    const bool number = c >= '0' && c <= '9';
    if (!number && (c < 'a' || c > 'f')) return fail(ErrorCode::badWriter, "16 hexadecimal digits");
    bits = bits << 4 | static_cast<std::uint64_t>(number ? c - '0' : c - 'a' + 10);
  }
  return Writer{bits};
}

std::string idFromBits(const std::array<std::uint8_t, 10>& bits) {
  // 80 bits are two groups of 40, and a group is 8 characters of 5 bits, the highest first.
  std::string id(16, '0');
  for (std::size_t group = 0; group < 2; ++group) {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < 5; ++i) word = word << 8 | bits[5 * group + i];
    for (std::size_t i = 8; i-- > 0; word >>= 5) id[8 * group + i] = kCrockford[word & 31];
  }
  return id;
}

std::string derivedId(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) {
    text += part;
    text += '\0';
  }
  const auto digest = sha256(text);
  std::array<std::uint8_t, 10> bits{};
  std::copy_n(digest.begin(), bits.size(), bits.begin());
  return idFromBits(bits);
}

std::string toHex(std::span<const std::uint8_t> bytes) {
  std::string hex;
  hex.reserve(2 * bytes.size());
  for (const std::uint8_t byte : bytes) {
    hex += kHex[byte >> 4];
    hex += kHex[byte & 15];
  }
  return hex;
}

}  // namespace parcours
