// What cities ask of experts: what waits and whom the rule proposes and why, what was accepted, what was
// done.
#pragma once

#include <string>

#include "core/journey/expert_requests.hpp"
#include "shell/pages/pages.hpp"

namespace parcours::pages {

/// The requests of a quarter (its id; empty before the first), and those of other quarters that are not over.
void expertRequestCards(ui::Ui& ui, App& app, const std::string& quarter);

/// The requests of a quarter by their state, each moved on by one choice.
void expertRequestBoard(ui::Ui& ui, App& app, const std::string& quarter);

/// Adds a request in the current quarter and goes to where it is filled in; true when added.
bool askForExpert(App& app, const Asked& asked);

}  // namespace parcours::pages
