#include "core/text/word_diff.hpp"

#include <algorithm>
#include <cstdint>

namespace parcours {
namespace {

/// Pairs of words looked at, at most: 8 MB for a moment.
constexpr std::size_t kMostPairs = 4'000'000;

enum class Sign : std::uint8_t { word, space, other };

Sign signOf(char c) {
  const auto byte = static_cast<unsigned char>(c);
  if (c == ' ' || c == '\n' || c == '\t' || c == '\r') return Sign::space;
  const bool letter =
      byte >= 0x80 || (byte >= '0' && byte <= '9') || ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z');
  return letter || c == '\'' ? Sign::word : Sign::other;
}

/// Words, stretches of space, and single other signs: together they are the text.
std::vector<TextRange> wordsOf(std::string_view text) {
  std::vector<TextRange> words;
  for (std::size_t at = 0; at < text.size();) {
    const Sign sign = signOf(text[at]);
    std::size_t end = at + 1;
    while (sign != Sign::other && end < text.size() && signOf(text[end]) == sign) ++end;
    words.push_back({at, end});
    at = end;
  }
  return words;
}

void mark(std::vector<TextRange>& ranges, TextRange word) {
  if (!ranges.empty() && ranges.back().to == word.from)
    ranges.back().to = word.to;
  else
    ranges.push_back(word);
}

/// Both texts as words, and the stretch between what they begin and end with alike.
struct Stretch {
  std::string_view before, after;
  std::vector<TextRange> a, b;
  std::size_t start = 0, aEnd = 0, bEnd = 0;

  [[nodiscard]] bool same(std::size_t i, std::size_t j) const {
    return before.substr(a[i].from, a[i].to - a[i].from) == after.substr(b[j].from, b[j].to - b[j].from);
  }
};

Stretch stretchOf(std::string_view before, std::string_view after) {
  Stretch s{before, after, wordsOf(before), wordsOf(after)};
  s.aEnd = s.a.size();
  s.bEnd = s.b.size();
  while (s.start < s.aEnd && s.start < s.bEnd && s.same(s.start, s.start)) ++s.start;
  while (s.aEnd > s.start && s.bEnd > s.start && s.same(s.aEnd - 1, s.bEnd - 1)) --s.aEnd, --s.bEnd;
  return s;
}

}  // namespace

WordDiff wordDiff(std::string_view before, std::string_view after) {
  const Stretch s = stretchOf(before, after);
  const std::size_t rows = s.aEnd - s.start, columns = s.bEnd - s.start, width = columns + 1;
  WordDiff diff;
  std::vector<std::uint16_t> common;  // longest common subsequence of what follows word i and word j
  const bool exact = rows * columns <= kMostPairs && std::min(rows, columns) < 0xFFFF;
  if (exact) {
    common.resize((rows + 1) * width);
    for (std::size_t i = rows; i-- > 0;)
      for (std::size_t j = columns; j-- > 0;)
        common[i * width + j] = s.same(s.start + i, s.start + j)
                                    ? static_cast<std::uint16_t>(common[(i + 1) * width + j + 1] + 1)
                                    : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
  }
  std::size_t i = 0, j = 0;
  while (i < rows || j < columns) {
    const bool both = exact && i < rows && j < columns;
    if (both && s.same(s.start + i, s.start + j))
      ++i, ++j;
    else if (i < rows && (!both || common[(i + 1) * width + j] >= common[i * width + j + 1]))
      mark(diff.before, s.a[s.start + i++]);
    else
      mark(diff.after, s.b[s.start + j++]);
  }
  return diff;
}

}  // namespace parcours
