#include "tests/shell/picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <vector>

#include "imgui.h"
#include "imgui_internal.h"

namespace parcours::test {
namespace {

struct Canvas {
  int width, height;
  std::vector<std::uint8_t> pixels;  // RGB
};

/// Red, green, blue, alpha of a texel, 0 to 1; between texels bilinear as a GPU does it.
std::array<float, 4> sample(const ImTextureData& texture, float u, float v) {
  const float x = u * static_cast<float>(texture.Width) - 0.5f,
              y = v * static_cast<float>(texture.Height) - 0.5f;
  const int x0 = static_cast<int>(std::floor(x)), y0 = static_cast<int>(std::floor(y));
  const float fx = x - static_cast<float>(x0), fy = y - static_cast<float>(y0);
  std::array<float, 4> out{};
  for (int dy = 0; dy < 2; ++dy) {
    for (int dx = 0; dx < 2; ++dx) {
      const int sx = std::clamp(x0 + dx, 0, texture.Width - 1),
                sy = std::clamp(y0 + dy, 0, texture.Height - 1);
      const unsigned char* texel = texture.Pixels + (sy * texture.Width + sx) * texture.BytesPerPixel;
      const float weight = (dx == 0 ? 1 - fx : fx) * (dy == 0 ? 1 - fy : fy);
      for (std::size_t i = 0; i < 4; ++i) {
        const float channel = texture.BytesPerPixel == 4 ? static_cast<float>(texel[i]) / 255
                              : i == 3                   ? static_cast<float>(texel[0]) / 255
                                                         : 1.0f;
        out[i] += channel * weight;
      }
    }
  }
  return out;
}

float edge(ImVec2 a, ImVec2 b, float x, float y) { return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x); }

void triangle(Canvas& canvas, const ImTextureData& texture, const ImDrawVert* corners[3], const ImVec4& clip,
              float scale) {
  ImVec2 p[3];
  for (int i = 0; i < 3; ++i) p[i] = {corners[i]->pos.x * scale, corners[i]->pos.y * scale};
  float area = edge(p[0], p[1], p[2].x, p[2].y);
  if (area == 0) return;
  if (area < 0) {
    std::swap(p[1], p[2]);
    std::swap(corners[1], corners[2]);
    area = -area;
  }
  const float left = std::max(std::min({p[0].x, p[1].x, p[2].x}), clip.x * scale);
  const float right = std::min(std::max({p[0].x, p[1].x, p[2].x}), clip.z * scale);
  const float top = std::max(std::min({p[0].y, p[1].y, p[2].y}), clip.y * scale);
  const float bottom = std::min(std::max({p[0].y, p[1].y, p[2].y}), clip.w * scale);
  const int x0 = std::max(0, static_cast<int>(left)),
            x1 = std::min(canvas.width - 1, static_cast<int>(right));
  const int y0 = std::max(0, static_cast<int>(top)),
            y1 = std::min(canvas.height - 1, static_cast<int>(bottom));
  const ImVec2 first = corners[0]->uv, second = corners[1]->uv, third = corners[2]->uv;
  const ImVec2 white = ImGui::GetIO().Fonts->TexUvWhitePixel;
  const bool flat = first.x == white.x && first.y == white.y && second.x == white.x && second.y == white.y &&
                    third.x == white.x && third.y == white.y;
  // Pixels on an edge belong to one triangle only: the one whose top or left edge it is.
  bool owner[3];
  for (int i = 0; i < 3; ++i) {
    const ImVec2 a = p[(i + 1) % 3], b = p[(i + 2) % 3];
    owner[i] = (a.y == b.y && b.x > a.x) || b.y < a.y;
  }
  for (int y = y0; y <= y1; ++y) {
    for (int x = x0; x <= x1; ++x) {
      const float cx = static_cast<float>(x) + 0.5f, cy = static_cast<float>(y) + 0.5f;
      float w[3] = {edge(p[1], p[2], cx, cy), edge(p[2], p[0], cx, cy), edge(p[0], p[1], cx, cy)};
      bool inside = true;
      for (int i = 0; i < 3; ++i) inside = inside && (w[i] > 0 || (w[i] == 0 && owner[i]));
      if (!inside) continue;
      float u = 0, v = 0, color[4] = {};
      for (int i = 0; i < 3; ++i) {
        const float share = w[i] / area;
        u += corners[i]->uv.x * share;
        v += corners[i]->uv.y * share;
        for (unsigned c = 0; c < 4; ++c)
          color[c] += static_cast<float>(corners[i]->col >> (8 * c) & 0xFF) / 255 * share;
      }
      // Shapes take one white texel for all their pixels.
      const std::array<float, 4> texel = flat ? std::array<float, 4>{1, 1, 1, 1} : sample(texture, u, v);
      const float alpha = color[3] * texel[3];
      std::uint8_t* out =
          canvas.pixels.data() + (static_cast<std::size_t>(y) * static_cast<std::size_t>(canvas.width) +
                                  static_cast<std::size_t>(x)) *
                                     3;
      for (std::size_t c = 0; c < 3; ++c) {
        const float value = static_cast<float>(out[c]) * (1 - alpha) + color[c] * texel[c] * alpha * 255;
        out[c] = static_cast<std::uint8_t>(std::clamp(value + 0.5f, 0.0f, 255.0f));
      }
    }
  }
}

void big(std::vector<std::uint8_t>& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<std::uint8_t>(value >> shift));
}

