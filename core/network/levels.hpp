// Where a city stands in a learning area, as the baseline gives it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

#include "core/network/network.hpp"

namespace parcours {

/// The levels of all cities in all learning areas, from one measurement and the grid it was made with.
///
/// A level is an integer 0..100: for each criterion of the area and each object the median of the
/// respondents' steps (0..4; the mean of the two middle ones of an even number), the mean of these, times 25,
/// rounded half up. All exact. Unknown, which is not 0, where any criterion has no rating.
class Levels {
 public:
  explicit Levels(const Network& network);  ///< The current measurement.
  Levels(const Network& network, std::string_view measurement);
  [[nodiscard]] std::optional<int> of(std::string_view city, std::string_view domain) const;
  /// Of one object alone: authority or territory.
  [[nodiscard]] std::optional<int> of(std::string_view city, std::string_view domain,
                                      std::string_view object) const;

 private:
  using Key = std::tuple<std::string, std::string, std::string>;  ///< City, area, object (empty: both).
  std::map<Key, int> levels_;
};

}  // namespace parcours
