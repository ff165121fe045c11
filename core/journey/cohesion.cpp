#include "core/journey/cohesion.hpp"

#include <algorithm>
#include <utility>

#include "core/network/grid.hpp"
#include "core/network/levels.hpp"

namespace parcours {
namespace {

constexpr std::int64_t kHighestLevel = 100;
/// A single city has nobody to come closer to.
constexpr std::size_t kSmallestPanel = 2;

/// One measurement with its levels.
struct Reading {
  Measured measured;
  std::vector<std::string> domains;
  Levels levels;
};

/// A city's level, or the sum over `domains`: unknown as soon as one of them is.
std::optional<std::int64_t> levelOf(const Reading& reading, std::string_view city,
                                    const std::vector<std::string>& domains) {
  std::int64_t sum = 0;
  for (const std::string& domain : domains) {
    const auto level = reading.levels.of(city, domain);
    if (!level) return std::nullopt;
    sum += *level;
  }
  return domains.empty() ? std::nullopt : std::optional(sum);
}

bool knowsAnything(const Network& network, const Reading& reading) {
  const auto cities = network.cities();
  return std::any_of(cities.begin(), cities.end(), [&](const City& city) {
    return std::any_of(reading.domains.begin(), reading.domains.end(), [&](const std::string& domain) {
      return reading.levels.of(city.id(), domain).has_value();
    });
  });
}

std::vector<Reading> readingsOf(const Network& network) {
  std::vector<Reading> readings;
  for (const View& each : network.all("measurement")) {
    if (each.ordinal("number") <= 0) continue;
    Reading reading{{std::string(each.id()), each.ordinal("number"), each.text("date")},
                    gridOf(network, each.id()).domains(),
                    Levels(network, each.id())};
    if (knowsAnything(network, reading)) readings.push_back(std::move(reading));
  }
  return readings;
}

/// The learning areas that both measure, in the order of the later.
std::vector<std::string> shared(const Reading& before, const Reading& now) {
  std::vector<std::string> both;
  for (const std::string& domain : now.domains)
    if (std::find(before.domains.begin(), before.domains.end(), domain) != before.domains.end())
      both.push_back(domain);
  return both;
}

/// The cities known at both ends, and who is not.
void fillPanel(const Network& network, const Reading& before, const Reading& now,
               const std::vector<std::string>& domains, Course& course) {
  for (const City& city : network.cities()) {
    const bool atFirst = levelOf(before, city.id(), domains).has_value();
    const bool atLast = levelOf(now, city.id(), domains).has_value();
    if (atFirst && atLast)
      course.panel.emplace_back(city.id());
    else
      course.outside.push_back({std::string(city.id()), !atFirst, !atLast});
  }
}

std::optional<rules::Levels> panelLevels(const Reading& reading, const std::vector<std::string>& panel,
                                         const std::vector<std::string>& domains) {
  rules::Levels levels;
  for (const std::string& city : panel) {
    const auto level = levelOf(reading, city, domains);
    if (!level) return std::nullopt;
    levels.push_back(*level);
  }
  return levels;
}

Course courseOf(const Network& network, const std::vector<Reading>& readings, std::string name,
                const std::vector<std::string>& domains) {
  Course course;
  course.domain = std::move(name);
  fillPanel(network, readings.front(), readings.back(), domains, course);
  if (course.panel.size() < kSmallestPanel) return course;
  const std::int64_t cap = kHighestLevel * static_cast<std::int64_t>(domains.size());
  for (std::size_t i = 0; i < readings.size(); ++i) {
    Moment& moment = course.moments.emplace_back();
    moment.measurement = i;
    auto levels = panelLevels(readings[i], course.panel, domains);
    if (!levels) continue;
    moment.figures = figuresOf(std::move(*levels), cap);
    if (i > 0) moment.sinceFirst = rules::convergence(course.first().levels, moment.figures->levels);
  }
  course.slope = rules::catchingUpSlope(course.first().levels, course.last().levels);
  return course;
}

}  // namespace

Figures figuresOf(rules::Levels levels, std::int64_t cap) {
  Figures figures;
  figures.mean = rules::mean(levels);
  rules::Integer sum = 0, squares = 0;
  for (const rules::Integer level : levels) {
    sum += level;
    squares += level * level;
  }
  figures.dispersion = squares * levels.size() - sum * sum;
  figures.gini = rules::gini(levels);
  figures.welfare = rules::senWelfare(levels);
  figures.floor = *std::min_element(levels.begin(), levels.end());
  figures.distanceToBest = rules::distanceToBest(levels);
  figures.atCap = static_cast<int>(
      std::count_if(levels.begin(), levels.end(), [&](std::int64_t level) { return level >= cap; }));
  figures.levels = std::move(levels);
  return figures;
}

Cohesion cohesion(const Network& network) {
  const std::vector<Reading> readings = readingsOf(network);
  Cohesion result;
  for (const Reading& reading : readings) result.measurements.push_back(reading.measured);
  if (readings.size() < 2) return result;
  const std::vector<std::string> domains = shared(readings.front(), readings.back());
  result.courses.push_back(courseOf(network, readings, {}, domains));
  for (const std::string& domain : domains)
    result.courses.push_back(courseOf(network, readings, domain, {domain}));
  return result;
}

std::vector<CityStanding> cityStandings(const Network& network, const Ledger& ledger) {
  const std::optional<int> guard = network.choiceTerms().guard;
  std::vector<CityStanding> all;
  for (const City& city : network.cities()) {
    CityStanding& standing = all.emplace_back();
    standing.city = city.id();
    for (const Standing& each : ledger.standings)
      if (each.city == standing.city) standing.wait = each.wait;
    standing.unheard = guard && standing.wait > 0 && standing.wait >= *guard;
  }
  std::vector<Reading> readings = readingsOf(network);
  if (readings.size() < 2) return all;
  readings.erase(readings.begin(), readings.end() - 2);
  const Course course = courseOf(network, readings, {}, shared(readings[0], readings[1]));
  if (!course.compared()) return all;
  const auto standings = rules::standings(course.first().levels, course.last().levels);
  for (std::size_t i = 0; i < course.panel.size(); ++i)
    for (CityStanding& each : all)
      if (each.city == course.panel[i]) each.standing = standings[i];
  return all;
}

std::set<std::string> citiesInDifficulty(const Network& network, const Ledger& ledger) {
  std::set<std::string> cities;
  for (const CityStanding& each : cityStandings(network, ledger))
    if (each.unheard || each.standing == rules::Standing::leftBehind) cities.insert(each.city);
  return cities;
}

std::vector<Signal> signals(const Network& network, const Ledger& ledger) {
  std::vector<Signal> all;
  for (const CityStanding& each : cityStandings(network, ledger)) {
    if (each.standing == rules::Standing::leftBehind)
      all.push_back({each.city, Signal::Kind::leftBehind, Help::expert});
    if (each.standing == rules::Standing::slipping)
      all.push_back({each.city, Signal::Kind::slipping, Help::catchUpStep});
    if (each.unheard) all.push_back({each.city, Signal::Kind::unheard, Help::call, each.wait});
  }
  return all;
}

}  // namespace parcours
