// The search over everything, and the list of keys: by keys, by touch, and by who listens.
#include <doctest/doctest.h>

#include <iterator>
#include <set>

#include "shell/app/keys.hpp"
#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

struct Seeker : Desk {
  explicit Seeker(Language language = Language::fr, const ui::Environment& environment = wide())
      : Desk(language, environment) {
    begin();
    evora = tab.addCity("Évora do Mar");
    tab.addCity("Port-Clair");
    show(PageName::home);
  }
  void seek(std::string_view typed) {
    CHECK(app().shortcut("ctrl+k", true));
    settle();
    CHECK(page.type(ui::Role::searchbox, said(Msg::find_label), typed));
    settle();
  }
  [[nodiscard]] std::vector<std::string> found() const {
    std::vector<std::string> names;
    for (const ui::Record& record : page.records())
      if (record.role == ui::Role::option) names.push_back(record.name);
    return names;
  }
  [[nodiscard]] const ui::Record* field() { return page.find(ui::Role::searchbox, said(Msg::find_label)); }
  /// The option that Enter would take.
  [[nodiscard]] std::string active() {
    for (const ui::Record& record : page.records())
      if (field() != nullptr && record.id == field()->active) {
        CHECK((record.state & ui::kSelected) != 0);
        return record.name;
      }
    return {};
  }
  void arrow(const char* step) {
    page.host().act({ui::Action::Kind::setValue, field()->controls, step});
    settle();
  }
  void enter() {
    page.host().act({ui::Action::Kind::activate, field()->id, {}});
    settle();
  }
  std::string evora;
};

}  // namespace

TEST_CASE("a city is found without accents and opened with Enter, from within a field") {
  Seeker seeker;
  seeker.seek("evora");
  REQUIRE(seeker.found() == std::vector<std::string>{"Évora do Mar, Ville"});
  CHECK(seeker.active() == "Évora do Mar, Ville");
  CHECK(seeker.faults() == std::vector<std::string>());
  seeker.enter();
  CHECK(seeker.app().route() == Route{PageName::city, seeker.evora});
  CHECK(seeker.field() == nullptr);
}

TEST_CASE("the arrows go round the list, typing starts it anew, and a press takes what it is on") {
  Seeker seeker;
  seeker.seek("r");
  const auto found = seeker.found();
  REQUIRE(found.size() > 2);
  CHECK(seeker.active() == found[0]);
  seeker.arrow("1");
  CHECK(seeker.active() == found[1]);
  seeker.page.picture("find-wide");
  seeker.arrow("-1");
  seeker.arrow("-1");
  CHECK(seeker.active() == found.back());
  seeker.arrow("1");
  CHECK(seeker.active() == found[0]);
  seeker.arrow("1");
  seeker.page.type(ui::Role::searchbox, seeker.said(Msg::find_label), "port");
  CHECK(seeker.active() == seeker.found().front());
  CHECK(seeker.pressNamed(ui::Role::option, "Port-Clair, Ville"));
  CHECK(seeker.app().route().page == PageName::city);
}

TEST_CASE("every place is found by its name, in every language") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    Seeker seeker(language);
    for (const auto& [label, page] :
         {std::pair(Msg::nav_calendar, PageName::calendar), std::pair(Msg::nav_backlog, PageName::backlog),
          std::pair(Msg::nav_library, PageName::library), std::pair(Msg::nav_settings, PageName::settings)}) {
      seeker.seek(seeker.said(label));
      seeker.enter();
      CHECK(seeker.app().route().page == page);
    }
  }
}

TEST_CASE("what can be done is found too, and done") {
  Seeker seeker;
  seeker.seek(seeker.said(Msg::cities_add));
  seeker.enter();
  CHECK(seeker.button(Msg::cities_add) != nullptr);
  CHECK(seeker.press(Msg::common_done));
  CHECK(seeker.app().route() == Route{PageName::cities, {}});

  seeker.seek(seeker.said(Msg::find_theme, {{"name", seeker.said(Msg::settings_theme_dark)}}));
  seeker.enter();
  CHECK(seeker.app().preferences().theme == ThemeChoice::dark);

  const auto cities = seeker.network().cities().size();
  seeker.seek(seeker.said(Msg::common_undo));
  seeker.enter();
  CHECK(seeker.network().cities().size() == cities - 1);

  seeker.seek(seeker.said(Msg::find_language, {{"name", seeker.said(Msg::common_language_pt)}}));
  seeker.enter();
  CHECK(seeker.app().preferences().language == Language::pt);
}

TEST_CASE("what answers nothing says so, and Enter does nothing") {
  Seeker seeker;
  seeker.seek("zzzz");
  CHECK(seeker.page.find(ui::Role::status, seeker.said(Msg::find_none)) != nullptr);
  CHECK(seeker.found().empty());
  seeker.enter();
  CHECK(seeker.field() != nullptr);
  CHECK((seeker.field()->state & ui::kCollapsed) != 0);
  CHECK(seeker.page.faultText() == "");
}

