// A network whose text takes several frames to print: folded and kept while people go on, whatever comes in
// between.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/document/ids.hpp"
#include "core/document/sha256.hpp"
#include "tests/shell/app/edits_at_random.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

/// Begun with so many texts that its snapshot is of about eight shares, and with edits enough that the next
/// visit folds.
struct Large : Device {
  std::string id;

  Large() {
    Tab tab(*this);
    tab.rest();
    tab.app.createNetwork("Réseau");
    tab.rest();
    id = tab.app.session().id();
    Document texts;
    texts.network = id;
    for (int i = 0; i < 400; ++i) {
      Entity& topic = texts.entities["t" + tenDigits(static_cast<std::uint64_t>(i))];
      topic.type = "topic";
      topic.room = "commons";
      topic.context.include(Writer{1}, 1);
      topic.cells = {{"summary.fr", {Writer{1}, 1}, 0, '"' + std::string(5'000, 'x') + '"'}};
    }
    tab.app.openFile("x.json", canonicalText(texts));
    tab.app.acceptReview();
    for (int i = 0; i < 60; ++i) tab.addCity("ville " + std::to_string(i)), tab.frame(400), tab.frame(400);
    REQUIRE(tab.state() == SaveState::saved);
    REQUIRE(canonicalText(tab.app.network().document()).size() > 7 * Vault::kShare);
  }

  Disk::Kept& kept() { return disk.networks.at(id); }
  /// Name and text.
  const std::pair<const std::string, std::string>& newestSnapshot() { return *kept().snapshots.rbegin(); }
};

/// Frames until the snapshot is being printed.
void untilPrinting(Tab& tab) {
  const auto prints = [&] { return tab.app.hasNetwork() && tab.app.session().printing(); };
  for (int i = 0; i < 50 && !prints(); ++i) tab.frame();
  REQUIRE(tab.app.session().printing());
}

}  // namespace

TEST_CASE("a large network is folded a share a frame, and asks for those frames; edits go on meanwhile") {
  Large device;
  const std::string before = device.newestSnapshot().first;
  Tab tab(device);
  untilPrinting(tab);
  int frames = 0;
  for (; tab.app.session().printing(); ++frames) {
    REQUIRE(frames < 100);
    CHECK(tab.last<Wake>().milliseconds <= 1);
    tab.addCity("pendant " + std::to_string(frames));
    tab.frame();
  }
  CHECK(frames >= 7);
  tab.rest();
  const auto& [name, text] = device.newestSnapshot();
  CHECK(name != before);
  CHECK(name.substr(11) == toHex(sha256(text)));
  CHECK(tab.state() == SaveState::saved);
  Tab again(device);
  again.rest();
  CHECK(again.hash() == tab.hash());
}

TEST_CASE("a tab killed at any share of a fold, after others wrote and were killed: nothing is lost") {
  Large device;
  const Disk::Kept before = device.kept();
  for (int at = 0; at < 14; ++at) {
    CAPTURE(at);
    device.kept() = before;
    std::string hash;
    {
      Tab tab(device);
      untilPrinting(tab);
      Tab other(device);
      other.rest();
      for (int frame = 0; frame < at; ++frame) {
        (frame % 2 == 0 ? tab : other).addCity("pendant " + std::to_string(frame));
        (frame % 2 == 0 ? tab : other).app.flush();
        tab.frame(), other.frame();
      }
      tab.app.flush(), other.app.flush();
      tab.store.pump(), other.store.pump();
      tab.store.pump();
      hash = tab.hash();
    }
    // What a new snapshot stands for leaves the journal one day: it must do without.
    if (device.newestSnapshot().first != before.snapshots.rbegin()->first)
      for (const auto& [key, bytes] : before.journal) device.kept().journal.erase(key);
    Tab again(device);
    again.rest();
    CHECK(again.hash() == hash);
    CHECK_FALSE(again.app.session().damaged());
  }
}

TEST_CASE(
    "an import that a tab took back before it died is in no snapshot, though another prints one meanwhile") {
  Large device;
  Tab tab(device);
  untilPrinting(tab);
  {
    Tab other(device);
    other.rest();
    Device away;
    accept(other, fileWith(away, other.exported(), "reprise"));
    other.frame(400), tab.store.pump();
    CHECK(tab.shows("reprise") == 1);
    other.store.faults = [](std::string_view name, int) {
      return name == "tidy" ? Fault::dieAfter : Fault::none;
    };
    other.app.undo();
    other.frame();
    CHECK(other.store.killed());
  }
  tab.app.lookAgain();
  for (int i = 0; i < 3; ++i) tab.rest();
  CHECK(tab.shows("reprise") == 0);
  Tab again(device);
  again.rest();
  CHECK(again.shows("reprise") == 0);
}

TEST_CASE("an import taken back while a snapshot is printed is in none, whichever tab took it back") {
  Large device;
  const Disk::Kept before = device.kept();
  for (const bool elsewhere : {false, true}) {
    for (int at = 0; at < 12; ++at) {
      CAPTURE(elsewhere);
      CAPTURE(at);
      device.kept() = before;
      Tab tab(device);
      untilPrinting(tab);
      Tab other(device);
      other.rest();
      Tab& mine = elsewhere ? other : tab;
      Device away;
      const std::string file = fileWith(away, other.exported(), "reprise");
      for (int frame = 0; frame < at; ++frame) tab.frame();
      const std::string hash = mine.hash(), shown = shownValues(mine.app.network().document());
      accept(mine, file);
      for (int i = 0; i < 3; ++i) mine.frame(), tab.frame();
      CHECK(mine.shows("reprise") == 1);
      // Nothing waits for it until then.
      if (!elsewhere) CHECK_FALSE(tab.app.session().printing());
      mine.app.undo();
      for (int i = 0; i < 2; ++i) mine.frame();
      for (int i = 0; i < 2; ++i) tab.frame();  // it hears, and acts with the next
      if (elsewhere) CHECK_FALSE(tab.app.session().printing());
      for (int i = 0; i < 3; ++i) tab.rest(), other.rest();
      // What another tab has folded by now is undone by new writes.
      if (!elsewhere) CHECK(mine.hash() == hash);
      CHECK(shownValues(mine.app.network().document()) == shown);
      CHECK(tab.hash() == other.hash());
      Tab again(device);
      again.rest();
      CHECK(again.hash() == mine.hash());
      CHECK(again.shows("reprise") == 0);
    }
  }
}

TEST_CASE(
    "the version of the day is the network before its first edit, also when that goes on while it is kept") {
  Large device;
  device.preferences = R"({"language":"fr"})";  // no version was kept today
  device.kept().versions.clear();
  Tab tab(device);
  tab.rest();
  const std::string before = canonicalText(tab.app.network().document());
  const auto versions = [&] {
    std::vector<std::string> texts;
    for (const auto& [name, version] : device.kept().versions)
      if (Store::kindOf(name) != Store::kPast) texts.push_back(version.second);
    return texts;
  };
  for (int i = 0; i < 5; ++i) tab.addCity("pendant " + std::to_string(i)), tab.frame();
  CHECK(versions().empty());
  tab.rest();
  CHECK(versions() == std::vector<std::string>{before});
}

TEST_CASE("a page that is left, or gives way to a newer build, keeps the version of the day at once") {
  for (const bool update : {false, true}) {
    CAPTURE(update);
    Large device;
    device.preferences = R"({"language":"fr"})";
    device.kept().versions.clear();
    const std::size_t versions = update ? 2 : 1;
    {
      Tab tab(device);
      tab.rest();
      device.kept().versions.clear();
      tab.addCity("un");
      if (update) tab.app.updating();
      tab.app.leave();
      tab.store.pump();
    }
    CHECK(device.kept().versions.size() == versions);
  }
}

TEST_CASE("of a large network that is deleted while a version is kept, nothing is left") {
  Large device;
  device.preferences = R"({"language":"fr"})";
  Tab tab(device);
  tab.rest();
  tab.addCity("un");
  tab.frame();
  tab.app.removeNetwork(device.id);
  tab.rest();
  tab.rest();
  CHECK_FALSE(device.disk.networks.contains(device.id));
}
