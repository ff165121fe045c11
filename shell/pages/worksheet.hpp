// What a tool's page shows of the sheets that were filled in with it.
#pragma once

#include "shell/pages/pages.hpp"

namespace parcours::pages {

/// The sheets made with this tool, and a new one: a city's in its room, anyone else's in the commons.
void worksheetsCard(ui::Ui& ui, App& app, const LibraryItem& item);

}  // namespace parcours::pages
