// The page's frame: navigation, header, and where the content stands.
#include <algorithm>
#include <cmath>

#include "shell/ui/impl.hpp"

namespace parcours::ui {
namespace {

constexpr float kContentWidth = 1152;  ///< Wider pages are hard to read across.
constexpr float kBottomBar = 60;
constexpr float kLowScreen =
    520;  ///< Under this height a sidebar has no room: zoomed pages, phones held sideways.
constexpr float kLowestForBars = 340;  ///< Under this one bars would leave too little: they scroll away.
constexpr Font kAppName{19, Weight::semibold}, kAppNamePhone{16, Weight::semibold}, kNav{15, Weight::regular},
    kNavCurrent{15, Weight::semibold}, kTab{11, Weight::regular}, kTabCurrent{11, Weight::semibold};

std::string badgeName(const NavItem& item) {
  std::string name(item.label);
  if (item.badge > 0 && !item.badgeText.empty()) name.append(", ").append(item.badgeText);
  return name;
}

}  // namespace

const Environment& Ui::environment() const { return impl_.environment; }
bool Ui::phone() const {
  return impl_.environment.width < kPhoneWidth || impl_.environment.height < kLowScreen;
}
int Ui::itemsInBar() const { return impl_.itemsInBar; }
float Ui::width() const { return impl_.areas.back().width; }

/// As wide as its longest label: large text, or another language, may need more than usual.
float Ui::Impl::sidebarWidth(std::span<const NavItem> items) const {
  float width = kSidebarWidth;
  for (const NavItem& entry : items) {
    const float badge = entry.badge > 0 ? pillSize(std::to_string(entry.badge)).width : 0;
    width = std::max(width, 24 + 52 + std::ceil(paint.measure(entry.label, kNavCurrent)) + 2 + badge);
  }
  return std::min(width, std::floor(environment.width / 2));
}

void Ui::Impl::navigation(std::string_view label, std::span<const NavItem> items, std::string_view current,
                          float top, float height) {
  const Palette& c = paint.colors();
  const float wide = sidebarWidth(items);
  const Holder nav = hold(Role::navigation, id("nav"), "nav", label);
  pushScope("nav");
  float count = 0;
  for (const NavItem& entry : items) count += entry.icon == Icon::more ? 0.0f : 1.0f;
  const float pitch = std::floor(std::clamp(height / std::max(count, 1.0f), 30.0f, 44.0f));
  float y = top;
  for (const NavItem& entry : items) {
    if (entry.icon == Icon::more) continue;  // The sidebar shows everything; "more" is a phone's page.
    const Id self = id(entry.key);
    const bool here = entry.key == current;
    const Rect rect{12, y, wide - 24, std::min(pitch - 2, 40.0f)};
    item(self, rect);
    if (here || isHovered(self)) paint.fill(rect, kControlRadius, here ? c.accentSoft : c.sunken);
    if (here) paint.fill({rect.x, y + 10, 3, rect.height - 20}, 1.5f, c.accent);
    const Color ink = here ? c.onAccentSoft : isHovered(self) ? c.text : c.muted;
    paint.icon(entry.icon, rect.x + 12, y + (rect.height - 20) / 2, 20, ink);
    Rect badge{};
    if (entry.badge > 0) {
      const std::string number = std::to_string(entry.badge);
      badge = pillSize(number);
      badge.x = rect.x + rect.width - badge.width - 8;
      badge.y = y + std::floor((rect.height - badge.height) / 2);
      paintPill(badge, number, Tone::accent);
    }
    const Rect words{rect.x + 44, y, rect.width - 52 - badge.width, rect.height};
    paint.shortLine(entry.label, here ? kNavCurrent : kNav, words, ink, Align::start);
    Record& record = add(Role::link, self, rect, badgeName(entry));
    record.key = entry.key;
    record.href = entry.href;
    record.state = flag(kCurrent, here);
    y += pitch;
  }
  popScope();
  release(nav, {0, top, wide, y - top});
}

/// What stands in a phone's bar: as many as fit with their whole label, at most five, and "more" for the
/// rest. Large text may take two lines.
Ui::Impl::Tabs Ui::Impl::tabs(std::span<const NavItem> items) const {
  Tabs all;
  for (const NavItem& entry : items) {
    if (entry.icon == Icon::more)
      all.more = &entry;
    else
      all.shown.push_back(&entry);
  }
  const float width = environment.width;
  if (all.more != nullptr && all.shown.size() > 4) {
    std::size_t fit = std::min<std::size_t>(all.shown.size(), 5);
    for (; fit > 3; --fit) {
      const float slot = width / static_cast<float>(fit + 1) - 4;
      const bool whole =
          std::all_of(all.shown.begin(), all.shown.begin() + static_cast<std::ptrdiff_t>(fit),
                      [&](const NavItem* each) { return paint.measure(each->label, kTabCurrent) <= slot; });
      if (whole && paint.measure(all.more->label, kTabCurrent) <= slot) break;
    }
    all.shown.resize(fit);
  }
  if (all.more != nullptr) all.shown.push_back(all.more);
  all.slot = width / static_cast<float>(std::max<std::size_t>(all.shown.size(), 1));
  std::size_t lines = 1;
  for (const NavItem* each : all.shown)
    lines =
        std::max(lines, std::min<std::size_t>(
                            2, paint.wrap(each->label, kTabCurrent, std::floor(all.slot) - 4).lines.size()));
  all.height = std::max(kBottomBar, 40 + paint.lineHeight(kTab) * static_cast<float>(lines) + 4);
  return all;
}

void Ui::Impl::bottomNavigation(std::string_view label, const Tabs& all, std::string_view current,
                                float top) {
  const Palette& c = paint.colors();
  const std::vector<const NavItem*>& shown = all.shown;
  const float height = all.height, width = environment.width, slot = all.slot;
  const int count = static_cast<int>(shown.size()) - (all.more != nullptr ? 1 : 0);
  // Drawn after the page, it may be another number than the page was told.
  if (layer == Layer::content && itemsInBar != count) unsettled = true;
  itemsInBar = count;
  const bool inside = std::any_of(shown.begin(), shown.begin() + count,
                                  [&](const NavItem* each) { return each->key == current; });

  const Rect bar{0, top, width, height};
  paint.fill(bar, 0, c.surface);
  paint.fill({0, bar.y, width, 1}, 0, c.line);
  const Holder nav = hold(Role::navigation, id("nav"), "nav", label);
  pushScope("nav");
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const NavItem& entry = *shown[i];
    const Id self = id(entry.key);
    const bool here = entry.key == current || (&entry == all.more && !inside);
    const float left = std::round(slot * static_cast<float>(i)),
                right = std::round(slot * static_cast<float>(i + 1));
    const Rect rect{left, bar.y, right - left, bar.height};
    item(self, rect);
    const float centre = std::round((left + right) / 2);
    const Color ink = here ? c.onAccentSoft : c.muted;
    if (here) paint.fill({centre - 24, bar.y + 6, 48, 28}, 14, c.accentSoft);
    paint.icon(entry.icon, centre - 11, bar.y + 9, 22, ink);
    const Font font = here ? kTabCurrent : kTab;
    const TextBlock words = paint.wrap(entry.label, font, rect.width - 4);
    if (words.lines.size() <= 2)
      paint.text(words, left + 2, bar.y + 36, ink, Align::centre, rect.width - 4);
    else
      paint.shortLine(entry.label, font, {left + 2, bar.y + 36, rect.width - 4, paint.lineHeight(font)}, ink,
                      Align::centre);
    if (entry.badge > 0) paint.circle(centre + 12, bar.y + 10, 4, c.bad);
    Record& record = add(Role::link, self, rect, badgeName(entry));
    record.key = entry.key;
    record.href = entry.href;
    record.state = flag(kCurrent, here);
  }
  popScope();
  release(nav, bar);
}

