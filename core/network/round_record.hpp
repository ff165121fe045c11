// What decided a round, as it is written into the round when it closes: everything the rule needs, in one
// value.
//
// The ledger is replayed from these alone, so what is archived, renamed or merged later changes no past
// round.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/topic_choice.hpp"

namespace parcours {

/// A round's `record`, read back: what decided it.
struct RoundRecord {
  rules::ChoiceSettings settings;
  std::vector<std::string> topics;                ///< Ids, bytewise sorted.
  std::vector<int> entered;                       ///< Round each topic entered before.
  std::vector<std::string> cities;                ///< Ids, sorted: all that the network had.
  std::vector<std::vector<int>> needs;            ///< By city (empty row: absent), by topic.
  std::vector<std::vector<std::string>> reasons;  ///< By city (empty row: gave none), by topic.
  std::vector<std::string> sources;               ///< By city: paper or spoken; empty: on a screen.

  /// Why a city graded a topic so; empty where it gave no reason.
  [[nodiscard]] std::string_view reason(std::size_t city, std::size_t topic) const {
    return topic < reasons[city].size() ? std::string_view(reasons[city][topic]) : std::string_view();
  }
};

/// Canonical JSON of a record, and back. Nothing when the text is not canonical, or of another shape or rule
/// version.
std::string toJson(const RoundRecord& record);
std::optional<RoundRecord> parseRoundRecord(std::string_view json);

}  // namespace parcours
