// What widgets draw with: text measured in CSS pixels, surfaces, icons, over Dear ImGui's draw lists.
//
// A widget that cannot know its height before its content is drawn (a card, a centred line) draws at once and
// is moved or stretched afterwards through its vertices, so a page is laid out in a single pass.
#pragma once

#include <string_view>
#include <vector>

#include "imgui.h"
#include "shell/ui/record.hpp"
#include "shell/ui/theme.hpp"
#include "shell/ui/ui.hpp"

namespace parcours::ui {

enum class Weight : std::uint8_t { regular, semibold };
enum class Align : std::uint8_t { start, centre, end };

/// A type size in CSS px before the person's text scale.
struct Font {
  float size = 15;
  Weight weight = Weight::regular;
};

/// One line of wrapped text, inside the text given.
struct Line {
  const char* begin;
  const char* end;
  float width;
};

/// Text broken into lines; valid while the text it came from is.
struct TextBlock {
  std::vector<Line> lines;
  Font font;
  float width = 0, height = 0, lineHeight = 0;
};

struct Point {
  float x = 0, y = 0;
};

/// A place in the drawing, to move or stretch what comes after it.
struct Mark {
  int vertex = 0, index = 0, command = 0;
};

class Painter {
 public:
  /// Starts a frame: `viewport` in CSS px; what lies far outside of it is not drawn.
  void start(const Environment& environment);
  void setFont(Weight weight, ImFont* font, float ascent, float descent);
  /// Content, fixed bars and overlays are three drawings on top of each other.
  void select(Layer layer);
  [[nodiscard]] const Palette& colors() const { return *palette_; }

  // --- text
  /// The size in whole CSS px, scaled by the person's setting.
  [[nodiscard]] float pixels(Font font) const;
  [[nodiscard]] float lineHeight(Font font) const;
  [[nodiscard]] float measure(std::string_view text, Font font) const;
  [[nodiscard]] TextBlock wrap(std::string_view text, Font font, float width) const;
  void text(const TextBlock& block, float x, float y, Color color, Align align = Align::start,
            float width = 0);
  /// One line whose line box is `height` high, as CSS would centre it.
  void line(std::string_view text, Font font, float x, float y, float height, Color color);
  /// One line, shortened with an ellipsis where it has no room (bars only; records keep the whole text).
  void shortLine(std::string_view text, Font font, Rect box, Color color, Align align);

  // --- shapes
  void fill(Rect rect, float radius, Color color, float alpha = 1);
  void border(Rect rect, float radius, Color color, float thickness = 1);
  void shadow(Rect rect, float radius);
  void circle(float x, float y, float radius, Color color, float thickness = 0);
  void stroke(float x0, float y0, float x1, float y1, Color color, float thickness);
  /// Filled; nothing for fewer than three corners.
  void polygon(const std::vector<Point>& corners, Color color);
  void icon(Icon icon, float x, float y, float size, Color color);
  /// Covers the viewport, the page behind a dialog, and leaves `clear` free.
  void scrim(Rect clear = {});

  // --- afterwards
  [[nodiscard]] Mark mark() const;
  void shift(Mark from, Mark to, float dx, float dy);
  /// Moves what lies under `y` down by `dy`: a surface grows to hold its content.
  void stretch(Mark from, Mark to, float y, float dy);
  /// Takes back everything since `from`.
  void discard(Mark from);
  [[nodiscard]] bool visible(float y, float height) const;

 private:
  struct Face {
    ImFont* font = nullptr;
    float ascent = 0.97f, descent = 0.24f;
  };
  [[nodiscard]] const Face& face(Font font) const { return faces_[static_cast<int>(font.weight)]; }

  Face faces_[2];
  ImDrawList* list_ = nullptr;
  const Palette* palette_ = nullptr;
  Theme theme_ = Theme::light;
  float width_ = 0, height_ = 0, textScale_ = 1;
};

/// Draws an icon of the 24 px grid at the size given (icons.cpp).
void drawIcon(ImDrawList& list, Icon icon, float x, float y, float size, ImU32 color);

}  // namespace parcours::ui
