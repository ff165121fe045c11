// Data on this device: what the browser promises, copies, the way back, and forgetting everything.
#include <doctest/doctest.h>

#include "core/document/import.hpp"
#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

constexpr Language kLanguages[] = {Language::fr, Language::en, Language::pt};

std::vector<std::string> none() { return {}; }

}  // namespace

TEST_CASE("48 what the browser promises is said, and a private window says so on every page") {
  for (const Language language : kLanguages) {
    INFO(code(language));
    Desk desk(language);
    desk.begin();
    desk.show(PageName::data);
    for (const auto& [persistence, words] : {std::pair(Persistence::unknown, Msg::data_promise_unknown),
                                             std::pair(Persistence::granted, Msg::data_promise_granted),
                                             std::pair(Persistence::denied, Msg::data_promise_denied)}) {
      desk.app().setKeeping(persistence, false);
      desk.settle();
      CHECK(desk.sees(words));
      CHECK(desk.faults() == none());
    }
    desk.app().setKeeping(Persistence::privateWindow, false);
    for (const PageName page : {PageName::home, PageName::cities, PageName::backlog}) {
      desk.show(page);
      CHECK(desk.sees(Msg::data_promise_private));
      CHECK(desk.faults() == none());
    }
    const int before = desk.tab.count<Download>();
    REQUIRE(desk.press(Msg::data_copy_short));
    CHECK(desk.tab.count<Download>() == before + 1);
  }
}

