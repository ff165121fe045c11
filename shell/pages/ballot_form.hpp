// A city's needs in a round, topic by topic: on the round's page, and where one device goes from city to
// city.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shell/pages/pages.hpp"

namespace parcours::pages {

/// How a city answers: on a screen of its own, or through somebody who enters what it wrote or said.
inline constexpr std::string_view kSources[] = {"screen", "paper", "spoken"};

/// A city's answer while it is entered. The source is kept with its first grade.
struct Answering {
  App& app;
  const Round& round;
  std::string city;
  std::string_view source;
};

std::optional<Ballot> ballotOf(const std::vector<Ballot>& ballots, std::string_view city);
bool answered(const std::optional<Ballot>& ballot);

/// Progress, a search, and each topic with its grades; the reason where a need is said.
void ballotForm(ui::Ui& ui, const Answering& answering);

}  // namespace parcours::pages
