// A round from opening to choice: needs entered for cities, closed, explained, decided.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/network/edits.hpp"
#include "shell/pages/decimals.hpp"
#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

/// A lead with three cities and two topics, before the first round.
struct Lead : Desk {
  explicit Lead(Language language = Language::fr) : Desk(language) {
    begin();
    for (const char* city : {"Port-Clair", "Valombre", "Belle-Rive"}) tab.addCity(city);
    for (const char* title : {"Lean", "Budget"})
      app().run(Msg::topic_did_add,
                addTopic(network(), app().session().newId(), title, "fr", {}, "method", {}));
    show(PageName::round);
  }

  /// Enters a city's need for a topic, as told on paper.
  void enter(std::string_view city, std::string_view topic, int grade) {
    REQUIRE(page.choose(said(Msg::round_enter_for), city));
    settle();
    const ui::Record* group = page.find(ui::Role::radiogroup, said(Msg::round_grade_of, {{"topic", topic}}));
    REQUIRE(group != nullptr);
    ui::Id option = ui::Id::none;
    for (const ui::Record& record : page.records())
      if (record.parent == group->id && record.role == ui::Role::radio && grade-- == 0) option = record.id;
    page.host().act({ui::Action::Kind::activate, option, {}});
    settle();
  }
  [[nodiscard]] std::string topicId(std::string_view title) const {
    for (const Topic& topic : tab.app.network().topics())
      if (topic.title("fr") == title) return std::string(topic.id());
    return {};
  }
};

}  // namespace

TEST_CASE("closing a round tells who would pay before people decide, and the choice is kept") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    Lead lead(language);
    REQUIRE(lead.press(Msg::round_open));
    CHECK(lead.faults() == std::vector<std::string>());
    CHECK_FALSE(lead.enabled(Msg::round_close));  // nobody has answered
    lead.enter("Port-Clair", "Lean", 3);
    lead.enter("Valombre", "Budget", 2);
    CHECK(lead.sees(Msg::round_answers_of, {{"n", 2}, {"of", 3}}));
    REQUIRE(lead.press(Msg::round_close));
    CHECK(lead.sees(Msg::result_recommended));
    CHECK(lead.sees(Msg::result_ledger));
    CHECK(lead.sees(Msg::result_absent));  // Belle-Rive did not answer
    CHECK(lead.faults() == std::vector<std::string>());
    REQUIRE(lead.press(Msg::result_choose));
    CHECK(lead.sees(Msg::result_follows));
    CHECK(lead.network().rounds().back().chosen() == lead.topicId("Lean"));
    lead.app().undo();
    CHECK(lead.network().rounds().back().chosen().empty());
  }
}

TEST_CASE("a need that arrives after the round closed is kept and named; the result stands") {
  Lead lead;
  REQUIRE(lead.press(Msg::round_open));
  lead.enter("Port-Clair", "Lean", 3);
  Desk city;
  city.open("copie.json", lead.exported());
  const Round round = city.network().rounds().back();
  std::string late;
  for (const City& each : city.network().cities())
    if (each.name() == "Valombre") late = each.id();
  REQUIRE(city.app().run(Msg::round_did_grade,
                         gradeTopic(city.network(), round, late, lead.topicId("Budget"), 3)));
  REQUIRE(lead.press(Msg::round_close));
  const std::string record(lead.network().rounds().back().json("record"));
  CHECK_FALSE(lead.sees(Msg::history_late, {{"cities", "Valombre"}}));
  city.app().exportNetwork({.rooms = city.app().session().rooms(), .forLead = true});  // for the lead expert
  city.tab.rest();
  lead.open("valombre.json", city.tab.last<Download>().bytes);
  lead.app().acceptReview();
  lead.show(PageName::round);
  CHECK(lead.sees(Msg::history_late, {{"cities", "Valombre"}}));
  CHECK(lead.network().ballots(lead.network().rounds().back().id()).size() == 2);
  CHECK(lead.network().rounds().back().json("record") == record);
  CHECK(lead.faults() == std::vector<std::string>());
}

TEST_CASE("what if another topic were chosen: what each city would pay and wait is what then happens") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    Lead lead(language);
    REQUIRE(lead.press(Msg::round_open));
    lead.enter("Port-Clair", "Lean", 3);
    lead.enter("Valombre", "Budget", 2);
    REQUIRE(lead.press(Msg::round_close));
    CHECK(lead.sees(Msg::result_what_if));
    REQUIRE(lead.pressNamed(ui::Role::button, "Budget"));
    CHECK(lead.sees(Msg::result_what_if_count, {{"n", 1}}));
    CHECK(lead.faults() == std::vector<std::string>());
    const std::vector<std::string> shown = [&] {
      std::vector<std::string> lines;
      for (const ui::Record& record : lead.page.records()) lines.push_back(record.name);
      return lines;
    }();
    REQUIRE(lead.app().run(Msg::round_did_choose,
                           chooseTopic(lead.network().rounds().back(), lead.topicId("Budget"), "Urgent.")));
    const ReplayedRound& round = lead.app().session().ledger().rounds.back();
    for (std::size_t i = 0; i < round.cities.size(); ++i) {
      const std::string city = lead.network().get<City>(round.cities[i])->name();
      const Msg message = city == "Valombre"     ? Msg::result_what_if_served
                          : city == "Port-Clair" ? Msg::result_what_if_waits
                                                 : Msg::result_what_if_absent;
      const std::string line =
          lead.said(message, {{"city", city},
                              {"pays", pages::decimals(lead.app().text(), round.account.payments[i])},
                              {"before", 0},
                              {"after", round.account.droughtsAfter[i]}});
      CHECK_MESSAGE(std::find(shown.begin(), shown.end(), line) != shown.end(), line);
    }
    lead.show(PageName::round);
    CHECK_FALSE(lead.sees(Msg::result_what_if));
  }
}
