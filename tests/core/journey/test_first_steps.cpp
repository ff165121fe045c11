// The six first steps: ticked by what the network holds, in any order, unticked when it is taken back.
#include <doctest/doctest.h>

#include "core/journey/first_steps.hpp"
#include "core/network/baseline.hpp"
#include "core/network/draft.hpp"
#include "core/network/quarter_edits.hpp"
#include "tests/core/network/device.hpp"

using namespace parcours;
using test::Device;

namespace {

std::optional<FirstSteps> steps(const Device& device) {
  return firstSteps(device.network, youAreHere(device.network, {RoleOfPerson::lead, {}, {}}));
}

/// What is ticked, as six letters.
std::string ticked(const Device& device) {
  std::string letters;
  const auto all = steps(device);
  REQUIRE(all);
  for (const bool done : all->done) letters += done ? 'x' : '.';
  return letters;
}

void rateOne(Device& device) {
  device.run(Draft("k1", "criterion", kCommons).text("title.fr", "Données").take());
  device.run(rate(device.network, {"c1", "authority", "Awa"}, "k1", 2, "2024-10-01"));
}
void addOneTopic(Device& device) {
  device.run(addTopic(device.network, "t1", "Lean", "fr", {}, "method", {}));
}

}  // namespace

TEST_SUITE("first steps") {
  TEST_CASE("each is ticked by what it asks for, one after the other, until the first quarter runs") {
    Device device(1);
    CHECK(ticked(device) == "......");
    CHECK(steps(device)->next() == FirstStep::name);
    device.run(createNetwork("Réseau", "fr"));
    CHECK(ticked(device) == "x.....");
    device.run(addCity("c1", "Accra", "", {}));
    CHECK(ticked(device) == "x.....");
    device.run(addCity("c2", "Bissau", "", {}));
    CHECK(ticked(device) == "xx....");
    CHECK(steps(device)->next() == FirstStep::baseline);
    rateOne(device);
    CHECK(ticked(device) == "xxx...");
    addOneTopic(device);
    CHECK(ticked(device) == "xxxx..");
    device.run(openRound(device.network, "2024-10-01", "2024-10-15"));
    CHECK(ticked(device) == "xxxxx.");
    CHECK(steps(device)->next() == FirstStep::answers);
    device.run(gradeTopic(device.network, device.round(0), "c1", "t1", 3));
    CHECK(ticked(device) == "xxxxx.");
    device.run(gradeTopic(device.network, device.round(0), "c2", "t1", 0));
    CHECK(ticked(device) == "xxxxxx");
    CHECK(steps(device)->count() == 6);
    CHECK_FALSE(steps(device)->next());
    device.run(closeRound(device.network, device.round(0)));
    device.run(chooseTopic(device.round(0), "t1", {}));
    CHECK(ticked(device) == "xxxxxx");
    device.run(openQuarter(device.network, device.round(0), "2024-11-01", "2025-01-31"));
    CHECK_FALSE(steps(device));
    device.run(setStep(device.network.quarters()[0], "closed"));
    CHECK_FALSE(steps(device));
  }

  TEST_CASE("they may be done in another order, and what is taken back is unticked") {
    Device device(1);
    device.run(createNetwork("Réseau", "fr"));
    addOneTopic(device);
    device.run(addCity("c1", "Accra", "", {}));
    rateOne(device);
    CHECK(ticked(device) == "x.xx..");
    CHECK(steps(device)->next() == FirstStep::cities);
    device.run(unrate(device.network, {"c1", "authority", "Awa"}, "k1"));
    device.run(archiveTopic(device.topic("t1"), "Non."));
    CHECK(ticked(device) == "x.....");
  }

  TEST_CASE("a round closed with the answers there were is enough; one that was cancelled is none") {
    Device device = test::sampleDevice();
    device.run(openRound(device.network, "2024-10-01", "2024-10-15"));
    CHECK(ticked(device) == "xx.xx.");
    CHECK(steps(device)->next() == FirstStep::answers);  // Nobody waits for what was left out.
    device.run(cancelRound(device.round(0)));
    CHECK(ticked(device) == "xx.x..");
    device.run(openRound(device.network, "2024-10-02", "2024-10-16"));
    device.run(gradeTopic(device.network, device.network.rounds().back(), "c1", "t1", 3));
    device.run(closeRound(device.network, device.network.rounds().back()));
    CHECK(ticked(device) == "xx.xxx");
    CHECK_FALSE(steps(device)->next());
  }

  TEST_CASE("quarters that are only planned do not end the guide") {
    Device device = test::sampleDevice();
    device.run(Draft("q1", "quarter", kCommons).integer("number", 1).take());
    CHECK(ticked(device) == "xx.x..");
  }
}
