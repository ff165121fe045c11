// The demo's opportunities once more by hand, straight from the steps people gave and the needs they said;
// and the page that shows it for one learning area has the same numbers.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "core/journey/opportunities.hpp"
#include "core/network/library.hpp"
#include "shell/cli/demo_network.hpp"

namespace parcours {
namespace {

using Names = std::set<std::string>;

Network demo() {
  auto document = demoNetwork(demoSource());
  REQUIRE(document.has_value());
  return Network(*document);
}

/// A learning area in one measurement, by the names of cities.
struct ByHand {
  std::map<std::string, std::string> authority, territory;  ///< What people said: `1 2 2`.
  std::map<std::string, int> level, need;
  Names gaps, strong;
  std::map<std::string, Names> helpers;  ///< Of whom a city with a gap can learn.
};

/// Everything people said for one criterion of a city, in order of size.
std::vector<int> stepsOf(const Network& network, std::string_view measurement, const City& city,
                         std::string_view object, std::string_view criterion) {
  std::vector<int> steps;
  for (const View& rating : network.all("rating"))
    if (rating.text("measurement") == measurement && rating.text("city") == city.id() &&
        rating.text("object") == object)
      if (const auto step = rating.integer("step." + std::string(criterion)))
        steps.push_back(static_cast<int>(*step));
  std::sort(steps.begin(), steps.end());
  return steps;
}

/// The largest need a city said for a topic of the area, in the last round that was closed.
int needOf(const Network& network, const City& city, std::string_view domain) {
  std::string last;
  for (const Round& round : network.rounds())
    if (round.state() == "closed") last = round.id();
  int most = 0;
  for (const Ballot& ballot : network.ballots(last))
    if (ballot.city() == city.id())
      for (const Topic& topic : network.topics())
        if (topic.domain() == domain) most = std::max(most, ballot.grade(topic.id()).value_or(0));
  return most;
}

ByHand byHand(const Network& network, std::string_view measurement, std::string_view domain) {
  ByHand hand;
  for (const City& city : network.cities()) {
    int doubled = 0, medians = 0;
    for (const View& criterion : network.all("criterion")) {
      if (criterion.text("domain") != domain) continue;
      for (const char* object : {"authority", "territory"}) {
        const auto steps = stepsOf(network, measurement, city, object, criterion.id());
        REQUIRE_FALSE(steps.empty());
        doubled += steps[(steps.size() - 1) / 2] + steps[steps.size() / 2];
        ++medians;
        auto& said = object[0] == 'a' ? hand.authority[city.name()] : hand.territory[city.name()];
        for (const int step : steps) said += (said.empty() ? "" : " ") + std::to_string(step);
      }
    }
    // The mean of the medians, out of 4, as a share of 100, rounded half up.
    hand.level[city.name()] = (100 * doubled + 4 * medians) / (8 * medians);
    hand.need[city.name()] = needOf(network, city, domain);
  }
  for (const auto& [name, level] : hand.level) {
    if (level < 40 || hand.need[name] >= 2) hand.gaps.insert(name);
    if (level >= 60) hand.strong.insert(name);
  }
  for (const std::string& gap : hand.gaps)
    for (const std::string& strong : hand.strong)
      if (hand.level[strong] >= hand.level[gap] + 15) hand.helpers[gap].insert(strong);
  return hand;
}

std::string nameOf(const Network& network, std::string_view city) { return network.get<City>(city)->name(); }

TEST_CASE("every opportunity of the demo comes out the same by hand, in both measurements") {
  const Network network = demo();
  int learnTogether = 0, fromEachOther = 0, experts = 0;
  for (const View& measurement : network.all("measurement")) {
    const auto all = opportunities(network, Levels(network, measurement.id()));
    std::size_t areas = 0;
    for (const Domain& domain : network.domains()) {
      CAPTURE(measurement.text("date"));
      CAPTURE(domain.title("en"));
      const ByHand hand = byHand(network, measurement.id(), domain.id());
      const auto found = std::find_if(all.begin(), all.end(),
                                      [&](const Opportunity& one) { return one.domain == domain.id(); });
      REQUIRE((found == all.end()) == hand.gaps.empty());
      if (found == all.end()) continue;
      ++areas;
      Names gaps, strong;
      std::map<std::string, Names> helpers;
      for (const GapOfCity& gap : found->gaps) {
        const std::string name = nameOf(network, gap.city);
        gaps.insert(name);
        CHECK(gap.level == hand.level.at(name));
        CHECK(gap.need == hand.need.at(name));
        for (const std::string& from : gap.learnsFrom) helpers[name].insert(nameOf(network, from));
      }
      for (const StrongCity& city : found->strong) {
        strong.insert(nameOf(network, city.city));
        CHECK(city.level == hand.level.at(nameOf(network, city.city)));
      }
      CHECK(gaps == hand.gaps);
      CHECK(strong == hand.strong);
      CHECK(helpers == hand.helpers);
      CHECK(found->together() == (hand.gaps.size() >= 2));
      CHECK(found->fromEachOther() == !hand.helpers.empty());
      CHECK(found->expert() == hand.strong.empty());
      learnTogether += found->together() ? 1 : 0;
      fromEachOther += found->fromEachOther() ? 1 : 0;
      experts += found->expert() ? 1 : 0;
    }
    CHECK(areas == all.size());
  }
  // The demo shows each of the three.
  CHECK(learnTogether > 0);
  CHECK(fromEachOther > 0);
  CHECK(experts > 0);
}

/// The rows that the page must have: what each city said, then who learns from whom.
std::multiset<std::string> rowsOf(const ByHand& hand) {
  std::multiset<std::string> rows;
  for (const auto& [name, level] : hand.level) {
    std::string is = hand.gaps.contains(name) ? "gap" : "";
    if (hand.strong.contains(name)) is += is.empty() ? "strong" : ", strong";
    rows.insert("| " + name + " | " + hand.authority.at(name) + " | " + hand.territory.at(name) + " | " +
                std::to_string(level) + " | " + std::to_string(hand.need.at(name)) + " | " + is + " |");
  }
  for (const auto& [name, helpers] : hand.helpers) {
    std::string from;
    for (const std::string& helper : helpers) from += (from.empty() ? "" : ", ") + helper;
    rows.insert("| " + name + " | " + from + " |");
  }
  return rows;
}

TEST_CASE("the page that shows how it is done by hand has the demo's numbers") {
  std::ifstream page("../docs/opportunities-by-hand.md");
  REQUIRE(page.good());
  std::multiset<std::string> rows;
  for (std::string line; std::getline(page, line);)
    if (line.starts_with("| ") && !line.starts_with("| City") && !line.starts_with("| ---"))
      rows.insert(line);
  const Network network = demo();
  const auto measurements = network.all("measurement");
  for (const std::string& row :
       rowsOf(byHand(network, measurements.back().id(), readyMadeDomainId("mindsets"))))
    CHECK_MESSAGE(rows.erase(row) > 0, row);
  for (const std::string& row : rows) FAIL_CHECK("not so: ", row);
}

}  // namespace
}  // namespace parcours
