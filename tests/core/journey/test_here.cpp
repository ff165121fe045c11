// One next action for each role, in every state a network can be in.
#include <doctest/doctest.h>

#include <functional>
#include <string>

#include "core/document/canonical.hpp"
#include "core/journey/here.hpp"
#include "core/journey/progress.hpp"
#include "core/journey/tiers.hpp"
#include "core/network/draft.hpp"
#include "core/network/quarter_edits.hpp"
#include "tests/core/network/device.hpp"

using namespace parcours;
using test::Device;
using test::sampleDevice;

namespace {

Here as(const Device& device, RoleOfPerson role, const char* city = "", const char* today = "") {
  return youAreHere(device.network, {role, city, ""}, today);
}

void expectNext(const Here& here, NextAction action, std::string_view target) {
  CHECK(here.next == action);
  CHECK(here.target == target);
}

/// A step for every city, as a quarter asks for.
void writeSteps(Device& device, const char* topic) {
  for (const std::string_view tier : kTierNames)
    device.run({writeText(device.topic(topic), keyedName(tier, "fr"), "Une étape")});
}

/// One session of each of the four ways.
void planEveryWay(Device& device, const std::string& quarter) {
  for (const std::string_view way : kWayNames)
    device.run(addToQuarter("session", std::string("s_").append(way), quarter, {{"way", jsonString(way)}}));
}

}  // namespace