void chunk(std::vector<std::uint8_t>& out, const char* name, const std::vector<std::uint8_t>& data) {
  big(out, static_cast<std::uint32_t>(data.size()));
  std::uint32_t crc = 0xFFFFFFFFu;
  const auto put = [&](std::uint8_t byte) {
    out.push_back(byte);
    crc ^= byte;
    for (int i = 0; i < 8; ++i) crc = crc >> 1 ^ (0xEDB88320u & (0u - (crc & 1)));
  };
  for (int i = 0; i < 4; ++i) put(static_cast<std::uint8_t>(name[i]));
  for (const std::uint8_t byte : data) put(byte);
  big(out, ~crc);
}

/// PNG with stored (uncompressed) blocks: no compressor needed to look at a page.
std::vector<std::uint8_t> png(const Canvas& canvas) {
  std::vector<std::uint8_t> raw;
  const auto stride = static_cast<std::size_t>(canvas.width) * 3;
  for (int y = 0; y < canvas.height; ++y) {
    raw.push_back(0);
    const auto begin =
        canvas.pixels.begin() + static_cast<std::ptrdiff_t>(stride * static_cast<std::size_t>(y));
    raw.insert(raw.end(), begin, begin + static_cast<std::ptrdiff_t>(stride));
  }
  std::vector<std::uint8_t> stream{0x78, 0x01};
  std::uint32_t a = 1, b = 0;
  for (std::size_t at = 0; at < raw.size(); at += 65535) {
    const std::size_t size = std::min<std::size_t>(65535, raw.size() - at);
    stream.push_back(at + size == raw.size() ? 1 : 0);
    for (const std::size_t each : {size, ~size}) {
      stream.push_back(static_cast<std::uint8_t>(each & 0xFF));
      stream.push_back(static_cast<std::uint8_t>(each >> 8 & 0xFF));
    }
    stream.insert(stream.end(), raw.begin() + static_cast<std::ptrdiff_t>(at),
                  raw.begin() + static_cast<std::ptrdiff_t>(at + size));
  }
  for (const std::uint8_t byte : raw) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  big(stream, b << 16 | a);
  std::vector<std::uint8_t> out{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  std::vector<std::uint8_t> header;
  big(header, static_cast<std::uint32_t>(canvas.width));
  big(header, static_cast<std::uint32_t>(canvas.height));
  header.insert(header.end(), {8, 2, 0, 0, 0});
  chunk(out, "IHDR", header);
  chunk(out, "IDAT", stream);
  chunk(out, "IEND", {});
  return out;
}

}  // namespace

bool writePicture(const std::string& path) {
  const ImDrawData* data = ImGui::GetDrawData();
  if (data == nullptr) return false;
  const float scale = data->FramebufferScale.x;
  Canvas canvas{
      static_cast<int>(data->DisplaySize.x * scale), static_cast<int>(data->DisplaySize.y * scale), {}};
  canvas.pixels.assign(static_cast<std::size_t>(canvas.width) * static_cast<std::size_t>(canvas.height) * 3,
                       0);
  for (const ImDrawList* list : data->CmdLists) {
    for (const ImDrawCmd& command : list->CmdBuffer) {
      const ImTextureData* texture = command.TexRef._TexData;
      if (texture == nullptr || texture->Pixels == nullptr) continue;
      for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
        const ImDrawVert* corners[3];
        for (unsigned k = 0; k < 3; ++k) {
          corners[k] = &list->VtxBuffer[static_cast<int>(
              command.VtxOffset + list->IdxBuffer[static_cast<int>(command.IdxOffset + i + k)])];
        }
        triangle(canvas, *texture, corners, command.ClipRect, scale);
      }
    }
  }
  const std::vector<std::uint8_t> file = png(canvas);
  std::ofstream out(path, std::ios::binary);
  out.write(reinterpret_cast<const char*>(file.data()), static_cast<std::streamsize>(file.size()));
  return out.good();
}

}  // namespace parcours::test
