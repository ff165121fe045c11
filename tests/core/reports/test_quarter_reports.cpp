// The guide, the digest and the participation of a quarter: what they hold, and what never gets into them.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/document/canonical.hpp"
#include "core/journey/progress.hpp"
#include "core/network/draft.hpp"
#include "core/network/quarter_edits.hpp"
#include "core/reports/participation.hpp"
#include "core/reports/quarter_reports.hpp"
#include "tests/core/document/random.hpp"
#include "tests/core/network/device.hpp"
#include "tests/core/reports/words.hpp"

using namespace parcours;
using test::Device;
using test::factsOnly;
using test::sampleDevice;

namespace {

struct Running : Device {
  explicit Running(std::string_view chosen = "t1", std::string_view reason = "") : Device(sampleDevice()) {
    test::runRound(*this, {{3, 0, 0}, {2, 1, 0}, {0, 0, 0}});
    run(chooseTopic(round(0), chosen, reason));
    run(openQuarter(network, round(0), "2026-02-01", "2026-04-30"));
  }
  [[nodiscard]] Quarter quarter() const { return network.quarters().back(); }
  void reflect(std::string_view city, std::string_view field, std::string_view words) {
    run(writeReflection(network, quarter().id(), city, field, words));
  }
  void share(std::string_view city) { run(shareReflection(network, quarter().id(), city)); }
  [[nodiscard]] Report guide(const LibraryItem* item = nullptr) const {
    return learningGuide(network, quarter(), replay(network), item, factsOnly());
  }
  [[nodiscard]] Report digest() const { return exchangeDigest(network, quarter(), factsOnly()); }
};

std::string wordsOf(const Report& report) {
  std::string words = report.title + '\n' + report.subtitle + '\n';
  for (const Block& block : report.blocks) {
    words += block.text + '\n';
    for (const std::string& item : block.items) words += item + '\n';
    for (const auto& row : block.rows)
      for (const std::string& cell : row) words += cell + '\n';
  }
  return words;
}

bool reads(const Report& report, std::string_view words) {
  return wordsOf(report).find(words) != std::string::npos;
}

/// Tables have one shape, and no list or table is empty.
void checkShape(const Report& report) {
  CHECK_FALSE(report.title.empty());
  for (const Block& block : report.blocks) {
    if (block.kind == Block::Kind::list) CHECK_FALSE(block.items.empty());
    if (block.kind != Block::Kind::table) continue;
    CHECK_FALSE(block.rows.empty());
    for (const auto& row : block.rows) CHECK(row.size() == block.items.size());
  }
}

}  // namespace

