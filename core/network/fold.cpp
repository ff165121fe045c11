#include "core/network/fold.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace parcours {
namespace {

/// Code points up to `last`, from where the line before ends, fold to `base`; empty: they stay as they are.
struct Run {
  char32_t last;
  std::string_view base;
};

// Latin-1 Supplement and Latin Extended-A: the letters lie in runs of one base letter.
constexpr Run kRuns[] = {
    {0xBF, ""},    {0xC5, "a"},   {0xC6, "ae"}, {0xC7, "c"},  {0xCB, "e"},  {0xCF, "i"},  {0xD0, "d"},
    {0xD1, "n"},   {0xD6, "o"},   {0xD7, ""},   {0xD8, "o"},  {0xDC, "u"},  {0xDD, "y"},  {0xDE, "th"},
    {0xDF, "ss"},  {0xE5, "a"},   {0xE6, "ae"}, {0xE7, "c"},  {0xEB, "e"},  {0xEF, "i"},  {0xF0, "d"},
    {0xF1, "n"},   {0xF6, "o"},   {0xF7, ""},   {0xF8, "o"},  {0xFC, "u"},  {0xFD, "y"},  {0xFE, "th"},
    {0xFF, "y"},   {0x105, "a"},  {0x10D, "c"}, {0x111, "d"}, {0x11B, "e"}, {0x123, "g"}, {0x127, "h"},
    {0x131, "i"},  {0x133, "ij"}, {0x135, "j"}, {0x138, "k"}, {0x142, "l"}, {0x14B, "n"}, {0x151, "o"},
    {0x153, "oe"}, {0x159, "r"},  {0x161, "s"}, {0x167, "t"}, {0x173, "u"}, {0x175, "w"}, {0x178, "y"},
    {0x17E, "z"},  {0x17F, "s"},
};

// Latin Extended Additional, from 1E00: dotted and hooked letters of African languages, Vietnamese.
constexpr Run kAdditionalRuns[] = {
    {0x1DFF, ""},  {0x1E01, "a"}, {0x1E07, "b"}, {0x1E09, "c"},  {0x1E13, "d"}, {0x1E1D, "e"}, {0x1E1F, "f"},
    {0x1E21, "g"}, {0x1E2B, "h"}, {0x1E2F, "i"}, {0x1E35, "k"},  {0x1E3D, "l"}, {0x1E43, "m"}, {0x1E4B, "n"},
    {0x1E53, "o"}, {0x1E57, "p"}, {0x1E5F, "r"}, {0x1E69, "s"},  {0x1E71, "t"}, {0x1E7B, "u"}, {0x1E7F, "v"},
    {0x1E89, "w"}, {0x1E8D, "x"}, {0x1E8F, "y"}, {0x1E95, "z"},  {0x1E96, "h"}, {0x1E97, "t"}, {0x1E98, "w"},
    {0x1E99, "y"}, {0x1E9A, "a"}, {0x1E9D, "s"}, {0x1E9E, "ss"}, {0x1E9F, "d"}, {0x1EB7, "a"}, {0x1EC7, "e"},
    {0x1ECB, "i"}, {0x1EE3, "o"}, {0x1EF1, "u"}, {0x1EF9, "y"},  {0x1EFB, "l"}, {0x1EFD, "v"}, {0x1EFF, "y"},
};

// Letters of West African alphabets, and the accented ones of tonal spellings that have a code point of their
// own.
constexpr struct {
  char32_t code;
  std::string_view base;
} kSingles[] = {
    {0x181, "b"}, {0x186, "o"}, {0x189, "d"}, {0x18A, "d"}, {0x18E, "e"}, {0x190, "e"}, {0x191, "f"},
    {0x192, "f"}, {0x194, "g"}, {0x197, "i"}, {0x198, "k"}, {0x199, "k"}, {0x19D, "n"}, {0x1B2, "v"},
    {0x1B3, "y"}, {0x1B4, "y"}, {0x1CD, "a"}, {0x1CE, "a"}, {0x1CF, "i"}, {0x1D0, "i"}, {0x1D1, "o"},
    {0x1D2, "o"}, {0x1D3, "u"}, {0x1D4, "u"}, {0x1DD, "e"}, {0x1F8, "n"}, {0x1F9, "n"}, {0x218, "s"},
    {0x219, "s"}, {0x21A, "t"}, {0x21B, "t"}, {0x244, "u"}, {0x253, "b"}, {0x254, "o"}, {0x256, "d"},
    {0x257, "d"}, {0x25B, "e"}, {0x263, "g"}, {0x268, "i"}, {0x272, "n"}, {0x289, "u"}, {0x28B, "v"},
};

template <std::size_t N>
std::string_view fromRuns(const Run (&runs)[N], char32_t code) {
  const auto* const found = std::lower_bound(std::begin(runs), std::end(runs), code,
                                             [](const Run& run, char32_t c) { return run.last < c; });
  return found == std::end(runs) ? std::string_view() : found->base;
}

std::string_view baseOf(char32_t code) {
  if (code <= 0x17F) return fromRuns(kRuns, code);
  if (code >= 0x1E00 && code <= 0x1EFF) return fromRuns(kAdditionalRuns, code);
  for (const auto& single : kSingles) {
    if (single.code == code) return single.base;
  }
  return {};
}

bool isCombining(char32_t code) { return code >= 0x300 && code <= 0x36F; }

/// The code point that starts at `at`, when it has two or three bytes; 0 otherwise: such letters do not fold.
char32_t decode(std::string_view text, std::size_t at, std::size_t& length) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const auto follows = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0u) == 0x80u; };
  const std::uint32_t lead = byte(at);
  length = 1;
  if ((lead & 0xE0u) == 0xC0u && follows(at + 1)) {
    length = 2;
    return ((lead & 0x1Fu) << 6) | (byte(at + 1) & 0x3Fu);
  }
  if ((lead & 0xF0u) == 0xE0u && follows(at + 1) && follows(at + 2)) {
    length = 3;
    return ((lead & 0x0Fu) << 12) | ((byte(at + 1) & 0x3Fu) << 6) | (byte(at + 2) & 0x3Fu);
  }
  return 0;
}

}  // namespace

std::string foldLatin(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (static_cast<std::uint8_t>(c) < 0x80) {
      folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      ++at;
      continue;
    }
    std::size_t length = 1;
    const char32_t code = decode(text, at, length);
    const std::string_view base = baseOf(code);
    if (!base.empty()) {
      folded += base;
    } else if (!isCombining(code)) {
      folded += text.substr(at, length);
    }
    at += length;
  }
  return folded;
}

}  // namespace parcours
