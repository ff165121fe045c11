// Each edit, applied: Device::run validates every write against the schema on the way.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/document/ids.hpp"
#include "tests/core/network/device.hpp"

using namespace parcours;
using test::Device;
using test::sampleDevice;

TEST_SUITE("edits") {
  TEST_CASE("a field of each kind is written and cleared") {
    Device device = sampleDevice();
    device.run({writeText(device.city("c1"), "challenge", "L'eau \"propre\"\nd'abord")});
    CHECK(device.city("c1").challenge() == "L'eau \"propre\"\nd'abord");
    device.run({writeFlag(device.city("c1"), "paused", true)});
    CHECK(device.city("c1").paused());
    device.run({writeFlag(device.city("c1"), "paused", false)});
    CHECK_FALSE(device.city("c1").paused());
    device.run({writeInteger(device.city("c1"), "joined", 2)});
    CHECK(device.city("c1").integer("joined") == 2);
    device.run({writeSet(device.city("c1"), "languages", {"pt", "en", "pt"})});
    CHECK(device.city("c1").languages() == std::vector<std::string>{"en", "pt"});
    device.run({clearField(device.city("c1"), "challenge")});
    CHECK_FALSE(device.city("c1").has("challenge"));
  }

  TEST_CASE("a network, its cities and its topics") {
    Device device = sampleDevice();
    CHECK(device.network.name() == "Réseau");
    CHECK(device.network.settings()->set("languages") == std::vector<std::string>{"fr"});
    CHECK(device.city("c2").country() == "Guiné-Bissau");
    CHECK(device.city("c2").languages() == std::vector<std::string>{"fr", "pt"});
    const Topic topic = device.topic("t2");
    CHECK(topic.title("en") == "Lean");
    CHECK(topic.summary("fr") == "Small steps");
    CHECK(topic.kind() == "method");
    CHECK(topic.entered() == 1);
    CHECK_FALSE(topic.has("domain"));
  }

  TEST_CASE("archiving a topic takes it out of the choice, and back") {
    Device device = sampleDevice();
    device.run(archiveTopic(device.topic("t1"), "Trop large"));
    CHECK(device.topic("t1").archived());
    CHECK(device.topic("t1").archiveReason() == "Trop large");
    CHECK(device.network.openTopics().size() == 2);
    device.run(unarchiveTopic(device.topic("t1")));
    CHECK_FALSE(device.topic("t1").archived());
    CHECK(device.topic("t1").archiveReason().empty());
    CHECK(device.network.openTopics().size() == 3);
  }

  TEST_CASE("one round at a time, numbered in order; a cancelled number is used") {
    Device device = sampleDevice();
    device.run(openRound(device.network, "2026-01-05", "2026-01-19"));
    CHECK(device.round(0).id() == derivedId({"round", "1"}));
    CHECK(device.round(0).state() == "open");
    CHECK(device.round(0).deadline() == "2026-01-19");
    CHECK(openRound(device.network, "2026-01-06", "").empty());

    device.run(cancelRound(device.round(0)));
    device.run(openRound(device.network, "2026-02-05", ""));
    CHECK(device.round(1).number() == 2);
    device.run(addTopic(device.network, "t4", "Budget", "en", "", "tool", ""));
    CHECK(device.topic("t4").entered() == 3);

    device.run(closeRound(device.network, device.round(1)));
    CHECK(openRound(device.network, "", "").empty());  // awaits a choice
    device.run(chooseTopic(device.round(1), "t2", ""));
    device.run(openRound(device.network, "", ""));
    CHECK(device.round(2).number() == 3);
  }

  TEST_CASE("a round that closed keeps its number when it is deleted, one that did not gives it back") {
    Device device = sampleDevice();
    const Document before = device.network.document();
    const Edit opening = openRound(device.network, "2026-01-05", "2026-01-19");
    device.run(opening);
    device.run(inverse(before, opening));
    CHECK(device.network.rounds().empty());
    device.run(openRound(device.network, "2026-01-06", ""));
    REQUIRE(device.network.rounds().size() == 1);
    CHECK(device.round(0).number() == 1);
    CHECK(device.round(0).state() == "open");
    CHECK(device.round(0).text("opened") == "2026-01-06");
    CHECK(device.round(0).deadline().empty());
    CHECK_FALSE(device.round(0).entity().deletedElsewhere());

    device.run(closeRound(device.network, device.round(0)));
    device.run(parcours::remove(device.round(0).id()));
    device.run(openRound(device.network, "", ""));
    REQUIRE(device.network.rounds().size() == 1);
    CHECK(device.round(0).number() == 2);
  }

  TEST_CASE("a ballot lies in its city's room, made by the first answer") {
    Device device = sampleDevice();
    device.run(openRound(device.network, "", ""));
    const std::string round(device.round(0).id());
    device.run(giveReason(device.network, device.round(0), "c1", "t1", "Peu de données"));
    device.run(gradeTopic(device.network, device.round(0), "c1", "t1", 3));
    device.run(gradeTopic(device.network, device.round(0), "c1", "t2", 0));
    device.run(markSource(device.network, device.round(0), "c1", "paper"));
    const std::vector<Ballot> ballots = device.network.ballots(round);
    REQUIRE(ballots.size() == 1);
    const Ballot& ballot = ballots.front();
    CHECK(ballot.id() == derivedId({"ballot", round, "c1"}));
    CHECK(ballot.entity().room == "c1");
    CHECK(ballot.round() == round);
    CHECK(ballot.city() == "c1");
    CHECK(ballot.grade("t1") == 3);
    CHECK(ballot.grade("t2") == 0);
    CHECK_FALSE(ballot.grade("t3"));
    CHECK(ballot.reason("t1") == "Peu de données");
    CHECK(ballot.source() == "paper");
    device.run(giveReason(device.network, device.round(0), "c1", "t1", ""));
    CHECK(device.network.ballots(round).front().reason("t1").empty());

    device.run(parcours::remove(ballot.id()));
    CHECK(device.network.ballots(round).empty());
    device.run(gradeTopic(device.network, device.round(0), "c1", "t3", 1));
    REQUIRE(device.network.ballots(round).size() == 1);
    CHECK_FALSE(device.network.ballots(round).front().entity().deletedElsewhere());

    CHECK(gradeTopic(device.network, device.round(0), "nobody", "t1", 1).empty());
    CHECK(gradeTopic(device.network, device.round(0), "t1", "t1", 1).empty());
    const Write tooMuch = gradeTopic(device.network, device.round(0), "c1", "t1", 4).front();
    CHECK_FALSE(validateWrite(device.network.document(), tooMuch));
    device.run(closeRound(device.network, device.round(0)));
    CHECK(gradeTopic(device.network, device.round(0), "c1", "t1", 1).empty());
    CHECK(giveReason(device.network, device.round(0), "c1", "t1", "late").empty());
    CHECK(markSource(device.network, device.round(0), "c1", "paper").empty());
  }

  TEST_CASE("closing writes all that decides, in one value") {
    Device device = sampleDevice();
    device.run(archiveTopic(device.topic("t3"), ""));
    device.run(openRound(device.network, "", ""));
    const auto round = [&] { return device.round(0); };
    device.run(gradeTopic(device.network, round(), "c1", "t1", 3));
    device.run(giveReason(device.network, round(), "c1", "t1", "Dit \"oui\""));
    device.run(markSource(device.network, round(), "c1", "spoken"));
    device.run(gradeTopic(device.network, round(), "c2", "t2", 2));
    device.run(markSource(device.network, round(), "c2", "screen"));
    device.run(gradeTopic(device.network, round(), "c3", "t2", 3));
    device.run({writeFlag(device.city("c3"), "paused", true)});
    device.run(addCity("c0", "Silent", "", {}));
    device.run(closeRound(device.network, round()));
    CHECK(round().state() == "closed");
    CHECK(round().json("record") ==
          R"({"grades":{"c0":null,"c1":[3,0],"c2":[0,2],"c3":null},"guard":4,"levels":[1,2,3],)"
          R"("reasons":{"c1":{"t1":"Dit \"oui\""}},"rule":"gpp-1","sources":{"c1":"spoken"},"threshold":2,)"
          R"("topics":[["t1",1],["t2",1]]})");
    CHECK(closeRound(device.network, round()).empty());
  }

  TEST_CASE("a record keeps the settings of its day") {
    Device device = sampleDevice();
    device.run({writeInteger(*device.network.settings(), "guard", -1),
                writeInteger(*device.network.settings(), "served_threshold", 3)});
    test::runRound(device, {{1, 2, 3}});
    const std::string record(device.round(0).json("record"));
    CHECK(record.find(R"("guard":null)") != std::string::npos);
    CHECK(record.find(R"("threshold":3)") != std::string::npos);
  }

  TEST_CASE("a ballot that a script made under another id counts, unless the city's own is there") {
    Device device = sampleDevice();
    device.run(openRound(device.network, "", ""));
    const std::string round(device.round(0).id());
    for (const char* id : {"zz", "00"}) {
      device.run({{id, "ballot", "c1", "round", jsonString(round)},
                  {id, "ballot", "c1", "city", "\"c1\""},
                  {id, "ballot", "c1", "grade.t1", id == std::string("00") ? "1" : "2"}});
    }
    Device other(2, device.network.document());
    device.run(closeRound(device.network, device.round(0)));
    CHECK(device.round(0).json("record").find(R"("c1":[1,0,0])") != std::string::npos);
    other.run(gradeTopic(other.network, other.round(0), "c1", "t1", 3));
    other.run(closeRound(other.network, other.round(0)));
    CHECK(other.round(0).json("record").find(R"("c1":[3,0,0])") != std::string::npos);
  }

  TEST_CASE("choosing, with a reason or without; the topic then leaves the backlog") {
    Device device = sampleDevice();
    test::runRound(device, {{3, 0, 0}});
    device.run(chooseTopic(device.round(0), "t2", "Les villes l'ont demandé"));
    CHECK(device.round(0).chosen() == "t2");
    CHECK(device.round(0).reason() == "Les villes l'ont demandé");
    device.run(chooseTopic(device.round(0), "t1", ""));
    CHECK(device.round(0).reason().empty());
    REQUIRE(device.network.openTopics().size() == 2);
    device.run(openRound(device.network, "", ""));
    CHECK(chooseTopic(device.round(1), "t2", "").empty());  // not closed
    device.run(closeRound(device.network, device.round(1)));
    CHECK(device.round(1).json("record").find("t1") == std::string_view::npos);
  }

  TEST_CASE("a quarter follows a choice, once") {
    Device device = sampleDevice();
    device.run(openRound(device.network, "", ""));
    CHECK(openQuarter(device.network, device.round(0), "", "").empty());
    device.run(closeRound(device.network, device.round(0)));
    CHECK(openQuarter(device.network, device.round(0), "", "").empty());
    device.run(chooseTopic(device.round(0), "t1", ""));
    device.run(openQuarter(device.network, device.round(0), "2026-02-01", "2026-04-30"));
    CHECK(openQuarter(device.network, device.round(0), "2026-02-01", "2026-04-30").empty());
    const Quarter quarter = device.network.quarters().at(0);
    CHECK(quarter.id() == derivedId({"quarter", "1"}));
    CHECK(quarter.number() == 1);
    CHECK(quarter.topic() == "t1");
    CHECK(quarter.round() == device.round(0).id());
    CHECK(quarter.step() == "prepare");
    CHECK(quarter.start() == "2026-02-01");
    CHECK(quarter.end() == "2026-04-30");
    device.run(setStep(quarter, "learn"));
    device.run(parcours::remove(quarter.id()));
    device.run(openQuarter(device.network, device.round(0), "2026-03-01", ""));
    REQUIRE(device.network.quarters().size() == 1);
    CHECK(device.network.quarters().at(0).number() == 1);
    CHECK(device.network.quarters().at(0).step() == "prepare");
    CHECK(device.network.quarters().at(0).end().empty());
    device.run(setStep(device.network.quarters().at(0), "closed"));
    CHECK_FALSE(device.network.quarters().at(0).open());
    test::runRound(device, {});
    device.run(chooseTopic(device.round(1), "t2", ""));
    device.run(openQuarter(device.network, device.round(1), "", ""));
    CHECK(device.network.quarters().at(1).number() == 2);
  }

  TEST_CASE("a choice fills the quarter that was planned, and keeps its dates") {
    Device device = sampleDevice();
    const std::string planned = derivedId({"quarter", "1"});
    device.run({{planned, "quarter", "commons", "number", "1"},
                {planned, "quarter", "commons", "end", "\"2026-04-30\""}});
    device.run(
        {{"stray", "quarter", "commons", "number", "1"}});  // planned under an id of its own: left alone
    CHECK(device.network.quarters().at(0).planned());
    CHECK_FALSE(device.network.quarters().at(0).open());
    for (const char* topic : {"t1", "t2"}) {
      test::runRound(device, {});
      const Round round = *device.network.pendingRound();
      device.run(chooseTopic(round, topic, ""));
      const auto chosen = [&] { return *device.network.get<Round>(round.id()); };
      // One quarter at a time: the next waits for the one before.
      for (const Quarter& quarter : device.network.quarters()) {
        if (!quarter.open()) continue;
        CHECK(openQuarter(device.network, chosen(), "", "").empty());
        device.run(setStep(quarter, "closed"));
      }
      device.run(openQuarter(device.network, chosen(), "", ""));
    }
    const Quarter filled = *device.network.get<Quarter>(planned);
    CHECK(filled.topic() == "t1");
    CHECK(filled.end() == "2026-04-30");
    CHECK(filled.step() == "closed");
    CHECK(device.network.get<Quarter>(derivedId({"quarter", "2"}))->topic() == "t2");
    CHECK(device.network.get<Quarter>("stray")->planned());
  }

  TEST_CASE("two devices that do the same offline have done one thing") {
    Device a = sampleDevice(1);
    Device b(2, a.network.document());
    for (Device* device : {&a, &b}) {
      device->run(openRound(device->network, device == &a ? "2026-01-05" : "2026-01-06", "2026-01-19"));
      device->run(gradeTopic(device->network, device->round(0), "c1", "t1", 2));
      device->run(closeRound(device->network, device->round(0)));
      device->run(chooseTopic(device->round(0), "t1", ""));
      device->run(openQuarter(device->network, device->round(0), "2026-02-01", "2026-04-30"));
    }
    a.receive(b), b.receive(a);
    CHECK(a.text() == b.text());
    CHECK(a.network.rounds().size() == 1);
    CHECK(a.network.quarters().size() == 1);
    CHECK(a.network.conflicts().empty());
  }

  TEST_CASE("deleting and taking back keeps the content") {
    Device device = sampleDevice();
    const std::string name = device.city("c1").name();
    device.run(parcours::remove("c1"));
    CHECK(device.network.cities().size() == 2);
    device.run(takeBack("c1"));
    CHECK(device.network.cities().size() == 3);
    CHECK(device.city("c1").name() == name);
  }
}
