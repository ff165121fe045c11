// What a person can rely on: a damaged snapshot, a wiped storage, a network that is gone, another tab that
// forgets or is newer.
#include <doctest/doctest.h>

#include "tests/shell/app/device.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

/// A device with a network of so many cities, each saved on its own.
struct Filled : Device {
  explicit Filled(int cities) {
    Tab tab(*this);
    tab.rest();
    tab.app.createNetwork("Réseau");
    for (int i = 0; i < cities; ++i) {
      tab.addCity("ville " + std::to_string(i));
      tab.frame(400);
      tab.frame(16);
    }
    tab.rest();
    REQUIRE(tab.state() == SaveState::saved);
    hash = tab.hash();
  }
  Disk::Kept& kept() { return disk.networks.begin()->second; }
  std::string hash;
};

}  // namespace

TEST_CASE("28 a snapshot damaged at any byte loses nothing: the one before it and the journal have it all") {
  Filled device(2 * static_cast<int>(Vault::kFoldAt) + 40);
  REQUIRE(device.kept().snapshots.size() == 2);
  const Disk::Kept before = device.kept();
  const auto [name, whole] = *before.snapshots.rbegin();
  const std::size_t stride = std::max<std::size_t>(1, whole.size() / 24);
  for (std::size_t at = 0; at < whole.size(); at += stride) {
    for (const bool cut : {false, true}) {
      CAPTURE(at);
      CAPTURE(cut);
      std::string damaged = cut ? whole.substr(0, at) : whole;
      if (!cut) damaged[at] = static_cast<char>(damaged[at] ^ 1);
      device.kept() = before;  // a tab tidies what it finds
      device.kept().snapshots[name] = damaged;
      Tab tab(device);
      for (int i = 0; i < 2; ++i) tab.frame(16);
      REQUIRE(tab.app.hasNetwork());
      CHECK(tab.hash() == device.hash);
      CHECK(tab.app.session().damaged());
    }
  }
}

TEST_CASE("36 a storage wiped under the page is filled again from what the page shows, and that is said") {
  Filled device(30);
  Tab tab(device);
  tab.rest();
  tab.addCity("Port-Clair");
  tab.rest();
  device.disk.networks.clear();
  tab.app.storageWiped();
  tab.rest();
  CHECK(tab.state() == SaveState::saved);
  REQUIRE(tab.app.notice());
  CHECK(tab.app.notice()->text == tab.app.text()(Msg::app_kept_again));
  Tab again(device);
  again.rest();
  REQUIRE(again.app.hasNetwork());
  CHECK(again.hash() == tab.hash());
}

TEST_CASE(
    "36 a network that is gone is missed by its name, not begun anew, and a file brings it back whole") {
  bool piece = false;
  SUBCASE("") {}
  SUBCASE("though a piece of it was left") { piece = true; }
  Filled device(3);
  std::string file;
  {
    Tab tab(device);
    tab.rest();
    file = tab.exported();
  }
  const std::string id = device.disk.networks.begin()->first, left = device.kept().journal.rbegin()->second;
  device.disk.networks.clear();
  device.disk.networks[id].description = R"({"demo":false,"missing":true,"name":"Réseau"})";
  if (piece) device.kept().journal[""] = left;
  const int writes = device.disk.writes;
  Tab tab(device);
  tab.rest();
  CHECK(tab.app.ready());
  CHECK_FALSE(tab.app.hasNetwork());
  REQUIRE(tab.app.missing() != nullptr);
  CHECK(tab.app.missing()->name == "Réseau");
  CHECK(device.disk.writes == writes);
  tab.app.openFile("copie.json", file);
  tab.rest();
  REQUIRE(tab.app.hasNetwork());
  CHECK(tab.app.missing() == nullptr);
  CHECK(tab.hash() == device.hash);
  Tab again(device);
  again.rest();
  CHECK(again.hash() == device.hash);
}

TEST_CASE("34 a storage that answers with nothing where a network was is not written over") {
  Filled device(3);
  const std::string id = device.disk.networks.begin()->first;
  device.kept().journal.clear();
  device.kept().snapshots.clear();
  const int writes = device.disk.writes;
  Tab tab(device);
  tab.rest();
  REQUIRE(tab.app.missing() != nullptr);
  CHECK(tab.app.missing()->id == id);
  CHECK(device.disk.writes == writes);
  // Whoever does not wait for it starts as on the first day.
  tab.app.removeNetwork(id);
  tab.rest();
  CHECK(tab.app.missing() == nullptr);
  CHECK(tab.app.networks().empty());
}