TEST_SUITE("here") {
  TEST_CASE("a blank network: cities first, then topics") {
    Device device(1);
    expectNext(as(device, RoleOfPerson::lead), NextAction::addCities, "");
    device.run(addCity("c1", "Accra", "", {}));
    expectNext(as(device, RoleOfPerson::lead), NextAction::addCities, "");
    device.run(addCity("c2", "Bissau", "", {}));
    expectNext(as(device, RoleOfPerson::lead), NextAction::addTopics, "");
    device.run(addTopic(device.network, "t1", "T", "en", "", "theme", ""));
    expectNext(as(device, RoleOfPerson::lead), NextAction::openRound, "");
    device.run(archiveTopic(device.topic("t1"), ""));
    expectNext(as(device, RoleOfPerson::lead), NextAction::addTopics, "");
    for (const RoleOfPerson role : {RoleOfPerson::city, RoleOfPerson::expert, RoleOfPerson::facilitator}) {
      expectNext(as(device, role, "c1"), NextAction::waitForRound, "");
    }
    const Here here = as(device, RoleOfPerson::lead);
    CHECK(here.quarter == 0);
    CHECK(here.quarterId.empty());
    CHECK(here.openRound.empty());
  }

  TEST_CASE("an open round: answers come in, one city is paused") {
    Device device = sampleDevice();
    device.run(
        {writeText(device.city("c1"), "phase", "engage"), writeFlag(device.city("c3"), "paused", true)});
    device.run(openRound(device.network, "2026-01-05", "2026-01-19"));
    const std::string round(device.round(0).id());
    expectNext(as(device, RoleOfPerson::lead), NextAction::collectAnswers, round);
    expectNext(as(device, RoleOfPerson::facilitator), NextAction::collectAnswers, round);
    expectNext(as(device, RoleOfPerson::city, "c1"), NextAction::gradeTopics, round);
    expectNext(as(device, RoleOfPerson::city, "c3"), NextAction::waitForRound, round);  // paused
    expectNext(as(device, RoleOfPerson::city, "nobody"), NextAction::waitForRound, round);
    expectNext(as(device, RoleOfPerson::expert), NextAction::waitForRound, round);

    device.run(giveReason(device.network, device.round(0), "c1", "t1", "Parce que"));
    CHECK_FALSE(as(device, RoleOfPerson::city, "c1").answered);  // a reason alone is no grade
    device.run(gradeTopic(device.network, device.round(0), "c1", "t1", 0));
    const Here mine = as(device, RoleOfPerson::city, "c1");
    CHECK(mine.answered);
    CHECK(mine.citiesExpected == 2);
    CHECK(mine.citiesAnswered == 1);
    CHECK(mine.openRound == round);
    CHECK(mine.phase == "engage");
    expectNext(mine, NextAction::waitForRound, round);
    CHECK(as(device, RoleOfPerson::lead).phase.empty());
    CHECK_FALSE(as(device, RoleOfPerson::lead, "c1").answered);

    // The paused city's answer is no part of what is expected.
    device.run(gradeTopic(device.network, device.round(0), "c3", "t1", 2));
    CHECK(as(device, RoleOfPerson::lead).citiesAnswered == 1);
    device.run(gradeTopic(device.network, device.round(0), "c2", "t2", 3));
    expectNext(as(device, RoleOfPerson::lead), NextAction::closeRound, round);
    expectNext(as(device, RoleOfPerson::facilitator), NextAction::closeRound, round);
  }

  TEST_CASE("a deadline that has passed closes the round; the day itself still counts") {
    Device device = sampleDevice();
    device.run(openRound(device.network, "2026-01-05", "2026-01-19"));
    CHECK(as(device, RoleOfPerson::lead, "", "2026-01-19").next == NextAction::collectAnswers);
    CHECK(as(device, RoleOfPerson::lead, "", "2026-01-20").next == NextAction::closeRound);
    CHECK(as(device, RoleOfPerson::lead).next == NextAction::collectAnswers);
    device.run({writeFlag(*device.network.settings(), "demo", true),
                writeText(*device.network.settings(), "today", "2026-01-10")});
    CHECK(as(device, RoleOfPerson::lead, "", "2031-01-01").next == NextAction::collectAnswers);
  }

  TEST_CASE("a closed round awaits a choice, then a quarter, step by step, then the next round") {
    Device device = sampleDevice();
    test::runRound(device, {{3, 0, 0}, {0, 2, 0}});
    const std::string round(device.round(0).id());
    expectNext(as(device, RoleOfPerson::lead), NextAction::chooseTopic, round);
    for (const RoleOfPerson role : {RoleOfPerson::city, RoleOfPerson::expert, RoleOfPerson::facilitator}) {
      expectNext(as(device, role, "c1"), NextAction::waitForChoice, round);
    }
    CHECK(as(device, RoleOfPerson::lead).openRound == round);

    device.run(chooseTopic(device.round(0), "t1", ""));
    expectNext(as(device, RoleOfPerson::lead), NextAction::openQuarter, round);
    expectNext(as(device, RoleOfPerson::city, "c1"), NextAction::waitForRound, "");
    CHECK(as(device, RoleOfPerson::lead).openRound.empty());

    device.run(openQuarter(device.network, device.round(0), "2026-02-01", "2026-04-30"));
    const std::string quarter(device.network.quarters().front().id());
    // Each step has what it needs before the next; a city and the others only follow what is theirs.
    expectNext(as(device, RoleOfPerson::lead), NextAction::fillSteps, "t1");
    writeSteps(device, "t1");
    expectNext(as(device, RoleOfPerson::lead), NextAction::planSessions, quarter);
    planEveryWay(device, quarter);
    struct Stage {
      const char* step;
      NextAction lead, city;
      std::function<Edit()> leadDoes, cityDoes;
    };
    const auto place = [&](const char* field) {
      return writeCityQuarter(device.network, quarter, "c1", field, "true");
    };
    const auto add = [&](const char* type) {
      return addToQuarter(type, type, quarter, {{"city", "\"c1\""}, {"date", "\"2026-03-20\""}});
    };
    const auto reflectAll = [&] {
      Edit all;
      for (const char* city : {"c1", "c2", "c3"}) {
        const Edit one = writeReflection(device.network, quarter, city, "worked", "Oui");
        all.insert(all.end(), one.begin(), one.end());
      }
      return all;
    };
    const Stage stages[] = {
        {"prepare", NextAction::advanceQuarter, NextAction::followQuarter, {}, {}},
        {"kickoff", NextAction::advanceQuarter, NextAction::readGuide, {}, [&] { return place("ready"); }},
        {"learn", NextAction::advanceQuarter, NextAction::followQuarter, {}, {}},
        {"practise",
         NextAction::advanceQuarter,
         NextAction::notePractice,
         {},
         [&] { return add("practice"); }},
        {"checkpoint", NextAction::takeStock, NextAction::followQuarter, [&] { return add("course"); }, {}},
        {"reflect", NextAction::advanceQuarter, NextAction::reflect, {}, {}},
        {"exchange", NextAction::gatherReflections, NextAction::reflect, reflectAll, {}},
    };
    for (const Stage& stage : stages) {
      const char* step = stage.step;
      INFO(step);
      device.run(setStep(device.network.quarters().front(), step));
      expectNext(as(device, RoleOfPerson::lead), stage.lead, quarter);
      expectNext(as(device, RoleOfPerson::city, "c1"), stage.city, quarter);
      if (stage.leadDoes) device.run(stage.leadDoes());
      if (stage.cityDoes) device.run(stage.cityDoes());
      const Here here = as(device, RoleOfPerson::lead);
      expectNext(here, NextAction::advanceQuarter, quarter);
      CHECK(here.step == step);
      CHECK(here.quarter == 1);
      CHECK(here.quarterId == quarter);
      CHECK(here.topic == "t1");
      for (const RoleOfPerson role : {RoleOfPerson::expert, RoleOfPerson::facilitator}) {
        expectNext(as(device, role, "c1"), NextAction::followQuarter, quarter);
      }
    }
    expectNext(as(device, RoleOfPerson::city, "c1"), NextAction::readDigest, quarter);

    // A round may open while the quarter runs: its answers come first, then the quarter again.
    device.run(openRound(device.network, "", ""));
    const std::string second(device.round(1).id());
    expectNext(as(device, RoleOfPerson::lead), NextAction::collectAnswers, second);
    expectNext(as(device, RoleOfPerson::city, "c1"), NextAction::gradeTopics, second);
    device.run(gradeTopic(device.network, device.round(1), "c1", "t2", 3));
    expectNext(as(device, RoleOfPerson::city, "c1"), NextAction::readDigest, quarter);
    expectNext(as(device, RoleOfPerson::expert), NextAction::followQuarter, quarter);
    device.run(closeRound(device.network, device.round(1)));
    expectNext(as(device, RoleOfPerson::lead), NextAction::chooseTopic, second);
    expectNext(as(device, RoleOfPerson::facilitator), NextAction::waitForChoice, second);
    device.run(chooseTopic(device.round(1), "t2", ""));
    expectNext(as(device, RoleOfPerson::lead), NextAction::advanceQuarter, quarter);

    device.run(setStep(device.network.quarters().front(), "closed"));
    const Here between = as(device, RoleOfPerson::lead);
    expectNext(between, NextAction::openQuarter, second);
    CHECK(between.quarter == 1);
    CHECK(between.step.empty());
    device.run(openQuarter(device.network, device.round(1), "", ""));
    CHECK(as(device, RoleOfPerson::lead).quarter == 2);
    device.run(setStep(device.network.quarters().back(), "closed"));
    expectNext(as(device, RoleOfPerson::lead), NextAction::openRound, "");
    device.run(archiveTopic(device.topic("t3"), ""));
    expectNext(as(device, RoleOfPerson::lead), NextAction::addTopics, "");
  }

  TEST_CASE("a conflict comes before all else, for those whose it is") {
    Device a = sampleDevice(1);
    a.run(openRound(a.network, "", ""));
    Device b(2, a.network.document());
    a.run(gradeTopic(a.network, a.round(0), "c1", "t1", 3));
    b.run(gradeTopic(b.network, b.round(0), "c1", "t1", 1));
    a.receive(b);
    const std::string ballot = ballotId(a.round(0).id(), "c1");
    expectNext(as(a, RoleOfPerson::lead), NextAction::settleConflict, ballot);
    expectNext(as(a, RoleOfPerson::city, "c1"), NextAction::settleConflict, ballot);
    expectNext(as(a, RoleOfPerson::city, "c2"), NextAction::gradeTopics, a.round(0).id());
    expectNext(as(a, RoleOfPerson::expert), NextAction::waitForRound, a.round(0).id());
    a.run(settle(ballot, "grade.t1", "3"));
    expectNext(as(a, RoleOfPerson::lead), NextAction::collectAnswers, a.round(0).id());
  }

  TEST_CASE("a round that holds a conflict is pending until it is settled") {
    Device a = sampleDevice(1);
    test::runRound(a, {{3, 0, 0}});
    Device b(2, a.network.document());
    a.run(chooseTopic(a.round(0), "t1", ""));
    b.run(chooseTopic(b.round(0), "t2", ""));
    a.receive(b);
    expectNext(as(a, RoleOfPerson::lead), NextAction::settleConflict, a.round(0).id());
    expectNext(as(a, RoleOfPerson::city, "c1"), NextAction::waitForChoice, a.round(0).id());
    a.run(settle(a.round(0).id(), "chosen", "\"t2\""));
    expectNext(as(a, RoleOfPerson::lead), NextAction::openQuarter, a.round(0).id());
  }
}
