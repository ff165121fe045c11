// Which cities learn from each other: what keeps a pair apart, who is preferred, and that no city and helper
// would rather have each other.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "core/journey/peer_matching.hpp"
#include "tests/core/journey/network_with_experts.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

/// Cities with steps and needs in learning areas; the quarter `now` follows the only round.
struct PeerDevice : ExpertDevice {
  /// By city, by area: what a round asked and recorded. Topics are called `t` and the area.
  void choose(const std::map<std::string, std::map<std::string, int>>& needs) {
    for (const Domain& domain : network.domains())
      run(addTopic(network, "t" + std::string(domain.id()), domain.id(), "fr", domain.id(), "theme", ""));
    run(openRound(network, "2025-12-01", "2025-12-12"));
    const std::string id(network.pendingRound()->id());
    for (const auto& [city, grades] : needs)
      for (const auto& [area, grade] : grades)
        run(gradeTopic(network, *network.get<Round>(id), city, "t" + area, grade));
    run(closeRound(network, *network.get<Round>(id)));
    set("q1", "round", '"' + id + '"');
  }
  void places(std::string_view city, int count) { set(city, "mentor_places", std::to_string(count)); }
  /// An earlier or later quarter.
  void quarter(std::string_view id, int number) {
    run(Draft(id, "quarter", kCommons).integer("number", number).text("topic", "t").take());
  }
  [[nodiscard]] std::vector<PeerProposal> propose() const {
    return proposePeers(network, Levels(network), replay(network), *network.get<Quarter>("q1"));
  }
};

/// Two cities far ahead, one that needs the area and is learnably behind.
PeerDevice simple() {
  PeerDevice device;
  device.area("d");
  for (const char* id : {"c1", "m1", "m2"}) device.city(id, {"fr"});
  device.step("c1", "d", 2);
  device.step("m1", "d", 3);
  device.step("m2", "d", 3);
  device.places("m1", 1);
  device.places("m2", 1);
  device.choose({{"c1", {{"d", 2}}}});
  return device;
}

const PeerProposal& only(const std::vector<PeerProposal>& proposals) {
  REQUIRE(proposals.size() == 1);
  return proposals.front();
}

std::string mentorOf(const PeerDevice& device) {
  const auto all = device.propose();
  const PeerProposal& proposal = only(all);
  return proposal.proposed ? proposal.proposed->city : std::string();
}

bool shareLanguage(const Network& network, const std::string& one, const std::string& two) {
  const auto a = network.get<City>(one)->languages(), b = network.get<City>(two)->languages();
  return std::any_of(a.begin(), a.end(),
                     [&](const std::string& each) { return std::count(b.begin(), b.end(), each) > 0; });
}

}  // namespace

TEST_CASE("Peer proposals: equal mentors are told apart by size, country, clocks and id") {
  PeerDevice device = simple();
  const auto all = device.propose();
  const PeerProposal& proposal = only(all);
  REQUIRE(proposal.proposed);
  CHECK(proposal.proposed->city == "m1");
  CHECK(proposal.proposed->level == 75);
  CHECK(proposal.proposed->gap == 25);
  CHECK(proposal.need == 2);
  CHECK(proposal.others.size() == 1);
  SUBCASE("clocks") {
    device.set("c1", "utc_offset", "0");
    device.set("m1", "utc_offset", "120");
    device.set("m2", "utc_offset", "-60");
    CHECK(mentorOf(device) == "m2");
    device.set("c1", "country", R"("Tamarie")");
    device.set("m1", "country", R"("Tamarie")");
    CHECK(mentorOf(device) == "m1");
  }
  SUBCASE("size") {
    for (const char* id : {"c1", "m2"}) device.set(id, "size", R"("small")");
    CHECK(mentorOf(device) == "m2");
  }
  SUBCASE("the gap that teaches most comes before size") {
    for (const char* id : {"c1", "m2"}) device.set(id, "size", R"("small")");
    device.step("m2", "d", 4);  // 50 ahead, where 25 is nearer to 30
    CHECK(mentorOf(device) == "m1");
  }
}

TEST_CASE("Peer proposals: what keeps a mentor or a mentee out") {
  PeerDevice device = simple();
  device.places("m2", 0);
  CHECK(mentorOf(device) == "m1");
  SUBCASE("no place") {
    device.places("m1", 0);
    CHECK(only(device.propose()).alone == Alone::nobody);
  }
  SUBCASE("no common language") {
    device.set("m1", "languages", R"(["en"])");
    CHECK(only(device.propose()).alone == Alone::nobody);
  }
  SUBCASE("too small a gap") {
    device.set(device.network.settings()->id(), "least_gap", "26");
    CHECK(mentorOf(device).empty());
    device.set(device.network.settings()->id(), "least_gap", "25");
    CHECK(mentorOf(device) == "m1");
  }
  SUBCASE("not far enough") {
    device.set(device.network.settings()->id(), "mentor_level", "76");
    CHECK(mentorOf(device).empty());
  }
  SUBCASE("paused") {
    device.set("m1", "paused", "true");
    CHECK(mentorOf(device).empty());
    device.set("c1", "paused", "true");
    CHECK(device.propose().empty());
  }
  SUBCASE("no level, which is not a level of 0") {
    device.run(unrate(device.network, {"c1", "territory", "Awa"}, "kd"));
    CHECK(only(device.propose()).alone == Alone::levelUnknown);
  }
  SUBCASE("agreed already") {
    device.run(acceptPairing(device.network, {"q1", "d", "m2", "c1"}));
    CHECK(device.propose().empty());
  }
}

