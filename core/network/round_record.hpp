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
  std::vector<std::vector<std::string>> reasons;  ///< By city, by topic; empty where none was given.
  std::vector<std::string> sources;               ///< By city: paper or spoken; empty: on a screen.
};

/// Canonical JSON of a record, and back. Nothing when the JSON is of another shape or rule version.
std::string toJson(const RoundRecord& record);
std::optional<RoundRecord> parseRoundRecord(std::string_view json);

}  // namespace parcours
