#include "core/rules/min_cost_flow.hpp"

#include <algorithm>
#include <deque>
#include <limits>
#include <utility>

namespace parcours::rules {
namespace {

constexpr std::size_t kNoArc = std::numeric_limits<std::size_t>::max();

}  // namespace

MinCostFlow::Edge MinCostFlow::addEdge(Node from, Node to, int capacity, Integer cost) {
  outgoing_[from].push_back(arcs_.size());
  outgoing_[to].push_back(arcs_.size() + 1);
  arcs_.push_back({to, capacity, 0, cost});
  arcs_.push_back({from, 0, 0, -cost});
  return arcs_.size() / 2 - 1;
}

void MinCostFlow::send(Node source, Node sink) {
  while (const auto path = cheapestPath(source, sink)) {
    int room = std::numeric_limits<int>::max();
    for (const std::size_t arc : *path) room = std::min(room, arcs_[arc].free);
    for (const std::size_t arc : *path) push(arc, room);
  }
  findPotentials();
}

bool MinCostFlow::settle(Edge edge) {
  const std::size_t there = edge * 2;
  const std::size_t back = there + 1;
  const Node from = arcs_[back].to;
  if (flow(edge) == 0) {
    if (arcs_[there].free == 0 || !isFree(from, arcs_[there])) return false;
    const auto detour = costlessPath(arcs_[there].to, from);
    if (!detour) return false;
    push(there, 1);
    for (const std::size_t arc : *detour) push(arc, 1);
  }
  arcs_[back].free = 0;
  return true;
}

void MinCostFlow::push(std::size_t arc, int amount) {
  const std::size_t opposite = arc ^ 1U;
  arcs_[arc].free -= amount;
  arcs_[opposite].free += amount;
  arcs_[arc].sent += amount;
  arcs_[opposite].sent -= amount;
}

/// Bellman and Ford's search with a queue: residual arcs may have negative costs.
std::optional<std::vector<std::size_t>> MinCostFlow::cheapestPath(Node source, Node sink) const {
  std::vector<std::optional<Integer>> cost(outgoing_.size());
  std::vector<std::size_t> arrivedBy(outgoing_.size(), kNoArc);
  std::vector<bool> queued(outgoing_.size(), false);
  std::deque<Node> queue{source};
  cost[source] = 0;
  while (!queue.empty()) {
    const Node node = queue.front();
    queue.pop_front();
    queued[node] = false;
    for (const std::size_t index : outgoing_[node]) {
      const Arc& arc = arcs_[index];
      if (arc.free == 0) continue;
      Integer reached = *cost[node] + arc.cost;
      if (cost[arc.to] && *cost[arc.to] <= reached) continue;
      cost[arc.to] = std::move(reached);
      arrivedBy[arc.to] = index;
      if (!queued[arc.to]) queue.push_back(arc.to);
      queued[arc.to] = true;
    }
  }
  if (!cost[sink]) return std::nullopt;
  return pathTo(source, sink, arrivedBy);
}

void MinCostFlow::findPotentials() {
  potentials_.assign(outgoing_.size(), 0);
  for (bool changed = true; changed;) {
    changed = false;
    for (Node node = 0; node < outgoing_.size(); ++node) {
      for (const std::size_t index : outgoing_[node]) {
        const Arc& arc = arcs_[index];
        if (arc.free == 0) continue;
        Integer reached = potentials_[node] + arc.cost;
        if (reached >= potentials_[arc.to]) continue;
        potentials_[arc.to] = std::move(reached);
        changed = true;
      }
    }
  }
}

/// True when the arc costs exactly the difference of potentials: a circle of such arcs costs nothing, and
/// every circle that costs nothing consists of them.
bool MinCostFlow::isFree(Node from, const Arc& arc) const {
  return potentials_[from] + arc.cost == potentials_[arc.to];
}

std::optional<std::vector<std::size_t>> MinCostFlow::costlessPath(Node from, Node to) const {
  std::vector<std::size_t> arrivedBy(outgoing_.size(), kNoArc);
  std::vector<bool> seen(outgoing_.size(), false);
  std::deque<Node> queue{from};
  seen[from] = true;
  while (!queue.empty()) {
    const Node node = queue.front();
    queue.pop_front();
    if (node == to) return pathTo(from, to, arrivedBy);
    for (const std::size_t index : outgoing_[node]) {
      const Arc& arc = arcs_[index];
      if (arc.free == 0 || seen[arc.to] || !isFree(node, arc)) continue;
      seen[arc.to] = true;
      arrivedBy[arc.to] = index;
      queue.push_back(arc.to);
    }
  }
  return std::nullopt;
}

std::vector<std::size_t> MinCostFlow::pathTo(Node from, Node to,
                                             const std::vector<std::size_t>& arrivedBy) const {
  std::vector<std::size_t> path;
  for (Node node = to; node != from; node = arcs_[path.back() ^ 1U].to) path.push_back(arrivedBy[node]);
  return path;
}

}  // namespace parcours::rules
