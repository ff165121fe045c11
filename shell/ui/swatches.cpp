// The theme shows itself: every colour with its name, as people who draw with it look it up.
#include <array>
#include <cstdio>
#include <cstring>
#include <iterator>

#include "shell/ui/impl.hpp"

namespace parcours::ui {
namespace {

/// A colour, and the one it stands with, by its place in the palette.
struct Token {
  const char* name;
  int with;
};

// In the order of Palette.
constexpr Token kTokens[] = {{"background", 5}, {"surface", 5},     {"sunken", 5},       {"line", 1},
                             {"outline", 1},    {"text", 1},        {"muted", 1},        {"accent", 8},
                             {"onAccent", 7},   {"accentSoft", 10}, {"onAccentSoft", 9}, {"good", 12},
                             {"goodSoft", 11},  {"warn", 14},       {"warnSoft", 13},    {"bad", 16},
                             {"badSoft", 15},   {"heat0", 5},       {"heat1", 5},        {"heat2", 5},
                             {"heat3", 8},      {"heat4", 8}};
using Colors = std::array<Color, std::size(kTokens)>;
static_assert(sizeof(Palette) == sizeof(Colors));

}  // namespace

void Ui::swatches(std::string_view key, std::string_view name) {
  const Palette& palette = impl_.paint.colors();
  Colors colors;
  std::memcpy(colors.data(), &palette, sizeof colors);
  grid(key, name, static_cast<int>(colors.size()), 130, [&](int i) {
    const Token& token = kTokens[i];
    const Color color = colors[static_cast<std::size_t>(i)];
    char figures[24];
    std::snprintf(figures, sizeof figures, "#%06X %.1f", color,
                  contrast(color, colors[static_cast<std::size_t>(token.with)]));
    const Rect block = impl_.beginBlock();
    const TextBlock title = impl_.paint.wrap(token.name, fonts::label, block.width - 24),
                    below = impl_.paint.wrap(figures, fonts::caption, block.width - 24);
    const Rect rect{block.x, block.y, block.width, 20 + title.height + below.height};
    const Color ink = readableOn(palette, color);
    impl_.paint.fill(rect, kControlRadius, color);
    impl_.paint.border(rect, kControlRadius, palette.outline);
    impl_.paint.text(title, rect.x + 12, rect.y + 10, ink);
    impl_.paint.text(below, rect.x + 12, rect.y + 10 + title.height, ink);
    impl_.addText(Role::text, rect, std::string(token.name) + " " + figures).key = token.name;
    impl_.endBlock(rect.height);
  });
}

}  // namespace parcours::ui
