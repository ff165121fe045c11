// Every widget on one page, with the long words that break layouts: looked at in pictures, and held to every
// rule.
#pragma once

#include "shell/ui/ui.hpp"

namespace parcours::test {

/// What the person does to the gallery, and what it shows because of it.
struct Gallery {
  std::string name = "Besançon-sur-Lagune";
  std::string note;
  std::string search;
  int grade = 2, phase = -1, choice = 1;
  bool informed = true;
  bool dialog = false, toast = false;
  int pressed = 0;

  void draw(ui::Ui& ui);

 private:
  void dashboard(ui::Ui& ui);
  void figures(ui::Ui& ui);
  void form(ui::Ui& ui);
  void messages(ui::Ui& ui);
};

}  // namespace parcours::test
