// Settling what two devices wrote differently: any version, or another text, by one write.
#include <doctest/doctest.h>

#include "shell/pages/labels.hpp"
#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

/// Two devices that disagree about one field of a city, met on the first.
struct Disagreement : Pair {
  Disagreement(std::string_view field, std::string_view mine, std::string_view theirs,
               Language language = Language::fr)
      : Pair({"Port-Clair"}, language), id(here.network().cities().front().id()) {
    there.app().setWho({RoleOfPerson::city, id, "Binta"});
    write(here, field, mine);
    write(there, field, theirs);
    here.open("autre.json", there.exported());
    here.app().acceptReview();
    here.show(PageName::conflicts);
  }
  void write(Desk& desk, std::string_view field, std::string_view value) const {
    desk.app().run(Msg::city_did_edit, {writeText(*desk.network().get<City>(id), field, value)});
  }
  [[nodiscard]] City city() { return *here.network().get<City>(id); }

  std::string id;
};

}  // namespace

TEST_CASE("without conflicts the page says what would wait here") {
  Desk desk;
  desk.begin();
  desk.show(PageName::conflicts);
  CHECK(desk.sees(Msg::conflicts_none));
  CHECK(desk.faults() == std::vector<std::string>());
}

TEST_CASE("either version can be kept, and the other device then agrees") {
  for (const std::string_view kept : {"Ici", "Là-bas"}) {
    Disagreement pair("country", "Ici", "Là-bas");
    CHECK(pair.here.sees(Msg::nav_conflict_count, {{"n", 1}}));
    CHECK(pair.here.sees(Msg::conflicts_later));
    CHECK(pair.here.page.says("Ici"));
    CHECK(pair.here.page.says("Là-bas"));
    CHECK(pair.here.reads("Binta"));
    REQUIRE(pair.here.press(Msg::conflicts_keep, {{"value", kept}}));
    CHECK(pair.here.network().conflicts().empty());
    CHECK(pair.city().country() == kept);
    CHECK(pair.here.sees(Msg::conflicts_none));
    pair.there.open("regle.json", pair.here.exported());
    pair.there.app().acceptReview();
    CHECK(pair.there.network().conflicts().empty());
    CHECK(pair.there.network().get<City>(pair.id)->country() == kept);
    pair.here.app().undo();
    CHECK(pair.here.network().conflicts().size() == 1);
  }
}

