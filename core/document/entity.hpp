// One record of the replicated document: a multi-value register per field under one causal context.
//
// Merging keeps a value if the other side also has its dot, or has not seen it; contexts join by maximum. So
// a merge is idempotent, commutative and associative, and an entity is a sound delta by itself. The context
// is per entity because exports are partial: under a document-wide one, receiving part of a document would
// count as having seen the rest, and delete it. Source: Almeida, Shoker, Baquero, "Delta state replicated
// data types" (dot stores).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parcours {

/// 64 fresh random bits naming one run of one tab; written as 16 lower-case hexadecimal digits.
enum class Writer : std::uint64_t {};

/// The largest n a writer reaches in one entity.
inline constexpr std::uint32_t kMaxWrites = 0x7fff'ffff;

/// The n-th write of a writer to one entity (n counts from 1 per writer and entity).
struct Dot {
  Writer writer{};
  std::uint32_t n = 0;
  auto operator<=>(const Dot&) const = default;
};

/// Which writes of each writer an entity has seen: the largest n, gap-free. Sorted by writer.
class Context {
 public:
  using Entry = std::pair<Writer, std::uint32_t>;

  Context() = default;
  /// Out of entries in any order; nothing when a writer is there twice.
  static std::optional<Context> from(std::vector<Entry> entries);

  /// The largest n seen of this writer; 0 when none.
  [[nodiscard]] std::uint32_t seen(Writer writer) const;
  [[nodiscard]] bool covers(Dot dot) const { return dot.n <= seen(dot.writer); }
  /// Records that everything of `writer` up to `n` is seen.
  void include(Writer writer, std::uint32_t n);
  /// True when that changed anything.
  bool join(const Context& other);
  [[nodiscard]] std::span<const Entry> entries() const { return entries_; }
  bool operator==(const Context&) const = default;

 private:
  std::vector<Entry> entries_;
};

/// One stamped value of one field. `json` is canonical JSON text: opaque to the merge, whatever app wrote it.
struct Cell {
  std::string field;
  Dot dot;
  std::int64_t seconds =
      0;  ///< Unix time the writer's clock claimed: labels and breaks display ties, nothing more.
  std::string json;
  bool operator==(const Cell&) const = default;
  /// By field, dot, seconds, json. Written out because libc++ 14 has no three-way comparison of strings.
  std::strong_ordering operator<=>(const Cell& other) const;
};

/// The seconds used for display and ties: 0 outside 2020-01-01..2099-12-31, so that a wrong clock blocks
/// nobody.
std::int64_t plausibleSeconds(std::int64_t seconds);

/// Members that a newer format added to an object, name -> canonical JSON, kept as they came. Sorted by name.
using Members = std::vector<std::pair<std::string, std::string>>;

/// Joins by name; under one name the larger bytes stay. True when `mine` changed.
bool joinMembers(Members& mine, const Members& theirs);

struct Entity {
  std::string type;  ///< Schema type; fixed at birth.
  std::string room;  ///< `commons`, or the id of a city entity; fixed at birth.
  Context context;
  std::vector<Cell>
      cells;  ///< Sorted (field, writer, n, seconds, json): the values of a field lie side by side.
  Members extra;
  /// All stamped values of a field: none, one, or several (a conflict when their json differs).
  [[nodiscard]] std::span<const Cell> values(std::string_view field) const;
  /// The value shown: latest plausible seconds, then largest writer, then n, then json. Null when the field
  /// is unset.
  [[nodiscard]] const Cell* shown(std::string_view field) const;
  /// True when the field holds at least two values that differ as JSON.
  [[nodiscard]] bool conflicted(std::string_view field) const;
  /// True when one `gone` value covers every value of the other fields: deleted, and nobody edited
  /// concurrently.
  [[nodiscard]] bool hidden() const;
  /// True when a `gone` value stands but some edit was made without seeing it: shown, with a note.
  [[nodiscard]] bool deletedElsewhere() const;

  bool operator==(const Entity&) const = default;
};

/// Joins `theirs` into `mine`; true when `mine` changed. Two values under one dot (a forged or copied writer)
/// are both kept. Should type or room differ, the larger type stays, and the more private room: never commons
/// over a city.
bool merge(Entity& mine, const Entity& theirs);

}  // namespace parcours
