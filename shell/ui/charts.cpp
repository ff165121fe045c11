// Figures: tables, heat maps and bars. Each is a table or list for who listens to it; on a phone rows become
// blocks.
#include <algorithm>
#include <cmath>

#include "shell/ui/impl.hpp"

namespace parcours::ui {
namespace {

constexpr float kCellX = 10, kCellY = 9;

/// A thin line between the rows of a table.
void rule(Ui::Impl& ui, Rect block, float y) {
  ui.paint.fill({block.x, y, block.width, 1}, 0, ui.paint.colors().line);
}

/// A row of a table on a phone: its head, then `column: value` lines.
void blockRow(Ui::Impl& ui, std::string_view title, std::size_t count,
              FunctionRef<std::string_view(std::size_t)> label, FunctionRef<std::string(std::size_t)> value) {
  const Palette& c = ui.paint.colors();
  const Rect place = ui.beginBlock();
  float y = place.y;
  y += ui.textAt(Role::text, title, fonts::strong, c.text, place.x, y, place.width).height + 2;
  const float share = std::floor(place.width * 0.46f);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string words = value(i);
    if (words.empty()) continue;
    const Rect left = ui.textAt(Role::text, label(i), fonts::small, c.muted, place.x, y + 1, share - 8);
    const Rect right =
        ui.textAt(Role::text, words, fonts::body, c.text, place.x + share, y, place.width - share);
    y += std::max(left.height + 1, right.height) + 2;
  }
  ui.endBlock(y - place.y);
}

std::vector<float> columnWidths(std::span<const Column> columns, float width) {
  float total = 0;
  for (const Column& column : columns) total += column.weight;
  std::vector<float> widths;
  for (const Column& column : columns)
    widths.push_back(std::floor(width * column.weight / std::max(total, 0.01f)));
  return widths;
}

}  // namespace

void Ui::table(std::string_view key, std::string_view name, std::span<const Column> columns, int rows,
               FunctionRef<std::string(int, int)> cell) {
  Impl& ui = impl_;
  const Palette& c = ui.paint.colors();
  if (phone() || ui.area().width < 90.0f * static_cast<float>(columns.size())) {
    list(key, name, rows, [&](int row) {
      blockRow(
          ui, cell(row, 0), columns.empty() ? 0 : columns.size() - 1,
          [&](std::size_t i) { return std::string_view(columns[i + 1].label); },
          [&](std::size_t i) { return cell(row, static_cast<int>(i) + 1); });
    });
    return;
  }
  const Rect block = ui.beginBlock();
  const Holder table = ui.hold(Role::table, ui.id(key), key, name);
  ui.pushScope(key);
  const std::vector<float> widths = columnWidths(columns, block.width);
  float y = block.y;
  for (int row = -1; row < rows; ++row) {
    ui.pushScope(row);
    const Holder holder = ui.hold(Role::row, ui.id("row"), {}, {});
    const bool header = row < 0;
    float tall = 0, x = block.x;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::string words = header ? std::string(columns[i].label) : cell(row, static_cast<int>(i));
      const Role role = header ? Role::columnheader : i == 0 ? Role::rowheader : Role::cell;
      const Font font = header   ? fonts::label
                        : i == 0 ? Font{14, Weight::semibold}
                                 : Font{14, Weight::regular};
      const Rect box = ui.textAt(role, words, font, header ? c.muted : c.text, x + (i == 0 ? 0 : kCellX),
                                 y + kCellY, widths[i] - kCellX - (i == 0 ? 0 : kCellX),
                                 columns[i].number ? Align::end : Align::start);
      tall = std::max(tall, box.height);
      x += widths[i];
    }
    tall += 2 * kCellY;
    // Cells reach over the whole row for who touches them, not only over their words.
    std::size_t at = holder.record + 1;
    x = block.x;
    for (std::size_t i = 0; i < columns.size(); ++i, ++at) {
      ui.records[at].rect = {x, y, widths[i], tall};
      x += widths[i];
    }
    if (row + 1 < rows) rule(ui, block, y + tall - 1);
    ui.release(holder, {block.x, y, block.width, tall});
    ui.popScope();
    y += tall;
  }
  ui.popScope();
  ui.release(table, {block.x, block.y, block.width, y - block.y});
  ui.endBlock(y - block.y);
}

