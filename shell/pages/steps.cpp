#include "shell/pages/steps.hpp"

#include <vector>

#include "core/journey/quarter_time.hpp"
#include "core/text/labels.hpp"

namespace parcours::pages {

std::string stepLabel(const App& app, std::string_view step) { return choiceLabel(app.text(), "step", step); }

std::string phaseLabel(const App& app, std::string_view phase) {
  return choiceLabel(app.text(), "phase", phase);
}

std::string_view stepAfter(std::string_view step) {
  const std::size_t next = stepIndex(step) + 1;
  return next < kSteps ? kStepNames[next] : std::string_view();
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
  const std::size_t now = stepIndex(step);
  std::vector<std::string> labels;
  std::vector<ui::Step> steps;
  labels.reserve(kSteps);
  for (std::size_t i = 0; i + 1 < kSteps; ++i) {
    labels.push_back(stepLabel(app, kStepNames[i]));
    steps.push_back({labels.back(), i < now    ? ui::Step::State::done
                                    : i == now ? ui::Step::State::current
                                               : ui::Step::State::ahead});
  }
  ui.stepper(app.text()(Msg::home_stepper), steps);
}

}  // namespace parcours::pages
