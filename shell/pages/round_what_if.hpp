// What the foremost topics of a round would do for each city.
#pragma once

#include "core/journey/choice.hpp"
#include "shell/pages/pages.hpp"

namespace parcours::pages {

/// For the round people decide now; nothing for one that is decided.
void whatIfCard(ui::Ui& ui, const App& app, const ReplayedRound& round);

}  // namespace parcours::pages
