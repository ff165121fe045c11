// Whom the network proposes to whom: never beyond a cap, never a pair that cannot be, and the best there is.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <tuple>

#include "core/journey/expert_matching.hpp"
#include "tests/core/journey/network_with_experts.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

std::vector<ExpertProposal> propose(const ExpertDevice& device, const CityIds& first = {}) {
  return proposeExperts(device.network, Levels(device.network), first, "q1");
}

const ExpertFit* fitOf(const ExpertProposal& proposal, std::string_view expert) {
  if (proposal.proposed && proposal.proposed->expert == expert) return &*proposal.proposed;
  for (const auto* list : {&proposal.others, &proposal.refused})
    for (const ExpertFit& fit : *list)
      if (fit.expert == expert) return &fit;
  return nullptr;
}

Obstacle obstacleOf(const ExpertDevice& device, std::string_view expert) {
  const auto proposals = propose(device);
  REQUIRE_FALSE(proposals.empty());
  const ExpertFit* fit = fitOf(proposals.front(), expert);
  REQUIRE(fit != nullptr);
  return fit->obstacle;
}

/// One city that asks in area `d`, and one expert who can help.
ExpertDevice simple() {
  ExpertDevice device;
  device.area("d");
  device.city("c1", {"fr", "pt"});
  device.expert("e1", {"en", "fr"});
  device.skill("e1", "d", 2);
  device.ask("r1", "c1", "d");
  return device;
}

/// A small network by chance: cities, experts, skills, languages, conflicts, loads, priorities.
struct Chance {
  explicit Chance(unsigned seed) : random(seed) {
    const std::vector<std::vector<std::string>> kSpoken = {{"fr"},       {"en"},       {"pt"},
                                                           {"en", "fr"}, {"fr", "pt"}, {}};
    for (const char* area : {"d1", "d2"}) device.area(area);
    const int experts = upTo(4), cities = 1 + upTo(4);
    for (int e = 0; e < experts; ++e) {
      const std::string id = "e" + std::to_string(e);
      device.expert(id, kSpoken[static_cast<std::size_t>(upTo(5))], upTo(2));
      for (const char* area : {"d1", "d2"})
        if (upTo(3) > 0) device.skill(id, area, 1 + upTo(2));
    }
    for (int c = 0; c < cities; ++c) {
      const std::string id = "c" + std::to_string(c);
      device.city(id, kSpoken[static_cast<std::size_t>(upTo(5))]);
      if (upTo(2) == 0) first.insert(id);
      if (experts > 0 && upTo(4) == 0)
        device.set("e" + std::to_string(upTo(experts - 1)), "conflicts", "[\"" + id + "\"]");
      device.ask("r" + std::to_string(c), id, upTo(1) == 0 ? "d1" : "d2");
    }
  }
  int upTo(int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); }

  std::mt19937 random;
  ExpertDevice device;
  CityIds first;
};

/// How good a set of proposals is; larger is better. The pairs are compared the other way round.
struct Worth {
  int first = 0, pairs = 0, fit = 0;
  std::vector<std::pair<std::string, std::string>> who;
  bool operator<(const Worth& other) const {
    return std::tie(first, pairs, fit, other.who) < std::tie(other.first, other.pairs, other.fit, who);
  }
  bool operator==(const Worth& other) const {
    return std::tie(first, pairs, fit, who) == std::tie(other.first, other.pairs, other.fit, other.who);
  }
  void add(const ExpertProposal& proposal, const ExpertFit& fitting) {
    first += proposal.isFirstInLine ? 1 : 0;
    pairs += 1;
    fit += fitting.points;
    who.emplace_back(proposal.city, fitting.expert);
  }
};

