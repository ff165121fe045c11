// The three palettes. tests/shell/ui/test_theme.cpp computes every contrast.
#include "shell/ui/theme.hpp"

#include <cmath>

namespace parcours::ui {
namespace {

constexpr Palette kLight{
    .background = 0xF5F6F8,
    .surface = 0xFFFFFF,
    .sunken = 0xF0F2F5,
    .line = 0xE2E5EA,
    .outline = 0x7F8A99,
    .text = 0x1B1F24,
    .muted = 0x586270,
    .accent = 0x1F5FD6,
    .onAccent = 0xFFFFFF,
    .accentSoft = 0xE8EFFC,
    .onAccentSoft = 0x174EA6,
    .good = 0x157041,
    .goodSoft = 0xE3F4EA,
    .warn = 0x8F4A00,
    .warnSoft = 0xFCEFDC,
    .bad = 0xB92222,
    .badSoft = 0xFCE9E8,
    .heat = {0xF2F6FE, 0xC9DAF8, 0x8FB1EF, 0x4A80E0, 0x1F5FD6},
};

constexpr Palette kDark{
    .background = 0x0F1216,
    .surface = 0x181C22,
    .sunken = 0x12161B,
    .line = 0x2B313A,
    .outline = 0x6F7A89,
    .text = 0xE8EAED,
    .muted = 0x9AA4B2,
    .accent = 0x7AA2FF,
    .onAccent = 0x0B1220,
    .accentSoft = 0x1E2A47,
    .onAccentSoft = 0xAEC6FF,
    .good = 0x4CC38A,
    .goodSoft = 0x15291F,
    .warn = 0xF5B454,
    .warnSoft = 0x2E2414,
    .bad = 0xFF7B72,
    .badSoft = 0x331B1D,
    .heat = {0x1D222A, 0x2A3852, 0x415C96, 0x5F83D6, 0x7AA2FF},
};

/// For a projector or the sun: black on white, no soft tones that wash out.
constexpr Palette kSunlight{
    .background = 0xFFFFFF,
    .surface = 0xFFFFFF,
    .sunken = 0xF1F1F1,
    .line = 0x6B6B6B,
    .outline = 0x000000,
    .text = 0x000000,
    .muted = 0x1F2328,
    .accent = 0x0B3FA8,
    .onAccent = 0xFFFFFF,
    .accentSoft = 0xDCE6FB,
    .onAccentSoft = 0x062A75,
    .good = 0x00522A,
    .goodSoft = 0xDDF3E6,
    .warn = 0x6B3600,
    .warnSoft = 0xFFECD1,
    .bad = 0x8E0B0B,
    .badSoft = 0xFFE3E1,
    .heat = {0xFFFFFF, 0xC3D4F7, 0x86A8EC, 0x3C6AD0, 0x0B3FA8},
};

double linear(Color color, unsigned shift) {
  const double c = static_cast<double>(color >> shift & 0xFF) / 255;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Color color) {
  return 0.2126 * linear(color, 16) + 0.7152 * linear(color, 8) + 0.0722 * linear(color, 0);
}

}  // namespace

const Palette& palette(Theme theme) {
  return theme == Theme::light ? kLight : theme == Theme::dark ? kDark : kSunlight;
}

double contrast(Color a, Color b) {
  const double x = luminance(a), y = luminance(b);
  return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

Color mix(Color a, Color b, float share) {
  Color out = 0;
  for (unsigned shift = 0; shift <= 16; shift += 8) {
    const auto from = static_cast<float>(a >> shift & 0xFF), to = static_cast<float>(b >> shift & 0xFF);
    out |= static_cast<Color>(from + (to - from) * share + 0.5f) << shift;
  }
  return out;
}

Color heatColor(const Palette& palette, float share) {
  const float at = share <= 0 ? 0 : share >= 1 ? 4 : share * 4;
  const int step = at >= 4 ? 3 : static_cast<int>(at);
  return mix(palette.heat[step], palette.heat[step + 1], at - static_cast<float>(step));
}

Color readableOn(const Palette& palette, Color ground) {
  constexpr double kEnough = 4.5;
  if (contrast(palette.text, ground) >= kEnough) return palette.text;
  if (contrast(palette.onAccent, ground) >= kEnough) return palette.onAccent;
  // Between two greys neither may suffice; black or white always does.
  return contrast(0x000000, ground) >= contrast(0xFFFFFF, ground) ? 0x000000 : 0xFFFFFF;
}

}  // namespace parcours::ui
