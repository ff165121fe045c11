#include "web/render/renderer.hpp"

#include <GLES3/gl3.h>
#include <emscripten/html5.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "imgui.h"

namespace parcours::web {
namespace {

// Colours are multiplied by alpha in the shader: the canvas is premultiplied, and so are blended edges.
constexpr const char* kVertexShader = R"(#version 300 es
uniform vec2 scale, offset;
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 uv;
layout(location = 2) in vec4 colour;
out vec2 at;
out vec4 tint;
void main() {
  at = uv;
  tint = vec4(colour.rgb * colour.a, colour.a);
  gl_Position = vec4(position * scale + offset, 0.0, 1.0);
})";

constexpr const char* kFragmentShader = R"(#version 300 es
precision mediump float;
uniform sampler2D image;
in vec2 at;
in vec4 tint;
out vec4 pixel;
void main() {
  vec4 texel = texture(image, at);
  pixel = tint * vec4(texel.rgb * texel.a, texel.a);
})";

GLuint compile(GLenum kind, const char* source) {
  const GLuint shader = glCreateShader(kind);
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  return shader;
}

const void* asOffset(std::size_t bytes) { return reinterpret_cast<const void*>(bytes); }

void upload(const ImTextureData& texture, const ImTextureRect& part) {
  glPixelStorei(GL_UNPACK_ROW_LENGTH, texture.Width);
  const std::size_t first =
      (static_cast<std::size_t>(part.y) * static_cast<std::size_t>(texture.Width) + part.x) *
      static_cast<std::size_t>(texture.BytesPerPixel);
  glTexSubImage2D(GL_TEXTURE_2D, 0, part.x, part.y, part.w, part.h, GL_RGBA, GL_UNSIGNED_BYTE,
                  texture.Pixels + first);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
}

void create(ImTextureData& texture) {
  GLuint name = 0;
  glGenTextures(1, &name);
  glBindTexture(GL_TEXTURE_2D, name);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, texture.Width, texture.Height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
               texture.Pixels);
  texture.SetTexID(name);
  texture.SetStatus(ImTextureStatus_OK);
}

void destroy(ImTextureData& texture) {
  const auto name = static_cast<GLuint>(texture.GetTexID());
  glDeleteTextures(1, &name);
  texture.SetTexID(ImTextureID_Invalid);
  texture.SetStatus(ImTextureStatus_Destroyed);
}

/// Names of another context mean nothing in this one: textures ask to be created again, from the pixels that
/// ImGui kept.
void forgetTextures() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(texture->Status == ImTextureStatus_WantDestroy ? ImTextureStatus_Destroyed
                                                                      : ImTextureStatus_WantCreate);
  }
}

}  // namespace

bool Renderer::start(const char* selector) {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = EM_FALSE;  // The page behind never shows through, and compositing is cheaper.
  attributes.depth = EM_FALSE;
  attributes.stencil = EM_FALSE;
  attributes.antialias = EM_FALSE;
  attributes.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
  context_ = static_cast<int>(emscripten_webgl_create_context(selector, &attributes));
  if (context_ <= 0) return false;
  emscripten_webgl_make_context_current(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.BackendRendererName = "parcours";
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
  forgetTextures();  // A page that began plain has letters already, of no context.
  makeObjects();
  return true;
}

void Renderer::makeObjects() {
  alive_ = true;
  program_ = glCreateProgram();
  const GLuint vertexShader = compile(GL_VERTEX_SHADER, kVertexShader);
  const GLuint fragmentShader = compile(GL_FRAGMENT_SHADER, kFragmentShader);
  glAttachShader(program_, vertexShader);
  glAttachShader(program_, fragmentShader);
  glLinkProgram(program_);
  glDeleteShader(vertexShader);
  glDeleteShader(fragmentShader);
  glUseProgram(program_);
  scaleAt_ = glGetUniformLocation(program_, "scale");
  offsetAt_ = glGetUniformLocation(program_, "offset");

  glGenVertexArrays(1, &vertexArray_);
  glGenBuffers(1, &vertices_);
  glGenBuffers(1, &indices_);
  glBindVertexArray(vertexArray_);
  glBindBuffer(GL_ARRAY_BUFFER, vertices_);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_);
  for (GLuint attribute = 0; attribute < 3; ++attribute) glEnableVertexAttribArray(attribute);
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  glEnable(GL_SCISSOR_TEST);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
}

void Renderer::contextChanged(bool restored) {
  alive_ = false;
  if (!restored) return;
  forgetTextures();
  emscripten_webgl_make_context_current(context_);
  makeObjects();
}

void Renderer::updateTextures() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantCreate) {
      create(*texture);
    } else if (texture->Status == ImTextureStatus_WantUpdates) {
      glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(texture->GetTexID()));
      for (const ImTextureRect& part : texture->Updates) upload(*texture, part);
      texture->SetStatus(ImTextureStatus_OK);
    } else if (texture->Status == ImTextureStatus_WantDestroy && texture->UnusedFrames > 0) {
      destroy(*texture);
    }
  }
}

void Renderer::draw(int width, int height) {
  const ImDrawData* data = ImGui::GetDrawData();
  if (!alive_ || data == nullptr || data->DisplaySize.x <= 0 || data->DisplaySize.y <= 0) return;
  updateTextures();
  glViewport(0, 0, width, height);
  glUniform2f(scaleAt_, 2 / data->DisplaySize.x, -2 / data->DisplaySize.y);
  glUniform2f(offsetAt_, -1 - data->DisplayPos.x * 2 / data->DisplaySize.x,
              1 + data->DisplayPos.y * 2 / data->DisplaySize.y);
  const ImVec2 pixels(static_cast<float>(width) / data->DisplaySize.x,
                      static_cast<float>(height) / data->DisplaySize.y);

  for (const ImDrawList* list : data->CmdLists) {
    glBufferData(GL_ARRAY_BUFFER, list->VtxBuffer.size_in_bytes(), list->VtxBuffer.Data, GL_STREAM_DRAW);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, list->IdxBuffer.size_in_bytes(), list->IdxBuffer.Data,
                 GL_STREAM_DRAW);
    for (const ImDrawCmd& command : list->CmdBuffer) {
      const auto left = static_cast<int>(std::max(0.0f, command.ClipRect.x - data->DisplayPos.x) * pixels.x);
      const auto top = static_cast<int>(std::max(0.0f, command.ClipRect.y - data->DisplayPos.y) * pixels.y);
      const auto right =
          std::min(width, static_cast<int>(std::ceil((command.ClipRect.z - data->DisplayPos.x) * pixels.x)));
      const auto bottom =
          std::min(height, static_cast<int>(std::ceil((command.ClipRect.w - data->DisplayPos.y) * pixels.y)));
      if (right <= left || bottom <= top || command.ElemCount == 0) continue;
      glScissor(left, height - bottom, right - left, bottom - top);
      glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(command.GetTexID()));
      // WebGL has no base vertex, so each command points the attributes at its own first vertex.
      const std::size_t base = command.VtxOffset * sizeof(ImDrawVert);
      const auto stride = static_cast<GLsizei>(sizeof(ImDrawVert));
      glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, stride, asOffset(base + offsetof(ImDrawVert, pos)));
      glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, stride, asOffset(base + offsetof(ImDrawVert, uv)));
      glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, stride,
                            asOffset(base + offsetof(ImDrawVert, col)));
      glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount),
                     sizeof(ImDrawIdx) == 2 ? GL_UNSIGNED_SHORT : GL_UNSIGNED_INT,
                     asOffset(command.IdxOffset * sizeof(ImDrawIdx)));
    }
  }
}

}  // namespace parcours::web
