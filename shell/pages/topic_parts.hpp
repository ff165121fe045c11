// Parts of a topic's page: what it was merged with, and merging and splitting it.
#pragma once

#include "shell/pages/pages.hpp"

namespace parcours::pages {

/// Says so when another topic stands for this one, which then has nothing to edit; true when it does.
bool mergedBanner(ui::Ui& ui, App& app, const Topic& topic);
/// The topics merged into this one.
void mergedTopics(ui::Ui& ui, App& app, const Topic& topic);
/// What a city does with the topic in a quarter: every city, one at ease already, one that starts from
/// nothing.
void stepsCard(ui::Ui& ui, App& app, const Topic& topic);
/// The same to read; nothing when the topic says nothing of it.
void stepsToRead(ui::Ui& ui, const App& app, const Topic& topic);
void mergeCard(ui::Ui& ui, App& app, const Topic& topic);
void splitCard(ui::Ui& ui, App& app, const Topic& topic);

/// Each city's step in this topic: proposed from the baseline, changed by people.
void tiersCard(ui::Ui& ui, App& app, const Topic& topic);
/// What the cities said they need, and beside it what was seen when meeting them.
void needsCard(ui::Ui& ui, App& app, const Topic& topic);

}  // namespace parcours::pages
