// What was deleted, and the way back.
#pragma once

#include <string_view>

#include "shell/pages/pages.hpp"

namespace parcours::pages {

/// The deleted records of a type, each with a button that brings it back; nothing when there are none.
void trash(ui::Ui& ui, App& app, std::string_view type);

}  // namespace parcours::pages
