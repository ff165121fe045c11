#include "core/document/document.hpp"

#include <algorithm>

namespace parcours {
namespace {

/// A document without its entities. What a newer format added at the top stays with every part.
Document emptyPart(const Document& document) {
  Document result;
  result.network = document.network;
  result.format = document.format;
  result.extra = document.extra;
  return result;
}

}  // namespace

const Entity* Document::find(std::string_view id) const {
  const auto at = entities.find(id);
  return at == entities.end() ? nullptr : &at->second;
}

Result<std::vector<std::string>> merge(Document& mine, const Document& theirs) {
  if (mine.network != theirs.network) {
    return fail(ErrorCode::otherNetwork, theirs.network, Place{0, 0, "/network"});
  }
  std::vector<std::string> changed;
  auto at = mine.entities.begin();
  for (const auto& [id, entity] : theirs.entities) {
    // Both sides are sorted: mostly the next one here is the one. A delta of few entities skips far instead.
    for (int step = 0; step < 4 && at != mine.entities.end() && at->first < id; ++step) ++at;
    if (at != mine.entities.end() && at->first < id) at = mine.entities.lower_bound(id);
    if (at == mine.entities.end() || at->first != id) {
      at = mine.entities.emplace_hint(at, id, entity);
      changed.push_back(id);
    } else if (merge(at->second, entity)) {
      changed.push_back(id);
    }
  }
  mine.format = std::max(mine.format, theirs.format);
  joinMembers(mine.extra, theirs.extra);
  return changed;
}

Document selectRooms(const Document& document, std::span<const std::string> rooms) {
  Document result = emptyPart(document);
  for (const auto& [id, entity] : document.entities) {
    if (entity.room == kCommons || std::find(rooms.begin(), rooms.end(), entity.room) != rooms.end()) {
      result.entities.emplace_hint(result.entities.end(), id, entity);
    }
  }
  return result;
}

Document selectEntities(const Document& document, std::span<const std::string> ids) {
  Document result = emptyPart(document);
  for (const std::string& id : ids) {
    if (const Entity* entity = document.find(id)) result.entities.try_emplace(id, *entity);
  }
  return result;
}

}  // namespace parcours
