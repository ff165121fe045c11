// Names of things: random ids come from the caller's random bits, derived ids from what they stand for.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "core/document/entity.hpp"
#include "core/result.hpp"

namespace parcours {

/// 16 lower-case hexadecimal digits.
std::string toHex(Writer writer);
/// Error badWriter unless exactly 16 lower-case hexadecimal digits.
Result<Writer> parseWriter(std::string_view hex);

/// An id of 80 bits as 16 characters of Crockford's base32 in lower case.
std::string idFromBits(const std::array<std::uint8_t, 10>& bits);

/// The id of the record that is *the* one of its kind: 80 bits of SHA-256 over the kind and its parents, each
/// ended by a zero byte. Two devices that create it offline write the same entity: derivedId({"ballot",
/// round, city}).
std::string derivedId(std::initializer_list<std::string_view> parts);

std::string toHex(std::span<const std::uint8_t> bytes);

/// The four words that name a hash by voice: its first 32 bits, 8 a word, out of one list of 256 words that
/// are read alike in French, English and Portuguese. `hex` has at least 8 digits.
std::string fourWords(std::string_view hex);

}  // namespace parcours
