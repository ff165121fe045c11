// Choices about a city that its page and the form that adds one both offer.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shell/pages/pages.hpp"

namespace parcours::pages {

/// One box a language; gives the new set, sorted.
std::optional<std::vector<std::string>> languageBoxes(ui::Ui& ui, const App& app,
                                                      const std::vector<std::string>& chosen);

/// Explore, engage, experiment, and one line on what the chosen phase means; gives the schema's name of the
/// new choice.
std::optional<std::string_view> phaseChoice(ui::Ui& ui, const App& app, std::string_view phase);

/// The names of languages, one after another; empty when none is said.
std::string languageNames(const App& app, const std::vector<std::string>& languages);

/// A text of the city, saved as it is typed.
void cityText(ui::Ui& ui, App& app, const City& city, std::string_view field,
              const ui::FieldOptions& options);

/// What the city wants to change, and what it wanted before.
void challengeCard(ui::Ui& ui, App& app, const City& city);

}  // namespace parcours::pages
