#include "core/network/levels.hpp"

#include "core/network/baseline.hpp"
#include "core/network/grid.hpp"

namespace parcours {
namespace {

/// Twice the sum of medians, and of how many; unknown as soon as one is missing.
struct Sum {
  int halves = 0, count = 0;
  bool known = true;

  void add(const std::optional<Spread>& spread) {
    known = known && spread.has_value();
    if (!known) return;
    halves += spread->halves;
    ++count;
  }
  [[nodiscard]] int level() const { return (25 * halves + count) / (2 * count); }
};

}  // namespace

Levels::Levels(const Network& network) : Levels(network, currentMeasurement(network)) {}

Levels::Levels(const Network& network, std::string_view measurement) {
  const Ratings ratings(network, measurement);
  const Grid grid = gridOf(network, measurement);
  for (const City& city : network.cities()) {
    std::map<Key, Sum> sums;
    for (const Criterion& criterion : grid.criteria) {
      for (const std::string_view object : kBaselineObjects) {
        const auto spread = spreadOf(ratings.of(city.id(), object, criterion.id));
        sums[{std::string(city.id()), criterion.domain(), std::string(object)}].add(spread);
        sums[{std::string(city.id()), criterion.domain(), std::string()}].add(spread);
      }
    }
    for (const auto& [key, sum] : sums)
      if (sum.known) levels_[key] = sum.level();
  }
}

std::optional<int> Levels::of(std::string_view city, std::string_view domain) const {
  return of(city, domain, {});
}

std::optional<int> Levels::of(std::string_view city, std::string_view domain, std::string_view object) const {
  const auto found = levels_.find(Key{city, domain, object});
  if (found == levels_.end()) return std::nullopt;
  return found->second;
}

}  // namespace parcours