TEST_CASE("42 thirty answers to one question are all shown, and one of them can be kept") {
  Desk desk;
  desk.begin();
  desk.tab.addCity("Port-Clair");
  desk.tab.rest();
  const Document base = desk.network().document();
  const City city = desk.network().cities().front();
  std::vector<std::string> answers;
  for (std::uint64_t i = 1; i <= 30; ++i) {
    answers.push_back("Pays " + std::to_string(100 + i));
    Document theirs = base;
    const Write write = writeText(city, "country", answers.back());
    REQUIRE(apply(theirs, {&write, 1}, {Writer{1'000 + i}, static_cast<std::int64_t>(kNow)}));
    desk.open("autre.json", canonicalText(theirs));
    desk.app().acceptReview();
  }
  desk.show(PageName::conflicts);
  for (const std::string& answer : answers) CHECK(desk.page.says(answer));
  CHECK(desk.faults() == std::vector<std::string>());
  REQUIRE(desk.press(Msg::conflicts_keep, {{"value", answers[16]}}));
  CHECK(desk.network().conflicts().empty());
  CHECK(desk.network().cities().front().country() == answers[16]);
}

TEST_CASE("a conflict is settled in every language, and the page has no faults") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    Disagreement pair("phase", "engage", "experiment", language);
    CHECK(pair.here.faults() == std::vector<std::string>());
    REQUIRE(pair.here.press(Msg::conflicts_keep, {{"value", pair.here.said(Msg::common_phase_engage)}}));
    CHECK(pair.city().phase() == "engage");
    CHECK(pair.here.network().conflicts().empty());
  }
}

TEST_CASE("another text than either can be written, starting from both") {
  Disagreement pair("challenge", "Le papier", "Les données");
  REQUIRE(pair.here.press(Msg::conflicts_write_another));
  const ui::Record* field = pair.here.page.find(ui::Role::textbox, pair.here.said(Msg::conflicts_new_text));
  REQUIRE(field != nullptr);
  CHECK(field->value.find("Le papier") != std::string::npos);
  CHECK(field->value.find("Les données") != std::string::npos);
  CHECK(pair.here.faults() == std::vector<std::string>());
  REQUIRE(pair.here.type(Msg::conflicts_new_text, "Le papier et les données"));
  REQUIRE(pair.here.press(Msg::conflicts_keep_text));
  CHECK(pair.city().challenge() == "Le papier et les données");
  CHECK(pair.here.network().conflicts().empty());
}

TEST_CASE("two conflicts of one city are settled one by one, each with its own text") {
  Disagreement pair("challenge", "Le papier", "Les données");
  pair.write(pair.here, "challenge_reason", "vu");
  pair.write(pair.there, "challenge_reason", "mesuré");
  pair.here.open("encore.json", pair.there.exported());
  pair.here.app().acceptReview();
  pair.here.show(PageName::conflicts);
  CHECK(pair.here.sees(Msg::nav_conflict_count, {{"n", 2}}));
  REQUIRE(pair.here.press(Msg::conflicts_keep, {{"value", "mesuré"}}));
  CHECK(pair.here.network().conflicts().size() == 1);
  CHECK(pair.city().text("challenge_reason") == "mesuré");
  REQUIRE(pair.here.press(Msg::conflicts_keep, {{"value", "Le papier"}}));
  CHECK(pair.here.network().conflicts().empty());
}

namespace {

/// A round closed on both devices: here with one city's answer, there with another's.
struct TwoClosings : Pair {
  explicit TwoClosings(Language language = Language::fr) : Pair({"Port-Clair", "Valombre"}, language) {
    App& app = here.app();
    lean = app.session().newId();
    data = app.session().newId();
    app.run(Msg::topic_did_add, addTopic(app.network(), lean, "Lean", "fr", {}, "method", {}));
    app.run(Msg::topic_did_add, addTopic(app.network(), data, "Données ouvertes", "fr", {}, "theme", {}));
    app.run(Msg::round_did_open, openRound(app.network(), "2024-10-01", "2024-10-15"));
    there.open("ouvert.json", here.exported());
    there.app().acceptReview();
    close(here, "Port-Clair", lean);
    close(there, "Valombre", data);
    here.open("clos.json", there.exported());
    here.app().acceptReview();
    here.show(PageName::conflicts);
  }
  static void close(Desk& desk, std::string_view city, const std::string& topic) {
    App& app = desk.app();
    for (const City& each : app.network().cities())
      if (each.name() == city)
        app.run(Msg::round_did_grade,
                gradeTopic(app.network(), app.network().rounds().front(), each.id(), topic, 3));
    REQUIRE(app.run(Msg::round_did_close, closeRound(app.network(), app.network().rounds().front())));
  }

  std::string lean, data;
};

}  // namespace

TEST_CASE("two closings of a round are explained by who answered and what each would recommend") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    TwoClosings pair(language);
    REQUIRE(pair.here.network().conflicts().size() == 1);
    CHECK(pair.here.sees(Msg::conflicts_record_text));
    CHECK(pair.here.sees(Msg::conflicts_record_recommends, {{"topic", "Lean"}}));
    CHECK(pair.here.sees(Msg::conflicts_record_recommends, {{"topic", "Données ouvertes"}}));
    CHECK(pair.here.sees(Msg::value_record, {{"n", 1}}));
    CHECK(pair.here.page.says("Port-Clair"));
    CHECK(pair.here.page.says("Valombre"));
    CHECK(pair.here.faults() == std::vector<std::string>());
  }
}

TEST_CASE("keeping a closing lets the rule recommend what was announced") {
  for (const int version : {1, 2}) {
    TwoClosings pair;
    // The versions stand in the order of the page; what each announces is read from it.
    const std::string words = pair.here.page.words();
    const std::size_t lean =
        words.find(pair.here.said(Msg::conflicts_record_recommends, {{"topic", "Lean"}}));
    const std::size_t data =
        words.find(pair.here.said(Msg::conflicts_record_recommends, {{"topic", "Données ouvertes"}}));
    const std::string announced = (lean < data) == (version == 1) ? pair.lean : pair.data;
    REQUIRE(pair.here.press(Msg::conflicts_keep_version, {{"n", version}}));
    CHECK(pair.here.network().conflicts().empty());
    const Ledger& ledger = pair.here.app().session().ledger();
    REQUIRE(ledger.rounds.size() == 1);
    CHECK(ledger.rounds.front().recommended == announced);
  }
}

