// The phases Explore, Engage, Experiment and the gate before each: criteria of the network, what a city shows
// for them, and what people decide. Each city at its own time; nothing moves by itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/edit.hpp"
#include "core/network/network.hpp"

namespace parcours {

/// Schema names of the phases, in their order.
inline constexpr std::string_view kPhaseNames[] = {"explore", "engage", "experiment"};
/// The phase after this one; the second where none is said, empty after the last.
std::string_view phaseAfter(std::string_view phase);

/// The criteria of the gate to a phase, in their order.
std::vector<View> gatesTo(const Network& network, std::string_view phase);
/// The id of what a city shows for a criterion: one each, on whichever device it is written first.
std::string gateEvidenceId(std::string_view gate, std::string_view city);
/// What a city shows for a criterion; nothing while nobody has written it.
std::optional<View> gateEvidence(const Network& network, std::string_view gate, std::string_view city);
/// A field (canonical JSON) of what a city shows, which is created when it is the first.
Edit writeGateEvidence(const Network& network, std::string_view gate, std::string_view city,
                       std::string_view field, std::string json);

enum class Verdict { none, notYet, passed };

/// How far a city is from its next phase.
struct Readiness {
  std::string phase;                ///< The next one; empty in the last.
  int criteria = 0, met = 0;        ///< Of its gate, and those people hold for enough.
  Verdict verdict = Verdict::none;  ///< Of the latest day; where people differ on that day, not yet.
  std::vector<View> verdicts;       ///< On this gate, the latest first.
};
Readiness readinessOf(const Network& network, const City& city);

/// What people decided, beside what was decided before.
Edit giveVerdict(std::string_view id, std::string_view city, std::string_view phase, Verdict verdict,
                 std::string_view by, std::string_view reason, std::string_view date);

}  // namespace parcours
