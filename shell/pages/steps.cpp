#include "shell/pages/steps.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

namespace parcours::pages {

std::string stepLabel(const App& app, std::string_view step) {
  static constexpr Msg kLabels[] = {Msg::common_step_prepare,    Msg::common_step_kickoff,
                                    Msg::common_step_learn,      Msg::common_step_practise,
                                    Msg::common_step_checkpoint, Msg::common_step_reflect,
                                    Msg::common_step_exchange,   Msg::common_step_closed};
  const auto* found = std::find(std::begin(kSteps), std::end(kSteps), step);
  return found == std::end(kSteps) ? std::string(step) : app.text()(kLabels[found - std::begin(kSteps)]);
}

std::string phaseLabel(const App& app, std::string_view phase) {
  if (phase == "explore") return app.text()(Msg::common_phase_explore);
  if (phase == "engage") return app.text()(Msg::common_phase_engage);
  if (phase == "experiment") return app.text()(Msg::common_phase_experiment);
  return std::string(phase);
}

std::string_view stepAfter(std::string_view step) {
  const auto* found = std::find(std::begin(kSteps), std::end(kSteps), step);
  return found == std::end(kSteps) || found + 1 == std::end(kSteps) ? std::string_view() : *(found + 1);
}

std::optional<Round> roundWithoutQuarter(const Network& network) {
  std::optional<Round> last;
  for (const Round& round : network.rounds())
    if (round.state() == "closed" && !round.chosen().empty()) last = round;
  if (!last || unsettled(*last)) return std::nullopt;
  for (const Quarter& quarter : network.quarters())
    if (quarter.round() == last->id()) return std::nullopt;
  return last;
}

void quarterStepper(ui::Ui& ui, const App& app, std::string_view step) {
  const auto* now = std::find(std::begin(kSteps), std::end(kSteps), step);
  std::vector<std::string> labels;
  std::vector<ui::Step> steps;
  labels.reserve(std::size(kSteps));
  for (const auto* s = std::begin(kSteps); s != std::end(kSteps) - 1; ++s) {
    labels.push_back(stepLabel(app, *s));
    const auto state = s < now    ? ui::Step::State::done
                       : s == now ? ui::Step::State::current
                                  : ui::Step::State::ahead;
    steps.push_back({labels.back(), now == std::end(kSteps) ? ui::Step::State::ahead : state});
  }
  ui.stepper(app.text()(Msg::home_stepper), steps);
}

}  // namespace parcours::pages
