// Undo and redo: of commands, as new writes; of an import, as if it had never been.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/shell/app/edits_at_random.hpp"

using namespace parcours;
using namespace parcours::test;

TEST_CASE("undoing everything shows the start again, and redoing everything the end") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    Device device;
    Tab tab(device);
    tab.rest();
    tab.app.createNetwork("Réseau");
    const std::string start = shownValues(tab.app.network().document());
    for (int i = 0; i < 40; ++i) {
      randomCommand(tab, random, "v");
      if (random.chance(15)) tab.frame(400);
      if (random.chance(10)) {
        tab.app.undo();
        if (random.chance(50)) tab.app.redo();
      }
    }
    while (tab.app.session().canRedo()) tab.app.redo();
    const std::string end = shownValues(tab.app.network().document());
    while (tab.app.session().canUndo()) tab.app.undo();
    CHECK(shownValues(tab.app.network().document()) == start);
    while (tab.app.session().canRedo()) tab.app.redo();
    CHECK(shownValues(tab.app.network().document()) == end);
    tab.rest();
    Tab again(device);
    again.rest();
    CHECK(again.hash() == tab.hash());
  }
}

TEST_CASE("typing in one field undoes as one, another field starts anew") {
  Device device;
  Tab tab(device);
  tab.rest();
  tab.app.createNetwork("Réseau");
  const std::string city = tab.addCity("A");
  const auto type = [&](const char* field, const char* json) {
    tab.app.run(Msg::city_did_edit, {{city, "", "", field, json}}, false, std::string("city.") + field);
  };
  type("name", "\"AB\"");
  type("name", "\"ABC\"");
  type("challenge", "\"x\"");
  type("challenge", "\"xy\"");
  type("name", "\"ABCD\"");
  const auto show = [&] {
    const auto view = tab.app.network().get<City>(city);
    return view->name() + '|' + view->challenge();
  };
  CHECK(show() == "ABCD|xy");
  tab.app.undo();
  CHECK(show() == "ABC|xy");
  tab.app.undo();
  CHECK(show() == "ABC|");
  tab.app.undo();
  CHECK(show() == "A|");
  tab.app.redo();
  CHECK(show() == "ABC|");
  type("name", "\"Z\"");
  CHECK_FALSE(tab.app.session().canRedo());
}

TEST_CASE("undo leaves alone what another person has changed since") {
  Device device;
  Tab one(device);
  one.rest();
  one.app.createNetwork("Réseau");
  const std::string city = one.addCity("A");
  one.rest();
  Tab two(device);
  two.rest();
  one.app.run(Msg::city_did_edit,
              {{city, "", "", "name", "\"mine\""}, {city, "", "", "country", "\"mine\""}});
  one.rest();
  two.rest();
  two.app.run(Msg::city_did_edit, {{city, "", "", "name", "\"theirs\""}});
  two.rest();
  one.rest();
  one.app.undo();
  const auto view = one.app.network().get<City>(city);
  CHECK(view->name() == "theirs");
  CHECK(view->country() == "Exemplie");
  // Nor is the city taken away under someone who works on it: that is said, and nothing counts as done.
  const int edits = one.app.uncopied().edits;
  one.app.undo();
  CHECK(one.cityNames() == std::vector<std::string>{"theirs"});
  REQUIRE(one.app.notice());
  const Catalogue& t = one.app.text();
  CHECK(one.app.notice()->text == t(Msg::app_left_as_is, {{"what", t(Msg::cities_did_add)}}));
  CHECK(one.app.uncopied().edits == edits);
  one.app.redo();
  CHECK(one.app.notice()->text == t(Msg::app_redone, {{"what", t(Msg::city_did_edit)}}));
}

TEST_CASE("a session's writer is new at each start and after each undo") {
  Device device;
  Tab tab(device);
  tab.rest();
  tab.app.createNetwork("Réseau");
  const std::string city = tab.addCity("A");
  const auto writerOf = [&](std::string_view field) {
    return tab.app.network().document().find(city)->shown(field)->dot.writer;
  };
  const Writer first = writerOf("name");
  tab.app.run(Msg::city_did_edit, {{city, "", "", "name", "\"B\""}});
  CHECK(writerOf("name") == first);
  tab.app.undo();
  CHECK(writerOf("name") != first);
  const Writer second = writerOf("name");
  tab.rest();
  Tab again(device);
  again.rest();
  again.app.run(Msg::city_did_edit, {{city, "", "", "name", "\"C\""}});
  const Writer third = again.app.network().document().find(city)->shown("name")->dot.writer;
  CHECK(third != first);
  CHECK(third != second);
}

