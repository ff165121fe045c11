#include "shell/pages/baseline_words.hpp"

#include "core/text/labels.hpp"
#include "shell/pages/decimals.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/languages.hpp"

namespace parcours::pages {

std::vector<std::string> stepWords(const App& app) {
  const auto& t = app.text();
  return {t(Msg::baseline_step_none), t(Msg::baseline_step_plan), t(Msg::baseline_step_do),
          t(Msg::baseline_step_check), t(Msg::baseline_step_act)};
}

std::string criterionTitle(const App& app, const Criterion& criterion) {
  const std::string title = sharedText(app, criterion, "title");
  return title.empty() ? app.text()(Msg::value_untitled, {{"type", typeLabel(app, "criterion")}}) : title;
}

std::string domainTitle(const App& app, std::string_view domain) {
  return domain.empty() ? app.text()(Msg::baseline_no_domain) : entityTitle(app, domain);
}

std::string measurementTitle(const App& app, std::string_view measurement) {
  const auto view = app.network().get<View>(measurement);
  std::string title = app.text()(Msg::value_measurement, {{"n", view ? view->ordinal("number") : 1}});
  if (view && view->has("date")) title += " · " + app.text().date(view->text("date"));
  return title;
}

std::string medianWords(const App& app, const std::optional<Spread>& spread) {
  if (!spread) return "–";
  if (spread->halves % 2 == 0) return std::to_string(spread->halves / 2);
  return std::to_string(spread->halves / 2) + (app.text().language() == Language::en ? ".5" : ",5");
}

std::string spreadWords(const App& app, const std::optional<Spread>& spread) {
  const std::string median = medianWords(app, spread);
  if (!spread || spread->answers < 2) return median;
  return app.text()(Msg::baseline_spread, {{"median", median},
                                           {"from", std::to_string(spread->lowest)},
                                           {"to", std::to_string(spread->highest)}});
}

std::string respondentOf(const App& app) {
  const Who who = app.who();
  if (!who.name.empty()) return who.name;
  constexpr Msg kRoles[] = {Msg::common_role_lead, Msg::common_role_city, Msg::common_role_expert,
                            Msg::common_role_facilitator};
  return app.text()(kRoles[static_cast<std::size_t>(who.role)]);
}

std::string objectLabel(const App& app, std::string_view object) {
  return choiceLabel(app.text(), "object", object);
}

std::string_view objectField(ui::Ui& ui, App& app) {
  std::string& state = app.pageState("object");
  const std::vector<std::string> labels = {objectLabel(app, kBaselineObjects[0]),
                                           objectLabel(app, kBaselineObjects[1])};
  const int selected = state == kBaselineObjects[1] ? 1 : 0;
  const int now =
      ui.segmented("object", app.text()(Msg::baseline_object), labels, selected).value_or(selected);
  state = kBaselineObjects[now];
  return kBaselineObjects[now];
}

std::string measurementInView(ui::Ui& ui, App& app) {
  const std::string current = currentMeasurement(app.network());
  const auto all = app.network().all("measurement");
  if (all.size() < 2) return current;
  std::string& state = app.pageState("measurement");
  std::vector<std::string> titles;
  int selected = static_cast<int>(all.size()) - 1;
  for (std::size_t i = 0; i < all.size(); ++i) {
    titles.push_back(measurementTitle(app, all[i].id()));
    if (all[i].id() == (state.empty() ? current : state)) selected = static_cast<int>(i);
  }
  selected =
      ui.select("measurement", app.text()(Msg::baseline_measurement), titles, selected).value_or(selected);
  state = all[static_cast<std::size_t>(selected)].id();
  return state;
}

}  // namespace parcours::pages
