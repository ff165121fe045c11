// The cities that are served before all others: those that fall behind, and those that have waited long.
#pragma once

#include <set>
#include <string>

#include "core/journey/choice.hpp"
#include "core/network/network.hpp"

namespace parcours {

using CityIds = std::set<std::string, std::less<>>;

/// Left behind in all learning areas taken together, from the last two measurements (rules::standings). Only
/// cities known in both, in every area that both measured; none where there is no earlier measurement.
CityIds citiesLeftBehind(const Network& network);
/// Unheard: they have waited as long as the guard allows, or four quarters where there is none.
CityIds citiesUnheard(const Network& network, const Ledger& ledger);
/// Both.
CityIds citiesFirstInLine(const Network& network, const Ledger& ledger);

}  // namespace parcours
