// Every pair of colours that stands on top of one another, computed as WCAG 2.2 says.
#include <doctest/doctest.h>

#include <initializer_list>

#include "shell/ui/theme.hpp"

using namespace parcours::ui;

namespace {

constexpr double kText = 4.5, kOutline = 3;

}  // namespace

TEST_CASE("contrast follows the definition") {
  CHECK(contrast(0x000000, 0xFFFFFF) == doctest::Approx(21));
  CHECK(contrast(0x777777, 0xFFFFFF) == doctest::Approx(4.478).epsilon(0.001));
  CHECK(contrast(0x1F5FD6, 0x1F5FD6) == doctest::Approx(1));
}

TEST_CASE("text is readable on every ground it stands on") {
  for (const Theme theme : {Theme::light, Theme::dark, Theme::sunlight}) {
    const Palette& c = palette(theme);
    CAPTURE(static_cast<int>(theme));
    for (const Color ground : {c.background, c.surface, c.sunken}) {
      CAPTURE(ground);
      for (const Color ink : {c.text, c.muted, c.onAccentSoft, c.good, c.warn, c.bad}) {
        CAPTURE(ink);
        CHECK(contrast(ink, ground) >= kText);
      }
    }
    CHECK(contrast(c.accent, c.background) >= kText);  // Links of the plain page.
    CHECK(contrast(c.accent, c.surface) >= kText);
    CHECK(contrast(c.onAccent, c.accent) >= kText);
    CHECK(contrast(c.onAccent, c.bad) >= kText);
    CHECK(contrast(c.onAccentSoft, c.accentSoft) >= kText);
    CHECK(contrast(c.text, c.accentSoft) >= kText);
    CHECK(contrast(c.good, c.goodSoft) >= kText);
    CHECK(contrast(c.warn, c.warnSoft) >= kText);
    CHECK(contrast(c.bad, c.badSoft) >= kText);
    CHECK(contrast(c.surface, c.text) >= kText);  // Notices are drawn the other way round.
  }
}

TEST_CASE("buttons stay readable under the pointer and under a finger") {
  for (const Theme theme : {Theme::light, Theme::dark, Theme::sunlight}) {
    const Palette& c = palette(theme);
    const Color towards = theme == Theme::dark ? 0xFFFFFF : 0x000000;
    for (const float share : {0.08f, 0.16f}) {
      CHECK(contrast(c.onAccent, mix(c.accent, towards, share)) >= kText);
      CHECK(contrast(c.onAccent, mix(c.bad, towards, share)) >= kText);
      CHECK(contrast(c.text, mix(c.surface, towards, share)) >= kText);
      CHECK(contrast(c.text, mix(c.sunken, towards, share)) >= kText);
      CHECK(contrast(c.text, mix(c.accentSoft, towards, share)) >= kText);
      CHECK(contrast(c.onAccentSoft, mix(c.accentSoft, towards, share)) >= kText);
    }
    // A card that leads somewhere, under the pointer.
    for (const Color ink : {c.text, c.muted})
      CHECK(contrast(ink, mix(c.surface, c.accentSoft, 0.5f)) >= kText);
  }
}

TEST_CASE("controls are told from what is around them") {
  for (const Theme theme : {Theme::light, Theme::dark, Theme::sunlight}) {
    const Palette& c = palette(theme);
    CAPTURE(static_cast<int>(theme));
    for (const Color ground : {c.background, c.surface}) {
      for (const Color line : {c.outline, c.accent, c.bad}) CHECK(contrast(line, ground) >= kOutline);
    }
    CHECK(contrast(c.accent, c.sunken) >= kOutline);  // Bars and the chosen part of a segmented control.
  }
}

TEST_CASE("the number in a heat map's cell is readable at any heat") {
  for (const Theme theme : {Theme::light, Theme::dark, Theme::sunlight}) {
    const Palette& c = palette(theme);
    for (int percent = -10; percent <= 110; ++percent) {
      const Color ground = heatColor(c, static_cast<float>(percent) / 100);
      CAPTURE(percent);
      CHECK(contrast(readableOn(c, ground), ground) >= kText);
    }
    CHECK(heatColor(c, 0) == c.heat[0]);
    CHECK(heatColor(c, 1) == c.heat[4]);
  }
}
