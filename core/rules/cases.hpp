// The rules as other programs can question them: one case as JSON in, the answer as JSON out.
//
// This is how the rules are checked against reference programs (tests/vectors) and by anyone from outside
// (`parcours rule NAME`): both go through the same door.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace parcours::rules {

/// The names runCase understands, in the order of the documentation.
std::vector<std::string_view> ruleNames();

/// Answers one case of a named rule, as one line of JSON without its newline. Errors notJson and badShape,
/// with the path of the offending value; badValue for a name that is not one of ruleNames().
Result<std::string> runCase(std::string_view rule, std::string_view json);

}  // namespace parcours::rules
