#include "shell/pages/empty_places.hpp"

namespace parcours::pages {
namespace {

struct Way {
  Msg button;
  PageName page;
};

void empty(ui::Ui& ui, App& app, ui::Icon icon, Msg title, Msg text, Way way) {
  const auto& t = app.text();
  if (ui.emptyState("empty", icon, t(title), t(text), t(way.button))) app.go({way.page, {}});
}

}  // namespace

void beforeFirstChoice(ui::Ui& ui, App& app, ui::Icon icon, Msg title, Msg text) {
  empty(ui, app, icon, title, text, {Msg::quarter_to_round, PageName::round});
}

void withoutCities(ui::Ui& ui, App& app, Msg text) {
  empty(ui, app, ui::Icon::people, Msg::baseline_no_cities, text,
        {Msg::baseline_to_cities, PageName::cities});
}

void beforeBaseline(ui::Ui& ui, App& app, ui::Icon icon, Msg title, Msg text) {
  empty(ui, app, icon, title, text, {Msg::cohesion_to_baseline, PageName::baseline});
}

}  // namespace parcours::pages
