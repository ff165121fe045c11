// The one place where an Error becomes a sentence in the person's language.
#pragma once

#include <string>
#include <string_view>

#include "core/result.hpp"
#include "core/text/catalogue.hpp"

namespace parcours {

/// File, place (line, or path in the document) and reason. `file` may be empty.
std::string errorText(const Catalogue& catalogue, const Error& error, std::string_view file = {});

}  // namespace parcours