/// Tries every way to give the requests experts who can, within what they have left.
Worth bestOfAll(const std::vector<ExpertProposal>& proposals) {
  Worth best;
  std::map<std::string, int> taken;
  const std::function<void(std::size_t, const Worth&)> go = [&](std::size_t i, const Worth& sofar) {
    if (i == proposals.size()) {
      if (best < sofar) best = sofar;
      return;
    }
    go(i + 1, sofar);
    std::vector<ExpertFit> possible = proposals[i].others;
    if (proposals[i].proposed) possible.push_back(*proposals[i].proposed);
    for (const ExpertFit& fit : possible) {
      if (taken[fit.expert] >= fit.left) continue;
      ++taken[fit.expert];
      Worth more = sofar;
      more.add(proposals[i], fit);
      go(i + 1, more);
      --taken[fit.expert];
    }
  };
  go(0, {});
  return best;
}

}  // namespace

TEST_CASE("Expert proposals: the fit says its parts") {
  ExpertDevice device = simple();
  auto proposals = propose(device);
  REQUIRE(proposals.size() == 1);
  REQUIRE(proposals[0].proposed);
  CHECK(proposals[0].proposed->expert == "e1");
  CHECK(proposals[0].proposed->points == 40 + 10);
  CHECK(proposals[0].proposed->language == "fr");
  CHECK_FALSE(proposals[0].proposed->isFirstLanguage);

  device.set("c1", "first_language", R"("fr")");
  device.run(askExpert("r0", {"q0", "c1", {}, "d"}, "2025-10-01"));
  device.run(acceptExpert(device.network, device.request("r0"), "e1", "2025-10-02"));
  device.run(finishRequest(device.request("r0"), "2025-12-01"));
  proposals = propose(device);
  REQUIRE(proposals[0].proposed);
  CHECK(proposals[0].proposed->points == 40 + 25 + 15);
  CHECK(proposals[0].proposed->together);

  device.set(device.network.settings()->id(), "fit_skill_2", "99");
  CHECK(propose(device)[0].proposed->points == kMostFit);
}

TEST_CASE("Expert proposals: each obstacle keeps a pair apart and is named") {
  ExpertDevice device = simple();
  CHECK(obstacleOf(device, "e1") == Obstacle::none);
  SUBCASE("skill") {
    device.set(device.network.settings()->id(), "least_skill", "3");
    CHECK(obstacleOf(device, "e1") == Obstacle::skill);
  }
  SUBCASE("language") {
    device.set("e1", "languages", R"(["en"])");
    CHECK(obstacleOf(device, "e1") == Obstacle::language);
    CHECK(propose(device)[0].unmatched == Unmatched::nobodyFits);
  }
  SUBCASE("away") {
    device.set("e1", "away", "true");
    CHECK(obstacleOf(device, "e1") == Obstacle::away);
  }
  SUBCASE("back too late") {
    device.set("e1", "from", R"("2026-04-01")");
    CHECK(obstacleOf(device, "e1") == Obstacle::away);
    device.set("e1", "from", R"("2026-03-31")");
    CHECK(obstacleOf(device, "e1") == Obstacle::none);
  }
  SUBCASE("gone before") {
    device.set("e1", "until", R"("2025-12-31")");
    CHECK(obstacleOf(device, "e1") == Obstacle::away);
  }
  SUBCASE("conflict") {
    device.set("e1", "conflicts", R"(["c1"])");
    CHECK(obstacleOf(device, "e1") == Obstacle::conflict);
  }
  SUBCASE("step") {
    device.set("e1", "tiers", R"(["stretch"])");
    CHECK(obstacleOf(device, "e1") == Obstacle::tier);  // An unknown level asks for the common step.
    device.step("c1", "d", 4);
    CHECK(obstacleOf(device, "e1") == Obstacle::none);
  }
  SUBCASE("declined") {
    device.run(acceptExpert(device.network, device.request("r1"), "e1", "2026-01-11"));
    CHECK(propose(device).empty());
    device.run(declineExpert(device.request("r1")));
    CHECK(obstacleOf(device, "e1") == Obstacle::declined);
  }
  SUBCASE("no learning area") {
    device.set("r1", "domain", "null");
    CHECK(propose(device)[0].unmatched == Unmatched::noArea);
  }
  SUBCASE("languages of the city not known") {
    device.set("c1", "languages", "null");
    CHECK(propose(device)[0].unmatched == Unmatched::citySpeaksNothing);
  }
}

