// The index that follows edits is the index that a fresh reading builds, and lists come as a person expects
// them.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/core/document/random.hpp"
#include "tests/core/network/device.hpp"

using namespace parcours;
using test::Device;
using test::Random;

namespace {

template <class Views>
std::vector<std::string> idsOf(const Views& views) {
  std::vector<std::string> ids;
  for (const auto& view : views) ids.emplace_back(view.id());
  return ids;
}

/// Everything the index answers, in one list.
std::vector<std::string> indexOf(const Network& network) {
  std::vector<std::string> all;
  const auto add = [&](const std::string& name, const std::vector<std::string>& ids) {
    all.push_back("# " + name);
    all.insert(all.end(), ids.begin(), ids.end());
  };
  for (const TypeSpec& type : schema()) add(std::string(type.name), idsOf(network.all(type.name)));
  for (const char* unknown : {"zebra", "starship"}) add(unknown, idsOf(network.all(unknown)));
  add("cities", idsOf(network.cities()));
  add("topics", idsOf(network.topics()));
  add("domains", idsOf(network.domains()));
  add("rounds", idsOf(network.rounds()));
  add("quarters", idsOf(network.quarters()));
  for (const FieldRef& field : network.conflicts()) all.push_back(field.entity + " ! " + field.field);
  return all;
}

constexpr const char* kTypes[] = {"city",    "topic",  "domain", "round",
                                  "quarter", "ballot", "note",   "starship"};
constexpr const char* kFields[] = {"name", "title.fr", "number", "position", "state", "mood", "entered"};
constexpr const char* kValues[] = {"\"Éa\"", "\"eb\"", "\"A\"", "1", "2", "10", "null", "true"};

/// A few writes to few entities, so that devices meet in the same fields. Two devices may even give an id two
/// types.
Edit randomEdit(Random& random) {
  Edit edit;
  for (std::uint32_t i = 1 + random.below(3); i > 0; --i) {
    Write write{"e" + std::to_string(random.below(12)), kTypes[random.below(8)],
                random.oneIn(3) ? "c1" : "commons", kFields[random.below(7)], kValues[random.below(8)]};
    if (random.oneIn(6)) write.field = kGone, write.json = random.oneIn(3) ? "null" : "true";
    edit.push_back(write);
  }
  return edit;
}

}  // namespace

