// Each city at its own pace, never before the network, and what a quarter still lacks.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/document/canonical.hpp"
#include "core/journey/progress.hpp"
#include "core/journey/quarter_time.hpp"
#include "core/network/dates.hpp"
#include "core/network/draft.hpp"
#include "core/network/quarter_edits.hpp"
#include "tests/core/document/random.hpp"
#include "tests/core/network/device.hpp"

using namespace parcours;
using test::Device;

namespace {

struct Running : Device {
  Running() : Device(test::sampleQuarter()) {}
  [[nodiscard]] Quarter quarter() const { return *network.get<Quarter>("q1"); }
  void step(std::string_view name) { run(setStep(quarter(), name)); }
  void place(std::string_view city, std::string_view field, std::string json) {
    run(writeCityQuarter(network, "q1", city, field, std::move(json)));
  }
  void practise(const std::string& id, std::string_view city) {
    run(addToQuarter("practice", id, "q1", {{"city", jsonString(city)}}));
  }
  [[nodiscard]] CityProgress of(std::string_view city, std::string_view today = {}) const {
    const auto all = progressOf(network, quarter(), today);
    return *std::find_if(all.begin(), all.end(), [&](const CityProgress& one) { return one.city == city; });
  }
};

}  // namespace

TEST_SUITE("progress") {
  TEST_CASE("no city is ahead of the network; without a shift none is behind") {
    test::Random random(11);
    for (int run = 0; run < 200; ++run) {
      Running device;
      const std::size_t common = random.below(kSteps);
      const int shift = static_cast<int>(random.below(271)) - 90;
      device.step(kStepNames[common]);
      device.place("c1", "shift", std::to_string(shift));
      const std::string today = isoDate(*parseIsoDate("2025-12-01") + static_cast<int>(random.below(300)));
      const CityProgress own = device.of("c1", today);
      const std::size_t step = stepIndex(own.step);
      CHECK(step <= common);
      if (shift <= 0) CHECK(step == common);
      CHECK(device.of("c2", today).step == kStepNames[common]);
      CHECK(device.of("c1").step == kStepNames[common]);  // without a today
      // Behind: its next step's day is still to come.
      if (step < common) CHECK(own.nextDate > today);
      CHECK((common + 1 == kSteps) == (own.step == "closed"));
    }
  }

  TEST_CASE("late is what the steps before asked for, and never a paused city") {
    Running device;
    const auto late = [&](const char* city) { return device.of(city).isLate; };
    for (const char* step : {"prepare", "kickoff", "learn", "practise", "checkpoint"}) {
      device.step(step);
      CHECK_FALSE(late("c1"));
    }
    device.step("reflect");
    CHECK(late("c1"));
    device.practise("p1", "c1");
    CHECK_FALSE(late("c1"));
    device.step("exchange");
    CHECK(late("c1"));
    device.run(writeReflection(device.network, "q1", "c1", "worked", "Oui"));
    CHECK_FALSE(late("c1"));
    CHECK(late("c2"));
    device.place("c2", "paused", "true");
    CHECK_FALSE(late("c2"));
    device.run({writeFlag(device.city("c3"), "paused", true)});
    CHECK_FALSE(late("c3"));
    CHECK(device.of("c3").paused);
  }

  TEST_CASE("one for each city, in their order; practice and presence are counted by city") {
    Running device;
    device.practise("p1", "c2");
    device.practise("p2", "c2");
    device.run(addToQuarter("session", "s1", "q1",
                            {{"way", "\"event\""}, {"present.c2", "4"}, {"present.c1", "0"}}));
    const auto all = progressOf(device.network, device.quarter(), "");
    const auto cities = device.network.cities();
    REQUIRE(all.size() == cities.size());
    for (std::size_t i = 0; i < all.size(); ++i) CHECK(all[i].city == cities[i].id());
    CHECK(device.of("c2").practices == 2);
    CHECK(device.of("c2").sessions == 1);
    CHECK(device.of("c1").practices == 0);
    CHECK(device.of("c1").sessions == 0);  // nobody was there
  }

  TEST_CASE("closing waits for every city that takes part: reflected here, said to be, or shared") {
    Running device;
    CHECK(withoutReflection(device.network, device.quarter()).size() == 3);
    device.run(writeReflection(device.network, "q1", "c1", "worked", "Oui"));
    device.place("c2", "reflected", "true");
    device.run({writeFlag(device.city("c3"), "paused", true)});
    CHECK(withoutReflection(device.network, device.quarter()).empty());
    // A device that never had the city's room holds only what was shared.
    device.run(shareReflection(device.network, "q1", "c1"));
    Device other(2, selectRooms(device.network.document(), {}));
    other.run(writeCityQuarter(other.network, "q1", "c1", "reflected", "false"));
    CHECK(withoutReflection(other.network, *other.network.get<Quarter>("q1")).empty());
    device.run({writeFlag(device.city("c3"), "paused", false)});
    CHECK(withoutReflection(device.network, device.quarter()) == std::vector<std::string>{"c3"});
  }

  TEST_CASE("the four ways are missed until each has a session; calls come on top") {
    Running device;
    std::vector<std::string_view> missing(kWayNames, kWayNames + kNeededWays);
    CHECK(missingWays(device.network, "q1") == missing);
    device.run(addToQuarter("session", "s0", "q1", {{"way", "\"call\""}}));
    CHECK(missingWays(device.network, "q1") == missing);
    for (std::size_t i = 0; i < kNeededWays; ++i) {
      device.run(
          addToQuarter("session", "s1" + std::to_string(i), "q1", {{"way", jsonString(kWayNames[i])}}));
      missing.erase(missing.begin());
      CHECK(missingWays(device.network, "q1") == missing);
    }
    CHECK(missingWays(device.network, "q2").size() == kNeededWays);
  }

  TEST_CASE("participation of all quarters is the sum of theirs") {
    Running device;
    test::Random random(12);
    for (int i = 0; i < 40; ++i) {
      std::vector<FirstField> fields{{"way", jsonString(kWayNames[random.below(5)])}};
      for (const char* present : {"present.c1", "present.c2", "present.c3"})
        if (random.oneIn(2)) fields.push_back({present, std::to_string(random.below(3))});
      device.run(addToQuarter("session", "s" + std::to_string(i), random.oneIn(2) ? "q1" : "q2", fields));
    }
    const auto one = participation(device.network, "q1"), two = participation(device.network, "q2"),
               all = participation(device.network, "");
    REQUIRE(all.size() == 3);
    const auto at = [](const Participation& city, std::string_view way) {
      const auto found = city.byWay.find(way);
      return found == city.byWay.end() ? 0 : found->second;
    };
    int total = 0;
    for (std::size_t c = 0; c < all.size(); ++c) {
      for (const std::string_view way : kWayNames) {
        CHECK(at(all[c], way) == at(one[c], way) + at(two[c], way));
        total += at(one[c], way);
      }
      CHECK(device.of(one[c].city).sessions == at(one[c], "event") + at(one[c], "local") +
                                                   at(one[c], "peer") + at(one[c], "expert") +
                                                   at(one[c], "call"));
    }
    CHECK(total > 0);
  }
}
