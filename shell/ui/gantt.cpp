// Bars over time. The words of each row stand in columns beside its bar, so that they always fit and no state
// is told by colour alone; on a phone the bar lies under them.
#include <algorithm>
#include <cmath>

#include "shell/ui/impl.hpp"

namespace parcours::ui {
namespace {

constexpr float kBar = 16, kThinBar = 10, kCellX = 10, kCellY = 7, kLeastPlot = 240;

/// Where days lie between the left and the right edge.
struct Scale {
  float x = 0, width = 0;
  int first = 0, end = 1;  ///< The first day, and the day after the last.

  [[nodiscard]] float at(int day) const {
    return x + std::round(width * static_cast<float>(std::clamp(day, first, end) - first) /
                          static_cast<float>(end - first));
  }
  [[nodiscard]] bool holds(int day) const { return day >= first && day < end; }
};

Scale scaleOf(std::span<const TimeSpan> rows) {
  Scale scale;
  if (rows.empty()) return scale;
  scale.first = rows[0].from;
  scale.end = scale.first + 1;
  for (const TimeSpan& row : rows) {
    scale.first = std::min(scale.first, row.from);
    scale.end = std::max(scale.end, row.to + 1);
  }
  return scale;
}

void paintBar(Ui::Impl& ui, const Scale& scale, const TimeSpan& row, float middle, float height) {
  const Palette& c = ui.paint.colors();
  const float left = scale.at(row.from), width = std::max(height, scale.at(row.to + 1) - left);
  const Rect bar{std::min(left, scale.x + scale.width - width), middle - height / 2, width, height};
  const bool solid = row.tone != Tone::neutral;
  const Color ink = row.tone == Tone::accent ? c.accent : solid ? ui.toneText(row.tone) : c.accentSoft;
  ui.paint.fill(bar, height / 2, ink);
  if (!solid) ui.paint.border(bar, height / 2, c.accent);
  if (row.tone == Tone::good && height >= kBar)
    ui.paint.icon(Icon::check, bar.x + std::floor((width - height) / 2) + 1, bar.y + 1, height - 2,
                  readableOn(c, ink));
}

/// A day's line, as far as a row reaches.
void paintDay(Ui::Impl& ui, const Scale& scale, int day, float width, Color ink, float y, float height) {
  if (scale.holds(day)) ui.paint.fill({scale.at(day), y, width, height}, 0, ink);
}

/// The days' names over their lines, today's under them; said in one go.
void paintHead(Ui::Impl& ui, const Scale& scale, std::span<const TimeMark> marks, const TimeMark& today,
               float y, float line) {
  const Palette& c = ui.paint.colors();
  const float right = scale.x + scale.width;
  float free = scale.x;
  std::string said;
  for (const TimeMark& mark : marks) {
    const float width = ui.paint.measure(mark.label, fonts::caption), x = scale.at(mark.day);
    if (!scale.holds(mark.day) || x < free || x + width > right) continue;
    ui.paint.line(mark.label, fonts::caption, x, y, line, c.muted);
    free = x + width + 12;
    said += mark.label + ", ";
  }
  if (scale.holds(today.day)) {
    const float width = ui.paint.measure(today.label, fonts::badge);
    const float x = std::clamp(scale.at(today.day) - width / 2, scale.x, right - width);
    ui.paint.line(today.label, fonts::badge, std::round(x), y + line, line, c.bad);
    said += today.label;
  }
  ui.addText(Role::columnheader, {scale.x, y, scale.width, 2 * line}, said);
}

}  // namespace

void Ui::gantt(std::string_view key, std::string_view name, std::span<const std::string> heads,
               std::span<const TimeSpan> rows, std::span<const TimeMark> marks, const TimeMark& today) {
  Impl& ui = impl_;
  const Palette& c = ui.paint.colors();
  constexpr Font kWords{14, Weight::regular};
  Scale scale = scaleOf(rows);
  float task = ui.paint.measure(heads[0], fonts::label), dates = 0, state = 0;
  for (const std::string& head : heads.subspan(1, 2))
    dates = std::max(dates, ui.paint.measure(head, fonts::label));
  state = ui.paint.measure(heads[3], fonts::label);
  for (const TimeSpan& row : rows) {
    task = std::max(task, ui.paint.measure(row.label, fonts::body));
    for (const std::string* date : {&row.start, &row.end})
      dates = std::max(dates, ui.paint.measure(*date, kWords));
    state = std::max(state, ui.pillSize(row.state).width);
  }
  const float whole = ui.area().width;
  task = std::min(std::ceil(task) + 1, std::floor(whole * 0.28f)) + kCellX;
  dates = std::ceil(dates) + 1 + kCellX;
  state = std::ceil(state) + kCellX;
  scale.width = whole - task - 2 * dates - state - kCellX;

  if (phone() || scale.width < kLeastPlot) {
    const bool now = scale.holds(today.day);
    list(key, name, static_cast<int>(rows.size()), [&](int i) {
      const TimeSpan& row = rows[static_cast<std::size_t>(i)];
      row.href.empty() ? text(row.label, TextStyle::strong) : link("task", row.label, row.href);
      this->row([&] {
        muted(row.start == row.end ? row.start : row.start + " – " + row.end, TextStyle::small);
        pill(row.state, row.tone);
      });
      const Rect track = ui.beginBlock();
      scale.x = track.x;
      scale.width = track.width;
      ui.paint.fill({track.x, track.y + 3, track.width, kThinBar}, kThinBar / 2, c.sunken);
      paintBar(ui, scale, row, track.y + 3 + kThinBar / 2, kThinBar);
      paintDay(ui, scale, today.day, 2, c.bad, track.y, kThinBar + 6);
      ui.endBlock(kThinBar + 6);
    });
    if (!now) return;
    const Rect foot = ui.beginBlock();
    ui.paint.fill({foot.x, foot.y, 2, kBar}, 0, c.bad);
    ui.endBlock(
        ui.textAt(Role::text, today.label, fonts::caption, c.muted, foot.x + 10, foot.y, foot.width - 10)
            .height);
    return;
  }

  const Rect block = ui.beginBlock();
  const Holder table = ui.hold(Role::table, ui.id(key), key, name);
  ui.pushScope(key);
  scale.x = block.x + task + 2 * dates;
  const float lefts[] = {block.x, block.x + task, block.x + task + dates};
  const float stateX = block.x + whole - state + kCellX;
  float y = block.y;
  ui.pushScope(-1);
  const Holder head = ui.hold(Role::row, ui.id("row"), {}, {});
  const float line = ui.paint.lineHeight(fonts::label);
  for (std::size_t i = 0; i < 3; ++i)
    ui.textAt(Role::columnheader, heads[i], fonts::label, c.muted, lefts[i], y,
              (i == 0 ? task : dates) - kCellX);
  paintHead(ui, scale, marks, today, y, line);
  ui.textAt(Role::columnheader, heads[3], fonts::label, c.muted, stateX, y, state - kCellX);
  y += 2 * line + 4;
  ui.release(head, {block.x, block.y, whole, y - block.y});
  ui.popScope();
  const float least = ui.environment.coarsePointer ? kTouchHeight : 28;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const TimeSpan& row = rows[i];
    ui.pushScope(static_cast<int>(i));
    const Holder holder = ui.hold(Role::row, ui.id("row"), {}, {});
    const float top = y + kCellY, text = top + std::floor((least - ui.paint.lineHeight(kWords)) / 2);
    float tall = least;
    if (row.href.empty()) {
      tall = std::max(
          tall, ui.textAt(Role::rowheader, row.label, kWords, c.text, lefts[0], text, task - kCellX).height +
                    text - top);
    } else {
      const Holder cell = ui.hold(Role::rowheader, ui.id("cell"), {}, {});
      tall = std::max(
          tall, ui.fillArea(lefts[0], top, task - kCellX, 0, [&] { link("task", row.label, row.href); }));
      ui.release(cell, {lefts[0], top, task - kCellX, tall});
    }
    ui.textAt(Role::cell, row.start, kWords, c.muted, lefts[1], text, dates - kCellX);
    ui.textAt(Role::cell, row.end, kWords, c.muted, lefts[2], text, dates - kCellX);
    for (const TimeMark& mark : marks) paintDay(ui, scale, mark.day, 1, c.line, y, tall + 2 * kCellY);
    paintBar(ui, scale, row, top + least / 2, kBar);
    paintDay(ui, scale, today.day, 2, c.bad, y, tall + 2 * kCellY);
    ui.addText(Role::cell, {scale.x, top, scale.width, tall}, {});
    const Holder cell = ui.hold(Role::cell, ui.id("state"), {}, {});
    const Rect size = ui.pillSize(row.state);
    ui.fillArea(stateX, top + std::floor((least - size.height) / 2), state - kCellX, 0,
                [&] { pill(row.state, row.tone); });
    ui.release(cell, {stateX, top, state - kCellX, tall});
    ui.release(holder, {block.x, y, whole, tall + 2 * kCellY});
    ui.popScope();
    y += tall + 2 * kCellY;
    if (i + 1 < rows.size()) ui.paint.fill({block.x, y - 1, whole, 1}, 0, c.line);
  }
  ui.popScope();
  ui.release(table, {block.x, block.y, whole, y - block.y});
  ui.endBlock(y - block.y);
}

}  // namespace parcours::ui