TEST_CASE("Peer proposals: a pair of the last three quarters comes after all others, and rests no longer") {
  for (const int ago : {1, 3, 4}) {
    CAPTURE(ago);
    PeerDevice device = simple();
    device.set("q1", "number", "9");
    device.quarter("before", 9 - ago);
    device.run(acceptPairing(device.network, {"before", "x", "m1", "c1"}));
    CHECK(mentorOf(device) == (ago <= kRestQuarters ? "m2" : "m1"));
    device.places("m2", 0);
    CHECK(mentorOf(device) == "m1");  // Last, but possible.
  }
}

TEST_CASE("Peer proposals: places are shared by the areas in their order, and no pair goes both ways") {
  PeerDevice device;
  for (const char* area : {"a", "b"}) device.area(area);
  for (const char* id : {"c1", "c2"}) device.city(id, {"fr"});
  device.step("c1", "a", 4);
  device.step("c2", "a", 1);
  device.step("c1", "b", 1);
  device.step("c2", "b", 4);
  device.places("c1", 2);
  device.places("c2", 2);
  device.choose({{"c1", {{"b", 3}}}, {"c2", {{"a", 3}}}});
  const auto all = device.propose();
  REQUIRE(all.size() == 2);
  CHECK(all[0].domain == "a");
  REQUIRE(all[0].proposed);
  CHECK(all[0].proposed->city == "c1");
  CHECK_FALSE(all[1].proposed);
}

TEST_CASE("Pairings: two devices that name another mentor write one record, and a person settles it") {
  PeerDevice device = simple();
  Device there(2, device.network.document());
  there.run(acceptPairing(there.network, {"q1", "d", "m2", "c1"}));
  device.run(acceptPairing(device.network, {"q1", "d", "m1", "c1"}));
  device.receive(there);
  REQUIRE(pairings(device.network).size() == 1);
  CHECK(pairings(device.network)[0].conflictedIn({"mentor"}));
}

TEST_CASE("Exchanges: a city that gave or received nothing for a whole year is told, a newer one is not") {
  PeerDevice device = simple();
  device.set("q1", "number", "4");
  for (int n = 1; n <= 3; ++n) device.quarter("p" + std::to_string(n), n);
  device.set("m2", "joined", "2");
  device.run(acceptPairing(device.network, {"p1", "d", "m1", "c1"}));
  const auto find = [&](std::string_view city) {
    const auto all = exchanges(device.network, *device.network.get<Quarter>("q1"));
    return *std::find_if(all.begin(), all.end(), [&](const Exchange& each) { return each.city == city; });
  };
  CHECK(find("m1").gave == 1);
  CHECK_FALSE(find("m1").hasNotGiven());
  CHECK(find("m1").hasNotReceived());
  CHECK(find("c1").hasNotGiven());
  CHECK_FALSE(find("c1").hasNotReceived());
  CHECK_FALSE(find("m2").hasNotGiven());
  device.set("q1", "number", "5");
  CHECK(find("m1").hasNotGiven());
  device.set("q1", "number", "3");
  CHECK_FALSE(find("c1").hasNotGiven());
}

TEST_CASE("Peer proposals: possible, within places and stable, on small networks by chance") {
  std::mt19937 random(7);
  const auto upTo = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
  int matched = 0, contested = 0;
  for (int turn = 0; turn < 60; ++turn) {
    CAPTURE(turn);
    PeerDevice device;
    device.area("d");
    std::map<std::string, std::map<std::string, int>> needs;
    std::map<std::string, int> places;
    for (int c = 0; c < 6; ++c) {
      const std::string id = "c" + std::to_string(c);
      device.city(id, upTo(3) == 0 ? std::vector<std::string>{"en"} : std::vector<std::string>{"en", "fr"});
      device.step(id, "d", upTo(4));
      places[id] = upTo(2);
      device.places(id, places[id]);
      needs[id]["d"] = upTo(3);
    }
    device.choose(needs);
    const Levels levels(device.network);
    const auto all = device.propose();
    std::map<std::string, std::vector<std::string>> menteesOf;
    for (const PeerProposal& proposal : all) {
      CHECK(needs[proposal.mentee]["d"] >= kPeerNeed);
      contested += proposal.alone == Alone::allTaken ? 1 : 0;
      if (!proposal.proposed) continue;
      ++matched;
      const std::string& mentor = proposal.proposed->city;
      menteesOf[mentor].push_back(proposal.mentee);
      CHECK(*levels.of(mentor, "d") >= 60);
      CHECK(*levels.of(mentor, "d") - *levels.of(proposal.mentee, "d") >= 15);
      CHECK(shareLanguage(device.network, mentor, proposal.mentee));
    }
    for (const auto& [mentor, mentees] : menteesOf) CHECK(static_cast<int>(mentees.size()) <= places[mentor]);
    // All have the same balance: a mentor prefers the larger need, then the lower level, then the id.
    const auto rank = [&](const std::string& mentee) {
      return std::make_tuple(-needs[mentee]["d"], *levels.of(mentee, "d"), mentee);
    };
    for (const PeerProposal& proposal : all) {
      const int own = proposal.proposed ? std::abs(proposal.proposed->gap - 30) : 1'000;
      for (const PeerFit& other : proposal.others) {
        if (std::abs(other.gap - 30) >= own) continue;  // Not preferred, or told apart by a later key.
        const auto& held = menteesOf[other.city];
        CHECK(static_cast<int>(held.size()) == places[other.city]);
        for (const std::string& mentee : held) CHECK(rank(mentee) < rank(proposal.mentee));
      }
    }
  }
  CHECK(matched > 30);
  CHECK(contested > 10);
}
