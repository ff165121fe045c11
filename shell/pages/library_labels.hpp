// Words about library items that several pages say.
#pragma once

#include <string>
#include <string_view>

#include "shell/pages/pages.hpp"

namespace parcours::pages {

/// The name of a part of the local action plan (`objectives`…).
std::string planPartLabel(const App& app, std::string_view part);
/// Kind, learning area and length in one row.
void itemPills(ui::Ui& ui, const App& app, const LibraryItem& item);

}  // namespace parcours::pages
