// Settings of this device: they change what is shown at once, and never the network.
#include <doctest/doctest.h>

#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::test;

TEST_CASE("the language changes in place, from any language to any other") {
  for (const Language from : {Language::fr, Language::en, Language::pt}) {
    Desk desk(from);
    desk.begin();
    desk.show(PageName::settings);
    CHECK(desk.faults() == std::vector<std::string>());
    for (const Language to : {Language::pt, Language::en, Language::fr}) {
      constexpr Msg kNames[] = {Msg::common_language_fr, Msg::common_language_en, Msg::common_language_pt};
      REQUIRE(desk.pressNamed(ui::Role::radio, desk.said(kNames[static_cast<int>(to)])));
      CHECK(desk.app().text().language() == to);
      CHECK(desk.sees(Msg::settings_title));
    }
  }
}

TEST_CASE("colours and text size are kept with the device's preferences, not in the network") {
  Desk desk;
  desk.begin();
  desk.show(PageName::settings);
  const std::string before = desk.tab.hash();
  REQUIRE(desk.pressNamed(ui::Role::radio, desk.said(Msg::settings_theme_sunlight)));
  REQUIRE(desk.pressNamed(ui::Role::radio, desk.app().text().percent(130)));
  desk.tab.rest();
  const Preferences kept = Preferences::parse(desk.device.preferences);
  CHECK(kept.theme == ThemeChoice::sunlight);
  CHECK(kept.textPercent == 130);
  CHECK(desk.tab.hash() == before);
}

TEST_CASE("a person says who they are, their city and their name") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    Desk desk(language);
    desk.begin();
    desk.show(PageName::settings);
    REQUIRE(desk.pressNamed(ui::Role::radio, desk.said(Msg::common_role_city)));
    CHECK(desk.app().who().role == RoleOfPerson::city);
    CHECK(desk.sees(Msg::settings_no_city));
    const std::string id = desk.tab.addCity("Port-Clair");
    desk.settle();
    REQUIRE(desk.page.choose(desk.said(Msg::settings_my_city), "Port-Clair"));
    REQUIRE(desk.type(Msg::settings_name, "Awa"));
    CHECK(desk.app().who().city == id);
    CHECK(desk.app().who().name == "Awa");
    CHECK(desk.faults() == std::vector<std::string>());
    REQUIRE(desk.pressNamed(ui::Role::radio, desk.said(Msg::common_role_facilitator)));
    CHECK(desk.app().who().role == RoleOfPerson::facilitator);
    CHECK(desk.page.find(ui::Role::combobox, desk.said(Msg::settings_my_city)) == nullptr);
  }
}

TEST_CASE("what is saved is said in words, and a refusing storage too") {
  Desk desk;
  desk.begin();
  desk.show(PageName::settings);
  CHECK(desk.sees(Msg::settings_saved_yes));
  desk.tab.store.faults = [](std::string_view name, int) {
    return name == "append" ? Fault::full : Fault::none;
  };
  desk.tab.addCity("Port-Clair");
  desk.app().flush();
  desk.tab.rest();
  desk.page.again();
  CHECK_FALSE(desk.sees(Msg::settings_saved_yes));
  CHECK(desk.sees(Msg::settings_saved_full));
}
