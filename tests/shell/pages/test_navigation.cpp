// Going about: the sidebar, the phone's bar with "more" for the rest, and what stands on every page.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

constexpr PageName kPlaces[] = {
    PageName::home,    PageName::round,    PageName::quarter,   PageName::backlog,  PageName::share,
    PageName::cities,  PageName::baseline, PageName::programme, PageName::calendar, PageName::library,
    PageName::experts, PageName::lessons,  PageName::history,   PageName::networks, PageName::settings};

/// The addresses of the links within the landmark or list of this role.
std::multiset<std::string> links(const Desk& desk, ui::Role role) {
  std::multiset<std::string> found;
  std::set<ui::Id> inside;
  for (const ui::Record& record : desk.page.records()) {
    if (record.role == role || inside.count(record.parent) > 0) inside.insert(record.id);
    if (record.role == ui::Role::link && inside.count(record.parent) > 0) found.insert(record.href);
  }
  return found;
}

}  // namespace

TEST_CASE("the sidebar leads everywhere and marks where one is, in every language") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    Desk desk(language);
    desk.begin();
    for (const PageName place : kPlaces) {
      desk.show(place);
      const auto all = links(desk, ui::Role::navigation);
      for (const PageName other : kPlaces) CHECK(all.count(toFragment({other, {}})) == 1);
      for (const ui::Record& record : desk.page.records())
        if (record.role == ui::Role::link && record.layer == ui::Layer::fixed)
          CHECK(((record.state & ui::kCurrent) != 0) == (record.href == toFragment({place, {}})));
    }
  }
}

TEST_CASE("a page within another marks the one it belongs to") {
  Desk desk;
  desk.begin();
  const std::string city = desk.tab.addCity("Port-Clair");
  for (const auto& [route, place] : {std::pair(Route{PageName::city, city}, PageName::cities),
                                     std::pair(Route{PageName::newTopic, {}}, PageName::backlog),
                                     std::pair(Route{PageName::review, {}}, PageName::share)}) {
    desk.show(route.page, route.id);
    const auto& records = desk.page.records();
    const auto current = std::find_if(records.begin(), records.end(), [](const ui::Record& record) {
      return record.role == ui::Role::link && (record.state & ui::kCurrent) != 0;
    });
    REQUIRE(current != records.end());
    CHECK(current->href == toFragment({place, {}}));
  }
}

TEST_CASE("on a phone the bar and the page behind more lead everywhere, and nowhere twice") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    for (const float width : {320.0f, 360.0f, 412.0f, 640.0f}) {
      INFO(width);
      ui::Environment environment = phone();
      environment.width = width;
      Desk desk(language, environment);
      desk.begin();
      desk.show(PageName::more);
      auto bar = links(desk, ui::Role::navigation);
      const auto rest = links(desk, ui::Role::main);
      CHECK(bar.erase(toFragment({PageName::more, {}})) == 1);
      CHECK(bar.size() + rest.size() == std::size(kPlaces));
      for (const PageName place : kPlaces) {
        const std::string address = toFragment({place, {}});
        CHECK(bar.count(address) + rest.count(address) == 1);
      }
      CHECK(desk.page.faults() == std::vector<std::string>());
    }
  }
}

TEST_CASE("beside a sidebar the page behind more still lists everything") {
  Desk desk;
  desk.begin();
  desk.show(PageName::more);
  CHECK(links(desk, ui::Role::main).size() == std::size(kPlaces));
  CHECK(desk.faults() == std::vector<std::string>());
}

TEST_CASE("disagreements appear in the navigation while there are some, with their number") {
  Pair pair({"Port-Clair"});
  for (Desk* desk : {&pair.here, &pair.there})
    desk->app().run(Msg::city_did_edit, {writeText(desk->network().cities().front(), "country",
                                                   desk == &pair.here ? "Ici" : "Là-bas")});
  pair.here.show(PageName::home);
  CHECK(links(pair.here, ui::Role::navigation).count(toFragment({PageName::conflicts, {}})) == 0);
  pair.here.open("autre.json", pair.there.exported());
  pair.here.app().acceptReview();
  pair.here.show(PageName::home);
  const std::string named =
      pair.here.said(Msg::nav_conflicts) + ", " + pair.here.said(Msg::nav_conflict_count, {{"n", 1}});
  CHECK(pair.here.page.find(ui::Role::link, named) != nullptr);
  CHECK(pair.here.faults() == std::vector<std::string>());
  pair.here.page.resize(phone());
  pair.here.show(PageName::more);
  CHECK(pair.here.sees(Msg::nav_conflict_count, {{"n", 1}}));
  CHECK(pair.here.page.faults() == std::vector<std::string>());
}

