// Collects the writes to one entity: every write carries its type and room, so whichever comes first can
// create it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/document/edit.hpp"

namespace parcours {

class Draft {
 public:
  Draft(std::string_view entity, std::string_view type, std::string_view room)
      : entity_(entity), type_(type), room_(room) {}

  /// A value as canonical JSON; `null` clears the field.
  Draft& json(std::string_view field, std::string value);
  Draft& text(std::string_view field, std::string_view value);
  /// Writes nothing when the value is empty: a new entity needs no empty fields.
  Draft& textIfAny(std::string_view field, std::string_view value);
  Draft& integer(std::string_view field, std::int64_t value);
  /// Sorted, each once.
  Draft& set(std::string_view field, std::vector<std::string> values);

  [[nodiscard]] Edit take() { return std::move(edit_); }

 private:
  std::string entity_, type_, room_;
  Edit edit_;
};

/// `field.key`.
std::string keyedName(std::string_view field, std::string_view key);

}  // namespace parcours
