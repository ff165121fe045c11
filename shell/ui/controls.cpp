// Things to press: buttons, links, check boxes, and choices among a few.
#include <algorithm>
#include <cmath>

#include "shell/ui/impl.hpp"

namespace parcours::ui {
namespace {

/// Checked or not, after what the person did: a press switches it, a new value says it.
std::optional<bool> toggled(const Ui::Impl& ui, Id self, bool checked) {
  if (const std::string* value = ui.newValue(self)) return *value == "1";
  if (ui.activated(self)) return !checked;
  return std::nullopt;
}

bool chosen(const Ui::Impl& ui, Id self) {
  const std::string* value = ui.newValue(self);
  return ui.activated(self) || (value != nullptr && *value == "1");
}

}  // namespace

Color Ui::Impl::touched(Id self, Color color) const {
  if (!isHovered(self)) return color;
  return mix(color, environment.theme == Theme::dark ? 0xFFFFFF : 0x000000, isPressed(self) ? 0.16f : 0.08f);
}

Rect Ui::Impl::buttonSize(std::string_view label, Icon icon, float most) const {
  const float sign = icon == Icon::none ? 0.0f : 26.0f;
  const TextBlock lines = paint.wrap(label, fonts::button, most - 32 - sign);
  return {0, 0, lines.width + 32 + sign, std::max(controlHeight(), lines.height + 16)};
}

bool Ui::Impl::buttonAt(Rect rect, Id self, std::string_view key, std::string_view label, Emphasis emphasis,
                        Icon icon, bool enabled, std::string_view href) {
  const Palette& c = paint.colors();
  const bool solid = emphasis == Emphasis::primary || emphasis == Emphasis::danger;
  Color ground = emphasis == Emphasis::primary ? c.accent : emphasis == Emphasis::danger ? c.bad : c.surface;
  Color ink = solid ? c.onAccent : emphasis == Emphasis::quiet ? c.onAccentSoft : c.text;
  if (!enabled) {
    ground = c.sunken;
    ink = mix(c.muted, c.surface, 0.35f);
  }
  item(self, rect);
  if (solid || emphasis == Emphasis::secondary) {
    paint.fill(rect, kControlRadius, enabled ? touched(self, ground) : ground);
    if (!solid || !enabled) paint.border(rect, kControlRadius, enabled ? c.outline : c.line);
  } else if (enabled && isHovered(self)) {
    paint.fill(rect, kControlRadius, isPressed(self) ? touched(self, c.accentSoft) : c.accentSoft);
  }
  const float sign = icon == Icon::none ? 0.0f : 26.0f;
  const TextBlock lines = paint.wrap(label, fonts::button, rect.width - 32 - sign);
  const float left = rect.x + std::floor((rect.width - lines.width - sign) / 2);
  const float middle = rect.y + std::floor(rect.height / 2);
  if (icon != Icon::none) paint.icon(icon, left - 2, middle - 10, 20, ink);
  paint.text(lines, left + sign, rect.y + std::floor((rect.height - lines.height) / 2), ink, Align::centre,
             lines.width);
  Record& record = add(href.empty() ? Role::button : Role::link, self, rect, label);
  record.key = key;
  record.href = href;
  record.state = flag(kDisabled, !enabled);
  return enabled && activated(self);
}

bool Ui::button(std::string_view key, std::string_view label, Emphasis emphasis, Icon icon, bool enabled) {
  const Rect size = impl_.buttonSize(label, icon, impl_.area().width);
  const Rect rect = impl_.place(size.width, size.height);
  return impl_.buttonAt(rect, impl_.id(key), key, label, emphasis, icon, enabled, {});
}

void Ui::buttonLink(std::string_view key, std::string_view label, std::string_view href, Emphasis emphasis,
                    Icon icon) {
  const Rect size = impl_.buttonSize(label, icon, impl_.area().width);
  const Rect rect = impl_.place(size.width, size.height);
  impl_.buttonAt(rect, impl_.id(key), key, label, emphasis, icon, true, href);
}

bool Ui::iconButton(std::string_view key, Icon icon, std::string_view label, bool enabled) {
  Impl& ui = impl_;
  const Palette& c = ui.paint.colors();
  const Id self = ui.id(key);
  const float size = ui.controlHeight();
  const Rect rect = ui.place(size, size);
  ui.item(self, rect);
  if (enabled && ui.isHovered(self))
    ui.paint.fill(rect, kControlRadius, ui.isPressed(self) ? c.line : c.sunken);
  const Color ink = enabled ? (ui.isHovered(self) ? c.text : c.muted) : mix(c.muted, c.surface, 0.5f);
  ui.paint.icon(icon, rect.x + std::floor((size - 20) / 2), rect.y + std::floor((size - 20) / 2), 20, ink);
  Record& record = ui.add(Role::button, self, rect, label);
  record.key = key;
  record.state = flag(kDisabled, !enabled);
  return enabled && ui.activated(self);
}

void Ui::link(std::string_view key, std::string_view label, std::string_view href, Icon icon) {
  Impl& ui = impl_;
  const Id self = ui.id(key);
  const float sign = icon == Icon::none ? 0.0f : 24.0f;
  const float natural = std::ceil(ui.paint.measure(label, fonts::body)) + 1 + sign;
  const TextBlock lines = ui.paint.wrap(label, fonts::body, ui.room(natural) - sign);
  // Fingers need 44 px; in running text a line must not grow for it.
  const float least = ui.environment.coarsePointer ? kTouchHeight : 28;
  const float narrowest = ui.environment.coarsePointer ? kTouchHeight : 0;
  const Rect rect = ui.place(std::max(narrowest, lines.width + sign), std::max(least, lines.height));
  ui.item(self, rect);
  const Color ink = ui.paint.colors().onAccentSoft;
  const float top = rect.y + std::floor((rect.height - lines.height) / 2);
  if (icon != Icon::none) ui.paint.icon(icon, rect.x, rect.y + std::floor((rect.height - 20) / 2), 20, ink);
  ui.paint.text(lines, rect.x + sign, top, ink);
  for (std::size_t i = 0; i < lines.lines.size(); ++i) {
    const float under =
        top + lines.lineHeight * static_cast<float>(i + 1) - (ui.isHovered(self) ? 2.0f : 3.0f);
    ui.paint.fill({rect.x + sign, under, std::round(lines.lines[i].width), ui.isHovered(self) ? 2.0f : 1.0f},
                  0, ink);
  }
  Record& record = ui.add(Role::link, self, rect, label);
  record.key = key;
  record.href = href;
}

void Ui::cardLink(std::string_view key, std::string_view name, std::string_view href, Body body) {
  Impl& ui = impl_;
  const Palette& c = ui.paint.colors();
  constexpr float kPad = 16, kGuess = 64;
  const Rect block = ui.beginBlock();
  const Id self = ui.id(key);
  const Holder holder = ui.hold(Role::link, self, key, name);
  ui.records.back().href = href;
  ui.pushScope(key);
  const float drawn = std::max(block.y, -400.0f);
  const Mark from = ui.paint.mark();
  const bool over = ui.isHovered(self);
  const Mark background =
      ui.openSurface({block.x, drawn, block.width, kGuess},
                     over ? mix(c.surface, c.accentSoft, 0.5f) : c.surface, over ? c.accent : c.line);
  const float height =
      2 * kPad + ui.fillArea(block.x + kPad, block.y + kPad, block.width - 2 * kPad - 24, space::s, body);
  ui.paint.icon(Icon::chevronRight, block.x + block.width - kPad - 18, block.y + std::floor(height / 2) - 10,
                20, over ? c.accent : c.muted);
  ui.paint.stretch(from, background, drawn + kGuess / 2, block.y + height - drawn - kGuess);
  ui.popScope();
  const Rect rect{block.x, block.y, block.width, height};
  ui.item(self, rect);
  ui.release(holder, rect);
  ui.closeSurface(from, background, rect, holder.record);
  ui.endBlock(height);
}

std::optional<bool> Ui::checkbox(std::string_view key, std::string_view label, bool checked,
                                 std::string_view help) {
  Impl& ui = impl_;
  const Palette& c = ui.paint.colors();
  const Id self = ui.id(key);
  const std::optional<bool> answer = toggled(ui, self, checked);
  if (answer) checked = *answer;
  const float natural =
      std::ceil(std::max(ui.paint.measure(label, fonts::body), ui.paint.measure(help, fonts::small))) + 1;
  const float room = std::min(ui.room(natural + 32), 680.0f) - 32;
  const TextBlock lines = ui.paint.wrap(label, fonts::body, room);
  const TextBlock more = ui.paint.wrap(help, fonts::small, room);
  const float words = lines.height + (help.empty() ? 0 : more.height + 2);
  const float least = ui.environment.coarsePointer ? kTouchHeight : 32;
  const Rect rect =
      ui.place(std::max(lines.width, help.empty() ? 0 : more.width) + 32, std::max(least, words + 8));
  ui.item(self, rect);
  const float top = rect.y + std::floor((rect.height - words) / 2);
  const Rect box{rect.x, top + std::floor((lines.lineHeight - 20) / 2), 20, 20};
  ui.paint.fill(box, 5, ui.touched(self, checked ? c.accent : c.surface));
  if (checked)
    ui.paint.icon(Icon::check, box.x + 1, box.y + 1, 18, c.onAccent);
  else
    ui.paint.border(box, 5, c.outline, 1.5f);
  ui.paint.text(lines, rect.x + 32, top, c.text);
  if (!help.empty()) ui.paint.text(more, rect.x + 32, top + lines.height + 2, c.muted);
  Record& record = ui.add(Role::checkbox, self, rect, label);
  record.key = key;
  record.description = help;
  record.state = flag(kChecked, checked);
  return answer;
}

std::optional<int> Ui::segmented(std::string_view key, std::string_view label,
                                 std::span<const std::string> options, int selected, bool hideLabel) {
  Impl& ui = impl_;
  const Palette& c = ui.paint.colors();
  const auto count = static_cast<float>(std::max<std::size_t>(options.size(), 1));
  float longest = 0;
  for (const std::string& option : options)
    longest = std::max(longest, ui.paint.measure(option, fonts::button));
  const float finger = ui.environment.coarsePointer ? kTouchHeight + 1 : 0;  // Slots lie on whole pixels.
  const float natural = std::max(std::ceil(longest + 28), finger) * count + 6;
  const float head = hideLabel ? 0 : ui.paint.wrap(label, fonts::label, ui.area().width).height + 6;
  const bool across = natural <= ui.area().width;
  const float cell = std::max(ui.controlHeight() - 6, finger);
  const float width = across ? natural : std::min(ui.area().width, 480.0f);
  const Rect rect = ui.place(width, head + 6 + (across ? cell : cell * count), !hideLabel);
  if (!hideLabel) ui.paint.text(ui.paint.wrap(label, fonts::label, rect.width), rect.x, rect.y, c.text);
  const Rect bar{rect.x, rect.y + head, rect.width, rect.height - head};
  ui.paint.fill(bar, kControlRadius + 2, c.sunken);
  ui.paint.border(bar, kControlRadius + 2, c.outline);
  const Holder holder = ui.hold(Role::radiogroup, ui.id(key), key, label);
  ui.pushScope(key);
  std::optional<int> answer;
  for (std::size_t i = 0; i < options.size(); ++i) {
    ui.pushScope(static_cast<int>(i));
    if (chosen(ui, ui.id("option"))) answer = static_cast<int>(i);
    ui.popScope();
  }
  const int shown = answer.value_or(selected);
  for (std::size_t i = 0; i < options.size(); ++i) {
    ui.pushScope(static_cast<int>(i));
    const Id self = ui.id("option");
    const auto at = static_cast<float>(i);
    const float slot = (bar.width - 6) / count;
    const float left = across ? std::round(slot * at) : 0,
                right = across ? std::round(slot * (at + 1)) : bar.width - 6;
    const Rect part{bar.x + 3 + left, bar.y + 3 + (across ? 0 : cell * at), right - left, cell};
    const bool on = shown == static_cast<int>(i);
    ui.item(self, part);
    if (on) {
      ui.paint.shadow(part, kControlRadius - 1);
      ui.paint.fill(part, kControlRadius - 1, c.surface);
      ui.paint.border(part, kControlRadius - 1, c.accent, 1.5f);
    } else if (ui.isHovered(self)) {
      ui.paint.fill(part, kControlRadius - 1, ui.touched(self, c.sunken));
    }
    const Font font{fonts::button.size, on ? Weight::semibold : Weight::regular};
    const TextBlock lines = ui.paint.wrap(options[i], font, part.width - 12);
    ui.paint.text(lines, part.x + 6, part.y + std::floor((part.height - lines.height) / 2),
                  on ? c.onAccentSoft : c.text, Align::centre, part.width - 12);
    Record& record = ui.add(Role::radio, self, part, options[i]);
    record.state = flag(kChecked, on);
    ui.popScope();
  }
  ui.popScope();
  ui.release(holder, rect);
  return answer;
}

}  // namespace parcours::ui
