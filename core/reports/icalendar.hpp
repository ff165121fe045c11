// The calendar as a file that phones and mail programs open: iCalendar, RFC 5545.
#pragma once

#include <string>
#include <string_view>

#include "core/network/network.hpp"
#include "core/text/catalogue.hpp"

namespace parcours {

/// Sessions, steps and deadlines for one city, at its pace, or (empty id) for the network. Times are written
/// in UTC, so every phone shows its own. Nothing in it depends on when it is written: an event's stamp is
/// that of its record.
std::string toICalendar(const Network& network, std::string_view city, const Catalogue& text);

}  // namespace parcours
