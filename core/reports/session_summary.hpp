// What a session leaves behind: its agenda and the time it took, who was there, votes, notes, what was set
// aside, and what was said to everybody of how it went.
#pragma once

#include <string>
#include <string_view>

#include "core/network/network.hpp"
#include "core/reports/report.hpp"

namespace parcours {

/// Of a session; parts of which nothing is known are left out. What lies in a city's own room never gets in.
Report sessionSummary(const Network& network, const View& session, const Catalogue& text);

/// `Awa, Valombre: what was said`.
std::string noteLine(const Network& network, const View& note, const Catalogue& text);

}  // namespace parcours