TEST_CASE(
    "29 what the journal refused when its page was left is shown, and called saved once it is written") {
  Filled device(3);
  auto& journal = device.kept().journal;
  auto left = journal.extract(std::prev(journal.end()));
  left.key().clear();  // It waits elsewhere.
  journal.insert(std::move(left));
  bool refuses = true;
  Tab tab(device, [&](std::string_view name, int) {
    return refuses && name == "append" ? Fault::fail : Fault::none;
  });
  tab.rest();
  REQUIRE(tab.app.hasNetwork());
  CHECK(tab.hash() == device.hash);
  CHECK(tab.state() == SaveState::failed);
  refuses = false;
  tab.app.flush();
  tab.rest();
  CHECK(tab.state() == SaveState::saved);
  journal.erase("");
  Tab again(device);
  again.rest();
  CHECK(again.hash() == device.hash);
}

TEST_CASE("a network forgotten in one tab is forgotten in all, and none brings it back") {
  Filled device(3);
  Tab one(device);
  one.rest();
  Tab two(device);
  two.rest();
  two.addCity("Port-Clair");
  one.app.removeEverything();
  one.rest();
  two.rest();
  one.rest();
  CHECK_FALSE(one.app.hasNetwork());
  CHECK_FALSE(two.app.hasNetwork());
  CHECK(device.disk.networks.empty());
  CHECK(one.app.preferences().who.empty());
}

TEST_CASE("31 a tab that is older keeps its last edits, then only shows") {
  Filled device(3);
  Tab old(device);
  old.rest();
  old.addCity("Port-Clair");
  old.app.outdated();
  old.rest();
  CHECK(old.state() == SaveState::saved);
  const std::string before = old.hash();
  old.addCity("Valombre");
  old.app.undo();
  old.app.createNetwork("Autre");
  old.rest();
  CHECK(old.hash() == before);
  REQUIRE(old.app.notice());
  CHECK(old.app.notice()->text == old.app.text()(Msg::app_outdated));
  Tab fresh(device);
  fresh.rest();
  CHECK(fresh.hash() == before);
  // It goes on showing what others do.
  fresh.addCity("Sétou");
  fresh.rest();
  old.rest();
  CHECK(old.hash() == fresh.hash());
}

TEST_CASE("what a tab had edited that ended without a word is told once the network is there") {
  Filled device(3);
  Tab tab(device);
  tab.app.recovered(device.disk.networks.begin()->first, 3, "14:31");
  tab.app.recovered("another", 5, "14:32");
  tab.rest();
  REQUIRE(tab.app.notice());
  CHECK(tab.app.notice()->text == tab.app.text()(Msg::app_recovered, {{"n", 3}, {"when", "14:31"}}));
}

