// A report on the screen.
#pragma once

#include "core/reports/report.hpp"
#include "shell/ui/ui.hpp"

namespace parcours::pages {

/// Each heading begins a card.
void showReport(ui::Ui& ui, const Report& report);

}  // namespace parcours::pages
