#include "shell/pages/signals.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/journey/expert_requests.hpp"
#include "shell/pages/expert_requests.hpp"
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

/// The city's request of this quarter that is not over; nothing when it asked for nobody.
std::optional<ExpertRequest> requestOf(const App& app, std::string_view quarter, std::string_view city) {
  for (const ExpertRequest& request : requestsOf(app.network(), quarter))
    if (request.city() == city && (request.state() == "requested" || request.state() == "accepted"))
      return request;
  return std::nullopt;
}

/// Begins what is to be done. A city does not call itself: it says what it needs.
void nextButton(ui::Ui& ui, App& app, const Signal& signal) {
  const auto& t = app.text();
  const bool own = app.who().role == RoleOfPerson::city;
  const std::string quarterId = app.session().here(app.who()).quarterId;
  const auto go = [&](Msg name, Route route, ui::Icon icon) {
    ui.buttonLink("help", t(name), toFragment(route), ui::Emphasis::secondary, icon);
  };
  switch (signal.help) {
    case Help::expert:
      if (const auto request = requestOf(app, quarterId, signal.city))
        return go(Msg::cohesion_see_request, {PageName::experts, std::string(request->id())},
                  ui::Icon::people);
      if (ui.button("help", t(own ? Msg::cohesion_ask_expert : Msg::cohesion_send_expert),
                    ui::Emphasis::secondary, ui::Icon::people))
        askForExpert(app, {.city = signal.city});
      return;
    case Help::catchUpStep: {
      const auto quarter = app.network().get<Quarter>(quarterId);
      const bool planned = !quarter || quarter->topic().empty();
      return go(Msg::cohesion_catch_up,
                planned ? Route{PageName::quarter, {}} : Route{PageName::topic, quarter->topic()},
                ui::Icon::arrowRight);
    }
    case Help::call:
      return go(own ? Msg::cohesion_see_city : Msg::cohesion_call, {PageName::city, signal.city},
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
