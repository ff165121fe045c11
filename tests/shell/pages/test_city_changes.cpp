// A city's way through time: its challenge changes for a reason, it is deleted and comes back.
#include <doctest/doctest.h>

#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

struct OneCity : Desk {
  explicit OneCity(Language language = Language::fr) : Desk(language) {
    begin();
    id = tab.addCity("Port-Clair");
    show(PageName::city, id);
  }
  [[nodiscard]] City city() { return *network().get<City>(id); }
  [[nodiscard]] std::vector<View> changes() { return network().all("challenge_change"); }
  [[nodiscard]] std::string label(std::string_view field) {
    return said(field == "challenge" ? Msg::field_city_challenge : Msg::field_city_challenge_reason);
  }
  std::string id;
};

}  // namespace

TEST_CASE(
    "a challenge is typed once, then changed for a reason that stays with its date, in every language") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    OneCity desk(language);
    REQUIRE(desk.type(desk.label("challenge"), "L’eau"));
    REQUIRE(desk.type(desk.label("challenge"), "L’eau potable"));  // still being written: no change
    CHECK(desk.changes().empty());
    desk.show(PageName::cities);
    desk.show(PageName::city, desk.id);
    REQUIRE(desk.press(Msg::city_challenge_change));
    CHECK_FALSE(desk.enabled(Msg::city_challenge_save));
    REQUIRE(desk.type(Msg::city_challenge_new, "Les déchets"));
    CHECK_FALSE(desk.enabled(Msg::city_challenge_save));  // not without a reason
    REQUIRE(desk.type(Msg::city_challenge_why, "La crue a tout changé"));
    CHECK(desk.faults() == std::vector<std::string>());
    REQUIRE(desk.press(Msg::city_challenge_save));
    CHECK(desk.city().challenge() == "Les déchets");
    REQUIRE(desk.changes().size() == 1);
    const View change = desk.changes().front();
    CHECK(change.text("city") == desk.id);
    CHECK(change.text("text") == "L’eau potable");
    CHECK(change.text("date") == "2024-10-04");
    CHECK(desk.page.says("L’eau potable"));
    CHECK(desk.sees(Msg::city_challenge_because, {{"reason", "La crue a tout changé"}}));
    CHECK(desk.faults() == std::vector<std::string>());
    desk.page.picture(std::string("city-challenge-") + std::string(code(language)), true);
    desk.app().undo();
    CHECK(desk.city().challenge() == "L’eau potable");
    CHECK(desk.changes().empty());
  }
}

TEST_CASE("the words of a challenge are corrected without a change, and a change can be thought better of") {
  OneCity desk;
  REQUIRE(desk.type(desk.label("challenge"), "Les dechets"));
  desk.show(PageName::cities);
  desk.show(PageName::city, desk.id);
  REQUIRE(desk.press(Msg::city_challenge_change));
  REQUIRE(desk.type(Msg::city_challenge_new, "Les déchets"));
  REQUIRE(desk.press(Msg::city_challenge_correct));
  CHECK(desk.city().challenge() == "Les déchets");
  CHECK(desk.changes().empty());
  REQUIRE(desk.press(Msg::city_challenge_change));
  REQUIRE(desk.type(Msg::city_challenge_new, "Autre chose"));
  REQUIRE(desk.press(Msg::common_cancel));
  CHECK(desk.city().challenge() == "Les déchets");
}

TEST_CASE("changes of two devices stand side by side, the latest first") {
  Pair pair({"Port-Clair"});
  const std::string id(pair.here.network().cities().front().id());
  for (Desk* desk : {&pair.here, &pair.there}) {
    const City city = *desk->network().get<City>(id);
    const bool here = desk == &pair.here;
    REQUIRE(desk->app().run(Msg::city_did_change_challenge,
                            changeChallenge(city, here ? "Eau" : "Route", desk->app().session().newId(),
                                            here ? "Crue" : "Pont", here ? "2024-01-05" : "2024-02-05")));
  }
  pair.here.open("autre.json", pair.there.exported());
  pair.here.app().acceptReview();
  pair.here.show(PageName::city, id);
  const std::string words = pair.here.page.words();
  CHECK(words.find("Crue") != std::string::npos);
  CHECK(words.find("Pont") < words.find("Crue"));
  CHECK(pair.here.faults() == std::vector<std::string>());
}

TEST_CASE("a deleted city is in the trash with its name, and comes back with all it had, in every language") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    OneCity desk(language);
    REQUIRE(desk.type(desk.label("challenge"), "L’eau"));
    desk.show(PageName::cities);
    CHECK_FALSE(desk.sees(Msg::trash_title));
    desk.app().run(Msg::city_did_remove, remove(desk.id));
    desk.settle();
    REQUIRE(desk.press(Msg::trash_title));
    CHECK(desk.sees(Msg::trash_text));
    CHECK(desk.faults() == std::vector<std::string>());
    REQUIRE(desk.press(Msg::trash_bring_back, {{"name", "Port-Clair"}}));
    CHECK(desk.network().cities().size() == 1);
    CHECK(desk.city().challenge() == "L’eau");
    CHECK_FALSE(desk.sees(Msg::trash_title));
    desk.app().undo();
    CHECK(desk.network().cities().empty());
  }
}
