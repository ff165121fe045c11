// Words about experts that several pages use.
#pragma once

#include <string>
#include <string_view>

#include "core/journey/expert_matching.hpp"
#include "shell/pages/pages.hpp"

namespace parcours::pages {

/// What speaks for an expert, in one line: skill, language, earlier work, points.
std::string fitText(const App& app, const ExpertFit& fit, std::string_view domain);
/// Why an expert cannot help with a request.
Msg obstacleText(Obstacle obstacle);
/// Why nobody is proposed, and what to do.
Msg unmatchedText(Unmatched unmatched);
/// Organisation, learning areas, languages: one line.
std::string expertSummary(const App& app, const View& expert);

}  // namespace parcours::pages
