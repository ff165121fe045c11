// What differs between two texts, by words: for two versions side by side.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace parcours {

/// A part of a text, in bytes: [from, to).
struct TextRange {
  std::size_t from = 0, to = 0;
  bool operator==(const TextRange&) const = default;
};

/// Without these parts the two texts are the same.
struct WordDiff {
  std::vector<TextRange> before;  ///< What only the first holds; in order, and apart from each other.
  std::vector<TextRange> after;   ///< What only the second holds.
};

/// The smallest difference by words, spaces and signs (a longest common subsequence). Where more than about
/// two thousand words in a row differ, the whole stretch counts as different.
WordDiff wordDiff(std::string_view before, std::string_view after);

}  // namespace parcours
