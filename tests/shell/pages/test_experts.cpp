// Asking for an expert, accepting a proposal, rating the help: what a person does on the pages.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/document/canonical.hpp"
#include "core/journey/expert_requests.hpp"
#include "core/network/draft.hpp"
#include "core/network/edits.hpp"
#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

/// A city that speaks French, an expert who knows the one learning area.
struct Helped : Desk {
  Helped() {
    begin();
    city = tab.addCity("Port-Clair");
    write(Draft("d", "domain", kCommons).text("title.fr", "Données").take());
    write(Draft("e", "expert", kCommons)
              .text("name", "Inês Marejada")
              .set("languages", {"fr", "pt"})
              .integer("skill.d", 3)
              .take());
    write({writeSet(*network().get<City>(city), "languages", {"fr"})});
  }
  void write(const Edit& edit) { REQUIRE(app().run(Msg::form_did_edit, edit)); }
  [[nodiscard]] ExpertRequest request() { return requestsOf(network(), "").at(0); }
  void ask() {
    write(askExpert("r", {.city = city, .domain = "d"}, "2024-10-02"));
    show(PageName::experts);
  }

  std::string city;
};

}  // namespace

TEST_CASE("Experts: from a city's page to a request that is filled in") {
  Helped desk;
  desk.show(PageName::city, desk.city);
  REQUIRE(desk.press(Msg::experts_ask));
  CHECK(desk.app().route().page == PageName::experts);
  desk.settle();
  CHECK(desk.request().city() == desk.city);
  REQUIRE(desk.type(Msg::field_expert_request_text, "Quelles données garder ?"));
  REQUIRE(desk.press(Msg::common_done));
  CHECK(desk.request().text("text") == "Quelles données garder ?");
  CHECK(desk.sees(Msg::experts_un_no_area));
}

TEST_CASE("Experts: a proposal says why, is accepted, done and rated, and undone") {
  Helped desk;
  desk.ask();
  CHECK(desk.sees(Msg::experts_proposal, {{"expert", "Inês Marejada"}}));
  CHECK(desk.reads(desk.said(Msg::experts_why_first_language, {{"language", "Français"}})));
  CHECK(desk.reads(desk.said(Msg::experts_points, {{"n", 85}})));
  REQUIRE(desk.press(Msg::experts_accept));
  CHECK(desk.request().state() == "accepted");
  CHECK(desk.request().expert() == "e");
  CHECK(desk.sees(Msg::experts_no_requests));
  CHECK(desk.sees(Msg::experts_load, {{"taken", 1}, {"limit", 1}}));

  REQUIRE(desk.press(Msg::experts_finish));
  CHECK(desk.request().state() == "done");
  REQUIRE(desk.pressNamed(ui::Role::radio, "4"));
  CHECK(desk.request().integer("rating") == 4);
  desk.app().undo();
  CHECK_FALSE(desk.request().has("rating"));
}

TEST_CASE("Experts: who cannot is not proposed again, and a declined request can be opened again") {
  Helped desk;
  desk.ask();
  REQUIRE(desk.press(Msg::experts_accept));
  REQUIRE(desk.press(Msg::experts_expert_declines));
  CHECK(desk.request().state() == "requested");
  CHECK(desk.sees(Msg::experts_un_nobody));
  REQUIRE(desk.press(Msg::experts_withdraw));
  CHECK(desk.request().state() == "declined");
  REQUIRE(desk.press(Msg::experts_reopen));
  CHECK(desk.request().state() == "requested");
}

TEST_CASE("Experts: accepting all keeps everyone within their limit, two devices that did not are told") {
  Helped desk;
  const std::string second = desk.tab.addCity("Évora");
  desk.write({writeSet(*desk.network().get<City>(second), "languages", {"pt"})});
  desk.write(askExpert("r2", {.city = second, .domain = "d"}, "2024-10-03"));
  desk.ask();
  CHECK_FALSE(desk.press(Msg::experts_accept_all));  // Only one can be helped.
  desk.write({writeInteger(*desk.network().get<View>("e"), "load", 2)});
  desk.show(PageName::experts);
  REQUIRE(desk.press(Msg::experts_accept_all));
  CHECK(desk.request().state() == "accepted");
  CHECK_FALSE(expertLoads(desk.network(), "").at(0).isOver());
  desk.write({writeInteger(*desk.network().get<View>("e"), "load", 1)});
  desk.show(PageName::experts);
  CHECK(desk.sees(Msg::experts_over, {{"experts", "Inês Marejada"}}));
}

