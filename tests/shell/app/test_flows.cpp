// What a person does from the first visit on, through the application as the browser drives it.
#include <doctest/doctest.h>

#include "core/document/ids.hpp"
#include "core/document/import.hpp"
#include "shell/app/error_text.hpp"
#include "tests/shell/app/device.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

/// A fictional network as a file.
std::string demoFile() {
  Document document;
  document.network = "demo00000000";
  Edit edit = createNetwork("Les Rives", "fr");
  edit.push_back({edit[0].entity, edit[0].type, edit[0].room, "demo", "true"});
  edit.push_back({edit[0].entity, edit[0].type, edit[0].room, "today", R"("2025-03-01")"});
  for (const Write& write : addCity("demo-city", "Port-Clair", "Exemplie", {"fr"})) edit.push_back(write);
  REQUIRE(apply(document, edit, {Writer{7}, 1'700'000'000}));
  return canonicalText(document);
}

}  // namespace

TEST_CASE("a first visit speaks the browser's language and waits for a choice") {
  Device device;
  device.preferences.clear();
  Tab tab(device);
  tab.rest();
  CHECK(tab.app.ready());
  CHECK_FALSE(tab.app.hasNetwork());
  CHECK_FALSE(tab.app.knowsWho());
  CHECK(tab.app.who().role == RoleOfPerson::lead);
  CHECK(tab.app.text().language() == Language::pt);
  CHECK(tab.last<SetTitle>().language == "pt");
  CHECK_FALSE(tab.app.preferences().language.has_value());
  CHECK(device.disk.writes == 0);

  tab.app.setLanguage(Language::en);
  tab.app.setWho({RoleOfPerson::facilitator, {}, "Awa"});
  tab.rest();
  CHECK(tab.app.text().language() == Language::en);
  CHECK(tab.last<SetTitle>().language == "en");
  CHECK(tab.app.who().name == "Awa");
  CHECK(Preferences::parse(device.preferences).language == Language::en);
}

TEST_CASE("an idle application asks for nothing") {
  Device device;
  Tab tab(device);
  tab.app.createNetwork("Réseau");
  tab.rest();
  for (int i = 0; i < 40; ++i) tab.frame(1'000);
  tab.effects.clear();
  for (int i = 0; i < 40; ++i) tab.frame(1'000);
  CHECK(tab.effects.empty());
}

TEST_CASE("a new network is there at once, kept, and opened again") {
  Device device;
  std::string hash, id;
  {
    Tab tab(device);
    tab.rest();
    tab.app.createNetwork("Réseau des deltas");
    REQUIRE(tab.app.hasNetwork());
    CHECK(tab.app.network().name() == "Réseau des deltas");
    CHECK_FALSE(tab.app.session().canUndo());
    CHECK(tab.count<AskPersistence>() == 0);
    tab.rest();
    CHECK(tab.state() == SaveState::saved);
    CHECK(tab.count<AskPersistence>() == 1);
    tab.addCity("Port-Clair");
    CHECK(tab.app.session().canUndo());
    tab.rest();
    CHECK(tab.count<AskPersistence>() == 1);
    CHECK(tab.app.route().page == PageName::home);
    id = tab.app.network().document().network;
    hash = tab.hash();
  }
  Tab again(device);
  again.rest();
  REQUIRE(again.app.hasNetwork());
  CHECK(again.hash() == hash);
  REQUIRE(again.app.networks().size() == 1);
  CHECK(again.app.networks()[0].id == id);
  CHECK(again.app.networks()[0].name == "Réseau des deltas");
}

TEST_CASE("edits go to the journal when a burst ends, and at once when the page is left") {
  Device device;
  Tab tab(device);
  tab.rest();
  tab.app.createNetwork("Réseau");
  tab.rest();
  const auto records = [&] { return device.disk.networks.begin()->second.journal.size(); };
  const std::size_t before = records();
  tab.addCity("A");
  for (int i = 0; i < 10; ++i) {
    tab.frame(20);
    CHECK(records() == before);
    CHECK(tab.state() == SaveState::saving);
  }
  CHECK(tab.last<Wake>().milliseconds <= App::kBurst);
  for (int i = 0; i < 10; ++i) tab.frame(20);
  CHECK(records() == before + 1);
  CHECK(tab.state() == SaveState::saved);

  // Someone who never pauses is kept all the same.
  for (int i = 0; i < 30; ++i) {
    tab.addCity("B" + std::to_string(i));
    tab.frame(100);
  }
  CHECK(records() > before + 1);
  tab.rest();
  const std::size_t rested = records();
  tab.addCity("C");
  tab.app.flush();
  tab.store.pump();
  CHECK(records() == rested + 1);
}

TEST_CASE("a timer that rings early is set again") {
  Device device;
  Tab tab(device);
  tab.rest();
  tab.app.createNetwork("Réseau");
  tab.rest();
  tab.addCity("A");
  tab.frame(1);
  double left = tab.last<Wake>().milliseconds;
  for (int rings = 0; rings < 10 && tab.state() != SaveState::saved; ++rings) {
    const int wakes = tab.count<Wake>();
    tab.frame(left > 2 ? left - 1 : left);  // a millisecond before it was due
    if (tab.state() == SaveState::saved) break;
    CHECK(tab.count<Wake>() > wakes);
    left = tab.last<Wake>().milliseconds;
  }
  CHECK(tab.state() == SaveState::saved);
}

TEST_CASE("the demo is fetched once, kept apart, and has its own today") {
  Device device;
  device.site["demo/demo.parcours.json"] = demoFile();
  Tab tab(device);
  tab.rest();
  tab.app.exploreDemo();
  tab.rest();
  REQUIRE(tab.app.hasNetwork());
  CHECK(tab.app.network().demo());
  CHECK_FALSE(tab.app.notice());  // It is here: nobody waits for it any more.
  CHECK(tab.app.session().today() == 20'148);
  CHECK(tab.count<AskPersistence>() == 0);
  tab.addCity("Ajoutée");
  tab.app.createNetwork("Le mien");
  tab.rest();
  CHECK(tab.app.session().today() == kToday);
  device.site.clear();
  tab.app.exploreDemo();
  tab.rest();
  CHECK(tab.cityNames() == std::vector<std::string>{"Ajoutée", "Port-Clair"});
  CHECK(tab.app.networks().size() == 2);
}

TEST_CASE("a demo that cannot be had is told, and changes nothing") {
  Device device;
  Tab tab(device);
  tab.rest();
  tab.app.exploreDemo();
  tab.rest();
  CHECK_FALSE(tab.app.hasNetwork());
  REQUIRE(tab.app.notice());
  CHECK(tab.app.notice()->text == tab.app.text()(Msg::app_demo_unavailable));
  CHECK(device.disk.writes == 0);
}

TEST_CASE("a refused file says which, where and why in three languages, and changes nothing") {
  Device device;
  Tab tab(device);
  tab.rest();
  tab.app.createNetwork("Réseau");
  tab.addCity("Port-Clair");
  tab.rest();
  const std::string good = tab.exported(), hash = tab.hash();
  const int writes = device.disk.writes;
  std::string twice = good;
  twice.insert(twice.find("\"network\": "), "\"network\": \"x\",\n  ");
  const std::pair<std::string, Msg> cases[] = {
      {good.substr(0, good.size() / 2), Msg::error_truncated},
      {"bonjour", Msg::error_not_json},
      {twice, Msg::error_duplicate_key},
      {"[]", Msg::error_other_format},
      {"", Msg::error_truncated},
  };
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    tab.app.setLanguage(language);
    tab.rest();
    for (const auto& [bytes, reason] : cases) {
      tab.app.openFile("Reçu de Kribi.json", bytes);
      tab.rest();
      const std::string& said = tab.app.fileError();
      CAPTURE(said);
      const std::string file = tab.app.text()(Msg::error_named_file, {{"file", "Reçu de Kribi.json"}});
      CHECK(said.find(tab.app.text()(reason, {{"file", file}})) == 0);
      CHECK(tab.last<Announce>().text == said);
      CHECK(tab.last<Announce>().assertive);
      CHECK(tab.hash() == hash);
    }
    tab.app.openFile("x", good.substr(0, good.size() / 2));
    const auto error = importDocument(good.substr(0, good.size() / 2));
    REQUIRE_FALSE(error);
    CHECK(tab.app.fileError().find(std::to_string(error.error().place.line)) != std::string::npos);
    tab.app.dismissFileError();
    CHECK(tab.app.fileError().empty());
  }
  CHECK(device.disk.writes == writes);
}

TEST_CASE("a file of the open network is reviewed before anything changes") {
  Device device, other;
  Tab mine(device);
  mine.rest();
  mine.app.createNetwork("Réseau");
  mine.addCity("Port-Clair");
  mine.rest();
  Tab theirs(other);
  theirs.rest();
  theirs.app.openFile("a.json", mine.exported());
  theirs.rest();
  REQUIRE(theirs.app.hasNetwork());
  CHECK(theirs.hash() == mine.hash());
  theirs.addCity("Val-Doux");
  theirs.rest();
  const std::string hash = mine.hash();
  mine.app.openFile("b.json", theirs.exported());
  mine.rest();
  CHECK(mine.app.route().page == PageName::review);
  CHECK(mine.hash() == hash);
  REQUIRE(mine.app.session().pending());
  CHECK(mine.app.session().pending()->fileName == "b.json");
  CHECK_FALSE(mine.app.session().pending()->preview.add.empty());
  mine.app.cancelReview();
  mine.rest();
  CHECK(mine.hash() == hash);
  mine.app.openFile("b.json", theirs.exported());
  mine.app.acceptReview();
  mine.rest();
  CHECK(mine.hash() == theirs.hash());
  CHECK(mine.state() == SaveState::saved);
}

TEST_CASE("a file of another network opens beside, and of a known one is reviewed there") {
  Device device, other;
  Tab theirs(other);
  theirs.rest();
  theirs.app.createNetwork("Autre");
  theirs.addCity("Val-Doux");
  theirs.rest();
  Tab mine(device);
  mine.rest();
  mine.app.createNetwork("Le mien");
  mine.addCity("Port-Clair");
  mine.rest();
  const std::string own = mine.hash(), ownId = mine.app.network().document().network;
  mine.app.openFile("autre.json", theirs.exported());
  mine.rest();
  CHECK(mine.app.network().name() == "Autre");
  CHECK(mine.hash() == theirs.hash());
  CHECK(mine.state() == SaveState::saved);
  REQUIRE(mine.app.notice());
  CHECK(mine.app.notice()->text == mine.app.text()(Msg::app_opened_beside, {{"name", "Autre"}}));
  CHECK(mine.app.networks().size() == 2);

  mine.app.openNetwork(ownId);
  mine.rest();
  CHECK(mine.hash() == own);
  theirs.addCity("Bel-Air");
  theirs.rest();
  mine.app.openFile("autre2.json", theirs.exported());
  mine.rest();
  CHECK(mine.app.network().name() == "Autre");
  CHECK(mine.app.route().page == PageName::review);
  mine.app.acceptReview();
  mine.rest();
  CHECK(mine.hash() == theirs.hash());
}

TEST_CASE("41 an export opens on another device as the same network, and what comes back holds no conflict") {
  Device one, two;
  Tab first(one);
  first.rest();
  first.app.createNetwork("Réseau de l’Été à São Tomé / ../ مدن");
  first.app.setWho({RoleOfPerson::lead, {}, "Awa"});
  const std::string city = first.addCity("Port-Clair");
  first.rest();
  CHECK(first.app.uncopied().edits > 0);
  const std::string file = first.exported();
  CHECK(first.last<Download>().name == "reseau-de-l-ete-a-sao-tome-2024-10-04-0000-private.parcours.json");
  CHECK(first.app.uncopied().edits == 0);
  const auto imported = importDocument(file);
  REQUIRE(imported);
  CHECK(imported->header.exporter == "Awa");
  CHECK(imported->header.exported >= static_cast<std::int64_t>(kNow));
  Tab second(two);
  second.rest();
  second.app.openFile("x.json", file);
  second.rest();
  CHECK(second.hash() == first.hash());
  second.app.run(Msg::city_did_edit, {{city, "", "", "country", "\"Ailleurs\""}});
  second.rest();
  first.app.openFile("x.json", second.exported());
  REQUIRE(first.app.session().pending());
  CHECK(first.app.session().pending()->preview.conflict.empty());
  first.app.acceptReview();
  CHECK(first.hash() == second.hash());
}

TEST_CASE("24 a file far too big is refused by its size, alone or among others, and says so") {
  Device device;
  Tab tab(device);
  tab.rest();
  tab.app.createNetwork("Réseau");
  tab.addCity("Port-Clair");
  const std::string hash = tab.hash();
  const std::string told = errorText(tab.app.text(), {ErrorCode::tooLarge, {}, {}}, "énorme.json");
  tab.app.openFile("énorme.json", {}, true);
  CHECK(tab.app.fileError() == told);
  tab.app.openingFiles(2);
  tab.app.openFile("copie.json", tab.exported());
  tab.app.openFile("énorme.json", {}, true);
  tab.app.openingFiles(0);
  CHECK(tab.app.fileError().find(told) != std::string::npos);
  CHECK(tab.hash() == hash);
}

TEST_CASE("22 a damaged file changes nothing of the network that is open") {
  Device device;
  Tab tab(device);
  tab.rest();
  tab.app.createNetwork("Réseau");
  tab.addCity("Port-Clair");
  tab.rest();
  const std::string file = tab.exported();
  const std::string before = tab.hash();
  const int writes = device.disk.writes;
  for (std::size_t at = 0; at < file.size(); at += 7) {
    std::string damaged = file;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x15);
    const auto other = importDocument(damaged);
    if (other && other->document.network != tab.app.session().id())
      continue;  // another network: opens beside
    tab.app.openFile("x.json", damaged);
    CHECK(tab.hash() == before);
    tab.app.cancelReview();
    tab.app.openFile("x.json", file.substr(0, at));
    CHECK(tab.hash() == before);
  }
  tab.rest();
  CHECK(tab.hash() == before);
  CHECK(device.disk.writes == writes);
}

TEST_CASE("what the device keeps of a person is per network") {
  Device device;
  Tab tab(device);
  tab.rest();
  tab.app.setWho({RoleOfPerson::expert, {}, "Bo"});
  tab.app.createNetwork("Un");
  CHECK(tab.app.who().role == RoleOfPerson::expert);
  const std::string city = tab.addCity("Port-Clair");
  tab.app.setWho({RoleOfPerson::city, city, "Bo"});
  tab.app.createNetwork("Deux");
  CHECK(tab.app.who().role == RoleOfPerson::expert);
  tab.rest();
  CHECK(Preferences::parse(device.preferences).who.size() == 2);
}

TEST_CASE("conflicts can say who: each writer has a label") {
  Device device;
  Tab tab(device);
  tab.rest();
  tab.app.setWho({RoleOfPerson::facilitator, {}, "Awa"});
  tab.app.createNetwork("Réseau");
  const std::string city = tab.addCity("Port-Clair");
  const Entity* entity = tab.app.network().document().find(city);
  REQUIRE(entity != nullptr);
  for (const Cell& cell : entity->cells) {
    const Entity* writer = tab.app.network().document().find(derivedId({"writer", toHex(cell.dot.writer)}));
    REQUIRE(writer != nullptr);
    CHECK(writer->shown("label")->json == "\"Awa\"");
    CHECK(writer->shown("role")->json == "\"facilitator\"");
  }
}

TEST_CASE("a network is forgotten for good") {
  Device device;
  Tab tab(device);
  tab.rest();
  tab.app.createNetwork("Un");
  tab.rest();
  const std::string one = tab.app.network().document().network;
  tab.app.createNetwork("Deux");
  tab.rest();
  tab.addCity("pas encore gardée");
  tab.app.removeNetwork(tab.app.network().document().network);
  tab.rest();
  CHECK(device.disk.networks.size() == 1);
  REQUIRE(tab.app.hasNetwork());
  CHECK(tab.app.network().document().network == one);
  tab.app.removeNetwork(one);
  tab.rest();
  CHECK_FALSE(tab.app.hasNetwork());
  CHECK(device.disk.networks.empty());
  Tab again(device);
  again.rest();
  CHECK(again.app.ready());
  CHECK_FALSE(again.app.notice());
}

TEST_CASE("a network the storage has lost is told, and not replaced by an empty one") {
  Device device;
  {
    Tab tab(device);
    tab.rest();
    tab.app.createNetwork("Réseau");
    tab.rest();
  }
  device.disk.networks.clear();
  const int writes = device.disk.writes;
  Tab tab(device);
  tab.rest();
  CHECK(tab.app.ready());
  CHECK_FALSE(tab.app.hasNetwork());
  REQUIRE(tab.app.notice());
  CHECK(tab.app.notice()->text == tab.app.text()(Msg::app_vanished));
  CHECK(device.disk.writes == writes);
}

TEST_CASE("what a page was choosing lasts until it is left, and notices until their time") {
  Device device;
  Tab tab(device);
  tab.rest();
  tab.app.createNetwork("Réseau");
  tab.rest();
  std::string& filter = tab.app.pageState("filter");
  filter = "eau";
  tab.frame();
  CHECK(tab.app.pageState("filter") == "eau");
  tab.app.go({PageName::cities, {}});
  CHECK(filter == "eau");  // the frame that leaves may still read it
  tab.frame();
  CHECK(tab.app.pageState("filter").empty());
  CHECK(tab.last<SetTitle>().title.find("Réseau") != std::string::npos);

  tab.app.run(Msg::cities_did_add, addCity("c1", "Port-Clair", "Exemplie", {"fr"}), true);
  REQUIRE(tab.app.notice());
  CHECK(tab.app.notice()->offersUndo);
  tab.app.undo();
  CHECK(tab.cityNames().empty());
  tab.frame(60'000);
  CHECK_FALSE(tab.app.notice());
}

TEST_CASE("a refused command says so and changes nothing") {
  Device device;
  Tab tab(device);
  tab.rest();
  tab.app.createNetwork("Réseau");
  const std::string city = tab.addCity("Port-Clair");
  tab.rest();
  const std::string hash = tab.hash();
  CHECK_FALSE(tab.app.run(Msg::city_did_edit, {{city, "", "", "phase", "\"somewhere\""}}));
  tab.frame();
  CHECK(tab.last<Announce>().assertive);
  CHECK(tab.hash() == hash);
  CHECK(tab.app.run(Msg::city_did_edit, {}));
  CHECK(tab.hash() == hash);
}

TEST_CASE("ready-made content is asked for once") {
  Device device;
  device.site["content/topics.json"] = "[1]";
  Tab tab(device);
  tab.rest();
  CHECK(tab.app.content("topics.json").empty());
  CHECK(tab.app.content("topics.json").empty());
  CHECK(tab.app.content("missing.json").empty());
  tab.rest();
  CHECK(tab.app.content("topics.json") == "[1]");
  CHECK(tab.app.content("missing.json").empty());
  CHECK(tab.count<FetchContent>() == 2);
}
