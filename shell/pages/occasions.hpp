// Days and what falls on them, as several pages list them.
#pragma once

#include <vector>

#include "core/journey/calendar.hpp"
#include "shell/pages/pages.hpp"

namespace parcours::pages {

/// What it is, as a link to where it is; its time before it.
void occasionLink(ui::Ui& ui, const App& app, const Occasion& occasion);
/// Each with its day.
void occasionList(ui::Ui& ui, const App& app, const std::vector<Occasion>& occasions);
/// A quarter's steps and sessions over its weeks.
void occasionTimeline(ui::Ui& ui, const App& app, const std::vector<Occasion>& occasions,
                      const Quarter& quarter);

}  // namespace parcours::pages
