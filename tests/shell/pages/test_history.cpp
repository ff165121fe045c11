// The history of choices: every round, its recommendation, what people decided, and where the cities stand.
#include <doctest/doctest.h>

#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

/// Three rounds: one followed, one where people chose otherwise, one still to be decided.
struct ThreeRounds : Desk {
  explicit ThreeRounds(Language language = Language::fr) : Desk(language) {
    begin();
    for (const char* city : {"Valombre", "Port-Clair"}) tab.addCity(city);
    for (const char* title : {"Lean", "Budget", "Données", "Récits"})
      app().run(Msg::topic_did_add,
                addTopic(network(), app().session().newId(), title, "fr", {}, "method", {}));
    decide(round(), {});
    decide(round(), "Le temps manque");
    round();
  }
  /// Opens a round, lets all cities answer and closes it; gives its id.
  std::string round() {
    app().run(Msg::round_did_open, openRound(network(), "2024-10-01", "2024-10-15"));
    const Round round = network().rounds().back();
    const std::string topic(network().openTopics().front().id());
    for (const City& city : network().cities())
      app().run(Msg::round_did_grade, gradeTopic(network(), round, city.id(), topic, 3));
    REQUIRE(app().run(Msg::round_did_close, closeRound(network(), round)));
    return std::string(round.id());
  }
  void decide(const std::string& id, std::string_view reason) {
    const std::string recommended = findRound(app().session().ledger(), id)->recommended;
    std::string topic = recommended;
    for (const Topic& each : network().openTopics())
      if (!reason.empty()) topic = each.id();
    REQUIRE((topic != recommended) == !reason.empty());
    REQUIRE(app().run(Msg::round_did_choose, chooseTopic(*network().get<Round>(id), topic, reason)));
  }
};

}  // namespace

TEST_CASE("before the first round the history says what it will hold, in every language") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    Desk desk(language);
    desk.begin();
    desk.show(PageName::history);
    CHECK(desk.sees(Msg::history_empty));
    CHECK(desk.faults() == std::vector<std::string>());
  }
}

TEST_CASE("each round tells how it was decided, and opens its account, in every language") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    ThreeRounds desk(language);
    desk.show(PageName::history);
    CHECK(desk.sees(Msg::history_followed));
    CHECK(desk.sees(Msg::history_departed));
    CHECK(desk.sees(Msg::history_undecided));
    CHECK(desk.faults() == std::vector<std::string>());
    for (int n = 1; n <= 3; ++n) {
      INFO(n);
      desk.show(PageName::history);
      const ui::Record* link = desk.page.find(ui::Role::link, desk.said(Msg::round_number, {{"n", n}}));
      REQUIRE(link != nullptr);
      desk.app().navigate(std::string(link->href));
      desk.settle();
      CHECK(desk.sees(Msg::result_recommended));
      CHECK(desk.sees(Msg::result_ledger));
      CHECK(desk.sees(Msg::result_follows) == (n == 1));
      CHECK(desk.reads("Le temps manque") == (n == 2));
      CHECK((desk.button(Msg::result_choose) != nullptr) == (n == 3));
      CHECK(desk.faults() == std::vector<std::string>());
    }
  }
}

TEST_CASE("cities stand in the order of the alphabet: it is no ranking") {
  ThreeRounds desk;
  desk.show(PageName::history);
  const std::string words = desk.page.words();
  const std::size_t standings = words.find(desk.said(Msg::history_standings));
  REQUIRE(standings != std::string::npos);
  CHECK(words.find("Port-Clair", standings) < words.find("Valombre", standings));
}

TEST_CASE("a round decided from the history can be undone") {
  ThreeRounds desk;
  desk.show(PageName::history, desk.network().rounds().back().id());
  REQUIRE(desk.press(Msg::result_choose));
  CHECK_FALSE(desk.network().rounds().back().chosen().empty());
  CHECK(desk.sees(Msg::result_follows));
  REQUIRE(desk.press(Msg::common_undo));
  CHECK(desk.network().rounds().back().chosen().empty());
}

TEST_CASE("a round without a result says why there is none") {
  ThreeRounds desk;
  const auto says = [&](std::string_view id, Msg message) {
    desk.show(PageName::history, id);
    CHECK(desk.sees(message));
    CHECK(desk.faults() == std::vector<std::string>());
  };
  says("nobody", Msg::history_missing);
  says(desk.network().cities().front().id(), Msg::history_missing);
  desk.decide(std::string(desk.network().rounds().back().id()), {});
  desk.app().run(Msg::round_did_open, openRound(desk.network(), "2024-10-01", "2024-10-15"));
  const std::string last(desk.network().rounds().back().id());
  says(last, Msg::result_still_open);
  desk.app().run(Msg::round_did_cancel, cancelRound(desk.network().rounds().back()));
  says(last, Msg::result_cancelled);
  desk.app().run(Msg::round_did_cancel, remove(last));
  says(last, Msg::history_missing);
}