TEST_CASE("the search opens empty each time, and closes by Escape, by its button, and with the page") {
  Seeker seeker;
  seeker.seek("evora");
  CHECK(seeker.page.dismiss(seeker.said(Msg::find_title)));
  seeker.settle();
  CHECK(seeker.field() == nullptr);
  CHECK(seeker.press(Msg::find_title));
  REQUIRE(seeker.field() != nullptr);
  CHECK(seeker.field()->value == "");
  CHECK((seeker.field()->state & ui::kWantsFocus) != 0);
  CHECK(seeker.press(Msg::common_close));
  CHECK(seeker.field() == nullptr);
  seeker.seek("evora");
  seeker.show(PageName::cities);
  CHECK(seeker.field() == nullptr);
}

TEST_CASE("on a phone the search takes the screen, and stands in the bar and behind more") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    Seeker seeker(language, phone());
    CHECK(seeker.button(Msg::find_title) != nullptr);
    CHECK(seeker.page.faultText() == "");
    seeker.show(PageName::more);
    CHECK(seeker.pressKey("find_here"));
    const ui::Record* dialog = seeker.page.find(ui::Role::dialog, seeker.said(Msg::find_title));
    REQUIRE(dialog != nullptr);
    CHECK(dialog->rect.width == 360);
    CHECK(dialog->rect.height >= 740);
    seeker.page.picture("find-phone-" + std::string(code(language)));
    CHECK(seeker.page.faultText() == "");
    CHECK(seeker.press(Msg::common_close));
    CHECK(seeker.pressKey("keys_here"));
    CHECK(seeker.sees(Msg::keys_text));
    CHECK(seeker.page.faultText() == "");
  }
}

TEST_CASE("on a phone the saved state, the search and undo stand in one line, in every language") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    Seeker seeker(language, phone());
    seeker.tab.rest();
    seeker.show(PageName::settings);
    const ui::Record* saved = seeker.page.find(ui::Role::text, seeker.said(Msg::common_saved));
    const ui::Record* undo = seeker.button(Msg::common_undo);
    const ui::Record* search = seeker.button(Msg::find_title);
    REQUIRE(saved != nullptr);
    REQUIRE(undo != nullptr);
    REQUIRE(search != nullptr);
    CHECK(undo->rect.y == search->rect.y);
    CHECK(saved->rect.y > undo->rect.y);
    CHECK(saved->rect.y + saved->rect.height < undo->rect.y + undo->rect.height);
  }
}

TEST_CASE("the list of keys says every key there is, and each does what it says") {
  Seeker seeker;
  CHECK(seeker.app().shortcut("?", false));
  seeker.settle();
  CHECK(seeker.page.find(ui::Role::dialog, seeker.said(Msg::keys_title)) != nullptr);
  for (const Key& key : kKeys) CHECK(seeker.sees(key.label));
  for (const char* name : {"Ctrl + K", "Ctrl + Maj + Z", "Échap", "?"}) CHECK(seeker.page.says(name));
  CHECK(seeker.faults() == std::vector<std::string>());
  seeker.page.picture("keys-wide");
  CHECK(seeker.press(Msg::common_close));
  CHECK(seeker.page.find(ui::Role::dialog, seeker.said(Msg::keys_title)) == nullptr);

  const auto cities = seeker.network().cities().size();
  CHECK(seeker.app().shortcut("ctrl+z", false));
  CHECK(seeker.network().cities().size() == cities - 1);
  CHECK(seeker.app().shortcut("ctrl+shift+z", false));
  CHECK(seeker.network().cities().size() == cities);
}

TEST_CASE("keys are left to the field while one types, and to the browser when they mean nothing here") {
  Seeker seeker;
  for (const char* key : {"?", "/", "ctrl+z", "ctrl+y"}) CHECK_FALSE(seeker.app().shortcut(key, true));
  for (const char* key : {"ctrl+c", "tab", "enter", "a", ""}) CHECK_FALSE(seeker.app().shortcut(key, false));
  CHECK(seeker.app().above() == App::Above::nothing);
}

TEST_CASE("each combination of keys means one thing") {
  std::set<std::string_view> all;
  for (const Key& key : kKeys) CHECK(all.insert(key.combination).second);
}

TEST_CASE("before there is a network there is nothing to search") {
  Desk desk;
  desk.app().shortcut("ctrl+k", false);
  desk.show(PageName::welcome);
  CHECK(desk.app().above() == App::Above::nothing);
  CHECK(desk.page.find(ui::Role::dialog, desk.said(Msg::find_title)) == nullptr);
}
