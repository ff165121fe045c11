// Cohesion is that of the same cities at both ends, and each figure is what pairs of cities say, recomputed
// by brute force.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "core/journey/cohesion.hpp"
#include "core/network/baseline.hpp"
#include "core/network/draft.hpp"
#include "tests/core/document/random.hpp"
#include "tests/core/network/device.hpp"

using namespace parcours;
using namespace parcours::test;
using rules::Rational;
using rules::Trend;

namespace {

/// A city's level in each area at one measurement, as the test wrote it; nothing: not rated in full.
using Written = std::map<std::pair<std::string, std::string>, std::optional<int>>;

constexpr const char* kAreas[] = {"d1", "d2"};

Device network(int cities) {
  Device device(1);
  device.run(createNetwork("Réseau", "fr"));
  for (int i = 1; i <= cities; ++i) {
    const std::string id = "c" + std::to_string(i);
    device.run(addCity(id, "City " + id, "", {}));
  }
  for (const std::string area : kAreas) {
    device.run(Draft(area, "domain", kCommons).text("title.fr", area).take());
    device.run(Draft("k" + area, "criterion", kCommons).text("domain", area).text("title.fr", area).take());
  }
  return device;
}

/// Rates both objects of an area's one criterion.
void write(Device& device, Written& written, const std::string& city, const std::string& area, int authority,
           int territory) {
  device.run(rate(device.network, {city, "authority", "A"}, "k" + area, authority, "2026-01-01"));
  device.run(rate(device.network, {city, "territory", "A"}, "k" + area, territory, "2026-01-01"));
  written[{city, area}] = (25 * (authority + territory) + 1) / 2;
}

Written measureAtRandom(Device& device, Random& random, int unknownOneIn) {
  Written written;
  for (const City& city : device.network.cities())
    for (const char* area : kAreas)
      if (!random.oneIn(static_cast<std::uint32_t>(unknownOneIn)))
        write(device, written, std::string(city.id()), area, static_cast<int>(random.below(5)),
              static_cast<int>(random.below(5)));
  return written;
}

std::optional<int> levelIn(Written& written, const std::string& city, const std::string& area) {
  if (!area.empty()) return written[{city, area}];
  int sum = 0;
  for (const char* each : kAreas) {
    if (!written[{city, each}]) return std::nullopt;
    sum += *written[{city, each}];
  }
  return sum;
}

/// The sum of something over all ordered pairs of cities.
template <class Of>
Rational pairs(const rules::Levels& levels, Of of) {
  Rational sum = 0;
  for (std::size_t i = 0; i < levels.size(); ++i)
    for (std::size_t j = 0; j < levels.size(); ++j) sum += of(i, j);
  return sum;
}

Rational spreadByPairs(const rules::Levels& x) {
  return pairs(x, [&](auto i, auto j) { return Rational((x[i] - x[j]) * (x[i] - x[j])); }) / 2;
}

Rational total(const rules::Levels& x) {
  return pairs(x, [&](auto i, auto j) { return Rational(i == j ? x[i] : 0); });
}

Trend trend(const Rational& before, const Rational& now) {
  return now > before ? Trend::up : now < before ? Trend::down : Trend::unchanged;
}

void checkFigures(const Figures& figures, std::int64_t cap) {
  const rules::Levels& x = figures.levels;
  const Rational n = x.size();
  CHECK(Rational(figures.dispersion) == spreadByPairs(x));
  CHECK(figures.mean == total(x) / n);
  CHECK(figures.welfare ==
        pairs(x, [&](auto i, auto j) { return Rational(std::min(x[i], x[j])); }) / (n * n));
  if (total(x) > 0)
    CHECK(figures.gini ==
          pairs(x, [&](auto i, auto j) { return Rational(std::abs(x[i] - x[j])); }) / (2 * n * total(x)));
  for (const std::int64_t level : x) CHECK(level >= figures.floor);
  CHECK(std::count(x.begin(), x.end(), figures.floor) > 0);
  CHECK(std::count(x.begin(), x.end(), cap) == figures.atCap);
}

void checkSlope(const Course& course) {
  const rules::Levels &x = course.first().levels, &y = course.last().levels;
  const Rational below = spreadByPairs(x);
  CHECK(course.slope.has_value() == (below != 0));
  if (!course.slope) return;
  const Rational above =
      pairs(x, [&](auto i, auto j) { return Rational((x[i] - x[j]) * ((y[i] - x[i]) - (y[j] - x[j]))); }) / 2;
  CHECK(*course.slope == above / below);
}

void checkCourse(const Course& course, std::vector<Written>& written, int cities) {
  std::vector<std::string> panel;
  for (int i = 1; i <= cities; ++i) {
    const std::string id = "c" + std::to_string(i);
    const bool first = levelIn(written.front(), id, course.domain).has_value();
    const bool last = levelIn(written.back(), id, course.domain).has_value();
    if (first && last) {
      panel.push_back(id);
      continue;
    }
    const auto out = std::find_if(course.outside.begin(), course.outside.end(),
                                  [&](const OutsidePanel& each) { return each.city == id; });
    REQUIRE(out != course.outside.end());
    CHECK(out->atFirst == !first);
    CHECK(out->atLast == !last);
  }
  CHECK(course.panel == panel);
  CHECK(course.panel.size() + course.outside.size() == static_cast<std::size_t>(cities));
  CHECK(course.compared() == (panel.size() >= 2));
  if (!course.compared()) return;
  for (std::size_t m = 0; m < written.size(); ++m) {
    rules::Levels levels;
    bool known = true;
    for (const std::string& city : panel) {
      const auto level = levelIn(written[m], city, course.domain);
      known = known && level;
      levels.push_back(level.value_or(0));
    }
    const Moment& moment = course.moments[m];
    REQUIRE(moment.figures.has_value() == known);
    CHECK(moment.sinceFirst.has_value() == (known && m > 0));
    if (!known) continue;
    CHECK(moment.figures->levels == levels);
    checkFigures(*moment.figures, course.domain.empty() ? 200 : 100);
    if (m == 0) continue;
    CHECK(moment.sinceFirst->level == trend(total(course.first().levels), total(levels)));
    CHECK(moment.sinceFirst->disparity == trend(spreadByPairs(course.first().levels), spreadByPairs(levels)));
  }
  checkSlope(course);
}

const CityStanding& standingOf(const std::vector<CityStanding>& all, std::string_view city) {
  return *std::find_if(all.begin(), all.end(), [&](const CityStanding& each) { return each.city == city; });
}

/// Two measurements of three cities in both areas: steps before, steps after.
Device twice(const std::vector<int>& before, const std::vector<int>& after) {
  Device device = network(static_cast<int>(before.size()));
  Written written;
  for (const auto* steps : {&before, &after}) {
    if (steps == &after) device.run(openMeasurement(device.network, "2027-01-01"));
    for (std::size_t i = 0; i < steps->size(); ++i)
      for (const char* area : kAreas)
        write(device, written, "c" + std::to_string(i + 1), area, (*steps)[i], (*steps)[i]);
  }
  return device;
}

}  // namespace

