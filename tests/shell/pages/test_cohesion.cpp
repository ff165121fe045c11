// Cohesion as people meet it: signals with a next action, figures with their sentences, nothing invented.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/document/canonical.hpp"
#include "core/journey/cohesion.hpp"
#include "core/journey/expert_requests.hpp"
#include "core/network/baseline.hpp"
#include "shell/cli/demo_network.hpp"
#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::test;
using ui::Role;

namespace {

struct Demo : Desk {
  explicit Demo(Language language = Language::fr) : Desk(language) {
    const auto demo = demoNetwork(demoSource());
    REQUIRE(demo);
    open("demo.json", canonicalText(*demo));
    app().setWho({RoleOfPerson::lead, {}, "Awa"});
  }
  std::string cityId(std::string_view name) {
    for (const City& city : network().cities())
      if (city.name() == name) return std::string(city.id());
    return {};
  }
};

std::vector<std::string> rowHeads(Desk& desk, std::string_view table) {
  std::vector<std::string> names;
  const auto* found = desk.page.find(Role::table, table);
  REQUIRE(found != nullptr);
  for (const ui::Record& record : desk.page.records())
    if (record.role == Role::rowheader)
      for (const ui::Record& row : desk.page.records())
        if (row.id == record.parent && row.parent == found->id) names.push_back(record.name);
  return names;
}

}  // namespace

TEST_CASE("cohesion: the demo shows its course over two measurements, in every language") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    Demo desk(language);
    desk.show(PageName::cohesion);
    CHECK(desk.sees(Msg::cohesion_upward));
    CHECK(desk.sees(Msg::cohesion_mean_says));
    CHECK(desk.sees(Msg::cohesion_cap_says));
    CHECK(rowHeads(desk, desk.said(Msg::cohesion_course)).size() == 2);
    CHECK(rowHeads(desk, desk.said(Msg::cohesion_map)).size() > 8);
    CHECK(desk.faults().empty());
  }
}

TEST_CASE("cohesion: the lead expert sees every signal with its action; a city only its own") {
  Demo desk;
  const auto all = desk.app().session().signals();
  const std::string behind = desk.cityId("Tallowfield"), slips = desk.cityId("Port-Lumière");
  REQUIRE(std::count_if(all.begin(), all.end(), [&](const Signal& each) { return each.city == behind; }) > 0);
  REQUIRE(std::count_if(all.begin(), all.end(), [&](const Signal& each) { return each.city == slips; }) > 0);
  desk.show(PageName::cohesion);
  CHECK(desk.sees(Msg::cohesion_left_behind));
  CHECK(desk.sees(Msg::cohesion_slipping));
  CHECK(desk.button(Msg::cohesion_send_expert) != nullptr);
  CHECK(desk.page.find(Role::link, desk.said(Msg::cohesion_catch_up)) != nullptr);
  desk.show(PageName::home);
  CHECK(desk.page.find(Role::link, desk.said(Msg::home_signals,
                                             {{"n", static_cast<std::int64_t>(all.size())}})) != nullptr);
  desk.app().setWho({RoleOfPerson::city, slips, "Ana"});
  for (const PageName page : {PageName::cohesion, PageName::home}) {
    desk.show(page);
    CHECK(desk.sees(Msg::cohesion_slipping));
    CHECK_FALSE(desk.sees(Msg::cohesion_left_behind));
  }
  desk.app().setWho({RoleOfPerson::expert, {}, "Ben"});
  desk.show(PageName::cohesion);
  CHECK_FALSE(desk.sees(Msg::cohesion_slipping));
  CHECK(desk.sees(Msg::cohesion_mean_says));
}

TEST_CASE(
    "cohesion: a signal's action begins: an expert is asked for the city, the topic's steps are opened") {
  Demo desk;
  const std::string behind = desk.cityId("Tallowfield");
  desk.app().setWho({RoleOfPerson::city, behind, "Ann"});
  const std::string quarter = desk.app().session().here(desk.app().who()).quarterId;
  const auto asked = [&] {
    int count = 0;
    for (const ExpertRequest& request : requestsOf(desk.network(), quarter))
      count += request.city() == behind && request.state() == "requested" ? 1 : 0;
    return count;
  };
  desk.show(PageName::cohesion);
  const int before = asked();
  REQUIRE(before == 0);
  REQUIRE(desk.press(Msg::cohesion_ask_expert));
  CHECK(asked() == 1);
  CHECK(desk.app().route().page == PageName::experts);
  // What is to be filled in stands first, though other cities come before by name.
  desk.settle();
  const ui::Record* form = desk.page.find(Role::textbox, desk.said(Msg::field_expert_request_text));
  const ui::Record* earlier = desk.button(Msg::experts_accept);
  REQUIRE(form != nullptr);
  REQUIRE(earlier != nullptr);
  CHECK(form->rect.y < earlier->rect.y);
  desk.show(PageName::cohesion);
  CHECK(desk.button(Msg::cohesion_ask_expert) == nullptr);
  CHECK(desk.page.find(Role::link, desk.said(Msg::cohesion_see_request)) != nullptr);

  desk.app().setWho({RoleOfPerson::lead, {}, "Awa"});
  desk.show(PageName::cohesion);
  const ui::Record* steps = desk.page.find(Role::link, desk.said(Msg::cohesion_catch_up));
  REQUIRE(steps != nullptr);
  CHECK(steps->href == toFragment({PageName::topic, desk.network().get<Quarter>(quarter)->topic()}));
}

TEST_CASE("cohesion: cities stand by name, whatever they scored") {
  Demo desk;
  desk.show(PageName::cohesion);
  std::vector<std::string> names;
  for (const City& city : desk.network().cities()) names.push_back(city.name());
  CHECK(rowHeads(desk, desk.said(Msg::cohesion_fairness)) == names);
}

TEST_CASE("cohesion: with one measurement it says what is missing, and shows no figure") {
  Desk desk;
  desk.begin();
  desk.tab.addCity("Lua");
  desk.show(PageName::cohesion);
  CHECK(desk.sees(Msg::cohesion_none));
  desk.app().run(Msg::baseline_did_take, {{"k1", "criterion", "commons", "domain", R"("d1")"},
                                          {"d1", "domain", "commons", "title.fr", R"("Données")"}});
  const std::string city(desk.network().cities()[0].id());
  for (const std::string_view object : kBaselineObjects)
    REQUIRE(desk.app().run(Msg::baseline_did_rate,
                           rate(desk.network(), {city, object, "Awa"}, "k1", 2, "2026-01-01")));
  desk.show(PageName::cohesion);
  CHECK(desk.sees(Msg::cohesion_once));
  CHECK_FALSE(desk.sees(Msg::cohesion_mean));
  CHECK(desk.press(Msg::cohesion_to_baseline));
  CHECK(desk.app().route().page == PageName::baseline);
}
