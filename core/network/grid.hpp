// The criteria a measurement is made with. The first rating fixes them in the measurement itself, so what
// people do to the network's grid later never changes what an earlier measurement said.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/network/network.hpp"

namespace parcours {

/// A criterion as one measurement knows it: its texts under their field names (`title.fr`, `levels.pt`).
struct Criterion {
  std::string id;
  std::map<std::string, std::string, std::less<>> texts;

  [[nodiscard]] std::string text(std::string_view field) const;  ///< Empty when there is none.
  [[nodiscard]] std::string domain() const { return text("domain"); }
  /// As View::localized: another language where the wanted one is missing.
  [[nodiscard]] std::string localized(std::string_view field, std::string_view language) const;
  /// What each step looks like, from none on; fewer than five, or none, where nobody wrote them.
  [[nodiscard]] std::vector<std::string> levels(std::string_view language) const;
};

struct Grid {
  std::vector<Criterion> criteria;  ///< By learning area, then in the order people gave them.
  bool fixed = false;  ///< The measurement keeps it; otherwise it is the network's own, as it is now.

  [[nodiscard]] const Criterion* find(std::string_view criterion) const;
  /// The learning areas it measures, in the order of its criteria, each once.
  [[nodiscard]] std::vector<std::string> domains() const;
};

/// The network's grid as it is now: what the next measurement will be made with.
Grid currentGrid(const Network& network);
/// The grid of a measurement: the one it keeps, else the network's.
Grid gridOf(const Network& network, std::string_view measurement);
/// Fixes the network's grid, as it is now, in a measurement that is there; replaces the one it kept.
Edit fixGrid(const Network& network, std::string_view measurement);
/// The grid in a measurement's field `grid`; an empty one when the JSON is of another shape.
Grid parseGrid(std::string_view json);

}  // namespace parcours
