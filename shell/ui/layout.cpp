// Where things go: blocks down the page, lines that wrap, cells side by side. One pass, nothing measured
// ahead.
#include <algorithm>
#include <cmath>

#include "shell/ui/impl.hpp"

namespace parcours::ui {
namespace {

constexpr float kLineGap = 8;  ///< Between the widgets of a line, and between lines.
constexpr float kTextGap = 4;  ///< Between a text and the next.

}  // namespace

float Ui::Impl::controlHeight() const {
  const float lowest = environment.coarsePointer ? kTouchHeight : kControlHeight;
  return std::max(lowest, paint.lineHeight(fonts::input) + 16);
}

float Ui::Impl::room(float wanted) const {
  const Area& here = areas.back();
  if (here.flow == Flow::column || here.line.empty()) return here.width;
  const float left = here.x + here.width - here.lineX;
  return left >= wanted || here.line.back().icon ? left : here.width;
}

void Ui::Impl::openGap() {
  Area& here = area();
  if (!here.empty) here.y += here.follow >= 0 ? here.follow : here.gap;
  here.empty = here.afterText = false;
  here.follow = -1;
}

Rect Ui::Impl::place(float width, float height, bool bottom) {
  Area& here = area();
  width = std::min(width, here.width);
  if (here.flow == Flow::column) {
    openGap();
    const Rect rect{here.x, here.y, width, height};
    here.y += height;
    here.widest = std::max(here.widest, width);
    return rect;
  }
  if (!here.line.empty() && here.lineX + width > here.x + here.width + 0.5f) endLine();
  if (here.line.empty()) {
    if (!here.empty) here.y += kLineGap;
    here.empty = false;
    here.lineX = here.x;
    here.lineTop = here.y;
  }
  const Rect rect{here.lineX, here.lineTop, width, height};
  here.line.push_back({paint.mark(), records.size(), rect.y, height, bottom});
  here.lineX += width + kLineGap;
  here.widest = std::max(here.widest, here.lineX - kLineGap - here.x);
  return rect;
}

Rect Ui::Impl::placeText(float width, float height, float firstLine) {
  if (inRow()) {
    const Rect rect = place(width, height);
    area().line.back().firstLine = firstLine;
    return rect;
  }
  if (area().afterText) area().follow = kTextGap;
  const Rect rect = place(width, height);
  area().afterText = true;
  return rect;
}

Rect Ui::Impl::placeIcon(float size) {
  const Rect rect = place(size, size);
  if (inRow()) area().line.back().icon = true;
  return rect;
}

Rect Ui::Impl::beginBlock() {
  endLine();
  openGap();
  Area& here = area();
  here.widest = here.width;
  return {here.x, here.y, here.width, 0};
}

void Ui::Impl::endBlock(float height) { area().y += height; }

void Ui::Impl::endLine() {
  Area& here = area();
  if (here.line.empty()) return;
  float height = 0;
  bool bottom = false;
  for (const auto& item : here.line) {
    height = std::max(height, item.height);
    bottom = bottom || item.bottom;
  }
  const float slack = here.flow == Flow::rowEnd ? here.x + here.width - (here.lineX - kLineGap) : 0;
  for (std::size_t i = 0; i < here.line.size(); ++i) {
    const auto& item = here.line[i];
    const bool last = i + 1 == here.line.size();
    float dy = bottom ? height - item.height : std::floor((height - item.height) / 2);
    if (item.icon && !last && here.line[i + 1].firstLine > 0) {
      const auto& text = here.line[i + 1];
      dy = (bottom ? height - text.height : std::floor((height - text.height) / 2)) +
           std::floor((text.firstLine - item.height) / 2);
    }
    const float dx = std::floor(std::max(slack, 0.0f));
    if (dx == 0 && dy == 0) continue;
    paint.shift(item.mark, last ? paint.mark() : here.line[i + 1].mark, dx, dy);
    moveRecords(item.record, last ? records.size() : here.line[i + 1].record, here.layer, dx, dy);
  }
  here.line.clear();
  here.y = here.lineTop + height;
}

void Ui::Impl::moveRecords(std::size_t from, std::size_t to, Layer which, float dx, float dy) {
  for (std::size_t i = from; i < to; ++i) {
    if (records[i].layer != which) continue;
    records[i].rect.x += dx;
    records[i].rect.y += dy;
  }
}

float Ui::Impl::fillArea(float x, float y, float width, float gap, Body body) {
  Area inner;
  inner.layer = layer;
  inner.x = x;
  inner.y = y;
  inner.width = std::max(width, 1.0f);
  inner.gap = gap;
  areas.push_back(std::move(inner));
  body();
  endLine();
  const float height = area().y - y;
  areas.pop_back();
  return height;
}

float Ui::Impl::rowOf(Flow flow, Body body) {
  // A row within a row shares its line: what is left of it, or a line of its own.
  const bool nested = inRow();
  Area inner;
  inner.flow = flow;
  inner.layer = layer;
  inner.gap = area().gap;
  const float widest = area().widest;
  if (nested) {
    const float width = room(area().width / 3);
    const Rect spot = place(width, 0);
    inner.x = spot.x;
    inner.y = spot.y;
    inner.width = spot.width;
  } else {
    const Rect spot = beginBlock();
    inner.x = spot.x;
    inner.y = spot.y;
    inner.width = spot.width;
  }
  const float top = inner.y;
  areas.push_back(std::move(inner));
  body();
  endLine();
  const float height = area().y - top, used = area().widest, full = area().width;
  areas.pop_back();
  if (!nested) {
    endBlock(height);
    return used;
  }
  Area& outer = area();
  outer.line.back().height = height;
  if (flow == Flow::row) {
    outer.lineX -= full - used;
    outer.widest = std::max(widest, outer.lineX - kLineGap - outer.x);
  }
  return used;
}

float Ui::Impl::cells(float x, float y, std::span<const float> widths, float gap, bool stretchAll,
                      FunctionRef<void(int)> cell) {
  constexpr float kFarShorter = 180;  // A much shorter card beside a long one keeps its own height.
  std::vector<Surface> surfaces(widths.size());
  std::vector<float> heights(widths.size());
  float height = 0;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    surface = {};
    heights[i] = fillArea(x, y, widths[i], gap, [&] { cell(static_cast<int>(i)); });
    surfaces[i] = surface;
    height = std::max(height, heights[i]);
    x += widths[i] + gap;
  }
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const Surface& each = surfaces[i];
    const float more = height - heights[i];
    const bool ends = each.rect.height > 0 && std::fabs(each.rect.y + each.rect.height - y - heights[i]) < 1;
    if (!ends || more <= 0 || (!stretchAll && more > kFarShorter)) continue;
    paint.stretch(each.from, each.to, each.rect.y + each.rect.height / 2, more);
    records[each.record].rect.height += more;
  }
  surface = {};
  return height;
}

