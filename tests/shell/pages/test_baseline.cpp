// The baseline page: criteria taken, a city rated in a dozen presses, all cities side by side.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "core/network/baseline.hpp"
#include "core/network/grid.hpp"
#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

std::string fileText(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in.good());
  return {std::istreambuf_iterator<char>(in), {}};
}

/// A lead with two cities and the ready-made criteria.
struct RatingDesk : Desk {
  explicit RatingDesk(Language language = Language::fr) : Desk(language) {
    begin();
    tab.addCity("Port-Clair");
    tab.addCity("Valombre");
    for (const std::string name : {"criteria.json", "domains.json"})
      app().contentArrived("content/" + name, fileText("../assets/library/" + name), true);
    show(PageName::baseline);
    REQUIRE(press(Msg::baseline_take));
  }
  [[nodiscard]] std::string city(std::size_t i) { return std::string(network().cities()[i].id()); }
  void showRating(std::size_t i = 1) { show(PageName::rate, city(i)); }
  void say(std::string_view respondent, std::string_view criterion, int step, std::size_t i = 1) {
    app().run(Msg::baseline_did_rate,
              rate(network(), {city(i), "authority", respondent}, criterion, step, "2024-10-04"));
  }
  void choose(std::string_view city) {
    REQUIRE(page.choose(said(Msg::form_city), city));
    settle();
  }
  [[nodiscard]] std::string progress() {
    const ui::Record* bar = page.find(ui::Role::progressbar, said(Msg::baseline_progress));
    return bar == nullptr ? std::string("none") : bar->value;
  }
  /// Presses this step of every criterion on the page.
  void rateAll(int step) {
    for (std::size_t group = 0;; ++group) {
      std::vector<ui::Id> radios;
      std::size_t seen = 0;
      bool mine = false;
      for (const ui::Record& record : page.records()) {
        if (record.role == ui::Role::radiogroup && record.key == "step") mine = seen++ == group;
        if (record.role == ui::Role::radio && mine) radios.push_back(record.id);
        if (record.role != ui::Role::radio && record.role != ui::Role::radiogroup) mine = false;
      }
      if (radios.empty()) return;
      page.host().act({ui::Action::Kind::activate, radios[static_cast<std::size_t>(step)], {}});
      settle();
    }
  }
};

}  // namespace

TEST_CASE("a city is rated in one press a criterion, and the network sees it without a ranking") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    RatingDesk rater(language);
    CHECK(rater.network().all("criterion").size() == 12);
    CHECK(rater.sees(Msg::baseline_no_ranking));
    CHECK(rater.faults() == std::vector<std::string>());
    rater.show(PageName::rate);
    CHECK(rater.sees(Msg::baseline_rate_help));
    rater.choose("Valombre");
    CHECK(rater.faults() == std::vector<std::string>());
    rater.rateAll(3);
    CHECK(rater.progress() == "100");
    for (const Criterion& criterion : gridOf(rater.network(), currentMeasurement(rater.network())).criteria) {
      REQUIRE(criterion.levels(code(language)).size() == kBaselineSteps);
      CHECK(rater.page.says(criterion.levels(code(language))[3]));
      CHECK_FALSE(rater.page.says(criterion.levels(code(language))[2]));
    }
    const std::string city(rater.network().cities().back().id());
    const Ratings ratings(rater.network(), currentMeasurement(rater.network()));
    for (const View& criterion : rater.network().all("criterion")) {
      CHECK(ratings.of(city, "authority", criterion.id()).size() == 1);
      CHECK(spreadOf(ratings.of(city, "authority", criterion.id()))->lowest == 3);
      CHECK(ratings.of(city, "territory", criterion.id()).empty());
    }
    CHECK(rater.faults() == std::vector<std::string>());
    rater.app().undo();
    rater.settle();
    CHECK(rater.progress() == "92");
  }
}

TEST_CASE("a network without cities or criteria is told what comes first") {
  Desk desk;
  desk.begin();
  desk.show(PageName::baseline);
  CHECK(desk.sees(Msg::baseline_no_cities));
  desk.tab.addCity("Port-Clair");
  desk.settle();
  CHECK(desk.sees(Msg::baseline_none));
  CHECK(desk.faults() == std::vector<std::string>());
}

