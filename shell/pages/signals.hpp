// Who needs the network today: a reason and a next action, never a place among others.
#pragma once

#include "shell/pages/pages.hpp"

namespace parcours::pages {

/// The lead expert sees every city's signals, a city its own, others none. Nothing when there is none.
void signalsCard(ui::Ui& ui, App& app);

}  // namespace parcours::pages
