// What the common programme covers, and what the cities need of it.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "core/journey/programme.hpp"
#include "core/network/draft.hpp"
#include "tests/core/document/random.hpp"
#include "tests/core/network/device.hpp"

using namespace parcours;
using test::Device;
using test::sampleDevice;

namespace {

void choose(Device& device, const std::string& topic) {
  device.run(chooseTopic(*device.network.pendingRound(), topic, ""));
}

std::vector<Relevance> relevancesOf(const Device& device) {
  return relevances(device.network, replay(device.network));
}

Device withAreas() {
  Device device = sampleDevice();
  for (const char* id : {"d1", "d2"}) device.run(Draft(id, "domain", kCommons).text("title.fr", id).take());
  device.run({writeText(device.topic("t1"), "domain", "d1"), writeText(device.topic("t2"), "domain", "d2")});
  return device;
}

}  // namespace

TEST_SUITE("programme") {
  TEST_CASE("its topics are those of quarters and of choices to come, in order, each once") {
    Device device = sampleDevice();
    CHECK(programmeTopics(device.network).empty());
    test::runRound(device, {{3, 0, 0}});
    CHECK(programmeTopics(device.network).empty());  // closed, and nothing chosen
    choose(device, "t2");
    CHECK(programmeTopics(device.network) == std::vector<std::string>{"t2"});
    device.run(openQuarter(device.network, device.round(0), "", ""));
    CHECK(programmeTopics(device.network) == std::vector<std::string>{"t2"});
    device.run(openRound(device.network, "", ""));
    device.run(closeRound(device.network, device.round(1)));
    choose(device, "t1");
    CHECK(programmeTopics(device.network) == std::vector<std::string>{"t2", "t1"});
  }

  TEST_CASE("a part is covered if and only if a topic of the programme serves it") {
    test::Random random(8);
    for (int run = 0; run < 60; ++run) {
      Device device = sampleDevice();
      std::set<std::string> served;
      for (const char* id : {"t1", "t2", "t3"}) {
        std::vector<std::string> parts;
        for (const std::string_view part : kPlanPartNames)
          if (random.oneIn(3)) parts.emplace_back(part);
        if (!parts.empty()) device.run({writeSet(device.topic(id), "plan", parts)});
        for (const std::string_view part : kPlanPartNames)
          CHECK(serves(device.topic(id), part) ==
                (std::find(parts.begin(), parts.end(), part) != parts.end()));
        if (std::string_view(id) != "t3") served.insert(parts.begin(), parts.end());
      }
      device.run(Draft("q1", "quarter", kCommons).integer("number", 1).text("topic", "t1").take());
      device.run(Draft("q2", "quarter", kCommons).integer("number", 2).text("topic", "t2").take());
      const auto uncovered = uncoveredParts(device.network);
      CHECK(uncovered.size() + served.size() == std::size(kPlanPartNames));
      for (const std::string_view part : uncovered) CHECK_FALSE(served.contains(std::string(part)));
    }
  }

  TEST_CASE("with no round nothing is known, so no area is called of little use") {
    Device device = withAreas();
    const auto all = relevancesOf(device);
    REQUIRE(all.size() == 2);
    for (const Relevance& one : all) {
      CHECK(one.cities == 0);
      CHECK_FALSE(one.low());
    }
  }

  TEST_CASE("relevance is the share of cities with a need in an area; below half it is low") {
    Device device = withAreas();
    test::runRound(device, {{3, 0, 0}, {1, 2, 0}, {0, 0, 3}});
    auto all = relevancesOf(device);
    REQUIRE(all.size() == 2);
    CHECK(all[0].domain == "d1");
    CHECK(all[0].needing == 2);
    CHECK(all[0].cities == 3);
    CHECK_FALSE(all[0].low());
    CHECK(all[1].needing == 1);
    CHECK(all[1].low());
    // A city that is paused is asked nothing.
    device.run({writeFlag(device.city("c3"), "paused", true)});
    all = relevancesOf(device);
    CHECK(all[0].cities == 2);
    CHECK(all[1].needing == 1);
    CHECK_FALSE(all[1].low());
  }

  TEST_CASE("a year of rounds counts, a city once; needs of longer ago do not") {
    Device device = withAreas();
    for (int round = 0; round < 5; ++round) {
      device.run(addTopic(device.network, "x" + std::to_string(round), "X", "fr", "", "tool", ""));
      test::runRound(device, {round == 0 ? std::vector<int>{3, 0, 0} : std::vector<int>{0, 1, 0}});
      const auto all = relevancesOf(device);
      CHECK(all[0].needing == (round < 4 ? 1 : 0));
      CHECK(all[1].needing == (round == 0 ? 0 : 1));
      choose(device, "x" + std::to_string(round));
    }
  }
}