TEST_CASE("several people answer for a city: what they see differently, what shows it, and who they are") {
  RatingDesk desk;
  const Grid grid = currentGrid(desk.network());
  desk.showRating();
  REQUIRE(desk.type(Msg::rate_respondent, "Équipe technique"));
  desk.rateAll(1);
  desk.say("Mairesse", grid.criteria[0].id, 4);
  desk.say("Mairesse", grid.criteria[1].id, 2);
  REQUIRE(desk.pressNamed(ui::Role::button, desk.said(Msg::rate_details)));
  REQUIRE(desk.type(Msg::field_rating_evidence, "Plan de 2023"));
  REQUIRE(desk.pressNamed(ui::Role::radio, desk.said(Msg::value_confidence_low)));
  const std::string measurement = currentMeasurement(desk.network());
  const auto said = answerOf(desk.network(), measurement, {desk.city(1), "authority", "Équipe technique"},
                             grid.criteria[0].id);
  REQUIRE(said);
  CHECK(said->evidence == "Plan de 2023");
  CHECK(said->confidence == "low");
  CHECK(desk.faults() == std::vector<std::string>());
  desk.show(PageName::profile, desk.city(1));
  CHECK(desk.sees(Msg::profile_respondents, {{"names", "Mairesse, Équipe technique"}}));
  CHECK(desk.reads("2,5 (de 1 à 4)"));
  CHECK(desk.reads("1,5 (de 1 à 2)"));
  REQUIRE(desk.press(Msg::profile_dissent, {{"n", 1}}));
  CHECK(desk.faults() == std::vector<std::string>());
  desk.showRating();
  desk.type(Msg::rate_respondent, "Équipe technique");
  REQUIRE(desk.press(Msg::rate_unknown));
  CHECK_FALSE(answerOf(desk.network(), measurement, {desk.city(1), "authority", "Équipe technique"},
                       grid.criteria[0].id));
}

TEST_CASE(
    "measured again: the earlier step is in view, the profile shows both, and undo takes the measurement "
    "back") {
  RatingDesk desk;
  for (const Criterion& criterion : currentGrid(desk.network()).criteria) desk.say("Awa", criterion.id, 2);
  desk.show(PageName::baseline);
  REQUIRE(desk.press(Msg::baseline_next));
  CHECK(desk.network().all("measurement").size() == 2);
  desk.showRating();
  CHECK(desk.sees(Msg::rate_last_time, {{"step", desk.said(Msg::baseline_step_do)}}));
  desk.rateAll(3);
  desk.show(PageName::profile, desk.city(1));
  CHECK(desk.sees(Msg::value_measurement, {{"n", 1}}));
  CHECK(desk.sees(Msg::value_measurement, {{"n", 2}}));
  CHECK(desk.page.says("75"));
  CHECK(desk.page.says("50"));
  CHECK(desk.faults() == std::vector<std::string>());
  while (desk.network().all("measurement").size() == 2) {
    REQUIRE(desk.app().session().canUndo());
    desk.app().undo();
  }
  CHECK(Ratings(desk.network(), currentMeasurement(desk.network())).respondents(desk.city(1)).size() == 1);
}

TEST_CASE("the grid is edited, and a measurement keeps the one it was made with, under its own address") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    RatingDesk desk(language);
    const Criterion first = currentGrid(desk.network()).criteria[0];
    const std::string title = first.localized("title", code(language));
    desk.say("Awa", first.id, 2);
    desk.show(PageName::grid);
    CHECK(desk.faults() == std::vector<std::string>());
    REQUIRE(desk.press(Msg::grid_edit, {{"name", title}}));
    REQUIRE(desk.type(Msg::field_criterion_title, "Tout autre chose"));
    CHECK(desk.faults() == std::vector<std::string>());
    CHECK(currentGrid(desk.network()).find(first.id)->localized("title", code(language)) ==
          "Tout autre chose");
    CHECK(desk.sees(Msg::grid_changed));
    const std::string measurement = currentMeasurement(desk.network());
    desk.show(PageName::grid, measurement);
    CHECK(desk.page.says(title));
    CHECK_FALSE(desk.page.says("Tout autre chose"));
    CHECK(desk.faults() == std::vector<std::string>());
    desk.show(PageName::grid);
    REQUIRE(desk.press(Msg::grid_use_now));
    CHECK_FALSE(desk.sees(Msg::grid_changed));
    desk.show(PageName::grid, measurement);
    CHECK(desk.page.says("Tout autre chose"));
    desk.show(PageName::grid);
    desk.press(Msg::grid_edit, {{"name", "Tout autre chose"}});
    REQUIRE(desk.press(Msg::form_remove));
    CHECK(currentGrid(desk.network()).criteria.size() == 11);
    desk.app().undo();
    CHECK(currentGrid(desk.network()).criteria.size() == 12);
  }
}

