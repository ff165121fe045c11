// The first visit: a language, who is here, and three ways to start.
#include <doctest/doctest.h>

#include "core/document/canonical.hpp"
#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

/// Lets what was asked for arrive, and draws the page of wherever that led.
void arrive(Desk& desk) {
  desk.tab.rest();
  desk.settle();
}

}  // namespace

TEST_CASE("whoever comes first says who they are and starts a network, in every language") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    Desk desk(language);
    desk.show(PageName::welcome);
    CHECK_FALSE(desk.app().hasNetwork());
    CHECK(desk.sees(Msg::welcome_subtitle));
    CHECK(desk.sees(Msg::welcome_private));
    CHECK(desk.faults() == std::vector<std::string>());

    REQUIRE(desk.pressNamed(ui::Role::radio, desk.said(Msg::common_role_facilitator)));
    CHECK(desk.app().who().role == RoleOfPerson::facilitator);
    CHECK_FALSE(desk.enabled(Msg::welcome_create_button));
    REQUIRE(desk.type(Msg::welcome_network_name, "   "));
    CHECK_FALSE(desk.enabled(Msg::welcome_create_button));
    REQUIRE(desk.type(Msg::welcome_network_name, "Les Rives"));
    REQUIRE(desk.press(Msg::welcome_create_button));
    arrive(desk);
    REQUIRE(desk.app().hasNetwork());
    CHECK(desk.network().name() == "Les Rives");
    CHECK(desk.app().who().role == RoleOfPerson::facilitator);
    CHECK(desk.app().route().page == PageName::home);
    CHECK(desk.sees(Msg::guide_title));
    CHECK(desk.faults() == std::vector<std::string>());
  }
}

TEST_CASE("each language is offered by its own name, and is there at once") {
  Desk desk(Language::en);
  desk.show(PageName::welcome);
  for (const auto& [name, language] :
       {std::pair("Português", Language::pt), std::pair("Français", Language::fr),
        std::pair("English", Language::en)}) {
    REQUIRE(desk.pressNamed(ui::Role::radio, name));
    CHECK(desk.app().text().language() == language);
    CHECK(desk.sees(Msg::welcome_who));
  }
}

TEST_CASE("the demonstration opens, says that it is one, and leads to a network of one's own") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    Document demo;
    demo.network = "demo-network";
    Edit edit = createNetwork("Les Rives", "fr");
    edit.push_back({edit[0].entity, edit[0].type, edit[0].room, "demo", "true"});
    REQUIRE(apply(demo, edit, {Writer{7}, 1'700'000'000}));
    Desk desk(language);
    desk.device.site["demo/demo.parcours.json"] = canonicalText(demo);
    desk.show(PageName::welcome);
    REQUIRE(desk.press(Msg::welcome_demo_button));
    arrive(desk);
    REQUIRE(desk.app().hasNetwork());
    CHECK(desk.sees(Msg::nav_demo));
    CHECK(desk.faults() == std::vector<std::string>());
    REQUIRE(desk.press(Msg::nav_demo_leave));
    CHECK(desk.app().route().page == PageName::networks);
  }
}

TEST_CASE("a demonstration that cannot be had leaves the person where they are") {
  Desk desk;
  desk.show(PageName::welcome);
  REQUIRE(desk.press(Msg::welcome_demo_button));
  arrive(desk);
  CHECK_FALSE(desk.app().hasNetwork());
  REQUIRE(desk.app().notice());
  CHECK(desk.app().notice()->text == desk.said(Msg::app_demo_unavailable));
}

TEST_CASE("a received file opens, and one that cannot be read says why") {
  Desk sender;
  sender.begin("Les Rives");
  const std::string file = sender.exported();
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    Desk desk(language);
    desk.show(PageName::welcome);
    REQUIRE(desk.press(Msg::welcome_open_button));
    CHECK(desk.tab.count<PickFile>() == 1);
    desk.open("rives.json", file.substr(0, file.size() / 2));
    desk.settle();
    CHECK_FALSE(desk.app().hasNetwork());
    REQUIRE_FALSE(desk.app().fileError().empty());
    CHECK(desk.page.says(desk.app().fileError()));
    CHECK(desk.faults() == std::vector<std::string>());
    REQUIRE(desk.press(Msg::common_close));
    CHECK(desk.app().fileError().empty());
    desk.open("rives.json", file);
    arrive(desk);
    REQUIRE(desk.app().hasNetwork());
    CHECK(desk.network().name() == "Les Rives");
  }
}

TEST_CASE("without a network, too, what the device has to say is seen") {
  Desk desk;
  desk.begin();
  desk.tab.addCity("Port-Clair");
  desk.tab.rest();
  const auto starts = [&](std::string_view refused, Msg said,
                          Persistence persistence = Persistence::unknown) {
    Tab tab(desk.device,
            [=](std::string_view name, int) { return name == refused ? Fault::fail : Fault::none; });
    tab.app.setKeeping(persistence, false);
    for (int i = 0; i < 4; ++i) tab.frame(100);
    Headless page;
    page.run([&](ui::Ui& ui) { pages::draw(ui, tab.app); });
    CHECK(page.says(tab.app.text()(said)));
  };
  starts("load", Msg::app_not_opened);
  desk.device.disk.networks.clear();
  starts("none", Msg::app_vanished);
  desk.device.preferences = R"({"language":"fr"})";
  starts("list", Msg::app_not_listed);
  starts("none", Msg::data_promise_private, Persistence::privateWindow);
}
