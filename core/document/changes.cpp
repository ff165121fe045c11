#include "core/document/changes.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "core/document/edit.hpp"

namespace parcours {
namespace {

bool before(const FieldRef& a, const FieldRef& b) {
  return std::tie(a.entity, a.field) < std::tie(b.entity, b.field);
}

/// Notes who wrote the values of `entity` that `seen` does not know, and when.
void noteAuthors(RecordChange& change, const Entity& entity, const Context& seen) {
  for (const Cell& cell : entity.cells) {
    if (seen.covers(cell.dot)) continue;
    change.seconds = std::max(change.seconds, plausibleSeconds(cell.seconds));
    if (std::find(change.by.begin(), change.by.end(), cell.dot.writer) == change.by.end())
      change.by.push_back(cell.dot.writer);
  }
}

/// By what people would call time; a writer's own order where the stamps say nothing.
bool earlier(const Cell* a, const Cell* b) {
  return std::tuple(plausibleSeconds(a->seconds), a->dot.writer, a->dot.n) <
         std::tuple(plausibleSeconds(b->seconds), b->dot.writer, b->dot.n);
}

std::vector<const Cell*> inTime(std::span<const Cell> values) {
  std::vector<const Cell*> cells;
  cells.reserve(values.size());
  for (const Cell& cell : values) cells.push_back(&cell);
  std::sort(cells.begin(), cells.end(), earlier);
  return cells;
}

/// True when `theirs` hides the record that `mine` shows.
bool hidesBy(const Entity& mine, const Entity& theirs) {
  if (mine.hidden()) return false;
  Entity merged = mine;
  merge(merged, theirs);
  return merged.hidden();
}

bool isOf(const Cell& cell, const RecordChange& change) {
  return cell.dot.writer == change.by.front() && plausibleSeconds(cell.seconds) == change.seconds;
}

}  // namespace

bool RecordChange::has(ChangeKind kind) const {
  if (fields.empty()) return kind == ChangeKind::added;
  return std::any_of(fields.begin(), fields.end(), [&](const FieldChange& one) { return one.kind == kind; });
}

std::vector<RecordChange> importChanges(const Document& mine, const Document& theirs,
                                        const Preview& preview) {
  // A field is told once: a value lost weighs more than a conflict, that more than a change.
  std::map<FieldRef, ChangeKind, decltype(&before)> kinds(&before);
  for (const FieldRef& ref : preview.remove) kinds.emplace(ref, ChangeKind::removed);
  for (const FieldRef& ref : preview.conflict) kinds.emplace(ref, ChangeKind::conflict);
  for (const FieldRef& ref : preview.change) kinds.emplace(ref, ChangeKind::changed);
  for (const FieldRef& ref : preview.supersede) kinds.emplace(ref, ChangeKind::replaced);
  std::map<std::string, RecordChange, std::less<>> records;
  // What was deleted before it came here is not shown here.
  for (const std::string& id : preview.add)
    if (!theirs.find(id)->hidden()) records[id];
  for (const auto& [ref, kind] : kinds) {
    const bool deletes = ref.field == kGone && hidesBy(*mine.find(ref.entity), *theirs.find(ref.entity));
    records[ref.entity].fields.push_back({ref.field, deletes ? ChangeKind::removed : kind});
  }
  std::vector<RecordChange> all;
  for (auto& [id, change] : records) {
    const Entity *here = mine.find(id), *there = theirs.find(id);
    change.id = id;
    change.type = (here != nullptr ? here : there)->type;
    noteAuthors(change, *there, here == nullptr ? Context() : here->context);
    all.push_back(std::move(change));
  }
  return all;
}

std::vector<RecordChange> compare(const Document& then, const Document& now) {
  std::map<std::string, RecordChange, std::less<>> records;
  for (const Write& write : restore(now, then)) {
    RecordChange& change = records[write.entity];
    const Entity *old = then.find(write.entity), *present = now.find(write.entity);
    change.id = write.entity;
    change.type = write.type;
    if (old == nullptr) continue;  // new since
    const bool lost = write.field == kGone ? !old->hidden()
                                           : present == nullptr || present->shown(write.field) == nullptr ||
                                                 present->shown(write.field)->json == "null";
    change.fields.push_back({write.field, lost ? ChangeKind::removed : ChangeKind::changed});
  }
  std::vector<RecordChange> all;
  for (auto& [id, change] : records) {
    const Entity *old = then.find(id), *present = now.find(id);
    std::sort(change.fields.begin(), change.fields.end(),
              [](const FieldChange& a, const FieldChange& b) { return a.field < b.field; });
    if (present != nullptr) noteAuthors(change, *present, old == nullptr ? Context() : old->context);
    all.push_back(std::move(change));
  }
  return all;
}

// --- the past

void Past::add(const Document& document) {
  for (const auto& [id, entity] : document.entities) {
    Entity& known = known_.entities[id];
    if (known.type.empty()) {
      known.type = entity.type;
      known.room = entity.room;
    }
    known.context.join(entity.context);
    if (known.cells == entity.cells) continue;
    std::vector<Cell> all;
    std::set_union(known.cells.begin(), known.cells.end(), entity.cells.begin(), entity.cells.end(),
                   std::back_inserter(all));
    known.cells = std::move(all);
  }
}

Document Past::document(std::string network, std::size_t most) const {
  Document all = known_;
  all.network = std::move(network);
  for (auto& [id, entity] : all.entities)
    std::erase_if(entity.cells, [most](const Cell& cell) { return cell.json.size() > most; });
  return all;
}

std::vector<RecordChange> Past::changes() const {
  std::vector<RecordChange> all;
  for (const auto& [id, entity] : known_.entities) {
    std::map<std::pair<std::int64_t, Writer>, RecordChange> changes;
    for (const Cell& cell : entity.cells) {
      RecordChange& change = changes[{plausibleSeconds(cell.seconds), cell.dot.writer}];
      const bool deletes = cell.field == kGone && cell.json != "null";
      if (change.fields.empty() || change.fields.back().field != cell.field)
        change.fields.push_back({cell.field, deletes ? ChangeKind::removed : ChangeKind::changed});
    }
    bool first = true;
    for (auto& [stamp, change] : changes) {
      change.id = id;
      change.type = entity.type;
      change.seconds = stamp.first;
      change.by = {stamp.second};
      for (FieldChange& one : change.fields)
        if (first && one.kind == ChangeKind::changed) one.kind = ChangeKind::added;
      first = false;
      all.push_back(std::move(change));
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const RecordChange& a, const RecordChange& b) { return a.seconds > b.seconds; });
  return all;
}

Entity Past::side(const RecordChange& change, bool later) const {
  Entity entity;
  entity.type = change.type;
  const Entity* known = known_.find(change.id);
  if (known == nullptr) return entity;
  for (const FieldChange& one : change.fields) {
    const std::vector<const Cell*> cells = inTime(known->values(one.field));
    const Cell *last = nullptr, *previous = nullptr;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (!isOf(*cells[i], change)) continue;
      if (last == nullptr && i > 0) previous = cells[i - 1];
      last = cells[i];
    }
    if (const Cell* cell = later ? last : previous) entity.cells.push_back(*cell);
  }
  return entity;
}

Entity Past::before(const RecordChange& change) const { return side(change, false); }
Entity Past::after(const RecordChange& change) const { return side(change, true); }

}  // namespace parcours
