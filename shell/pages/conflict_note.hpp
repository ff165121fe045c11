// What stands beside a field that two devices wrote differently.
#pragma once

#include <string_view>

#include "shell/pages/pages.hpp"

namespace parcours::pages {

/// A badge and the way to settle it, when `field` of this record is in conflict; nothing otherwise.
void conflictNote(ui::Ui& ui, const App& app, const View& record, std::string_view field);

}  // namespace parcours::pages
