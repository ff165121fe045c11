// What the page tells the person: notices, empty states, progress through steps, details on demand.
#include <algorithm>
#include <cmath>

#include "shell/ui/impl.hpp"

namespace parcours::ui {
namespace {

/// The test handle of a message's button.
std::string actionKey(std::string_view key) { return std::string(key) + ".action"; }

}  // namespace

bool Ui::banner(std::string_view key, Tone tone, std::string_view words, std::string_view action) {
  Impl& ui = impl_;
  const Rect block = ui.beginBlock();
  ui.pushScope(key);
  const Icon mark = tone == Tone::good                        ? Icon::check
                    : tone == Tone::bad || tone == Tone::warn ? Icon::warning
                                                              : Icon::info;
  Rect press = action.empty() ? Rect{} : ui.buttonSize(action, Icon::none, block.width - 28);
  const bool beside = press.width == 0 || block.width - press.width - 90 >= 260;
  const float room = block.width - 46 - 14 - (beside && press.width > 0 ? press.width + 16 : 0);
  const TextBlock lines = ui.paint.wrap(words, fonts::body, room);
  float height = 12 + lines.height + 12;
  if (press.width > 0 && beside) height = std::max(height, press.height + 12);
  if (press.width > 0 && !beside) height += press.height + 8;
  const Rect rect{block.x, block.y, block.width, height};
  ui.paint.fill(rect, 10, ui.toneSoft(tone));
  if (ui.environment.theme == Theme::sunlight) ui.paint.border(rect, 10, ui.toneText(tone));
  const float top = block.y + (beside ? std::floor((height - lines.height) / 2) : 12);
  ui.paint.icon(mark, block.x + 14, top + std::floor((lines.lineHeight - 20) / 2), 20, ui.toneText(tone));
  ui.paint.text(lines, block.x + 46, top, tone == Tone::neutral ? ui.paint.colors().text : ui.toneText(tone));
  ui.addText(tone == Tone::bad ? Role::alert : Role::status, {block.x + 46, top, lines.width, lines.height},
             words)
      .key = key;
  bool pressed = false;
  if (press.width > 0) {
    press.x = beside ? block.x + block.width - press.width - 6 : block.x + 46;
    press.y = beside ? block.y + std::floor((height - press.height) / 2) : top + lines.height + 8;
    if (!beside) press.x = std::min(press.x, block.x + block.width - press.width - 6);
    pressed = ui.buttonAt(press, ui.id("action"), actionKey(key), action, Emphasis::secondary, Icon::none,
                          true, {});
  }
  ui.popScope();
  ui.endBlock(height);
  return pressed;
}

bool Ui::emptyState(std::string_view key, Icon icon, std::string_view title, std::string_view words,
                    std::string_view action) {
  Impl& ui = impl_;
  const Palette& c = ui.paint.colors();
  const Rect block = ui.beginBlock();
  ui.pushScope(key);
  const float width = std::min(block.width, 440.0f), x = block.x + std::floor((block.width - width) / 2);
  const float centre = std::floor(block.x + block.width / 2);
  float y = block.y + 20;
  ui.paint.circle(centre, y + 28, 28, c.accentSoft);
  ui.paint.icon(icon, centre - 13, y + 15, 26, c.onAccentSoft);
  y += 56 + 14;
  y += ui.textAt(Role::text, title, {16, Weight::semibold}, c.text, x, y, width, Align::centre).height + 4;
  y += ui.textAt(Role::text, words, fonts::body, c.muted, x, y, width, Align::centre).height;
  bool pressed = false;
  if (!action.empty()) {
    y += 16;
    Rect press = ui.buttonSize(action, Icon::none, width);
    press.x = std::floor(centre - press.width / 2);
    press.y = y;
    pressed =
        ui.buttonAt(press, ui.id("action"), actionKey(key), action, Emphasis::primary, Icon::none, true, {});
    y += press.height;
  }
  ui.popScope();
  ui.endBlock(y + 20 - block.y);
  return pressed;
}

void Ui::stepper(std::string_view name, std::span<const Step> steps) {
  Impl& ui = impl_;
  const Palette& c = ui.paint.colors();
  constexpr float kRadius = 14;
  const Rect block = ui.beginBlock();
  const auto count = static_cast<float>(std::max<std::size_t>(steps.size(), 1));
  const float slot = block.width / count;
  float longest = 0, word = 0, tall = 0;
  for (const Step& step : steps) {
    longest = std::max(longest, ui.paint.measure(step.label, fonts::label));
    for (std::size_t from = 0; from < step.label.size();) {
      const std::size_t end = std::min(step.label.find(' ', from), step.label.size());
      word = std::max(word, ui.paint.measure(step.label.substr(from, end - from), fonts::label));
      from = end + 1;
    }
  }
  // Labels under their circles while they fit on two lines, no word broken; a list down the page otherwise.
  const bool across = slot >= 100 && longest <= 2 * (slot - 16) && word <= slot - 16;
  const Id self = ui.nextId();
  const Holder list = ui.hold(Role::list, self, {}, name);
  ui.pushScope(self);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Step& step = steps[i];
    const bool done = step.state == Step::State::done, current = step.state == Step::State::current;
    const bool nextReached = i + 1 < steps.size() && steps[i + 1].state != Step::State::ahead;
    const Font font = current ? fonts::label : fonts::small;
    ui.pushScope(static_cast<int>(i));
    const Holder holder = ui.hold(Role::listitem, ui.id("step"), {}, {});
    if (current) ui.records.back().state = kCurrent;
    const float x = across ? block.x + std::floor(slot * static_cast<float>(i)) : block.x;
    const float y = across ? block.y : block.y + tall;
    const float cx = x + kRadius, cy = y + kRadius;
    Rect label;
    if (across) {
      label = ui.textAt(Role::text, step.label, font, current ? c.text : c.muted, x, y + 2 * kRadius + 6,
                        slot - 16);
      tall = std::max(tall, label.y + label.height - block.y);
      if (i + 1 < steps.size()) {
        ui.paint.stroke(cx + kRadius + 6, cy, x + std::floor(slot) - 6, cy, nextReached ? c.accent : c.line,
                        2);
      }
    } else {
      const TextBlock lines = ui.paint.wrap(step.label, font, block.width - 2 * kRadius - 12);
      const float row = std::max(2 * kRadius, lines.height) + 10;
      label = ui.textAt(Role::text, step.label, font, current ? c.text : c.muted, x + 2 * kRadius + 12,
                        y + std::floor((row - 10 - lines.height) / 2), block.width - 2 * kRadius - 12);
      if (i + 1 < steps.size()) {
        ui.paint.stroke(cx, cy + kRadius + 2, cx, y + row - 2, nextReached ? c.accent : c.line, 2);
      }
      tall += i + 1 < steps.size() ? row : row - 10;
    }
    ui.paint.circle(cx, cy, kRadius, done ? c.accent : current ? c.accentSoft : c.surface);
    if (!done) ui.paint.circle(cx, cy, kRadius, current ? c.accent : c.outline, current ? 2.0f : 1.0f);
    if (done) {
      ui.paint.icon(Icon::check, cx - 9, cy - 9, 18, c.onAccent);
    } else {
      const std::string number = std::to_string(i + 1);
      const float w = ui.paint.measure(number, fonts::label);
      ui.paint.line(number, fonts::label, cx - w / 2, y, 2 * kRadius, current ? c.onAccentSoft : c.muted);
    }
    // The text speaks for the number in the circle too.
    ui.records.back().rect = {x, y, std::max(2 * kRadius, label.x + label.width - x),
                              std::max(2 * kRadius, label.y + label.height - y)};
    ui.release(holder, {x, y, across ? slot : block.width, label.y + label.height - y});
    ui.popScope();
  }
  ui.popScope();
  ui.release(list, {block.x, block.y, block.width, tall});
  ui.endBlock(tall);
}

