// The quarter: opened after a choice, followed step by step, closed.
#include <doctest/doctest.h>

#include "core/document/canonical.hpp"
#include "core/journey/quarter_time.hpp"
#include "core/network/quarter_edits.hpp"
#include "shell/pages/steps.hpp"
#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

/// A topic was chosen; its quarter is still to be opened.
struct Chosen : Desk {
  explicit Chosen(Language language = Language::fr) : Desk(language) {
    begin();
    tab.addCity("Port-Clair");
    tab.addCity("Valombre");
    for (const char* title : {"Lean", "Budget"}) add(title);
    chooseNext();
    show(PageName::quarter);
  }
  /// A topic with a step for every city.
  void add(std::string_view title) {
    const std::string id = app().session().newId();
    app().run(Msg::topic_did_add, addTopic(network(), id, title, "fr", {}, "method", "Apprendre."));
    const Topic topic = *network().get<Topic>(id);
    for (const char* step : {"core", "stretch", "catch_up"})
      app().run(Msg::topic_did_edit, {writeText(topic, std::string(step) + ".fr", "Essayer une fois.")});
  }
  /// Every city writes its reflection.
  void reflect() {
    for (const City& city : network().cities())
      app().run(Msg::reflection_did_edit,
                writeReflection(network(), quarter().id(), city.id(), "worked", "La visite."));
  }
  /// A whole round: opened, answered, closed, and its recommendation followed.
  void chooseNext() {
    app().run(Msg::round_did_open, openRound(network(), "2024-10-01", "2024-10-15"));
    const Round round = network().rounds().back();
    const std::string topic(network().openTopics().front().id());
    for (const City& city : network().cities())
      app().run(Msg::round_did_grade, gradeTopic(network(), round, city.id(), topic, 3));
    REQUIRE(app().run(Msg::round_did_close, closeRound(network(), round)));
    REQUIRE(app().run(Msg::round_did_choose, chooseTopic(round, topic, {})));
  }
  [[nodiscard]] Quarter quarter() { return network().quarters().back(); }
  [[nodiscard]] std::string title(std::string_view topic) {
    return network().get<Topic>(topic)->title(code(app().text().language()));
  }
};

}  // namespace

TEST_CASE("without a choice the page leads to one, in every language") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    Desk desk(language);
    desk.begin();
    desk.show(PageName::quarter);
    CHECK(desk.sees(Msg::quarter_empty));
    CHECK(desk.faults() == std::vector<std::string>());
    REQUIRE(desk.press(Msg::quarter_to_round));
    CHECK(desk.app().route().page == PageName::round);
  }
}

TEST_CASE("a quarter is opened, goes through its steps and closes, in every language") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    Chosen desk(language);
    const std::string topic = desk.network().rounds().back().chosen();
    CHECK(desk.page.says(desk.title(topic)));
    CHECK(desk.faults() == std::vector<std::string>());
    // Proposed: from today, for three months.
    CHECK(desk.page.find(ui::Role::textbox, desk.said(Msg::quarter_start))->value == "2024-10-04");
    CHECK(desk.page.find(ui::Role::textbox, desk.said(Msg::quarter_end))->value == "2025-01-03");
    REQUIRE(desk.press(Msg::quarter_open));
    REQUIRE(desk.network().quarters().size() == 1);
    CHECK(desk.quarter().topic() == topic);
    CHECK(desk.quarter().start() == "2024-10-04");
    CHECK(desk.quarter().end() == "2025-01-03");
    for (std::size_t i = 0; i + 1 < kSteps; ++i) {
      INFO(kStepNames[i]);
      CHECK(desk.quarter().step() == kStepNames[i]);
      CHECK(desk.faults() == std::vector<std::string>());
      if (kStepNames[i] == "reflect") desk.reflect();
      REQUIRE(desk.press(Msg::quarter_go_to, {{"step", pages::stepLabel(desk.app(), kStepNames[i + 1])}}));
    }
    CHECK(desk.quarter().step() == "closed");
    CHECK(desk.sees(Msg::quarter_empty));
    CHECK(desk.faults() == std::vector<std::string>());
    desk.app().undo();
    desk.settle();
    CHECK(desk.quarter().step() == "exchange");
    CHECK(desk.sees(Msg::quarter_do_exchange));
  }
}

