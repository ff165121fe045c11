// Versions kept before each import: listed, gone back to, downloaded; and what is said when the device
// refuses.
#include <doctest/doctest.h>

#include "core/document/canonical.hpp"
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
