// What a quarter's decision does to the ledger: who pays, who receives, who goes on waiting.
#pragma once

#include <optional>
#include <vector>

#include "core/rules/ledger.hpp"
#include "core/rules/rational.hpp"
#include "core/rules/round.hpp"
#include "core/rules/shares.hpp"

namespace parcours::rules {

/// Stands for a chosen topic that was not among the round's: nobody was asked, so nobody is held to need it.
inline constexpr TopicIndex kUnlistedTopic = static_cast<TopicIndex>(-1);

/// The account of one quarter, city by city, for print.
struct Settlement {
  Shares payments;        ///< They sum to exactly 1, or are all 0 when nobody pays.
  Rational credit = 0;    ///< What each credited purse receives.
  Shares balancesBefore;  ///< Sum of the city's purses.
  Shares balancesAfter;
  std::vector<int> droughtsAfter;
};

/// A settled quarter: the ledger that follows, and the account of how it came about.
struct Settled {
  Ledger ledger;
  Settlement account;
};

/// Settles a quarter with the topic that people chose, which need not be the one the rule recommends:
/// - a topic somebody needs: its supporters pay for it, every active purse is credited;
/// - a topic nobody needs, or kUnlistedTopic: nobody pays, nobody is credited, and whoever needed something
/// waited;
/// - nothing (a cancelled session), or a round where nobody needs anything: nothing changes.
Settled settle(const Ledger& ledger, const Round& round, const ChoiceSettings& settings,
               std::optional<TopicIndex> chosen);

}  // namespace parcours::rules
