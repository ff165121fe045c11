// Opportunities: what the rule says, recomputed by hand for random networks, and one press into the backlog.
#include <doctest/doctest.h>

#include <set>

#include "core/journey/opportunities.hpp"
#include "core/network/baseline.hpp"
#include "core/network/draft.hpp"
#include "core/network/round_record.hpp"
#include "tests/core/network/device.hpp"
#include "tests/shell/app/random.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

/// Five cities, three areas of one criterion and one topic each, a closed round.
Device network(Random& random) {
  Device device(1);
  const char* names[] = {"Essira", "Belmar", "Ancora", "Dune", "Calme"};
  for (int i = 0; i < 5; ++i) device.run(addCity("c" + std::to_string(i), names[i], "", {}));
  for (int d = 0; d < 3; ++d) {
    const std::string number = std::to_string(d);
    device.run(Draft("d" + number, "domain", kCommons).text("title.fr", "Domaine " + number).take());
    device.run(
        Draft("k" + number, "criterion", kCommons).text("domain", "d" + number).text("title.fr", "K").take());
    device.run(addTopic(device.network, "t" + number, "Sujet " + number, "fr", "d" + number, "theme", ""));
  }
  for (int c = 0; c < 5; ++c)
    for (int d = 0; d < 3; ++d)
      for (const std::string_view object : kBaselineObjects)
        if (!random.chance(10))
          device.run(rate(device.network, {"c" + std::to_string(c), object, "Awa"}, "k" + std::to_string(d),
                          static_cast<int>(random.below(5)), "2025-01-01"));
  if (random.chance(80)) {
    device.run(openRound(device.network, "2026-01-05", "2026-01-19"));
    for (int c = 0; c < 5; ++c)
      for (int d = 0; d < 3; ++d)
        if (random.chance(60))
          device.run(gradeTopic(device.network, device.round(0), "c" + std::to_string(c),
                                "t" + std::to_string(d), static_cast<int>(random.below(4))));
    device.run(closeRound(device.network, device.round(0)));
  }
  if (random.chance(30)) device.run({writeFlag(device.city("c1"), "paused", true)});
  return device;
}

}  // namespace

TEST_CASE("every gap, strength and pair is what the numbers say, and nobody else is named") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    Device device = network(random);
    const Network& net = device.network;
    const Levels levels(net);
    std::map<std::pair<std::string, std::string>, int> need;
    for (const Round& round : net.rounds()) {
      const auto record = parseRoundRecord(round.json("record"));
      REQUIRE(record);
      for (std::size_t c = 0; c < record->cities.size(); ++c)
        for (std::size_t i = 0; i < record->needs[c].size(); ++i)
          need[{record->cities[c], "d" + record->topics[i].substr(1)}] = record->needs[c][i];
    }
    const auto all = opportunities(net, levels);
    std::set<std::string> found;
    for (const Opportunity& one : all) {
      found.insert(one.domain);
      CHECK_FALSE(one.gaps.empty());
      CHECK(one.expert() == one.strong.empty());
      CHECK(one.together() == (one.gaps.size() > 1));
    }
    for (const char* domain : {"d0", "d1", "d2"}) {
      std::vector<std::string> gaps, strong, pairs;
      for (const City& city : net.cities()) {
        const auto level = levels.of(city.id(), domain);
        const std::string id(city.id());
        if (city.paused()) continue;
        if (level && *level >= 60) strong.push_back(id);
        if (!(level && *level < 40) && need[{id, domain}] < 2) continue;
        gaps.push_back(id);
        for (const City& other : net.cities()) {
          const auto high = levels.of(other.id(), domain);
          if (level && high && !other.paused() && *high >= 60 && *high - *level >= 15)
            pairs.push_back(std::string(other.id()) + " helps " + id);
        }
      }
      CHECK(found.contains(domain) == !gaps.empty());
      for (const Opportunity& one : all) {
        if (one.domain != domain) continue;
        std::vector<std::string> saidGaps, saidStrong, saidPairs;
        for (const GapOfCity& gap : one.gaps) {
          saidGaps.push_back(gap.city);
          CHECK(gap.level == levels.of(gap.city, domain));
          CHECK(gap.need == need[{gap.city, domain}]);
          for (const std::string& from : gap.learnsFrom) saidPairs.push_back(from + " helps " + gap.city);
        }
        for (const StrongCity& each : one.strong) saidStrong.push_back(each.city);
        CHECK(saidGaps == gaps);
        CHECK(saidStrong == strong);
        CHECK(saidPairs == pairs);
      }
    }
    for (std::size_t i = 1; i < all.size(); ++i) CHECK(all[i - 1].gaps.size() >= all[i].gaps.size());
  }
}

TEST_CASE("an area goes into the backlog once, with its reason and where it came from") {
  Random random(3);
  Device device = network(random);
  device.run(openMeasurement(device.network, "2026-10-01"));
  const Opportunity one{"d1", {{"c0", 20, 3, {}}}, {}, {}};
  const Edit edit = addOpportunityTopic(device.network, one, {}, {}, {}, "Cinq villes.");
  device.run(edit);
  const Topic topic = device.topic(edit.front().entity);
  CHECK(topic.domain() == "d1");
  CHECK(topic.text("origin") == "baseline");
  CHECK(topic.text("origin_reason") == "Cinq villes.");
  CHECK(topic.title("fr") == "Domaine 1");
  CHECK(addOpportunityTopic(device.network, one, {}, {}, {}, "Encore.").empty());
  device.run(parcours::remove(topic.id()));
  device.run(addOpportunityTopic(device.network, one, {}, {}, {}, "Encore."));
  CHECK_FALSE(device.topic(topic.id()).entity().hidden());
}