TEST_CASE("cohesion: panel, label and every figure are those recomputed over pairs of cities") {
  int compared = 0, gaps = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const int cities = 1 + static_cast<int>(random.below(6));
    Device device = network(cities);
    std::vector<Written> written;
    for (int m = 0; m < 3; ++m) {
      if (m > 0) device.run(openMeasurement(device.network, "2027-01-01"));
      written.push_back(measureAtRandom(device, random, 6));
      if (std::none_of(written.back().begin(), written.back().end(),
                       [](const auto& each) { return each.second; }))
        written.pop_back();
    }
    const Cohesion result = cohesion(device.network);
    REQUIRE(result.measurements.size() == written.size());
    if (written.size() < 2) {
      CHECK(result.courses.empty());
      continue;
    }
    REQUIRE(result.courses.size() == 3);
    CHECK(result.courses[0].domain.empty());
    for (const Course& course : result.courses) {
      checkCourse(course, written, cities);
      compared += course.compared() ? 1 : 0;
      for (const Moment& moment : course.moments) gaps += moment.figures ? 0 : 1;
    }
  }
  CHECK(compared > 80);
  CHECK(gaps > 10);
}

TEST_CASE("cohesion: a city unknown at one end changes no figure, whatever it says at the other") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    Random random(seed);
    Device device = network(4);
    Written written;
    for (int m = 0; m < 2; ++m) {
      if (m > 0) device.run(openMeasurement(device.network, "2027-01-01"));
      for (const std::string city : {"c1", "c2", "c3"})
        for (const char* area : kAreas)
          write(device, written, city, area, static_cast<int>(random.below(5)), 2);
    }
    const Course before = cohesion(device.network).courses[0];
    for (const char* area : kAreas) write(device, written, "c4", area, static_cast<int>(random.below(5)), 4);
    const Course after = cohesion(device.network).courses[0];
    CHECK(after.panel == before.panel);
    CHECK(after.last().levels == before.last().levels);
    CHECK(after.outside.front().atFirst);
    CHECK_FALSE(after.outside.front().atLast);
  }
}

