#include "core/journey/phases.hpp"

#include <algorithm>
#include <iterator>

#include "core/document/ids.hpp"
#include "core/network/draft.hpp"

namespace parcours {
namespace {

constexpr std::string_view kPassed = "passed", kNotYet = "not_yet";

}  // namespace

std::string_view phaseAfter(std::string_view phase) {
  const auto* const now = std::find(std::begin(kPhaseNames), std::end(kPhaseNames), phase);
  if (now == std::end(kPhaseNames)) return kPhaseNames[1];
  return now + 1 == std::end(kPhaseNames) ? std::string_view() : *(now + 1);
}

std::vector<View> gatesTo(const Network& network, std::string_view phase) {
  std::vector<View> gates = network.all("gate");
  std::erase_if(gates, [&](const View& gate) { return gate.text("phase") != phase; });
  return gates;
}

std::string gateEvidenceId(std::string_view gate, std::string_view city) {
  return derivedId({"gate_evidence", gate, city});
}

std::optional<View> gateEvidence(const Network& network, std::string_view gate, std::string_view city) {
  auto view = network.get<View>(gateEvidenceId(gate, city));
  if (view && view->entity().hidden()) view.reset();
  return view;
}

Edit writeGateEvidence(const Network& network, std::string_view gate, std::string_view city,
                       std::string_view field, std::string json) {
  const std::string id = gateEvidenceId(gate, city);
  Draft draft(id, "gate_evidence", kCommons);
  const auto there = network.get<View>(id);
  if (there && there->entity().hidden()) draft.json(kGone, "null");
  if (!there) draft.text("gate", gate).text("city", city);
  return draft.json(field, std::move(json)).take();
}

Readiness readinessOf(const Network& network, const City& city) {
  Readiness readiness;
  readiness.phase = phaseAfter(city.phase());
  if (readiness.phase.empty()) return readiness;
  for (const View& gate : gatesTo(network, readiness.phase)) {
    const auto evidence = gateEvidence(network, gate.id(), city.id());
    ++readiness.criteria;
    readiness.met += evidence && evidence->flag("met") ? 1 : 0;
  }
  for (const View& verdict : network.all("gate_verdict"))
    if (verdict.text("city") == city.id() && verdict.text("phase") == readiness.phase)
      readiness.verdicts.push_back(verdict);
  std::stable_sort(readiness.verdicts.begin(), readiness.verdicts.end(),
                   [](const View& a, const View& b) { return a.text("date") > b.text("date"); });
  for (const View& verdict : readiness.verdicts) {
    if (verdict.text("date") != readiness.verdicts.front().text("date")) break;
    const bool passed = verdict.text("verdict") == kPassed && readiness.verdict != Verdict::notYet;
    readiness.verdict = passed ? Verdict::passed : Verdict::notYet;
  }
  return readiness;
}

Edit giveVerdict(std::string_view id, std::string_view city, std::string_view phase, Verdict verdict,
                 std::string_view by, std::string_view reason, std::string_view date) {
  return Draft(id, "gate_verdict", kCommons)
      .text("city", city)
      .text("phase", phase)
      .text("verdict", verdict == Verdict::passed ? kPassed : kNotYet)
      .textIfAny("by", by)
      .textIfAny("reason", reason)
      .textIfAny("date", date)
      .take();
}

}  // namespace parcours
