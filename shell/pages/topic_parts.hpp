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

}  // namespace parcours::pages
