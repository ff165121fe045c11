// What happens in a session, on devices that do not know of each other.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/network/round_record.hpp"
#include "core/network/sealed.hpp"
#include "core/network/session_records.hpp"
#include "tests/core/document/random.hpp"
#include "tests/core/network/device.hpp"

using namespace parcours;
using test::Device;
using test::sampleDevice;

namespace {

Device withSession(std::uint64_t writer = 1) {
  Device device = sampleDevice(writer);
  device.run(Draft("s1", "session", kCommons).text("way", "event").take());
  return device;
}

std::vector<std::string> titles(const Network& network) {
  std::vector<std::string> all;
  for (const View& step : ofSession(network, "agenda_step", "s1")) all.push_back(step.text("title"));
  return all;
}

void meet(Device& a, Device& b) {
  a.receive(b);
  b.receive(a);
  REQUIRE(a.text() == b.text());
}

}  // namespace

TEST_SUITE("session records") {
  TEST_CASE("an agenda is read from lines as people write them") {
    const std::vector<AgendaLine> read = readAgenda(
        "10 min – Tour des villes\n\n  25 minutes: Le sujet\r\n5’ Pause\n20\u00a0mn · Essai\nQuestions");
    CHECK(read ==
          std::vector<AgendaLine>{
              {"Tour des villes", 10}, {"Le sujet", 25}, {"Pause", 5}, {"Essai", 20}, {"Questions", 0}});
    // A number alone says no time, nor does one without a unit, or beyond a day of work.
    for (const char* title : {"3 villes racontent", "10:30 – Accueil", "10 min", "900 min – Longtemps",
                              "0 min – Rien", "-5 min – Avant", "99999999999 min – Toujours"})
      CHECK(readAgenda(title) == std::vector<AgendaLine>{{title, 0}});
    CHECK(readAgenda(" \n \n").empty());
  }

  TEST_CASE("no text gives steps that the schema refuses") {
    test::Random random(7);
    for (int i = 0; i < 2'000; ++i) {
      std::string text;
      for (int k = 0; k < 60; ++k) {
        constexpr std::string_view kPieces[] = {"1",  "480", " min", "–", "\n", "é",
                                                "  ", "’",   "9999", "a", ":"};
        text += kPieces[random.below(std::size(kPieces))];
      }
      Device device = withSession();
      const Edit edit = beginAgenda(device.network, "s1", readAgenda(text), 10);
      if (!edit.empty()) device.run(edit);
    }
  }

  TEST_CASE("two devices begin the same agenda: one; what each adds stays, in one order") {
    Device a = withSession();
    Device b(2, a.network.document());
    const auto agenda = readAgenda("10 min – Accueil\nQuestions");
    a.run(beginAgenda(a.network, "s1", agenda, 15));
    b.run(beginAgenda(b.network, "s1", agenda, 15));
    a.run(addStep(a.network, "x", "s1", "Ici", 5));
    b.run(addStep(b.network, "y", "s1", "Là-bas", 5));
    meet(a, b);
    CHECK(a.network.conflicts().empty());
    CHECK(titles(a.network) == std::vector<std::string>{"Accueil", "Questions", "Ici", "Là-bas"});
    CHECK(titles(a.network) == titles(b.network));
    CHECK(ofSession(a.network, "agenda_step", "s1")[1].integer("minutes") == 15);
    CHECK(beginAgenda(a.network, "s1", agenda, 15).empty());
  }

  TEST_CASE("an agenda that was thrown away begins anew, without the time it took") {
    Device a = withSession();
    a.run(beginAgenda(a.network, "s1", readAgenda("10 min – Accueil"), 15));
    a.run({writeInteger(ofSession(a.network, "agenda_step", "s1")[0], "took", 12)});
    a.run(remove(ofSession(a.network, "agenda_step", "s1")[0].id()));
    CHECK(titles(a.network).empty());
    a.run(beginAgenda(a.network, "s1", readAgenda("20 min – Accueil"), 15));
    REQUIRE(titles(a.network).size() == 1);
    CHECK_FALSE(ofSession(a.network, "agenda_step", "s1")[0].has("took"));
  }

  TEST_CASE("a step changes places with its neighbour, whatever numbers two devices gave") {
    Device a = withSession();
    Device b(2, a.network.document());
    for (const char* id : {"a1", "a2"}) a.run(addStep(a.network, id, "s1", id, 5));
    for (const char* id : {"b1", "b2"}) b.run(addStep(b.network, id, "s1", id, 5));
    meet(a, b);
    test::Random random(3);
    for (int i = 0; i < 200; ++i) {
      const auto steps = ofSession(a.network, "agenda_step", "s1");
      const std::size_t at = random.below(static_cast<std::uint32_t>(steps.size()));
      const int by = random.oneIn(2) ? 1 : -1;
      auto expected = titles(a.network);
      const auto other = static_cast<std::size_t>(static_cast<int>(at) + by);
      const Edit edit = moveStep(a.network, steps[at], by);
      if (other >= expected.size()) {
        CHECK(edit.empty());
        continue;
      }
      std::swap(expected[at], expected[other]);
      a.run(edit);
      CHECK(titles(a.network) == expected);
    }
  }

  TEST_CASE("what a city keeps lies in its room, and needs a city") {
    Device a = withSession();
    const SessionNote note{"reflection", "c1", "Awa", "Le guichet ferme trop tôt."};
    a.run(addSessionNote(a.network, "n1", "s1", note, NoteFor::ownRoom));
    a.run(addSessionNote(a.network, "n2", "s1", note, NoteFor::everybody));
    CHECK(a.network.get<View>("n1")->entity().room == "c1");
    CHECK(isPrivate(a.network.get<View>("n1")->entity()));
    CHECK(a.network.get<View>("n2")->entity().room == kCommons);
    CHECK_FALSE(isPrivate(a.network.get<View>("n2")->entity()));
    CHECK(addSessionNote(a.network, "n3", "s1", {"note", "", "Awa", "Mot"}, NoteFor::ownRoom).empty());
    CHECK(addSessionNote(a.network, "n3", "s1", {"note", "c1", "Awa", " \n"}, NoteFor::everybody).empty());
  }

  TEST_CASE("two devices make one topic and one question of a parked item") {
    Device a = withSession();
    a.run(park(a.network, "p1", "s1", "Qui paie la maintenance ?\nEt quand ?"));
    CHECK(park(a.network, "p2", "s1", " ").empty());
    Device b(2, a.network.document());
    for (Device* device : {&a, &b}) {
      const View item = *device->network.get<View>("p1");
      device->run(topicFromParked(device->network, item, "fr"));
      device->run(questionFromParked(device->network, item));
    }
    meet(a, b);
    CHECK(a.network.conflicts().empty());
    CHECK(a.network.all("topic").size() == 4);
    const Topic topic = a.topic(topicOfParked("p1"));
    CHECK(topic.title("fr") == "Qui paie la maintenance ?");
    CHECK(topic.text("origin") == "session");
    CHECK(a.network.get<View>(questionOfParked("p1"))->text("text") ==
          "Qui paie la maintenance ?\nEt quand ?");
    a.run(remove(topic.id()));
    a.run(topicFromParked(a.network, *a.network.get<View>("p1"), "fr"));
    CHECK_FALSE(a.topic(topicOfParked("p1")).entity().hidden());
  }

  TEST_CASE("a vote holds its answers in order, and counts that two devices enter apart") {
    Device a = withSession();
    CHECK(askForHands(a.network, "v1", "s1", " ", {"Oui"}).empty());
    CHECK(askForHands(a.network, "v1", "s1", "Continuer ?", {}).empty());
    a.run(askForHands(a.network, "v1", "s1", "Continuer ?", std::vector<std::string>(20, "Oui")));
    CHECK(handsOf(*a.network.get<View>("v1")).size() == kMostOptions);
    a.run(askForHands(a.network, "v2", "s1", "Continuer ?", {"Oui", "Non"}));
    Device b(2, a.network.document());
    a.run({writeInteger(*a.network.get<View>("v2"), "hands.1", 7)});
    b.run({writeInteger(*b.network.get<View>("v2"), "hands.2", 4)});
    meet(a, b);
    const auto hands = handsOf(*a.network.get<View>("v2"));
    REQUIRE(hands.size() == 2);
    CHECK(hands[0].option == "Oui");
    CHECK(hands[0].count == 7);
    CHECK(hands[1].count == 4);
  }

  TEST_CASE("a city that starts over has said nothing; the other cities' answers and closed rounds stay") {
    Device a = sampleDevice();
    a.run(openRound(a.network, "", ""));
    for (const char* city : {"c1", "c2"}) {
      a.run(gradeTopic(a.network, a.round(0), city, "t1", 3));
      a.run(giveReason(a.network, a.round(0), city, "t1", "Parce que."));
      a.run(markSource(a.network, a.round(0), city, "paper"));
    }
    const auto ballot = [&](std::string_view city) {
      return *a.network.get<Ballot>(ballotId(a.round(0).id(), city));
    };
    a.run(clearBallot(a.round(0), ballot("c1")));
    CHECK(ballot("c1").keys("grade").empty());
    CHECK(ballot("c1").keys("reason").empty());
    CHECK(ballot("c1").source().empty());
    CHECK(ballot("c2").grade("t1") == 3);
    a.run(closeRound(a.network, a.round(0)));
    CHECK(clearBallot(a.round(0), ballot("c2")).empty());
  }
}
