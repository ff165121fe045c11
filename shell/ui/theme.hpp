// Design tokens: every colour and measure of the interface, in one place.
#pragma once

#include <cstdint>

namespace parcours::ui {

enum class Theme : std::uint8_t { light, dark, sunlight };

/// An opaque colour, 0xRRGGBB.
using Color = std::uint32_t;

/// Colours by what they are for. Text pairs have a contrast of at least 4.5:1, outlines of inputs 3:1
/// (WCAG 2.2).
struct Palette {
  Color background, surface, sunken, line, outline;
  Color text, muted;
  Color accent, onAccent, accentSoft, onAccentSoft;
  Color good, goodSoft, warn, warnSoft, bad, badSoft;
  Color heat[5];  ///< Steps of a heat map, from none to full.
};

const Palette& palette(Theme theme);
/// Contrast of two colours as WCAG 2.2 defines it, 1 to 21.
double contrast(Color a, Color b);
/// `share` of the way from `a` to `b`.
Color mix(Color a, Color b, float share);
/// Colour of a heat map's cell, 0 to 1.
Color heatColor(const Palette& palette, float share);
/// The palette's text colour that reads best on `ground`: chosen by contrast, never by value.
Color readableOn(const Palette& palette, Color ground);

/// Measures in CSS px.
namespace space {
inline constexpr float xs = 4, s = 8, m = 12, l = 16, xl = 24, xxl = 32;
}
inline constexpr float kCardRadius = 12, kControlRadius = 8;
inline constexpr float kControlHeight = 40, kTouchHeight = 44;
inline constexpr float kSidebarWidth = 232;
inline constexpr float kPhoneWidth = 700;  ///< Below it: one column and a bar at the bottom.

}  // namespace parcours::ui