float Ui::Impl::topBar(std::string_view name, Body footer) {
  constexpr float kBar = 52, kLeast = 110, kEdge = 16;
  const Palette& c = paint.colors();
  const float width = environment.width, tall = paint.lineHeight(kAppNamePhone);
  const Mark from = paint.mark();
  paint.fill({0, 0, width, kBar}, 0, c.surface);
  paint.fill({0, kBar - 1, width, 1}, 0, c.line);
  const Mark background = paint.mark();
  // The name takes what the footer left in the frame before; the footer may take all but the least of it.
  const float room = std::max(kLeast, width - 2 * kEdge - footerWidth - 12);
  const float whole = std::ceil(paint.measure(name, kAppNamePhone)) + 1;
  const TextBlock lines = paint.wrap(name, fonts::label, room);
  float needed = kBar;
  if (whole > room && lines.lines.size() <= 3) {
    needed = std::max(kBar, lines.height + 10);
    paint.text(lines, kEdge, std::floor((kBar - lines.height) / 2), c.text);
    addText(Role::text, {kEdge, std::floor((kBar - lines.height) / 2), room, lines.height}, name);
  } else {
    const Rect words{kEdge, std::floor((kBar - tall) / 2), std::min(whole, room), tall};
    paint.shortLine(name, kAppNamePhone, words, c.text, Align::start);
    addText(Role::text, words, name);
  }
  const Mark middle = paint.mark();
  const std::size_t first = records.size();
  const float left = kEdge + kLeast + 12;
  float used = 0;
  const float height =
      fillArea(left, 0, width - left - kEdge, 4, [&] { used = rowOf(Flow::rowEnd, footer); });
  if (used != footerWidth) unsettled = true;
  footerWidth = used;
  const float bar = std::max(needed, height + 8), down = std::floor((bar - height) / 2);
  paint.shift(middle, paint.mark(), 0, down);
  moveRecords(first, records.size(), layer, 0, down);
  paint.shift(background, middle, 0, std::floor((bar - kBar) / 2));
  moveRecords(first - 1, first, layer, 0, std::floor((bar - kBar) / 2));
  paint.stretch(from, background, kBar / 2, bar - kBar);
  return bar;
}

