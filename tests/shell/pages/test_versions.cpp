// Versions: kept by themselves and by hand, listed, compared, gone back to as a whole or for one record,
// downloaded; the history they tell; and what is said when the device refuses.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/document/canonical.hpp"
#include "shell/pages/labels.hpp"
#include "tests/shell/app/faulty_store.hpp"
#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

/// What a person sees of a network: the shown values, whoever wrote them and when.
std::string content(const Network& network) {
  std::string all;
  for (const auto& [id, entity] : network.document().entities) {
    if (entity.hidden() || entity.type == "writer") continue;
    all += id + '\n';
    for (const Cell& cell : entity.cells)
      if (cell.field != kGone && cell.json != "null") all += "  " + cell.field + ' ' + cell.json + '\n';
  }
  return all;
}

/// Imports what another device did to a copy of this network.
void receive(Desk& desk, std::string_view file, std::string_view city) {
  Desk other;
  other.open("copie.json", desk.exported());
  other.tab.addCity(city);
  desk.open(file, other.exported());
  desk.app().acceptReview();
  desk.tab.rest();
}

void look(Desk& desk) {
  desk.show(PageName::versions);
  desk.settle();
}

}  // namespace

TEST_CASE("a version is kept before each import and listed with its file, in every language") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    Desk desk(language);
    desk.begin();
    desk.tab.addCity("Port-Clair");
    look(desk);
    CHECK(desk.sees(Msg::versions_empty));
    CHECK(desk.faults() == std::vector<std::string>());
    receive(desk, "premier.json", "Valombre");
    receive(desk, "second.json", "Évora do Mar");
    look(desk);
    CHECK(desk.sees(Msg::versions_before_file, {{"file", "premier.json"}}));
    CHECK(desk.sees(Msg::versions_before_file, {{"file", "second.json"}}));
    CHECK(desk.sees(Msg::versions_holds_cities, {{"n", 1}}));
    CHECK(desk.sees(Msg::versions_holds_cities, {{"n", 2}}));
    CHECK(desk.faults() == std::vector<std::string>());
    desk.page.picture(std::string("versions-") + std::string(code(language)));
  }
}

TEST_CASE("going back makes the network what it was, as new writes that undo takes back") {
  Desk desk;
  desk.begin();
  desk.tab.addCity("Port-Clair");
  const std::string before = content(desk.network());
  receive(desk, "premier.json", "Valombre");
  const std::string after = content(desk.network());
  look(desk);
  REQUIRE(desk.press(Msg::versions_restore_of, {{"n", 1}}));
  desk.tab.rest();
  CHECK(content(desk.network()) == before);
  look(desk);
  CHECK(desk.sees(Msg::versions_before_restore));  // the way back from the way back
  desk.app().undo();
  desk.tab.rest();
  CHECK(content(desk.network()) == after);
  desk.app().redo();
  desk.tab.rest();
  CHECK(content(desk.network()) == before);
  // Another tab of the device sees the same.
  Tab again(desk.device);
  again.rest();
  CHECK(content(again.app.network()) == before);
}

TEST_CASE("a version that held a conflict brings it back, and a merge does not undo the way back") {
  Pair pair({"Port-Clair"});
  for (Desk* desk : {&pair.here, &pair.there})
    desk->app().run(Msg::city_did_edit, {writeText(desk->network().cities().front(), "country",
                                                   desk == &pair.here ? "Ici" : "Là-bas")});
  pair.here.open("autre.json", pair.there.exported());
  pair.here.app().acceptReview();
  pair.here.tab.rest();
  REQUIRE(pair.here.network().conflicts().size() == 1);
  const std::string conflicted = content(pair.here.network());
  receive(pair.here, "encore.json", "Valombre");
  pair.here.app().run(Msg::city_did_edit,
                      {writeText(pair.here.network().cities().front(), "country", "Enfin")});
  const std::string settled = pair.here.exported();
  look(pair.here);
  REQUIRE(pair.here.press(Msg::versions_restore_of, {{"n", 2}}));
  pair.here.tab.rest();
  CHECK(content(pair.here.network()) == conflicted);
  // The file of before the way back brings nothing new.
  pair.here.open("avant.json", settled);
  if (pair.here.app().session().pending()) pair.here.app().acceptReview();
  pair.here.tab.rest();
  CHECK(content(pair.here.network()) == conflicted);
}

