// The cards of a quarter's page.
#pragma once

#include "shell/pages/pages.hpp"

namespace parcours::pages {

/// The sessions, what ways of learning are missing, and a button that plans one.
void sessionsCard(ui::Ui& ui, App& app, const Quarter& quarter);
/// A city's own place in the quarter: its step, its dates, its pace.
void myCityCard(ui::Ui& ui, App& app, const Quarter& quarter, const City& city);
/// How far each city is, in the order of their names.
void citiesCard(ui::Ui& ui, App& app, const Quarter& quarter);
/// The dated log of decisions on the course, and the form that adds one.
void courseCard(ui::Ui& ui, App& app, const Quarter& quarter);
/// The agenda of the kick-off, and the day of each step.
void preparationCards(ui::Ui& ui, App& app, const Quarter& quarter);
/// Guide, digest, calendar, lessons.
void handoutsCard(ui::Ui& ui, App& app, const Quarter& quarter);

/// Names one after another.
std::string cityList(const App& app, const std::vector<std::string>& cities);
/// The day of the network, `YYYY-MM-DD`.
std::string todayOf(const App& app);

}  // namespace parcours::pages