TEST_CASE(
    "a copy is asked for after 20 edits, or 7 days, or sooner where nothing is promised; one press makes "
    "it") {
  Desk desk;
  desk.begin();
  desk.app().backup();
  const auto edits = [&](int count) {
    for (int i = 0; i < count; ++i) desk.tab.addCity("Ville " + std::to_string(i));
    desk.show(PageName::backlog);
    desk.show(PageName::home);
  };
  edits(19);
  CHECK(desk.button(Msg::data_copy_short) == nullptr);
  edits(1);
  REQUIRE(desk.button(Msg::data_copy_short) != nullptr);
  CHECK(desk.reads("20"));
  CHECK(desk.faults() == none());
  REQUIRE(desk.press(Msg::data_copy_short));
  CHECK(desk.button(Msg::data_copy_short) == nullptr);
  // The copy is whole.
  const auto copy = importDocument(desk.tab.last<Download>().bytes);
  REQUIRE(copy);
  CHECK(copy->document == desk.network().document());
  edits(5);
  CHECK_FALSE(desk.app().copyIsDue());
  desk.app().setKeeping(Persistence::denied, false);
  CHECK(desk.app().copyIsDue());
  desk.app().setKeeping(Persistence::granted, false);
  CHECK_FALSE(desk.app().copyIsDue());
  desk.app().setClock(desk.tab.now + 1, kNow + 6 * 86'400);
  CHECK_FALSE(desk.app().copyIsDue());
  desk.app().setClock(desk.tab.now + 2, kNow + 7 * 86'400);
  CHECK(desk.app().copyIsDue());
}

TEST_CASE("a file that leaves something out is no copy") {
  Desk desk;
  desk.begin();
  const std::string city = desk.tab.addCity("Port-Clair");
  desk.app().run(Msg::city_did_edit, {{"n1", "note", city, "text", R"("à nous")"}});
  desk.app().exportNetwork({});
  CHECK(desk.app().uncopied().edits > 0);
  desk.app().exportNetwork({.rooms = {city}});
  CHECK(desk.app().uncopied().edits > 0);
  desk.app().exportNetwork({.rooms = {city}, .withPrivate = true});
  CHECK(desk.app().uncopied().edits == 0);
}

TEST_CASE("going back to a copy is asked first, puts its values back, and can be undone") {
  for (const Language language : kLanguages) {
    INFO(code(language));
    Desk desk(language);
    desk.begin();
    const std::string city = desk.tab.addCity("Port-Clair");
    const std::string copy = desk.exported();
    desk.app().run(Msg::city_did_edit, {{city, "city", "commons", "name", R"("Port-Sombre")"}});
    desk.tab.addCity("Valombre");
    desk.show(PageName::data);
    const int asked = desk.tab.count<PickFile>();
    REQUIRE(desk.press(Msg::data_go_back_button));
    CHECK(desk.tab.count<PickFile>() == asked + 1);
    desk.app().openFile("copie.json", copy);
    desk.settle();
    CHECK(desk.sees(Msg::data_go_back_effect));
    CHECK(desk.faults() == none());
    REQUIRE(desk.press(Msg::common_cancel));
    CHECK(desk.tab.cityNames() == std::vector<std::string>{"Port-Sombre", "Valombre"});
    REQUIRE(desk.press(Msg::data_go_back_button));
    desk.app().openFile("copie.json", copy);
    desk.settle();
    REQUIRE(desk.press(Msg::data_do_go_back));
    // What the copy does not hold stays.
    CHECK(desk.tab.cityNames() == std::vector<std::string>{"Port-Clair", "Valombre"});
    desk.app().undo();
    CHECK(desk.tab.cityNames() == std::vector<std::string>{"Port-Sombre", "Valombre"});
  }
}

TEST_CASE("46 a tab on an iPhone or iPad explains the copy before the home screen, others do not") {
  for (const Language language : kLanguages) {
    INFO(code(language));
    Desk desk(language);
    desk.begin();
    desk.show(PageName::data);
    CHECK_FALSE(desk.sees(Msg::data_apple_text));
    desk.app().setKeeping(Persistence::unknown, true);
    desk.settle();
    CHECK(desk.sees(Msg::data_apple_text));
    CHECK(desk.faults() == none());
    desk.show(PageName::home);
    CHECK(desk.sees(Msg::data_apple));
    CHECK(desk.faults() == none());
    REQUIRE(desk.press(Msg::data_title));
    CHECK(desk.app().route().page == PageName::data);
    REQUIRE(desk.press(Msg::data_copy_button));
    desk.show(PageName::home);
    CHECK_FALSE(desk.sees(Msg::data_apple));
  }
}

TEST_CASE("everything is deleted only once the words are typed") {
  for (const Language language : kLanguages) {
    INFO(code(language));
    Desk desk(language);
    desk.begin("Les Deltas");
    desk.begin("Les Plateaux");
    desk.show(PageName::data);
    REQUIRE(desk.press(Msg::data_forget_button));
    CHECK(desk.reads("Les Deltas"));
    CHECK(desk.faults() == none());
    CHECK_FALSE(desk.enabled(Msg::networks_do_remove));
    const std::string word = desk.said(Msg::data_forget_word);
    REQUIRE(desk.type(desk.said(Msg::networks_type_name, {{"name", word}}), word));
    REQUIRE(desk.press(Msg::networks_do_remove));
    desk.tab.rest();
    desk.page.again();
    CHECK_FALSE(desk.app().hasNetwork());
    CHECK(desk.device.disk.networks.empty());
    CHECK(desk.app().text().language() == language);
    CHECK(desk.sees(Msg::welcome_start));
  }
}

TEST_CASE("36 the page of a network that is gone says what happened and what to do, in every language") {
  for (const Language language : kLanguages) {
    INFO(code(language));
    Desk desk(language);
    desk.begin("Les Deltas");
    const std::string id = desk.network().document().network;
    const std::string file = desk.exported();
    Desk after(language);
    after.device.disk.networks[id].description = R"({"missing":true,"name":"Les Deltas"})";
    after.device.preferences = desk.device.preferences;
    Tab tab(after.device);
    tab.rest();
    REQUIRE(tab.app.missing() != nullptr);
    Headless page{wide()};
    page.run([&tab](ui::Ui& ui) { pages::draw(ui, tab.app); });
    CHECK(page.says(tab.app.text()(Msg::missing_title, {{"name", "Les Deltas"}})));
    CHECK(page.faults() == none());
    page.picture(std::string("missing-") + std::string(code(language)));
    page.resize(phone());
    CHECK(page.faults() == none());
    tab.app.openFile("copie.json", file);
    tab.rest();
    REQUIRE(tab.app.hasNetwork());
    const auto records = static_cast<std::int64_t>(tab.app.network().document().entities.size());
    CHECK(tab.app.notice()->text == tab.app.text()(Msg::app_back, {{"n", records}}));
  }
}
