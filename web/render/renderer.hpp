// Draws what Dear ImGui left after a frame, with WebGL 2, and keeps its textures.
//
// Why not ImGui's own OpenGL backend: it asks the driver for its state before every frame to restore it
// afterwards. This page owns its context, so nothing is asked, and a frame costs the main thread a fraction.
#pragma once

namespace parcours::web {

class Renderer {
 public:
  /// Takes the canvas that matches `selector`. False: there is no WebGL 2, and the page shows the mirror
  /// instead.
  bool start(const char* selector);
  /// Draws the last frame into a canvas of this many device pixels; a lost context draws nothing.
  void draw(int width, int height);
  /// The context was lost (its objects are gone) or restored (they are made anew, and textures uploaded
  /// again).
  void contextChanged(bool restored);

 private:
  void makeObjects();
  void updateTextures();

  int context_ = 0;
  bool alive_ = false;
  unsigned program_ = 0, vertexArray_ = 0, vertices_ = 0, indices_ = 0;
  int scaleAt_ = -1, offsetAt_ = -1;
};

}  // namespace parcours::web
