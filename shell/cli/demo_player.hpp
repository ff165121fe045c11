// Writes a demo's edits with stamps that depend on nothing but its source.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/document/edit.hpp"
#include "core/network/network.hpp"
#include "core/result.hpp"

namespace parcours {

/// A network being played. After the first edit that is refused, or that would change nothing, no other is
/// applied.
class DemoPlayer {
 public:
  /// Applies an edit of `author` (a city's key, or `lead`) on a day, `YYYY-MM-DD`.
  void write(const Edit& edit, std::string_view author, std::string_view date);
  /// Stops, saying what the source has wrong.
  void refuse(std::string detail);

  [[nodiscard]] const Network& network() const { return network_; }
  [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }

  /// The writer id of an author: the same in every build.
  [[nodiscard]] static Writer writerOf(std::string_view author);

 private:
  Network network_;
  std::optional<Error> failure_;
};

}  // namespace parcours
