// What a page says while there is nothing for it yet: what will be here, and the one way to it.
#pragma once

#include "shell/pages/pages.hpp"

namespace parcours::pages {

/// Nothing is here before the first choice of a topic, which this leads to.
void beforeFirstChoice(ui::Ui& ui, App& app, ui::Icon icon, Msg title, Msg text);
/// Nothing is here without cities: leads to where they are added.
void withoutCities(ui::Ui& ui, App& app, Msg text);
/// Nothing is here before the baseline, which this leads to.
void beforeBaseline(ui::Ui& ui, App& app, ui::Icon icon, Msg title, Msg text);

}  // namespace parcours::pages
