// What lies above any page: the search, the list of keys, and the tour.
#pragma once

#include "shell/pages/pages.hpp"

namespace parcours::pages {

/// Draws the one that is open, if any.
void above(ui::Ui& ui, App& app);

void find(ui::Ui& ui, App& app);
void keys(ui::Ui& ui, App& app);
void tour(ui::Ui& ui, App& app);

/// Offers the tour on the page itself, to whoever neither took nor declined it.
void tourOffer(ui::Ui& ui, App& app);

}  // namespace parcours::pages