void Ui::heatmap(std::string_view key, std::string_view name, std::span<const std::string> columns,
                 std::span<const std::string> rows, int maximum, FunctionRef<int(int, int)> cell) {
  Impl& ui = impl_;
  const Palette& c = ui.paint.colors();
  const auto most = static_cast<float>(std::max(maximum, 1));
  const auto words = [](int value) { return value < 0 ? std::string("–") : std::to_string(value); };
  float longest = 0;
  for (const std::string& row : rows) longest = std::max(longest, ui.paint.measure(row, fonts::small));
  const float head = std::min(std::ceil(longest) + 16, std::floor(ui.area().width * 0.34f));
  const float slot =
      std::floor((ui.area().width - head) / static_cast<float>(std::max<std::size_t>(columns.size(), 1)));
  const auto paintCell = [&](Rect box, int value) {
    const float radius = 4;
    if (value < 0) {
      ui.paint.border(box, radius, c.line);
      ui.paint.line("–", fonts::small, box.x + box.width / 2 - 4, box.y, box.height, c.muted);
      return;
    }
    const Color ground = heatColor(c, static_cast<float>(value) / most);
    ui.paint.fill(box, radius, ground);
    if (ui.environment.theme == Theme::sunlight) ui.paint.border(box, radius, c.line);
    const std::string number = words(value);
    const float width = ui.paint.measure(number, fonts::small);
    ui.paint.line(number, fonts::small, box.x + std::round((box.width - width) / 2), box.y, box.height,
                  readableOn(c, ground));
  };

  if (phone() || slot < 36) {
    list(key, name, static_cast<int>(rows.size()), [&](int row) {
      const Rect place = ui.beginBlock();
      float y = place.y;
      y += ui.textAt(Role::text, rows[static_cast<std::size_t>(row)], fonts::strong, c.text, place.x, y,
                     place.width)
               .height;
      for (std::size_t i = 0; i < columns.size(); ++i) {
        y += 6;
        const int value = cell(row, static_cast<int>(i));
        const TextBlock label = ui.paint.wrap(columns[i], fonts::small, place.width - 64);
        const float tall = std::max(28.0f, label.height);
        const Rect box{place.x + place.width - 52, y + std::floor((tall - 28) / 2), 52, 28};
        ui.textAt(Role::text, columns[i], fonts::small, c.muted, place.x,
                  y + std::floor((tall - label.height) / 2), place.width - 64);
        paintCell(box, value);
        ui.addText(Role::text, box, words(value));
        y += tall;
      }
      ui.endBlock(y - place.y);
    });
    return;
  }

  const Rect block = ui.beginBlock();
  const Holder table = ui.hold(Role::table, ui.id(key), key, name);
  ui.pushScope(key);
  float y = block.y;
  for (int row = -1; row < static_cast<int>(rows.size()); ++row) {
    ui.pushScope(row);
    const Holder holder = ui.hold(Role::row, ui.id("row"), {}, {});
    const std::string_view title =
        row < 0 ? std::string_view{} : std::string_view(rows[static_cast<std::size_t>(row)]);
    float tall = 34;
    if (row < 0) {
      for (const std::string& column : columns)
        tall = std::max(tall, ui.paint.wrap(column, fonts::caption, slot - 8).height + 8);
    } else {
      tall = std::max(tall, ui.paint.wrap(title, fonts::small, head - 12).height + 4);
    }
    if (row >= 0) {
      const TextBlock lines = ui.paint.wrap(title, fonts::small, head - 12);
      ui.paint.text(lines, block.x, y + std::floor((tall - 4 - lines.height) / 2), c.text);
    }
    ui.addText(row < 0 ? Role::cell : Role::rowheader, {block.x, y, head, tall}, title);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const float x = block.x + head + slot * static_cast<float>(i);
      if (row < 0) {
        const TextBlock lines = ui.paint.wrap(columns[i], fonts::caption, slot - 8);
        ui.paint.text(lines, x, y + tall - lines.height - 6, c.muted, Align::centre, slot - 4);
        ui.addText(Role::columnheader, {x, y, slot, tall}, columns[i]);
      } else {
        const int value = cell(row, static_cast<int>(i));
        paintCell({x, y, slot - 4, tall - 4}, value);
        ui.addText(Role::cell, {x, y, slot - 4, tall - 4}, words(value));
      }
    }
    ui.release(holder, {block.x, y, block.width, tall});
    ui.popScope();
    y += tall;
  }
  ui.popScope();
  ui.release(table, {block.x, block.y, block.width, y - block.y});
  ui.endBlock(y - block.y);
}

