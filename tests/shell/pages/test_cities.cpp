// The page of cities: it teaches while it is empty, and adds one city after another.
#include <doctest/doctest.h>

#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::test;

TEST_CASE("an empty network teaches, and takes its first cities, in every language") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    Desk desk(language);
    desk.begin();
    desk.show(PageName::cities);
    INFO(code(language));
    CHECK(desk.sees(Msg::cities_empty));
    CHECK_FALSE(desk.enabled(Msg::cities_add));
    CHECK(desk.faults() == std::vector<std::string>());

    REQUIRE(desk.type(Msg::cities_name, "Port-Clair"));
    REQUIRE(desk.type(Msg::cities_country, "Exemplie"));
    REQUIRE(desk.pressNamed(ui::Role::checkbox, desk.said(Msg::common_language_pt)));
    REQUIRE(desk.pressNamed(ui::Role::checkbox, desk.said(Msg::common_language_fr)));
    REQUIRE(desk.pressNamed(ui::Role::radio, desk.said(Msg::common_phase_engage)));
    REQUIRE(desk.press(Msg::cities_add));
    REQUIRE(desk.network().cities().size() == 1);
    const City city = desk.network().cities().front();
    CHECK(city.name() == "Port-Clair");
    CHECK(city.country() == "Exemplie");
    CHECK(city.languages() == std::vector<std::string>{"fr", "pt"});
    CHECK(city.phase() == "engage");

    // The form is ready for the next one, empty.
    CHECK_FALSE(desk.enabled(Msg::cities_add));
    REQUIRE(desk.type(Msg::cities_name, "Valombre"));
    REQUIRE(desk.press(Msg::cities_add));
    REQUIRE(desk.network().cities().size() == 2);
    CHECK(desk.network().cities().back().phase().empty());
    CHECK(desk.network().cities().back().languages().empty());
    REQUIRE(desk.press(Msg::common_done));
    CHECK(desk.page.find(ui::Role::textbox, desk.said(Msg::cities_name)) == nullptr);
    CHECK(desk.sees(Msg::common_city_count, {{"n", 2}}));
    CHECK(desk.page.find(ui::Role::link, "Port-Clair") != nullptr);
    CHECK(desk.faults() == std::vector<std::string>());

    // The notice offers to take it back.
    desk.app().undo();
    CHECK(desk.network().cities().size() == 1);
  }
}

TEST_CASE("a second city of the same name is allowed, and pointed out") {
  Desk desk;
  desk.begin();
  desk.tab.addCity("Évora do Mar");
  desk.show(PageName::cities);
  REQUIRE(desk.press(Msg::cities_add));
  REQUIRE(desk.type(Msg::cities_name, "evora do mar"));
  const ui::Record* field = desk.page.find(ui::Role::textbox, desk.said(Msg::cities_name));
  REQUIRE(field != nullptr);
  CHECK(field->description == desk.said(Msg::cities_name_taken));
  CHECK(desk.enabled(Msg::cities_add));
}

TEST_CASE("a card leads to the city and tells its state") {
  Desk desk;
  desk.begin();
  const std::string id = desk.tab.addCity("Port-Clair");
  const City city = *desk.network().get<City>(id);
  desk.app().run(Msg::city_did_pause, {writeFlag(city, "paused", true)});
  desk.app().run(Msg::city_did_edit, {writeText(city, "challenge", std::string(600, 'm'))});
  desk.show(PageName::cities);
  CHECK(desk.sees(Msg::common_paused));
  CHECK_FALSE(desk.reads(std::string(200, 'm')));
  const ui::Record* card = desk.page.find(ui::Role::link, "Port-Clair");
  REQUIRE(card != nullptr);
  CHECK(card->href == toFragment({PageName::city, id}));
}