TEST_CASE("undo and redo stand on every page") {
  Desk desk;
  desk.begin();
  desk.tab.addCity("Port-Clair");
  for (const PageName place : kPlaces) {
    desk.show(place);
    REQUIRE(desk.press(Msg::common_undo));
    CHECK(desk.network().cities().empty());
    REQUIRE(desk.press(Msg::common_redo));
    CHECK(desk.network().cities().size() == 1);
  }
}

TEST_CASE("on a phone the network's name keeps clear of what stands beside it") {
  constexpr float kIcon = 20 + 8;  // drawn before its words, without a record of its own
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    for (const char* name : {"Rives", "Réseau des rives", "Le réseau des villes du bord de l’eau"})
      for (const bool edited : {false, true}) {
        INFO(name << " " << edited);
        Desk desk(language, phone());
        desk.begin(name);
        if (edited) desk.tab.addCity("Port-Clair");
        desk.tab.rest();
        desk.show(PageName::settings);
        const ui::Record* title = desk.page.find(ui::Role::text, name);
        const ui::Record* saved = desk.page.find(ui::Role::text, desk.said(Msg::common_saved));
        REQUIRE(title != nullptr);
        REQUIRE(saved != nullptr);
        CHECK(title->rect.x + title->rect.width <= saved->rect.x - kIcon);
        CHECK(desk.page.faults() == std::vector<std::string>());
        desk.page.picture(std::string("bar-") + std::string(code(language)) + (edited ? "-undo" : "") +
                          name[1]);
      }
  }
}

TEST_CASE("without a network every page says so, and that nothing is missing; with one again it is quiet") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    for (const ui::Environment& environment : {wide(), phone()}) {
      INFO(code(language) << " " << environment.width);
      Desk desk(language, environment);
      desk.begin();
      desk.show(PageName::cities);
      CHECK_FALSE(desk.sees(Msg::nav_offline));
      desk.app().setOnline(false);
      desk.settle();
      CHECK(desk.sees(Msg::nav_offline));
      CHECK(desk.tab.last<Announce>().text == desk.said(Msg::nav_offline_said));
      REQUIRE(desk.app().notice());
      CHECK(desk.app().notice()->text == desk.said(Msg::nav_offline_said));
      CHECK(desk.page.faults() == std::vector<std::string>());
      desk.show(PageName::more);
      CHECK(desk.sees(Msg::nav_offline_said));
      // Work goes on, and is saved; what can be undone is not pushed aside by the next interruption.
      desk.tab.addCity("Port-Clair");
      desk.tab.rest();
      desk.settle();
      CHECK(desk.sees(Msg::nav_offline));
      desk.app().setOnline(true);
      desk.settle();
      CHECK_FALSE(desk.sees(Msg::nav_offline));
      CHECK(desk.tab.last<Announce>().text == desk.said(Msg::nav_online_said));
      desk.app().say("Ajouté", true);
      desk.app().setOnline(false);
      desk.settle();
      CHECK(desk.app().notice()->text == "Ajouté");
      CHECK(desk.tab.last<Announce>().text == desk.said(Msg::nav_offline_said));
    }
  }
}

TEST_CASE("a device that starts without a network says so once it has words for it") {
  Device device{.disk = {}, .preferences = R"({"language":"pt"})", .site = {}};
  Tab tab(device);
  tab.app.setOnline(false);
  tab.rest();
  REQUIRE(tab.app.notice());
  CHECK(tab.app.notice()->text == tab.app.text()(Msg::nav_offline_said));
}
