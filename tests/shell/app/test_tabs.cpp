// Several tabs of one browser: all edit, none overwrites another, one tidies.
#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "core/document/import.hpp"
#include "tests/shell/app/edits_at_random.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

/// All that the disk holds of its only network, merged.
Document onDisk(const Disk& disk) {
  Document all;
  all.network = disk.networks.begin()->first;
  const auto& kept = disk.networks.begin()->second;
  for (const auto* part : {&kept.journal, &kept.snapshots})
    for (const auto& [name, bytes] : *part) {
      const auto imported = importDocument(bytes);
      REQUIRE(imported);
      REQUIRE(merge(all, imported->document));
    }
  return all;
}

/// Killed when the city it adds is written, and before it can tell.
void diesWriting(Tab& tab) {
  tab.store.faults = [](std::string_view name, int) {
    return name == "append" ? Fault::dieAfter : Fault::none;
  };
  tab.addCity("Port-Clair");
  tab.rest();
  REQUIRE(tab.store.killed());
}

}  // namespace

namespace {

/// Two tabs that edit at once: true when each and the disk have all of it.
bool bothSurvive(Device& device) {
  Tab one(device);
  one.rest();
  one.app.createNetwork("Réseau");
  const std::string city = one.addCity("Port-Clair");
  one.rest();
  Tab two(device);
  two.rest();
  CHECK(two.hash() == one.hash());
  one.app.run(Msg::city_did_edit, {{city, "", "", "name", "\"un\""}});
  two.app.run(Msg::city_did_edit, {{city, "", "", "name", "\"deux\""}});
  one.addCity("A");
  two.addCity("B");
  for (int i = 0; i < 3; ++i) one.rest(), two.rest();
  CHECK(one.hash() == two.hash());
  CHECK(one.cityNames().size() == 3);
  CHECK(one.app.network().document().find(city)->conflicted("name"));
  Tab again(device);
  again.rest();
  return again.app.hasNetwork() && again.hash() == one.hash();
}

}  // namespace

TEST_CASE(
    "30 two tabs that edit at once both survive, and see each other; saving a mirror would not keep both") {
  Device device;
  CHECK(bothSurvive(device));
  Device mirror;
  mirror.disk.mirrors = true;
  CHECK_FALSE(bothSurvive(mirror));
}

TEST_CASE(
    "30 what a tab wrote and could not tell before it was killed is shown by the others, folded or not") {
  for (const bool folded : {false, true}) {
    CAPTURE(folded);
    Device device;
    Tab one(device);
    one.rest();
    one.app.createNetwork("Réseau");
    one.rest();
    Tab two(device);
    two.rest();
    {
      Tab dying(device);
      dying.rest();
      diesWriting(dying);
    }
    for (int i = 0; folded && i < 450; ++i) one.addCity(std::to_string(i)), one.frame(400), two.frame();
    const auto& journal = device.disk.networks.begin()->second.journal;
    const auto holds = [](const auto& record) {
      return record.second.find("Port-Clair") != std::string::npos;
    };
    REQUIRE(std::any_of(journal.begin(), journal.end(), holds) == !folded);
    CHECK(two.cityNames().size() == (folded ? 450 : 0));
    for (Tab* each : {&one, &two}) each->app.lookAgain(), each->rest();
    CHECK(two.cityNames().size() == (folded ? 451 : 1));
    CHECK(one.hash() == two.hash());
    CHECK(documentHash(onDisk(device.disk)) == one.hash());
  }
}

TEST_CASE(
    "30 a tab that opens while another is killed shows what that wrote, and what is taken back stays so") {
  TwoTabs tabs("Val-Doux");
  Tab &one = *tabs.first, &two = *tabs.second;
  REQUIRE(tabs.device.disk.networks.begin()->second.snapshots.size() == 1);
  REQUIRE(two.shows("Val-Doux") == 1);
  {
    Tab dying(tabs.device);
    dying.rest();
    diesWriting(dying);
  }
  two.app.lookAgain();
  two.app.setClock(two.now += 16, kNow);
  REQUIRE(two.store.step());  // the journal is read, which holds what the next line takes back
  one.app.undo();
  one.rest();
  two.rest();
  CHECK(two.shows("Val-Doux") == 0);
  CHECK(two.shows("Port-Clair") == 1);
  Tab opening(tabs.device);
  opening.frame();
  opening.app.lookAgain();
  opening.rest();
  CHECK(opening.cityNames() == two.cityNames());
}

