#include "core/document/entity.hpp"

#include <algorithm>
#include <tuple>

#include "core/document/document.hpp"
#include "core/document/gone.hpp"

namespace parcours {
namespace {

constexpr std::int64_t kFirstSecond = 1'577'836'800;  // 2020-01-01 00:00:00 UTC
constexpr std::int64_t kLastSecond = 4'102'444'799;   // 2099-12-31 23:59:59 UTC

bool byWriter(const Context::Entry& entry, Writer writer) { return entry.first < writer; }

struct ByField {
  bool operator()(const Cell& cell, std::string_view field) const { return cell.field < field; }
  bool operator()(std::string_view field, const Cell& cell) const { return field < cell.field; }
};

/// Orders rooms by how private they are; commons is the least.
bool morePrivate(std::string_view room, std::string_view than) {
  return std::pair(room != kCommons, room) > std::pair(than != kCommons, than);
}

}  // namespace

std::optional<Context> Context::from(std::vector<Entry> entries) {
  if (!std::is_sorted(entries.begin(), entries.end())) std::sort(entries.begin(), entries.end());
  const auto twice = std::adjacent_find(entries.begin(), entries.end(),
                                        [](const Entry& a, const Entry& b) { return a.first == b.first; });
  if (twice != entries.end()) return std::nullopt;
  Context context;
  context.entries_ = std::move(entries);
  return context;
}

std::uint32_t Context::seen(Writer writer) const {
  const auto at = std::lower_bound(entries_.begin(), entries_.end(), writer, byWriter);
  return at != entries_.end() && at->first == writer ? at->second : 0;
}

void Context::include(Writer writer, std::uint32_t n) {
  const auto at = std::lower_bound(entries_.begin(), entries_.end(), writer, byWriter);
  if (at != entries_.end() && at->first == writer) {
    at->second = std::max(at->second, n);
  } else if (n > 0) {
    entries_.emplace(at, writer, n);
  }
}

bool Context::join(const Context& other) {
  if (entries_ == other.entries_) return false;
  std::vector<Entry> joined;
  joined.reserve(entries_.size() + other.entries_.size());
  auto mine = entries_.begin();
  auto theirs = other.entries_.begin();
  while (mine != entries_.end() || theirs != other.entries_.end()) {
    if (theirs == other.entries_.end() || (mine != entries_.end() && mine->first < theirs->first)) {
      joined.push_back(*mine++);
    } else if (mine == entries_.end() || theirs->first < mine->first) {
      joined.push_back(*theirs++);
    } else {
      joined.emplace_back(mine->first, std::max(mine->second, theirs->second));
      ++mine;
      ++theirs;
    }
  }
  if (joined == entries_) return false;
  entries_ = std::move(joined);
  return true;
}

std::strong_ordering Cell::operator<=>(const Cell& other) const {
  if (const int order = field.compare(other.field); order != 0) return order <=> 0;
  if (const auto order = dot <=> other.dot; order != 0) return order;
  if (const auto order = seconds <=> other.seconds; order != 0) return order;
  return json.compare(other.json) <=> 0;
}

std::int64_t plausibleSeconds(std::int64_t seconds) {
  return seconds >= kFirstSecond && seconds <= kLastSecond ? seconds : 0;
}

std::span<const Cell> Entity::values(std::string_view field) const {
  const auto [first, last] = std::equal_range(cells.begin(), cells.end(), field, ByField{});
  return std::span<const Cell>(cells).subspan(static_cast<std::size_t>(first - cells.begin()),
                                              static_cast<std::size_t>(last - first));
}

const Cell* Entity::shown(std::string_view field) const {
  const Cell* best = nullptr;
  const auto rank = [](const Cell& cell) {
    return std::tuple(plausibleSeconds(cell.seconds), cell.dot.writer, cell.dot.n,
                      std::string_view(cell.json));
  };
  for (const Cell& cell : values(field)) {
    if (best == nullptr || rank(cell) > rank(*best)) best = &cell;
  }
  return best == nullptr || best->json == "null" ? nullptr : best;
}

bool Entity::conflicted(std::string_view field) const {
  const auto all = values(field);
  return std::any_of(all.begin(), all.end(), [&](const Cell& cell) { return cell.json != all.front().json; });
}

bool Entity::hidden() const {
  const auto deletions = values(kGone);
  return std::any_of(deletions.begin(), deletions.end(), [&](const Cell& deletion) {
    const auto seen = goneSeen(deletion.json);
    return seen && std::all_of(cells.begin(), cells.end(), [&](const Cell& cell) {
             return cell.field == kGone || seen->covers(cell.dot);
           });
  });
}

bool Entity::deletedElsewhere() const {
  const auto deletions = values(kGone);
  const bool standing = std::any_of(deletions.begin(), deletions.end(),
                                    [](const Cell& deletion) { return deletion.json != "null"; });
  return standing && !hidden();
}

bool joinMembers(Members& mine, const Members& theirs) {
  bool changed = false;
  for (const auto& member : theirs) {
    const auto at = std::lower_bound(mine.begin(), mine.end(), member.first,
                                     [](const auto& a, const std::string& name) { return a.first < name; });
    if (at == mine.end() || at->first != member.first) {
      mine.insert(at, member);
      changed = true;
    } else if (at->second < member.second) {
      at->second = member.second;
      changed = true;
    }
  }
  return changed;
}

namespace {

/// The dots an entity holds values for. Sorted on the first question only, and only when there are many: most
/// merges ask nothing, and a file of a million values in one entity must not cost a million squared.
class HeldDots {
 public:
  explicit HeldDots(const std::vector<Cell>& cells) : cells_(cells) {}