void Ui::shell(std::string_view appName, std::string_view navLabel, std::span<const NavItem> items,
               std::string_view currentKey, Body footer, Body content) {
  Impl& ui = impl_;
  const Palette& c = ui.paint.colors();
  const float width = ui.environment.width, height = ui.environment.height;
  const bool small = phone(), scrolls = small && height < kLowestForBars;
  const Impl::Tabs tabs = small ? ui.tabs(items) : Impl::Tabs();
  float left = 0, top = 0;

  ui.layer = scrolls ? Layer::content : Layer::fixed;
  ui.paint.select(ui.layer);
  const Mark start = ui.paint.mark();
  const Holder banner = ui.hold(Role::banner, ui.id("banner"), "banner", {});
  ui.pushScope("banner");
  if (small) {
    const std::size_t first = ui.records.size();
    top = ui.topBar(appName, footer);
    const float y = scrolls ? ui.area().y : 0;
    ui.paint.shift(start, ui.paint.mark(), 0, y);
    ui.moveRecords(first, ui.records.size(), ui.layer, 0, y);
    ui.popScope();
    ui.release(banner, {0, y, width, top});
    if (!scrolls) {
      ui.topEdge = top;
      ui.bottomBar = tabs.height;
      ui.bottomNavigation(navLabel, tabs, currentKey, height - tabs.height);
    }
  } else {
    left = ui.sidebarWidth(items);
    ui.itemsInBar = 0;
    ui.paint.fill({0, 0, left, height}, 0, c.surface);
    ui.paint.fill({left - 1, 0, 1, height}, 0, c.line);
    const Rect name = ui.textAt(Role::text, appName, kAppName, c.text, 24, 22, left - 40);
    const std::size_t first = ui.records.size();
    const Mark foot = ui.paint.mark();
    const float used = ui.fillArea(24, 0, left - 48, 10, footer);
    const float down = height - used - 20;
    ui.paint.shift(foot, ui.paint.mark(), 0, down);
    ui.moveRecords(first, ui.records.size(), Layer::fixed, 0, down);
    ui.popScope();
    ui.release(banner, {0, 0, left, height});
    const float begin = std::max(70.0f, name.y + name.height + 16);
    ui.navigation(navLabel, items, currentKey, begin, down - begin - 12);
  }

  ui.layer = Layer::content;
  ui.paint.select(Layer::content);
  const float margin = small ? space::l : space::xxl;
  const float room = width - left - 2 * margin, used = std::min(room, kContentWidth);
  const float x = left + margin + std::floor((room - used) / 2);
  const Holder main = ui.hold(Role::main, ui.id("main"), "main", {});
  ui.pushScope("main");
  const float before = ui.area().y + top;
  const float tall = ui.fillArea(x, before + (small ? 20 : 24), used, space::l, content);
  ui.popScope();
  ui.release(main, {left, before, width - left, tall + 2 * margin});
  ui.area().y = before + tall + (small ? 20 : 24) + (small ? 24 : 40) + ui.bottomBar;
  if (!scrolls) return;
  const float end = std::max(ui.area().y, height - tabs.height);
  ui.bottomNavigation(navLabel, tabs, currentKey, end);
  ui.area().y = end + tabs.height;
}

