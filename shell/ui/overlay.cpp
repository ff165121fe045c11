// Above the page: dialogs and short notices.
#include <algorithm>
#include <cmath>

#include "shell/ui/impl.hpp"

namespace parcours::ui {
namespace {

/// Draws on the top layer, outside of the page's structure.
class Above {
 public:
  explicit Above(Ui::Impl& ui) : ui_(ui), layer_(ui.layer), parents_(std::move(ui.parents)) {
    ui_.parents.clear();
    ui_.layer = Layer::overlay;
    ui_.paint.select(Layer::overlay);
  }
  ~Above() {
    ui_.layer = layer_;
    ui_.paint.select(layer_);
    ui_.parents = std::move(parents_);
  }
  Above(const Above&) = delete;
  Above& operator=(const Above&) = delete;

 private:
  Ui::Impl& ui_;
  Layer layer_;
  std::vector<Id> parents_;
};

/// What is kept of a modal card between frames; sets `dismissed` when the person asked it to go.
Ui::Impl::Kept& keepOpen(Ui::Impl& ui, Id self, bool& dismissed) {
  const auto [kept, first] = ui.dialogs.try_emplace(self);
  kept->second.shown = true;
  if (first) {
    kept->second.scroll = ui.scrollY;
    ui.unsettled = true;
  }
  for (const Action& action : ui.actions) {
    if (action.id == self && action.kind == Action::Kind::dismiss) dismissed = true;
  }
  return kept->second;
}

/// The next frame places a card by the height it has in this one.
void keepHeight(Ui::Impl& ui, Ui::Impl::Kept& kept, float height) {
  if (height == kept.height) return;
  kept.height = height;
  ui.unsettled = true;
}

/// The part of the viewport that stays lit around a thing; nothing when it is not in sight.
Rect litAround(Rect rect, const Environment& screen) {
  constexpr float kAround = 6;
  const float left = std::max(0.0f, std::floor(rect.x) - kAround);
  const float top = std::max(0.0f, std::floor(rect.y) - kAround);
  const float right = std::min(screen.width, std::ceil(rect.x + rect.width) + kAround);
  const float bottom = std::min(screen.height, std::ceil(rect.y + rect.height) + kAround);
  if (right <= left || bottom <= top) return {};
  return {left, top, right - left, bottom - top};
}

/// Where a card of this size stands: at the right of what is lit, under it or over it, wherever it has room;
/// at the bottom of the screen otherwise.
Rect beside(Rect lit, float width, float height, const Environment& screen) {
  constexpr float kEdge = 12, kGap = 12;
  const float lowest = std::max(kEdge, screen.height - height - kEdge);
  const float x = std::clamp(lit.x, kEdge, std::max(kEdge, screen.width - width - kEdge));
  if (lit.width == 0) return {std::floor((screen.width - width) / 2), lowest, width, height};
  const float right = lit.x + lit.width + kGap, under = lit.y + lit.height + kGap,
              over = lit.y - kGap - height;
  if (right + width + kEdge <= screen.width) return {right, std::clamp(lit.y, kEdge, lowest), width, height};
  return {x, under <= lowest ? under : over >= kEdge ? over : lowest, width, height};
}

}  // namespace

void Ui::dialog(std::string_view key, std::string_view title, bool& dismissed, Body body, DialogAt at) {
  Impl& ui = impl_;
  const Palette& c = ui.paint.colors();
  constexpr float kPad = 24, kGuess = 96;
  const Id self = ui.id(key);
  Impl::Kept& kept = keepOpen(ui, self, dismissed);

  const Above above(ui);
  ui.paint.scrim();
  const bool whole = at == DialogAt::top && phone();
  const float margin = whole ? 0.0f : phone() ? 12.0f : 32.0f;
  const float width = std::min(ui.environment.width - 2 * margin, whole ? kPhoneWidth : 560.0f),
              screen = ui.environment.height;
  const float x = std::floor((ui.environment.width - width) / 2);
  // A dialog higher than the screen is scrolled by the page's own scroller, from where the page stood.
  const bool tall = kept.height + 2 * margin > screen;
  const float middle = std::floor((screen - kept.height) / 2);
  const float top = tall                  ? margin - (ui.scrollY - kept.scroll)
                    : at == DialogAt::top ? std::min(middle, 2 * margin)
                                          : middle;
  const Holder holder = ui.hold(Role::dialog, self, key, title);
  ui.records.back().state = kModal | kWantsFocus;
  ui.pushScope(key);
  const Mark from = ui.paint.mark();
  const Mark background = ui.openSurface({x, top, width, kGuess}, c.surface, c.line);
  const Rect head = ui.textAt(Role::heading, title, {20, Weight::semibold}, c.text, x + kPad, top + kPad - 2,
                              width - 2 * kPad);
  ui.records.back().level = 2;
  float height = kPad + head.height + 12;
  height += ui.fillArea(x + kPad, top + height, width - 2 * kPad, space::l, body) + kPad;
  if (whole) height = std::max(height, screen);
  ui.paint.stretch(from, background, top + kGuess / 2, height - kGuess);
  ui.popScope();
  ui.release(holder, {x, top, width, height});
  keepHeight(ui, kept, height);
  if (tall) ui.least = std::max(ui.least, kept.scroll + height + 2 * margin);
}

std::optional<Spot> Ui::spot(std::string_view key) const {
  const auto found = std::find_if(impl_.records.begin(), impl_.records.end(),
                                  [&](const Record& record) { return record.key == key; });
  if (found == impl_.records.end()) return std::nullopt;
  const bool scrolls = found->layer == Layer::content;
  const float top = scrolls ? impl_.topEdge : 0.0f;
  const float bottom = impl_.environment.height - (scrolls ? impl_.bottomBar : 0.0f);
  return Spot{found->rect, found->rect.y + impl_.scrollY,
              found->rect.y >= top && found->rect.y + found->rect.height <= bottom};
}

void Ui::callout(std::string_view key, std::string_view title, std::string_view words, std::string_view about,
                 bool& dismissed, Body actions) {
  Impl& ui = impl_;
  const Palette& c = ui.paint.colors();
  constexpr float kPad = 20, kGuess = 96, kMost = 380, kRing = 3, kMargin = 12;
  const Id self = ui.id(key);
  Impl::Kept& kept = keepOpen(ui, self, dismissed);
  Rect lit;
  for (Record& record : ui.records) {
    if (record.key != about || about.empty()) continue;
    record.state |= kPointed;
    lit = litAround(record.rect, ui.environment);
    break;
  }

  const Above above(ui);
  ui.paint.scrim(lit);
  if (lit.width > 0) ui.paint.border(lit, 2, c.accent, kRing);
  const float width = std::min(ui.environment.width - 2 * kMargin, kMost);
  Rect card = beside(lit, width, std::max(kept.height, kGuess), ui.environment);
  // One higher than the screen is scrolled as a dialog is.
  const bool tall = kept.height + 2 * kMargin > ui.environment.height;
  if (tall) card.y = kMargin - (ui.scrollY - kept.scroll);
  const float x = std::floor(card.x), top = std::floor(card.y), room = card.width - 2 * kPad;
  const Holder holder = ui.hold(Role::dialog, self, key, title);
  ui.records.back().state = tall ? kModal | kWantsFocus : kModal;  // Then it is read from its beginning.
  ui.records.back().description = words;
  ui.pushScope(key);
  const Mark from = ui.paint.mark();
  const Mark background = ui.openSurface({x, top, card.width, kGuess}, c.surface, c.line);
  const Rect head =
      ui.textAt(Role::heading, title, {17, Weight::semibold}, c.text, x + kPad, top + kPad - 2, room);
  ui.records.back().level = 2;
  float height = kPad + head.height + 6;
  height += ui.textAt(Role::text, words, fonts::body, c.text, x + kPad, top + height, room).height + 14;
  height += ui.fillArea(x + kPad, top + height, room, space::s, actions) + kPad - 4;
  const auto last = std::find_if(ui.records.rbegin(), ui.records.rend(),
                                 [](const Record& record) { return record.role == Role::button; });
  if (last != ui.records.rend() && !tall) last->state |= kWantsFocus;
  ui.paint.stretch(from, background, top + kGuess / 2, height - kGuess);
  ui.popScope();
  ui.release(holder, {x, top, card.width, height});
  keepHeight(ui, kept, height);
  if (tall) ui.least = std::max(ui.least, kept.scroll + height + 2 * kMargin);
}

bool Ui::toast(std::string_view key, std::string_view words, std::string_view action) {
  Impl& ui = impl_;
  const Palette& c = ui.paint.colors();
  const Above above(ui);
  ui.pushScope(key);
  const float most = std::min(ui.environment.width - 24, 520.0f);
  const Id self = ui.id("action");
  const float actionWidth = action.empty() ? 0 : std::ceil(ui.paint.measure(action, fonts::button)) + 28;
  const bool beside =
      ui.paint.measure(words, fonts::body) + actionWidth + 40 <= most || actionWidth < most * 0.4f;
  const TextBlock lines = ui.paint.wrap(words, fonts::body, most - 32 - (beside ? actionWidth : 0));
  const float control = action.empty() ? 0 : ui.controlHeight();
  const float width = beside ? lines.width + 32 + actionWidth : std::max(lines.width, actionWidth) + 32;
  const float height = beside ? std::max(lines.height + 24, control + 12) : lines.height + 24 + control;
  const float lift = 16 + (height + 8) * static_cast<float>(ui.toasts++);
  const Rect rect{std::floor((ui.environment.width - width) / 2),
                  ui.environment.height - ui.bottomBar - lift - height, width, height};
  ui.paint.shadow(rect, 10);
  ui.paint.fill(rect, 10, c.text);
  const float top = beside ? rect.y + std::floor((height - lines.height) / 2) : rect.y + 12;
  ui.paint.text(lines, rect.x + 16, top, c.surface);
  ui.addText(Role::status, {rect.x + 16, top, lines.width, lines.height}, words).key = key;
  bool pressed = false;
  if (!action.empty()) {
    const Rect press{rect.x + width - actionWidth - 4,
                     beside ? rect.y + std::floor((height - control) / 2) : rect.y + height - control - 6,
                     actionWidth, control};
    ui.item(self, press);
    if (ui.isHovered(self)) ui.paint.fill(press, kControlRadius, mix(c.text, c.surface, 0.15f));
    const float ink = ui.paint.measure(action, fonts::button);
    const float left = press.x + (press.width - ink) / 2;
    ui.paint.line(action, fonts::button, left, press.y, press.height, c.surface);
    ui.paint.fill({std::round(left), press.y + std::floor(press.height / 2) + 9, std::round(ink), 1}, 0,
                  c.surface);
    ui.add(Role::button, self, press, action).key = std::string(key) + ".action";
    pressed = ui.activated(self);
  }
  ui.popScope();
  return pressed;
}

}  // namespace parcours::ui
