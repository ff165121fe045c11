// The network's choices, replayed: the ledger is always recomputed from the recorded rounds, never stored.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/network/network.hpp"
#include "core/network/round_record.hpp"
#include "core/rules/topic_choice.hpp"

namespace parcours {

/// One recorded round with what the rule says of it, as the ledger stood then.
struct ReplayedRound {
  std::string round;  ///< Id.
  int number = 0;
  RoundRecord record;
  /// The cities of the certificate and the account by their number: all that the rounds so far have named, in
  /// the order in which rounds named them, then by id. So a later round changes nothing in an earlier one.
  std::vector<std::string> cities;
  rules::Certificate certificate;
  std::string recommended;  ///< Topic id; empty: nobody needs anything.
  std::string chosen;       ///< Topic id; empty while undecided.
  rules::Settlement
      account;  ///< What the choice costs and gives; while undecided, that of the recommended one.
  [[nodiscard]] bool departs() const { return !chosen.empty() && chosen != recommended; }
};

/// A city's standing in the ledger.
struct Standing {
  std::string city;
  rules::Rational balance;
  int wait = 0;  ///< Quarters since it was last served while needing something (rules: drought).
};

struct Ledger {
  std::vector<ReplayedRound> rounds;  ///< By number; cancelled rounds change nothing and are left out.
  /// After the last settled round: the network's cities by id. One that left keeps its purses, and is not
  /// shown.
  std::vector<Standing> standings;
  /// All purses as they stood when the last of `rounds` was read, its cities numbered as there.
  rules::Ledger beforeLast;
  /// Rounds whose record, state or chosen is in conflict, or whose record this app cannot read: until that is
  /// settled nothing from the first of them on is computed.
  std::vector<std::string> unsettled;
};

/// Brings a network's ledger up to date, a round at a time, so that a page can show how far it is.
///
/// What people had settled, and nobody changed since, is not computed again: after the first time an edit
/// costs one choice at most. Whatever came before, the same document gives the same ledger.
class Replay {
 public:
  /// Looks at the network as it is now: what is in order stays, what is to do begins.
  void begin(const Network& network);
  /// Replays one more round of the network that begin() looked at, and gives the bytes of its record, which
  /// is what it cost. Not when done().
  std::size_t step(const Network& network);
  [[nodiscard]] bool done() const { return next_ == rounds_.size(); }
  /// Rounds there are, and those replayed.
  [[nodiscard]] std::size_t total() const { return rounds_.size(); }
  [[nodiscard]] std::size_t replayed() const { return next_; }
  /// Once done().
  [[nodiscard]] const Ledger& ledger() const { return ledger_; }

 private:
  /// A round that is closed or in conflict, and what the replay reads of it: the dots of its fields.
  struct Reading {
    std::string round;
    std::vector<Dot> dots;
    bool operator==(const Reading&) const = default;
  };
  /// The account after some settled rounds.
  struct Account {
    std::vector<std::string> cities;
    std::map<std::string, rules::CityIndex, std::less<>> numbers;
    rules::Ledger ledger;
  };

  static Reading readingOf(const Round& round);
  static void admitCities(Account& account, const RoundRecord& record);
  static ReplayedRound replayOne(Account& account, const Round& round, RoundRecord record);
  void finish(const Network& network);

  std::vector<Reading> rounds_;
  std::size_t next_ = 0;     ///< In rounds_.
  std::size_t settled_ = 0;  ///< The first rounds, which people had settled: in account_.
  bool stopped_ = false;     ///< Nothing after an undecided or unreadable round is computed.
  Account account_;
  rules::Ledger beforeSettled_;  ///< The account before the last of them.
  Ledger ledger_;
};

/// Replays every closed round in order of number. A pure function of the document: same file, same result.
Ledger replay(const Network& network);

/// Position of a topic among a record's; rules::kUnlistedTopic when it is none of them.
rules::TopicIndex topicIndex(const RoundRecord& record, std::string_view topic);

/// What the rule reads of a record, with its cities numbered as in `cities`.
rules::Round toRules(const RoundRecord& record, const std::vector<std::string>& cities);

/// The certificate of a round that is closed and not yet chosen, or of an earlier one. Null when not
/// replayed.
const ReplayedRound* findRound(const Ledger& ledger, std::string_view round);

}  // namespace parcours