void Ui::progress(std::string_view name, float share, std::string_view value) {
  Impl& ui = impl_;
  const Palette& c = ui.paint.colors();
  const Rect block = ui.beginBlock();
  const float part = std::clamp(share, 0.0f, 1.0f);
  const TextBlock right = ui.paint.wrap(value, fonts::label, block.width / 2);
  const TextBlock left = ui.paint.wrap(name, fonts::small, block.width - right.width - 12);
  ui.paint.text(left, block.x, block.y, c.text);
  ui.paint.text(right, block.x + block.width - right.width, block.y, c.text, Align::end, right.width);
  const float top = block.y + std::max(left.height, right.height) + 6;
  const Rect bar{block.x, top, block.width, 8};
  ui.paint.fill(bar, 4, c.sunken);
  ui.paint.border(bar, 4, c.line);
  if (part > 0) ui.paint.fill({bar.x, bar.y, std::max(8.0f, std::round(bar.width * part)), 8}, 4, c.accent);
  Record& record = ui.addText(Role::progressbar, {block.x, block.y, block.width, top + 8 - block.y}, name);
  record.value = std::to_string(static_cast<int>(part * 100 + 0.5f));
  record.description = value;
  ui.endBlock(top + 8 - block.y);
}

void Ui::disclosure(std::string_view key, std::string_view label, Body body) {
  Impl& ui = impl_;
  const Palette& c = ui.paint.colors();
  const Rect block = ui.beginBlock();
  const Id self = ui.id(key);
  auto& open = ui.open;
  const auto found = std::find(open.begin(), open.end(), self);
  bool isOpen = found != open.end();
  if (ui.activated(self)) {
    if (isOpen)
      open.erase(found);
    else
      open.push_back(self);
    isOpen = !isOpen;
  }
  const TextBlock lines = ui.paint.wrap(label, fonts::strong, block.width - 44);
  const Rect rect{block.x, block.y, std::min(block.width, lines.width + 44),
                  std::max(ui.controlHeight(), lines.height + 16)};
  ui.item(self, rect);
  if (ui.isHovered(self)) ui.paint.fill(rect, kControlRadius, ui.touched(self, c.sunken));
  const float centre = rect.y + std::floor(rect.height / 2);
  ui.paint.icon(isOpen ? Icon::chevronDown : Icon::chevronRight, rect.x + 4, centre - 10, 20, c.muted);
  ui.paint.text(lines, rect.x + 32, centre - std::floor(lines.height / 2), c.text);
  Record& record = ui.add(Role::button, self, rect, label);
  record.key = key;
  record.state = isOpen ? kExpanded : kCollapsed;
  float height = rect.height;
  if (isOpen) {
    ui.pushScope(key);
    height += 4 + ui.fillArea(block.x + 32, block.y + height + 4, block.width - 32, space::m, body);
    ui.popScope();
  }
  ui.endBlock(height);
}

}  // namespace parcours::ui