TEST_CASE("44 undoing an import puts the state before back, byte for byte, in memory and on the device") {
  // How far the import has come when it is undone: not written, being written, written.
  for (const int pause : {0, 1, 2}) {
    CAPTURE(pause);
    Device device, other;
    Tab tab(device);
    tab.rest();
    tab.app.createNetwork("Réseau");
    tab.addCity("Port-Clair");
    tab.rest();
    const std::string theirs = fileWith(other, tab.exported(), "Val-Doux");
    tab.addCity("avant");
    if (pause > 0) tab.rest();
    const std::string before = tab.hash();
    accept(tab, theirs);
    CHECK(tab.hash() != before);
    if (pause == 1) tab.store.step();
    if (pause == 2) tab.rest();
    tab.app.undo();
    CHECK(tab.hash() == before);
    if (pause > 0) CHECK(tab.state() == SaveState::saving);
    tab.rest();
    CHECK(tab.hash() == before);
    CHECK(tab.state() == SaveState::saved);
    {
      Tab again(device);
      again.rest();
      CHECK(again.hash() == before);
      CHECK_FALSE(again.app.session().damaged());
    }
    // Redo, undo again, and a later merge of the same file: all still work.
    tab.app.redo();
    tab.rest();
    CHECK(tab.cityNames().size() == 3);
    tab.app.undo();
    tab.rest();
    CHECK(tab.hash() == before);
    accept(tab, theirs);
    tab.rest();
    CHECK(tab.cityNames() == std::vector<std::string>{"avant", "Port-Clair", "Val-Doux"});
    Tab last(device);
    last.rest();
    CHECK(last.hash() == tab.hash());
  }
}

TEST_CASE("44 an import with edits after it is undone as new writes, also for those who merged it") {
  Device device, other, third;
  Tab tab(device);
  tab.rest();
  tab.app.createNetwork("Réseau");
  const std::string city = tab.addCity("Port-Clair");
  tab.rest();
  Tab theirs(other);
  theirs.rest();
  theirs.app.openFile("x.json", tab.exported());
  theirs.rest();
  theirs.addCity("Val-Doux");
  theirs.app.run(Msg::city_did_edit, {{city, "", "", "country", "\"Autre\""}});
  theirs.rest();
  const std::string shown = shownValues(tab.app.network().document());
  accept(tab, theirs.exported());
  CHECK(tab.app.network().get<City>(city)->country() == "Autre");
  tab.app.run(Msg::city_did_edit, {{city, "", "", "name", "\"Port\""}});
  tab.app.undo();
  tab.app.undo();
  CHECK(shownValues(tab.app.network().document()) == shown);
  tab.rest();
  accept(theirs, tab.exported());
  CHECK(shownValues(theirs.app.network().document()) == shown);
  tab.app.redo();
  CHECK(tab.app.network().get<City>(city)->country() == "Autre");
  CHECK(tab.cityNames().size() == 2);
}

TEST_CASE("another tab that saw an import taken back forgets it too, but for what it has done since") {
  for (const bool edits : {false, true}) {
    CAPTURE(edits);
    Device device, other;
    Tab tab(device);
    tab.rest();
    tab.app.createNetwork("Réseau");
    tab.addCity("Port-Clair");
    tab.rest();
    const std::string theirs = fileWith(other, tab.exported(), "Val-Doux");
    Tab second(device);
    second.rest();
    const std::string before = tab.hash();
    accept(tab, theirs);
    tab.rest();
    second.rest();
    CHECK(second.hash() == tab.hash());
    tab.app.undo();
    if (edits) second.addCity("au même moment");
    for (int i = 0; i < 6; ++i) tab.rest(), second.rest();
    CHECK(second.hash() == tab.hash());
    CHECK(tab.cityNames().size() == (edits ? 2 : 1));
    if (!edits) CHECK(tab.hash() == before);
    Tab again(device);
    again.rest();
    CHECK(again.hash() == tab.hash());
  }
}

TEST_CASE("what is written while a tab reads anew, as another took an import back, stays") {
  TwoTabs tabs("Val-Doux");
  Tab &one = *tabs.first, &two = *tabs.second;
  one.app.undo();
  one.rest();
  two.addCity("au même moment");
  REQUIRE(two.store.step());  // it hears of that
  REQUIRE(two.store.step());  // the journal is read
  two.app.flush();            // and only now the city is written
  two.store.pump();
  two.rest(), one.rest();
  CHECK(two.shows("Val-Doux") == 0);
  CHECK(two.shows("au même moment") == 1);
  CHECK(one.hash() == two.hash());
}

TEST_CASE("an import that another tab has folded is undone though a third tab ends meanwhile") {
  Device device, other;
  Tab one(device);
  one.rest();
  one.app.createNetwork("Réseau");
  one.rest();
  Tab tab(device);
  tab.rest();
  accept(tab, fileWith(other, tab.exported(), "Val-Doux"));
  tab.rest();
  for (int i = 0; i < 30; ++i) one.addCity(std::to_string(i)), one.rest();
  REQUIRE(device.disk.networks.begin()->second.snapshots.size() == 1);
  tab.app.undo();
  tab.app.lookAgain();
  for (int i = 0; i < 6; ++i) tab.rest(), one.rest();
  CHECK(tab.shows("Val-Doux") == 0);
  CHECK(one.hash() == tab.hash());
}

