// The first screen: for each role where we are, and the one next thing to do.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/journey/tiers.hpp"
#include "core/network/draft.hpp"
#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

struct Home : Desk {
  /// Without the guide of the first steps, which has its own tests.
  explicit Home(Language language = Language::fr) : Desk(language) {
    begin();
    app().hideGuide();
  }

  /// Looks at the first screen again, as this person.
  void as(RoleOfPerson role, std::string_view city = {}) {
    app().setWho({role, std::string(city), "Awa"});
    show(PageName::home);
  }
  void addTopics() {
    for (const char* title : {"Lean", "Budget"})
      app().run(Msg::topic_did_add,
                addTopic(network(), app().session().newId(), title, "fr", {}, "method", {}));
  }
  void open(std::string_view deadline = "2024-12-31") {
    REQUIRE(app().run(Msg::round_did_open, openRound(network(), "2024-09-01", deadline)));
  }
  [[nodiscard]] Round round() { return network().rounds().back(); }
  void answer(std::string_view city) {
    REQUIRE(
        app().run(Msg::round_did_grade, gradeTopic(network(), round(), city, network().topics()[0].id(), 3)));
  }
  void close() { REQUIRE(app().run(Msg::round_did_close, closeRound(network(), round()))); }
  void choose() {
    REQUIRE(app().run(Msg::round_did_choose,
                      chooseTopic(round(), app().session().ledger().rounds.back().recommended, {})));
  }
  void openQuarter() {
    REQUIRE(app().run(Msg::quarter_did_open,
                      parcours::openQuarter(network(), round(), "2024-11-01", "2025-01-31")));
  }
  void step(std::string_view name) {
    REQUIRE(app().run(Msg::quarter_did_step, setStep(network().quarters().back(), name)));
  }
  /// The one next thing is this, and its button leads there.
  void expect(Msg title, Msg button, PageName leadsTo, std::string_view id = {}) {
    CHECK(sees(title));
    const ui::Record* link = page.find(ui::Role::link, said(button));
    REQUIRE(link != nullptr);
    CHECK(link->href == toFragment({leadsTo, std::string(id)}));
    CHECK(faults() == std::vector<std::string>());
  }
};

}  // namespace

TEST_CASE("a lead is led from the first city to the end of a quarter, in every language") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    Home home(language);
    home.as(RoleOfPerson::lead);
    home.expect(Msg::next_add_cities_title, Msg::next_add_cities_button, PageName::cities);
    CHECK(home.sees(Msg::home_before_first));
    const std::string clair = home.tab.addCity("Port-Clair"), val = home.tab.addCity("Valombre");
    home.settle();
    home.expect(Msg::next_add_topics_title, Msg::next_add_topics_button, PageName::backlog);
    home.addTopics();
    home.settle();
    home.expect(Msg::next_open_round_title, Msg::next_open_round_button, PageName::round);
    home.open();
    home.settle();
    home.expect(Msg::next_collect_answers_title, Msg::next_collect_answers_button, PageName::round);
    CHECK(home.sees(Msg::home_answers_of, {{"n", 0}, {"of", 2}}));
    home.answer(clair);
    home.answer(val);
    home.settle();
    home.expect(Msg::next_close_round_title, Msg::next_close_round_button, PageName::round);
    home.close();
    home.settle();
    home.expect(Msg::next_choose_topic_title, Msg::next_choose_topic_button, PageName::round);
    home.choose();
    home.settle();
    home.expect(Msg::next_open_quarter_title, Msg::next_open_quarter_button, PageName::quarter);
    home.openQuarter();
    home.settle();
    const Topic topic = home.network().topics()[0];
    home.expect(Msg::next_fill_steps_title, Msg::next_fill_steps_button, PageName::topic, topic.id());
    Edit steps;
    for (const std::string_view tier : kTierNames)
      steps.push_back(writeText(topic, keyedName(tier, "fr"), "Une étape"));
    home.app().run(Msg::form_did_edit, steps);
    home.settle();
    home.expect(Msg::next_plan_sessions_title, Msg::next_plan_sessions_button, PageName::quarter);
    home.step("learn");
    home.settle();
    home.expect(Msg::next_advance_quarter_title, Msg::next_advance_quarter_button, PageName::quarter);
    home.step("prepare");
    home.settle();
    CHECK(home.page.says(topic.title("fr")));
    CHECK(home.sees(Msg::common_step_prepare));
    home.step("closed");
    home.settle();
    home.expect(Msg::next_open_round_title, Msg::next_open_round_button, PageName::round);
    CHECK(home.sees(Msg::home_done));
  }
}

TEST_CASE(
    "after the date a round is closed with the answers there are; without any they are still collected") {
  Home home;
  const std::string clair = home.tab.addCity("Port-Clair");
  home.tab.addCity("Valombre");
  home.addTopics();
  home.open("2024-09-15");  // today is 4 October
  home.as(RoleOfPerson::lead);
  home.expect(Msg::next_collect_answers_title, Msg::next_collect_answers_button, PageName::round);
  home.answer(clair);
  home.settle();
  home.expect(Msg::next_close_round_late_title, Msg::next_close_round_button, PageName::round);
}