TEST_CASE("what another tab tells is merged only when it is a record of this network") {
  Device device;
  Tab tab(device);
  tab.rest();
  tab.app.createNetwork("Un");
  tab.rest();
  const std::string id = tab.app.network().document().network, hash = tab.hash();
  Document foreign;
  foreign.network = "another";
  REQUIRE(apply(foreign, addCity("c", "X", "Y", {"fr"}), {Writer{1}, 0}));
  const std::string text = canonicalText(foreign);
  for (const std::string& bytes :
       {std::string(), std::string("+"), std::string("+key\n"), std::string("?"), std::string("{}"), text,
        "+key\n" + text, std::string("+key\n{\"entities\":")})
    tab.app.broadcastArrived(id, bytes);
  tab.app.broadcastArrived("another", text);
  tab.rest();
  CHECK(tab.hash() == hash);
  foreign.network = id;
  tab.app.broadcastArrived(id, "+key-1\n" + canonicalText(foreign));
  CHECK(tab.cityNames() == std::vector<std::string>{"X"});
}

TEST_CASE("30 any number of tabs, edits, undos, pauses and kills converge, and the disk has it all") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    Device device;
    std::vector<std::unique_ptr<Tab>> tabs;
    tabs.push_back(std::make_unique<Tab>(device));
    tabs[0]->rest();
    tabs[0]->app.createNetwork("Réseau");
    tabs[0]->rest();
    std::size_t most = 0;
    for (int i = 0; i < 150; ++i) {
      const std::size_t which = random.below(tabs.size());
      Tab& tab = *tabs[which];
      const std::size_t kind = random.below(20);
      if (kind < 10 && tab.app.hasNetwork()) {
        randomCommand(tab, random, "t" + std::to_string(which) + "-");
        if (random.chance(70)) tab.app.flush();
      } else if (kind < 13) {
        tab.frame(400);
      } else if (kind < 16) {
        for (std::size_t n = random.below(5); n > 0; --n) tab.store.step();
      } else if (kind < 17 && tab.app.hasNetwork()) {
        random.chance(70) ? tab.app.undo() : tab.app.redo();
      } else if (kind < 18 && tabs.size() < 4) {
        tabs.push_back(std::make_unique<Tab>(device));
      } else if (kind < 19 && tabs.size() > 1) {
        // What is not confirmed may go with its tab; what is, the others show though it never told them.
        if (tab.app.hasNetwork() && random.chance(50)) diesWriting(tab);
        tabs.erase(tabs.begin() + static_cast<std::ptrdiff_t>(which));
        for (const auto& each : tabs) each->app.lookAgain();
      }
      most = std::max(most, device.disk.networks.begin()->second.snapshots.size());
    }
    for (int i = 0; i < 6; ++i)
      for (const auto& tab : tabs) tab->rest();
    CHECK(most <= 3);  // two, and a third between its writing and the tidying
    const std::string hash = documentHash(onDisk(device.disk));
    for (const auto& tab : tabs) {
      CHECK(tab->state() == SaveState::saved);
      CHECK(tab->hash() == hash);
    }
    tabs.clear();
    Tab last(device);
    last.rest();
    CHECK(last.hash() == hash);
  }
}

TEST_CASE("one tab folds a long journal, reads it back, and two snapshots stay") {
  Device device;
  Tab one(device);
  one.rest();
  one.app.createNetwork("Réseau");
  Tab two(device);
  Disk::Kept* kept = nullptr;
  for (int i = 0; i < 700; ++i) {
    Tab& tab = i % 3 == 0 && two.app.hasNetwork() ? two : one;
    tab.addCity("ville " + std::to_string(i));
    tab.frame(400);
    tab.frame(16);
    kept = &device.disk.networks.begin()->second;
    // What the newest snapshot holds goes with the next one.
    REQUIRE(kept->journal.size() <= 2 * Vault::kFoldAt + 5);
  }
  for (int i = 0; i < 4; ++i) one.rest(), two.rest();
  CHECK(kept->snapshots.size() == 2);
  for (const auto& [name, bytes] : kept->snapshots)
    CHECK(name == snapshotName(std::to_string(std::stoi(name.substr(0, 10)) - 1), sha256(bytes)));
  CHECK(one.hash() == two.hash());
  CHECK(one.cityNames().size() == 700);
  Tab again(device);
  again.rest();
  CHECK(again.hash() == one.hash());
}

TEST_CASE("the tab that may tidy next folds what is there, once") {
  Device device;
  auto one = std::make_unique<Tab>(device);
  one->rest();
  one->app.createNetwork("Réseau");
  int folds = 0;
  Tab two(device, [&](std::string_view name, int) {
    folds += name == "writeSnapshot" ? 1 : 0;
    return Fault::none;
  });
  for (int i = 0; i < 700; ++i) one->addCity(std::to_string(i)), one->frame(400), two.frame();
  one.reset();
  for (int i = 0; i < 50; ++i) two.frame(400);
  CHECK(folds <= 2);
  CHECK(two.cityNames().size() == 700);
}

