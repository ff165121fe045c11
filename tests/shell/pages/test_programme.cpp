// The programme, its learning areas and lessons, what speaks for a topic, and the network's own sheets.
#include <doctest/doctest.h>

#include "core/network/draft.hpp"
#include "core/network/library.hpp"
#include "tests/shell/pages/in_quarter.hpp"

using namespace parcours;
using namespace parcours::test;

TEST_CASE("the programme shows what no topic covers, and what in the backlog would") {
  InQuarter desk;
  desk.app().run(Msg::topic_did_add,
                 addTopic(desk.network(), "t2", "Suivre un budget", "fr", {}, "tool", {}));
  desk.app().run(Msg::topic_did_edit,
                 {writeSet(*desk.network().get<Topic>("t2"), "plan", {"costs"}),
                  writeSet(*desk.network().get<Topic>(desk.topic), "plan", {"actions"})});
  desk.show(PageName::programme);
  CHECK(desk.faults() == std::vector<std::string>());
  CHECK(desk.reads(desk.said(Msg::value_plan_costs)));
  CHECK(desk.page.find(ui::Role::link, "Suivre un budget") != nullptr);
  std::vector<std::string> every;
  for (const char* part :
       {"actions", "costs", "funding", "indicators", "objectives", "responsibilities", "risks", "timing"})
    every.emplace_back(part);
  desk.app().run(Msg::topic_did_edit, {writeSet(*desk.network().get<Topic>(desk.topic), "plan", every)});
  desk.settle();
  CHECK(desk.sees(Msg::programme_covered));
  CHECK(desk.page.find(ui::Role::link, "Suivre un budget") == nullptr);
}

TEST_CASE("a learning area is added, renamed, read from a topic, and deleted") {
  InQuarter desk;
  desk.show(PageName::programme);
  CHECK_FALSE(desk.enabled(Msg::programme_add_domain));
  REQUIRE(desk.type(Msg::programme_domain_name, "Données"));
  REQUIRE(desk.press(Msg::programme_add_domain));
  const auto domains = desk.network().domains();
  REQUIRE(domains.size() == 1);
  const std::string id(domains.front().id());
  desk.app().run(Msg::topic_did_edit, {writeText(*desk.network().get<Topic>(desk.topic), "domain", id)});
  desk.show(PageName::topic, desk.topic);
  const ui::Record* link =
      desk.page.find(ui::Role::link, desk.said(Msg::topic_see_domain, {{"domain", "Données"}}));
  REQUIRE(link != nullptr);
  CHECK(link->href == toFragment({PageName::domain, id}));
  desk.show(PageName::domain, id);
  CHECK(desk.sees(Msg::domain_no_criteria));
  CHECK(desk.page.find(ui::Role::link, "Lean") != nullptr);
  REQUIRE(desk.type(Msg::field_domain_title, "Données ouvertes"));
  CHECK(desk.network().get<Domain>(id)->title("fr") == "Données ouvertes");
  CHECK(desk.faults() == std::vector<std::string>());
  REQUIRE(desk.press(Msg::form_remove));
  CHECK(desk.network().domains().empty());
  desk.show(PageName::domain, id);
  CHECK(desk.sees(Msg::form_missing));
}

TEST_CASE("a lesson is written, and becomes a topic once") {
  InQuarter desk;
  desk.show(PageName::lessons);
  CHECK(desk.sees(Msg::lessons_empty));
  REQUIRE(desk.press(Msg::lessons_add));
  REQUIRE(desk.type(Msg::field_lesson_text, "Commencer par les chauffeurs"));
  REQUIRE(desk.press(Msg::lessons_to_backlog));
  CHECK(desk.button(Msg::lessons_to_backlog) == nullptr);
  REQUIRE(desk.page.find(ui::Role::link, desk.said(Msg::lessons_in_backlog)) != nullptr);
  REQUIRE(desk.all("lesson").size() == 1);
  const View lesson = desk.all("lesson").front();
  CHECK(lesson.text("quarter") == desk.quarter().id());
  std::size_t born = 0;
  for (const Topic& topic : desk.network().topics()) born += topic.text("lesson") == lesson.id() ? 1 : 0;
  CHECK(born == 1);
  CHECK(desk.faults() == std::vector<std::string>());
}