TEST_CASE("the first screen's next action follows the quarter") {
  Chosen desk;
  const auto next = [&](Msg title) {
    desk.show(PageName::home);
    CHECK(desk.sees(title));
    desk.show(PageName::quarter);
  };
  next(Msg::next_open_quarter_title);
  REQUIRE(desk.press(Msg::quarter_open));
  next(Msg::next_plan_sessions_title);
  desk.app().run(Msg::quarter_did_step, setStep(desk.quarter(), "learn"));
  next(Msg::next_advance_quarter_title);
  desk.app().run(Msg::quarter_did_step, setStep(desk.quarter(), "checkpoint"));
  next(Msg::next_take_stock_title);
  desk.app().run(Msg::quarter_did_step, setStep(desk.quarter(), "exchange"));
  next(Msg::next_gather_reflections_title);
  desk.reflect();
  next(Msg::next_advance_quarter_title);
  desk.app().run(Msg::quarter_did_step, setStep(desk.quarter(), "closed"));
  next(Msg::next_open_round_title);
  while (!desk.network().quarters().empty()) desk.app().undo();
  next(Msg::next_open_quarter_title);
}

TEST_CASE("dates that are none, or in the wrong order, do not open a quarter") {
  Chosen desk;
  const auto opens = [&](std::string_view start, std::string_view end) {
    REQUIRE(desk.type(Msg::quarter_start, start));
    REQUIRE(desk.type(Msg::quarter_end, end));
    return desk.enabled(Msg::quarter_open);
  };
  CHECK_FALSE(opens("bientôt", "2025-01-31"));
  CHECK_FALSE(opens("2024-11-31", "2025-01-31"));
  CHECK_FALSE(opens("2025-02-01", "2025-01-31"));
  CHECK(desk.page.find(ui::Role::textbox, desk.said(Msg::quarter_end))->description ==
        desk.said(Msg::quarter_bad_date));
  CHECK(desk.faults() == std::vector<std::string>());
  CHECK(opens("2024-11-01", "2025-01-31"));
}

TEST_CASE("the next choice waits until the running quarter is closed") {
  Chosen desk;
  REQUIRE(desk.press(Msg::quarter_open));
  desk.chooseNext();
  desk.settle();
  const std::string next = desk.title(desk.network().rounds().back().chosen());
  CHECK(desk.sees(Msg::quarter_next_waits, {{"topic", next}}));
  CHECK(desk.button(Msg::quarter_open) == nullptr);
  CHECK(desk.faults() == std::vector<std::string>());
  desk.app().run(Msg::quarter_did_step, setStep(desk.quarter(), "closed"));
  desk.settle();
  REQUIRE(desk.press(Msg::quarter_open));
  CHECK(desk.quarter().number() == 2);
  CHECK(desk.title(desk.quarter().topic()) == next);
}

TEST_CASE("a choice without a quarter that later choices left behind is not offered again") {
  Chosen desk;
  const std::string skipped = desk.network().rounds().back().chosen();
  desk.chooseNext();
  desk.settle();
  REQUIRE(desk.press(Msg::quarter_open));
  CHECK(desk.quarter().topic() != skipped);
  CHECK_FALSE(desk.sees(Msg::quarter_next_waits, {{"topic", desk.title(skipped)}}));
}

TEST_CASE("a quarter whose topic was not received still shows its step") {
  Chosen desk;
  REQUIRE(desk.press(Msg::quarter_open));
  Document document = desk.network().document();
  document.entities.erase(desk.quarter().topic());
  Desk other;
  other.open("partiel.json", canonicalText(document));
  other.show(PageName::quarter);
  CHECK(other.sees(Msg::backlog_not_in_file));
  CHECK(other.sees(Msg::quarter_do_prepare));
  CHECK(other.faults() == std::vector<std::string>());
  other.show(PageName::home);
  CHECK(other.sees(Msg::backlog_not_in_file));
}