  bool has(Dot dot) {
    constexpr std::size_t kFew = 16;
    if (cells_.size() <= kFew) {
      return std::any_of(cells_.begin(), cells_.end(), [&](const Cell& cell) { return cell.dot == dot; });
    }
    if (sorted_.empty()) {
      sorted_.reserve(cells_.size());
      for (const Cell& cell : cells_) sorted_.push_back(cell.dot);
      std::sort(sorted_.begin(), sorted_.end());
    }
    return std::binary_search(sorted_.begin(), sorted_.end(), dot);
  }

 private:
  const std::vector<Cell>& cells_;
  std::vector<Dot> sorted_;
};

/// Joins the values of two sides, given the contexts each had. True when `mine` changed.
bool joinCells(Entity& mine, const Entity& theirs) {
  if (mine.cells == theirs.cells) return false;
  HeldDots mineHolds(mine.cells);
  HeldDots theirsHold(theirs.cells);
  // First which values stay, then moving them: until then both sides' dots must stand where they are.
  std::vector<const Cell*> kept;
  kept.reserve(std::max(mine.cells.size(), theirs.cells.size()));
  bool changed = false;
  auto a = mine.cells.cbegin();
  auto b = theirs.cells.cbegin();
  while (a != mine.cells.cend() || b != theirs.cells.cend()) {
    const auto order = a == mine.cells.cend()     ? std::strong_ordering::greater
                       : b == theirs.cells.cend() ? std::strong_ordering::less
                                                  : *a <=> *b;
    if (order < 0) {
      const bool keep = !theirs.context.covers(a->dot) || theirsHold.has(a->dot);
      if (keep) kept.push_back(&*a);
      changed = changed || !keep;
      ++a;
    } else if (order > 0) {
      const bool keep = !mine.context.covers(b->dot) || mineHolds.has(b->dot);
      if (keep) kept.push_back(&*b);
      changed = changed || keep;
      ++b;
    } else {
      kept.push_back(&*a);
      ++a;
      ++b;
    }
  }
  if (!changed) return false;
  std::vector<Cell> joined;
  joined.reserve(kept.size());
  for (const Cell* cell : kept) joined.push_back(*cell);
  mine.cells = std::move(joined);
  return true;
}

}  // namespace

bool merge(Entity& mine, const Entity& theirs) {
  bool changed = joinCells(mine, theirs);
  changed = mine.context.join(theirs.context) || changed;
  changed = joinMembers(mine.extra, theirs.extra) || changed;
  if (mine.type < theirs.type) {
    mine.type = theirs.type;
    changed = true;
  }
  if (morePrivate(theirs.room, mine.room)) {
    mine.room = theirs.room;
    changed = true;
  }
  return changed;
}

}  // namespace parcours
