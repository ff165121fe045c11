// Storage that refuses, is full, never answers, or goes away with its tab: nothing confirmed is lost, and
// what is shown about saving is true.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "core/document/ids.hpp"
#include "core/document/sha256.hpp"
#include "tests/core/settings.hpp"
#include "tests/shell/app/edits_at_random.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

/// One life of a tab that adds cities, keeps a version between, takes a file and takes that back, and at its
/// end begins another network and deletes that; with a fault at call `at`. Gives the names that were
/// confirmed as saved.
struct Life {
  std::set<std::string> confirmed, all;
  std::string network;
  int calls = 0;
  bool killed = false;
};

/// The city of this name is in the journal or in the newest snapshot.
bool isKept(const Disk::Kept& kept, const std::string& name) {
  const auto names = [quoted = '"' + name + '"'](const auto& each) {
    return each.second.find(quoted) != std::string::npos;
  };
  return std::any_of(kept.journal.begin(), kept.journal.end(), names) ||
         std::any_of(kept.snapshots.begin(), kept.snapshots.end(), names);
}

Life live(Device& device, int edits, int at, Fault fault, const std::string& tag) {
  Life life;
  Tab tab(device, [at, fault](std::string_view, int call) { return call == at ? fault : Fault::none; });
  tab.rest();
  for (int i = 0; i < 20 && !tab.app.ready() && !tab.store.killed(); ++i) tab.frame(1'000);
  if (tab.app.ready() && !tab.app.hasNetwork() && device.disk.networks.empty() && !tab.store.killed())
    tab.app.createNetwork("Réseau");
  if (tab.app.hasNetwork()) life.network = tab.app.session().id();
  for (int i = 0; i < edits && tab.app.hasNetwork() && !tab.store.killed(); ++i) {
    if (i == edits / 2) tab.app.nameVersion("à mi-chemin");
    if (i == edits - 2) {
      Device other;
      accept(tab, fileWith(other, tab.exported(), "reprise"));
      tab.frame(400);
      tab.app.undo();
      tab.frame(400);
    }
    const std::string name = tag + std::to_string(i);
    tab.addCity(name);
    life.all.insert(name);
    tab.frame(400);
    tab.frame(400);
    // The truth of "saved" is what the next tab finds: checked by whoever called, and here before anything is
    // made good.
    if (tab.state() != SaveState::saved || !tab.app.hasNetwork()) continue;
    life.confirmed = life.all;
    CHECK(isKept(device.disk.networks[life.network], name));
  }
  // What is never answered is given up, and tried again.
  if (fault == Fault::never)
    for (int i = 0; i < 60 && life.confirmed != life.all; ++i) {
      tab.frame(1'000);
      if (tab.state() == SaveState::saved) life.confirmed = life.all;
    }
  if (tab.app.hasNetwork() && !tab.store.killed()) {
    tab.app.createNetwork("Autre");
    tab.rest();
    tab.app.removeNetwork(tab.app.session().id());
    tab.rest();
  }
  life.calls = tab.store.calls;
  life.killed = tab.store.killed();
  return life;
}

/// Opens a network, whichever is shown.
void goTo(Tab& tab, const std::string& network) {
  tab.rest();
  if (!tab.app.hasNetwork() || tab.app.session().id() == network || network.empty()) return;
  tab.app.openNetwork(network);
  tab.rest();
}

std::set<std::string> namesOf(const Tab& tab) {
  const std::vector<std::string> names = tab.cityNames();
  return {names.begin(), names.end()};
}

bool holds(const std::set<std::string>& all, const std::set<std::string>& some) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

}  // namespace

TEST_CASE("27 a tab killed at any call loses nothing that was confirmed") {
  const int edits = 50;  // enough for the journal to be folded twice on the way, and old snapshots removed
  Device probe;
  const int calls = live(probe, edits, 0, Fault::none, "a").calls;
  REQUIRE_FALSE(probe.disk.networks.begin()->second.snapshots.empty());
  for (const Fault fault : {Fault::dieBefore, Fault::dieAfter}) {
    for (int at = 1; at <= calls; ++at) {
      CAPTURE(at);
      Device device;
      const Life first = live(device, edits, at, fault, "a");
      CHECK(first.killed);
      if (!first.network.empty() && device.disk.networks.contains(first.network)) {
        Tab between(device);
        goTo(between, first.network);  // perhaps the other network was the last that was open
      }
      const Life second = live(device, edits, 0, Fault::none, "b");
      Tab last(device);
      goTo(last, second.network);
      if (first.confirmed.empty() && !last.app.hasNetwork()) continue;
      REQUIRE(last.app.hasNetwork());
      CHECK(holds(namesOf(last), first.confirmed));
      CHECK(holds(namesOf(last), second.all));
      CHECK_FALSE(last.app.session().damaged());
    }
  }
}

TEST_CASE("27 a call that fails, is full, or fails though it was done is told truthfully and made good") {
  const int edits = 50;
  Device probe;
  const int calls = live(probe, edits, 0, Fault::none, "a").calls;
  for (const Fault fault : {Fault::fail, Fault::full, Fault::failAfterDoing, Fault::never}) {
    for (int at = 1; at <= calls; ++at) {
      CAPTURE(at);
      Device device;
      const Life life = live(device, edits, at, fault, "a");
      CHECK(life.confirmed == life.all);
      CHECK(life.all.size() == static_cast<std::size_t>(edits));
      Tab last(device);
      goTo(last, life.network);
      REQUIRE(last.app.hasNetwork());
      CHECK(namesOf(last) == life.all);
    }
  }
}

TEST_CASE("32 a full device says so, keeps the work in memory, and recovers by itself") {
  for (const Fault fault : {Fault::full, Fault::fail}) {
    Device device;
    bool broken = false;
    Tab tab(device,
            [&](std::string_view name, int) { return broken && name == "append" ? fault : Fault::none; });
    tab.rest();
    tab.app.createNetwork("Réseau");
    tab.rest();
    CHECK(tab.state() == SaveState::saved);
    broken = true;
    tab.addCity("A");
    CHECK(tab.state() == SaveState::saving);
    tab.rest();
    const SaveState refused = fault == Fault::full ? SaveState::full : SaveState::failed;
    CHECK(tab.state() == refused);
    tab.addCity("B");
    for (int i = 0; i < 20; ++i) {
      tab.frame(1'000);
      CHECK(tab.state() == refused);
    }
    CHECK(tab.exported().find("\"B\"") != std::string::npos);
    // Trying again does not heat the device.
    const int calls = tab.store.calls;
    for (int i = 0; i < 100; ++i) tab.frame(100);
    CHECK(tab.store.calls - calls <= 3);
    broken = false;
    for (int i = 0; i < 12; ++i) tab.frame(1'000);
    CHECK(tab.state() == SaveState::saved);
    Tab again(device);
    again.rest();
    CHECK(again.hash() == tab.hash());
  }
}

TEST_CASE("33 a storage that never answers is not called saved, and is given up after a while") {
  Device device;
  bool silent = false;
  Tab tab(device, [&](std::string_view, int) { return silent ? Fault::never : Fault::none; });
  tab.rest();
  tab.app.createNetwork("Réseau");
  tab.rest();
  silent = true;
  tab.addCity("A");
  for (double waited = 0; waited < Vault::kPatience - 1'000; waited += 500) {
    tab.frame(500);
    CHECK(tab.state() == SaveState::saving);
  }
  tab.rest();
  tab.rest();
  CHECK(tab.state() == SaveState::failed);
  silent = false;
  for (int i = 0; i < 30; ++i) tab.frame(1'000);  // the try under way is given up first
  CHECK(tab.state() == SaveState::saved);
  Tab again(device);
  again.rest();
  CHECK(again.hash() == tab.hash());
}

TEST_CASE("34 what cannot be loaded is not written over, and opens once the storage answers") {
  for (const Fault fault : {Fault::fail, Fault::never}) {
    for (const std::string_view call : {"list", "load", "readSnapshot"}) {
      CAPTURE(std::string(call));
      Device device;
      REQUIRE(live(device, 30, 0, Fault::none, "a").confirmed.size() == 30);
      // Only the snapshot holds the work.
      Disk::Kept& kept = device.disk.networks.begin()->second;
      std::erase_if(kept.journal, [](const auto&) { return true; });
      REQUIRE(kept.snapshots.size() == 1);
      const int writes = device.disk.writes;
      bool broken = true;
      Tab tab(device,
              [&](std::string_view name, int) { return broken && name == call ? fault : Fault::none; });
      tab.app.navigate("#/cities");
      for (int i = 0; i < 60; ++i) tab.frame(500);
      CHECK(tab.app.ready());
      if (call != "list") {
        CHECK_FALSE(tab.app.hasNetwork());
        CHECK(device.disk.writes == writes);
      }
      broken = false;
      for (int i = 0; i < 60; ++i) tab.frame(500);
      REQUIRE(tab.app.hasNetwork());
      CHECK(tab.app.route().page == PageName::cities);  // where the person was
      CHECK(tab.cityNames().size() >= 20);
    }
  }
}

TEST_CASE("33 without any storage there is work in memory, a red state and a file") {
  Device device;
  Tab tab(device, [](std::string_view, int) { return Fault::fail; });
  tab.rest();
  CHECK(tab.app.ready());
  tab.app.createNetwork("Réseau");
  tab.addCity("Port-Clair");
  tab.rest();
  CHECK(tab.state() == SaveState::failed);
  CHECK(device.disk.writes == 0);
  const std::string file = tab.exported();
  Device other;
  Tab there(other);
  there.rest();
  there.app.openFile("x.json", file);
  there.rest();
  CHECK(there.hash() == tab.hash());
  // A file of another network opens in memory too.
  tab.app.createNetwork("Autre");
  tab.app.openFile("x.json", file);
  tab.rest();
  CHECK(tab.app.hasNetwork());
  CHECK(device.disk.writes == 0);
}

TEST_CASE("one record that is kept does not hide another that was refused") {
  Device device, other;
  int refuse = 0;
  Tab tab(device, [&](std::string_view name, int) {
    return name == "append" && refuse > 0 && refuse-- == 1 ? Fault::fail : Fault::none;
  });
  tab.rest();
  tab.app.createNetwork("Réseau");
  tab.rest();
  const std::string file = fileWith(other, tab.exported(), "Val-Doux");
  for (const int which : {1, 2}) {
    CAPTURE(which);
    // An edit and an import go as two records; one of them is refused.
    tab.addCity("A" + std::to_string(which));
    refuse = which;
    accept(tab, file);
    tab.store.pump();
    CHECK(tab.state() == SaveState::failed);
    for (int i = 0; i < 12; ++i) tab.frame(1'000);
    CHECK(tab.state() == SaveState::saved);
    Tab again(device);
    again.rest();
    CHECK(again.hash() == tab.hash());
    tab.app.undo();
    tab.rest();
  }
}

TEST_CASE("a network left while its edits are not safe yet goes on being saved") {
  Device device;
  bool broken = false;
  Tab tab(device,
          [&](std::string_view name, int) { return broken && name == "append" ? Fault::fail : Fault::none; });
  tab.rest();
  tab.app.createNetwork("Un");
  tab.rest();
  const std::string one = tab.app.network().document().network;
  broken = true;
  tab.addCity("A");
  tab.app.createNetwork("Deux");
  tab.rest();
  broken = false;
  for (int i = 0; i < 12; ++i) tab.frame(1'000);
  Tab again(device);
  again.rest();
  again.app.openNetwork(one);
  again.rest();
  CHECK(again.cityNames() == std::vector<std::string>{"A"});
}

TEST_CASE("28 a snapshot damaged at any byte is passed over for the one before and the journal") {
  Device device;
  REQUIRE(live(device, 30, 0, Fault::none, "a").confirmed.size() == 30);
  const std::string id = device.disk.networks.begin()->first;
  Disk::Kept& kept = device.disk.networks.begin()->second;
  REQUIRE(kept.snapshots.size() == 1);
  // A second snapshot that adds nothing to the first: the loader must come back to the first whenever the
  // second is broken.
  const std::string bytes = kept.snapshots.begin()->second;
  const std::string name = snapshotName(kept.snapshots.begin()->first, sha256(bytes));
  std::string hash;
  {
    Tab tab(device);
    tab.rest();
    hash = tab.hash();
  }
  Random random(seedSetting());
  const auto stride = static_cast<std::uint32_t>(setting("PARCOURS_STRIDE", 200));
  const Disk::Kept before = kept;
  for (std::size_t at = 0; at < bytes.size(); at += 1 + random.below(2 * stride - 1)) {
    for (const bool cut : {false, true}) {
      CAPTURE(at);
      CAPTURE(cut);
      std::string broken = cut ? bytes.substr(0, at) : bytes;
      if (!cut) broken[at] = static_cast<char>(broken[at] ^ (1 + static_cast<int>(random.below(255))));
      kept = before;  // a tab tidies what it finds
      kept.snapshots[name] = broken;
      Tab tab(device);
      for (int i = 0; i < 3; ++i) tab.frame(16);
      REQUIRE(tab.app.hasNetwork());
      CHECK(tab.hash() == hash);
      CHECK(tab.app.session().damaged());
    }
  }
}
