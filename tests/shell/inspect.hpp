// Rules every page keeps, checked on its records and on the painted glyphs themselves.
#pragma once

#include <string>
#include <vector>

#include "shell/ui/frame.hpp"
#include "shell/ui/record.hpp"

namespace parcours::test {

/// Landmarks, names, widths, sizes of targets, targets on top of each other.
void inspectRecords(const std::vector<ui::Record>& records, const ui::Environment& environment,
                    std::vector<std::string>& faults);
/// Every painted letter lies inside a record that speaks for it, and each record has all the letters it says.
void inspectPainting(const std::vector<ui::Record>& records, const ui::Environment& environment,
                     std::vector<std::string>& faults);

}  // namespace parcours::test
