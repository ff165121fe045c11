// Cities that accompany each other: proposed with a reason, confirmed, given a form, taken back.
#include <doctest/doctest.h>

#include "core/journey/pairings.hpp"
#include "core/network/baseline.hpp"
#include "core/network/draft.hpp"
#include "core/network/edits.hpp"
#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

/// A city that needs a learning area, one that is ahead in it, and a quarter that follows their choice.
struct Peers : Desk {
  Peers() {
    begin();
    write(Draft("d", "domain", kCommons).text("title.fr", "Données").take());
    write(Draft("k", "criterion", kCommons).text("domain", "d").text("title.fr", "Usage").take());
    mentee = city("Port-Clair", 1);
    mentor = city("Vieux-Mont", 3);
    write({writeInteger(*network().get<City>(mentor), "mentor_places", 1)});
    write(addTopic(network(), "t", "Données ouvertes", "fr", "d", "theme", ""));
    write(openRound(network(), "2024-10-01", "2024-10-15"));
    const auto round = [&] { return network().rounds().back(); };
    write(gradeTopic(network(), round(), mentee, "t", 3));
    write(closeRound(network(), round()));
    write(chooseTopic(round(), "t", {}));
    write(openQuarter(network(), round(), "2024-11-01", "2025-01-31"));
    show(PageName::peers);
  }
  void write(const Edit& edit) { REQUIRE(app().run(Msg::form_did_edit, edit)); }
  std::string city(const char* name, int step) {
    std::string id = tab.addCity(name);
    write({writeSet(*network().get<City>(id), "languages", {"fr"})});
    for (const std::string_view object : kBaselineObjects)
      write(rate(network(), {id, object, "Awa"}, "k", step, "2024-09-01"));
    return id;
  }

  std::string mentee, mentor;
};

}  // namespace

TEST_CASE("Peers: a proposal says why, is confirmed, and gets its form") {
  Peers desk;
  CHECK(desk.sees(Msg::peers_pair, {{"mentor", "Vieux-Mont"}, {"mentee", "Port-Clair"}}));
  CHECK(desk.reads(desk.said(Msg::peers_why_language, {{"language", "Français"}})));
  REQUIRE(desk.press(Msg::peers_accept));
  REQUIRE(pairings(desk.network()).size() == 1);
  const auto agreed = [&] { return pairings(desk.network()).at(0); };
  CHECK(agreed().mentor() == desk.mentor);
  CHECK(agreed().mentee() == desk.mentee);
  CHECK(agreed().isReal());
  CHECK(desk.sees(Msg::peers_no_needs));
  REQUIRE(desk.pressNamed(ui::Role::radio, desk.said(Msg::common_state_done)));
  CHECK(agreed().text("state") == "done");
}

TEST_CASE("Peers: a need without a helper says what is missing") {
  Peers desk;
  desk.write({clearField(*desk.network().get<City>(desk.mentor), "mentor_places")});
  desk.show(PageName::peers);
  CHECK(desk.sees(Msg::peers_alone_nobody, {{"cities", "Port-Clair (Données)"}}));
}

TEST_CASE("Peers: more exchanges than a city declared are told") {
  Peers desk;
  REQUIRE(desk.press(Msg::peers_accept));
  desk.write({writeInteger(*desk.network().get<City>(desk.mentor), "mentor_places", 0)});
  desk.show(PageName::peers);
  CHECK(desk.sees(Msg::peers_over, {{"cities", "Vieux-Mont"}}));
}
