#include "shell/pages/signals.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "shell/pages/labels.hpp"

namespace parcours::pages {
namespace {

std::vector<Signal> signalsFor(const App& app) {
  const Who who = app.who();
  std::vector<Signal> all = app.session().signals();
  std::erase_if(all, [&](const Signal& signal) {
    if (who.role == RoleOfPerson::city) return signal.city != who.city;
    return who.role != RoleOfPerson::lead;
  });
  return all;
}

std::string words(const App& app, const Signal& signal) {
  const auto& t = app.text();
  switch (signal.kind) {
    case Signal::Kind::leftBehind:
      return t(Msg::cohesion_left_behind);
    case Signal::Kind::slipping:
      return t(Msg::cohesion_slipping);
    case Signal::Kind::unheard:
      break;
  }
  return t(Msg::cohesion_unheard, {{"n", signal.wait}});
}

/// The button that begins what is to be done. A city does not call itself: it says what it needs.
void nextButton(ui::Ui& ui, const App& app, const Signal& signal) {
  const auto& t = app.text();
  const bool own = app.who().role == RoleOfPerson::city;
  switch (signal.help) {
    case Help::expert:
      return ui.buttonLink("help", t(own ? Msg::cohesion_ask_expert : Msg::cohesion_send_expert),
                           toFragment({PageName::city, signal.city}), ui::Emphasis::secondary,
                           ui::Icon::people);
    case Help::catchUpStep:
      return ui.buttonLink("help", t(Msg::cohesion_catch_up), toFragment({PageName::quarter, {}}),
                           ui::Emphasis::secondary, ui::Icon::arrowRight);
    case Help::call:
      return ui.buttonLink("help", t(own ? Msg::cohesion_see_city : Msg::cohesion_call),
                           toFragment({PageName::city, signal.city}), ui::Emphasis::secondary,
                           ui::Icon::city);
  }
}

}  // namespace

void signalsCard(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const auto all = signalsFor(app);
  if (all.empty()) return;
  const bool own = app.who().role == RoleOfPerson::city;
  ui.card("signals", t(own ? Msg::cohesion_own_signal : Msg::cohesion_signals), [&] {
    if (!own) ui.muted(t(Msg::cohesion_signals_help), ui::TextStyle::small);
    ui.list("signals", t(own ? Msg::cohesion_own_signal : Msg::cohesion_signals),
            static_cast<int>(all.size()), [&](int i) {
              const Signal& signal = all[static_cast<std::size_t>(i)];
              if (!own) ui.text(entityTitle(app, signal.city), ui::TextStyle::strong);
              ui.text(words(app, signal), ui::TextStyle::small);
              nextButton(ui, app, signal);
            });
  });
}

}  // namespace parcours::pages