TEST_SUITE("network") {
  TEST_CASE("the incremental index equals a rebuilt one after any edits and merges") {
    std::size_t conflicts = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
      Random random(seed);
      Document empty;
      empty.network = "n1";
      std::vector<Network> networks(3, Network(empty));
      for (int step = 0; step < 60; ++step) {
        Network& mine = networks[random.below(3)];
        if (random.oneIn(4)) {
          const Document& theirs = networks[random.below(3)].document();
          const std::vector<std::string> rooms{"c1"};
          REQUIRE(mine.merge(random.oneIn(2) ? Document(theirs)
                                             : selectRooms(theirs, std::span(rooms).first(random.below(2)))));
        } else {
          const std::uint64_t writer = 1 + static_cast<std::uint64_t>(&mine - networks.data());
          REQUIRE(mine.apply(randomEdit(random), {Writer{writer}, 1'700'000'000 + step}));
        }
        REQUIRE(indexOf(mine) == indexOf(Network(mine.document())));
      }
      for (const Network& network : networks) conflicts += network.conflicts().size();
    }
    CHECK(conflicts > 100);  // else the property was never put to the test
  }

  TEST_CASE("a refused edit or merge leaves the index alone") {
    Device device = test::sampleDevice();
    const std::vector<std::string> before = indexOf(device.network);
    const Edit bad{writeText(device.city("c1"), "name", "Other"), {"nobody", {}, {}, "name", "\"x\""}};
    CHECK_FALSE(device.network.apply(bad, {Writer{1}, 0}));
    Document other;
    other.network = "n2";
    CHECK_FALSE(device.network.merge(other));
    CHECK(indexOf(device.network) == before);
    CHECK(device.city("c1").name() == "Kintélé");
  }

  TEST_CASE("cities come by name as people sort them, topics by position then title, rounds by number") {
    Device device(1);
    device.run(addCity("a", "Zinder", "", {}));
    device.run(addCity("b", "Écija", "", {}));
    device.run(addCity("c", "elmina", "", {}));
    device.run(addCity("d", "Ebolowa", "", {}));
    CHECK(idsOf(device.network.cities()) == std::vector<std::string>{"d", "b", "c", "a"});
    device.run({writeText(device.city("a"), "name", "Abeokuta")});
    CHECK(idsOf(device.network.cities()) == std::vector<std::string>{"a", "d", "b", "c"});

    for (const char* id : {"x", "y", "z", "w"}) {
      device.run(addTopic(device.network, id, id == std::string("w") ? "Été" : std::string("T") + id, "fr",
                          "", "", ""));
    }
    device.run(
        {writeText(device.topic("z"), "position", "B"), writeText(device.topic("y"), "position", "a")});
    CHECK(idsOf(device.network.topics()) == std::vector<std::string>{"z", "y", "w", "x"});

    device.run({{"r9", "round", "commons", "number", "10"}});
    device.run({{"r5", "round", "commons", "number", "9"}});
    const Edit elsewhere{
        {"r7", "round", "commons", "number", "123456789012"}};  // unchecked: reads as no number
    REQUIRE(device.network.apply(elsewhere, {Writer{9}, 0}));
    CHECK(idsOf(device.network.rounds()) == std::vector<std::string>{"r7", "r5", "r9"});
  }

  TEST_CASE("what is deleted leaves the lists, and can be read still") {
    Device device = test::sampleDevice();
    device.run(parcours::remove("c2"));
    CHECK(idsOf(device.network.cities()) == std::vector<std::string>{"c3", "c1"});
    CHECK(device.city("c2").name() == "Bissau");
    device.run(takeBack("c2"));
    CHECK(idsOf(device.network.cities()) == std::vector<std::string>{"c3", "c2", "c1"});
    CHECK_FALSE(device.network.get<City>("nobody"));
  }

  TEST_CASE("conflicts: asked of people, except in technical fields, deleted records and deletions") {
    Device a = test::sampleDevice(1);
    Device b(2, a.network.document());
    for (Device* device : {&a, &b}) {
      const bool first = device == &a;
      device->run({writeText(device->city("c1"), "name", first ? "Kintele" : "Kintélé-Nord")});
      device->run({writeInteger(device->topic("t1"), "entered", first ? 3 : 4)});
      device->run({writeText(device->topic("t2"), "title.en", first ? "Lean 1" : "Lean 2")});
      device->run({{"t3", {}, {}, "mood", first ? "1" : "2"}});
    }
    a.receive(b);
    const std::vector<FieldRef> all{{"c1", "name"}, {"t2", "title.en"}, {"t3", "mood"}};
    CHECK(a.network.conflicts() == all);
    a.run(parcours::remove("t2"));
    a.run(settle("c1", "name", "\"Kintélé-Nord\""));
    CHECK(a.network.conflicts() == std::vector<FieldRef>{{"t3", "mood"}});
    CHECK(a.city("c1").name() == "Kintélé-Nord");
    b.receive(a);
    CHECK(b.network.conflicts() == std::vector<FieldRef>{{"t3", "mood"}});

    Device c(3, a.network.document());
    a.run(parcours::remove("t3")), c.run(parcours::remove("t3"));
    a.receive(c);
    CHECK(a.network.conflicts().empty());
  }

  TEST_CASE("settings: the network's own, with what holds when it said nothing") {
    Device device(1);
    CHECK_FALSE(device.network.settings());
    CHECK(device.network.name().empty());
    CHECK(device.network.choiceTerms().servedThreshold == 2);
    CHECK(device.network.choiceTerms().guard == 4);
    device.run(createNetwork("Réseau", "fr"));
    CHECK(device.network.name() == "Réseau");
    const auto set = [&](const char* field, int value) {
      device.run({writeInteger(*device.network.settings(), field, value)});
    };
    set("served_threshold", 3), set("guard", 0);
    CHECK(device.network.choiceTerms().servedThreshold == 3);
    CHECK(device.network.choiceTerms().guard == 0);
    set("guard", -1);
    CHECK_FALSE(device.network.choiceTerms().guard);

    CHECK_FALSE(device.network.demo());
    device.run({writeText(*device.network.settings(), "today", "2026-03-02")});
    CHECK(device.network.today().empty());
    device.run({writeFlag(*device.network.settings(), "demo", true)});
    CHECK(device.network.today() == "2026-03-02");
  }
}
