// What an import would do, told before it is done.
#pragma once

#include <string>
#include <vector>

#include "core/document/document.hpp"

namespace parcours {

/// A field of an entity.
struct FieldRef {
  std::string entity;
  std::string field;
  bool operator==(const FieldRef&) const = default;
};

/// The effect of merging a file, sorted by id, then field, and without repeats. What happens to a record as a
/// whole is told of its field kGone.
struct Preview {
  std::vector<std::string> add;     ///< Entities that are new here.
  std::vector<FieldRef> change;     ///< Fields whose shown value becomes another, without conflict; records
                                    ///< that a deletion hides.
  std::vector<FieldRef> conflict;   ///< Fields that end up with several values and had fewer before.
  std::vector<FieldRef> supersede;  ///< Fields whose values here are replaced by ones that have seen them.
  std::vector<FieldRef> remove;  ///< Fields that lose a value the file does not replace: its context claims
                                 ///< to have seen the value, and it brings none for the field. Records
                                 ///< that it gives another type or room.
  /// Fields that come to hold a value whose dot a different value has too (equivocation): the data of a
  /// device was copied while in use, or a file changed outside the application. All such values are kept.
  std::vector<FieldRef> equivocal;
  [[nodiscard]] bool empty() const;  ///< The file brings nothing that would be seen.
};

/// Error otherNetwork. Neither document is changed.
Result<Preview> previewMerge(const Document& mine, const Document& theirs);

}  // namespace parcours
