// The readiness gate: evidence and verdicts are people's; nothing moves by itself.
#include <doctest/doctest.h>

#include "core/journey/phases.hpp"
#include "core/network/draft.hpp"
#include "tests/core/network/device.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

Device gated() {
  Device device = sampleDevice();
  for (const char* id : {"g1", "g2", "g3"})
    device.run(Draft(id, "gate", kCommons)
                   .text("phase", id[1] == '3' ? "experiment" : "engage")
                   .text("title.fr", id)
                   .take());
  return device;
}

}  // namespace

TEST_CASE("the phases follow one another, and a city without one is before the second") {
  CHECK(phaseAfter("") == "engage");
  CHECK(phaseAfter("explore") == "engage");
  CHECK(phaseAfter("engage") == "experiment");
  CHECK(phaseAfter("experiment").empty());
}

TEST_CASE("each city shows what it has for its own gate, and no evidence is not a refusal") {
  Device device = gated();
  device.run(writeGateEvidence(device.network, "g1", "c1", "text", R"("Vu")"));
  CHECK(readinessOf(device.network, device.city("c1")).met == 0);
  device.run(writeGateEvidence(device.network, "g1", "c1", "met", "true"));
  device.run(writeGateEvidence(device.network, "g3", "c1", "met", "true"));
  const Readiness one = readinessOf(device.network, device.city("c1"));
  CHECK(one.criteria == 2);
  CHECK(one.met == 1);
  CHECK(one.verdict == Verdict::none);
  CHECK(readinessOf(device.network, device.city("c2")).met == 0);
  device.run({writeText(device.city("c1"), "phase", "engage")});
  CHECK(readinessOf(device.network, device.city("c1")).met == 1);
  CHECK(readinessOf(device.network, device.city("c1")).criteria == 1);
  device.run({writeText(device.city("c1"), "phase", "experiment")});
  CHECK(readinessOf(device.network, device.city("c1")).phase.empty());
}

TEST_CASE("the latest verdict counts, both devices' on one day count as not yet, and none moves the city") {
  Device here = gated();
  here.run(giveVerdict("v1", "c1", "engage", Verdict::notYet, "Awa", "Trop tôt", "2026-01-10"));
  CHECK(readinessOf(here.network, here.city("c1")).verdict == Verdict::notYet);
  Device there(9, here.network.document());
  here.run(giveVerdict("v2", "c1", "engage", Verdict::passed, "Awa", "Prêts", "2026-03-10"));
  CHECK(readinessOf(here.network, here.city("c1")).verdict == Verdict::passed);
  CHECK(readinessOf(here.network, here.city("c1")).verdicts.size() == 2);
  CHECK(readinessOf(here.network, here.city("c2")).verdict == Verdict::none);
  there.run(giveVerdict("v0", "c1", "engage", Verdict::notYet, "Zoé", "Pas sûr", "2026-03-10"));
  here.receive(there);
  there.receive(here);
  for (const Device* device : {&here, &there})
    CHECK(readinessOf(device->network, device->city("c1")).verdict == Verdict::notYet);
  CHECK(here.city("c1").phase().empty());
}

TEST_CASE("two devices write evidence for one criterion offline, and it is one record") {
  Device here = gated(), there(9, here.network.document());
  here.run(writeGateEvidence(here.network, "g1", "c1", "text", R"("Ici")"));
  there.run(writeGateEvidence(there.network, "g1", "c1", "met", "true"));
  here.receive(there);
  CHECK(here.network.all("gate_evidence").size() == 1);
  CHECK(here.network.conflicts().empty());
}
