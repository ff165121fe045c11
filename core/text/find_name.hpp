// How well a name answers what a person typed.
#pragma once

#include <optional>
#include <string_view>

namespace parcours {

/// 0: the name begins with what was typed; 1: each word typed begins a word of it; 2: each is somewhere in
/// it; nothing: it is no answer. Letters count without case and accents; nothing typed is answered by any
/// name.
std::optional<int> rankOfName(std::string_view name, std::string_view typed);

}  // namespace parcours
