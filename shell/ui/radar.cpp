// A radar and the table that says it: every axis has a number, on the picture and at the head of its row.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "shell/ui/impl.hpp"

namespace parcours::ui {
namespace {

constexpr std::size_t kFewestAxes = 3;  // two make a line, and no picture
constexpr int kRings = 4;
constexpr float kNumberRoom = 20, kMostSide = 236, kColumn = 76, kRowY = 6;

struct Circle {
  float x, y, radius;
  std::size_t axes;

  [[nodiscard]] Point at(std::size_t axis, float share) const {
    const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(axis) / static_cast<float>(axes);
    return {x + radius * share * std::sin(angle), y - radius * share * std::cos(angle)};
  }
};

void web(Ui::Impl& ui, const Circle& circle) {
  const Color line = ui.paint.colors().line;
  for (std::size_t i = 0; i < circle.axes; ++i) {
    const Point end = circle.at(i, 1);
    ui.paint.stroke(circle.x, circle.y, end.x, end.y, line, 1);
    for (int ring = 1; ring <= kRings; ++ring) {
      const float share = static_cast<float>(ring) / kRings;
      const Point from = circle.at(i, share), to = circle.at((i + 1) % circle.axes, share);
      ui.paint.stroke(from.x, from.y, to.x, to.y, line, 1);
    }
  }
}

/// The corners of a series where every value is known; none otherwise: a gap is not a zero.
std::vector<Point> cornersOf(const Circle& circle, const RadarSeries& series, float most) {
  std::vector<Point> corners;
  for (std::size_t i = 0; i < circle.axes; ++i) {
    if (series.values[i] < 0) return {};
    corners.push_back(circle.at(i, static_cast<float>(series.values[i]) / most));
  }
  return corners;
}

/// Lines between neighbours that are both known, and a dot for every known value.
void outline(Ui::Impl& ui, const Circle& circle, const RadarSeries& series, float most, Color color,
             float thickness) {
  for (std::size_t i = 0; i < circle.axes; ++i) {
    const int value = series.values[i], after = series.values[(i + 1) % circle.axes];
    if (value < 0) continue;
    const Point from = circle.at(i, static_cast<float>(value) / most);
    if (after >= 0) {
      const Point to = circle.at((i + 1) % circle.axes, static_cast<float>(after) / most);
      ui.paint.stroke(from.x, from.y, to.x, to.y, color, thickness);
    }
    ui.paint.circle(from.x, from.y, thickness + 1, color);
  }
}

void picture(Ui::Impl& ui, Rect box, std::string_view name, float most, std::span<const RadarSeries> series,
             std::size_t axes) {
  const Palette& c = ui.paint.colors();
  const Circle circle{box.x + box.width / 2, box.y + box.height / 2, box.width / 2 - kNumberRoom, axes};
  if (ui.paint.visible(box.y, box.height)) ui.paint.polygon(cornersOf(circle, series[0], most), c.accentSoft);
  web(ui, circle);
  for (std::size_t i = series.size(); i-- > 0;)
    outline(ui, circle, series[i], most, i == 0 ? c.accent : c.outline, i == 0 ? 2.0f : 1.0f);
  ui.add(Role::image, ui.nextId(), box, name);
  for (std::size_t i = 0; i < axes; ++i) {
    const Point tip = circle.at(i, 1 + (kNumberRoom / 2 + 1) / circle.radius);
    const std::string number = std::to_string(i + 1);
    const float width = ui.paint.measure(number, fonts::badge), tall = ui.paint.lineHeight(fonts::badge);
    const Rect place{tip.x - width / 2, tip.y - tall / 2, width, tall};
    ui.paint.line(number, fonts::badge, place.x, place.y, place.height, c.muted);
    ui.addText(Role::text, place, number);
  }
}

/// One row an axis: its number and name, then a figure for each series.
float valueTable(Ui::Impl& ui, Rect box, std::string_view key, std::string_view name,
                 std::span<const std::string> axes, std::span<const RadarSeries> series) {
  const Palette& c = ui.paint.colors();
  const Holder holder = ui.hold(Role::table, ui.id(key), key, name);
  ui.pushScope(key);
  const float head = box.width - kColumn * static_cast<float>(series.size());
  float y = box.y;
  for (int row = -1; row < static_cast<int>(axes.size()); ++row) {
    ui.pushScope(row);
    const Holder line = ui.hold(Role::row, ui.id("row"), {}, {});
    const auto at = static_cast<std::size_t>(std::max(row, 0));
    float tall = 0;
    if (row < 0)
      ui.addText(Role::cell, {box.x, y, head, 1}, {});
    else
      tall = ui.textAt(Role::rowheader, std::to_string(row + 1) + "  " + axes[at], fonts::small, c.text,
                       box.x, y + kRowY, head - 8)
                 .height;
    for (std::size_t i = 0; i < series.size(); ++i) {
      const int value = row < 0 ? 0 : series[i].values[at];
      const std::string words = row < 0     ? std::string(series[i].name)
                                : value < 0 ? std::string("–")
                                            : std::to_string(value);
      const Rect cell =
          ui.textAt(row < 0 ? Role::columnheader : Role::cell, words,
                    row < 0 || i > 0 ? fonts::small : fonts::label, row >= 0 && i == 0 ? c.text : c.muted,
                    box.x + head + kColumn * static_cast<float>(i), y + kRowY, kColumn, Align::end);
      tall = std::max(tall, cell.height);
    }
    tall += 2 * kRowY;
    if (row + 1 < static_cast<int>(axes.size()))
      ui.paint.fill({box.x, y + tall - 1, box.width, 1}, 0, c.line);
    ui.release(line, {box.x, y, box.width, tall});
    ui.popScope();
    y += tall;
  }
  ui.popScope();
  ui.release(holder, {box.x, box.y, box.width, y - box.y});
  return y - box.y;
}

}  // namespace

void Ui::radar(std::string_view key, std::string_view name, std::span<const std::string> axes, int maximum,
               std::span<const RadarSeries> series) {
  Impl& ui = impl_;
  if (series.empty() || axes.empty()) return;
  const Rect block = ui.beginBlock();
  const bool drawn = axes.size() >= kFewestAxes;
  const bool beside = drawn && block.width >= 540;
  const float side = drawn ? std::min(kMostSide, block.width) : 0;
  const float left = beside ? side + 24 : 0, top = beside || !drawn ? 0 : side + 8;
  if (drawn) {
    const float x = beside ? block.x : block.x + std::floor((block.width - side) / 2);
    picture(ui, {x, block.y, side, side}, name, static_cast<float>(std::max(maximum, 1)), series,
            axes.size());
  }
  const float tall =
      valueTable(ui, {block.x + left, block.y + top, block.width - left, 0}, key, name, axes, series);
  ui.endBlock(std::max(tall + top, side));
}

}  // namespace parcours::ui
