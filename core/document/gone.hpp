// What a deletion writes: the context it saw, `{"seen":{writer:n}}`. Whatever it did not see stays visible.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/document/entity.hpp"

namespace parcours {

/// The canonical JSON that deletes an entity as far as `seen` reaches.
std::string goneJson(const Context& seen);

/// What a deletion saw; nothing when the value is `null` or of another shape: it then hides nothing.
std::optional<Context> goneSeen(std::string_view json);

}  // namespace parcours
