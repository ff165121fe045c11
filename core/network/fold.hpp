// Letters without case and accents, to sort and search names: no locale, so the same order on every device.
#pragma once

#include <string>
#include <string_view>

namespace parcours {

/// Latin letters as their plain lower-case base (`É` -> `e`, `Œ` -> `oe`, `Ɓ` -> `b`); combining accents are
/// dropped, all else stays as it is. Any bytes are accepted.
std::string foldLatin(std::string_view text);

}  // namespace parcours