namespace {

/// Cities about whose country two devices disagree, and about the challenge of one.
struct ManyDisagreements : Pair {
  explicit ManyDisagreements(int count, Language language = Language::fr) : Pair({}, language) {
    Edit cities;
    for (int i = 0; i < count; ++i)
      for (Write& write : addCity("c" + std::to_string(100 + i), "Ville " + std::to_string(100 + i), {}, {}))
        cities.push_back(write);
    here.app().run(Msg::cities_did_add, cities);
    there.open("villes.json", here.exported());
    there.app().acceptReview();
    there.app().setWho({RoleOfPerson::facilitator, {}, "Binta"});
    for (Desk* desk : {&here, &there}) {
      const bool mine = desk == &here;
      Edit edit;
      for (const City& city : desk->network().cities())
        edit.push_back(writeText(city, "country", mine ? "Ici" : "Là-bas"));
      edit.push_back(writeText(desk->network().cities().front(), "challenge",
                               mine ? "Rapprocher la mairie des habitants du fleuve"
                                    : "Rapprocher la mairie des jeunes du fleuve"));
      desk->app().run(Msg::city_did_edit, edit);
    }
    here.open("autre.json", there.exported());
    here.app().acceptReview();
    here.tab.rest();
    here.show(PageName::conflicts);
  }
};

}  // namespace

TEST_CASE(
    "many conflicts are walked through page by page, or settled at once as one person wrote, and undone") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    ManyDisagreements pair(50, language);
    Desk& desk = pair.here;
    CHECK(desk.sees(Msg::nav_conflict_count, {{"n", 51}}));
    CHECK(desk.sees(Msg::change_page, {{"from", 1}, {"to", 20}, {"n", 50}}));
    CHECK(desk.faults() == std::vector<std::string>());
    REQUIRE(desk.press(Msg::change_next_page));
    CHECK(desk.page.says("Ville 120"));
    CHECK_FALSE(desk.page.says("Ville 119"));
    // Of those that match some words, all as Binta wrote: the others wait.
    REQUIRE(desk.page.type(ui::Role::searchbox, desk.said(Msg::change_search), "Ville 12"));
    desk.settle();
    REQUIRE(desk.press(Msg::conflicts_keep_all, {{"who", "Binta"}, {"n", 10}}));
    CHECK(desk.network().conflicts().size() == 41);
    CHECK(desk.network().get<City>("c125")->country() == "Là-bas");
    desk.app().undo();
    CHECK(desk.network().conflicts().size() == 51);
    desk.show(PageName::home);
    desk.show(PageName::conflicts);
    // What undo put back is this device's writing, both versions of it: those ten are left for later.
    REQUIRE(desk.press(Msg::conflicts_keep_all, {{"who", "Awa"}, {"n", 41}}));
    CHECK(desk.network().conflicts().size() == 10);
    CHECK(desk.network().get<City>("c135")->country() == "Ici");
    // The other device agrees once it has the file.
    pair.there.open("regle.json", desk.exported());
    pair.there.app().acceptReview();
    CHECK(pair.there.network().conflicts().size() == 10);
    CHECK(pair.there.network().get<City>("c135")->country() == "Ici");
  }
}

TEST_CASE("a value that only a newer application writes can be kept as well") {
  Disagreement pair("phase", "engage", "experiment");
  Document newer = pair.there.network().document();
  const Write write{pair.id, "", "", "phase", "\"scale\""};
  REQUIRE(apply(newer, {&write, 1}, {Writer{7}, 1'728'000'500}));
  pair.here.open("nouveau.json", canonicalText(newer));
  pair.here.app().acceptReview();
  pair.here.show(PageName::conflicts);
  REQUIRE(pair.here.network().conflicts().size() == 1);
  REQUIRE(pair.here.press(Msg::conflicts_keep, {{"value", "scale"}}));
  CHECK(pair.here.network().conflicts().empty());
  CHECK(pair.city().entity().shown("phase")->json == "\"scale\"");
}
