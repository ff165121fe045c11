// Topics found to be the same: whoever merges what with what, on whichever device, no need is lost.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "core/network/merged_topics.hpp"
#include "core/network/round_record.hpp"
#include "tests/core/document/random.hpp"
#include "tests/core/network/device.hpp"

using namespace parcours;
using test::Device;
using test::sampleDevice;

namespace {

std::string idOf(std::size_t i) { return "t" + std::to_string(i); }

/// So many topics; each may point at any, itself and nobody too, as several devices and scripts may leave
/// them.
Device tangled(test::Random& random, std::size_t count) {
  Device device(1);
  device.run(addCity("c1", "Kintélé", "", {}));
  for (std::size_t i = 0; i < count; ++i)
    device.run(addTopic(device.network, idOf(i), idOf(i), "fr", "", "theme", ""));
  for (std::size_t i = 0; i < count; ++i) {
    if (random.below(3) == 0) continue;
    device.run({writeText(device.topic(idOf(i)), "merged_into",
                          idOf(random.below(static_cast<std::uint32_t>(count + 1))))});
  }
  for (std::size_t i = 0; i < count; ++i)
    if (random.below(8) == 0) device.run(remove(idOf(i)));
  return device;
}

}  // namespace

TEST_SUITE("merged topics") {
  TEST_CASE("every topic has one that stands for it, which stands for itself, however they point") {
    test::Random random(3);
    for (int turn = 0; turn < 500; ++turn) {
      const Device device = tangled(random, 1 + random.below(9));
      const MergedTopics merged(device.network);
      std::set<std::string> seen;
      for (const Topic& topic : device.network.topics()) {
        const std::string survivor(merged.survivorOf(topic.id()));
        CHECK(merged.survivorOf(survivor) == survivor);
        CHECK_FALSE(device.network.get<Topic>(survivor)->entity().hidden());
        const auto members = merged.standsFor(survivor);
        CHECK(std::is_sorted(members.begin(), members.end()));
        if (survivor != topic.id()) {
          CHECK(std::binary_search(members.begin(), members.end(), std::string(topic.id())));
          CHECK(std::binary_search(members.begin(), members.end(), survivor));
          CHECK(merged.standsFor(topic.id()).empty());
        }
        // A pointer at a topic that is there joins the two.
        const std::string to = topic.text("merged_into");
        const auto target = device.network.get<Topic>(to);
        if (target && !target->entity().hidden()) CHECK(merged.survivorOf(to) == survivor);
        if (survivor == topic.id()) seen.insert(survivor);
      }
      std::set<std::string> open;
      for (const Topic& topic : device.network.openTopics()) open.emplace(topic.id());
      CHECK(open == seen);
    }
  }

  TEST_CASE("of topics merged in a circle the one with the smallest id stands for all") {
    Device here = sampleDevice();
    Device there(2, here.network.document());
    here.run(mergeTopic(here.network, here.topic("t3"), "t2"));
    there.run(mergeTopic(there.network, there.topic("t2"), "t3"));
    here.receive(there);
    there.receive(here);
    CHECK(here.text() == there.text());
    const MergedTopics merged(here.network);
    CHECK(merged.survivorOf("t2") == "t2");
    CHECK(merged.survivorOf("t3") == "t2");
  }

  TEST_CASE("a round reads the larger of a city's needs, by whichever device and in whichever order") {
    test::Random random(5);
    for (int turn = 0; turn < 200; ++turn) {
      Device here = sampleDevice();
      here.run(openRound(here.network, "2026-01-05", "2026-01-19"));
      Device there(2, here.network.document());
      int largest[3] = {-1, -1, -1};
      for (int city = 0; city < 3; ++city)
        for (std::size_t topic = 1; topic <= 2; ++topic) {
          if (random.below(4) == 0) continue;
          const int grade = static_cast<int>(random.below(4));
          Device& device = random.below(2) == 0 ? here : there;
          device.run(gradeTopic(device.network, device.round(0), "c" + std::to_string(city + 1), idOf(topic),
                                grade));
          largest[city] = std::max(largest[city], grade);
        }
      there.run(mergeTopic(there.network, there.topic("t2"), "t1"));
      here.receive(there);
      here.run(closeRound(here.network, here.round(0)));
      const auto record = parseRoundRecord(here.round(0).json("record"));
      REQUIRE(record);
      CHECK(record->topics == std::vector<std::string>{"t1", "t3"});
      for (std::size_t city = 0; city < 3; ++city)
        if (!record->needs[city].empty()) CHECK(record->needs[city][0] == std::max(0, largest[city]));
    }
  }

  TEST_CASE("a merge can be taken back, and each topic has the needs it had") {
    Device device = sampleDevice();
    device.run(openRound(device.network, "2026-01-05", "2026-01-19"));
    device.run(gradeTopic(device.network, device.round(0), "c1", "t1", 1));
    device.run(gradeTopic(device.network, device.round(0), "c1", "t2", 3));
    device.run(giveReason(device.network, device.round(0), "c1", "t1", "L'eau"));
    device.run(giveReason(device.network, device.round(0), "c1", "t2", "La route"));
    device.run(mergeTopic(device.network, device.topic("t2"), "t1"));
    const Ballot ballot = device.network.ballots(device.round(0).id()).front();
    CHECK(MergedTopics(device.network).need(ballot, "t1") == 3);
    CHECK(MergedTopics(device.network).reason(ballot, "t1") == "L'eau / La route");
    CHECK(mergeTopic(device.network, device.topic("t1"), "t2").empty());  // they are one already
    device.run(unmergeTopic(device.topic("t2")));
    CHECK(MergedTopics(device.network).need(ballot, "t1") == 1);
    CHECK(MergedTopics(device.network).need(ballot, "t2") == 3);
    CHECK(device.network.openTopics().size() == 3);
  }

  TEST_CASE("what a city says of the topic that stands for several replaces what it said of each") {
    Device device = sampleDevice();
    device.run(openRound(device.network, "2026-01-05", "2026-01-19"));
    device.run(gradeTopic(device.network, device.round(0), "c1", "t2", 3));
    device.run(mergeTopic(device.network, device.topic("t2"), "t1"));
    device.run(gradeTopic(device.network, device.round(0), "c1", "t1", 2));
    const Ballot ballot = device.network.ballots(device.round(0).id()).front();
    CHECK(MergedTopics(device.network).need(ballot, "t1") == 2);
  }

  TEST_CASE("a topic that was taught counts for those merged into it later, and the record stays as it was") {
    Device device = sampleDevice();
    test::runRound(device, {{3, 0, 0}, {2, 0, 1}, {2, 1, 0}});
    const std::string record(device.round(0).json("record"));
    device.run(chooseTopic(device.round(0), "t1", ""));
    device.run(mergeTopic(device.network, device.topic("t2"), "t1"));
    CHECK(device.round(0).json("record") == record);
    std::vector<std::string> open;
    for (const Topic& topic : device.network.openTopics()) open.emplace_back(topic.id());
    CHECK(open == std::vector<std::string>{"t3"});
  }

  TEST_CASE("a split archives the topic and puts its parts in its place, all in one edit") {
    Device device = sampleDevice();
    const TopicPart parts[] = {{"p1", "Recueillir"}, {"p2", "Publier"}};
    CHECK(splitTopic(device.topic("t1"), std::span(parts).first(1), "fr", "x").empty());
    device.run(splitTopic(device.topic("t1"), parts, "fr", "Divisé"));
    CHECK(device.topic("t1").archived());
    CHECK(device.topic("t1").archiveReason() == "Divisé");
    for (const TopicPart& part : parts) {
      const Topic topic = device.topic(part.id);
      CHECK(topic.title("fr") == part.title);
      CHECK(topic.kind() == "theme");
      CHECK(topic.entered() == device.topic("t1").entered());
      CHECK(topic.text("split_from") == "t1");
    }
    CHECK(device.network.openTopics().size() == 4);
  }
}
