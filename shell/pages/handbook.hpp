// The way to the handbook: how to run a quarter, whatever the network.
#pragma once

#include "shell/app/app.hpp"
#include "shell/ui/ui.hpp"

namespace parcours::pages {

/// A link to the handbook, by its title; nothing until it is fetched, which this starts.
void handbookLink(ui::Ui& ui, App& app);

}  // namespace parcours::pages
