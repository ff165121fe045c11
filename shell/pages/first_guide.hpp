// The guide of whoever sets a network up: six steps on the first screen, until the first quarter runs.
#pragma once

#include <optional>

#include "core/journey/first_steps.hpp"
#include "shell/pages/pages.hpp"

namespace parcours::pages {

/// The steps of the open network for the person who is here; nothing when there is nothing to set up, or
/// somebody else does.
std::optional<FirstSteps> guideFor(const App& app, const Here& here);

/// All six, ticked or not, each a way to its page.
void guideCard(ui::Ui& ui, App& app, const FirstSteps& steps);

/// The one to do now, with its button.
void stepCard(ui::Ui& ui, const App& app, FirstStep step);

}  // namespace parcours::pages
