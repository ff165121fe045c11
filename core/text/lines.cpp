#include "core/text/lines.hpp"

#include <algorithm>

namespace parcours {

std::vector<std::string> linesOf(std::string_view text) {
  constexpr std::string_view kSpace = " \r\t";
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    const std::size_t first = line.find_first_not_of(kSpace);
    if (first != std::string_view::npos)
      lines.emplace_back(line.substr(first, line.find_last_not_of(kSpace) + 1 - first));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace parcours
