// The baseline: where each city stands on each criterion, seen by whoever rates it. Never a ranking: there is
// no sum over criteria, and nothing here compares cities.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/network/network.hpp"

namespace parcours {

/// Steps of a criterion: no activity, plan, do, check, act.
inline constexpr int kBaselineSteps = 5;

/// What is rated: the local authority's own way of working, or what happens in its territory.
inline constexpr std::string_view kBaselineObjects[] = {"authority", "territory"};

/// The measurement that ratings go to: the latest. Its id, whether it exists yet or not.
std::string currentMeasurement(const Network& network);

/// The step this respondent gave; nothing where they have not said.
std::optional<int> ratedStep(const Network& network, std::string_view city, std::string_view object,
                             std::string_view respondent, std::string_view criterion);

/// The steps all respondents of a city gave in the current measurement, ascending.
std::vector<int> ratedSteps(const Network& network, std::string_view city, std::string_view object,
                            std::string_view criterion);

/// The lower median of these steps; nothing, which is not zero, where nobody has rated.
std::optional<int> medianStep(const std::vector<int>& ascending);

/// A respondent's step for a criterion; creates the rating, and the first measurement, when needed.
Edit rate(const Network& network, std::string_view city, std::string_view object, std::string_view respondent,
          std::string_view criterion, int step);

}  // namespace parcours
