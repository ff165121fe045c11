// Tables as files that spreadsheet programs open: CSV, RFC 4180.
#pragma once

#include <string>

#include "core/reports/report.hpp"

namespace parcours {

/// A table block: its columns, then its rows, lines ending with CR LF. A cell that a spreadsheet would take
/// for a formula (it begins with = + - @, a tab or a carriage return) gets an apostrophe before it.
std::string toCsv(const Block& table);

}  // namespace parcours
