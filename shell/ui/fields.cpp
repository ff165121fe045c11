// Fields: the painted half. HTML elements lie over them and own editing; the text is painted while nobody is
// typing.
#include <algorithm>
#include <cmath>

#include "shell/ui/impl.hpp"

namespace parcours::ui {
namespace {

constexpr float kPadX = 12, kPadY = 10;
constexpr float kFieldWidth = 560, kLongWidth = 760, kShortWidth = 220, kInRow = 260;

/// The label, help or error above a field's box.
struct Head {
  TextBlock label, note;
  float height = 0;
  bool error = false;
};

Head head(const Ui::Impl& ui, std::string_view label, const FieldOptions& options, float width) {
  Head out;
  out.error = !options.error.empty();
  if (!options.hideLabel) {
    out.label = ui.paint.wrap(label, fonts::label, width - (options.required ? 12 : 0));
    out.height += out.label.height + 6;
  }
  const std::string_view note = out.error ? options.error : options.help;
  if (!note.empty()) {
    out.note = ui.paint.wrap(note, fonts::small, width - (out.error ? 22 : 0));
    out.height += out.note.height + (options.hideLabel ? 6 : 2);
  }
  return out;
}

void paintHead(Ui::Impl& ui, const Head& head, const FieldOptions& options, Rect place) {
  const Palette& c = ui.paint.colors();
  float y = place.y;
  if (!options.hideLabel) {
    ui.paint.text(head.label, place.x, y, c.text);
    if (options.required && !head.label.lines.empty()) {
      const float after = place.x + head.label.lines.back().width + 4;
      ui.paint.line("*", fonts::label, after, y + head.label.height - head.label.lineHeight,
                    head.label.lineHeight, c.bad);
    }
    y += head.label.height + 2;
  }
  if (head.note.lines.empty()) return;
  if (head.error)
    ui.paint.icon(Icon::warning, place.x, y + std::floor((head.note.lineHeight - 16) / 2), 16, c.bad);
  ui.paint.text(head.note, place.x + (head.error ? 22.0f : 0.0f), y, head.error ? c.bad : c.muted);
}

/// The box, with the border that says focus, error or hover.
void paintBox(Ui::Impl& ui, Rect box, Id self, bool error) {
  const Palette& c = ui.paint.colors();
  ui.paint.fill(box, kControlRadius, c.surface);
  const bool focused = ui.focused == self;
  const Color edge = error ? c.bad : focused ? c.accent : ui.isHovered(self) ? c.text : c.outline;
  ui.paint.border(box, kControlRadius, edge, focused || error ? 2.0f : 1.0f);
}

void describe(Record& record, std::string_view key, const FieldOptions& options) {
  record.key = key;
  record.description = options.error.empty() ? options.help : options.error;
  record.inputMode = options.inputMode;
  record.autocomplete = options.autocomplete;
  record.maxLength = options.maxLength;
  record.state |= flag(kInvalid, !options.error.empty()) | flag(kRequired, options.required) |
                  flag(kWantsFocus, options.focus);
}

float fieldWidth(const Ui::Impl& ui, const FieldOptions& options) {
  const bool brief =
      options.inputMode == "numeric" || options.inputMode == "date" || options.inputMode == "time";
  if (ui.inRow()) return brief ? 160 : kInRow;
  const float most = brief ? kShortWidth : options.rows > 1 ? kLongWidth : kFieldWidth;
  return std::min(ui.areas.back().width, most);
}

std::optional<std::string> field(Ui::Impl& ui, Role role, std::string_view key, std::string_view label,
                                 std::string_view value, const FieldOptions& options) {
  const Palette& c = ui.paint.colors();
  const Id self = ui.id(key);
  std::optional<std::string> answer;
  if (const std::string* typed = ui.newValue(self)) answer = *typed;
  const std::string_view shown = answer ? std::string_view(*answer) : value;

  const float width = std::min(fieldWidth(ui, options), ui.areas.back().width);
  const Head above = head(ui, label, options, width);
  const bool search = role == Role::searchbox, several = options.rows > 1;
  const float line = ui.paint.lineHeight(fonts::input), left = search ? 40 : kPadX;
  const float room = width - left - kPadX;
  TextBlock lines;
  float boxHeight = ui.controlHeight();
  if (several) {
    // The box grows with its text: no scroller within the scrolled page.
    lines = ui.paint.wrap(shown.empty() ? options.placeholder : shown, fonts::input, room);
    boxHeight = std::max(line * static_cast<float>(options.rows), lines.height) + 2 * kPadY;
  }
  const Rect rect = ui.place(width, above.height + boxHeight, true);
  paintHead(ui, above, options, rect);
  const Rect box{rect.x, rect.y + above.height, rect.width, boxHeight};
  ui.item(self, box);
  paintBox(ui, box, self, above.error);
  if (search) ui.paint.icon(Icon::search, box.x + 12, box.y + std::floor((box.height - 20) / 2), 20, c.muted);
  if (ui.focused != self) {
    const Color ink = shown.empty() ? c.muted : c.text;
    const std::string_view words = shown.empty()                     ? options.placeholder
                                   : answer || options.shown.empty() ? shown
                                                                     : options.shown;
    if (several) {
      ui.paint.text(lines, box.x + left, box.y + kPadY, ink);
    } else {
      ui.paint.shortLine(words, fonts::input, {box.x + left, box.y, room, box.height}, ink, Align::start);
    }
  }
  Record& record = ui.add(role, self, box, label);
  record.state = flag(kMultiline, several);
  describe(record, key, options);
  record.value = shown;
  record.fontSize = ui.paint.pixels(fonts::input);
  return answer;
}

}  // namespace

std::optional<std::string> Ui::textField(std::string_view key, std::string_view label, std::string_view value,
                                         const FieldOptions& options) {
  return field(impl_, Role::textbox, key, label, value, options);
}

std::optional<std::string> Ui::searchField(std::string_view key, std::string_view label,
                                           std::string_view value, bool focus) {
  FieldOptions options;
  options.focus = focus;
  options.hideLabel = true;
  options.placeholder = label;
  return field(impl_, Role::searchbox, key, label, value, options);
}

std::optional<int> Ui::select(std::string_view key, std::string_view label,
                              std::span<const std::string> options, int selected,
                              const FieldOptions& options_) {
  Impl& ui = impl_;
  const Palette& c = ui.paint.colors();
  const Id self = ui.id(key);
  std::optional<int> answer;
  if (const std::string* value = ui.newValue(self)) {
    int index = 0;
    for (const char digit : *value)
      index = digit >= '0' && digit <= '9' && index < 100000 ? index * 10 + digit - '0' : -1;
    if (!value->empty() && index >= 0 && index < static_cast<int>(options.size())) answer = index;
  }
  const int shown = answer.value_or(selected);

  float longest = ui.paint.measure(options_.placeholder, fonts::input);
  for (const std::string& option : options)
    longest = std::max(longest, ui.paint.measure(option, fonts::input));
  const float natural = std::ceil(longest) + kPadX + 40;
  const float label_ = options_.hideLabel ? 0 : std::ceil(ui.paint.measure(label, fonts::label)) + 14;
  const float most = ui.inRow() ? 320 : kFieldWidth;
  const float width =
      std::min({std::max({natural, 120.0f, ui.inRow() ? label_ : 240.0f}), most, ui.areas.back().width});
  const Head above = head(ui, label, options_, width);
  const Rect rect = ui.place(width, above.height + ui.controlHeight(), !options_.hideLabel);
  paintHead(ui, above, options_, rect);
  const Rect box{rect.x, rect.y + above.height, rect.width, ui.controlHeight()};
  ui.item(self, box);
  paintBox(ui, box, self, above.error);
  const bool any = shown >= 0 && shown < static_cast<int>(options.size());
  const std::string_view words =
      any ? std::string_view(options[static_cast<std::size_t>(shown)]) : options_.placeholder;
  ui.paint.shortLine(words, fonts::input, {box.x + kPadX, box.y, box.width - kPadX - 36, box.height},
                     any ? c.text : c.muted, Align::start);
  ui.paint.icon(Icon::chevronDown, box.x + box.width - 30, box.y + std::floor((box.height - 20) / 2), 20,
                c.muted);
  Record& record = ui.add(Role::combobox, self, box, label);
  describe(record, key, options_);
  record.value = std::to_string(any ? shown : -1);
  record.options.assign(options.begin(), options.end());
  record.fontSize = ui.paint.pixels(fonts::input);
  return answer;
}

bool Ui::blurred(std::string_view key) { return impl_.blurred != Id::none && impl_.blurred == impl_.id(key); }

std::optional<int> Ui::choiceCards(std::string_view key, std::string_view label,
                                   std::span<const std::string> titles, std::span<const std::string> texts,
                                   int selected, bool hideLabel) {
  Impl& ui = impl_;
  const Palette& c = ui.paint.colors();
  constexpr float kLeast = 240, kGap = 12;
  const Rect block = ui.beginBlock();
  const TextBlock words = ui.paint.wrap(hideLabel ? std::string_view() : label, fonts::label, block.width);
  const float labelHeight = hideLabel ? 0 : words.height + 8;
  ui.paint.text(words, block.x, block.y, c.text);
  const Holder holder = ui.hold(Role::radiogroup, ui.id(key), key, label);
  ui.pushScope(key);
  const auto count = titles.size();
  const std::size_t fit =
      std::max<std::size_t>(1, static_cast<std::size_t>((block.width + kGap) / (kLeast + kGap)));
  const std::size_t rows = std::max<std::size_t>(1, (count + fit - 1) / fit),
                    perRow = (count + rows - 1) / rows;
  const auto columns = static_cast<float>(std::max<std::size_t>(perRow, 1));
  const float width = std::floor((block.width - kGap * (columns - 1)) / columns);
  std::optional<int> answer;
  for (std::size_t i = 0; i < count; ++i) {
    ui.pushScope(static_cast<int>(i));
    const Id self = ui.id("option");
    const std::string* value = ui.newValue(self);
    if (ui.activated(self) || (value != nullptr && *value == "1")) answer = static_cast<int>(i);
    ui.popScope();
  }
  const int shown = answer.value_or(selected);
  float y = block.y + labelHeight;
  for (std::size_t first = 0; first < count; first += perRow) {
    float tall = 0;
    for (std::size_t i = first; i < std::min(count, first + perRow); ++i) {
      const float text = texts.size() > i && !texts[i].empty()
                             ? ui.paint.wrap(texts[i], fonts::small, width - 62).height + 4
                             : 0;
      tall = std::max(tall, 28 + ui.paint.wrap(titles[i], fonts::strong, width - 62).height + text);
    }
    for (std::size_t i = first; i < std::min(count, first + perRow); ++i) {
      ui.pushScope(static_cast<int>(i));
      const Id self = ui.id("option");
      const bool on = shown == static_cast<int>(i);
      const Rect rect{block.x + (width + kGap) * static_cast<float>(i - first), y, width, tall};
      ui.item(self, rect);
      ui.paint.fill(rect, 10, ui.touched(self, on ? c.accentSoft : c.surface));
      ui.paint.border(rect, 10, on ? c.accent : c.outline, on ? 2.0f : 1.0f);
      const TextBlock title = ui.paint.wrap(titles[i], fonts::strong, width - 62);
      const float centre = rect.y + 14 + std::floor(title.lineHeight / 2);
      ui.paint.circle(rect.x + 25, centre, 10, on ? c.accent : c.surface);
      if (on)
        ui.paint.circle(rect.x + 25, centre, 4, c.onAccent);
      else
        ui.paint.circle(rect.x + 25, centre, 10, c.outline, 1.5f);
      ui.paint.text(title, rect.x + 46, rect.y + 14, on ? c.onAccentSoft : c.text);
      const bool explained = texts.size() > i && !texts[i].empty();
      if (explained) {
        ui.paint.text(ui.paint.wrap(texts[i], fonts::small, width - 62), rect.x + 46,
                      rect.y + 18 + title.height, on || ui.isHovered(self) ? c.text : c.muted);
      }
      Record& record = ui.add(Role::radio, self, rect, titles[i]);
      record.state = flag(kChecked, on);
      if (explained) record.description = texts[i];
      ui.popScope();
    }
    y += tall + kGap;
  }
  y -= kGap;
  ui.popScope();
  ui.release(holder, {block.x, block.y, block.width, y - block.y});
  ui.endBlock(y - block.y);
  return answer;
}

}  // namespace parcours::ui
