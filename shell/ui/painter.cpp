// Shapes of the interface, and moving them after they are drawn.
#include "shell/ui/painter.hpp"

#include <cmath>

namespace parcours::ui {
namespace {

/// Further than this outside the viewport nothing is drawn; a line of widgets is never centred by more.
constexpr float kMargin = 600;

ImU32 ink(Color color, float alpha = 1) {
  const auto a = static_cast<ImU32>(alpha * 255 + 0.5f);
  return IM_COL32(color >> 16 & 0xFF, color >> 8 & 0xFF, color & 0xFF, a);
}

ImVec2 corner(Rect r) { return {r.x, r.y}; }
ImVec2 opposite(Rect r) { return {r.x + r.width, r.y + r.height}; }

}  // namespace

void Painter::start(const Environment& environment) {
  width_ = environment.width;
  height_ = environment.height;
  textScale_ = environment.textScale;
  theme_ = environment.theme;
  palette_ = &palette(environment.theme);
  // Dear ImGui keeps the density of the font it draws with itself; these are drawn with by us.
  for (Face& face : faces_) face.font->CurrentRasterizerDensity = environment.pixelRatio;
  for (auto layer : {Layer::content, Layer::fixed, Layer::overlay}) {
    select(layer);
    list_->PushClipRect({-width_, -kMargin}, {2 * width_, height_ + kMargin});
  }
  select(Layer::content);
  fill({0, 0, width_, height_}, 0, palette_->background);
}

void Painter::select(Layer layer) {
  list_ = layer == Layer::content ? ImGui::GetBackgroundDrawList()
          : layer == Layer::fixed ? ImGui::GetWindowDrawList()
                                  : ImGui::GetForegroundDrawList();
}

bool Painter::visible(float y, float height) const { return y < height_ + kMargin && y + height > -kMargin; }

void Painter::fill(Rect rect, float radius, Color color, float alpha) {
  if (visible(rect.y, rect.height))
    list_->AddRectFilled(corner(rect), opposite(rect), ink(color, alpha), radius);
}

void Painter::border(Rect rect, float radius, Color color, float thickness) {
  if (!visible(rect.y, rect.height)) return;
  // AddRect keeps a hairline inside the rectangle by half a pixel; a thicker one is moved inside here.
  const float inset = (thickness - 1) / 2;
  list_->AddRect({rect.x + inset, rect.y + inset},
                 {rect.x + rect.width - inset, rect.y + rect.height - inset}, ink(color), radius - inset, 0,
                 thickness);
}

void Painter::shadow(Rect rect, float radius) {
  if (theme_ == Theme::sunlight) return;
  const float strength = theme_ == Theme::dark ? 0.24f : 0.05f;
  fill({rect.x, rect.y + 1, rect.width, rect.height}, radius, 0, strength);
  fill({rect.x - 1, rect.y + 1, rect.width + 2, rect.height + 2}, radius + 1, 0, strength * 0.7f);
}

void Painter::circle(float x, float y, float radius, Color color, float thickness) {
  if (!visible(y - radius, 2 * radius)) return;
  if (thickness > 0) {
    list_->AddCircle({x, y}, radius - thickness / 2, ink(color), 0, thickness);
  } else {
    list_->AddCircleFilled({x, y}, radius, ink(color));
  }
}

void Painter::stroke(float x0, float y0, float x1, float y1, Color color, float thickness) {
  if (!visible(std::fmin(y0, y1), std::fabs(y1 - y0))) return;
  // Straight lines are rectangles: sharp on whole pixels, where an anti-aliased line would blur over two
  // rows.
  if (y0 == y1) {
    fill({std::fmin(x0, x1), y0 - std::floor(thickness / 2), std::fabs(x1 - x0), thickness}, 0, color);
  } else if (x0 == x1) {
    fill({x0 - std::floor(thickness / 2), std::fmin(y0, y1), thickness, std::fabs(y1 - y0)}, 0, color);
  } else {
    list_->AddLine({x0, y0}, {x1, y1}, ink(color), thickness);
  }
}

void Painter::polygon(const std::vector<Point>& corners, Color color) {
  if (corners.size() < 3) return;
  for (const Point& corner : corners) list_->PathLineTo({corner.x, corner.y});
  list_->PathFillConcave(ink(color));
}

void Painter::scrim(Rect clear) {
  const float right = clear.x + clear.width, under = clear.y + clear.height;
  for (const Rect& part :
       {Rect{0, 0, width_, clear.y}, Rect{0, clear.y, clear.x, clear.height},
        Rect{right, clear.y, width_ - right, clear.height}, Rect{0, under, width_, height_ - under}})
    fill(part, 0, 0, theme_ == Theme::dark ? 0.66f : 0.5f);
}

Mark Painter::mark() const { return {list_->VtxBuffer.Size, list_->IdxBuffer.Size, list_->CmdBuffer.Size}; }

void Painter::shift(Mark from, Mark to, float dx, float dy) {
  for (int i = from.vertex; i < to.vertex; ++i) {
    list_->VtxBuffer[i].pos.x += dx;
    list_->VtxBuffer[i].pos.y += dy;
  }
}

void Painter::stretch(Mark from, Mark to, float y, float dy) {
  for (int i = from.vertex; i < to.vertex; ++i) {
    if (list_->VtxBuffer[i].pos.y > y) list_->VtxBuffer[i].pos.y += dy;
  }
}

void Painter::discard(Mark from) {
  // A new command means that the glyph texture changed in between: rare, and then nothing is taken back.
  if (list_->CmdBuffer.Size != from.command) return;
  list_->CmdBuffer.back().ElemCount -= static_cast<unsigned>(list_->IdxBuffer.Size - from.index);
  list_->_VtxCurrentIdx -= static_cast<unsigned>(list_->VtxBuffer.Size - from.vertex);
  list_->VtxBuffer.resize(from.vertex);
  list_->IdxBuffer.resize(from.index);
  list_->_VtxWritePtr = list_->VtxBuffer.Data + list_->VtxBuffer.Size;
  list_->_IdxWritePtr = list_->IdxBuffer.Data + list_->IdxBuffer.Size;
}

void Painter::icon(Icon icon, float x, float y, float size, Color color) {
  if (visible(y, size)) drawIcon(*list_, icon, x, y, size, ink(color));
}

}  // namespace parcours::ui
