// What people do within a quarter, on devices that do not know of each other.
#include <doctest/doctest.h>

#include <set>

#include "core/document/canonical.hpp"
#include "core/network/quarter_edits.hpp"
#include "core/network/round_record.hpp"
#include "tests/core/document/random.hpp"
#include "tests/core/network/device.hpp"

using namespace parcours;
using test::Device;
using test::sampleDevice;

namespace {

/// A quarter on t1 is open.
Device inQuarter(std::uint64_t writer = 1) {
  Device device = sampleDevice(writer);
  test::runRound(device, {{3, 0, 0}, {0, 2, 0}});
  device.run(chooseTopic(device.round(0), "t1", ""));
  device.run(openQuarter(device.network, device.round(0), "2026-02-01", "2026-04-30"));
  return device;
}

std::string quarterOf(const Device& device) { return std::string(device.network.quarters().back().id()); }

/// Both have received what the other did.
void meet(Device& a, Device& b) {
  a.receive(b);
  b.receive(a);
  REQUIRE(a.text() == b.text());
}

/// One thing that pages let people do, if it can be done now.
void doSomething(Device& device, test::Random& random) {
  const Network& network = device.network;
  const auto pending = network.pendingRound();
  const auto quarters = network.quarters();
  Edit edit;
  switch (random.below(5)) {
    case 0:
      edit = openRound(network, "", "");
      break;
    case 1:
      if (pending) edit = closeRound(network, *pending);
      break;
    case 2:
      if (pending) edit = chooseTopic(*pending, "t" + std::to_string(1 + random.below(3)), "");
      break;
    case 3:
      if (!network.rounds().empty()) edit = openQuarter(network, network.rounds().back(), "", "");
      break;
    default:
      if (!quarters.empty() && quarters.back().open())
        edit = setStep(quarters.back(), random.oneIn(2) ? "closed" : "learn");
  }
  if (!edit.empty()) device.run(edit);
}

}  // namespace