TEST_CASE("an import that is taken back is gone for all, also when its tab dies before it has told") {
  enum class Death { none, beforeReading, beforeTelling };
  for (const Death death : {Death::none, Death::beforeReading, Death::beforeTelling}) {
    CAPTURE(static_cast<int>(death));
    TwoTabs tabs("Val-Doux");
    Tab &one = *tabs.first, &two = *tabs.second;
    REQUIRE(two.shows("Val-Doux") == 1);
    if (death != Death::none)
      one.store.faults = [death](std::string_view name, int) {
        if (death == Death::beforeReading) return name == "load" ? Fault::dieBefore : Fault::none;
        return name == "tidy" ? Fault::dieAfter : Fault::none;
      };
    one.app.undo();
    one.rest();
    CHECK(one.store.killed() == (death != Death::none));
    tabs.first.reset();
    two.app.lookAgain();
    for (int i = 0; i < 30; ++i) two.addCity("après " + std::to_string(i)), two.rest();  // it folds by now
    CHECK(two.shows("Val-Doux") == 0);
    CHECK(documentHash(onDisk(tabs.device.disk)) == two.hash());
  }
}

TEST_CASE("where nothing can be kept for the history, folding goes on and nothing piles up") {
  for (const Fault fault : {Fault::fail, Fault::full, Fault::never}) {
    Device device;
    Tab tab(device,
            [fault](std::string_view name, int) { return name == "keepVersion" ? fault : Fault::none; });
    tab.rest();
    tab.app.createNetwork("Réseau");
    for (int i = 0; i < 900; ++i) tab.addCity(std::to_string(i)), tab.frame(400);
    for (int i = 0; i < 20; ++i) tab.frame(1'000);
    const Disk::Kept& kept = device.disk.networks.begin()->second;
    CHECK(kept.snapshots.size() <= 3);
    if (fault == Fault::full) CHECK(kept.journal.size() <= 2 * Vault::kFoldAt + 5);
    CHECK(tab.state() == SaveState::saved);
    CHECK(documentHash(onDisk(device.disk)) == tab.hash());
  }
}

TEST_CASE("an import that may still be taken back is not folded away") {
  Device device, other;
  Tab tab(device);
  tab.rest();
  tab.app.createNetwork("Réseau");
  tab.rest();
  const std::string file = fileWith(other, tab.exported(), "Val-Doux");
  for (int i = 0; i < 18; ++i) {
    tab.addCity(std::to_string(i));
    tab.rest();
  }
  const auto& kept = device.disk.networks.begin()->second;
  const std::string before = tab.hash();
  for (int round = 0; round < 4; ++round) {
    accept(tab, file);
    tab.rest();
    CHECK(kept.snapshots.empty());
    tab.app.undo();
    tab.rest();
    CHECK(tab.hash() == before);
  }
  tab.addCity("après");
  tab.rest();
  tab.addCity("encore");
  tab.rest();
  CHECK(kept.snapshots.size() == 1);
  CHECK(documentHash(onDisk(device.disk)) == tab.hash());
}

TEST_CASE("edits made while the journal is being folded stay in the journal") {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    Device device;
    std::string hash;
    {
      Tab tab(device);
      tab.rest();
      tab.app.createNetwork("Réseau");
      tab.rest();
      for (int i = 0; i < 80; ++i) {
        tab.addCity(std::to_string(i));
        tab.app.flush();
        tab.app.setClock(tab.now += 16, kNow);
        for (std::size_t n = random.below(4); n > 0; --n) tab.store.step();
      }
      tab.rest();
      CHECK(tab.state() == SaveState::saved);
      hash = tab.hash();
    }
    CHECK_FALSE(device.disk.networks.begin()->second.snapshots.empty());
    Tab again(device);
    again.rest();
    CHECK(again.hash() == hash);
  }
}

TEST_CASE("30 a network that was left and is still being saved follows the other tabs") {
  Device device;
  Tab one(device);
  one.rest();
  one.app.createNetwork("Réseau");
  one.rest();
  const std::string id = one.app.session().id();
  Tab two(device);
  two.rest();
  bool refuses = true;
  one.store.faults = [&](std::string_view name, int) {
    return refuses && name == "append" ? Fault::never : Fault::none;
  };
  one.addCity("Port-Clair");
  one.frame(400);
  one.app.createNetwork("Autre");
  one.frame();
  two.addCity("Valombre");
  two.rest();
  one.rest();
  one.app.openNetwork(id);
  one.frame();
  REQUIRE(one.app.session().id() == id);
  CHECK(one.cityNames().size() == 2);
  refuses = false;
  for (int i = 0; i < 40; ++i) one.frame(1'000), two.frame();
  CHECK(one.hash() == two.hash());
}
