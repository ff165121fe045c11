// Levels by learning area, against their definition counted anew.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "core/network/baseline.hpp"
#include "core/network/draft.hpp"
#include "core/network/levels.hpp"
#include "tests/core/document/random.hpp"
#include "tests/core/network/device.hpp"

using namespace parcours;
using test::Device;
using test::sampleDevice;

namespace {

void addArea(Device& device, const std::string& domain, std::initializer_list<const char*> criteria) {
  device.run(Draft(domain, "domain", kCommons).text("title.fr", domain).take());
  for (const char* criterion : criteria)
    device.run(
        Draft(criterion, "criterion", kCommons).text("title.fr", criterion).text("domain", domain).take());
}

void rateIt(Device& device, const char* city, std::string_view object, const std::string& who,
            const char* criterion, int step) {
  device.run(rate(device.network, {city, object, who}, criterion, step, "2026-01-01"));
}

}  // namespace

TEST_SUITE("levels") {
  TEST_CASE("unknown until every criterion is rated for both objects, and unknown is not 0") {
    Device device = sampleDevice();
    addArea(device, "d1", {"k1", "k2"});
    for (const char* criterion : {"k1", "k2"}) {
      for (const std::string_view object : kBaselineObjects) {
        CHECK_FALSE(Levels(device.network).of("c1", "d1"));
        rateIt(device, "c1", object, "Awa", criterion, 0);
      }
    }
    CHECK(Levels(device.network).of("c1", "d1") == 0);
    CHECK_FALSE(Levels(device.network).of("c2", "d1"));
    CHECK_FALSE(Levels(device.network).of("c1", "nowhere"));
  }

  TEST_CASE("the mean of medians times 25, rounded half up: equal to fractions counted the long way") {
    test::Random random(4);
    for (int run = 0; run < 60; ++run) {
      Device device = sampleDevice();
      addArea(device, "d1", {"k1", "k2", "k3"});
      // Sum of medians, in halves, over their number.
      int halves = 0, count = 0;
      for (const char* criterion : {"k1", "k2", "k3"}) {
        for (const std::string_view object : kBaselineObjects) {
          std::vector<int> steps;
          for (std::uint32_t who = 0, n = 1 + random.below(4); who < n; ++who) {
            steps.push_back(static_cast<int>(random.below(5)));
            rateIt(device, "c1", object, "P" + std::to_string(who), criterion, steps.back());
          }
          std::sort(steps.begin(), steps.end());
          const std::size_t middle = steps.size() / 2;
          halves += steps.size() % 2 == 1 ? 2 * steps[middle] : steps[middle - 1] + steps[middle];
          ++count;
        }
      }
      const int level = Levels(device.network).of("c1", "d1").value_or(-1);
      // |level - 25·halves/(2·count)| <= 1/2, and the half goes up.
      const int twice = 2 * count * level - 25 * halves;
      CHECK(twice <= count);
      CHECK(twice > -count);
      CHECK(level >= 0);
      CHECK(level <= 100);
    }
  }

  TEST_CASE("the best everywhere is 100, and a higher step never lowers a level") {
    Device device = sampleDevice();
    addArea(device, "d1", {"k1"});
    int before = -1;
    for (int step = 0; step < kBaselineSteps; ++step) {
      for (const std::string_view object : kBaselineObjects) {
        rateIt(device, "c2", object, "Awa", "k1", step);
        if (const auto level = Levels(device.network).of("c2", "d1")) {
          CHECK(*level >= before);
          before = *level;
        }
      }
    }
    CHECK(before == 100);
  }

  TEST_CASE("a new measurement begins unknown, and a value out of range counts as none") {
    Device device = sampleDevice();
    addArea(device, "d1", {"k1"});
    for (const std::string_view object : kBaselineObjects) rateIt(device, "c1", object, "Awa", "k1", 3);
    CHECK(Levels(device.network).of("c1", "d1") == 75);
    const std::string rating(device.network.all("rating").front().id());
    REQUIRE(device.network.apply(Edit{{rating, {}, {}, "step.k1", "9"}}, {Writer{9}, 1'800'000'000}));
    CHECK_FALSE(Levels(device.network).of("c1", "d1"));
    device.run({{"m9", "measurement", std::string(kCommons), "number", "2"}});
    CHECK_FALSE(Levels(device.network).of("c1", "d1"));
  }
}