void Ui::bars(std::string_view key, std::string_view name, std::span<const Bar> bars) {
  Impl& ui = impl_;
  const Palette& c = ui.paint.colors();
  const Rect block = ui.beginBlock();
  const Holder list = ui.hold(Role::list, ui.id(key), key, name);
  ui.pushScope(key);
  float labels = 0, values = 0;
  bool negative = false;
  for (const Bar& bar : bars) {
    labels = std::max(labels, ui.paint.measure(bar.label, fonts::small));
    values = std::max(values, ui.paint.measure(bar.value, fonts::label));
    negative = negative || bar.share < 0;
  }
  const bool beside = block.width >= 420;
  labels = std::min(std::ceil(labels) + 16, std::floor(block.width * 0.4f));
  values = std::min(std::ceil(values) + 12, std::floor(block.width * 0.3f));
  const float left = beside ? labels : 0, room = block.width - left - values;
  const float zero = block.x + left + (negative ? std::floor(room / 2) : 0),
              full = negative ? std::floor(room / 2) : room;
  float y = block.y;
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const Bar& bar = bars[i];
    ui.pushScope(static_cast<int>(i));
    const Holder holder = ui.hold(Role::listitem, ui.id("bar"), {}, {});
    const float top = y;
    const TextBlock words = ui.paint.wrap(bar.label, fonts::small, beside ? labels - 12 : block.width);
    const TextBlock figure = ui.paint.wrap(bar.value, fonts::label, values - 8);
    const float tall = std::max({22.0f, beside ? words.height : 0.0f, figure.height});
    ui.textAt(Role::text, bar.label, fonts::small, c.text, block.x,
              beside ? y + std::floor((tall - words.height) / 2) : y, beside ? labels - 12 : block.width);
    if (!beside) y += words.height + 3;
    const float part = std::clamp(bar.share, -1.0f, 1.0f);
    const float length = std::max(2.0f, std::round(full * std::fabs(part)));
    const float middle = y + std::floor((tall - 16) / 2);
    const Color ink = bar.tone == Tone::accent || bar.tone == Tone::neutral
                          ? (bar.tone == Tone::accent ? c.accent : c.outline)
                          : ui.toneText(bar.tone);
    ui.paint.fill({block.x + left, middle, room, 16}, 5, c.sunken);
    ui.paint.fill({part < 0 ? zero - length : zero, middle, length, 16}, std::min(5.0f, length / 2), ink);
    if (negative) ui.paint.stroke(zero, middle - 3, zero, middle + 19, c.muted, 1);
    ui.textAt(Role::text, bar.value, fonts::label, c.text, block.x + block.width - values + 8,
              y + std::floor((tall - figure.height) / 2), values - 8, Align::end);
    y += tall;
    ui.release(holder, {block.x, top, block.width, y - top});
    ui.popScope();
    y += i + 1 < bars.size() ? 10.0f : 0.0f;
  }
  ui.popScope();
  ui.release(list, {block.x, block.y, block.width, y - block.y});
  ui.endBlock(y - block.y);
}

}  // namespace parcours::ui
