// Text: measured and broken into lines as a browser does it, so that fields edited in HTML lie exactly over
// the painted text. Sizes are whole CSS px; the face's own ascent and descent place the baseline.
#include <algorithm>
#include <cmath>
#include <string>

#include "imgui_internal.h"
#include "shell/ui/painter.hpp"

namespace parcours::ui {
namespace {

constexpr float kLineHeight = 1.45f;

ImU32 ink(Color color) { return IM_COL32(color >> 16 & 0xFF, color >> 8 & 0xFF, color & 0xFF, 255); }

}  // namespace

void Painter::setFont(Weight weight, ImFont* font, float ascent, float descent) {
  faces_[static_cast<int>(weight)] = {font, ascent, descent};
}

float Painter::pixels(Font font) const { return std::round(font.size * textScale_); }

float Painter::lineHeight(Font font) const {
  return std::round(pixels(font) * (font.size >= 18 ? 1.25f : kLineHeight));
}

float Painter::measure(std::string_view text, Font font) const {
  ImFontBaked* baked = face(font).font->GetFontBaked(pixels(font));
  float width = 0;
  const char* end = text.data() + text.size();
  for (const char* at = text.data(); at < end;) {
    unsigned int code = 0;
    at += ImTextCharFromUtf8(&code, at, end);
    width += baked->GetCharAdvance(static_cast<ImWchar>(code));
  }
  return width;
}

TextBlock Painter::wrap(std::string_view text, Font font, float width) const {
  TextBlock block{{}, font, 0, 0, lineHeight(font)};
  ImFontBaked* baked = face(font).font->GetFontBaked(pixels(font));
  const char* end = text.data() + text.size();
  const char* begin = text.data();
  const char* breakAt = nullptr;   // Where the line may end…
  const char* resumeAt = nullptr;  // …and where the next one would begin.
  float breakWidth = 0, lineWidth = 0;
  const auto finish = [&](const char* lineEnd, float w, const char* next) {
    block.lines.push_back({begin, lineEnd, w});
    block.width = std::fmax(block.width, w);
    begin = next;
    breakAt = nullptr;
    lineWidth = 0;
  };
  for (const char* at = begin; at < end;) {
    unsigned int code = 0;
    const char* next = at + ImTextCharFromUtf8(&code, at, end);
    if (code == '\n') {
      finish(at, lineWidth, next);
      at = next;
      continue;
    }
    const float advance = code == '\r' ? 0 : baked->GetCharAdvance(static_cast<ImWchar>(code));
    if (code == ' ') {
      breakAt = at;
      resumeAt = next;
      breakWidth = lineWidth;
    } else if (lineWidth + advance > width + 0.01f && at > begin) {
      // A word longer than the line is cut where it must be; nothing is ever clipped.
      if (breakAt != nullptr) {
        finish(breakAt, breakWidth, resumeAt);
      } else {
        finish(at, lineWidth, at);
      }
      at = begin;
      continue;
    }
    lineWidth += advance;
    at = next;
    if (code == '-' || code == '/' || code == 0x2010) {
      breakAt = resumeAt = at;
      breakWidth = lineWidth;
    }
  }
  if (begin < end || block.lines.empty() || (!text.empty() && text.back() == '\n'))
    finish(end, lineWidth, end);
  block.width = std::ceil(block.width);
  block.height = block.lineHeight * static_cast<float>(block.lines.size());
  return block;
}

void Painter::text(const TextBlock& block, float x, float y, Color color, Align align, float width) {
  for (const Line& each : block.lines) {
    const float room = width - each.width;
    const float start = align == Align::start ? x : x + (align == Align::end ? room : room / 2);
    line({each.begin, static_cast<std::size_t>(each.end - each.begin)}, block.font, start, y,
         block.lineHeight, color);
    y += block.lineHeight;
  }
}

void Painter::line(std::string_view text, Font font, float x, float y, float height, Color color) {
  if (text.empty() || !visible(y, height)) return;
  const Face& used = face(font);
  const float size = pixels(font);
  const float ascent = std::round(used.ascent * size), descent = std::round(used.descent * size);
  const float baseline = std::floor(y + (height - ascent - descent) / 2) + ascent;
  // ImGui puts the baseline at the ascent, rounded up, under the position given.
  const ImVec2 at{std::round(x), baseline - std::ceil(used.ascent * size)};
  list_->AddText(used.font, size, at, ink(color), text.data(), text.data() + text.size());
}

void Painter::shortLine(std::string_view text, Font font, Rect box, Color color, Align align) {
  std::string shortened(text);
  std::replace(shortened.begin(), shortened.end(), '\n', ' ');  // a received name may hold line breaks
  const std::string whole = shortened;
  text = whole;
  float width = measure(text, font);
  while (width > box.width && text.size() > 1) {
    while (text.size() > 1 && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.remove_suffix(1);
    text.remove_suffix(1);
    shortened.assign(text).append("…");
    width = measure(shortened, font);
  }
  const float room = box.width - width;
  const float x = align == Align::start ? box.x : box.x + (align == Align::end ? room : room / 2);
  line(shortened, font, x, box.y, box.height, color);
}

}  // namespace parcours::ui
