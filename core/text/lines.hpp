// Lists that people write as text: one item a line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parcours {

/// The lines that say something, without the space around them.
std::vector<std::string> linesOf(std::string_view text);

}  // namespace parcours