void Ui::columns(std::initializer_list<float> shares, float minWidth, FunctionRef<void(int)> body) {
  const Rect block = impl_.beginBlock();
  const float gap = space::l;
  float total = 0;
  for (const float share : shares) total += share;
  const float room = block.width - gap * static_cast<float>(shares.size() - 1);
  std::vector<float> widths;
  bool stacked = false;
  for (const float share : shares) {
    widths.push_back(std::floor(room * share / total));
    stacked = stacked || widths.back() < minWidth;
  }
  float height = 0;
  if (stacked) {
    for (std::size_t i = 0; i < shares.size(); ++i) {
      const float used =
          impl_.fillArea(block.x, block.y + height, block.width, gap, [&] { body(static_cast<int>(i)); });
      if (used > 0) height += used + gap;
    }
    height = std::max(0.0f, height - gap);
  } else {
    height = impl_.cells(block.x, block.y, widths, gap, false, body);
  }
  impl_.endBlock(height);
}

void Ui::grid(std::string_view key, std::string_view name, int count, float minWidth,
              FunctionRef<void(int)> cell) {
  const Rect block = impl_.beginBlock();
  const float gap = space::l;
  const int fit = std::max(1, static_cast<int>((block.width + gap) / (minWidth + gap)));
  // Rows of the same length look better than a last row with one cell.
  const int rows = (count + fit - 1) / fit;
  const int perRow = rows == 0 ? 1 : std::min(fit, std::max((count + rows - 1) / rows, (fit + 1) / 2));
  const float width =
      std::floor((block.width - gap * static_cast<float>(perRow - 1)) / static_cast<float>(perRow));
  const Holder list = impl_.hold(Role::list, impl_.id(key), key, name);
  impl_.pushScope(key);
  float y = block.y;
  for (int first = 0; first < count; first += perRow) {
    if (first > 0) y += gap;
    const int here = std::min(perRow, count - first);
    const std::vector<float> widths(static_cast<std::size_t>(here), width);
    y += impl_.cells(block.x, y, widths, gap, true, [&](int i) {
      impl_.pushScope(first + i);
      const Area area = impl_.area();
      const Holder holder = impl_.hold(Role::listitem, impl_.id("item"), {}, {});
      cell(first + i);
      impl_.endLine();
      impl_.release(holder, {area.x, area.y, area.width, impl_.area().y - area.y});
      impl_.popScope();
    });
  }
  impl_.popScope();
  impl_.release(list, {block.x, block.y, block.width, y - block.y});
  impl_.endBlock(y - block.y);
}

