// Runs pages with no browser: reads their records, presses by role and name, and looks for what a person
// would trip over.
//
//   Headless page({.width = 360, .height = 740});
//   page.run([&](ui::Ui& ui) { pages::home(ui, app); });
//   REQUIRE(page.press(ui::Role::button, "Fermer le tour"));
//   CHECK(page.faults().empty());
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "shell/ui/frame.hpp"
#include "shell/ui/ui.hpp"

namespace parcours::test {

class Headless {
 public:
  explicit Headless(const ui::Environment& environment = {});

  /// Shows `page` from now on, and draws until it is settled.
  void run(std::function<void(ui::Ui&)> page);
  /// Draws the same page again, until it is settled: after the state it shows was changed by a test.
  void again();
  void resize(const ui::Environment& environment);
  void scrollTo(float y);

  [[nodiscard]] const std::vector<ui::Record>& records() const { return host_.records(); }
  /// The first record with this role and name, or with this test handle; null when there is none.
  [[nodiscard]] const ui::Record* find(ui::Role role, std::string_view name) const;
  [[nodiscard]] const ui::Record* findKey(std::string_view key) const;
  /// Whether some record says exactly this.
  [[nodiscard]] bool says(std::string_view text) const;
  /// Everything a person can read, one record a line, in reading order.
  [[nodiscard]] std::string words() const;

  // --- what a person does; false when there is no such thing, or it is disabled
  bool press(ui::Role role, std::string_view name);
  bool pressKey(std::string_view key);
  /// Focus, the new text, blur.
  bool type(ui::Role role, std::string_view name, std::string_view text);
  bool typeKey(std::string_view key, std::string_view text);
  /// Chooses an option of a combobox by its words.
  bool choose(std::string_view name, std::string_view option);
  bool dismiss(std::string_view dialogName);

  /// What is wrong with the page: items without a name, text outside of landmarks, outside of the viewport's
  /// width or of its own rectangle, painted text that no record says, targets too small or on top of each
  /// other.
  [[nodiscard]] std::vector<std::string> faults();
  /// The same, one a line: readable in a failed check.
  [[nodiscard]] std::string faultText();
  /// Height of the content at the last frame.
  [[nodiscard]] float height() const { return height_; }
  [[nodiscard]] int frames() const { return frames_; }
  [[nodiscard]] ui::Host& host() { return host_; }
  /// Writes `$PARCOURS_PICTURES/<name>.png` when that variable is set: the whole page, or the viewport alone.
  void picture(const std::string& name, bool whole = false);

 private:
  void settle();
  bool act(const ui::Record* record, ui::Action::Kind kind, std::string_view value = {});

  ui::Host host_;
  ui::Environment environment_;
  std::function<void(ui::Ui&)> page_;
  double time_ = 0;
  float scroll_ = 0, height_ = 0;
  int frames_ = 0;
};

}  // namespace parcours::test
