// Who took part in what: the sessions of each city, by way of learning.
#pragma once

#include <string_view>

#include "core/network/network.hpp"
#include "core/reports/report.hpp"

namespace parcours {

/// A table: a row for each city, in the order of Network::cities, a column for each way of learning. Facts
/// about each city alone: no sum, no order by it. An empty quarter id counts all quarters.
Block participationTable(const Network& network, std::string_view quarter, const Catalogue& text);

}  // namespace parcours
