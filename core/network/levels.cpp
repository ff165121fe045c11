#include "core/network/levels.hpp"

#include <algorithm>
#include <vector>

#include "core/network/baseline.hpp"
#include "core/network/draft.hpp"

namespace parcours {
namespace {

/// The steps given to one criterion, by city and object.
using Steps = std::map<std::pair<std::string, std::string>, std::vector<int>>;

Steps stepsOf(const std::vector<View>& ratings, std::string_view criterion) {
  Steps steps;
  const std::string field = keyedName("step", criterion);
  for (const View& rating : ratings) {
    const auto step = rating.integer(field);
    if (!step || *step < 0 || *step >= kBaselineSteps) continue;
    steps[{rating.text("city"), rating.text("object")}].push_back(static_cast<int>(*step));
  }
  return steps;
}

/// Twice the median, so that it stays an integer.
int doubleMedian(std::vector<int> steps) {
  std::sort(steps.begin(), steps.end());
  return steps[(steps.size() - 1) / 2] + steps[steps.size() / 2];
}

}  // namespace

Levels::Levels(const Network& network) {
  std::vector<View> ratings = network.all("rating");
  const std::string measurement = currentMeasurement(network);
  std::erase_if(ratings, [&](const View& rating) { return rating.text("measurement") != measurement; });
  std::map<std::string, std::vector<Steps>> byDomain;
  for (const View& criterion : network.all("criterion"))
    byDomain[criterion.text("domain")].push_back(stepsOf(ratings, criterion.id()));
  for (const auto& [domain, criteria] : byDomain) {
    for (const City& city : network.cities()) {
      int halves = 0, count = 0;
      bool known = true;
      for (const Steps& steps : criteria) {
        for (const std::string_view object : kBaselineObjects) {
          const auto found = steps.find({std::string(city.id()), std::string(object)});
          known = known && found != steps.end();
          if (!known) break;
          halves += doubleMedian(found->second);
          ++count;
        }
      }
      if (known && count > 0)
        byCityAndDomain_[{std::string(city.id()), domain}] = (25 * halves + count) / (2 * count);
    }
  }
}

std::optional<int> Levels::of(std::string_view city, std::string_view domain) const {
  const auto found = byCityAndDomain_.find({std::string(city), std::string(domain)});
  if (found == byCityAndDomain_.end()) return std::nullopt;
  return found->second;
}

}  // namespace parcours
