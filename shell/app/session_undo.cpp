// Undo and redo: inverse edits as new writes, and an import taken back as a whole.
#include <algorithm>
#include <utility>

#include "core/document/edit.hpp"
#include "shell/app/session.hpp"

namespace parcours {
namespace {

constexpr std::size_t kRemembered = 200;
constexpr std::string_view kNull = "null";

bool deletes(const Write& write) { return write.field == kGone && write.json != kNull; }

}  // namespace

/// What a field holds, as one text to compare; of a deletion, the whole entity it hides. Cleared is the same
/// as never set.
std::string Session::stateOf(std::string_view entity, std::string_view field) const {
  const Entity* found = network_.document().find(entity);
  if (found == nullptr) return {};
  std::vector<std::string> values;
  for (const Cell& cell : found->cells) {
    const bool counts = field == kGone ? cell.field != kGone : cell.field == field;
    if (counts && cell.json != kNull) values.push_back(cell.field + ':' + cell.json);
  }
  std::sort(values.begin(), values.end());
  std::string state = field == kGone && found->hidden() ? "hidden\n" : "";
  for (const std::string& value : values) state += value + '\n';
  return state;
}

/// Adds to the command what undoes `edit`, which is about to be done: what a burst did to a field first
/// counts.
void Session::addInverse(Command& command, const Edit& edit) const {
  const bool first = command.inverse.empty();  // an inverse by itself holds each field once
  for (Write& back : inverse(network_.document(), edit)) {
    const auto same = [&](const Write& other) {
      return other.entity == back.entity && other.field == back.field;
    };
    if (first || std::none_of(command.inverse.begin(), command.inverse.end(), same))
      command.inverse.push_back(std::move(back));
  }
  // A deletion covers what stands when it is written, so it comes last.
  std::stable_partition(command.inverse.begin(), command.inverse.end(),
                        [](const Write& one) { return !deletes(one); });
}

void Session::noteLeft(Command& command) const {
  command.left.clear();
  for (const Write& back : command.inverse)
    command.left.push_back({back.entity, back.field, stateOf(back.entity, back.field)});
}

/// Undoes a command where nobody has changed what it left, and gives the command that undoes that again.
Session::Command Session::revert(const Command& command) {
  Edit back;
  for (std::size_t i = 0; i < command.inverse.size(); ++i) {
    const Left& left = command.left[i];
    if (stateOf(left.entity, left.field) == left.state) back.push_back(command.inverse[i]);
  }
  Command other;
  other.name = command.name;
  addInverse(other, back);
  // Not validated: these values stood here before, perhaps a newer app's. So this cannot fail.
  static_cast<void>(commit(back));
  noteLeft(other);
  return other;
}

void Session::push(std::vector<Command>& stack, Command command) {
  if (stack.size() == kRemembered) stack.erase(stack.begin());
  stack.push_back(std::move(command));
}

/// What others have changed meanwhile stays: where that is all of it, there is nothing to come back to
/// either.
bool Session::step(std::vector<Command>& from, std::vector<Command>& to) {
  const Command command = std::move(from.back());
  from.pop_back();
  Command other = revert(command);
  if (other.inverse.empty()) return false;
  push(to, std::move(other));
  return true;
}

bool Session::undo() {
  if (undo_.empty()) return false;
  if (!std::exchange(undoing_, true)) freshWriter();
  if (exactImport_ && undo_.back().imported) return takeBackImport();
  return step(undo_, redo_);
}

bool Session::redo() {
  if (redo_.empty()) return false;
  if (!std::exchange(undoing_, true)) freshWriter();
  if (!redo_.back().imported) return step(redo_, undo_);
  const Command command = std::move(redo_.back());
  redo_.pop_back();
  mergeFile(command.name, command.imported);
  return true;
}

Edit Session::wayBack(const Document& then) const { return restore(network_.document(), then); }

Edit Session::wayBackOf(const Document& then) const {
  Edit edit = wayBack(then);
  std::erase_if(edit, [&](const Write& one) { return then.find(one.entity) == nullptr; });
  return edit;
}

void Session::goBack(Msg name, const Edit& edit) {
  Command command;
  command.name = name;
  addInverse(command, edit);
  freshWriter();
  // Not validated: these values stood here before, perhaps a newer app's.
  if (const auto ids = commit(edit); !ids || ids->empty()) return;
  noteLeft(command);
  undoing_ = false;
  redo_.clear();
  push(undo_, std::move(command));
}

bool Session::mergeFile(Msg name, std::shared_ptr<const Document> theirs) {
  auto before = std::make_shared<const Document>(network_.document());
  const auto ids = network_.merge(*theirs);
  if (!ids || ids->empty()) return false;
  Command command;
  command.name = name;
  command.inverse = restore(network_.document(), *before);
  noteLeft(command);
  command.imported = std::move(theirs);
  command.before = std::move(before);
  Document delta = selectEntities(network_.document(), *ids);
  if (meanwhile_) static_cast<void>(merge(*meanwhile_, delta));
  command.token = vault_.keepApart(std::move(delta));
  push(undo_, std::move(command));
  derived_ = {};
  exactImport_ = true;
  freshWriter();  // the file may hold writes of a twin of this tab
  return true;
}

bool Session::takeBackImport() {
  const Command command = std::move(undo_.back());
  undo_.pop_back();
  replace(*command.before);
  push(redo_, command);
  vault_.takeBack(command.token,
                  [this, command](const Result<Document>& stored) { importTakenBack(command, stored); });
  return true;
}

/// The storage has answered. Where it still holds the import (another tab has folded it, or it does not say),
/// the import comes back by the next load or merge: so it is undone by new writes instead.
void Session::importTakenBack(const Command& command, const Result<Document>& stored) {
  const auto changed = network_.merge(stored ? *stored : *command.imported);
  if (changed && changed->empty()) return;
  derived_ = {};
  Command other = revert(command);
  vault_.flush();
  const auto mine = std::find_if(redo_.begin(), redo_.end(),
                                 [&](const Command& one) { return one.token == command.token; });
  if (mine != redo_.end()) *mine = std::move(other);
}

}  // namespace parcours