void Ui::list(std::string_view key, std::string_view name, int count, FunctionRef<void(int)> item) {
  const Rect block = impl_.beginBlock();
  const Holder list = impl_.hold(Role::list, impl_.id(key), key, name);
  impl_.pushScope(key);
  float y = block.y;
  for (int i = 0; i < count; ++i) {
    impl_.pushScope(i);
    const Holder holder = impl_.hold(Role::listitem, impl_.id("item"), {}, {});
    const float top = y;
    if (i > 0) impl_.paint.fill({block.x, y, block.width, 1}, 0, impl_.paint.colors().line);
    const float pad = i == 0 ? 4 : space::m;
    y += pad;
    y += impl_.fillArea(block.x, y, block.width, space::s, [&] { item(i); });
    y += i + 1 == count ? 4 : space::m;
    impl_.release(holder, {block.x, top, block.width, y - top});
    impl_.popScope();
  }
  impl_.popScope();
  impl_.release(list, {block.x, block.y, block.width, y - block.y});
  impl_.endBlock(y - block.y);
}

void Ui::row(Body body) { impl_.rowOf(Flow::row, body); }
void Ui::rowEnd(Body body) { impl_.rowOf(Flow::rowEnd, body); }

void Ui::scope(std::string_view key, Body body) {
  impl_.pushScope(key);
  body();
  impl_.popScope();
}

void Ui::group(std::string_view key, std::string_view name, Body body) {
  const Rect block = impl_.beginBlock();
  const Holder holder = impl_.hold(Role::group, impl_.id(key), key, name);
  impl_.pushScope(key);
  const float height = impl_.fillArea(block.x, block.y, block.width, impl_.area().gap, body);
  impl_.popScope();
  impl_.release(holder, {block.x, block.y, block.width, height});
  impl_.endBlock(height);
}

void Ui::gap(float height) {
  impl_.endLine();
  impl_.area().y += height;
}

void Ui::divider() {
  const Rect block = impl_.beginBlock();
  impl_.paint.fill({block.x, block.y, block.width, 1}, 0, impl_.paint.colors().line);
  impl_.endBlock(1);
}

}  // namespace parcours::ui
