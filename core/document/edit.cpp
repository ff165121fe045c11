#include "core/document/edit.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/document/gone.hpp"
#include "core/document/import.hpp"

namespace parcours {
namespace {

constexpr std::string_view kNull = "null";

Place placeOf(const Write& write) { return {0, 0, "/entities/" + write.entity + "/fields/" + write.field}; }

bool nameFits(std::string_view name) { return isName(name) && name.size() <= Limits{}.keyBytes; }

/// Checks a write by itself and gives its value as canonical text.
Result<std::string> checkWrite(const Write& write) {
  for (const std::string* name : {&write.entity, &write.field}) {
    if (!nameFits(*name)) return fail(ErrorCode::badShape, "a name of printable ASCII", placeOf(write));
  }
  if (write.field == kGone && write.json != kNull) return std::string();
  for (const std::string& beside : write.beside)
    if (auto value = canonicalValue(beside); !value || *value != beside)
      return fail(ErrorCode::badShape, "canonical JSON", placeOf(write));
  auto value = canonicalValue(write.json);
  if (!value) value.error().place.path = placeOf(write).path;
  return value;
}

/// Checks that the writes to an entity can be made: it is there or can be created, and the writer's counter
/// has room.
Result<void> checkEntity(const Document& document, const Write& first, std::uint32_t writes, Writer writer) {
  const Entity* entity = document.find(first.entity);
  if (entity == nullptr) {
    if (first.type.empty() || first.room.empty())
      return fail(ErrorCode::unknownEntity, first.entity, placeOf(first));
    if (!nameFits(first.type) || !nameFits(first.room)) {
      return fail(ErrorCode::badShape, "a type and a room of printable ASCII", placeOf(first));
    }
  } else if (writes + entity->cells.size() > kMaxWrites - entity->context.seen(writer)) {
    return fail(ErrorCode::badWriter, "its count of writes is used up", placeOf(first));
  }
  return {};
}

/// The values of all writes as canonical text, or why the edit cannot be made.
Result<std::vector<std::string>> check(const Document& document, std::span<const Write> edit, Writer writer) {
  std::vector<std::string> values;
  values.reserve(edit.size());
  std::map<std::string_view, std::pair<const Write*, std::uint32_t>>
      entities;  // first write, number of writes
  for (const Write& write : edit) {
    auto value = checkWrite(write);
    if (!value) return tl::unexpected(std::move(value.error()));
    values.push_back(std::move(*value));
    auto& [first, count] = entities.try_emplace(write.entity, &write, 0).first->second;
    count += 1 + static_cast<std::uint32_t>(write.beside.size());
  }
  for (const auto& [id, writes] : entities) {
    if (auto sound = checkEntity(document, *writes.first, writes.second, writer); !sound) {
      return tl::unexpected(std::move(sound.error()));
    }
  }
  return values;
}

Dot nextDot(Entity& entity, Writer writer) {
  const Dot dot{writer, entity.context.seen(writer) + 1};
  entity.context.include(dot.writer, dot.n);
  return dot;
}

/// A forged file may hold one dot in two fields. Replacing the value in one would then not be final: the
/// other field still holds the dot, so a merge would bring the replaced value back, for ever. The other value
/// gets a dot of its own.
void freeDots(Entity& entity, std::string_view field, Writer writer) {
  std::vector<Dot> dots;
  for (const Cell& cell : entity.values(field)) dots.push_back(cell.dot);
  bool freed = false;
  for (Cell& cell : entity.cells) {
    if (cell.field == field || std::find(dots.begin(), dots.end(), cell.dot) == dots.end()) continue;
    cell.dot = nextDot(entity, writer);
    freed = true;
  }
  if (freed) std::sort(entity.cells.begin(), entity.cells.end());
}

/// Makes one write, of `json` as canonical text; false when it would change nothing.
bool put(Entity& entity, bool created, const Write& write, std::string json, Stamp stamp) {
  const std::string& field = write.field;
  auto old = entity.values(field);
  const bool deletes = field == kGone && json != kNull;
  if (deletes) {
    if (entity.hidden()) return false;
  } else if (write.beside.empty() &&
             (old.empty() ? json == kNull && !created : old.size() == 1 && old.front().json == json)) {
    return false;
  }
  freeDots(entity, field, stamp.writer);
  if (deletes) json = goneJson(entity.context);
  old = entity.values(field);
  const auto at = entity.cells.begin() + (old.data() - entity.cells.data());
  entity.cells.erase(at, at + static_cast<std::ptrdiff_t>(old.size()));
  const auto add = [&](std::string value) {
    Cell cell{field, nextDot(entity, stamp.writer), plausibleSeconds(stamp.seconds), std::move(value)};
    entity.cells.insert(std::upper_bound(entity.cells.begin(), entity.cells.end(), cell), std::move(cell));
  };
  for (const std::string& value : write.beside) add(value);
  add(std::move(json));  // last, so that it is the one shown
  return true;
}

/// A write to an entity that exists in `known`.
Write writeTo(const std::string& id, const Entity& known, std::string field, std::string json) {
  return {id, known.type, known.room, std::move(field), std::move(json), {}};
}

Write deletion(const std::string& id, const Entity& known) {
  return writeTo(id, known, std::string(kGone), "{}");
}

/// The write that gives a field what it has in `entity`: its shown value (`null` where it has none), and
/// beside it whatever else it holds.
Write holding(const std::string& id, const Entity& known, const Entity* entity, const std::string& field) {
  Write write = writeTo(id, known, field, std::string(kNull));
  if (entity == nullptr) return write;
  if (const Cell* shown = entity->shown(field)) write.json = shown->json;
  for (const Cell& cell : entity->values(field))
    if (cell.json != write.json) write.beside.push_back(cell.json);
  std::sort(write.beside.begin(), write.beside.end());
  write.beside.erase(std::unique(write.beside.begin(), write.beside.end()), write.beside.end());
  return write;
}

/// The fields that either version has, but for the deletion.
std::vector<std::string> fieldsOf(const Entity* now, const Entity& then) {
  std::vector<std::string> fields;
  for (const Cell& cell : then.cells) fields.push_back(cell.field);
  if (now != nullptr) {
    for (const Cell& cell : now->cells) fields.push_back(cell.field);
  }
  std::sort(fields.begin(), fields.end());
  fields.erase(std::unique(fields.begin(), fields.end()), fields.end());
  fields.erase(std::remove(fields.begin(), fields.end(), kGone), fields.end());
  return fields;
}

void restoreEntity(Edit& edit, const std::string& id, const Entity* now, const Entity& then) {
  const std::size_t before = edit.size();
  for (const std::string& field : fieldsOf(now, then)) {
    Write old = holding(id, then, &then, field);
    const Write present = holding(id, then, now, field);
    if (present.json != old.json || present.beside != old.beside) edit.push_back(std::move(old));
  }
  const bool wrote = edit.size() > before;
  if (then.hidden()) {
    // Any write would bring the entity back, so the deletion comes after them and covers them.
    if (wrote || now == nullptr || !now->hidden()) edit.push_back(deletion(id, then));
  } else if (now == nullptr ? !wrote
                            : now->hidden() || (now->deletedElsewhere() && !then.deletedElsewhere())) {
    edit.push_back(writeTo(id, then, std::string(kGone), std::string(kNull)));
  }
}

}  // namespace

Result<std::vector<std::string>> apply(Document& document, std::span<const Write> edit, Stamp stamp) {
  auto values = check(document, edit, stamp.writer);
  if (!values) return tl::unexpected(std::move(values.error()));
  std::vector<std::string> touched;
  for (std::size_t i = 0; i < edit.size(); ++i) {
    const Write& write = edit[i];
    const auto [at, created] = document.entities.try_emplace(write.entity);
    if (created) {
      at->second.type = write.type;
      at->second.room = write.room;
    }
    if (put(at->second, created, write, std::move((*values)[i]), stamp)) touched.push_back(write.entity);
  }
  std::sort(touched.begin(), touched.end());
  touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
  return touched;
}

Edit inverse(const Document& before, std::span<const Write> edit) {
  Edit undo;
  Edit deletions;
  std::set<std::pair<std::string_view, std::string_view>> done;
  const auto once = [&](std::string_view id, std::string_view field) {
    return done.emplace(id, field).second;
  };
  for (const Write& write : edit) {
    const Entity* entity = before.find(write.entity);
    if (entity == nullptr) {
      if (once(write.entity, kGone))
        deletions.push_back({write.entity, write.type, write.room, std::string(kGone), "{}", {}});
      continue;
    }
    // Any write to a deleted record brings it back, so undoing one deletes it again.
    if (entity->hidden() && once(write.entity, kGone)) deletions.push_back(deletion(write.entity, *entity));
    if (once(write.entity, write.field)) {
      undo.push_back(holding(write.entity, *entity, write.field == kGone ? nullptr : entity, write.field));
    }
  }
  // A deletion covers what stands when it is written, so it comes last.
  undo.insert(undo.end(), deletions.begin(), deletions.end());
  return undo;
}

Edit restore(const Document& now, const Document& then) {
  Edit edit;
  for (const auto& [id, entity] : then.entities) restoreEntity(edit, id, now.find(id), entity);
  for (const auto& [id, entity] : now.entities) {
    if (then.find(id) == nullptr && !entity.hidden()) edit.push_back(deletion(id, entity));
  }
  return edit;
}

}  // namespace parcours
