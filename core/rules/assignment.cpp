#include "core/rules/assignment.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "core/rules/min_cost_flow.hpp"

namespace parcours::rules {
namespace {

/// Two columns of nodes between a source and a sink: cities on the left, helpers on the right.
struct Columns {
  std::size_t cities;
  std::size_t helpers;
  [[nodiscard]] std::size_t nodes() const { return cities + helpers + 2; }
  [[nodiscard]] std::size_t city(std::size_t index) const { return index; }
  [[nodiscard]] std::size_t helper(std::size_t index) const { return cities + index; }
  [[nodiscard]] std::size_t source() const { return cities + helpers; }
  [[nodiscard]] std::size_t sink() const { return cities + helpers + 1; }
};

/// The edge of every possible pair, in ascending order.
using PairEdges = std::map<std::pair<std::size_t, std::size_t>, MinCostFlow::Edge>;

/// How much an aim weighs so that it outweighs all that the lower aims could differ by.
struct AimWeights {
  Integer pair;
  Integer firstCity;
};

AimWeights aimWeights(const ExpertMarket& market) {
  Integer most = 0;
  for (const auto& row : market.cost) {
    for (const auto& cost : row) most = std::max(most, Integer(abs(Integer(cost.value_or(0)))));
  }
  const auto demanded = std::accumulate(market.demand.begin(), market.demand.end(), Integer(0));
  const Integer pair = 2 * most * demanded + 1;
  return {pair, 2 * pair * (demanded + 1)};
}

/// By benefit: the weight of serving a city that well. Improving one city's step outweighs every better step
/// of all cities together, which is what "the worst-off first" says in numbers.
std::map<int, Integer> leximinWeights(const std::vector<std::vector<std::optional<int>>>& benefit) {
  std::map<int, Integer> weights{{0, 0}};
  for (const auto& row : benefit) {
    for (const auto& value : row) {
      if (value) weights[*value] = 0;
    }
  }
  // From the highest step down, each step weighs more than all cities climbing every step above it.
  Integer step = 1;
  std::map<int, Integer> climbed;
  for (auto weight = weights.rbegin(); weight != weights.rend(); ++weight, step *= benefit.size() + 1)
    climbed[weight->first] = step;
  Integer total = 0;
  for (auto& [value, weight] : weights) weight = total += climbed[value];
  const Integer unserved = weights[0];
  for (auto& [value, weight] : weights) weight -= unserved;
  return weights;
}

}  // namespace

ExpertMatching matchExperts(const ExpertMarket& market) {
  const Columns columns{market.demand.size(), market.capacity.size()};
  const AimWeights weights = aimWeights(market);
  MinCostFlow flow(columns.nodes());
  PairEdges edges;
  for (std::size_t city = 0; city < columns.cities; ++city) {
    const bool first = city < market.firstInLine.size() && market.firstInLine[city];
    const int demand = market.demand[city];
    flow.addEdge(columns.source(), columns.city(city), std::min(demand, 1),
                 first ? Integer(-weights.firstCity) : Integer(0));
    flow.addEdge(columns.source(), columns.city(city), std::max(demand - 1, 0), 0);
    for (std::size_t expert = 0; expert < columns.helpers; ++expert) {
      if (const auto cost = market.cost[city][expert])
        edges[{city, expert}] =
            flow.addEdge(columns.city(city), columns.helper(expert), 1, *cost - weights.pair);
    }
  }
  for (std::size_t expert = 0; expert < columns.helpers; ++expert)
    flow.addEdge(columns.helper(expert), columns.sink(), market.capacity[expert], 0);
  flow.send(columns.source(), columns.sink());

  ExpertMatching matching;
  for (const auto& [pair, edge] : edges) {
    if (!flow.settle(edge)) continue;
    matching.pairs.push_back(pair);
    matching.cost += *market.cost[pair.first][pair.second];
  }
  return matching;
}

std::vector<std::optional<std::size_t>> leximinAssignment(
    const std::vector<int>& capacity, const std::vector<std::vector<std::optional<int>>>& benefit) {
  // Having no helper is a helper of its own, who comes last and has room for all.
  const std::size_t nobody = capacity.size();
  const Columns columns{benefit.size(), capacity.size() + 1};
  std::map<int, Integer> weights = leximinWeights(benefit);
  MinCostFlow flow(columns.nodes());
  PairEdges edges;
  for (std::size_t city = 0; city < columns.cities; ++city) {
    flow.addEdge(columns.source(), columns.city(city), 1, 0);
    for (std::size_t helper = 0; helper < nobody; ++helper) {
      if (const auto value = benefit[city][helper])
        edges[{city, helper}] = flow.addEdge(columns.city(city), columns.helper(helper), 1, -weights[*value]);
    }
    edges[{city, nobody}] = flow.addEdge(columns.city(city), columns.helper(nobody), 1, 0);
  }
  for (std::size_t helper = 0; helper < nobody; ++helper)
    flow.addEdge(columns.helper(helper), columns.sink(), capacity[helper], 0);
  flow.addEdge(columns.helper(nobody), columns.sink(), static_cast<int>(columns.cities), 0);
  flow.send(columns.source(), columns.sink());

  std::vector<std::optional<std::size_t>> helpers(columns.cities);
  for (const auto& [pair, edge] : edges) {
    if (flow.settle(edge) && pair.second != nobody) helpers[pair.first] = pair.second;
  }
  return helpers;
}

}  // namespace parcours::rules
