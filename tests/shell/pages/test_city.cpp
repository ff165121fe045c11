// The page of one city: every field is saved as it is typed; pausing and removing can be taken back.
#include <doctest/doctest.h>

#include "shell/pages/labels.hpp"
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
  bool typeField(std::string_view field, std::string_view text) {
    return type(pages::fieldLabel(app(), "city", field), text);
  }

  std::string id;
};

}  // namespace

TEST_CASE("every field of a city is edited in place, in every language") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    OneCity desk(language);
    CHECK(desk.faults() == std::vector<std::string>());
    REQUIRE(desk.typeField("name", "Port-Obscur"));
    REQUIRE(desk.typeField("country", "Autrelande"));
    REQUIRE(desk.typeField("challenge", "Trop de papier\nPas assez de données"));
    REQUIRE(desk.typeField("challenge_reason", "Six enquêtes sur dix"));
    REQUIRE(desk.pressNamed(ui::Role::radio, desk.said(Msg::common_phase_experiment)));
    REQUIRE(desk.pressNamed(ui::Role::checkbox, desk.said(Msg::common_language_en)));
    REQUIRE(desk.pressNamed(ui::Role::checkbox, desk.said(Msg::common_language_fr)));
    CHECK(desk.city().name() == "Port-Obscur");
    CHECK(desk.city().country() == "Autrelande");
    CHECK(desk.city().challenge() == "Trop de papier\nPas assez de données");
    CHECK(desk.city().text("challenge_reason") == "Six enquêtes sur dix");
    CHECK(desk.city().phase() == "experiment");
    CHECK(desk.city().languages() == std::vector<std::string>{"en"});
    CHECK(desk.sees(Msg::common_phase_experiment_help));
  }
}

TEST_CASE("typing in a field is one step to undo") {
  OneCity desk;
  desk.typeField("country", "A");
  desk.typeField("country", "Au");
  desk.typeField("country", "Aut");
  desk.app().undo();
  CHECK(desk.city().country() == "Exemplie");
}

TEST_CASE("a city without a name is pointed out") {
  OneCity desk;
  REQUIRE(desk.typeField("name", ""));
  const ui::Record* field = desk.page.find(ui::Role::textbox, pages::fieldLabel(desk.app(), "city", "name"));
  REQUIRE(field != nullptr);
  CHECK((field->state & ui::kInvalid) != 0);
  CHECK(field->description == desk.said(Msg::city_needs_name));
}

TEST_CASE("a city pauses with a reason, and comes back") {
  OneCity desk;
  REQUIRE(desk.type(Msg::city_pause_reason, "Inondations"));
  REQUIRE(desk.press(Msg::city_do_pause));
  CHECK(desk.city().paused());
  CHECK(desk.city().text("paused_reason") == "Inondations");
  CHECK(desk.sees(Msg::city_paused));
  REQUIRE(desk.typeField("paused_reason", "Inondations, équipe ailleurs"));
  CHECK(desk.city().text("paused_reason") == "Inondations, équipe ailleurs");
  REQUIRE(desk.press(Msg::city_resume));
  CHECK_FALSE(desk.city().paused());
  CHECK_FALSE(desk.city().has("paused_reason"));
}

TEST_CASE("a removed city leaves the list, and undo brings it back") {
  OneCity desk;
  REQUIRE(desk.press(Msg::city_remove));
  REQUIRE(desk.press(Msg::city_do_remove));
  CHECK(desk.network().cities().empty());
  CHECK(desk.app().route().page == PageName::cities);
  REQUIRE(desk.app().notice());
  CHECK(desk.app().notice()->offersUndo);
  desk.app().undo();
  CHECK(desk.network().cities().size() == 1);
}

TEST_CASE("a city that is not here says so") {
  OneCity desk;
  desk.show(PageName::city, "nowhere");
  CHECK(desk.sees(Msg::city_missing));
  CHECK(desk.faults() == std::vector<std::string>());
}

TEST_CASE("a field that two devices wrote shows a badge and the way to settle it") {
  Pair pair({"Port-Clair"});
  const std::string id(pair.here.network().cities().front().id());
  for (Desk* desk : {&pair.here, &pair.there})
    desk->app().run(Msg::city_did_edit, {writeText(*desk->network().get<City>(id), "country",
                                                   desk == &pair.here ? "Ici" : "Là-bas")});
  pair.here.open("autre.json", pair.there.exported());
  pair.here.app().acceptReview();
  pair.here.show(PageName::city, id);
  CHECK(pair.here.sees(Msg::common_conflict));
  const ui::Record* link = pair.here.page.find(
      ui::Role::link, pair.here.said(Msg::conflicts_see_versions,
                                     {{"field", pages::fieldLabel(pair.here.app(), "city", "country")}}));
  REQUIRE(link != nullptr);
  CHECK(link->href == "#/conflicts");
  CHECK(pair.here.faults() == std::vector<std::string>());
}

TEST_CASE("a city removed elsewhere while it was edited here stays, and can be kept") {
  Pair pair({"Port-Clair"});
  const std::string id(pair.here.network().cities().front().id());
  pair.there.app().run(Msg::city_did_remove, remove(id));
  pair.here.app().run(Msg::city_did_edit, {writeText(*pair.here.network().get<City>(id), "country", "Ici")});
  pair.here.open("autre.json", pair.there.exported());
  pair.here.app().acceptReview();
  pair.here.show(PageName::city, id);
  CHECK(pair.here.sees(Msg::city_deleted_elsewhere));
  REQUIRE(pair.here.press(Msg::city_keep));
  CHECK_FALSE(pair.here.sees(Msg::city_deleted_elsewhere));
  CHECK(pair.here.network().cities().size() == 1);
}

TEST_CASE("the standing tells of this city alone, after a choice") {
  OneCity desk;
  CHECK(desk.sees(Msg::city_standing_none));
  App& app = desk.app();
  const std::string other = desk.tab.addCity("Valombre"), topic = app.session().newId(),
                    second = app.session().newId();
  app.run(Msg::topic_did_add, addTopic(app.network(), topic, "Lean", "fr", {}, "method", {}));
  app.run(Msg::topic_did_add, addTopic(app.network(), second, "Données", "fr", {}, "theme", {}));
  app.run(Msg::round_did_open, openRound(app.network(), "2024-10-01", "2024-10-15"));
  const auto round = [&] { return app.network().rounds().front(); };
  app.run(Msg::round_did_grade, gradeTopic(app.network(), round(), desk.id, second, 3));
  app.run(Msg::round_did_grade, gradeTopic(app.network(), round(), other, topic, 3));
  app.run(Msg::round_did_close, closeRound(app.network(), round()));
  app.run(Msg::round_did_choose, chooseTopic(round(), topic, "Essai"));
  desk.show(PageName::city, desk.id);
  CHECK(desk.sees(Msg::city_wait, {{"n", 1}}));
  CHECK_FALSE(desk.reads("Valombre"));
  desk.show(PageName::city, other);
  CHECK(desk.sees(Msg::city_wait, {{"n", 0}}));
}
