// Has the order of the cities changed between two moments? It says whether those behind moved up, which a
// shrinking dispersion alone does not. No city is named by it, and nothing is decided by it: the figures are
// doubles.
#pragma once

#include <optional>

#include "core/rules/inequality.hpp"

namespace parcours::rules {

/// Kendall's tau-b of the two orders, ties allowed: 1 the same order, -1 the reverse. Nothing when all cities
/// are alike at a moment.
std::optional<double> kendallTauB(const Levels& before, const Levels& now);

/// Spearman's correlation of the two rankings, ties sharing their mean rank. Nothing when all cities are
/// alike at a moment.
std::optional<double> spearman(const Levels& before, const Levels& now);

}  // namespace parcours::rules