TEST_CASE("a version is downloaded as the file it was") {
  Desk desk;
  desk.begin();
  desk.tab.addCity("Port-Clair");
  desk.tab.rest();
  const std::string before = canonicalText(desk.network().document());
  receive(desk, "premier.json", "Valombre");
  look(desk);
  REQUIRE(desk.press(Msg::versions_download_of, {{"n", 1}}));
  desk.tab.rest();
  CHECK(desk.tab.last<Download>().bytes == before);
}

TEST_CASE("a downloaded version holds what is private, and its name and the page say so") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    Desk desk(language);
    desk.begin();
    const std::string city = desk.tab.addCity("Port-Clair");
    desk.app().run(Msg::city_did_edit, {{"n1", "note", city, "text", R"("à nous")"}});
    desk.app().nameVersion("Fondation");
    desk.tab.rest();
    look(desk);
    CHECK(desk.sees(Msg::versions_download_help));
    CHECK(desk.faults() == std::vector<std::string>());
    REQUIRE(desk.press(Msg::versions_download_of, {{"n", 1}}));
    desk.tab.rest();
    const Download version = desk.tab.last<Download>();
    CHECK(version.bytes.find("à nous") != std::string::npos);
    CHECK(version.name == "reseau-d-essai-2024-10-04-0000-private.parcours.json");
    // The same as of a copy of everything.
    desk.app().backup();
    desk.tab.frame();
    CHECK(desk.tab.last<Download>().name == version.name);
  }
}

TEST_CASE("the newest versions stay when there are too many") {
  Desk desk;
  desk.begin();
  for (std::size_t i = 0; i < Store::kVersions + 3; ++i)
    receive(desk, "fichier" + std::to_string(i) + ".json", "Ville " + std::to_string(i));
  look(desk);
  REQUIRE(desk.app().versions());
  const std::vector<Version>& all = *desk.app().versions();
  CHECK(all.size() == Store::kVersions);
  for (const Version& version : all) CHECK(version.cities >= 3);
  CHECK(desk.faults() == std::vector<std::string>());
}

TEST_CASE("when no version can be kept or read, that is said, and the import is there and can be undone") {
  for (const Fault fault : {Fault::fail, Fault::full}) {
    Desk desk;
    desk.begin();
    desk.tab.addCity("Port-Clair");
    desk.tab.rest();
    bool refusing = true;
    desk.tab.store.faults = [&](std::string_view call, int) {
      const bool ofVersions = call == "keepVersion" || call == "versions" || call == "readVersion";
      return refusing && ofVersions ? fault : Fault::none;
    };
    receive(desk, "premier.json", "Valombre");
    CHECK(desk.network().cities().size() == 2);
    desk.show(PageName::home);
    CHECK(desk.sees(Msg::versions_not_kept));
    look(desk);
    CHECK(desk.sees(Msg::versions_empty));
    CHECK(desk.sees(Msg::versions_unread));
    CHECK(desk.faults() == std::vector<std::string>());
    desk.app().undo();
    desk.tab.rest();
    CHECK(desk.network().cities().size() == 1);
    // Later the storage keeps a version, but does not give it back.
    refusing = false;
    receive(desk, "second.json", "Évora do Mar");
    look(desk);
    refusing = true;
    const std::string now = content(desk.network());
    REQUIRE(desk.press(Msg::versions_restore_of, {{"n", 1}}));
    desk.tab.frame();
    desk.settle();
    CHECK(desk.sees(Msg::versions_unread));
    CHECK(content(desk.network()) == now);
  }
}

