// The ledger is a function of the recorded rounds: what came in which order, or changed later, does not show
// in it.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/journey/choice.hpp"
#include "core/rules/rational.hpp"
#include "tests/core/document/random.hpp"
#include "tests/core/network/device.hpp"

using namespace parcours;
using test::Device;
using test::Random;
using test::runRound;
using test::sampleDevice;

namespace {

std::string join(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += item + ' ';
  return text;
}

std::string join(const rules::Shares& items) {
  std::string text;
  for (const rules::Rational& item : items) text += rules::toText(item) + ' ';
  return text;
}

/// All that a replay says, as text.
std::vector<std::string> dump(const Ledger& ledger) {
  std::vector<std::string> lines;
  for (const ReplayedRound& round : ledger.rounds) {
    lines.push_back(std::to_string(round.number) + ": " + round.recommended + " / " + round.chosen);
    lines.push_back(toJson(round.record));
    lines.push_back(join(round.cities) + "| " + join(round.certificate.ifFollowed.balancesAfter) + "| " +
                    join(round.account.payments) + "| " + join(round.account.balancesAfter));
    for (const auto& left : round.certificate.voiceLeft) lines.push_back(left ? rules::toText(*left) : "-");
  }
  for (const Standing& standing : ledger.standings) {
    lines.push_back(standing.city + ' ' + rules::toText(standing.balance) + ' ' +
                    std::to_string(standing.wait));
  }
  for (const std::string& round : ledger.unsettled) lines.push_back("! " + round);
  return lines;
}

std::vector<std::string> dump(const Network& network) { return dump(replay(network)); }

const Standing& standing(const Ledger& ledger, std::string_view city) {
  const auto found = std::find_if(ledger.standings.begin(), ledger.standings.end(),
                                  [&](const Standing& candidate) { return candidate.city == city; });
  REQUIRE(found != ledger.standings.end());
  return *found;
}

/// `rounds` rounds with random needs of the three cities; topics enough, people mostly follow.
void runRandomRounds(Device& device, Random& random, int rounds) {
  for (int added = 0; added < rounds; ++added) {
    const std::string id = "t" + std::to_string(device.network.topics().size() + 1);
    device.run(addTopic(device.network, id, "T", "en", "", "theme", ""));
  }
  const std::size_t topics = device.network.topics().size();
  for (int round = 0; round < rounds; ++round) {
    std::vector<std::vector<int>> needs(3);
    for (auto& row : needs) {
      if (random.oneIn(5)) continue;
      for (std::size_t topic = 0; topic < topics; ++topic)
        row.push_back(random.oneIn(2) ? 0 : 1 + static_cast<int>(random.below(3)));
    }
    runRound(device, needs);
    const Round closed = *device.network.pendingRound();
    if (random.oneIn(6)) {
      device.run(cancelRound(closed));
      continue;
    }
    const Ledger ledger = replay(device.network);
    std::string topic = ledger.rounds.back().recommended;
    if (topic.empty() || random.oneIn(4)) topic = ledger.rounds.back().record.topics.back();
    device.run(chooseTopic(closed, topic, ""));
  }
}

}  // namespace

