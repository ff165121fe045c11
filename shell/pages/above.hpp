// What lies above any page: the search, and the list of keys.
#pragma once

#include "shell/pages/pages.hpp"

namespace parcours::pages {

/// Draws the one that is open, if any.
void above(ui::Ui& ui, App& app);

void find(ui::Ui& ui, App& app);
void keys(ui::Ui& ui, App& app);

}  // namespace parcours::pages
