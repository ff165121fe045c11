// The list of keys, written from the table they work by.
#include "shell/app/keys.hpp"

#include <iterator>
#include <string>

#include "shell/pages/above.hpp"
#include "shell/pages/first_guide.hpp"

namespace parcours::pages {
namespace {

/// A key as it is written on a keyboard.
std::string keyName(const Catalogue& t, std::string_view key) {
  struct Name {
    std::string_view key;
    Msg name;
  };
  static constexpr Name kNames[] = {{"ctrl", Msg::keys_name_ctrl},     {"shift", Msg::keys_name_shift},
                                    {"escape", Msg::keys_name_escape}, {"tab", Msg::keys_name_tab},
                                    {"enter", Msg::keys_name_enter},   {"space", Msg::keys_name_space}};
  for (const Name& each : kNames)
    if (each.key == key) return t(each.name);
  std::string letter(key);
  if (letter.size() == 1 && letter[0] >= 'a' && letter[0] <= 'z')
    letter[0] = static_cast<char>(letter[0] - 'a' + 'A');
  return letter;
}

std::string combinationName(const Catalogue& t, std::string_view combination) {
  std::string name;
  for (std::size_t plus; (plus = combination.find('+')) != std::string_view::npos;
       combination.remove_prefix(plus + 1))
    name.append(keyName(t, combination.substr(0, plus))).append(" + ");
  return name + keyName(t, combination);
}

}  // namespace

void keys(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  std::vector<std::size_t> starts;  // Where the combinations of another label begin.
  for (std::size_t i = 0; i < std::size(kKeys); ++i)
    if ((i == 0 || kKeys[i].label != kKeys[i - 1].label) &&
        (app.preferences().letterKeys || kKeys[i].does != Shortcut::keys))
      starts.push_back(i);
  const bool canGuide = guideFor(app, app.session().here(app.who())).has_value();
  bool dismissed = false, tourAgain = false, guideAgain = false;
  ui.dialog("keys", t(Msg::keys_title), dismissed, [&] {
    ui.muted(t(Msg::keys_text));
    ui.list("keys", t(Msg::keys_list), static_cast<int>(starts.size()), [&](int row) {
      ui.row([&] {
        const std::size_t from = starts[static_cast<std::size_t>(row)];
        for (std::size_t i = from; i < std::size(kKeys) && kKeys[i].label == kKeys[from].label; ++i)
          if (app.preferences().letterKeys || !isLetter(kKeys[i]))
            ui.pill(combinationName(t, kKeys[i].combination));
        ui.text(t(kKeys[from].label));
      });
    });
    ui.row([&] {
      if (ui.button("close", t(Msg::common_close))) dismissed = true;
      tourAgain = ui.button("tour", t(Msg::tour_title), ui::Emphasis::quiet, ui::Icon::info);
      guideAgain = canGuide && ui.button("guide", t(Msg::guide_title), ui::Emphasis::quiet, ui::Icon::flag);
    });
  });
  if (dismissed || guideAgain) app.show(App::Above::nothing);
  if (tourAgain) app.startTour();
  if (guideAgain) app.showGuide();
}

void above(ui::Ui& ui, App& app) {
  switch (app.above()) {
    case App::Above::nothing:
      return;
    case App::Above::find:
      return find(ui, app);
    case App::Above::keys:
      return keys(ui, app);
    case App::Above::tour:
      return tour(ui, app);
  }
}

}  // namespace parcours::pages
