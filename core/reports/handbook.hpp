// How to run a quarter, on two pages: the same for every network, so it comes from a content file and not
// from the messages that a first visit waits for.
#pragma once

#include <optional>
#include <string_view>

#include "core/reports/report.hpp"

namespace parcours {

/// The handbook in a language, from the text of assets/library/handbook.json; nothing when that is of another
/// shape.
std::optional<Report> handbook(std::string_view json, Language language);

}  // namespace parcours
