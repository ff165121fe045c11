#include "core/text/find_name.hpp"

#include <algorithm>
#include <string>

#include "core/network/fold.hpp"

namespace parcours {
namespace {

/// Ends a word: everything of ASCII that is neither letter nor digit, and the apostrophe of print.
bool parts(char c) {
  const bool letter =
      (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
  return !letter;
}

/// Where a word of `name` begins with `word`, or the first place that holds it.
int rankOfWord(std::string_view name, std::string_view word) {
  int rank = 3;
  for (std::size_t at = name.find(word); at != std::string_view::npos; at = name.find(word, at + 1)) {
    const bool begins = at == 0 || parts(name[at - 1]) || name.substr(0, at).ends_with("’");
    rank = std::min(rank, begins ? 1 : 2);
  }
  return rank;
}

}  // namespace

std::optional<int> rankOfName(std::string_view name, std::string_view typed) {
  const std::string hay = foldLatin(name), all = foldLatin(typed);
  int rank = 0;
  std::string_view rest = all;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (end > 0) rank = std::max(rank, rankOfWord(hay, rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (rank > 2) return std::nullopt;
  const std::size_t first = all.find_first_not_of(' '), last = all.find_last_not_of(' ');
  if (first == std::string::npos || hay.starts_with(std::string_view(all).substr(first, last - first + 1)))
    return 0;
  return rank;
}

}  // namespace parcours
