// What a closed round says: the recommendation with its certificate, the decision, and the ledger behind it.
#pragma once

#include <string_view>

#include "shell/pages/pages.hpp"

namespace parcours::pages {

/// Recommendation, who pays, balances, why not another topic, and the decision (or the means to take it).
void roundResult(ui::Ui& ui, App& app, std::string_view round);
/// All rounds, and where each city stands: balance and wait, in alphabetical order: it is no ranking.
void ledgerOverview(ui::Ui& ui, App& app);

}  // namespace parcours::pages
