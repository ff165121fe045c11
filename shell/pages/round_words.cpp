#include "shell/pages/round_words.hpp"

#include <algorithm>
#include <utility>

#include "core/network/fold.hpp"

namespace parcours::pages {

std::string cityName(const App& app, std::string_view id) {
  const auto city = app.network().get<City>(id);
  return city && !city->name().empty() ? city->name() : app.text()(Msg::result_unknown_city);
}

std::vector<std::size_t> alphabetical(const App& app, const std::vector<std::string>& cities) {
  std::vector<std::pair<std::string, std::size_t>> names;
  for (std::size_t i = 0; i < cities.size(); ++i) names.emplace_back(foldLatin(cityName(app, cities[i])), i);
  std::sort(names.begin(), names.end());
  std::vector<std::size_t> order;
  for (const auto& [name, index] : names) order.push_back(index);
  return order;
}

}  // namespace parcours::pages
