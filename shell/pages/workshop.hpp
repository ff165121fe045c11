// The parts of a session as it is run in the room.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "shell/pages/pages.hpp"

namespace parcours::pages {

/// Whether a text has words.
inline bool says(std::string_view text) { return text.find_first_not_of(" \n") != std::string_view::npos; }

/// The session of the address; nothing when there is no such session.
std::optional<View> sessionInView(const App& app);
/// The cities a session is for.
std::vector<City> invited(const App& app, const View& session);
/// How many people of each city are there.
void presentCard(ui::Ui& ui, App& app, const View& session);
/// What was noted, as far as it is for whoever looks: what a city keeps to itself shows to that city.
void sessionNotes(ui::Ui& ui, App& app, const View& session);

/// The clock in one line, where another part is in view.
void clockLine(ui::Ui& ui, App& app, const View& session);
void clockCard(ui::Ui& ui, App& app, const View& session);
void agendaCard(ui::Ui& ui, App& app, const View& session);
/// Who has entered its needs, and the way to enter them on this one device.
void needsPart(ui::Ui& ui, App& app, const View& session);
/// True while the device goes from city to city: nothing else may then be seen.
[[nodiscard]] bool passesRound(App& app);
void passRound(ui::Ui& ui, App& app, const View& session);
void notesPart(ui::Ui& ui, App& app, const View& session);
void parkingPart(ui::Ui& ui, App& app, const View& session);
void votesPart(ui::Ui& ui, App& app, const View& session);
void summaryPart(ui::Ui& ui, App& app, const View& session);

}  // namespace parcours::pages
