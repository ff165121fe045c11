// Nobody without a step: every city that takes part has one tier for each topic, proposed or set by people.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/journey/tiers.hpp"
#include "core/network/baseline.hpp"
#include "core/network/draft.hpp"
#include "tests/core/document/random.hpp"
#include "tests/core/network/device.hpp"

using namespace parcours;
using test::Device;
using test::sampleDevice;

namespace {

/// t1 and t2 lie in a learning area with one criterion; a city's level is 25 times its step there.
Device inArea() {
  Device device = sampleDevice();
  device.run(Draft("d1", "domain", kCommons).text("title.fr", "Données").take());
  device.run(Draft("k1", "criterion", kCommons).text("domain", "d1").take());
  device.run({writeText(device.topic("t1"), "domain", "d1"), writeText(device.topic("t2"), "domain", "d1")});
  return device;
}

void rateCity(Device& device, const std::string& city, int step) {
  for (const std::string_view object : kBaselineObjects)
    device.run(rate(device.network, {city, object, "Awa"}, "k1", step, "2026-01-01"));
}

std::vector<TierOfCity> tiers(const Device& device, const char* topic = "t1") {
  return tiersOf(device.network, Levels(device.network), device.topic(topic));
}

Novelty novelty(const Device& device) {
  return noveltyOf(device.network, Levels(device.network), device.topic("t1"));
}

}  // namespace

TEST_SUITE("tiers") {
  TEST_CASE("every city that is not paused has a step, in the order of cities, whatever is known of it") {
    test::Random random(7);
    for (int run = 0; run < 80; ++run) {
      Device device = inArea();
      for (const char* id : {"c1", "c2", "c3"}) {
        if (random.oneIn(2)) rateCity(device, id, static_cast<int>(random.below(5)));
        if (random.oneIn(4)) device.run({writeFlag(device.city(id), "paused", true)});
        if (random.oneIn(3)) device.run(setTier(device.topic("t1"), id, kTierNames[random.below(3)]));
      }
      const Levels levels(device.network);
      std::vector<std::string> wanted, found;
      for (const City& city : device.network.cities())
        if (!city.paused()) wanted.emplace_back(city.id());
      for (const TierOfCity& tier : tiers(device)) {
        found.push_back(tier.city);
        CHECK(std::find(std::begin(kTierNames), std::end(kTierNames), tier.tier) != std::end(kTierNames));
        const auto level = levels.of(tier.city, "d1");
        CHECK(tier.level == level);
        const std::string_view proposed = !level                   ? "core"
                                          : *level < kCatchUpBelow ? "catch_up"
                                          : *level < kStretchFrom  ? "core"
                                                                   : "stretch";
        CHECK(tier.proposed == proposed);
        const std::string said = device.topic("t1").text("tier." + tier.city);
        CHECK(tier.byPeople == !said.empty());
        CHECK(tier.tier == (said.empty() ? proposed : said));
      }
      CHECK(found == wanted);
    }
  }

  TEST_CASE("a tier is of one topic: what people set for it says nothing of another, and can be taken back") {
    Device device = inArea();
    rateCity(device, "c1", 4);
    device.run(setTier(device.topic("t1"), "c1", "catch_up"));
    const auto of = [&](const char* topic) {
      const auto all = tiers(device, topic);
      return std::find_if(all.begin(), all.end(), [](const TierOfCity& each) { return each.city == "c1"; })
          ->tier;
    };
    CHECK(of("t1") == "catch_up");
    CHECK(of("t2") == "stretch");
    CHECK(of("t3") == "core");  // in no learning area
    device.run(setTier(device.topic("t1"), "c1", ""));
    CHECK(of("t1") == "stretch");
  }

  TEST_CASE("a tier of a newer app leaves the proposal standing") {
    Device device = inArea();
    REQUIRE(device.network.apply(Edit{{"t1", {}, {}, "tier.c1", "\"mastery\""}}, {Writer{9}, 1'800'000'000}));
    for (const TierOfCity& tier : tiers(device)) CHECK_FALSE(tier.byPeople);
  }

  TEST_CASE("a step is missing until it is written in some language; blanks are no step") {
    Device device = sampleDevice();
    CHECK(missingSteps(device.topic("t1")) == std::vector<std::string_view>{"catch_up", "core", "stretch"});
    device.run({writeText(device.topic("t1"), "core.pt", "Tentar"),
                writeText(device.topic("t1"), "stretch.en", " \n ")});
    CHECK(missingSteps(device.topic("t1")) == std::vector<std::string_view>{"catch_up", "stretch"});
    device.run({writeText(device.topic("t1"), "stretch.en", "Go on"),
                writeText(device.topic("t1"), "catch_up.fr", "Lire")});
    CHECK(missingSteps(device.topic("t1")).empty());
  }

  TEST_CASE(
      "a topic is acquired when at least half of the known cities are at ease; unknown ones count on no "
      "side") {
    Device device = inArea();
    CHECK(novelty(device) == Novelty::unknown);
    rateCity(device, "c1", 1);
    CHECK(novelty(device) == Novelty::fresh);
    rateCity(device, "c2", 2);  // level 50
    CHECK(novelty(device) == Novelty::acquired);
    rateCity(device, "c3", 1);
    CHECK(novelty(device) == Novelty::fresh);
  }

  TEST_CASE("the balance counts the last four quarters that have a topic, each once") {
    Device device = inArea();
    rateCity(device, "c1", 4);
    const auto balance = [&] { return noveltyBalance(device.network, Levels(device.network)); };
    CHECK(balance().acquired + balance().fresh + balance().unknown == 0);
    // Six quarters: two in the area, then four in none; a planned one counts for nothing.
    for (int n = 1; n <= 6; ++n)
      device.run(Draft("q" + std::to_string(n), "quarter", kCommons)
                     .integer("number", n)
                     .text("topic", n <= 2 ? "t1" : "t3")
                     .text("step", "closed")
                     .take());
    device.run(Draft("q7", "quarter", kCommons).integer("number", 7).take());
    CHECK(balance().unknown == 4);
    CHECK(balance().acquired == 0);
    device.run({writeText(*device.network.get<View>("q6"), "topic", "t2")});
    CHECK(balance().unknown == 3);
    CHECK(balance().acquired == 1);
  }
}
