// Changes record by record, to be shown: what an import brings, how two states differ, what was done when.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/document/preview.hpp"

namespace parcours {

enum class ChangeKind : std::uint8_t {
  added,     ///< The whole record is new.
  removed,   ///< A value is gone, and nothing stands in its place; or the whole record.
  conflict,  ///< Several values stand side by side.
  changed,   ///< Another value is shown.
  replaced,  ///< Values are replaced, and the field shows the same.
};

struct FieldChange {
  std::string field;
  ChangeKind kind = ChangeKind::changed;
};

/// What changes in one record.
struct RecordChange {
  std::string id, type;
  std::vector<FieldChange> fields;  ///< By name; kGone for the whole record. Empty when it is new.
  std::vector<Writer> by;           ///< Who wrote what is new, as they claim.
  std::int64_t seconds = 0;         ///< The latest stamp of it; 0 when unknown.
  [[nodiscard]] bool has(ChangeKind kind) const;
};

/// A preview's changes by record, in the order of ids; without records that come deleted, which nobody sees.
std::vector<RecordChange> importChanges(const Document& mine, const Document& theirs, const Preview& preview);

/// How `now` differs from `then` in what its records hold, whoever wrote it; in the order of ids. These are
/// the records that restoring `then` writes to.
std::vector<RecordChange> compare(const Document& then, const Document& now);

/// Every value that is still known of a network: those that stand, and those that older parts of it hold
/// (kept versions, the journal).
class Past {
 public:
  void add(const Document& document);
  /// All of it, to be added again; without values of more bytes than `most`. No state a network ever had.
  [[nodiscard]] Document document(std::string network, std::size_t most) const;
  /// Who wrote what when, the latest first; values of one record with one stamp by one writer are one change.
  /// By the stamps, which are claims: a wrong clock puts a change in the wrong place, and loses none.
  [[nodiscard]] std::vector<RecordChange> changes() const;
  /// The record's changed fields before and after one of these changes.
  [[nodiscard]] Entity before(const RecordChange& change) const;
  [[nodiscard]] Entity after(const RecordChange& change) const;

 private:
  [[nodiscard]] Entity side(const RecordChange& change, bool later) const;
  Document known_;  ///< Of each field, all the values known.
};

}  // namespace parcours
