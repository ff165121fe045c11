// Words about library items that several pages say.
#pragma once

#include "shell/pages/pages.hpp"

namespace parcours::pages {

/// Kind, learning area and length in one row.
void itemPills(ui::Ui& ui, const App& app, const LibraryItem& item);

}  // namespace parcours::pages
