// The networks on a device: switching, starting another, and forgetting one on purpose only.
#include <doctest/doctest.h>

#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

struct TwoNetworks : Desk {
  explicit TwoNetworks(Language language = Language::fr) : Desk(language) {
    begin("Les Deltas");
    tab.addCity("Port-Clair");
    first = network().document().network;
    tab.rest();
    begin("Les Plateaux");
    show(PageName::networks);
  }
  std::string first;
};

}  // namespace

TEST_CASE("a person switches to another network, in every language") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    TwoNetworks desk(language);
    CHECK(desk.sees(Msg::networks_current));
    CHECK(desk.faults() == std::vector<std::string>());
    CHECK(desk.button(Msg::networks_open, {{"name", "Les Plateaux"}}) == nullptr);
    REQUIRE(desk.press(Msg::networks_open, {{"name", "Les Deltas"}}));
    desk.tab.rest();
    CHECK(desk.network().document().network == desk.first);
    CHECK(desk.network().cities().size() == 1);
  }
}

TEST_CASE("a network is created beside the others") {
  TwoNetworks desk;
  CHECK_FALSE(desk.enabled(Msg::welcome_create_button));
  REQUIRE(desk.type(Msg::welcome_network_name, "Les Caps"));
  REQUIRE(desk.press(Msg::welcome_create_button));
  desk.tab.rest();
  CHECK(desk.network().name() == "Les Caps");
  CHECK(desk.app().networks().size() == 3);
}

TEST_CASE("forgetting a network asks for its name") {
  TwoNetworks desk;
  REQUIRE(desk.press(Msg::networks_remove, {{"name", "Les Deltas"}}));
  CHECK(desk.sees(Msg::networks_remove_text));
  CHECK_FALSE(desk.enabled(Msg::networks_do_remove));
  CHECK(desk.faults() == std::vector<std::string>());
  const std::string field = desk.said(Msg::networks_type_name, {{"name", "Les Deltas"}});
  REQUIRE(desk.type(field, "Les Delta"));
  CHECK_FALSE(desk.enabled(Msg::networks_do_remove));
  REQUIRE(desk.type(field, "les deltas"));
  REQUIRE(desk.press(Msg::networks_do_remove));
  desk.tab.rest();
  CHECK(desk.app().networks().size() == 1);
  CHECK_FALSE(desk.sees(Msg::networks_remove_text));
  CHECK(desk.network().name() == "Les Plateaux");
}

TEST_CASE("not forgetting after all leaves everything") {
  TwoNetworks desk;
  REQUIRE(desk.press(Msg::networks_remove, {{"name", "Les Deltas"}}));
  REQUIRE(desk.press(Msg::common_cancel));
  CHECK(desk.app().networks().size() == 2);
  REQUIRE(desk.press(Msg::networks_remove, {{"name", "Les Deltas"}}));
  REQUIRE(desk.page.dismiss(desk.said(Msg::networks_remove, {{"name", "Les Deltas"}})));
  desk.settle();
  CHECK_FALSE(desk.sees(Msg::networks_remove_text));
  CHECK(desk.app().networks().size() == 2);
}

TEST_CASE("the open network can be forgotten too") {
  TwoNetworks desk;
  REQUIRE(desk.press(Msg::networks_remove, {{"name", "Les Plateaux"}}));
  REQUIRE(desk.type(desk.said(Msg::networks_type_name, {{"name", "Les Plateaux"}}), "Les Plateaux"));
  REQUIRE(desk.press(Msg::networks_do_remove));
  desk.tab.rest();
  CHECK(desk.app().networks().size() == 1);
  CHECK((!desk.app().hasNetwork() || desk.network().document().network == desk.first));
}