TEST_CASE("what merging took past the limits of a stranger's file is read back all the same") {
  Device device;
  std::string hash;
  {
    Tab tab(device);
    tab.rest();
    tab.app.createNetwork("Réseau");
    tab.rest();
    const std::string id(tab.app.network().settings()->id());
    // As large as a file may be in one record, and with what is here already it is larger.
    Document theirs = tab.app.network().document();
    Edit edit;
    for (int i = 0; i < 1'022; ++i)
      edit.push_back({id, "network", std::string(kCommons), "newer" + std::to_string(i), "1"});
    REQUIRE(apply(theirs, edit, {Writer{7}, 1'700'000'000}));
    tab.app.openFile("grand.json", canonicalText(theirs));
    REQUIRE(tab.app.session().pending());
    tab.app.acceptReview();
    tab.app.run(Msg::form_did_edit, Edit{{id, "", "", "contact", "\"Awa\""},
                                         {id, "", "", "start", "\"2025-01-01\""},
                                         {id, "", "", "guard", "3"}});
    tab.rest();
    REQUIRE(tab.state() == SaveState::saved);
    hash = tab.hash();
  }
  Tab tab(device);
  tab.rest();
  CHECK(tab.hash() == hash);
  CHECK_FALSE(tab.app.session().damaged());
}

TEST_CASE("11 a file that would take away what came after its review is shown anew before it is merged") {
  Filled device(3);
  Tab mine(device), other(device);
  mine.rest();
  other.rest();
  const std::string city(mine.app.network().cities()[0].id());
  other.app.run(Msg::city_did_edit, {{city, "", "", "country", "\"Autreville\""}});
  other.rest();
  mine.rest();
  // It claims to have seen all that any writer here will ever write, and holds nothing of it.
  Document forged = mine.app.network().document();
  Entity& entity = forged.entities.at(city);
  const auto seen =
      std::vector<Context::Entry>(entity.context.entries().begin(), entity.context.entries().end());
  for (const auto& [writer, n] : seen) entity.context.include(writer, n + 1'000);
  mine.app.openFile("faux.json", canonicalText(forged));
  REQUIRE(mine.app.session().pending());
  const std::size_t before = mine.app.session().pending()->preview.remove.size();
  other.app.run(Msg::city_did_edit, {{city, "", "", "challenge", "\"Eau\""}});
  other.rest();
  mine.rest();
  REQUIRE(mine.app.network().get<City>(city)->challenge() == "Eau");
  const std::string hash = mine.hash();
  mine.app.acceptReview();
  CHECK(mine.hash() == hash);
  REQUIRE(mine.app.session().pending());
  REQUIRE(mine.app.notice());
  CHECK(mine.app.notice()->text == mine.app.text()(Msg::review_renewed));
  CHECK(mine.app.session().pending()->preview.remove.size() == before + 1);
  mine.app.acceptReview();
  CHECK_FALSE(mine.app.session().pending());
  mine.rest();
  REQUIRE(mine.hash() != hash);
  mine.app.undo();
  mine.rest();
  CHECK(mine.hash() == hash);
}

TEST_CASE("36 snapshots that are gone though the journal is there are missed, as long as the page is open") {
  Filled device(2 * static_cast<int>(Vault::kFoldAt) + 40);
  REQUIRE_FALSE(device.kept().snapshots.empty());
  device.kept().snapshots.clear();
  Tab tab(device);
  tab.rest();
  REQUIRE(tab.app.hasNetwork());
  CHECK(tab.app.session().damaged());
}

TEST_CASE(
    "34 a storage that does not say what it holds is asked again, and nothing is called deleted meanwhile") {
  Filled device(3);
  device.preferences = R"({"language":"fr"})";  // Nor do the device's own settings know what was open.
  bool refuses = true;
  for (const Fault fault : {Fault::fail, Fault::never}) {
    CAPTURE(static_cast<int>(fault));
    refuses = true;
    Tab tab(device,
            [&](std::string_view name, int) { return refuses && name == "list" ? fault : Fault::none; });
    for (int i = 0; i < 4; ++i) tab.frame(Vault::kPatience / 3);
    CHECK_FALSE(tab.app.hasNetwork());
    CHECK(tab.app.unlisted());
    tab.app.removeEverything();
    CHECK(device.disk.networks.size() == 1);
    refuses = false;
    for (int i = 0; i < 4; ++i) tab.frame(App::kRetry);
    REQUIRE(tab.app.hasNetwork());
    CHECK_FALSE(tab.app.unlisted());
    CHECK(tab.hash() == device.hash);
  }
}

TEST_CASE("a network that could not be deleted is listed again, and that is said") {
  Filled device(3);
  Tab tab(device, [](std::string_view name, int) { return name == "remove" ? Fault::fail : Fault::none; });
  tab.rest();
  const std::string id = tab.app.session().id(), name = tab.app.network().name();
  tab.app.removeNetwork(id);
  tab.rest();
  REQUIRE(tab.app.networks().size() == 1);
  CHECK(tab.app.networks().front().id == id);
  REQUIRE(tab.app.notice());
  CHECK(tab.app.notice()->text == tab.app.text()(Msg::app_not_forgotten, {{"name", name}}));
  CHECK(tab.app.hasNetwork());
}

TEST_CASE("a network that cannot be opened beside another is named, and the other stays") {
  Filled device(3);
  bool refuses = false;
  Tab tab(device,
          [&](std::string_view name, int) { return refuses && name == "load" ? Fault::fail : Fault::none; });
  tab.rest();
  const std::string first = tab.app.session().id(), name = tab.app.network().name();
  tab.app.createNetwork("Autre");
  tab.rest();
  refuses = true;
  tab.app.openNetwork(first);
  tab.rest();
  CHECK(tab.app.network().name() == "Autre");
  REQUIRE(tab.app.notice());
  CHECK(tab.app.notice()->text == tab.app.text()(Msg::app_not_read, {{"name", name}}));
}

TEST_CASE("29 a page that comes back finds its network deleted, or lost and then keeps it again") {
  Filled device(3);
  Tab tab(device), other(device);
  tab.rest();
  const std::string id = tab.app.session().id(), old = tab.exported();
  tab.app.createNetwork("Autre");
  const std::string second = tab.app.session().id();
  tab.rest();
  other.rest();
  other.app.openNetwork(id);
  other.rest();
  REQUIRE(other.app.networks().size() == 2);
  other.store.heard = nullptr;  // it lies in the back-forward cache
  bool deleted = false;
  SUBCASE("deleted in another tab, with all others") {
    deleted = true;
    tab.app.removeNetwork(id);
    tab.app.removeNetwork(second);
  }
  SUBCASE("lost, while the device still knows that it was there") {
    device.disk.networks[id].journal.clear();
    device.disk.networks[id].snapshots.clear();
  }
  SUBCASE("lost, and another tab began it anew out of an old file") {
    device.disk.networks[id].journal = {{"of-another", old}};
    device.disk.networks[id].snapshots.clear();
  }
  tab.rest();
  other.app.lookAgain();
  other.rest();
  CHECK(other.app.hasNetwork() == !deleted);
  CHECK(other.app.networks().empty() == deleted);
  CHECK(device.disk.networks.empty() == deleted);
  CHECK(other.app.notice().has_value() == !deleted);
  if (deleted) return;
  CHECK(other.hash() == device.hash);
  CHECK(other.state() == SaveState::saved);
  Tab again(device);
  again.rest();
  again.app.openNetwork(id);
  again.rest();
  CHECK(again.hash() == device.hash);
}

TEST_CASE("a network that is opened shows its home, unless the person went elsewhere while it was read") {
  Filled device(3);
  Tab tab(device);
  tab.rest();
  const std::string first = tab.app.session().id();
  tab.app.createNetwork("Autre");
  tab.rest();
  const std::string second = tab.app.session().id();
  tab.app.navigate("#/networks");
  tab.app.openNetwork(first);
  tab.rest();
  REQUIRE(tab.app.session().id() == first);
  CHECK(tab.app.route().page == PageName::home);
  tab.app.navigate("#/networks");
  tab.app.removeNetwork(first);
  (void)tab.app.takeEffects();  // the other is asked for, and not read yet
  tab.app.navigate("#/cities");
  tab.rest();
  REQUIRE(tab.app.session().id() == second);
  CHECK(tab.app.route().page == PageName::cities);
}

TEST_CASE("36 snapshots are not missed where there was none yet, nor where all was kept again") {
  Filled device(3);
  Tab tab(device), other(device);
  tab.rest();
  other.rest();
  const std::string first = tab.app.session().id();
  tab.app.createNetwork("Autre");  // and left before its storage has answered
  const std::string second = tab.app.session().id();
  tab.addCity("Port-Clair");
  tab.app.openNetwork(first);
  tab.rest();
  tab.app.openNetwork(second);
  tab.rest();
  REQUIRE(tab.app.session().id() == second);
  CHECK_FALSE(tab.app.session().damaged());
  device.disk.networks.clear();
  for (Tab* each : {&tab, &other}) each->app.storageWiped();
  tab.rest();
  other.rest();
  tab.app.openNetwork(first);
  tab.rest();
  REQUIRE(tab.app.session().id() == first);
  CHECK_FALSE(tab.app.session().damaged());
}

TEST_CASE("30 a tab that goes to another network lets another tab tidy the one it left") {
  Filled device(3);
  Tab first(device), second(device);
  first.rest();
  second.rest();
  first.app.createNetwork("Autre");
  first.rest();
  for (int i = 0; i < static_cast<int>(Vault::kFoldAt) + 10; ++i) {
    second.addCity("Ville " + std::to_string(i));
    second.frame(400);
  }
  second.rest();
  const std::string id = second.app.session().id();
  CHECK_FALSE(device.disk.networks.at(id).snapshots.empty());
}
