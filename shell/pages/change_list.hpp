// Changes as a list: record by record, field by field, what stood before and what stands after, side by side.
// The review of a file, versions and the history are told with it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/changes.hpp"
#include "core/function_ref.hpp"
#include "shell/pages/pages.hpp"

namespace parcours::pages {

/// What is listed, and how it is called.
struct ChangeList {
  std::string_view key;
  std::string name;
  std::span<const RecordChange> all;
  Msg before, after;               ///< Over the two sides.
  const Document* also = nullptr;  ///< Where records are looked up that are not here.
  bool inTime = false;             ///< In the order given; else by type and name.
};

/// A record as it was, and as it is; nothing where it was not there.
struct Sides {
  std::optional<Entity> before, after;
};

using Chosen = std::vector<const RecordChange*>;
using OfRecord = FunctionRef<void(const RecordChange&)>;

/// Lets the person choose by kind of change, type, author and words; gives what is left. A filter of which
/// all is one is not drawn.
Chosen chooseChanges(ui::Ui& ui, App& app, const ChangeList& list);

/// Records `from` to `to` of `count`, a page at a time, with the way to the pages beside it.
void paged(ui::Ui& ui, App& app, std::string_view key, std::size_t count,
           FunctionRef<void(std::size_t from, std::size_t to)> body);

/// What the record is called, its type, and what kind of changes it has.
void changeTitle(ui::Ui& ui, const App& app, const ChangeList& list, const RecordChange& change);

/// The records, a page at a time: `head` draws what heads each.
void changeList(ui::Ui& ui, App& app, const ChangeList& list, const Chosen& chosen,
                FunctionRef<Sides(const RecordChange&)> sides, OfRecord head);

/// The label of everyone who wrote it, without repeats.
std::string authorsOf(const App& app, const RecordChange& change, const Document* also);

}  // namespace parcours::pages
