// The summary of a session: what it holds, and what never gets into it.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/network/session_records.hpp"
#include "core/reports/session_summary.hpp"
#include "tests/core/network/device.hpp"
#include "tests/core/reports/words.hpp"

using namespace parcours;
using test::Device;
using test::factsOnly;
using test::sampleDevice;

namespace {

struct Held : Device {
  Held() : Device(sampleDevice()) {
    run(Draft("s1", "session", kCommons)
            .text("title", "Lancement")
            .text("date", "2026-02-03")
            .text("place", "Salle des fêtes")
            .take());
  }
  [[nodiscard]] std::string html() const {
    return toHtml(sessionSummary(network, *network.get<View>("s1"), factsOnly()));
  }
  [[nodiscard]] bool reads(std::string_view words) const { return html().find(words) != std::string::npos; }
  void note(std::string_view id, std::string_view text, NoteFor whom) {
    run(addSessionNote(network, id, "s1", {"reflection", "c1", "Awa", std::string(text)}, whom));
  }
};

}  // namespace

TEST_CASE("the summary of a session of which nothing is known names it, and holds no empty part") {
  const Held held;
  const Report report = sessionSummary(held.network, *held.network.get<View>("s1"), factsOnly());
  CHECK(report.title.find("Lancement") != std::string::npos);
  CHECK(report.subtitle.find("Salle des fêtes") != std::string::npos);
  CHECK(report.blocks.empty());
}

TEST_CASE("the summary holds what was planned and done, who came, votes, notes and what was set aside") {
  Held held;
  held.run(addStep(held.network, "a1", "s1", "Accueil", 10));
  held.run({writeInteger(*held.network.get<View>("a1"), "took", 14)});
  held.run({writeInteger(*held.network.get<View>("s1"), "present.c1", 3)});
  held.run({writeInteger(*held.network.get<View>("s1"), "present.c2", 4)});
  held.run(askForHands(held.network, "v1", "s1", "On continue ?", {"Oui", "Non"}));
  held.run({writeInteger(*held.network.get<View>("v1"), "hands.1", 6)});
  held.run(park(held.network, "p1", "s1", "La maintenance"));
  held.note("n1", "Trop court.", NoteFor::everybody);
  for (const char* words : {"Accueil", "[10|", "[14|", "Kintélé", "<td>7</td>", "On continue ?", "<td>6</td>",
                            "La maintenance", "Awa, Kintélé", "Trop court."})
    CHECK_MESSAGE(held.reads(words), words);
}

TEST_CASE("what a city keeps in its room, and what another session holds, never gets into a summary") {
  Held held;
  held.note("n1", "Entre nous.", NoteFor::ownRoom);
  held.run(Draft("s2", "session", kCommons).text("title", "Autre").take());
  held.run(park(held.network, "p2", "s2", "Ailleurs"));
  held.run(park(held.network, "p1", "s1", "Jeté"));
  held.run(parcours::remove("p1"));
  for (const char* words : {"Entre nous.", "Ailleurs", "Jeté"}) CHECK_FALSE(held.reads(words));
}