TEST_CASE("a version is compared with now, and one record of it brought back, which others then receive") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    Pair pair({"Port-Clair", "Valombre"}, language);
    Desk& desk = pair.here;
    look(desk);
    REQUIRE(desk.type(Msg::versions_name_label, "Avant la réunion"));
    REQUIRE(desk.press(Msg::versions_keep));
    desk.tab.rest();
    for (const City& city : desk.network().cities())
      desk.app().run(Msg::city_did_edit, {writeText(city, "country", "Ailleurs")});
    desk.tab.addCity("Belle-Rive");
    desk.tab.rest();
    const std::string after = content(desk.network());
    look(desk);
    CHECK(desk.page.says("Avant la réunion"));
    CHECK(desk.sees(Msg::versions_named));
    REQUIRE(desk.app().versions());
    desk.show(PageName::versions, desk.app().versions()->front().name);
    desk.tab.rest();
    desk.settle();
    CHECK(desk.page.says("Belle-Rive"));
    CHECK(desk.page.says("Exemplie"));
    CHECK(desk.page.says("Ailleurs"));
    CHECK(desk.faults() == std::vector<std::string>());
    REQUIRE(desk.press(Msg::versions_restore_one, {{"name", "Valombre"}}));
    for (const City& city : desk.network().cities())
      CHECK(city.country() ==
            (city.name() == "Valombre" || city.name() == "Belle-Rive" ? "Exemplie" : "Ailleurs"));
    CHECK(desk.network().cities().size() == 3);
    look(desk);
    CHECK(desk.sees(Msg::versions_before_restore));  // one record or all: the way back from it is kept
    desk.show(PageName::versions, desk.app().versions()->back().name);
    desk.tab.rest();
    desk.settle();
    pair.there.open("retour.json", desk.exported());
    pair.there.app().acceptReview();
    for (const City& city : pair.there.network().cities())
      if (city.name() == "Valombre") CHECK(city.country() == "Exemplie");
    desk.app().undo();
    desk.tab.rest();
    CHECK(content(desk.network()) == after);
    // What it holds, whole.
    REQUIRE(desk.pressNamed(ui::Role::radio, desk.said(Msg::versions_held)));
    CHECK(desk.page.says("Port-Clair"));
    CHECK_FALSE(desk.page.says("Belle-Rive"));
    CHECK(desk.faults() == std::vector<std::string>());
  }
}

TEST_CASE("a named version outlives any number of automatic ones") {
  Desk desk;
  desk.begin();
  desk.app().nameVersion("Fondation");
  desk.tab.rest();
  for (std::size_t i = 0; i < Store::kVersions + 3; ++i)
    receive(desk, "fichier" + std::to_string(i) + ".json", "Ville " + std::to_string(i));
  look(desk);
  REQUIRE(desk.app().versions());
  CHECK(desk.app().versions()->size() == Store::kVersions + 1);
  CHECK(desk.app().versions()->back().text == "Fondation");
}

