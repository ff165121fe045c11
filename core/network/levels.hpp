// Where a city stands in a learning area, as the baseline gives it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/network/network.hpp"

namespace parcours {

/// The levels of all cities in all learning areas, from the current measurement.
///
/// A level is an integer 0..100: for each criterion of the area and each object the median of the
/// respondents' steps (0..4; the mean of the two middle ones of an even number), the mean of these, times 25,
/// rounded half up. All exact. Unknown, which is not 0, where any criterion has no rating.
class Levels {
 public:
  explicit Levels(const Network& network);
  [[nodiscard]] std::optional<int> of(std::string_view city, std::string_view domain) const;

 private:
  std::map<std::pair<std::string, std::string>, int> byCityAndDomain_;
};

}  // namespace parcours