TEST_SUITE("choice") {
  TEST_CASE("the worked example of the rule, in a network") {
    // A and B want one thing, C another, three times over: fresh topics each time, two supporters against
    // one.
    Device device = sampleDevice();
    for (const char* id : {"t4", "t5", "t6"})
      device.run(addTopic(device.network, id, "T", "en", "", "theme", ""));
    const auto round = [&](const std::vector<std::vector<int>>& needs) {
      runRound(device, needs);
      const Ledger ledger = replay(device.network);
      device.run(chooseTopic(*device.network.pendingRound(), ledger.rounds.back().recommended, ""));
      return replay(device.network);
    };
    Ledger ledger = round({{3, 0, 0}, {3, 0, 0}, {0, 0, 3}});
    CHECK(ledger.rounds[0].recommended == "t1");
    CHECK(join(ledger.rounds[0].account.payments) == "1/2 1/2 0 ");
    CHECK(rules::toText(standing(ledger, "c1").balance) == "-1/6");
    CHECK(rules::toText(standing(ledger, "c3").balance) == "1/3");
    CHECK(standing(ledger, "c3").wait == 1);
    ledger = round({{0, 3, 0, 0, 0, 0}, {0, 3, 0, 0, 0, 0}, {0, 0, 3, 0, 0, 0}});
    CHECK(ledger.rounds[1].recommended == "t2");  // tie, larger total need
    ledger = round({{0, 0, 0, 3, 0, 0}, {0, 0, 0, 3, 0, 0}, {0, 0, 3, 0, 0, 0}});
    CHECK(ledger.rounds[2].recommended == "t3");
    CHECK(join(ledger.rounds[2].account.payments) == "0 0 1 ");
    for (const Standing& each : ledger.standings) CHECK(each.balance == 0);
    CHECK(standing(ledger, "c1").wait == 1);
    CHECK(standing(ledger, "c3").wait == 0);
    CHECK(ledger.unsettled.empty());
  }

  TEST_CASE("a closed round without a choice is explained, moves nothing, and comes last") {
    Device device = sampleDevice();
    runRound(device, {{3, 0, 0}, {0, 2, 0}});
    const Ledger ledger = replay(device.network);
    REQUIRE(ledger.rounds.size() == 1);
    const ReplayedRound& round = ledger.rounds.front();
    CHECK(round.recommended == "t1");
    CHECK(round.chosen.empty());
    CHECK_FALSE(round.departs());
    CHECK(join(round.account.payments) == "1 0 0 ");  // what the recommended topic would cost
    CHECK(findRound(ledger, round.round) == &round);
    CHECK(findRound(ledger, "elsewhere") == nullptr);
    for (const Standing& each : ledger.standings) CHECK(each.balance == 0);
  }

  TEST_CASE("people may depart: the chosen topic's supporters pay, and it shows") {
    Device device = sampleDevice();
    runRound(device, {{3, 0, 0}, {3, 0, 0}, {0, 2, 0}});
    device.run(chooseTopic(device.round(0), "t2", "Une visite est prévue"));
    const Ledger ledger = replay(device.network);
    const ReplayedRound& round = ledger.rounds.front();
    CHECK(round.recommended == "t1");
    CHECK(round.departs());
    CHECK(join(round.account.payments) == "0 0 1 ");
    CHECK(standing(ledger, "c1").wait == 1);
    CHECK(standing(ledger, "c3").wait == 0);
  }

  TEST_CASE("a choice nobody needs, in the record or out of it, costs nothing and everyone waits") {
    for (const char* topic : {"t3", "unknown"}) {
      Device device = sampleDevice();
      runRound(device, {{3, 0, 0}, {0, 2, 0}, {0, 1, 0}});
      device.run(chooseTopic(device.round(0), topic, ""));
      const Ledger ledger = replay(device.network);
      CHECK(join(ledger.rounds[0].account.payments) == "0 0 0 ");
      for (const Standing& each : ledger.standings) CHECK(each.balance == 0);
      CHECK(standing(ledger, "c1").wait == 1);
      CHECK(standing(ledger, "c2").wait == 1);
      CHECK(standing(ledger, "c3").wait == 0);  // needs nothing at the served threshold
    }
  }

  TEST_CASE("cancelled rounds, paused cities and later changes leave the ledger as it was") {
    Device device = sampleDevice();
    runRound(device, {{3, 0, 0}, {0, 2, 0}, {0, 2, 1}});
    device.run(chooseTopic(device.round(0), "t1", ""));
    const std::vector<std::string> before = dump(device.network);
    runRound(device, {{3, 3, 3}});
    device.run(cancelRound(device.round(1)));
    CHECK(dump(device.network) == before);
    device.run(archiveTopic(device.topic("t1"), "done"));
    device.run(parcours::remove("t2"));
    device.run(
        {writeFlag(device.city("c1"), "paused", true), writeInteger(*device.network.settings(), "guard", 0)});
    device.run(parcours::remove(device.network.ballots(device.round(0).id()).front().id()));
    CHECK(dump(device.network) == before);

    device.run(openRound(device.network, "", ""));
    device.run(gradeTopic(device.network, device.round(2), "c1", "t3", 3));
    CHECK(dump(device.network) == before);  // an open round says nothing yet
    device.run(closeRound(device.network, device.round(2)));
    const Ledger ledger = replay(device.network);
    CHECK(ledger.rounds.back().recommended.empty());  // the only city with a need is paused
  }

  TEST_CASE(
      "a city that joins later starts at nothing and changes no earlier round; one that left is not shown") {
    Device device = sampleDevice();
    runRound(device, {{3, 0, 0}, {0, 2, 0}, {0, 2, 1}});
    device.run(chooseTopic(device.round(0), "t1", ""));
    const Ledger before = replay(device.network);
    device.run(addCity("a0", "Abomey", "Bénin", {"fr"}));
    CHECK(replay(device.network).standings.size() == 4);
    CHECK(standing(replay(device.network), "a0").balance == 0);
    device.run(openRound(device.network, "", ""));
    device.run(gradeTopic(device.network, device.round(1), "a0", "t2", 3));
    device.run(gradeTopic(device.network, device.round(1), "c2", "t3", 3));
    device.run(closeRound(device.network, device.round(1)));
    device.run(chooseTopic(device.round(1), "t2", ""));
    const Ledger after = replay(device.network);
    CHECK(after.rounds[0].cities == std::vector<std::string>{"c1", "c2", "c3"});
    CHECK(after.rounds[1].cities == std::vector<std::string>{"c1", "c2", "c3", "a0"});
    CHECK(join(after.rounds[0].account.payments) == join(before.rounds[0].account.payments));
    CHECK(join(after.rounds[1].account.payments) == "0 0 0 1 ");
    rules::Rational sum = 0;
    for (const Standing& each : after.standings) sum += each.balance;
    CHECK(sum == 0);
    device.run(parcours::remove("c2"));
    CHECK(replay(device.network).standings.size() == 3);
    CHECK(replay(device.network).rounds.size() == 2);
  }

  TEST_CASE("two closings that differ wait for a person; once settled, all devices agree") {
    Device lead = sampleDevice(1);
    runRound(lead, {{3, 0, 0}, {0, 2, 0}});
    lead.run(chooseTopic(lead.round(0), "t1", ""));
    const std::vector<std::string> settledBefore = dump(lead.network);
    lead.run(openRound(lead.network, "", ""));
    Device other(2, lead.network.document());
    lead.run(gradeTopic(lead.network, lead.round(1), "c1", "t2", 3));
    other.run(gradeTopic(other.network, other.round(1), "c2", "t3", 3));
    lead.run(closeRound(lead.network, lead.round(1)));
    other.run(closeRound(other.network, other.round(1)));
    const std::string ours(lead.round(1).json("record"));
    lead.receive(other), other.receive(lead);
    const std::string round(lead.round(1).id());
    for (const Device* device : {&lead, &other}) {
      const Ledger ledger = replay(device->network);
      CHECK(ledger.unsettled == std::vector<std::string>{round});
      CHECK(ledger.rounds.size() == 1);
      CHECK(device->network.conflicts() == std::vector<FieldRef>{{round, "record"}});
      CHECK(openRound(device->network, "", "").empty());
    }
    std::vector<std::string> upToThen = dump(lead.network);
    upToThen.pop_back();  // the note that a round is unsettled
    CHECK(upToThen == settledBefore);

    other.run(settle(round, "record", ours));
    lead.receive(other);
    CHECK(lead.text() == other.text());
    CHECK(dump(lead.network) == dump(other.network));
    const Ledger ledger = replay(lead.network);
    CHECK(ledger.unsettled.empty());
    REQUIRE(ledger.rounds.size() == 2);
    CHECK(ledger.rounds[1].recommended == "t2");
    CHECK(lead.network.conflicts().empty());
  }

  TEST_CASE("two choices, or a closing against a cancelling, stop the replay there; earlier rounds stay") {
    const auto diverge = [](const auto& first, const auto& second) {
      Device a = sampleDevice(1);
      runRound(a, {{3, 0, 0}});
      a.run(chooseTopic(a.round(0), "t1", ""));
      runRound(a, {{0, 3, 0}, {0, 0, 2}});
      Device b(2, a.network.document());
      first(a), second(b);
      // Knowing nothing of the other, a goes on.
      if (!a.network.pendingRound()) {
        runRound(a, {{0, 0, 0}});
        a.run(chooseTopic(a.round(2), "t3", ""));
      }
      a.receive(b);
      const Ledger ledger = replay(a.network);
      CHECK(ledger.unsettled == std::vector<std::string>{std::string(a.round(1).id())});
      CHECK(ledger.rounds.size() == 1);
      CHECK(a.network.pendingRound()->id() == a.round(1).id());
    };
    diverge([](Device& a) { a.run(chooseTopic(a.round(1), "t2", "")); },
            [](Device& b) { b.run(chooseTopic(b.round(1), "t3", "")); });
    diverge([](Device& a) { a.run(cancelRound(a.round(1))); },
            [](Device& b) { b.run({writeText(b.round(1), "state", "open")}); });
  }

  TEST_CASE("a record of a newer rule is not guessed at, nor is anything after it") {
    Device device = sampleDevice();
    runRound(device, {{3, 0, 0}});
    device.run(chooseTopic(device.round(0), "t1", ""));
    runRound(device, {{0, 3, 0}});
    device.run(chooseTopic(device.round(1), "t2", ""));
    device.run(settle(device.round(0).id(), "record", R"({"rule":"gpp-2"})"));
    const Ledger ledger = replay(device.network);
    CHECK(ledger.rounds.empty());
    CHECK(ledger.unsettled == std::vector<std::string>{std::string(device.round(0).id())});
    for (const Standing& each : ledger.standings) CHECK(each.balance == 0);
  }

  TEST_CASE("the ledger is the same after importing parts in any order") {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
      Random random(seed);
      Device source = sampleDevice();
      std::vector<Document> parts;
      const std::vector<std::string> rooms{"c1", "c2", "c3"};
      for (int stage = 0; stage < 3; ++stage) {
        runRandomRounds(source, random, 2);
        for (int copies = 0; copies < 3; ++copies) {
          const auto shared = std::span(rooms).subspan(random.below(4));
          parts.push_back(selectRooms(source.network.document(), shared));
        }
      }
      // Parts of the commons alone, as the journal holds them, entity by entity.
      std::vector<std::string> ids;
      for (const auto& [id, entity] : source.network.document().entities) ids.push_back(id);
      for (const std::string& id : ids) {
        parts.push_back(selectEntities(source.network.document(), std::span(&id, 1)));
      }
      const std::vector<std::string> expected = dump(source.network);
      for (int order = 0; order < 4; ++order) {
        for (std::size_t i = parts.size(); i > 1; --i) {
          std::swap(parts[i - 1], parts[random.below(static_cast<std::uint32_t>(i))]);
        }
        Document empty;
        empty.network = "n1";
        Network target(empty);
        for (const Document& part : parts) REQUIRE(target.merge(part));
        CHECK(dump(target) == expected);
        CHECK(canonicalText(target.document()) == source.text());
      }
    }
  }

  TEST_CASE("a replay brought up to date says what one from the start says, whatever happened between") {
    for (std::uint64_t seed = 200; seed < 230; ++seed) {
      CAPTURE(seed);
      Random random(seed);
      Device device = sampleDevice();
      Device other(2, device.network.document());
      Replay kept;
      const auto agree = [&] {
        kept.begin(device.network);
        while (!kept.done()) kept.step(device.network);
        CHECK(dump(kept.ledger()) == dump(device.network));
        const Ledger whole = replay(device.network);
        CHECK(kept.ledger().beforeLast.balances() == whole.beforeLast.balances());
      };
      for (int turn = 0; turn < 12; ++turn) {
        const auto rounds = device.network.rounds();
        switch (random.below(6)) {
          case 0:
            if (!device.network.pendingRound()) runRandomRounds(device, random, 1);
            break;
          case 1:
            if (!rounds.empty())
              device.run(cancelRound(rounds[random.below(static_cast<std::uint32_t>(rounds.size()))]));
            break;
          case 2:
            device.run(addCity("x" + std::to_string(turn), "Ville", "", {"fr"}));
            break;
          case 3:
            // Elsewhere, people went on too: their rounds have the same ids.
            if (!other.network.pendingRound()) runRandomRounds(other, random, 1);
            device.receive(other);
            break;
          case 4:
            if (!device.network.pendingRound()) runRound(device, {{3, 0, 1}, {}, {0, 2, 3}});
            break;
          default:
            if (const auto pending = device.network.pendingRound();
                pending && !unsettled(*pending) && pending->state() == "closed")
              device.run(chooseTopic(*pending, "t2", ""));
            break;
        }
        agree();
      }
    }
  }

  TEST_CASE("what is settled is not replayed again, an undecided round once a change") {
    Device device = sampleDevice();
    Random random(7);
    runRandomRounds(device, random, 6);
    Replay kept;
    const auto steps = [&] {
      kept.begin(device.network);
      int count = 0;
      for (; !kept.done(); ++count) kept.step(device.network);
      return count;
    };
    CHECK(steps() >= 4);
    CHECK(steps() == 0);
    device.run(addCity("x1", "Ville", "", {"fr"}));
    CHECK(steps() == 0);
    runRound(device, {{3, 0, 1}, {}, {0, 2, 3}});
    CHECK(steps() == 1);
    device.run(addCity("x2", "Ville", "", {"fr"}));
    CHECK(steps() == 1);
  }

  TEST_CASE("all balances sum to nothing, whatever was decided") {
    int moved = 0;  // ledgers that are not back at nothing by chance
    for (std::uint64_t seed = 100; seed < 112; ++seed) {
      Random random(seed);
      Device device = sampleDevice();
      runRandomRounds(device, random, 10);
      const Ledger ledger = replay(device.network);
      rules::Rational sum = 0;
      for (const Standing& each : ledger.standings) sum += each.balance;
      CHECK(sum == 0);
      CHECK(ledger.rounds.size() >= 5);
      const bool uneven = std::any_of(ledger.standings.begin(), ledger.standings.end(),
                                      [](const Standing& each) { return each.balance != 0; });
      moved += uneven ? 1 : 0;
    }
    CHECK(moved >= 10);
  }
}
