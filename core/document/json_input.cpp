#include "core/document/json_input.hpp"

#include <cstdint>

namespace parcours {
namespace {

/// The length of the UTF-8 sequence at the start of `text`; 0 when it is ill-formed (Unicode, table 3-7), and
/// the length of `text` when that only ends too early.
std::size_t sequenceLength(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4) return 0;
  const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  unsigned low = 0x80;
  unsigned high = 0xBF;
  if (first == 0xE0) low = 0xA0;   // shorter forms exist
  if (first == 0xED) high = 0x9F;  // surrogates
  if (first == 0xF0) low = 0x90;
  if (first == 0xF4) high = 0x8F;  // beyond U+10FFFF
  for (std::size_t i = 1; i < length && i < text.size(); ++i) {
    if (byte(i) < low || byte(i) > high) return 0;
    low = 0x80;
    high = 0xBF;
  }
  return std::min(length, text.size());
}

bool wellFormed(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = sequenceLength(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

}  // namespace

Place placeAt(std::string_view bytes, std::size_t offset, std::string path) {
  const std::string_view before = bytes.substr(0, offset);
  // A line break belongs to the line it ends.
  const std::string_view line = before.empty() ? before : before.substr(0, before.size() - 1);
  const std::size_t start = line.rfind('\n') == std::string_view::npos ? 0 : line.rfind('\n') + 1;
  Place place;
  place.line = static_cast<std::uint32_t>(1 + std::count(line.begin(), line.end(), '\n'));
  place.column = static_cast<std::uint32_t>(std::max<std::size_t>(1, before.size() - start));
  place.path = std::move(path);
  return place;
}

Error syntaxError(const JsonInput& input, int id, std::string_view message, std::string path) {
  constexpr int kNumberOverflow = 406;  // nlohmann's out_of_range.406: a number beyond any floating-point one
  const Place place = placeAt(input.read(), input.offset(), std::move(path));
  if (input.tokenTooLong()) return {ErrorCode::tooLarge, place, "string"};
  if (id == kNumberOverflow) return {ErrorCode::notInteger, place, {}};
  // A character cut in two by the end of the file is well-formed as far as it goes, so this is about other
  // faults.
  if (!wellFormed(input.read())) return {ErrorCode::badUtf8, place, {}};
  if (!input.ended() && message.find("invalid string: surrogate") != std::string_view::npos)
    return {ErrorCode::badUtf8, place, {}};
  // After the whole text, more is a fault even where it is cut short.
  const bool after = message.find("; expected end of input") != std::string_view::npos;
  if (input.ended() && !after) return {ErrorCode::truncated, place, {}};
  return {ErrorCode::notJson, place, {}};
}

Result<void> checkBytes(std::string_view bytes, std::size_t limit) {
  if (bytes.size() > limit) return fail(ErrorCode::tooLarge, std::to_string(limit) + " bytes");
  const std::size_t zero = bytes.find('\0');
  if (zero != std::string_view::npos)
    return fail(ErrorCode::notJson, "zero byte", placeAt(bytes, zero + 1, {}));
  return {};
}

}  // namespace parcours
