// The grid belongs to the measurement: what people do to the network's criteria never changes what an earlier
// measurement said.
#include <doctest/doctest.h>

#include "core/network/baseline.hpp"
#include "core/network/draft.hpp"
#include "core/network/grid.hpp"
#include "core/network/levels.hpp"
#include "core/network/library.hpp"
#include "tests/core/network/device.hpp"
#include "tests/shell/app/random.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

constexpr std::string_view kDate = "2025-09-22";

Edit criterion(const std::string& id, std::string_view domain, std::string_view title) {
  return Draft(id, "criterion", kCommons).text("domain", domain).text("title.fr", title).take();
}

/// Two areas of two criteria, two cities, everything rated at random by one or two people.
Device measured(Random& random) {
  Device device(1);
  device.run(addCity("c1", "Lua", "", {}));
  device.run(addCity("c2", "Sol", "", {}));
  for (const char* domain : {"d1", "d2"})
    device.run(Draft(domain, "domain", kCommons).text("title.fr", domain).take());
  for (const char* id : {"k1", "k2", "k3", "k4"})
    device.run(criterion(id, id[1] < '3' ? "d1" : "d2", std::string("Titre ") + id));
  for (const char* city : {"c1", "c2"})
    for (const std::string_view object : kBaselineObjects)
      for (const char* who : {"Awa", "Binta"})
        for (const char* id : {"k1", "k2", "k3", "k4"})
          if (who[0] == 'A' || random.below(2) == 0)
            device.run(
                rate(device.network, {city, object, who}, id, static_cast<int>(random.below(5)), kDate));
  return device;
}

std::string told(const Network& network, std::string_view measurement) {
  std::string text;
  const Levels levels(network, measurement);
  for (const Criterion& each : gridOf(network, measurement).criteria)
    text += each.id + '/' + each.domain() + '/' + each.localized("title", "fr") + '\n';
  for (const char* city : {"c1", "c2"})
    for (const char* domain : {"d1", "d2", "d3"})
      for (const std::string_view object : {"", "authority", "territory"}) {
        const auto level = levels.of(city, domain, object);
        text += level ? std::to_string(*level) + ' ' : "- ";
      }
  return text;
}

}  // namespace

TEST_CASE("whatever is done to the grid, a measurement says what it said") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    Random random(seed);
    Device device = measured(random);
    const std::string first = currentMeasurement(device.network);
    const std::string before = told(device.network, first);
    CHECK(gridOf(device.network, first).fixed);
    for (int i = 0; i < 12; ++i) {
      const std::string id = "k" + std::to_string(1 + random.below(4));
      const View view = *device.network.get<View>(id);
      switch (random.below(5)) {
        case 0:
          device.run({writeText(view, "title.fr", "Autre " + std::to_string(i))});
          break;
        case 1:
          device.run({writeText(view, "domain", random.below(2) == 0 ? "d2" : "d3")});
          break;
        case 2:
          device.run(parcours::remove(id));
          break;
        case 3:
          device.run(criterion("n" + std::to_string(i), "d1", "Nouveau"));
          break;
        default:
          device.run(openMeasurement(device.network, "2026-10-01"));
      }
      CHECK(told(device.network, first) == before);
    }
  }
}

TEST_CASE("a changed grid serves the next measurement, and this one where people say so") {
  Random random(7);
  Device device = measured(random);
  const std::string first = currentMeasurement(device.network);
  device.run(criterion("k5", "d2", "Nouveau"));
  CHECK(gridOf(device.network, first).find("k5") == nullptr);
  CHECK(currentGrid(device.network).find("k5") != nullptr);
  device.run(openMeasurement(device.network, "2026-10-01"));
  const std::string second = currentMeasurement(device.network);
  CHECK_FALSE(gridOf(device.network, second).fixed);
  CHECK(gridOf(device.network, second).find("k5") != nullptr);
  device.run(rate(device.network, {"c1", "authority", "Awa"}, "k5", 2, kDate));
  CHECK(gridOf(device.network, second).fixed);
  device.run(parcours::remove("k5"));
  CHECK(gridOf(device.network, second).find("k5") != nullptr);
  device.run(fixGrid(device.network, second));
  CHECK(gridOf(device.network, second).find("k5") == nullptr);
  CHECK(gridOf(device.network, second).fixed);
}

TEST_CASE("a grid that is written is read back, areas in their order, and a stranger's is passed over") {
  Device device(1);
  for (const char* domain : {"d2", "d1"})
    device.run(Draft(domain, "domain", kCommons).text("title.fr", domain).take());
  device.run(criterion("k1", "d2", "Ça \"va\""));
  device.run(criterion("k2", "d1", "Deux"));
  device.run(
      {writeText(*device.network.get<View>("k2"), "levels.pt", "Nada\nPlano\nFeito\nVerificado\nAjustado")});
  device.run(openMeasurement(device.network, kDate));
  device.run(fixGrid(device.network, currentMeasurement(device.network)));
  const Grid live = currentGrid(device.network);
  const Grid kept = gridOf(device.network, currentMeasurement(device.network));
  REQUIRE(kept.fixed);
  REQUIRE(kept.criteria.size() == 2);
  CHECK(kept.criteria[0].id == "k2");
  CHECK(kept.domains() == std::vector<std::string>{"d1", "d2"});
  for (std::size_t i = 0; i < 2; ++i) CHECK(kept.criteria[i].texts == live.criteria[i].texts);
  CHECK(kept.criteria[1].localized("title", "pt") == "Ça \"va\"");
  CHECK(kept.criteria[0].levels("fr") ==
        std::vector<std::string>{"Nada", "Plano", "Feito", "Verificado", "Ajustado"});
  CHECK(kept.criteria[1].levels("fr").empty());
  for (const char* text : {"", "[]", "{}", R"({"criteria":7})", R"({"criteria":[1,{"title":2}]})"})
    CHECK_FALSE(parseGrid(text).fixed);
}
