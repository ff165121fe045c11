#include "shell/pages/first_guide.hpp"

#include <string>

namespace parcours::pages {
namespace {

struct StepWords {
  Msg title, text, button;
  PageName page;
};

/// In the order of FirstStep.
constexpr StepWords kSteps[] = {
    {Msg::guide_name_title, Msg::guide_name_text, Msg::guide_name_button, PageName::settings},
    {Msg::next_add_cities_title, Msg::next_add_cities_text, Msg::next_add_cities_button, PageName::cities},
    {Msg::guide_baseline_title, Msg::guide_baseline_text, Msg::guide_baseline_button, PageName::baseline},
    {Msg::next_add_topics_title, Msg::next_add_topics_text, Msg::next_add_topics_button, PageName::backlog},
    {Msg::next_open_round_title, Msg::next_open_round_text, Msg::next_open_round_button, PageName::round},
    {Msg::guide_answers_title, Msg::guide_answers_text, Msg::guide_answers_button, PageName::share},
};
static_assert(std::size(kSteps) == kFirstSteps);

const StepWords& wordsOf(FirstStep step) { return kSteps[static_cast<std::size_t>(step)]; }

}  // namespace

std::optional<FirstSteps> guideFor(const App& app, const Here& here) {
  const Network& network = app.network();
  const RoleOfPerson role = app.who().role;
  // Whoever begins a network sets it up, whatever else they are; once there are cities, those who lead do.
  const bool setsUp =
      role == RoleOfPerson::lead || role == RoleOfPerson::facilitator || network.cities().empty();
  return setsUp && !network.demo() ? firstSteps(network, here) : std::nullopt;
}

void guideCard(ui::Ui& ui, App& app, const FirstSteps& steps) {
  const auto& t = app.text();
  const auto next = steps.next();
  ui.card("guide", t(Msg::guide_title), [&] {
    ui.muted(t(Msg::guide_text));
    ui.progress(t(Msg::guide_progress), static_cast<float>(steps.count()) / kFirstSteps,
                t(Msg::guide_done_of, {{"n", steps.count()}, {"of", static_cast<int>(kFirstSteps)}}));
    ui.list("steps", t(Msg::guide_title), static_cast<int>(kFirstSteps), [&](int i) {
      const auto step = static_cast<FirstStep>(i);
      ui.row([&] {
        if (steps.isDone(step))
          ui.icon(ui::Icon::check, ui::Tone::good);
        else if (step == next)
          ui.icon(ui::Icon::arrowRight, ui::Tone::accent);
        else
          ui.icon(ui::Icon::chevronRight);
        ui.link("step", t(wordsOf(step).title), toFragment({wordsOf(step).page, {}}));
        if (steps.isDone(step))
          ui.pill(t(Msg::guide_step_done), ui::Tone::good);
        else if (step == next && !ui.phone())
          ui.pill(t(Msg::guide_now), ui::Tone::accent);
      });
    });
    ui.row([&] {
      if (ui.button("hide_guide", t(Msg::guide_hide), ui::Emphasis::quiet)) app.hideGuide();
    });
  });
}

void stepCard(ui::Ui& ui, const App& app, FirstStep step) {
  const auto& t = app.text();
  const StepWords& words = wordsOf(step);
  ui.card("next", t(Msg::home_next), [&] {
    ui.text(t(words.title), ui::TextStyle::strong);
    ui.text(t(words.text, {{"page", t(Msg::nav_round)}}));
    ui.buttonLink("go", t(words.button), toFragment({words.page, {}}), ui::Emphasis::primary,
                  ui::Icon::arrowRight);
  });
}

}  // namespace parcours::pages
