// The baseline: one city rated in minutes, and all of them side by side, by criterion and never by rank.
#include "core/network/baseline.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/network/dates.hpp"
#include "core/network/fold.hpp"
#include "core/network/library.hpp"
#include "shell/pages/pages.hpp"

namespace parcours::pages {
namespace {

std::string criterionTitle(const App& app, const View& criterion) {
  return criterion.localized("title", code(app.text().language()));
}

/// By learning area, then by title: what belongs together stands together.
std::vector<View> criteriaInOrder(const App& app) {
  std::vector<View> criteria = app.network().all("criterion");
  const std::string_view language = code(app.text().language());
  const auto place = [&](const View& criterion) {
    const auto domain = app.network().get<Domain>(criterion.text("domain"));
    return std::pair(foldLatin(domain ? domain->title(language) : std::string()),
                     foldLatin(criterion.localized("title", language)));
  };
  std::stable_sort(criteria.begin(), criteria.end(),
                   [&](const View& a, const View& b) { return place(a) < place(b); });
  return criteria;
}

/// Who rates, as other respondents of the city will see them.
std::string respondentOf(const App& app) {
  const Who who = app.who();
  if (!who.name.empty()) return who.name;
  constexpr Msg kRoles[] = {Msg::common_role_lead, Msg::common_role_city, Msg::common_role_expert,
                            Msg::common_role_facilitator};
  return app.text()(kRoles[static_cast<std::size_t>(who.role)]);
}

/// The choice of what is rated: the authority or the territory.
std::string_view objectField(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  std::string& state = app.pageState("object");
  const std::vector<std::string> labels = {t(Msg::value_object_authority), t(Msg::value_object_territory)};
  const int selected = state == kBaselineObjects[1] ? 1 : 0;
  const int now = ui.segmented("object", t(Msg::baseline_object), labels, selected).value_or(selected);
  state = kBaselineObjects[now];
  return kBaselineObjects[now];
}

std::string cityField(ui::Ui& ui, App& app, const std::vector<City>& cities) {
  std::string& state = app.pageState("city");
  const Who who = app.who();
  if (state.empty() && who.role == RoleOfPerson::city) state = who.city;
  std::vector<std::string> names;
  int selected = -1;
  for (const City& city : cities) {
    if (city.id() == state) selected = static_cast<int>(names.size());
    names.push_back(city.name());
  }
  const auto& t = app.text();
  if (const auto chosen = ui.select("city", t(Msg::baseline_city), names, selected,
                                    {.placeholder = t(Msg::baseline_choose_city)})) {
    selected = *chosen;
    state = cities[static_cast<std::size_t>(selected)].id();
  }
  return selected < 0 ? std::string() : state;
}

/// Twelve presses: a city's steps as this person sees them. The edit is made at the end of the frame.
Edit ratingCard(ui::Ui& ui, App& app, const std::vector<City>& cities, const std::vector<View>& criteria) {
  const auto& t = app.text();
  Edit edit;
  ui.card("rate", t(Msg::baseline_rate), [&] {
    const std::string city = cityField(ui, app, cities);
    const std::string_view object = objectField(ui, app);
    if (city.empty()) return ui.muted(t(Msg::baseline_rate_help));
    const std::string respondent = respondentOf(app);
    const std::string measurement = currentMeasurement(app.network());
    const std::vector<std::string> steps = {t(Msg::baseline_step_none), t(Msg::baseline_step_plan),
                                            t(Msg::baseline_step_do), t(Msg::baseline_step_check),
                                            t(Msg::baseline_step_act)};
    std::int64_t said = 0;
    for (const View& criterion : criteria)
      said += answerOf(app.network(), measurement, {city, object, respondent}, criterion.id()) ? 1 : 0;
    const auto total = static_cast<std::int64_t>(criteria.size());
    ui.progress(t(Msg::baseline_progress), static_cast<float>(said) / static_cast<float>(total),
                t(Msg::round_progress_of, {{"n", said}, {"of", total}}));
    ui.list("criteria", t(Msg::baseline_rate), static_cast<int>(criteria.size()), [&](int i) {
      const View& criterion = criteria[static_cast<std::size_t>(i)];
      const auto answer = answerOf(app.network(), measurement, {city, object, respondent}, criterion.id());
      ui.scope(criterion.id(), [&] {
        if (const auto chosen =
                ui.segmented("step", criterionTitle(app, criterion), steps, answer ? answer->step : -1))
          edit = rate(app.network(), {city, object, respondent}, criterion.id(), *chosen,
                      isoDate(app.session().today()));
      });
    });
  });
  return edit;
}

void heatCard(ui::Ui& ui, App& app, const std::vector<City>& cities, const std::vector<View>& criteria) {
  const auto& t = app.text();
  const std::string& object = app.pageState("object");
  ui.card("network", t(Msg::baseline_network), [&] {
    ui.text(t(object == kBaselineObjects[1] ? Msg::value_object_territory : Msg::value_object_authority),
            ui::TextStyle::strong);
    ui.muted(t(Msg::baseline_no_ranking), ui::TextStyle::small);
    std::vector<std::string> rows, columns;
    for (const View& criterion : criteria) rows.push_back(criterionTitle(app, criterion));
    for (const City& city : cities) columns.push_back(city.name());
    const Ratings ratings(app.network(), currentMeasurement(app.network()));
    ui.heatmap(
        "steps", t(Msg::baseline_network), columns, rows, kBaselineSteps - 1, [&](int row, int column) {
          const auto spread = spreadOf(ratings.of(cities[static_cast<std::size_t>(column)].id(), object,
                                                  criteria[static_cast<std::size_t>(row)].id()));
          return spread ? spread->halves / 2 : -1;
        });
  });
}

}  // namespace

void baseline(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.pageHeader(t(Msg::baseline_title), t(Msg::baseline_subtitle));
  const auto cities = app.network().cities();
  const auto criteria = criteriaInOrder(app);
  if (cities.empty()) {
    if (ui.emptyState("no_cities", ui::Icon::people, t(Msg::baseline_no_cities),
                      t(Msg::baseline_no_cities_text), t(Msg::baseline_to_cities)))
      app.go({PageName::cities, {}});
    return;
  }
  if (criteria.empty()) {
    const auto ready = app.content("criteria.json"), domains = app.content("domains.json");
    const bool here = !ready.empty() && !domains.empty();
    if (ui.emptyState("no_criteria", ui::Icon::chart, t(Msg::baseline_none), t(Msg::baseline_none_text),
                      here ? std::string_view(t(Msg::baseline_take)) : std::string_view()))
      app.run(Msg::baseline_did_take, addReadyMadeCriteria(app.network(), ready, domains), true);
    return;
  }
  const Edit edit = ratingCard(ui, app, cities, criteria);
  heatCard(ui, app, cities, criteria);
  if (!edit.empty()) app.run(Msg::baseline_did_rate, edit);
}

}  // namespace parcours::pages