TEST_CASE("a city says which one it is, answers, and then follows") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    Home home(language);
    const std::string clair = home.tab.addCity("Port-Clair"), val = home.tab.addCity("Valombre");
    home.app().run(Msg::city_did_edit, {writeText(*home.network().get<City>(val), "phase", "engage")});
    home.addTopics();
    home.as(RoleOfPerson::city);
    CHECK(home.sees(Msg::home_which_city));
    CHECK(home.faults() == std::vector<std::string>());
    REQUIRE(home.page.choose(home.said(Msg::home_my_city), "Valombre"));
    home.settle();
    CHECK(home.app().who().city == val);
    CHECK_FALSE(home.sees(Msg::home_which_city));
    const ui::Record* title = home.page.find(ui::Role::heading, "Valombre");
    REQUIRE(title != nullptr);
    CHECK(title->level == 1);
    CHECK(home.sees(Msg::common_phase_engage));
    home.expect(Msg::next_wait_for_round_title, Msg::next_wait_for_round_button, PageName::backlog);
    home.open();
    home.settle();
    home.expect(Msg::next_grade_topics_title, Msg::next_grade_topics_button, PageName::round);
    home.answer(val);
    home.settle();
    home.expect(Msg::next_wait_for_round_title, Msg::next_wait_for_round_button, PageName::backlog);
    home.answer(clair);
    home.close();
    home.settle();
    home.expect(Msg::next_wait_for_choice_title, Msg::next_wait_for_choice_button, PageName::round);
    home.choose();
    home.openQuarter();
    home.settle();
    home.expect(Msg::next_follow_quarter_title, Msg::next_follow_quarter_button, PageName::quarter);
  }
}

TEST_CASE("a city that was deleted is asked for anew") {
  Home home;
  const std::string clair = home.tab.addCity("Port-Clair");
  home.tab.addCity("Valombre");
  home.as(RoleOfPerson::city, clair);
  CHECK_FALSE(home.sees(Msg::home_which_city));
  home.app().run(Msg::city_did_remove, remove(clair));
  home.settle();
  CHECK(home.sees(Msg::home_which_city));
  home.app().undo();
  home.settle();
  CHECK_FALSE(home.sees(Msg::home_which_city));
}

TEST_CASE("cities of one name can be told apart where one is chosen") {
  Home home;
  home.tab.addCity("Valombre");
  home.tab.addCity("Valombre");
  home.app().run(Msg::city_did_edit, {writeText(home.network().cities()[0], "country", "Tamarie")});
  home.as(RoleOfPerson::city);
  CHECK(home.page.choose(home.said(Msg::home_my_city), "Valombre (Tamarie)"));
  home.app().setWho({RoleOfPerson::city, {}, {}});
  home.settle();
  CHECK(home.page.choose(home.said(Msg::home_my_city), "Valombre (Exemplie)"));
}

TEST_CASE("everybody learns on the first screen that something is to be settled, also while guided, once") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    Pair pair({"Port-Clair", "Valombre"}, language);
    Desk& desk = pair.here;
    const std::string city(desk.network().cities().front().id());
    const auto lines = [&] {
      const auto& records = desk.page.records();
      return std::count_if(records.begin(), records.end(), [&](const ui::Record& record) {
        return record.role == ui::Role::link &&
               record.name == desk.said(Msg::nav_conflict_count, {{"n", 1}}) &&
               record.href == toFragment({PageName::conflicts, {}});
      });
    };
    desk.show(PageName::home);
    CHECK(lines() == 0);
    for (Desk* one : {&pair.here, &pair.there})
      one->app().run(Msg::city_did_edit, {writeText(*one->network().get<City>(city), "country",
                                                    one == &desk ? "Ici" : "Là-bas")});
    desk.open("autre.json", pair.there.exported());
    desk.app().acceptReview();
    for (const bool guided : {true, false}) {
      if (!guided) desk.app().hideGuide();
      for (const RoleOfPerson role :
           {RoleOfPerson::lead, RoleOfPerson::city, RoleOfPerson::expert, RoleOfPerson::facilitator}) {
        INFO(static_cast<int>(role) << guided);
        desk.app().setWho({role, role == RoleOfPerson::city ? city : std::string(), "Awa"});
        desk.show(PageName::home);
        CHECK(lines() == 1);
        CHECK(desk.faults() == std::vector<std::string>());
        desk.page.resize(phone());
        CHECK(lines() == 1);
        desk.page.resize(wide());
      }
    }
  }
}

TEST_CASE("an expert waits and follows; a facilitator collects and closes") {
  Home home;
  const std::string clair = home.tab.addCity("Port-Clair"), val = home.tab.addCity("Valombre");
  home.addTopics();
  const auto both = [&](Msg expert, Msg facilitator) {
    home.as(RoleOfPerson::expert);
    CHECK(home.sees(expert));
    CHECK(home.faults() == std::vector<std::string>());
    home.as(RoleOfPerson::facilitator);
    CHECK(home.sees(facilitator));
    CHECK(home.faults() == std::vector<std::string>());
  };
  both(Msg::next_wait_for_round_title, Msg::next_wait_for_round_title);
  home.open();
  both(Msg::next_wait_for_round_title, Msg::next_collect_answers_title);
  home.answer(clair);
  home.answer(val);
  both(Msg::next_wait_for_round_title, Msg::next_close_round_title);
  home.close();
  both(Msg::next_wait_for_choice_title, Msg::next_wait_for_choice_title);
  home.choose();
  home.openQuarter();
  both(Msg::next_follow_quarter_title, Msg::next_follow_quarter_title);
}
