// A file of a newer application in this one: opened, kept, edited, sent on, by people who see half of what it
// holds.
#include <doctest/doctest.h>

#include <string>

#include "core/document/import.hpp"
#include "tests/core/settings.hpp"
#include "tests/shell/app/device.hpp"
#include "tests/shell/app/random.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

/// A value as canonical JSON, deeper than this application's own.
std::string tree(Random& random) {
  std::string json = R"({"a":)" + std::to_string(random.below(1'000'000)) + ",\"z\":[null,true]}";
  for (std::size_t depth = random.below(20); depth > 0; --depth) json = "[" + json + ",\"é\"]";
  return json;
}

/// Writes what this application cannot know of: fields and a choice of a city, a type, members of a record
/// and of the document.
Document newerDocument(Random& random) {
  Document document{.network = "7h2k9m4q0v5x8z3b", .format = kFormat + 1, .entities = {}, .extra = {}};
  Edit edit = createNetwork("Réseau", "fr");
  for (const Write& write : addCity("city-of-later", "Port-Clair", "Exemplie", {"fr"})) edit.push_back(write);
  edit.push_back({"city-of-later", "city", "commons", "phase", "\"a phase of later\""});
  for (int i = 0; i < 4; ++i)
    edit.push_back({"city-of-later", "city", "commons", "later." + std::to_string(i), tree(random)});
  edit.push_back({"thing-of-later", "unheard-of", "commons", "tree", tree(random)});
  REQUIRE(apply(document, edit, {Writer{7}, 1'700'000'000}));
  document.entities.at("thing-of-later").extra = {{"links", tree(random)}};
  document.extra = {{"later", tree(random)}, {"zz", tree(random)}};
  return document;
}

}  // namespace

TEST_CASE(
    "14 what a newer application wrote stays, byte for byte, in the storage and in the exports of this one") {
  for (std::uint64_t seed = seedSetting(); seed < seedSetting() + 3; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Document newer = newerDocument(random);
    std::string file = canonicalText(newer);
    // Devices in turn: each opens what the one before sent, edits, is started again, and sends it on.
    for (int turn = 0; turn < 50; ++turn) {
      CAPTURE(turn);
      Device device;
      {
        Tab tab(device);
        tab.rest();
        tab.app.openFile("x.json", file);
        tab.rest();
        REQUIRE(tab.app.hasNetwork());
        tab.app.run(Msg::city_did_edit,
                    {{"city-of-later", "", "", "country", '"' + std::to_string(turn) + '"'}});
        if (turn % 10 == 0) tab.addCity("ville " + std::to_string(turn));
        tab.rest();
        CHECK(tab.state() == SaveState::saved);
      }
      Tab again(device);
      again.rest();
      file = again.exported();
    }
    const auto sent = importDocument(file);
    REQUIRE(sent);
    CHECK(sent->document.format == newer.format);
    CHECK(sent->document.extra == newer.extra);
    CHECK(*sent->document.find("thing-of-later") == *newer.find("thing-of-later"));
    for (const Cell& cell : newer.find("city-of-later")->cells) {
      const auto values = sent->document.find("city-of-later")->values(cell.field);
      REQUIRE(values.size() == 1);
      CHECK(values.front().json == (cell.field == "country" ? "\"49\"" : cell.json));
    }
    const auto cities = sent->document.entities;
    CHECK(std::count_if(cities.begin(), cities.end(),
                        [](const auto& each) { return each.second.type == "city"; }) == 6);
  }
}
