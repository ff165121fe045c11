// A network's document: a map of entities that merges in any order and loses nothing.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/entity.hpp"
#include "core/result.hpp"

namespace parcours {

inline constexpr std::string_view kCommons = "commons";
inline constexpr std::string_view kGone = "gone";  ///< The field that a deletion writes.
inline constexpr int kFormat = 1;                  ///< The file format this code writes.

struct Document {
  std::string network;   ///< The network's id. Documents of two networks are never merged.
  int format = kFormat;  ///< The newest format among the parts; larger than kFormat: unknown parts are kept.
  std::map<std::string, Entity, std::less<>> entities;  ///< By id, in bytewise order.
  Members extra;                                        ///< Top-level members of a newer format.

  [[nodiscard]] const Entity* find(std::string_view id) const;
  bool operator==(const Document&) const = default;
};

/// Joins `theirs` into `mine` and gives the ids of the entities that changed, sorted.
/// Error otherNetwork when the ids differ; `mine` is then untouched.
Result<std::vector<std::string>> merge(Document& mine, const Document& theirs);

/// The part of a document that leaves in an export: commons and the entities of the chosen rooms, whole.
Document selectRooms(const Document& document, std::span<const std::string> rooms);

/// The part that holds just these entities: what the journal keeps of an edit. Unknown ids are passed over.
Document selectEntities(const Document& document, std::span<const std::string> ids);

}  // namespace parcours