TEST_CASE("cohesion: raising the lowest city never lowers welfare, floor or mean, nor widens the gap to it") {
  Random random(4);
  for (int trial = 0; trial < 200; ++trial) {
    rules::Levels levels;
    for (std::uint64_t i = 2 + random.below(6); i > 0; --i)
      levels.push_back(static_cast<std::int64_t>(random.below(100)));
    rules::Levels raised = levels;
    const auto lowest = std::min_element(raised.begin(), raised.end());
    const auto highest = *std::max_element(levels.begin(), levels.end());
    if (*lowest == highest) continue;
    ++*lowest;
    const Figures before = figuresOf(levels, 100), now = figuresOf(raised, 100);
    CHECK(now.welfare > before.welfare);
    CHECK(now.mean > before.mean);
    CHECK(now.floor >= before.floor);
    CHECK(now.distanceToBest < before.distanceToBest);
    CHECK(now.dispersion < before.dispersion);
  }
}

TEST_CASE("signals: left behind to an expert, slipping to a catch-up step, nothing for who advances") {
  // c1 low and still; c2 low and rising fast; c3 high and falling; c4 high and rising.
  const Device device = twice({0, 0, 4, 3}, {0, 2, 3, 4});
  const Ledger ledger = replay(device.network);
  const auto standings = cityStandings(device.network, ledger);
  CHECK(standingOf(standings, "c1").standing == rules::Standing::leftBehind);
  CHECK(standingOf(standings, "c3").standing == rules::Standing::slipping);
  CHECK(standingOf(standings, "c4").standing == rules::Standing::advancing);
  const auto all = signals(device.network, ledger);
  REQUIRE(all.size() == 2);
  CHECK(all[0].city == "c1");
  CHECK(all[0].kind == Signal::Kind::leftBehind);
  CHECK(all[0].help == Help::expert);
  CHECK(all[1].city == "c3");
  CHECK(all[1].kind == Signal::Kind::slipping);
  CHECK(all[1].help == Help::catchUpStep);
  CHECK(citiesInDifficulty(device.network, ledger) == std::set<std::string>{"c1"});
}

TEST_CASE("signals: one measurement says nothing of who falls behind; a long wait is heard all the same") {
  Device device = sampleDevice();
  for (int i = 4; i <= 12; ++i)
    device.run(addTopic(device.network, "t" + std::to_string(i), "T", "en", "", "theme", ""));
  for (int quarter = 0; quarter < 4; ++quarter) {
    CHECK(signals(device.network, replay(device.network)).empty());
    std::vector<std::vector<int>> needs(3, std::vector<int>(12, 0));
    needs[0][static_cast<std::size_t>(quarter)] = needs[1][static_cast<std::size_t>(quarter)] = 3;
    needs[2][11] = 2;  // wanted by one city alone, each time
    runRound(device, needs);
    device.run(
        chooseTopic(*device.network.pendingRound(), "t" + std::to_string(quarter + 1), "Décidé ainsi"));
  }
  const Ledger ledger = replay(device.network);
  const auto all = signals(device.network, ledger);
  REQUIRE(all.size() == 1);
  CHECK(all[0].city == "c3");
  CHECK(all[0].kind == Signal::Kind::unheard);
  CHECK(all[0].help == Help::call);
  CHECK(all[0].wait == 4);
  CHECK(citiesInDifficulty(device.network, ledger) == std::set<std::string>{"c3"});
  for (const CityStanding& each : cityStandings(device.network, ledger)) CHECK_FALSE(each.standing);
}
