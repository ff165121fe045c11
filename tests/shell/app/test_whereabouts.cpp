// Where a person is and with what: the page and its title, the language, the build, the copy that is due.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/shell/app/device.hpp"

using namespace parcours;
using namespace parcours::test;

TEST_CASE("a language that cannot be had leaves the one that is spoken") {
  Device device;
  Tab tab(device);
  tab.rest();
  tab.app.setLanguage(Language::pt);
  CHECK(tab.app.messagesMissing());
  tab.rest();
  CHECK(tab.app.text().language() == Language::fr);
  CHECK(tab.app.preferences().language == Language::fr);
  REQUIRE(tab.app.notice());
  CHECK(tab.app.notice()->text == tab.app.text()(Msg::settings_language_away));
}

TEST_CASE("the letters of one text are one change in no copy, and another field is another") {
  Device device;
  Tab tab(device);
  tab.rest();
  tab.app.createNetwork("Réseau");
  const std::string city = tab.addCity("P");
  static_cast<void>(tab.exported());
  for (const char* name : {"Po", "Por", "Port"})
    tab.app.run(Msg::city_did_edit, {{city, "", "", "name", '"' + std::string(name) + '"'}}, false, "name");
  CHECK(tab.app.uncopied().edits == 1);
  tab.app.run(Msg::city_did_edit, {{city, "", "", "country", "\"Exemplie\""}}, false, "country");
  CHECK(tab.app.uncopied().edits == 2);
}

TEST_CASE("what one tab sets or counts, the other tabs of the device go on from") {
  Device device;
  Tab one(device);
  one.rest();
  one.app.createNetwork("Réseau");
  one.app.setWho({RoleOfPerson::lead, {}, "Awa"});
  one.addCity("P");
  one.rest();
  Tab two(device);
  two.rest();
  const auto tell = [&](Tab& tab) {
    tab.app.setPreferences(device.preferences);
    tab.rest();
  };
  two.app.setLanguage(Language::pt);
  two.app.setTheme(ThemeChoice::dark);
  two.app.setPlain(PlainChoice::always);
  two.app.setWho({RoleOfPerson::facilitator, {}, "Binta"});
  two.addCity("Q");
  two.rest();
  tell(one);
  CHECK(one.app.text().language() == Language::pt);
  CHECK(one.last<SetTheme>().dark);
  CHECK(one.last<SetPlain>().when == PlainChoice::always);
  CHECK(one.app.who().name == "Binta");
  const int both = one.app.uncopied().edits;
  CHECK(both == two.app.uncopied().edits);
  one.addCity("R");
  one.rest();
  tell(two);
  CHECK(two.app.uncopied().edits == both + 1);
  static_cast<void>(two.exported());
  tell(one);
  CHECK(one.app.uncopied().edits == 0);
  // What is told again, or comes back, is no news.
  const int saved = one.count<SavePreferences>(), dressed = one.count<SetTheme>();
  tell(one);
  CHECK(one.count<SavePreferences>() == saved);
  CHECK(one.count<SetTheme>() == dressed);
}

TEST_CASE("each page has a title of its own") {
  Device device;
  Tab tab(device);
  tab.rest();
  tab.app.createNetwork("Réseau");
  const std::string city = tab.addCity("Port-Clair");
  std::map<std::string, std::string> seen;
  const auto look = [&](const Route& route) {
    tab.app.go(route);
    tab.rest();
    const std::string title = tab.last<SetTitle>().title;
    CAPTURE(title);
    CHECK(seen.emplace(title, toFragment(route)).second);
  };
  for (const PageName page :
       {PageName::home,      PageName::cities,        PageName::backlog,  PageName::newTopic,
        PageName::round,     PageName::history,       PageName::quarter,  PageName::share,
        PageName::conflicts, PageName::settings,      PageName::networks, PageName::baseline,
        PageName::versions,  PageName::library,       PageName::guide,    PageName::digest,
        PageName::calendar,  PageName::programme,     PageName::cohesion, PageName::lessons,
        PageName::grid,      PageName::opportunities, PageName::phases,   PageName::experts,
        PageName::peers,     PageName::data,          PageName::changes,  PageName::more})
    look({page, {}});
  for (const PageName page : {PageName::city, PageName::profile, PageName::rate, PageName::phases})
    look({page, city});
}

TEST_CASE("another build keeps a version of what it finds before anything is changed") {
  Device device;
  {
    Tab tab(device);
    tab.rest();
    tab.app.createNetwork("Réseau");
    tab.addCity("Port-Clair");
    tab.rest();
  }
  Tab tab(device);
  tab.app.updated();
  tab.rest();
  const auto whys = [&] {
    static_cast<void>(tab.app.versions());
    tab.rest();
    std::vector<std::string> all;
    for (const Version& version : *tab.app.versions()) all.push_back(version.why);
    return all;
  };
  tab.addCity("Val-Doux");
  tab.addCity("Bel-Air");
  tab.rest();
  const std::vector<std::string> kept = whys();
  CHECK(std::count(kept.begin(), kept.end(), "update") == 1);
}

TEST_CASE("who follows a link is not led back by what was pressed before") {
  Device device;
  Tab tab(device);
  tab.rest();
  tab.app.createNetwork("Réseau");
  tab.rest();
  tab.app.go({PageName::settings, {}});
  tab.app.navigate("#/cities");
  tab.rest();
  CHECK(tab.app.route().page == PageName::cities);
}
