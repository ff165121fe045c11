#include "core/document/preview.hpp"

#include <algorithm>
#include <utility>

namespace parcours {
namespace {

/// The number of different values. A deletion is no value to choose among: what it saw decides.
std::size_t choices(std::string_view field, std::span<const Cell> values) {
  if (field == kGone) return values.empty() ? 0 : 1;
  std::vector<std::string_view> texts;
  texts.reserve(values.size());
  for (const Cell& cell : values) texts.emplace_back(cell.json);
  std::sort(texts.begin(), texts.end());
  return static_cast<std::size_t>(std::unique(texts.begin(), texts.end()) - texts.begin());
}

std::string_view shownText(const Entity& entity, std::string_view field) {
  const Cell* cell = entity.shown(field);
  return cell == nullptr ? std::string_view("null") : std::string_view(cell->json);
}

/// Whether some of `some` are not among `all`.
bool anyMissing(std::span<const Cell> some, std::span<const Cell> all) {
  return !std::includes(all.begin(), all.end(), some.begin(), some.end());
}

/// The fields of values that share a dot with a different value. Sorted, without repeats.
std::vector<std::string_view> equivocalFields(const Entity& entity) {
  std::vector<std::pair<Dot, const Cell*>> byDot;
  for (const Cell& cell : entity.cells) byDot.emplace_back(cell.dot, &cell);
  std::sort(byDot.begin(), byDot.end());
  std::vector<std::string_view> fields;
  for (std::size_t i = 1; i < byDot.size(); ++i) {
    const Cell &one = *byDot[i - 1].second, &other = *byDot[i].second;
    if (byDot[i - 1].first == byDot[i].first && (one.field != other.field || one.json != other.json))
      fields.insert(fields.end(), {one.field, other.field});
  }
  std::sort(fields.begin(), fields.end());
  fields.erase(std::unique(fields.begin(), fields.end()), fields.end());
  return fields;
}

void previewEquivocation(Preview& preview, const std::string& id, const Entity& mine, const Entity& merged) {
  const auto before = equivocalFields(mine);
  for (const std::string_view field : equivocalFields(merged))
    if (!std::binary_search(before.begin(), before.end(), field))
      preview.equivocal.push_back({id, std::string(field)});
}

void previewField(Preview& preview, FieldRef ref, const Entity& mine, const Entity& merged) {
  const auto before = mine.values(ref.field);
  const auto after = merged.values(ref.field);
  const std::size_t left = choices(ref.field, after);
  // Whoever replaces a value writes one that has seen it, and that is not known here yet. An old value held
  // up beside a context that claims more replaces nothing.
  const bool replaced = anyMissing(after, before);
  const bool whole = ref.field == kGone;
  const bool hides = whole && merged.hidden() && !mine.hidden();
  // What it is, and whose room it lies in, is fixed at birth: no export of the application says otherwise.
  const bool moves = whole && (merged.type != mine.type || merged.room != mine.room);
  const bool shows = left == 1 && shownText(mine, ref.field) != shownText(merged, ref.field);
  const bool loses = anyMissing(before, after);
  if (left >= 2 && left > choices(ref.field, before)) preview.conflict.push_back(ref);
  if (shows || hides) preview.change.push_back(ref);
  if (loses && replaced) preview.supersede.push_back(ref);
  if (moves || (loses && !replaced)) preview.remove.push_back(std::move(ref));
}

void previewEntity(Preview& preview, const std::string& id, const Entity& mine, const Entity& theirs) {
  Entity merged = mine;
  if (!merge(merged, theirs)) return;
  std::vector<std::string_view> fields = {kGone};
  for (const Cell& cell : mine.cells) fields.emplace_back(cell.field);
  for (const Cell& cell : theirs.cells) fields.emplace_back(cell.field);
  std::sort(fields.begin(), fields.end());
  fields.erase(std::unique(fields.begin(), fields.end()), fields.end());
  for (const std::string_view field : fields) {
    previewField(preview, {id, std::string(field)}, mine, merged);
  }
  previewEquivocation(preview, id, mine, merged);
}

}  // namespace

bool Preview::empty() const {
  return add.empty() && change.empty() && conflict.empty() && supersede.empty() && remove.empty();
}

Result<Preview> previewMerge(const Document& mine, const Document& theirs) {
  if (mine.network != theirs.network) {
    return fail(ErrorCode::otherNetwork, theirs.network, Place{0, 0, "/network"});
  }
  Preview preview;
  for (const auto& [id, entity] : theirs.entities) {
    if (const Entity* known = mine.find(id)) {
      if (!(*known == entity)) previewEntity(preview, id, *known, entity);
    } else {
      preview.add.push_back(id);
      previewEquivocation(preview, id, {}, entity);
    }
  }
  return preview;
}

}  // namespace parcours
