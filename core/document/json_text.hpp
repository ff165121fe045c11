// Reads canonical JSON text where it lies: values are kept as text, and few readers need more than one member
// of one.
//
// The text was validated when it came in (import, canonicalValue), so this only has to find its way. Text
// that is not canonical JSON gives nothing useful, but never leaves its bounds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/function_ref.hpp"

namespace parcours {

/// Calls `member` with each key (decoded) and value (as text) of an object; false when the text is no object.
bool forEachMember(std::string_view object,
                   FunctionRef<void(std::string_view key, std::string_view value)> member);

/// Calls `element` with each value of an array; false when the text is no array.
bool forEachElement(std::string_view array, FunctionRef<void(std::string_view value)> element);

/// The characters of a JSON string; nothing when the text is no string.
std::optional<std::string> textOf(std::string_view json);

/// The value of a JSON integer; nothing when the text is none.
std::optional<std::int64_t> integerOf(std::string_view json);

}  // namespace parcours
