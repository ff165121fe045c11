// The baseline: all cities side by side, by learning area and by criterion, and never by rank; the way to
// rate, to the grid and to each city's profile.
#include <string>
#include <vector>

#include "core/network/levels.hpp"
#include "core/network/library.hpp"
#include "shell/pages/baseline_words.hpp"
#include "shell/pages/empty_places.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/quarter_cards.hpp"

namespace parcours::pages {
namespace {

/// Which measurement is shown, what it was made with, and when the next is due.
std::string measurementCard(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  std::string shown;
  ui.card("measurement", t(Msg::baseline_measurement), [&] {
    if (app.network().all("measurement").size() < 2)
      ui.text(measurementTitle(app, currentMeasurement(app.network())), ui::TextStyle::strong);
    shown = measurementInView(ui, app);
    const Grid grid = gridOf(app.network(), shown);
    ui.row([&] {
      ui.link("grid", t(Msg::value_grid, {{"n", static_cast<std::int64_t>(grid.criteria.size())}}),
              toFragment({PageName::grid, grid.fixed ? shown : std::string()}), ui::Icon::check);
      ui.link("opportunities", t(Msg::nav_opportunities), toFragment({PageName::opportunities, {}}),
              ui::Icon::star);
      ui.link("phases", t(Msg::nav_phases), toFragment({PageName::phases, {}}), ui::Icon::arrowRight);
    });
    const auto began = app.network().get<View>(currentMeasurement(app.network()));
    if (!began || began->entity().hidden()) return;
    const bool due = measurementDue(app.network());
    if (due)
      ui.text(t(Msg::baseline_due, {{"n", quartersSince(app.network(), currentMeasurement(app.network()))}}));
    if (ui.button("next_measurement", t(Msg::baseline_next),
                  due ? ui::Emphasis::secondary : ui::Emphasis::quiet, ui::Icon::plus) &&
        app.run(Msg::baseline_did_next, openMeasurement(app.network(), todayOf(app)), true))
      app.pageState("measurement").clear();
  });
  return shown;
}

/// Learning areas down, cities across in the order of their names.
void levelsCard(ui::Ui& ui, const App& app, const std::vector<City>& cities, std::string_view measurement,
                const Grid& grid) {
  const auto& t = app.text();
  const Levels levels(app.network(), measurement);
  ui.card("levels", t(Msg::baseline_levels), [&] {
    ui.muted(t(Msg::baseline_no_ranking), ui::TextStyle::small);
    const std::vector<std::string> domains = grid.domains();
    std::vector<std::string> rows;
    rows.reserve(domains.size());
    for (const std::string& domain : domains) rows.push_back(domainTitle(app, domain));
    ui.heatmap(
        "levels", t(Msg::baseline_levels), cityNames(app, cities), rows, 100, [&](int row, int column) {
          return levels
              .of(cities[static_cast<std::size_t>(column)].id(), domains[static_cast<std::size_t>(row)])
              .value_or(-1);
        });
  });
}

void criteriaCard(ui::Ui& ui, App& app, const std::vector<City>& cities, const Ratings& ratings,
                  const Grid& grid) {
  const auto& t = app.text();
  ui.card("network", t(Msg::baseline_network), [&] {
    const std::string_view object = objectField(ui, app);
    std::vector<std::string> rows;
    for (const Criterion& criterion : grid.criteria) rows.push_back(criterionTitle(app, criterion));
    ui.heatmap("steps", t(Msg::baseline_network), cityNames(app, cities), rows, kBaselineSteps - 1,
               [&](int row, int column) {
                 const auto spread =
                     spreadOf(ratings.of(cities[static_cast<std::size_t>(column)].id(), object,
                                         grid.criteria[static_cast<std::size_t>(row)].id));
                 return spread ? spread->halves / 2 : -1;
               });
    ui.muted(t(Msg::baseline_median_help), ui::TextStyle::small);
  });
}

/// Who has answered for each city, and the way to its profile.
void citiesCard(ui::Ui& ui, const App& app, const std::vector<City>& cities, const Ratings& ratings) {
  const auto& t = app.text();
  ui.card("cities", t(Msg::baseline_profiles), [&] {
    const auto names = cityNames(app, cities);
    ui.list("profiles", t(Msg::baseline_profiles), static_cast<int>(cities.size()), [&](int i) {
      const City& city = cities[static_cast<std::size_t>(i)];
      ui.row([&] {
        ui.link(city.id(), names[static_cast<std::size_t>(i)],
                toFragment({PageName::profile, std::string(city.id())}));
        const auto people = static_cast<std::int64_t>(ratings.respondents(city.id()).size());
        ui.muted(people == 0 ? t(Msg::baseline_nobody) : t(Msg::baseline_respondents, {{"n", people}}),
                 ui::TextStyle::small);
      });
    });
  });
}

}  // namespace

void baseline(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const auto cities = app.network().cities();
  const Grid now = currentGrid(app.network());
  const Who who = app.who();
  ui.pageHeader(t(Msg::baseline_title), t(Msg::baseline_subtitle), [&] {
    if (!cities.empty() && !now.criteria.empty())
      ui.buttonLink("rate", t(Msg::baseline_rate),
                    toFragment({PageName::rate, who.role == RoleOfPerson::city ? who.city : std::string()}),
                    ui::Emphasis::primary, ui::Icon::edit);
  });
  if (cities.empty()) return withoutCities(ui, app, Msg::baseline_no_cities_text);
  if (now.criteria.empty() && app.network().all("measurement").empty()) {
    const auto ready = app.content("criteria.json"), domains = app.content("domains.json");
    const bool here = !ready.empty() && !domains.empty();
    if (ui.emptyState("no_criteria", ui::Icon::chart, t(Msg::baseline_none), t(Msg::baseline_none_text),
                      here ? std::string_view(t(Msg::baseline_take)) : std::string_view()))
      app.run(Msg::baseline_did_take, addReadyMadeCriteria(app.network(), ready, domains), true);
    ui.link("grid", t(Msg::grid_title), toFragment({PageName::grid, {}}), ui::Icon::check);
    return questionsCard(ui, app);
  }
  const std::string measurement = measurementCard(ui, app);
  const Grid grid = gridOf(app.network(), measurement);
  const Ratings ratings(app.network(), measurement);
  levelsCard(ui, app, cities, measurement, grid);
  ui.columns({3, 2}, 420, [&](int column) {
    if (column == 0) return criteriaCard(ui, app, cities, ratings, grid);
    citiesCard(ui, app, cities, ratings);
    questionsCard(ui, app);
  });
}

}  // namespace parcours::pages
