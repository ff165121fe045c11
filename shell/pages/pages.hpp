// The pages: each a function that draws itself from the application's state. One file a page.
#pragma once

#include "shell/app/app.hpp"
#include "shell/ui/ui.hpp"

namespace parcours::pages {

/// Draws the page of the current route in its frame (navigation, banners, notices).
void draw(ui::Ui& ui, App& app);

/// In the address of the cities: the form of a new one is open.
inline constexpr std::string_view kNewCity = "new";

void welcome(ui::Ui& ui, App& app);
void home(ui::Ui& ui, App& app);
void cities(ui::Ui& ui, App& app);
void city(ui::Ui& ui, App& app);
void backlog(ui::Ui& ui, App& app);
void topic(ui::Ui& ui, App& app);
void newTopic(ui::Ui& ui, App& app);
void round(ui::Ui& ui, App& app);
void baseline(ui::Ui& ui, App& app);
void library(ui::Ui& ui, App& app);
void libraryItem(ui::Ui& ui, App& app);
void history(ui::Ui& ui, App& app);
void quarter(ui::Ui& ui, App& app);
void share(ui::Ui& ui, App& app);
void review(ui::Ui& ui, App& app);
void conflicts(ui::Ui& ui, App& app);
void settings(ui::Ui& ui, App& app);
void networks(ui::Ui& ui, App& app);
void versions(ui::Ui& ui, App& app);
void session(ui::Ui& ui, App& app);
void practice(ui::Ui& ui, App& app);
void reflection(ui::Ui& ui, App& app);
void guide(ui::Ui& ui, App& app);
void digest(ui::Ui& ui, App& app);
void calendar(ui::Ui& ui, App& app);
void programme(ui::Ui& ui, App& app);
void cohesion(ui::Ui& ui, App& app);
void domain(ui::Ui& ui, App& app);
void lessons(ui::Ui& ui, App& app);
void worksheet(ui::Ui& ui, App& app);
void rate(ui::Ui& ui, App& app);
void grid(ui::Ui& ui, App& app);
void profile(ui::Ui& ui, App& app);
void opportunities(ui::Ui& ui, App& app);
void phases(ui::Ui& ui, App& app);
void experts(ui::Ui& ui, App& app);
void expert(ui::Ui& ui, App& app);
void peers(ui::Ui& ui, App& app);
void data(ui::Ui& ui, App& app);
void workshop(ui::Ui& ui, App& app);
void changes(ui::Ui& ui, App& app);
void missing(ui::Ui& ui, App& app);
void gallery(ui::Ui& ui, App& app);
void more(ui::Ui& ui, App& app);

/// Whether the open network is saved, and what the browser promises.
void keptHere(ui::Ui& ui, App& app);

}  // namespace parcours::pages
