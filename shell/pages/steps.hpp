// The steps of a quarter, in their order and words.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shell/pages/pages.hpp"

namespace parcours::pages {

std::string stepLabel(const App& app, std::string_view step);
std::string phaseLabel(const App& app, std::string_view phase);
/// The step after this one; empty after `closed`.
std::string_view stepAfter(std::string_view step);
/// The last choice people made, when its quarter is still to be opened.
std::optional<Round> roundWithoutQuarter(const Network& network);
void quarterStepper(ui::Ui& ui, const App& app, std::string_view step);

}  // namespace parcours::pages