void Ui::plainPage(float maxWidth, Body content) {
  Impl& ui = impl_;
  const float width = ui.environment.width;
  const float margin = phone() ? space::l : space::xxl;
  const float used = std::min(width - 2 * margin, maxWidth);
  const Holder main = ui.hold(Role::main, ui.id("main"), "main", {});
  ui.pushScope("main");
  const float before = ui.area().y, above = phone() ? 28 : 56;
  const float tall = ui.fillArea(std::floor((width - used) / 2), before + above, used, space::l, content);
  ui.popScope();
  ui.release(main, {0, before, width, tall + 2 * above});
  ui.area().y = before + tall + 2 * above;
}

void Ui::pageHeader(std::string_view title, std::string_view subtitle) {
  pageHeader(title, subtitle, [] {});
}

void Ui::pageHeader(std::string_view title, std::string_view subtitle, Body actions) {
  Impl& ui = impl_;
  const Palette& c = ui.paint.colors();
  const Rect block = ui.beginBlock();
  const Font font{phone() ? 22.0f : 26.0f, Weight::semibold};
  const bool beside = block.width >= 620;
  const float words = beside ? std::floor(block.width * 0.64f) : block.width;
  const Rect head = ui.textAt(Role::heading, title, font, c.text, block.x, block.y, words);
  ui.records.back().level = 1;
  float height = head.height;
  if (!subtitle.empty()) {
    const Rect under = ui.textAt(Role::text, subtitle, fonts::body, c.muted, block.x, block.y + height + 4,
                                 std::min(words, 680.0f));
    height += 4 + under.height;
  }
  ui.pushScope("actions");
  if (beside) {
    const float x = block.x + words + space::l;
    const float used =
        ui.fillArea(x, block.y, block.width - words - space::l, 8, [&] { ui.rowOf(Flow::rowEnd, actions); });
    height = std::max(height, used);
  } else {
    const float used =
        ui.fillArea(block.x, block.y + height + 12, block.width, 8, [&] { ui.rowOf(Flow::row, actions); });
    if (used > 0) height += used + 12;
  }
  ui.popScope();
  ui.endBlock(height + 8);
}

}  // namespace parcours::ui