TEST_CASE(
    "Expert proposals: one request of a city at a time, and the next does not wait for a hopeless one") {
  ExpertDevice device = simple();
  device.area("x");
  device.set("e1", "load", "2");
  device.ask("r2", "c1", "d", "2026-01-12");
  device.ask("r0", "c1", "x", "2026-01-01");
  const auto proposals = propose(device);
  REQUIRE(proposals.size() == 3);
  CHECK(proposals[0].request == "r0");
  CHECK(proposals[0].unmatched == Unmatched::nobodyFits);
  CHECK(proposals[1].request == "r1");
  CHECK(proposals[1].proposed);
  CHECK(proposals[2].unmatched == Unmatched::otherFirst);

  device.run(acceptExpert(device.network, device.request("r1"), "e1", "2026-01-13"));
  const auto next = propose(device, {"c1"});
  REQUIRE(next.size() == 2);
  CHECK(next[1].proposed);
  CHECK_FALSE(next[1].isFirstInLine);  // It has an expert already.
}

TEST_CASE("Expert requests: nobody over their limit, and two devices that did it are told") {
  ExpertDevice device = simple();
  device.city("c2", {"fr"});
  device.ask("r2", "c2", "d");
  ExpertDevice other = device;
  device.run(acceptExpert(device.network, device.request("r1"), "e1", "2026-01-11"));
  CHECK(acceptExpert(device.network, device.request("r2"), "e1", "2026-01-11").empty());
  CHECK(propose(device)[0].unmatched == Unmatched::allTaken);

  Device there(2, other.network.document());
  there.run(acceptExpert(there.network, *there.network.get<ExpertRequest>("r2"), "e1", "2026-01-11"));
  CHECK_FALSE(expertLoads(there.network, "q1")[0].isOver());
  device.receive(there);
  const ExpertLoad load = expertLoads(device.network, "q1")[0];
  CHECK(load.taken == 2);
  CHECK(load.isOver());
  CHECK(load.left() == 0);
  device.run(declineExpert(device.request("r2")));
  CHECK_FALSE(expertLoads(device.network, "q1")[0].isOver());
}

TEST_CASE("Expert contacts stay in the expert's room") {
  ExpertDevice device = simple();
  device.run(beginExpertContact("e1"));
  device.set(expertContactId("e1"), "email", R"("e1@example.org")");
  CHECK(selectRooms(device.network.document(), {}).find(expertContactId("e1")) == nullptr);
  const std::vector<std::string> rooms{"e1"};
  CHECK(selectRooms(device.network.document(), rooms).find(expertContactId("e1")) != nullptr);
}

TEST_CASE(
    "Expert proposals: allowed, within limits and the best of all that could be, on small networks by "
    "chance") {
  int matchedOnes = 0, unmatchedOnes = 0;
  for (unsigned seed = 1; seed <= 250; ++seed) {
    Chance chance(seed);
    CAPTURE(seed);
    const auto proposals = propose(chance.device, chance.first);
    Worth found;
    std::map<std::string, int> taken;
    for (const ExpertProposal& proposal : proposals) {
      CHECK(proposal.proposed.has_value() == (proposal.unmatched == Unmatched::no));
      if (!proposal.proposed) {
        ++unmatchedOnes;
        continue;
      }
      ++matchedOnes;
      CHECK(proposal.proposed->obstacle == Obstacle::none);
      CHECK(proposal.proposed->skill >= 1);
      CHECK(++taken[proposal.proposed->expert] <= proposal.proposed->left);
      found.add(proposal, *proposal.proposed);
    }
    CHECK(found == bestOfAll(proposals));
  }
  CHECK(matchedOnes > 100);
  CHECK(unmatchedOnes > 100);
}
