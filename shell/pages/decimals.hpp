// Exact fractions as people read them.
#pragma once

#include <string>

#include "core/rules/rational.hpp"
#include "core/text/catalogue.hpp"

namespace parcours::pages {

/// Two decimals, rounded half away from zero, exactly: `−1,25`.
std::string decimals(const Catalogue& t, const rules::Rational& value);

}  // namespace parcours::pages