TEST_SUITE("quarter edits") {
  TEST_CASE(
      "two devices open the next quarter offline: one record; what differs is a conflict a person settles") {
    Device a = sampleDevice(1);
    test::runRound(a, {{3, 0, 0}});
    a.run(chooseTopic(a.round(0), "t1", ""));
    Device b(2, a.network.document()), same(3, a.network.document());
    a.run(openQuarter(a.network, a.round(0), "2026-02-01", "2026-04-30"));
    b.run(openQuarter(b.network, b.round(0), "2026-02-15", "2026-04-30"));
    same.run(openQuarter(same.network, same.round(0), "2026-02-01", "2026-04-30"));
    CHECK(quarterOf(a) == quarterOf(b));

    Device agreed(4, a.network.document());
    agreed.receive(same);
    CHECK(agreed.network.quarters().size() == 1);
    CHECK(agreed.network.conflicts().empty());

    meet(a, b);
    REQUIRE(a.network.quarters().size() == 1);
    const std::vector<FieldRef> conflicts = a.network.conflicts();
    REQUIRE(conflicts.size() == 1);
    CHECK(conflicts[0].entity == quarterOf(a));
    CHECK(conflicts[0].field == "start");
    a.run(settle(quarterOf(a), "start", "\"2026-02-15\""));
    b.receive(a);
    CHECK(b.network.conflicts().empty());
    CHECK(b.network.quarters().front().start() == "2026-02-15");
  }

  TEST_CASE(
      "one open quarter, whatever devices do before they meet; else a step is in conflict, for people") {
    test::Random random(5);
    for (int run = 0; run < 40; ++run) {
      Device a = sampleDevice(1);
      test::runRound(a, {{3, 2, 1}, {0, 2, 0}});
      Device b(2, a.network.document());
      for (int step = 0; step < 30; ++step) {
        Device& device = random.oneIn(2) ? a : b;
        if (random.oneIn(6)) {
          a.receive(b);
          b.receive(a);
        } else {
          doSomething(device, random);
        }
        int open = 0;
        std::set<int> numbers;
        bool inConflict = false;
        for (const Quarter& quarter : device.network.quarters()) {
          open += quarter.open() ? 1 : 0;
          CHECK(numbers.insert(quarter.number()).second);
          inConflict = inConflict || quarter.conflictedIn({"step"});
        }
        CHECK((open <= 1 || inConflict));
        for (const Round& round : device.network.rounds())
          if (open > 0) CHECK(openQuarter(device.network, round, "", "").empty());
      }
    }
  }

  TEST_CASE("a city's place in a quarter is one record, wherever it is written first") {
    Device a = inQuarter();
    Device b(2, a.network.document());
    const std::string quarter = quarterOf(a);
    CHECK_FALSE(cityQuarter(a.network, quarter, "c1"));
    a.run(writeCityQuarter(a.network, quarter, "c1", "shift", "14"));
    b.run(writeCityQuarter(b.network, quarter, "c1", "ready", "true"));
    meet(a, b);
    CHECK(a.network.conflicts().empty());
    CHECK(a.network.all("city_quarter").size() == 1);
    const auto place = cityQuarter(b.network, quarter, "c1");
    REQUIRE(place);
    CHECK(place->integer("shift") == 14);
    CHECK(place->flag("ready"));
    CHECK(place->entity().room == kCommons);
    CHECK_FALSE(cityQuarter(a.network, quarter, "c2"));
    // One that was deleted is taken back by its next word.
    a.run(remove(place->id()));
    CHECK_FALSE(cityQuarter(a.network, quarter, "c1"));
    a.run(writeCityQuarter(a.network, quarter, "c1", "paused", "true"));
    CHECK(cityQuarter(a.network, quarter, "c1")->flag("paused"));
  }

  TEST_CASE("a reflection stays in the city's room until it is shared; the network learns that it is there") {
    Device device = inQuarter();
    const std::string quarter = quarterOf(device);
    device.run(writeReflection(device.network, quarter, "c1", "worked", "Le secret de la mairie"));
    device.run(writeReflection(device.network, quarter, "c1", "offered", "Un modèle"));
    CHECK(ownReflection(device.network, quarter, "c1")->entity().room == "c1");
    CHECK_FALSE(sharedReflection(device.network, quarter, "c1"));
    CHECK(cityQuarter(device.network, quarter, "c1")->flag("reflected"));
    const std::string sent = canonicalText(selectRooms(device.network.document(), {}));
    CHECK(sent.find("secret") == std::string::npos);
    CHECK(sent.find("modèle") == std::string::npos);
    const std::string other =
        canonicalText(selectRooms(device.network.document(), std::vector<std::string>{"c2"}));
    CHECK(other.find("secret") == std::string::npos);

    device.run(shareReflection(device.network, quarter, "c1"));
    const auto shared = sharedReflection(device.network, quarter, "c1");
    REQUIRE(shared);
    CHECK(shared->entity().room == kCommons);
    CHECK(shared->text("worked") == "Le secret de la mairie");
    CHECK(shared->text("offered") == "Un modèle");
    // What is shared follows what is written, until it is taken back.
    device.run(writeReflection(device.network, quarter, "c1", "worked", "Autrement"));
    CHECK(sharedReflection(device.network, quarter, "c1")->text("worked") == "Autrement");
    device.run(unshareReflection(device.network, quarter, "c1"));
    CHECK_FALSE(sharedReflection(device.network, quarter, "c1"));
    // Taken back, its words are in no file for the network, and the city has them still.
    const std::string without = canonicalText(selectRooms(device.network.document(), {}));
    CHECK(without.find("Autrement") == std::string::npos);
    CHECK(without.find("modèle") == std::string::npos);
    CHECK(ownReflection(device.network, quarter, "c1")->text("worked") == "Autrement");
    CHECK(ownReflection(device.network, quarter, "c1")->text("offered") == "Un modèle");
    device.run(writeReflection(device.network, quarter, "c1", "worked", "Pour nous seuls"));
    CHECK_FALSE(sharedReflection(device.network, quarter, "c1"));
    CHECK(canonicalText(selectRooms(device.network.document(), {})).find("Pour nous seuls") ==
          std::string::npos);
    // Shared again: the words of now, and nothing of then.
    device.run(writeReflection(device.network, quarter, "c1", "offered", ""));
    device.run(shareReflection(device.network, quarter, "c1"));
    CHECK(sharedReflection(device.network, quarter, "c1")->text("worked") == "Pour nous seuls");
    CHECK(sharedReflection(device.network, quarter, "c1")->text("offered").empty());
  }

  TEST_CASE("a reflection that is taken back goes from who had received it, and comes back by undo") {
    Device a = inQuarter();
    const std::string quarter = quarterOf(a);
    a.run(writeReflection(a.network, quarter, "c1", "worked", "La visite"));
    a.run(shareReflection(a.network, quarter, "c1"));
    // A word that a newer app shares.
    a.run(
        {{std::string(sharedReflection(a.network, quarter, "c1")->id()), {}, {}, "mood", R"("ravie")", {}}});
    Device b(2, selectRooms(a.network.document(), {}));
    REQUIRE(sharedReflection(b.network, quarter, "c1"));
    const auto has = [](const Device& device, std::string_view word) {
      return canonicalText(selectRooms(device.network.document(), {})).find(word) != std::string::npos;
    };
    const Document before = a.network.document();
    const Edit edit = unshareReflection(a.network, quarter, "c1");
    a.run(edit);
    b.receive(a);
    CHECK_FALSE(has(b, "visite"));
    CHECK_FALSE(has(b, "ravie"));
    CHECK(b.network.conflicts().empty());
    CHECK_FALSE(sharedReflection(b.network, quarter, "c1"));
    const Edit undo = inverse(before, edit);
    const Document taken = a.network.document();
    a.run(undo);
    REQUIRE(sharedReflection(a.network, quarter, "c1"));
    CHECK(sharedReflection(a.network, quarter, "c1")->text("worked") == "La visite");
    a.run(inverse(taken, undo));
    CHECK_FALSE(sharedReflection(a.network, quarter, "c1"));
    CHECK_FALSE(has(a, "visite"));
  }

  TEST_CASE("a device that knew only what was shared keeps it for the city when it takes it back") {
    Device a = inQuarter();
    const std::string quarter = quarterOf(a);
    a.run(writeReflection(a.network, quarter, "c1", "worked", "La visite"));
    a.run(writeReflection(a.network, quarter, "c1", "next", "Encore"));
    a.run(shareReflection(a.network, quarter, "c1"));
    Device b(2, selectRooms(a.network.document(), {}));
    REQUIRE_FALSE(ownReflection(b.network, quarter, "c1"));
    b.run(unshareReflection(b.network, quarter, "c1"));
    const auto own = ownReflection(b.network, quarter, "c1");
    REQUIRE(own);
    CHECK(own->entity().room == "c1");
    CHECK(own->text("worked") == "La visite");
    CHECK(own->text("next") == "Encore");
    meet(a, b);
    CHECK(a.network.conflicts().empty());
    CHECK_FALSE(sharedReflection(a.network, quarter, "c1"));
  }

  TEST_CASE("a city has reflected while some word stands, and not when all are emptied") {
    Device device = inQuarter();
    const std::string quarter = quarterOf(device);
    const auto reflected = [&] {
      const auto place = cityQuarter(device.network, quarter, "c1");
      return place && place->flag("reflected");
    };
    device.run(writeReflection(device.network, quarter, "c1", "worked", ""));
    CHECK_FALSE(reflected());
    device.run(writeReflection(device.network, quarter, "c1", "worked", "Oui"));
    CHECK(reflected());
    device.run(writeReflection(device.network, quarter, "c1", "next", "Encore"));
    device.run(writeReflection(device.network, quarter, "c1", "worked", ""));
    CHECK(reflected());
    device.run(writeReflection(device.network, quarter, "c1", "next", ""));
    CHECK_FALSE(reflected());
  }

  TEST_CASE("nothing is shared of what was never written, nor taken back that was not shared") {
    Device device = inQuarter();
    CHECK(shareReflection(device.network, quarterOf(device), "c1").empty());
    CHECK(unshareReflection(device.network, quarterOf(device), "c1").empty());
  }

  TEST_CASE("records of a quarter are found under it alone, and deleted ones not at all") {
    Device device = inQuarter();
    const std::string quarter = quarterOf(device);
    device.run(addToQuarter("session", "s1", quarter, {{"way", "\"event\""}}));
    device.run(addToQuarter("session", "s2", "another", {{"way", "\"peer\""}}));
    device.run(addToQuarter("session", "s3", quarter, {}));
    device.run(parcours::remove("s3"));
    const auto found = ofQuarter(device.network, "session", quarter);
    REQUIRE(found.size() == 1);
    CHECK(found[0].id() == "s1");
    CHECK(found[0].text("way") == "event");
  }

  TEST_CASE("who was there is counted by city, and what two people counted meets") {
    Device a = inQuarter();
    a.run(addToQuarter("session", "s1", quarterOf(a), {{"way", "\"event\""}}));
    Device b(2, a.network.document());
    const auto session = [](const Device& device) { return *device.network.get<View>("s1"); };
    a.run({writeInteger(session(a), "present.c1", 3)});
    b.run({writeInteger(session(b), "present.c2", 0)});
    meet(a, b);
    CHECK(a.network.conflicts().empty());
    CHECK(session(a).integer("present.c1") == 3);
    CHECK(session(a).integer("present.c2") == 0);
    a.run({clearField(session(a), "present.c1")});
    CHECK_FALSE(session(a).integer("present.c1"));
  }

  TEST_CASE(
      "a lesson becomes a topic of the next round, with a title that fits and is cut between characters") {
    Device device = inQuarter();
    const auto topicOf = [&](const std::string& id, const std::string& text, const std::string& proposal) {
      std::vector<FirstField> fields{{"text", jsonString(text)}};
      if (!proposal.empty()) fields.push_back({"proposal", jsonString(proposal)});
      device.run(addToQuarter("lesson", "l" + id, quarterOf(device), fields));
      device.run(topicFromLesson(device.network, *device.network.get<View>("l" + id), id, "pt"));
      return device.topic(id);
    };
    const Topic proposed = topicOf("t7", "Il manquait un budget", "Suivre un budget\nen détail");
    CHECK(proposed.text("title.pt") == "Suivre un budget");
    CHECK(proposed.text("summary.pt") == "Il manquait un budget");
    CHECK(proposed.text("origin") == "lesson");
    CHECK(proposed.text("lesson") == "lt7");
    CHECK(proposed.entered() == nextRoundNumber(device.network));
    CHECK(topicOf("t8", "Parler tôt", "").text("title.pt") == "Parler tôt");
    for (std::size_t lead = 0; lead < 4; ++lead) {
      std::string words(lead, 'a');
      while (words.size() < 300) words += "é";
      // Device::run refuses a title that is too long or ill-formed.
      const std::string title = topicOf("t9" + std::to_string(lead), words, "").text("title.pt");
      CHECK(title.size() < 200);
      CHECK(title.ends_with("é…"));
    }
  }

  TEST_CASE("an observed need is a record of its own: no round counts it") {
    Device device = sampleDevice();
    device.run(openRound(device.network, "", ""));
    device.run(addObservation("o1", "c1", "t2", "Le suivi du budget", "Awa", "2026-01-10"));
    device.run(gradeTopic(device.network, device.round(0), "c1", "t1", 1));
    const std::string before = toJson(*parseRoundRecord([&] {
      Device without(2, device.network.document());
      without.run(parcours::remove("o1"));
      without.run(closeRound(without.network, without.round(0)));
      return std::string(without.round(0).json("record"));
    }()));
    device.run(closeRound(device.network, device.round(0)));
    CHECK(toJson(*parseRoundRecord(device.round(0).json("record"))) == before);
    CHECK(device.network.get<View>("o1")->text("met_by") == "Awa");
  }
}
