// Words about library items that several pages say.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shell/pages/pages.hpp"

namespace parcours::pages {

/// Kind, learning area and length in one row.
void itemPills(ui::Ui& ui, const App& app, const LibraryItem& item);
/// The sheet a topic came from, ready-made or the network's own; nothing when it came from none, or the
/// library is not here yet.
std::optional<LibraryItem> itemOfTopic(App& app, std::string_view topic);

}  // namespace parcours::pages
