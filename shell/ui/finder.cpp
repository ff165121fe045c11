// A search field over the list of what it finds.
#include <algorithm>
#include <cmath>

#include "shell/ui/impl.hpp"

namespace parcours::ui {
namespace {

/// One finding a line: drawing, name, and its kind at the end. True when it was pressed.
bool paintFinding(Ui::Impl& ui, Rect rect, const Finding& found, bool active) {
  const Palette& c = ui.paint.colors();
  const Id self = ui.id(found.key);
  ui.item(self, rect);
  if (active || ui.isHovered(self)) ui.paint.fill(rect, kControlRadius, active ? c.accentSoft : c.sunken);
  if (active) ui.paint.fill({rect.x, rect.y + 10, 3, rect.height - 20}, 1.5f, c.accent);
  const Color ink = active ? c.onAccentSoft : c.text;
  ui.paint.icon(found.icon, rect.x + 12, rect.y + std::floor((rect.height - 20) / 2), 20,
                active ? ink : c.muted);
  const float most = std::floor(rect.width * 0.4f);
  const float kind = std::min(std::ceil(ui.paint.measure(found.kind, fonts::small)) + 1, most);
  const float right = rect.x + rect.width - 12;
  ui.paint.shortLine(found.kind, fonts::small, {right - kind, rect.y, kind, rect.height},
                     active ? ink : c.muted, Align::start);
  ui.paint.shortLine(found.label, fonts::body,
                     {rect.x + 44, rect.y, right - kind - 12 - rect.x - 44, rect.height}, ink, Align::start);
  Record& record = ui.add(Role::option, self, rect, found.label);
  if (!found.kind.empty()) record.name.append(", ").append(found.kind);
  record.key = found.key;
  record.state = flag(kSelected, active);
  return ui.activated(self);
}

}  // namespace

std::optional<int> Ui::finder(std::string_view key, std::string_view label, std::string& query,
                              std::string_view none,
                              FunctionRef<std::vector<Finding>(std::string_view query)> find) {
  Impl& ui = impl_;
  const Id self = ui.id(key);
  const bool before = std::any_of(ui.previous.begin(), ui.previous.end(),
                                  [self](const Record& record) { return record.id == self; });
  const auto typed = searchField(key, label, query, true);
  const std::size_t field = ui.records.size() - 1;
  if (typed) query = *typed;
  if (typed || !before) ui.finding = 0;
  const std::vector<Finding> found = find(query);
  const int count = static_cast<int>(found.size());
  ui.records[field].state |= count > 0 ? kExpanded : kCollapsed;

  const Rect block = ui.beginBlock();
  ui.pushScope(key);
  std::optional<int> taken;
  if (count == 0) {
    const Rect words = ui.textAt(Role::status, none, fonts::body, ui.paint.colors().muted, block.x,
                                 block.y + 8, block.width);
    ui.popScope();
    ui.endBlock(words.height + 16);
    return taken;
  }
  const Id list = ui.id("list");
  if (const std::string* step = ui.newValue(list)) ui.finding += *step == "1" ? 1 : count - 1;
  ui.finding %= count;
  ui.records[field].controls = list;
  ui.records[field].active = ui.id(found[static_cast<std::size_t>(ui.finding)].key);
  if (ui.activated(self)) taken = ui.finding;
  const float line = ui.controlHeight(), height = line * static_cast<float>(count);
  const Holder holder = ui.hold(Role::listbox, list, "findings", label);
  for (int i = 0; i < count; ++i) {
    const Rect rect{block.x, block.y + line * static_cast<float>(i), block.width, line};
    if (paintFinding(ui, rect, found[static_cast<std::size_t>(i)], i == ui.finding)) taken = i;
  }
  ui.release(holder, {block.x, block.y, block.width, height});
  ui.popScope();
  ui.endBlock(height);
  return taken;
}

}  // namespace parcours::ui
