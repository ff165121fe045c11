// The guide of a blank network: six steps on the first screen, one action at a time, until the first quarter.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/network/baseline.hpp"
#include "core/network/draft.hpp"
#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

struct Setup : Desk {
  explicit Setup(Language language = Language::fr) : Desk(language) {
    begin();
    show(PageName::home);
  }
  void as(RoleOfPerson role) {
    app().setWho({role, {}, "Awa"});
    show(PageName::home);
  }
  void run(const Edit& edit) {
    REQUIRE(app().run(Msg::form_did_edit, edit));
    settle();
  }
  [[nodiscard]] Round round() { return network().rounds().back(); }
  [[nodiscard]] std::string city(std::size_t i) { return std::string(network().cities()[i].id()); }
  [[nodiscard]] bool guided() { return sees(Msg::guide_title); }
  void rateFirstCity() {
    run(Draft("k1", "criterion", kCommons).text("title.fr", "Données").take());
    run(rate(network(), {city(0), "authority", "Awa"}, "k1", 2, "2024-10-04"));
  }
  void addTopics() {
    for (const char* title : {"Lean", "Budget"})
      run(addTopic(network(), app().session().newId(), title, "fr", {}, "method", {}));
  }

  /// So many steps are ticked; one action leads on, to this page, and it is the only primary one.
  void expect(int done, Msg title, Msg action, PageName leadsTo) {
    INFO(done);
    const ui::Record* progress = page.find(ui::Role::progressbar, said(Msg::guide_progress));
    REQUIRE(progress != nullptr);
    CHECK(progress->description == said(Msg::guide_done_of, {{"n", done}, {"of", 6}}));
    const auto& records = page.records();
    CHECK(std::count_if(records.begin(), records.end(), [&](const ui::Record& record) {
            return record.name == said(Msg::guide_step_done);
          }) == done);
    CHECK(sees(title));
    const ui::Record* link = page.find(ui::Role::link, said(action));
    REQUIRE(link != nullptr);
    CHECK(link->key == "go");
    CHECK(link->href == toFragment({leadsTo, {}}));
    CHECK(faults() == std::vector<std::string>());
  }
};

}  // namespace

TEST_CASE("a blank network is guided from its name to its first quarter, in every language") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    Setup desk(language);
    desk.expect(1, Msg::next_add_cities_title, Msg::next_add_cities_button, PageName::cities);
    // Nothing that is still empty stands beside it.
    CHECK_FALSE(desk.sees(Msg::home_figures));
    desk.tab.addCity("Port-Clair");
    desk.tab.addCity("Valombre");
    desk.settle();
    desk.expect(2, Msg::guide_baseline_title, Msg::guide_baseline_button, PageName::baseline);
    desk.rateFirstCity();
    desk.expect(3, Msg::next_add_topics_title, Msg::next_add_topics_button, PageName::backlog);
    desk.addTopics();
    desk.expect(4, Msg::next_open_round_title, Msg::next_open_round_button, PageName::round);
    desk.run(openRound(desk.network(), "2024-10-01", "2024-12-31"));
    desk.expect(5, Msg::guide_answers_title, Msg::guide_answers_button, PageName::share);
    for (std::size_t i = 0; i < 2; ++i)
      desk.run(gradeTopic(desk.network(), desk.round(), desk.city(i), desk.network().topics()[0].id(), 3));
    desk.expect(6, Msg::next_close_round_title, Msg::next_close_round_button, PageName::round);
    desk.run(closeRound(desk.network(), desk.round()));
    desk.expect(6, Msg::next_choose_topic_title, Msg::next_choose_topic_button, PageName::round);
    desk.run(chooseTopic(desk.round(), desk.app().session().ledger().rounds.back().recommended, {}));
    desk.expect(6, Msg::next_open_quarter_title, Msg::next_open_quarter_button, PageName::quarter);
    desk.run(openQuarter(desk.network(), desk.round(), "2024-11-01", "2025-01-31"));
    CHECK_FALSE(desk.guided());
    CHECK(desk.sees(Msg::home_here));
  }
}