TEST_CASE("a figure says where it is from and of when; one that does not is marked") {
  RatingDesk desk;
  desk.show(PageName::profile, desk.city(0));
  REQUIRE(desk.press(Msg::figure_add));
  REQUIRE(desk.type(Msg::field_figure_label, "Population"));
  REQUIRE(desk.type(Msg::field_figure_value, "218,5"));
  REQUIRE(desk.type(Msg::field_figure_unit, "milliers"));
  REQUIRE(desk.press(Msg::common_done));
  CHECK(desk.reads("218,5 milliers"));
  CHECK(desk.sees(Msg::figure_no_source));
  CHECK(desk.sees(Msg::figure_no_date));
  CHECK(desk.faults() == std::vector<std::string>());
  REQUIRE(desk.press(Msg::figure_edit, {{"name", "Population"}}));
  REQUIRE(desk.type(Msg::field_figure_source, "Recensement"));
  REQUIRE(desk.type(Msg::field_figure_date, "2023-05-01"));
  REQUIRE(desk.press(Msg::common_done));
  CHECK_FALSE(desk.sees(Msg::figure_no_source));
  CHECK_FALSE(desk.sees(Msg::figure_no_date));
  desk.show(PageName::profile, desk.city(1));
  CHECK_FALSE(desk.reads("218,5"));
}

TEST_CASE("a sum of money is typed as people write it, in a currency that is kept with it") {
  RatingDesk desk;
  const auto amount = [&] {
    const auto figures = desk.network().all("figure");
    REQUIRE(figures.size() == 1);
    return std::string(figures[0].json("amount"));
  };
  const auto field = [&] {
    const ui::Record* found = desk.page.find(ui::Role::textbox, desk.said(Msg::field_figure_amount));
    REQUIRE(found != nullptr);
    return *found;
  };
  const auto choose = [&](std::string_view currency) {
    const bool done = desk.page.choose(desk.said(Msg::form_currency), currency);
    desk.settle();
    return done;
  };
  desk.show(PageName::profile, desk.city(0));
  REQUIRE(desk.press(Msg::figure_add));
  REQUIRE(desk.type(Msg::field_figure_label, "Budget"));

  // Until it is known of what, it is no sum; what was typed stays.
  REQUIRE(desk.type(Msg::field_figure_amount, "1 250 000"));
  CHECK(amount() == "");
  CHECK(field().description == desk.said(Msg::form_choose_currency));
  CHECK(field().value == "1 250 000");
  REQUIRE(choose("XOF · F\u202FCFA"));
  CHECK(amount() == R"({"amount":1250000,"currency":"XOF"})");
  CHECK(field().description == "");

  // Francs have no hundredths; euros do.
  REQUIRE(desk.type(Msg::field_figure_amount, "1250,5"));
  CHECK(amount() == R"({"amount":1250000,"currency":"XOF"})");
  CHECK(field().description == desk.said(Msg::form_money, {{"example", "1250"}}));
  CHECK(field().value == "1250,5");
  CHECK(desk.faults() == std::vector<std::string>());
  REQUIRE(choose("EUR · €"));
  CHECK(amount() == R"({"amount":125050,"currency":"EUR"})");
  CHECK(field().value == "1250,5");
  desk.app().undo();
  desk.settle();
  CHECK(amount() == "");
  CHECK(field().value == "");
  desk.app().redo();
  desk.settle();

  REQUIRE(desk.press(Msg::common_done));
  CHECK(desk.reads("1\u202F250,50\u00A0€"));
  desk.app().setLanguage(Language::en);
  desk.settle();
  CHECK(desk.reads("€1,250.50"));
  CHECK(desk.faults() == std::vector<std::string>());

  // The next one counts in the same; a currency alone is no change.
  REQUIRE(desk.press(Msg::figure_add));
  const int edits = desk.app().uncopied().edits;
  REQUIRE(choose("XOF · F\u202FCFA"));
  REQUIRE(choose("EUR · €"));
  CHECK(desk.app().uncopied().edits == edits);
  REQUIRE(desk.type(Msg::field_figure_amount, "7"));
  CHECK(desk.network().all("figure").size() == 2);
  for (const View& figure : desk.network().all("figure"))
    if (!figure.has("label")) CHECK(figure.json("amount") == R"({"amount":700,"currency":"EUR"})");
  REQUIRE(desk.type(Msg::field_figure_amount, ""));
  for (const View& figure : desk.network().all("figure"))
    if (!figure.has("label")) CHECK_FALSE(figure.has("amount"));
}

