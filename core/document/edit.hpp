// Writes to a document: the only way it changes besides a merge.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/document/document.hpp"

namespace parcours {

/// One write: a field of an entity takes a value, in place of all the values seen here.
struct Write {
  std::string entity;
  std::string type;  ///< Of a new entity; ignored where the entity exists.
  std::string room;  ///< Of a new entity; ignored where the entity exists.
  std::string
      field;  ///< kGone deletes: `json` is then ignored unless it is `null`, which takes the entity back.
  std::string json;                      ///< Canonical JSON; `null` clears the field.
  std::vector<std::string> beside = {};  ///< Further values of the field: a conflict put back.
};

/// Writes that belong together: all are applied, or none.
using Edit = std::vector<Write>;

/// Who writes, and what their clock says (Unix seconds; kept as 0 outside 2020-2099).
struct Stamp {
  Writer writer{};
  std::int64_t seconds = 0;
};

/// Applies the edit and gives the ids it touched, sorted and unique. A write of the value a field already
/// has, alone in its field, changes nothing. Error unknownEntity (and nothing applied) when a new entity has
/// no type or room. Deleting writes `{"seen":{writer:n}}` with the context the entity has at that moment.
Result<std::vector<std::string>> apply(Document& document, std::span<const Write> edit, Stamp stamp);

/// The edit that puts back what `before` holds in every field that `edit` wrote, a conflict too: undo, as new
/// writes.
Edit inverse(const Document& before, std::span<const Write> edit);

/// The edit that makes `now` hold what `then` holds: restoring a version. Merging an old version would change
/// nothing, its writes being seen already.
Edit restore(const Document& now, const Document& then);

}  // namespace parcours
