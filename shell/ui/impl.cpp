// Identity, records and actions.
#include "shell/ui/impl.hpp"

#include <algorithm>
#include <charconv>

#include "imgui_internal.h"

namespace parcours::ui {
namespace {

/// FNV-1a over stable keys; a separator keeps ("ab", "c") apart from ("a", "bc").
std::uint32_t hash(std::uint32_t seed, std::string_view key) {
  for (const char c : key) seed = (seed ^ static_cast<unsigned char>(c)) * 16777619u;
  return (seed ^ 0x1Fu) * 16777619u;
}

bool operable(Role role) { return role >= Role::button && role != Role::radiogroup; }

}  // namespace

Id Ui::Impl::id(std::string_view key) const { return static_cast<Id>(hash(scopes.back().hash, key)); }

void Ui::Impl::pushScope(std::string_view key) { scopes.push_back({hash(scopes.back().hash, key), 0}); }

void Ui::Impl::pushScope(int index) {
  char digits[12];
  const auto end = std::to_chars(digits, digits + sizeof digits, index).ptr;
  pushScope(std::string_view(digits, static_cast<std::size_t>(end - digits)));
}

Record& Ui::Impl::add(Role role, Id id, Rect rect, std::string_view name) {
  Record record;
  record.id = id;
  record.parent = parents.empty() ? Id::none : parents.back();
  record.role = role;
  record.layer = layer;
  record.rect = rect;
  record.name = name;
  return records.emplace_back(std::move(record));
}

void Ui::Impl::pushScope(Id self) { scopes.push_back({static_cast<std::uint32_t>(self), 0}); }

Id Ui::Impl::nextId() {
  Scope& scope = scopes.back();
  return static_cast<Id>(hash(hash(scope.hash, "text") + 0x9E3779B9u * ++scope.texts, ""));
}

Record& Ui::Impl::addText(Role role, Rect rect, std::string_view text) {
  return add(role, nextId(), rect, text);
}

Holder Ui::Impl::hold(Role role, Id id, std::string_view key, std::string_view name) {
  add(role, id, {}, name).key = key;
  parents.push_back(id);
  return {records.size() - 1};
}

void Ui::Impl::release(Holder holder, Rect rect) {
  records[holder.record].rect = rect;
  parents.pop_back();
}

void Ui::Impl::item(Id id, Rect rect) {
  ImGui::ItemAdd({rect.x, rect.y, rect.x + rect.width, rect.y + rect.height}, static_cast<ImGuiID>(id));
}

bool Ui::Impl::activated(Id id) const {
  return std::any_of(actions.begin(), actions.end(), [id](const Action& action) {
    return action.id == id && action.kind == Action::Kind::activate;
  });
}

const std::string* Ui::Impl::newValue(Id id) const {
  const std::string* value = nullptr;
  for (const Action& action : actions) {
    if (action.id == id && action.kind == Action::Kind::setValue) value = &action.value;
  }
  return value;
}

void Ui::Impl::findHovered() {
  hovered = Id::none;
  if (pointerX < 0 || pointerY < 0) return;
  // Highest layer first, last record first: what is drawn on top. A bar or dialog covers what is under it.
  for (auto top : {Layer::overlay, Layer::fixed, Layer::content}) {
    const float y = top == Layer::content ? pointerY + scrollY : pointerY;
    bool covered = false;
    for (auto it = previous.rbegin(); it != previous.rend(); ++it) {
      if (it->layer != top) continue;
      if ((it->state & kModal) != 0) covered = true;
      const Rect& r = it->rect;
      if (pointerX < r.x || pointerX >= r.x + r.width || y < r.y || y >= r.y + r.height) continue;
      if (operable(it->role)) {
        hovered = (it->state & kDisabled) != 0 ? Id::none : it->id;
        return;
      }
      if (top != Layer::content) covered = true;
    }
    if (covered) return;
  }
}

void Ui::tellLanguages(const Languages& others, std::string_view interface) {
  if (others.empty()) return;
  std::vector<Id> told;
  for (Record& record : impl_.records) {
    const bool typed = record.role == Role::textbox;
    const auto found = others.find(typed ? record.value : record.name);
    if (found != others.end())
      record.language = found->second;
    else if (std::find(told.begin(), told.end(), record.parent) != told.end())
      record.language = interface;  // An element hands its language down to those it holds.
    else
      continue;
    told.push_back(record.id);
  }
}

}  // namespace parcours::ui
