// Values over a few moments, as lines. For who listens it is a table: a row a line, a column a moment.
#include <algorithm>
#include <cmath>

#include "shell/ui/impl.hpp"

namespace parcours::ui {
namespace {

constexpr float kPlotHeight = 132, kDot = 4.5f, kSwatch = 16;

/// Where the lines are drawn.
struct Plot {
  Rect rect;
  std::size_t moments;

  [[nodiscard]] float slot() const {
    return rect.width / static_cast<float>(std::max<std::size_t>(moments, 1));
  }
  [[nodiscard]] float x(std::size_t moment) const {
    return rect.x + slot() * (static_cast<float>(moment) + 0.5f);
  }
  [[nodiscard]] float y(float share) const {
    return rect.y + rect.height * (1 - std::clamp(share, 0.0f, 1.0f));
  }
};

void dot(Painter& paint, const Palette& c, float x, float y, Color ink, bool hollow) {
  paint.circle(x, y, kDot, hollow ? c.surface : ink);
  if (hollow) paint.circle(x, y, kDot, ink, 2);
}

/// One line with its figures: above it for the first line, below it for the others, which lie under it.
void drawLine(Ui::Impl& ui, const Plot& plot, const LineSeries& series, Color ink, bool below) {
  const Palette& c = ui.paint.colors();
  for (std::size_t i = 1; i < series.points.size(); ++i) {
    const LinePoint &from = series.points[i - 1], &to = series.points[i];
    if (from.share && to.share)
      ui.paint.stroke(plot.x(i - 1), plot.y(*from.share), plot.x(i), plot.y(*to.share), ink, 2);
  }
  const float tall = ui.paint.lineHeight(fonts::label);
  for (std::size_t i = 0; i < series.points.size(); ++i) {
    const LinePoint& point = series.points[i];
    const float x = plot.x(i), y = point.share ? plot.y(*point.share) : plot.rect.y + plot.rect.height;
    const float top = below ? y + kDot + 2 : y - kDot - 2 - tall;
    if (point.share) dot(ui.paint, c, x, y, ink, below);
    const float width = ui.paint.measure(point.value, fonts::label);
    ui.paint.line(point.value, fonts::label, x - std::round(width / 2), top, tall,
                  point.share ? c.text : c.muted);
    ui.addText(Role::cell, {x - plot.slot() / 2, std::min(top, y), plot.slot(), tall + kDot}, point.value);
  }
}

}  // namespace

void Ui::lines(std::string_view key, std::string_view name, std::span<const std::string> moments,
               std::span<const LineSeries> series) {
  Impl& ui = impl_;
  const Palette& c = ui.paint.colors();
  const Rect block = ui.beginBlock();
  const Holder table = ui.hold(Role::table, ui.id(key), key, name);
  ui.pushScope(key);
  const float legend = ui.paint.lineHeight(fonts::small) + 4, figure = ui.paint.lineHeight(fonts::label) + 8;
  const float top = block.y + legend * static_cast<float>(series.size()) + figure;
  const Plot plot{{block.x, top, block.width, kPlotHeight}, moments.size()};
  for (const float share : {0.0f, 0.5f, 1.0f})
    ui.paint.fill({block.x, std::round(plot.y(share)), block.width, 1}, 0, c.line);

  // The moments stand under the plot, and head the table's columns.
  const float foot = plot.rect.y + kPlotHeight + figure;
  float tall = 0;
  ui.pushScope(-1);
  const Holder head = ui.hold(Role::row, ui.id("row"), {}, {});
  ui.addText(Role::cell, {block.x, foot, 0, 0}, {});
  for (std::size_t i = 0; i < moments.size(); ++i) {
    const Rect box = ui.textAt(Role::columnheader, moments[i], fonts::caption, c.muted,
                               plot.x(i) - plot.slot() / 2 + 4, foot, plot.slot() - 8, Align::centre);
    tall = std::max(tall, box.height);
  }
  ui.release(head, {block.x, foot, block.width, tall});
  ui.popScope();
  for (std::size_t i = 0; i < series.size(); ++i) {
    const Color ink = i == 0 ? c.accent : ui.toneText(series[i].tone);
    const float y = block.y + legend * static_cast<float>(i);
    ui.pushScope(static_cast<int>(i));
    const Holder row = ui.hold(Role::row, ui.id("row"), {}, {});
    dot(ui.paint, c, block.x + kDot + 1, y + legend / 2 - 2, ink, i > 0);
    ui.textAt(Role::rowheader, series[i].label, fonts::small, c.text, block.x + kSwatch, y,
              block.width - kSwatch);
    drawLine(ui, plot, series[i], ink, i > 0);
    ui.release(row, {block.x, y, block.width, foot - y});
    ui.popScope();
  }
  ui.popScope();
  ui.release(table, {block.x, block.y, block.width, foot + tall - block.y});
  ui.endBlock(foot + tall - block.y);
}

}  // namespace parcours::ui