TEST_CASE("before the first edit of a day, and before an update, the network is kept as it was") {
  Desk desk;
  desk.begin();
  desk.tab.addCity("Port-Clair");
  desk.tab.rest();
  look(desk);
  CHECK(desk.sees(Msg::versions_empty));  // made today: there was nothing before
  const std::string yesterday = content(desk.network());
  const double later = desk.tab.now + 1;
  desk.app().setClock(later, kNow + 86'400);
  desk.app().run(Msg::cities_did_add, addCity("x", "Valombre", {}, {}));
  desk.app().run(Msg::cities_did_add, addCity("y", "Évora do Mar", {}, {}));
  desk.app().updating();
  desk.tab.rest();
  look(desk);
  REQUIRE(desk.app().versions());
  REQUIRE(desk.app().versions()->size() == 2);
  CHECK(desk.sees(Msg::versions_daily));
  CHECK(desk.sees(Msg::versions_before_update));
  const std::vector<Version> all = *desk.app().versions();  // Shown, the page asks for them anew.
  for (const Version& version : all) {
    desk.show(PageName::versions, version.name);
    desk.tab.rest();
    const Document* then = desk.app().version(version.name);
    REQUIRE(then != nullptr);
    const bool same = content(Network(*then)) == yesterday;
    CHECK(same == (version.why == "daily"));
  }
}

TEST_CASE("going back to what is so already does nothing and says so, and offers nothing to undo") {
  Desk desk;
  desk.begin();
  desk.tab.addCity("Port-Clair");
  desk.app().nameVersion("Fondation");
  desk.tab.rest();
  look(desk);
  const std::string before = desk.tab.hash();
  const auto unchanged = [&] {
    desk.tab.rest();
    CHECK(desk.tab.hash() == before);
    REQUIRE(desk.app().notice());
    CHECK(desk.app().notice()->text == desk.said(Msg::versions_same));
    CHECK_FALSE(desk.app().notice()->offersUndo);
  };
  REQUIRE(desk.press(Msg::versions_restore_of, {{"n", 1}}));
  unchanged();
  desk.app().restoreRecord(Document(desk.network().document()), desk.network().cities().front().id());
  unchanged();
  look(desk);
  REQUIRE(desk.app().versions());
  CHECK(desk.app().versions()->size() == 1);
}

TEST_CASE("the history reads on in older versions when it is asked to, and says how many there are") {
  Desk desk;
  desk.begin();
  desk.tab.addCity("Port-Clair");
  for (int i = 0; i < 15; ++i) {
    desk.app().nameVersion("v" + std::to_string(i));
    desk.tab.frame(1'000);
  }
  desk.show(PageName::changes);
  desk.tab.rest();
  desk.settle();
  CHECK(desk.app().past().older == 3);
  CHECK(desk.faults() == std::vector<std::string>());
  REQUIRE(desk.press(Msg::change_older, {{"n", 3}}));
  desk.tab.rest();
  desk.settle();
  CHECK(desk.app().past().whole);
  CHECK(desk.app().past().older == 0);
  CHECK_FALSE(desk.sees(Msg::change_older, {{"n", 3}}));
}

TEST_CASE("the history tells what folds have taken out of the journal too") {
  Desk desk;
  desk.begin();
  const std::string id = desk.tab.addCity("Port-Clair");
  for (const char* country : {"Avantlande", "Entrelande", "Enfinlande"}) {
    desk.tab.frame(2'000);
    desk.app().run(Msg::city_did_edit, {writeText(*desk.network().get<City>(id), "country", country)});
    desk.tab.rest();
  }
  for (int i = 0; i < 650; ++i) desk.tab.addCity(std::to_string(i)), desk.tab.frame(400);
  desk.tab.rest();
  const Disk::Kept& kept = desk.device.disk.networks.begin()->second;
  const auto holds = [](const auto& each) { return each.second.find("Entrelande") != std::string::npos; };
  REQUIRE(std::none_of(kept.journal.begin(), kept.journal.end(), holds));
  REQUIRE(std::none_of(kept.snapshots.begin(), kept.snapshots.end(), holds));
  desk.show(PageName::changes, id);
  desk.tab.rest();
  desk.settle();
  CHECK(desk.app().past().whole);
  for (const char* country : {"Avantlande", "Entrelande", "Enfinlande"}) CHECK(desk.page.says(country));
  CHECK(desk.faults() == std::vector<std::string>());
  // What is kept for the history is no version that one could go back to.
  look(desk);
  REQUIRE(desk.app().versions());
  CHECK(desk.app().versions()->size() < kept.versions.size());
  for (const Version& version : *desk.app().versions()) CHECK(version.why == "daily");
}

TEST_CASE("a moment is told as clocks here showed it then") {
  Desk desk;
  desk.begin();
  const auto at = [&](int minutes, std::int64_t seconds) {
    desk.device.zone = [minutes](std::int64_t) { return minutes; };
    return pages::stamp(desk.app(), seconds);
  };
  const auto noon = static_cast<std::int64_t>(kNow) + 12 * 3'600;
  CHECK(at(0, noon).ends_with(", 12:00"));
  CHECK(at(330, noon + 60).ends_with(", 17:31"));
  CHECK(at(-210, noon).ends_with(", 8:30"));
  const std::string day = at(0, noon);
  CHECK(at(13 * 60, noon).substr(0, day.find(',')) != day.substr(0, day.find(',')));
  CHECK(at(0, 0) == desk.said(Msg::value_unknown_day));
  // Summer time ended in between.
  desk.device.zone = [noon](std::int64_t seconds) { return seconds < noon ? 120 : 60; };
  CHECK(pages::stamp(desk.app(), noon - 60).ends_with(", 13:59"));
  CHECK(pages::stamp(desk.app(), noon + 60).ends_with(", 13:01"));
}

TEST_CASE("the history tells who changed what when, with what stood before, by record and person") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    Pair pair({"Port-Clair"}, language);
    Desk& desk = pair.here;
    const std::string id(desk.network().cities().front().id());
    desk.tab.rest();
    pair.there.app().setWho({RoleOfPerson::facilitator, {}, "Binta"});
    pair.there.tab.frame(60'000);  // later, by the clocks
    pair.there.app().run(Msg::city_did_edit,
                         {writeText(*pair.there.network().get<City>(id), "country", "Autrelande")});
    desk.open("autre.json", pair.there.exported());
    desk.app().acceptReview();
    desk.tab.rest();
    desk.show(PageName::changes);
    desk.tab.rest();
    desk.settle();
    CHECK(desk.app().past().whole);
    CHECK(desk.page.says("Autrelande"));
    CHECK(desk.page.says("Exemplie"));  // from the version before the import, or the journal
    CHECK(desk.reads("Binta"));
    CHECK(desk.faults() == std::vector<std::string>());
    desk.show(PageName::changes, id);
    desk.tab.rest();
    desk.settle();
    CHECK(desk.sees(Msg::change_of, {{"name", "Port-Clair"}}));
    CHECK(desk.page.says("Autrelande"));
    const std::string binta = desk.said(Msg::change_option, {{"name", "Binta"}, {"n", 1}});
    REQUIRE(desk.page.choose(desk.said(Msg::change_filter_by), binta));
    desk.settle();
    CHECK(desk.page.says("Autrelande"));
    CHECK_FALSE(desk.page.says(desk.said(Msg::conflicts_by, {{"who", "Awa"}, {"day", ""}})));
    CHECK(desk.faults() == std::vector<std::string>());
  }
}

TEST_CASE("two versions that are looked at one after the other each show their own differences") {
  Desk desk;
  desk.begin();
  desk.tab.addCity("Port-Clair");
  desk.app().nameVersion("Début");
  desk.tab.rest();
  desk.tab.addCity("Valombre");
  desk.tab.frame(2'000);
  desk.app().nameVersion("Suite");
  desk.tab.rest();
  look(desk);
  REQUIRE(desk.app().versions());
  const std::vector<Version> all = *desk.app().versions();
  REQUIRE(all.size() == 2);
  for (const Version& version : all) {
    CAPTURE(version.text);
    desk.show(PageName::versions, version.name);
    desk.tab.rest();
    desk.settle();
    CHECK(desk.sees(Msg::versions_same) == (version.text == "Suite"));
    CHECK(desk.page.says("Valombre") == (version.text == "Début"));
  }
}

TEST_CASE("a version that is kept by a clock that was set back stays") {
  Desk desk;
  desk.begin();
  for (std::size_t i = 0; i < Store::kVersions + 1; ++i)
    receive(desk, "fichier" + std::to_string(i) + ".json", "Ville " + std::to_string(i));
  Desk other;
  other.open("copie.json", desk.exported());
  other.tab.addCity("Valombre");
  desk.open("aujourd’hui.json", other.exported());
  desk.app().setClock(desk.tab.now + 1, kNow - 86'400.0 * 365);
  desk.app().acceptReview();
  desk.tab.rest();
  look(desk);
  REQUIRE(desk.app().versions());
  CHECK(desk.app().versions()->size() == Store::kVersions);
  CHECK(desk.app().versions()->back().text == "aujourd’hui.json");
}
