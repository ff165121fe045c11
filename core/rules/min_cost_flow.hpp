// A cheapest way to send as much as possible through a network with capacities: the engine of the matchings.
//
// Costs are whole numbers without bound, so that a ranking of aims (first this, then that) becomes one cost
// with weights as far apart as needed, and nothing overflows. Method: successive shortest augmenting paths
// (Ahuja, Magnanti and Orlin, Network Flows, ch. 9).
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/rules/rational.hpp"

namespace parcours::rules {

class MinCostFlow {
 public:
  using Node = std::size_t;
  using Edge = std::size_t;

  explicit MinCostFlow(std::size_t nodes) : outgoing_(nodes) {}

  /// `capacity` is not negative. Edges form no circle of negative cost.
  Edge addEdge(Node from, Node to, int capacity, Integer cost);
  /// Sends as much as possible from source to sink, at the lowest total cost.
  void send(Node source, Node sink);

  /// What an edge carries.
  [[nodiscard]] int flow(Edge edge) const { return arcs_[edge * 2].sent; }

  /// After send(): settles that an edge of capacity 1 is used, if some cheapest flow uses it together with
  /// all edges settled before, and changes the flow to such a one. Edges offered in order give the
  /// lexicographically first cheapest flow, the one answer that every device finds.
  bool settle(Edge edge);

 private:
  /// One direction of an edge; the other direction is next to it and has the opposite cost.
  struct Arc {
    Node to;
    int free;      ///< What may still be sent this way.
    int sent = 0;  ///< What is sent this way: for the edge's own direction, its flow.
    Integer cost;
  };

  void push(std::size_t arc, int amount);
  std::optional<std::vector<std::size_t>> cheapestPath(Node source, Node sink) const;
  void findPotentials();
  [[nodiscard]] bool isFree(Node from, const Arc& arc) const;
  std::optional<std::vector<std::size_t>> costlessPath(Node from, Node to) const;
  std::vector<std::size_t> pathTo(Node from, Node to, const std::vector<std::size_t>& arrivedBy) const;

  std::vector<Arc> arcs_;
  std::vector<std::vector<std::size_t>> outgoing_;  ///< By node: its arcs.
  std::vector<Integer> potentials_;  ///< By node: no arc with room is cheaper than their difference.
};

}  // namespace parcours::rules
