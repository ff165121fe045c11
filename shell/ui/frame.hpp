// The one door through which a platform runs the interface: environment and actions in, drawing and records
// out.
//
// Implemented with Dear ImGui in frame.cpp; this header names none of it, so the platform and headless tests
// need only it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/function_ref.hpp"
#include "shell/ui/record.hpp"
#include "shell/ui/theme.hpp"

namespace parcours::ui {

class Ui;

/// What the device and the person's settings say; a change lays the page out anew.
struct Environment {
  float width = 1440, height = 900;  ///< Viewport, CSS px.
  float pixelRatio = 1;              ///< Device pixels a CSS px (browser zoom included).
  bool coarsePointer = false;        ///< Fingers: controls of at least 44 px.
  Theme theme = Theme::light;
  float textScale = 1;  ///< 0.9 to 1.5.
};

/// Owns the ImGui context and what lasts between frames (focus, drafts, measured sizes).
class Host {
 public:
  Host();
  ~Host();
  Host(const Host&) = delete;
  Host& operator=(const Host&) = delete;

  /// A font file; weight 400 or 600. The bytes are copied.
  void addFont(int weight, const void* bytes, std::size_t size);
  void setEnvironment(const Environment& environment);
  void setPointer(float x, float y, bool pressed);
  void act(Action action);

  /// Runs `page` once and finishes the frame. Gives the content's height in CSS px.
  float run(double milliseconds, float scrollY, FunctionRef<void(Ui&)> page);
  [[nodiscard]] const std::vector<Record>& records() const;
  /// Frames still wanted after this one: layout that has not settled, or a press shown. 0 = draw nothing
  /// until an event.
  [[nodiscard]] int framesWanted() const;
  /// Something was done that no frame has taken yet.
  [[nodiscard]] bool waiting() const;
  /// The unsaved texts of forms (Ui::draft), for `setDrafts` of a later visit.
  [[nodiscard]] std::string drafts() const;
  void setDrafts(std::string_view json);
  /// Items that take input but have no named record, as `label` texts; filled only in test builds.
  [[nodiscard]] const std::vector<std::string>& unnamedItems() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace parcours::ui