TEST_CASE("each step leads to its page, ticked or not, and an undone name comes first again") {
  Setup desk;
  for (const auto& [title, page] : {std::pair(Msg::guide_name_title, PageName::settings),
                                    std::pair(Msg::next_add_cities_title, PageName::cities),
                                    std::pair(Msg::guide_baseline_title, PageName::baseline),
                                    std::pair(Msg::next_add_topics_title, PageName::backlog),
                                    std::pair(Msg::next_open_round_title, PageName::round),
                                    std::pair(Msg::guide_answers_title, PageName::share)}) {
    const ui::Record* link = desk.page.find(ui::Role::link, desk.said(title));
    REQUIRE(link != nullptr);
    CHECK(link->href == toFragment({page, {}}));
  }
  desk.run({writeText(*desk.network().settings(), "name", "")});
  desk.expect(0, Msg::guide_name_title, Msg::guide_name_button, PageName::settings);
}

TEST_CASE("a disagreement is settled before the next step") {
  Pair pair({"Port-Clair", "Valombre"});
  const auto rename = [](Desk& desk, std::string_view name) {
    REQUIRE(desk.app().run(Msg::city_did_edit, {writeText(desk.network().cities()[0], "country", name)}));
  };
  rename(pair.here, "Ici");
  rename(pair.there, "Là-bas");
  pair.here.open("copie.json", pair.there.exported());
  pair.here.app().acceptReview();
  pair.here.show(PageName::home);
  CHECK(pair.here.sees(Msg::guide_title));
  CHECK(pair.here.sees(Msg::next_settle_conflict_title));
  CHECK_FALSE(pair.here.sees(Msg::guide_baseline_text));
}

TEST_CASE("whoever begins a network is guided; once there are cities, those who lead are") {
  Setup desk;
  for (const RoleOfPerson role :
       {RoleOfPerson::lead, RoleOfPerson::city, RoleOfPerson::expert, RoleOfPerson::facilitator}) {
    desk.as(role);
    CHECK(desk.guided());
    CHECK(desk.faults() == std::vector<std::string>());
  }
  desk.tab.addCity("Port-Clair");
  for (const auto& [role, guided] :
       {std::pair(RoleOfPerson::lead, true), std::pair(RoleOfPerson::facilitator, true),
        std::pair(RoleOfPerson::city, false), std::pair(RoleOfPerson::expert, false)}) {
    desk.as(role);
    CHECK(desk.guided() == guided);
  }
}

TEST_CASE(
    "the guide is put away for one network, for good, and found again by keys, by search and by touch") {
  Setup desk;
  REQUIRE(desk.press(Msg::guide_hide));
  CHECK_FALSE(desk.guided());
  CHECK(desk.sees(Msg::home_before_first));
  CHECK(desk.sees(Msg::next_add_cities_title));
  CHECK(Preferences::parse(desk.device.preferences).guideHidden.size() == 1);
  desk.show(PageName::cities);
  REQUIRE(desk.app().shortcut("?", false));
  desk.settle();
  REQUIRE(desk.press(Msg::guide_title));
  CHECK(desk.app().route().page == PageName::home);
  desk.show(PageName::home);
  CHECK(desk.guided());
  CHECK(Preferences::parse(desk.device.preferences).guideHidden.empty());

  REQUIRE(desk.press(Msg::guide_hide));
  REQUIRE(desk.app().shortcut("ctrl+k", false));
  desk.settle();
  REQUIRE(desk.page.type(ui::Role::searchbox, desk.said(Msg::find_label), desk.said(Msg::guide_title)));
  REQUIRE(desk.pressKey("guide0"));
  CHECK(desk.guided());

  REQUIRE(desk.press(Msg::guide_hide));
  desk.app().createNetwork("Un autre réseau");
  desk.tab.rest();
  desk.show(PageName::home);
  CHECK(desk.guided());
}

TEST_CASE("the demonstration, and a network whose quarters run, have no guide to offer") {
  Setup desk;
  desk.run({writeFlag(*desk.network().settings(), "demo", true)});
  CHECK_FALSE(desk.guided());
  REQUIRE(desk.app().shortcut("?", false));
  desk.settle();
  CHECK(desk.button(Msg::guide_title) == nullptr);
  CHECK(desk.button(Msg::tour_title) != nullptr);
}
