// Words about topics that several pages say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shell/pages/pages.hpp"

namespace parcours::pages {

/// Schema names of the kinds, in the order people choose from.
inline constexpr std::string_view kKinds[] = {"method", "theme", "tool", "technique"};

std::string kindLabel(const App& app, std::string_view kind);
std::vector<std::string> kindLabels(const App& app);
/// The title in the person's language, or words for a topic without one.
std::string topicTitle(const App& app, const Topic& topic);
std::string topicTitle(const App& app, std::string_view id);
/// Number of the round that chose this topic; 0 when none did.
int roundThatChose(const Network& network, std::string_view topic);
/// Grades 0 to 3 in words.
std::vector<std::string> gradeLabels(const App& app);

}  // namespace parcours::pages