TEST_CASE("a lesson is said once: a short one as its own title, a long one under the beginning of it") {
  InQuarter desk;
  const auto times = [&](std::string_view words) {
    int n = 0;  // A card is named by its heading.
    for (const ui::Record& each : desk.page.records())
      n += each.role != ui::Role::region && each.name.find(words) != std::string::npos ? 1 : 0;
    return n;
  };
  std::string tale;
  for (int i = 0; i < 20; ++i) tale += "Puis autre chose. ";
  const std::string texts[] = {"Commencer par les chauffeurs", "Demander d’abord\nPuis mesurer",
                               tale + "Enfin la pluie."};
  for (std::size_t i = 0; i < std::size(texts); ++i)
    desk.app().run(Msg::lessons_did_add,
                   Draft("l" + std::to_string(i), "lesson", kCommons).text("text", texts[i]).take());
  desk.show(PageName::lessons);
  CHECK(times("Commencer par les chauffeurs") == 1);
  CHECK(times("Puis mesurer") == 1);
  CHECK(times("Enfin la pluie.") == 1);
  CHECK(desk.faults() == std::vector<std::string>());
}

TEST_CASE("a city in the last phase is told what comes after it") {
  InQuarter desk;
  desk.app().run(Msg::city_did_edit, {writeText(*desk.network().get<City>(desk.one), "phase", "experiment")});
  desk.show(PageName::phases, desk.one);
  CHECK(desk.sees(Msg::phases_last_title));
  CHECK(desk.page.find(ui::Role::link, desk.said(Msg::peers_title)) != nullptr);
  CHECK(desk.faults() == std::vector<std::string>());
  desk.show(PageName::phases, desk.two);
  CHECK_FALSE(desk.sees(Msg::phases_last_title));
}

TEST_CASE("a topic shows expressed needs with their reason, and observed ones beside them, never counted") {
  InQuarter desk;
  desk.show(PageName::topic, desk.topic);
  CHECK(desk.sees(Msg::topic_expressed, {{"n", 1}}));
  CHECK(desk.reads("Trop de formulaires."));
  const std::string ledger = std::string(desk.network().rounds().back().json("record"));
  REQUIRE(desk.page.press(ui::Role::button, desk.said(Msg::topic_observe)));
  desk.settle();
  REQUIRE(desk.choose(Msg::field_observation_city, "Valombre"));
  REQUIRE(desk.type(Msg::field_observation_text, "Le budget se perd"));
  REQUIRE(desk.type(Msg::field_observation_met_by, "Binta"));
  REQUIRE(desk.press(Msg::next_take_stock_button));
  REQUIRE(desk.all("observation").size() == 1);
  CHECK(desk.all("observation").front().text("city") == desk.two);
  CHECK(desk.reads("Le budget se perd"));
  CHECK(desk.network().rounds().back().json("record") == ledger);
  CHECK(desk.faults() == std::vector<std::string>());
}

TEST_CASE("people set a city's step for a topic, and going back to the proposal leaves no trace") {
  InQuarter desk;
  desk.show(PageName::topic, desk.topic);
  const auto said = [&] { return desk.network().get<Topic>(desk.topic)->text("tier." + desk.one); };
  REQUIRE(desk.page.choose("Port-Clair", desk.said(Msg::value_tier_stretch)));
  desk.settle();
  CHECK(said() == "stretch");
  REQUIRE(desk.page.choose("Port-Clair", desk.said(Msg::value_tier_core)));
  desk.settle();
  CHECK(said().empty());
}

TEST_CASE("the network writes its own sheet, reads it, and makes a topic of it") {
  InQuarter desk;
  desk.show(PageName::library);
  REQUIRE(desk.press(Msg::library_own_add));
  REQUIRE(desk.all("library_item").size() == 1);
  const std::string id(desk.all("library_item").front().id());
  desk.show(PageName::libraryItem, id);
  REQUIRE(desk.type(Msg::field_library_item_title, "Carte des acteurs"));
  CHECK(desk.faults() == std::vector<std::string>());
  REQUIRE(desk.press(Msg::library_own_read));
  REQUIRE(desk.press(Msg::library_add));
  const auto topic = desk.network().get<Topic>(readyMadeTopicId(id));
  REQUIRE(topic);
  CHECK(topic->title("fr") == "Carte des acteurs");
  CHECK(desk.faults() == std::vector<std::string>());
}
