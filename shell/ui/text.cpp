// Things to read: text, pills, figures, messages, and the cards they stand on.
#include <algorithm>
#include <cmath>

#include "shell/ui/impl.hpp"

namespace parcours::ui {
namespace {

constexpr float kReadable = 680;  ///< Lines longer than about 90 letters lose the reader.

Font fontOf(TextStyle style) {
  switch (style) {
    case TextStyle::caption:
      return fonts::caption;
    case TextStyle::small:
      return fonts::small;
    case TextStyle::strong:
      return fonts::strong;
    case TextStyle::kpi:
      return fonts::kpi;
    case TextStyle::display:
      return fonts::display;
    case TextStyle::body:
      break;
  }
  return fonts::body;
}

/// What lies behind and through the marked part of a line.
void markPart(Ui::Impl& ui, const TextBlock& block, const Line& line, float x, float y, TextRange part,
              Tone tone) {
  const auto width = [&](std::size_t bytes) { return ui.paint.measure({line.begin, bytes}, block.font); };
  const float from = x + width(part.from), to = x + width(part.to);
  ui.paint.fill({from, y, to - from, block.lineHeight}, 2, ui.toneSoft(tone));
  const float at = y + std::floor(block.lineHeight * (tone == Tone::bad ? 0.55f : 0.9f));
  ui.paint.stroke(from, at, to, at, ui.toneText(tone), 1.5f);
}

struct Marked {
  std::string_view text;
  std::span<const TextRange> parts;
  Tone tone = Tone::neutral;
};

void paintMarks(Ui::Impl& ui, const TextBlock& block, float x, float y, const Marked& marked) {
  for (const Line& line : block.lines) {
    const auto begin = static_cast<std::size_t>(line.begin - marked.text.data());
    const auto end = static_cast<std::size_t>(line.end - marked.text.data());
    for (const TextRange& part : marked.parts) {
      const std::size_t from = std::max(part.from, begin), to = std::min(part.to, end);
      if (from < to) markPart(ui, block, line, x, y, {from - begin, to - begin}, marked.tone);
    }
    y += block.lineHeight;
  }
}

void flowText(Ui::Impl& ui, std::string_view words, Font font, Color color, const Marked& marked = {}) {
  if (words.empty()) return;
  const float natural = std::ceil(ui.paint.measure(words, font)) + 1;
  const TextBlock block = ui.paint.wrap(words, font, std::min(ui.room(natural), kReadable));
  const Rect rect = ui.placeText(block.width, block.height, block.lineHeight);
  paintMarks(ui, block, rect.x, rect.y, marked);
  ui.paint.text(block, rect.x, rect.y, color);
  ui.addText(Role::text, rect, words);
}

}  // namespace

Color Ui::Impl::toneText(Tone tone) const {
  const Palette& c = paint.colors();
  switch (tone) {
    case Tone::accent:
      return c.onAccentSoft;
    case Tone::good:
      return c.good;
    case Tone::warn:
      return c.warn;
    case Tone::bad:
      return c.bad;
    case Tone::neutral:
      break;
  }
  return c.text;
}

Color Ui::Impl::toneSoft(Tone tone) const {
  const Palette& c = paint.colors();
  switch (tone) {
    case Tone::accent:
      return c.accentSoft;
    case Tone::good:
      return c.goodSoft;
    case Tone::warn:
      return c.warnSoft;
    case Tone::bad:
      return c.badSoft;
    case Tone::neutral:
      break;
  }
  return c.sunken;
}

Rect Ui::Impl::textAt(Role role, std::string_view words, Font font, Color color, float x, float y,
                      float width, Align align) {
  const TextBlock block = paint.wrap(words, font, width);
  paint.text(block, x, y, color, align, width);
  const float room = width - block.width;
  const float start = align == Align::start ? x : x + std::floor(align == Align::end ? room : room / 2);
  const Rect rect{start, y, block.width, block.height};
  addText(role, rect, words);
  return rect;
}

Rect Ui::Impl::pillSize(std::string_view words) const {
  return {0, 0, std::ceil(paint.measure(words, fonts::badge)) + 18, paint.lineHeight(fonts::badge) + 5};
}

void Ui::Impl::paintPill(Rect rect, std::string_view words, Tone tone) {
  const Palette& c = paint.colors();
  paint.fill(rect, rect.height / 2, toneSoft(tone));
  if (environment.theme == Theme::sunlight) paint.border(rect, rect.height / 2, toneText(tone));
  paint.line(words, fonts::badge, rect.x + 9, rect.y, rect.height,
             tone == Tone::neutral ? c.muted : toneText(tone));
}

Mark Ui::Impl::openSurface(Rect rect, Color fillColor, Color line) {
  paint.shadow(rect, kCardRadius);
  paint.fill(rect, kCardRadius, fillColor);
  paint.border(rect, kCardRadius, line);
  return paint.mark();
}

void Ui::Impl::closeSurface(Mark from, Mark background, Rect rect, std::size_t record) {
  surface = {from, background, record, rect};
  if (paint.visible(rect.y, rect.height)) return;
  // A long page would fill the vertex buffer with what nobody sees.
  paint.discard(from);
  surface.from = surface.to = {};
}

void Ui::Impl::cardOn(Color ground, std::string_view key, std::string_view title, Body body) {
  const Palette& c = paint.colors();
  constexpr float kPad = 16, kGuess = 64;
  const Rect block = beginBlock();
  const Holder holder = hold(title.empty() ? Role::group : Role::region, id(key), key, title);
  pushScope(key);
  // Drawn at a guessed height near the viewport, then stretched to what the content takes.
  const float drawn = std::max(block.y, -400.0f);
  const Mark from = paint.mark();
  const Mark background = openSurface({block.x, drawn, block.width, kGuess}, ground, c.line);
  float height = kPad;
  if (!title.empty()) {
    const Rect head = textAt(Role::heading, title, {16, Weight::semibold}, c.text, block.x + kPad,
                             block.y + height - 2, block.width - 2 * kPad);
    records.back().level = 2;
    height += head.height + 8;
  }
  height += fillArea(block.x + kPad, block.y + height, block.width - 2 * kPad, space::m, body) + kPad;
  paint.stretch(from, background, drawn + kGuess / 2, block.y + height - drawn - kGuess);
  popScope();
  const Rect rect{block.x, block.y, block.width, height};
  release(holder, rect);
  closeSurface(from, background, rect, holder.record);
  endBlock(height);
}

void Ui::card(std::string_view key, std::string_view title, Body body) {
  impl_.cardOn(impl_.paint.colors().surface, key, title, body);
}

void Ui::heading(int level, std::string_view words) {
  Impl& ui = impl_;
  const Font font{level == 1 ? 26.0f : level == 2 ? 18.0f : 15.0f, Weight::semibold};
  const float above = level == 2 && !ui.area().empty ? 8.0f : 0.0f;
  const TextBlock block = ui.paint.wrap(words, font, ui.room(ui.area().width));
  const Rect rect = ui.place(block.width, block.height + above);
  ui.paint.text(block, rect.x, rect.y + above, ui.paint.colors().text);
  ui.addText(Role::heading, {rect.x, rect.y + above, block.width, block.height}, words).level = level;
  if (!ui.inRow()) ui.area().follow = level == 2 ? 12.0f : 6.0f;
}

void Ui::text(std::string_view words, TextStyle style, Tone tone) {
  flowText(impl_, words, fontOf(style), impl_.toneText(tone));
}

void Ui::muted(std::string_view words, TextStyle style) {
  flowText(impl_, words, fontOf(style), impl_.paint.colors().muted);
}

void Ui::markedText(std::string_view words, std::span<const TextRange> marked, Tone tone) {
  flowText(impl_, words, fonts::body, impl_.toneText(Tone::neutral), {words, marked, tone});
}

void Ui::pill(std::string_view words, Tone tone) {
  Impl& ui = impl_;
  const Rect size = ui.pillSize(words);
  if (size.width > ui.area().width) {  // A long one becomes a line of text, whole.
    flowText(ui, words, fonts::badge, ui.toneText(tone));
    return;
  }
  const Rect rect = ui.place(size.width, size.height);
  ui.paintPill(rect, words, tone);
  ui.addText(Role::text, rect, words);
}

void Ui::icon(Icon which, Tone tone) {
  const Rect rect = impl_.placeIcon(20);
  const Palette& c = impl_.paint.colors();
  impl_.paint.icon(which, rect.x, rect.y, 20, tone == Tone::neutral ? c.muted : impl_.toneText(tone));
}

void Ui::timer(std::string_view key, std::string_view name, std::string_view value, TextStyle style,
               Tone tone) {
  Impl& ui = impl_;
  const Font font = fontOf(style);
  const TextBlock figure = ui.paint.wrap(value, font, ui.room(std::ceil(ui.paint.measure(value, font)) + 1));
  const Rect rect = ui.placeText(figure.width, figure.height, figure.lineHeight);
  ui.paint.text(figure, rect.x, rect.y, tone == Tone::neutral ? ui.paint.colors().text : ui.toneText(tone));
  Record& record = ui.add(Role::timer, ui.id(key), rect, name);
  record.key = key;
  record.value = value;
}

void Ui::kpi(std::string_view key, std::string_view label, std::string_view value, std::string_view pill,
             Tone tone) {
  Impl& ui = impl_;
  const Palette& c = ui.paint.colors();
  constexpr float kPad = 16;
  const Rect block = ui.beginBlock();
  const Holder holder = ui.hold(Role::group, ui.id(key), key, label);
  ui.pushScope(key);
  const float inner = block.width - 2 * kPad;
  const TextBlock words = ui.paint.wrap(label, fonts::small, inner);
  const TextBlock figure = ui.paint.wrap(value, fonts::kpi, inner);
  Rect badge = pill.empty() ? Rect{} : ui.pillSize(pill);
  const bool beside = figure.width + badge.width + 12 <= inner;
  float height = kPad - 2 + words.height + 4 + figure.height;
  const float figureY = block.y + height - figure.height;
  badge.x = beside ? block.x + block.width - kPad - badge.width : block.x + kPad;
  badge.y = beside ? figureY + figure.height - badge.height - 2 : figureY + figure.height + 8;
  if (!pill.empty() && !beside) height += badge.height + 8;
  height += kPad - 2;
  const Rect rect{block.x, block.y, block.width, height};
  const Mark from = ui.paint.mark();
  const Mark background = ui.openSurface(rect, c.surface, c.line);
  ui.textAt(Role::text, label, fonts::small, c.muted, block.x + kPad, block.y + kPad - 2, inner);
  ui.textAt(Role::text, value, fonts::kpi, c.text, block.x + kPad, figureY, inner);
  if (!pill.empty()) {
    ui.paintPill(badge, pill, tone);
    ui.addText(Role::text, badge, pill);
  }
  ui.popScope();
  ui.release(holder, rect);
  ui.closeSurface(from, background, rect, holder.record);
  ui.endBlock(height);
}

void Ui::photo(std::string_view key, std::string_view name, std::string_view entity, float width,
               float height) {
  const float most = std::min(width, impl_.area().width);
  const Rect rect = impl_.place(most, std::floor(height * most / width));
  impl_.paint.fill(rect, kControlRadius, impl_.paint.colors().sunken);
  impl_.paint.icon(Icon::book, rect.x + std::floor(rect.width / 2) - 12,
                   rect.y + std::floor(rect.height / 2) - 12, 24, impl_.paint.colors().muted);
  Record& record = impl_.add(Role::image, impl_.id(key), rect, name);
  record.key = key;
  record.value = entity;
}

}  // namespace parcours::ui