TEST_CASE("the questions of the study: asked, answered by somebody, open until then") {
  RatingDesk desk;
  desk.show(PageName::baseline);
  REQUIRE(desk.type(Msg::question_new, "Qui collecte les données ?"));
  REQUIRE(desk.press(Msg::question_add));
  CHECK(desk.sees(Msg::question_open));
  REQUIRE(desk.press(Msg::question_edit));
  REQUIRE(desk.type(Msg::field_question_answer, "Trois services"));
  REQUIRE(desk.type(Msg::field_question_answered_by, "Awa"));
  REQUIRE(desk.press(Msg::common_done));
  CHECK_FALSE(desk.sees(Msg::question_open));
  CHECK(desk.sees(Msg::question_by, {{"who", "Awa"}}));
  CHECK(desk.faults() == std::vector<std::string>());
}

TEST_CASE("a year after a measurement the lead is asked on the first screen to measure again") {
  RatingDesk desk;
  const std::string criterion = currentGrid(desk.network()).criteria[0].id;
  desk.say("Awa", criterion, 2);
  const auto quarter = [&](int n) {
    const std::string id = "q" + std::to_string(n);
    REQUIRE(desk.app().run(Msg::quarter_did_open, {{id, "quarter", "commons", "number", std::to_string(n)},
                                                   {id, "quarter", "commons", "topic", R"("t")"},
                                                   {id, "quarter", "commons", "step", R"("closed")"},
                                                   {id, "quarter", "commons", "start",
                                                    "\"202" + std::to_string(4 + n) + "-01-01\""}}));
  };
  for (int n = 1; n <= 3; ++n) quarter(n);
  desk.show(PageName::home);
  CHECK_FALSE(desk.sees(Msg::home_measure_again, {{"n", 3}}));
  quarter(4);
  desk.show(PageName::home);
  const ui::Record* again = desk.page.find(ui::Role::link, desk.said(Msg::home_measure_again, {{"n", 4}}));
  REQUIRE(again != nullptr);
  CHECK(again->href == toFragment({PageName::baseline, {}}));
  REQUIRE(desk.app().run(Msg::baseline_did_rate, openMeasurement(desk.network(), "2029-01-01")));
  desk.show(PageName::home);
  CHECK_FALSE(desk.sees(Msg::home_measure_again, {{"n", 4}}));
}

TEST_CASE("a learning area shows the criteria its measurement was made with, halves and all") {
  RatingDesk desk;
  const Criterion first = currentGrid(desk.network()).criteria[0];
  const std::string title = first.localized("title", "fr");
  desk.say("Awa", first.id, 2);
  desk.say("Ben", first.id, 3);
  REQUIRE(desk.app().run(Msg::form_did_edit,
                         {{first.id, "criterion", "commons", "title.fr", R"("Tout autre chose")"}}));
  desk.show(PageName::domain, first.domain());
  CHECK(desk.page.says(title));
  CHECK_FALSE(desk.page.says("Tout autre chose"));
  CHECK(desk.page.says("2,5"));
}