TEST_CASE("Experts: on the board one choice moves a request from state to state, and undo takes it back") {
  Helped desk;
  desk.ask();
  REQUIRE(desk.pressNamed(ui::Role::radio, desk.said(Msg::experts_board)));
  const std::string name = desk.said(Msg::experts_move_request, {{"city", "Port-Clair"}});
  const auto lanes = [&] { return desk.page.find(ui::Role::combobox, name)->options; };
  const auto move = [&](Msg lane) {
    REQUIRE(desk.page.choose(name, desk.said(lane)));
    desk.settle();
    // The focus goes along to the other lane.
    CHECK((desk.page.find(ui::Role::combobox, name)->state & ui::kWantsFocus) != 0);
    CHECK(desk.faults() == std::vector<std::string>());
  };
  CHECK(lanes() == std::vector<std::string>{desk.said(Msg::common_state_accepted),
                                            desk.said(Msg::common_state_declined)});
  move(Msg::common_state_accepted);
  CHECK(desk.request().state() == "accepted");
  CHECK(desk.request().expert() == "e");
  move(Msg::common_state_done);
  CHECK(desk.request().has("ended"));
  move(Msg::common_state_accepted);
  CHECK(desk.request().state() == "accepted");
  CHECK_FALSE(desk.request().has("ended"));
  move(Msg::common_state_requested);
  CHECK(desk.request().state() == "requested");
  CHECK(desk.request().expert().empty());
  // Not held against anybody: the card proposes them again, among its other words.
  const std::string proposed = desk.said(Msg::experts_proposal, {{"expert", "Inês Marejada"}});
  const auto& records = desk.page.records();
  CHECK(std::any_of(records.begin(), records.end(), [&](const ui::Record& record) {
    return record.name.find(proposed) != std::string::npos;
  }));
  move(Msg::common_state_declined);
  CHECK(desk.request().state() == "declined");
  desk.app().undo();
  desk.settle();
  CHECK(desk.request().state() == "requested");
}

TEST_CASE("Experts: a request nobody can take is not accepted from the board") {
  Helped desk;
  desk.write({writeSet(*desk.network().get<City>(desk.city), "languages", {"en"})});
  desk.ask();
  REQUIRE(desk.pressNamed(ui::Role::radio, desk.said(Msg::experts_board)));
  const std::string name = desk.said(Msg::experts_move_request, {{"city", "Port-Clair"}});
  CHECK(desk.page.find(ui::Role::combobox, name)->options ==
        std::vector<std::string>{desk.said(Msg::common_state_declined)});
  REQUIRE(desk.page.find(ui::Role::link, "Port-Clair") != nullptr);
  desk.app().navigate(desk.page.find(ui::Role::link, "Port-Clair")->href);
  desk.settle();
  CHECK(desk.button(Msg::common_done) != nullptr);  // Where it is filled in.
}

TEST_CASE("Experts: contact details are shared only when their box is ticked") {
  Helped desk;
  desk.show(PageName::expert, "e");
  REQUIRE(desk.press(Msg::expert_contact_add));
  REQUIRE(desk.type(Msg::field_expert_contact_email, "ines@example.org"));
  desk.show(PageName::share);
  CHECK(desk.page.find(ui::Role::checkbox,
                       desk.said(Msg::share_room_of_expert, {{"expert", "Inês Marejada"}})) != nullptr);
  const auto holds = [&](std::vector<std::string> rooms) {
    const Document file = desk.app().session().selected({.rooms = std::move(rooms)});
    return canonicalText(file).find("ines@example.org") != std::string::npos;
  };
  CHECK_FALSE(holds({}));
  CHECK(holds({"e"}));
}