TEST_CASE("two imports taken back while another tab still reads what the first left are both gone from it") {
  // How far the other tab has come when the second is merged and taken back.
  for (int steps = 0; steps < 6; ++steps) {
    CAPTURE(steps);
    Device device, other, third;
    Tab tab(device);
    tab.rest();
    tab.app.createNetwork("Réseau");
    tab.addCity("Port-Clair");
    tab.rest();
    const std::string files[] = {fileWith(other, tab.exported(), "Val-Doux"),
                                 fileWith(third, tab.exported(), "Valombre")};
    Tab second(device);
    second.rest();
    for (int round = 0; round < 2; ++round) {
      accept(tab, files[round]);
      tab.rest();
      if (round == 0) second.rest();
      tab.app.undo();
      tab.rest();
      for (int step = 0; round == 0 && step < steps; ++step) second.store.step();
    }
    second.addCity("au même moment");
    for (int i = 0; i < 6; ++i) second.rest(), tab.rest();
    CHECK(second.hash() == tab.hash());
    CHECK(second.cityNames().size() == 2);
  }
}

TEST_CASE("an import that cannot be taken out of the storage is undone by new writes") {
  for (const std::string_view call : {"tidy", "load"}) {
    CAPTURE(std::string(call));
    Device device, other;
    bool broken = false;
    Tab tab(device,
            [&](std::string_view name, int) { return broken && name == call ? Fault::fail : Fault::none; });
    tab.rest();
    tab.app.createNetwork("Réseau");
    tab.addCity("Port-Clair");
    tab.rest();
    const std::string theirs = fileWith(other, tab.exported(), "Val-Doux");
    const std::string shown = shownValues(tab.app.network().document());
    accept(tab, theirs);
    tab.rest();
    broken = true;
    tab.app.undo();
    tab.rest();
    CHECK(shownValues(tab.app.network().document()) == shown);
    CHECK(tab.state() == SaveState::saved);
    broken = false;
    {
      Tab again(device);
      again.rest();
      CHECK(shownValues(again.app.network().document()) == shown);
    }
    tab.app.redo();
    CHECK(tab.cityNames().size() == 2);
    tab.app.undo();
    CHECK(shownValues(tab.app.network().document()) == shown);
  }
}

TEST_CASE("44 an import that is undone while another tab opens does not come back through that tab") {
  // How far the other has read when it is undone; and whether so much is there that it tidies once it may.
  for (const std::size_t many : {std::size_t{1}, 3 * Vault::kFoldAtStart})
    for (int steps = 0; steps < 9; ++steps) {
      CAPTURE(many);
      CAPTURE(steps);
      Device device, other;
      auto tab = std::make_unique<Tab>(device);
      tab->rest();
      tab->app.createNetwork("Réseau");
      for (std::size_t i = 0; i < many; ++i) tab->addCity("Port-Clair " + std::to_string(i)), tab->frame(400);
      tab->rest();
      const std::string before = tab->hash();
      accept(*tab, fileWith(other, tab->exported(), "Val-Doux"));
      tab->rest();
      Tab second(device);
      for (int i = 0; i < steps; ++i) second.store.step();
      tab->app.undo();
      tab->rest();
      tab.reset();  // The other may tidy from now on.
      for (int i = 0; i < 4; ++i) second.rest();
      CHECK(second.hash() == before);
      second.addCity("Belle-Rive");
      second.rest();
      const auto isFine = [&](const Tab& each) {
        const auto names = each.cityNames();
        CHECK(names.size() == many + 1);
        CHECK(std::find(names.begin(), names.end(), "Val-Doux") == names.end());
      };
      isFine(second);
      Tab again(device);
      again.rest();
      isFine(again);
    }
}

TEST_CASE(
    "an import taken back before it was written takes nothing from what another tab accepted at that "
    "moment") {
  Device device, other;
  Tab one(device);
  one.rest();
  one.app.createNetwork("Réseau");
  one.rest();
  Tab two(device);
  two.rest();
  const std::string file = fileWith(other, one.exported(), "Val-Doux");
  accept(one, file);
  one.rest();
  one.app.undo();
  one.rest(), two.rest();
  one.app.redo();  // and not written yet
  accept(two, file);
  two.app.flush();
  two.store.pump();
  one.store.pump();  // hears of the same, which changes nothing there
  one.app.undo();
  for (int i = 0; i < 3; ++i) one.rest(), two.rest();
  CHECK(two.shows("Val-Doux") == 1);
  CHECK(one.hash() == two.hash());
  // Nor is it folded away unseen.
  for (int i = 0; i < 500; ++i) one.addCity(std::to_string(i)), one.frame(400), two.frame(400);
  one.rest(), two.rest();
  Tab again(device);
  again.rest();
  CHECK(again.shows("Val-Doux") == 1);
  CHECK(again.hash() == one.hash());
}
