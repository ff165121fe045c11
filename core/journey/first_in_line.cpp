#include "core/journey/first_in_line.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "core/network/baseline.hpp"
#include "core/network/grid.hpp"
#include "core/network/levels.hpp"
#include "core/rules/cohesion.hpp"

namespace parcours {
namespace {

constexpr int kLongWait = 4;

/// The sum of a city's levels; nothing when one is unknown.
std::optional<int> indexOf(const Levels& levels, std::string_view city,
                           const std::vector<std::string>& domains) {
  int sum = 0;
  for (const std::string& domain : domains) {
    const auto level = levels.of(city, domain);
    if (!level) return std::nullopt;
    sum += *level;
  }
  return sum;
}

}  // namespace

CityIds citiesLeftBehind(const Network& network) {
  const std::string now = currentMeasurement(network), before = previousMeasurement(network, now);
  if (before.empty()) return {};
  std::vector<std::string> domains = gridOf(network, now).domains();
  const std::vector<std::string> measured = gridOf(network, before).domains();
  std::erase_if(domains, [&](const std::string& domain) {
    return std::find(measured.begin(), measured.end(), domain) == measured.end();
  });
  const Levels levelsNow(network, now), levelsBefore(network, before);
  std::vector<std::string> panel;
  rules::Levels then, today;
  for (const City& city : network.cities()) {
    const auto first = indexOf(levelsBefore, city.id(), domains);
    const auto last = indexOf(levelsNow, city.id(), domains);
    if (!first || !last) continue;
    panel.emplace_back(city.id());
    then.push_back(*first);
    today.push_back(*last);
  }
  if (panel.empty() || domains.empty()) return {};
  const auto standings = rules::standings(then, today);
  CityIds behind;
  for (std::size_t i = 0; i < panel.size(); ++i)
    if (standings[i] == rules::Standing::leftBehind) behind.insert(panel[i]);
  return behind;
}

CityIds citiesUnheard(const Network& network, const Ledger& ledger) {
  const int longest = std::max(1, network.choiceTerms().guard.value_or(kLongWait));
  CityIds unheard;
  for (const Standing& standing : ledger.standings)
    if (standing.wait >= longest) unheard.insert(standing.city);
  return unheard;
}

CityIds citiesFirstInLine(const Network& network, const Ledger& ledger) {
  CityIds first = citiesLeftBehind(network);
  first.merge(citiesUnheard(network, ledger));
  return first;
}

}  // namespace parcours