TEST_SUITE("quarter reports") {
  TEST_CASE("the guide says who needs the topic, its three steps, tools, dates, sessions and whom to ask") {
    Running device;
    device.run({writeText(device.topic("t1"), "core.fr", "Le pas de tous"),
                writeText(device.topic("t1"), "stretch.fr", "Le pas de plus"),
                writeText(device.topic("t1"), "catch_up.fr", "Le premier pas"),
                writeText(device.quarter(), "aim", "Savoir compter"),
                writeText(*device.network.settings(), "contact", "Awa, awa@exemple.org")});
    device.run(addToQuarter("session", "s1", device.quarter().id(),
                            {{"way", "\"event\""},
                             {"title", "\"Lancement\""},
                             {"date", "\"2026-02-08\""},
                             {"time", "\"10:00\""},
                             {"utc_offset", "60"},
                             {"speaker", "\"Binta\""},
                             {"link", "\"https://exemple.org/x\""}}));
    LibraryItem item;
    item.steps = {"Ouvrir", "Fermer"};
    item.material = {"Un tableau", "Des craies"};
    const Report guide = device.guide(&item);
    checkShape(guide);
    for (const char* words : {"Données", "Le pas de tous", "Le pas de plus", "Le premier pas",
                              "Savoir compter", "Awa, awa@exemple.org", "Lancement", "Binta",
                              "https://exemple.org/x", "10:00", "UTC+1", "Ouvrir", "Fermer", "Un tableau"})
      CHECK_MESSAGE(reads(guide, words), words);
    // Needs of 2 and more count as served: Kintélé and Bissau of three that answered.
    CHECK(reads(guide, "Kintélé"));
    CHECK(reads(guide, "Bissau"));
    CHECK_FALSE(reads(guide, "Accra"));
    CHECK(reads(guide, "[2|3|"));
    CHECK_FALSE(reads(device.guide(), "Ouvrir"));
  }

  TEST_CASE("a departure from the recommendation is told with its reason") {
    CHECK_FALSE(reads(Running("t1").guide(), "Le temps presse"));
    CHECK(reads(Running("t2", "Le temps presse").guide(), "Le temps presse"));
  }

  TEST_CASE("what was not received leaves a guide that still stands") {
    Running device;
    for (const char* type : {"topic", "round", "city", "network"}) {
      Document document = device.network.document();
      std::erase_if(document.entities, [&](const auto& each) { return each.second.type == type; });
      const Network network(document);
      checkShape(learningGuide(network, network.quarters().back(), replay(network), nullptr, factsOnly()));
      checkShape(exchangeDigest(network, network.quarters().back(), factsOnly()));
    }
  }

  TEST_CASE("the digest has what cities share, under their names, and no private word in any format") {
    test::Random random(16);
    constexpr std::string_view kFields[] = {"worked", "did_not", "next", "wanted", "offered"};
    for (int run = 0; run < 30; ++run) {
      Running device;
      std::vector<std::string> shared, secret;
      for (const char* city : {"c1", "c2", "c3"}) {
        const bool shares = random.oneIn(2);
        for (const std::string_view field : kFields) {
          if (random.oneIn(3)) continue;
          const std::string words = std::string(city) + "-dit-" + std::string(field);
          device.reflect(city, field, words);
          (shares ? shared : secret).push_back(words);
        }
        if (shares && ownReflection(device.network, device.quarter().id(), city)) device.share(city);
      }
      const Report digest = device.digest();
      checkShape(digest);
      const std::string html = toHtml(digest);
      for (const std::string& words : secret) {
        CHECK_FALSE(reads(digest, words));
        CHECK(html.find(words) == std::string::npos);
      }
      for (const std::string& words : shared) {
        // What a city offers is told to those who look for it.
        const bool offer = words.ends_with("offered");
        if (!offer) CHECK_MESSAGE(reads(digest, words), words);
      }
      CHECK_FALSE(reads(device.guide(), "-dit-"));
    }
  }

  TEST_CASE("who looks for help meets all who offer some, but never itself") {
    Running device;
    device.reflect("c1", "wanted", "Un juriste");
    device.reflect("c1", "offered", "Un modèle");
    device.reflect("c2", "offered", "Du temps");
    device.reflect("c3", "wanted", "Une visite");
    device.reflect("c3", "worked", "Rien encore");
    for (const char* city : {"c1", "c2", "c3"}) device.share(city);
    const auto all = whoCanHelpWhom(device.network, device.quarter());
    REQUIRE(all.size() == 2);
    for (const HelpWanted& one : all) {
      CHECK(std::find(one.offering.begin(), one.offering.end(), one.city) == one.offering.end());
      CHECK(std::find(one.ahead.begin(), one.ahead.end(), one.city) == one.ahead.end());
      CHECK(one.offering.size() == (one.city == "c1" ? 1 : 2));
    }
    // A city at the topic's stretch step may help as well, named once.
    device.run({writeText(device.topic("t1"), "tier.c2", "stretch"),
                writeText(device.topic("t1"), "tier.c3", "stretch")});
    for (const HelpWanted& one : whoCanHelpWhom(device.network, device.quarter()))
      CHECK(one.ahead == (one.city == "c1" ? std::vector<std::string>{"c3"} : std::vector<std::string>{}));
  }

  TEST_CASE("practice, changes of course and lessons stand in the order of their days") {
    Running device;
    const std::string quarter(device.quarter().id());
    const auto add = [&](const char* type, const char* id, const char* field, const char* words,
                         const char* date) {
      device.run(addToQuarter(type, id, quarter,
                              {{field, jsonString(words)}, {"date", jsonString(date)}, {"city", "\"c1\""}}));
    };
    add("practice", "a1", "what", "Deuxième", "2026-03-02");
    add("practice", "a2", "what", "Premier", "2026-03-01");
    add("course", "b1", "text", "Moins de réunions", "2026-03-15");
    add("lesson", "l1", "text", "Commencer tôt", "2026-04-01");
    device.run({{"b1", {}, {}, "decision", "\"adjust\""}});
    const std::string words = wordsOf(device.digest());
    CHECK(words.find("Premier") < words.find("Deuxième"));
    CHECK(words.find("Moins de réunions") != std::string::npos);
    CHECK(words.find("Commencer tôt") != std::string::npos);
  }

  TEST_CASE("participation: a row a city and a column a way, with the counts of progress") {
    Running device;
    const std::string quarter(device.quarter().id());
    device.run(addToQuarter("session", "s1", quarter,
                            {{"way", "\"event\""}, {"present.c1", "2"}, {"present.c2", "1"}}));
    device.run(addToQuarter("session", "s2", quarter, {{"way", "\"call\""}, {"present.c1", "1"}}));
    device.run(addToQuarter("session", "s3", "another", {{"way", "\"call\""}, {"present.c1", "1"}}));
    const Block table = participationTable(device.network, quarter, factsOnly());
    CHECK(table.kind == Block::Kind::table);
    REQUIRE(table.rows.size() == 3);
    CHECK(table.items.size() == std::size(kWayNames) + 1);
    const auto cities = device.network.cities();
    for (std::size_t i = 0; i < 3; ++i) {
      REQUIRE(table.rows[i].size() == table.items.size());
      CHECK(table.rows[i][0] == cities[i].name());
    }
    const auto rowOf = [&](const char* name) {
      return *std::find_if(table.rows.begin(), table.rows.end(),
                           [&](const auto& row) { return row[0] == name; });
    };
    CHECK(rowOf("Kintélé") == std::vector<std::string>{"Kintélé", "1", "0", "0", "0", "1"});
    CHECK(rowOf("Bissau") == std::vector<std::string>{"Bissau", "1", "0", "0", "0", "0"});
    CHECK(participationTable(device.network, "", factsOnly()).rows.size() == 3);
  }
}
