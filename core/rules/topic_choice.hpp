// The topic of the quarter: graded perpetual Phragmén with a ledger and a waiting guard.
//
// Each quarter every city receives an equal share of voice; the topic recommended is the one whose supporters
// have the most unspent voice together, they pay for it, and a city that has waited long moves to the front.
// The rule only recommends: people decide, and settle() follows their decision. Why this rule:
// docs/decisions/topic-choice.md.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/rules/guard.hpp"
#include "core/rules/ledger.hpp"
#include "core/rules/rational.hpp"
#include "core/rules/round.hpp"
#include "core/rules/settle.hpp"
#include "core/rules/tie_order.hpp"

namespace parcours::rules {

/// All that anyone needs to check a recommendation with fractions alone.
struct Certificate {
  std::vector<TopicIndex> order;  ///< All topics in the order that breaks ties.
  std::vector<TopicIndex>
      eligible;  ///< Topics that may win (needed, and let through by the guard), in that order.
  std::vector<TopicIndex> tied;  ///< Topics that share the most voice left, in that order; the first wins.
  std::optional<TopicIndex> winner;    ///< Nothing when nobody needs anything.
  std::optional<TopicIndex> runnerUp;  ///< The best of the other eligible topics.
  TieBreak tieBreak = TieBreak::none;  ///< What told winner and runner-up apart when they tied.
  /// By topic: the voice each paying purse would have left, called m in the rule. Nothing: nobody supports
  /// it.
  std::vector<std::optional<Rational>> voiceLeft;
  std::vector<int> totalNeeds;   ///< By topic: the sum of all cities' needs.
  std::size_t activePurses = 0;  ///< Purses that may speak, among which the quarter's voice is shared.
  Guard guard;                   ///< Who waits, who is late, and which topics would serve them.
  Settlement ifFollowed;         ///< The account when the recommendation is followed.
};

/// What the rule recommends, with its proof, but without ifFollowed: for who settles the quarter anyway.
Certificate recommend(const Ledger& ledger, const Round& round, const ChoiceSettings& settings);
/// What the rule recommends, with its proof. Nothing changes; the settings are sound (areSound).
Certificate choose(const Ledger& ledger, const Round& round, const ChoiceSettings& settings);

/// Why a topic was not recommended, as data.
struct WhyNot {
  enum class Reason {
    recommended,  ///< It was.
    notNeeded,    ///< Nobody needs it.
    guard,        ///< It serves fewer of the cities that waited longest: see lateUnserved.
    lessVoice,    ///< Its supporters would have less voice left than the winner's.
    tie,          ///< They would have as much, and tieBreak put the winner first.
  };
  Reason reason;
  TieBreak tieBreak = TieBreak::none;
  std::vector<CityIndex>
      lateUnserved;  ///< Late cities this topic would leave waiting, when the guard kept it out.
};

/// `certificate` is what choose() gave for this round and these settings; `topic` is one of the round's.
WhyNot whyNot(const Certificate& certificate, const Round& round, const ChoiceSettings& settings,
              TopicIndex topic);

}  // namespace parcours::rules
