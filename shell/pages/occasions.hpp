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
/// A quarter's steps and sessions over its weeks. A step is over, on or to come by `step`, the one people are
/// at, whatever the days say; a session by its day.
void occasionTimeline(ui::Ui& ui, const App& app, const std::vector<Occasion>& occasions,
                      const Quarter& quarter, std::string_view step);

}  // namespace parcours::pages
