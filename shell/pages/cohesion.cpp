// Is the network advancing together, and has the agenda been fair? Cities stand by name; nothing here ranks
// them, and every figure says what it says in one sentence.
#include "core/journey/cohesion.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/journey/agenda_fairness.hpp"
#include "shell/pages/decimals.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/pages.hpp"
#include "shell/pages/quarter_cards.hpp"
#include "shell/pages/signals.hpp"

namespace parcours::pages {
namespace {

std::string whenOf(const App& app, const Measured& measured) {
  const auto& t = app.text();
  return measured.date.empty() ? t(Msg::cohesion_measurement, {{"n", measured.number}})
                               : t.date(measured.date);
}

Msg levelWords(rules::Trend trend) {
  return trend == rules::Trend::up     ? Msg::cohesion_upward
         : trend == rules::Trend::down ? Msg::cohesion_downward
                                       : Msg::cohesion_level_unchanged;
}

/// Less disparity is convergence.
Msg disparityWords(rules::Trend trend) {
  return trend == rules::Trend::down ? Msg::cohesion_convergence
         : trend == rules::Trend::up ? Msg::cohesion_divergence
                                     : Msg::cohesion_spread_unchanged;
}

/// Who is compared, and who is not and why.
void panelNote(ui::Ui& ui, const App& app, const Course& course) {
  const auto& t = app.text();
  if (!course.panel.empty())
    ui.muted(t(Msg::cohesion_panel, {{"n", static_cast<std::int64_t>(course.panel.size())},
                                     {"cities", cityList(app, course.panel)}}),
             ui::TextStyle::small);
  for (const OutsidePanel& out : course.outside)
    ui.muted(t(out.atFirst && out.atLast ? Msg::cohesion_outside_both
               : out.atFirst             ? Msg::cohesion_outside_first
                                         : Msg::cohesion_outside_last,
               {{"city", entityTitle(app, out.city)}}),
             ui::TextStyle::small);
}

ui::LinePoint pointOf(const App& app, const Moment& moment, const rules::Rational& value, std::int64_t cap) {
  if (!moment.figures) return {{}, "–"};
  return {static_cast<float>(rules::toDouble(value)) / static_cast<float>(cap), decimals(app.text(), value)};
}

void chart(ui::Ui& ui, const App& app, const Course& course, const std::vector<std::string>& moments,
           std::int64_t cap) {
  const auto& t = app.text();
  std::vector<ui::LineSeries> series{{t(Msg::cohesion_mean), {}, ui::Tone::accent},
                                     {t(Msg::cohesion_floor), {}, ui::Tone::warn}};
  for (const Moment& moment : course.moments) {
    series[0].points.push_back(pointOf(app, moment, moment.figures ? moment.figures->mean : 0, cap));
    series[1].points.push_back(pointOf(app, moment, moment.figures ? moment.figures->floor : 0, cap));
  }
  ui.lines("course", t(Msg::cohesion_course), moments, series);
}

struct FigureWords {
  Msg name, sentence;
};
constexpr FigureWords kFigures[] = {{Msg::cohesion_mean, Msg::cohesion_mean_says},
                                    {Msg::cohesion_dispersion, Msg::cohesion_dispersion_says},
                                    {Msg::cohesion_welfare, Msg::cohesion_welfare_says},
                                    {Msg::cohesion_floor, Msg::cohesion_floor_says},
                                    {Msg::cohesion_gini, Msg::cohesion_gini_says},
                                    {Msg::cohesion_distance, Msg::cohesion_distance_says},
                                    {Msg::cohesion_cap, Msg::cohesion_cap_says}};

std::string figure(const App& app, const Figures& figures, int which) {
  const auto& t = app.text();
  switch (which) {
    case 0:
      return decimals(t, figures.mean);
    case 1:
      return rules::toText(figures.dispersion);
    case 2:
      return decimals(t, figures.welfare);
    case 3:
      return t.number(figures.floor);
    case 4:
      return decimals(t, figures.gini);
    case 5:
      return t.number(figures.distanceToBest);
    default:
      return t.number(figures.atCap);
  }
}

void figuresTable(ui::Ui& ui, const App& app, const Course& course, const std::vector<std::string>& moments) {
  const auto& t = app.text();
  std::vector<ui::Column> columns{{t(Msg::cohesion_figure), 1.6f}};
  for (const std::string& moment : moments) columns.push_back({moment, 1, true});
  columns.push_back({t(Msg::cohesion_says), 3.4f});
  ui.table("figures", t(Msg::cohesion_figures), columns, static_cast<int>(std::size(kFigures)),
           [&](int row, int column) {
             if (column == 0) return t(kFigures[row].name);
             if (static_cast<std::size_t>(column) == columns.size() - 1) return t(kFigures[row].sentence);
             const auto& figures = course.moments[static_cast<std::size_t>(column) - 1].figures;
             return figures ? figure(app, *figures, row) : std::string("–");
           });
  ui.text(course.slope ? t(Msg::cohesion_slope, {{"value", decimals(t, *course.slope)}})
                       : t(Msg::cohesion_no_slope),
          ui::TextStyle::small);
}

void courseCard(ui::Ui& ui, const App& app, const Cohesion& all, int area) {
  const auto& t = app.text();
  const Course& course = all.courses[static_cast<std::size_t>(area)];
  std::vector<std::string> moments;
  for (const Measured& measured : all.measurements) moments.push_back(whenOf(app, measured));
  if (!course.compared()) {
    ui.text(t(Msg::cohesion_too_few));
    return panelNote(ui, app, course);
  }
  ui.row([&] {
    ui.pill(t(levelWords(course.label().level)),
            course.label().level == rules::Trend::up ? ui::Tone::good : ui::Tone::neutral);
    ui.pill(t(disparityWords(course.label().disparity)),
            course.label().disparity == rules::Trend::down ? ui::Tone::good : ui::Tone::neutral);
  });
  const auto areas = static_cast<std::int64_t>(all.courses.size()) - 1;
  const std::int64_t cap = 100 * (area == 0 ? areas : 1);
  ui.muted(t(Msg::cohesion_scale, {{"cap", cap}}), ui::TextStyle::small);
  chart(ui, app, course, moments, cap);
  figuresTable(ui, app, course, moments);
  panelNote(ui, app, course);
}

std::vector<std::string> areaNames(const App& app, const Cohesion& all) {
  std::vector<std::string> names;
  for (const Course& course : all.courses)
    names.push_back(course.domain.empty() ? app.text()(Msg::cohesion_all_areas)
                                          : entityTitle(app, course.domain));
  return names;
}

/// Area by area: they may disagree with the whole.
void mapCard(ui::Ui& ui, const App& app, const Cohesion& all) {
  const auto& t = app.text();
  const auto names = areaNames(app, all);
  const std::vector<ui::Column> columns{{t(Msg::cohesion_area), 2},
                                        {t(Msg::cohesion_level), 1.4f},
                                        {t(Msg::cohesion_spread), 1.8f},
                                        {t(Msg::cohesion_compared), 1, true}};
  ui.card("map", t(Msg::cohesion_map), [&] {
    ui.table("map", t(Msg::cohesion_map), columns, static_cast<int>(names.size()), [&](int row, int column) {
      const Course& course = all.courses[static_cast<std::size_t>(row)];
      if (column == 0) return names[static_cast<std::size_t>(row)];
      if (column == 3) return t.number(static_cast<std::int64_t>(course.panel.size()));
      if (!course.compared()) return std::string("–");
      return t(column == 1 ? levelWords(course.label().level) : disparityWords(course.label().disparity));
    });
  });
}

void cohesionCards(ui::Ui& ui, App& app, const Cohesion& all) {
  const auto& t = app.text();
  const auto names = areaNames(app, all);
  std::string& chosen = app.pageState("area");
  int area = 0;
  for (std::size_t i = 0; i < all.courses.size(); ++i)
    if (all.courses[i].domain == chosen) area = static_cast<int>(i);
  ui.card("cohesion", t(Msg::cohesion_together), [&] {
    if (const auto picked = ui.select("area", t(Msg::cohesion_area), names, area)) {
      area = *picked;
      chosen = all.courses[static_cast<std::size_t>(area)].domain;
    }
    courseCard(ui, app, all, area);
  });
  mapCard(ui, app, all);
}

/// What is missing before anything can be compared: nothing is made up meanwhile.
void notYet(ui::Ui& ui, App& app, const Cohesion& all) {
  const auto& t = app.text();
  const bool none = all.measurements.empty();
  if (ui.emptyState("not_yet", ui::Icon::chart, t(none ? Msg::cohesion_none : Msg::cohesion_once),
                    none ? t(Msg::cohesion_none_text)
                         : t(Msg::cohesion_once_text, {{"when", whenOf(app, all.measurements.front())}}),
                    t(Msg::cohesion_to_baseline)))
    app.go({PageName::baseline, {}});
}

void fairnessCard(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const AgendaFairness all = agendaFairness(app.session().ledger());
  if (all.rounds == 0) return;
  std::vector<std::size_t> cities;  // in the network's order; those that left are not shown
  for (const City& city : app.network().cities())
    for (std::size_t i = 0; i < all.cities.size(); ++i)
      if (all.cities[i] == city.id() && all.record.cities[i].rounds > 0) cities.push_back(i);
  ui.card("fairness", t(Msg::cohesion_fairness), [&] {
    ui.text(t(Msg::cohesion_quota_kept, {{"n", all.record.kept}, {"of", all.record.owed}}));
    ui.text(t(Msg::cohesion_deviation, {{"value", decimals(t, all.record.deviation)}}));
    ui.text(t(Msg::cohesion_influence_gini, {{"value", decimals(t, rules::influenceGini(all.record))}}));
    ui.text(t(Msg::cohesion_guarded, {{"n", all.guarded}, {"of", all.rounds}}));
    const std::vector<ui::Column> columns{{t(Msg::result_city), 2},
                                          {t(Msg::cohesion_served), 1, true},
                                          {t(Msg::cohesion_longest_wait), 1.3f, true},
                                          {t(Msg::cohesion_quota), 1.2f, true},
                                          {t(Msg::cohesion_influence), 1.2f, true}};
    ui.table("fairness", t(Msg::cohesion_fairness), columns, static_cast<int>(cities.size()),
             [&](int row, int column) {
               const std::size_t city = cities[static_cast<std::size_t>(row)];
               const rules::CityFairness& one = all.record.cities[city];
               switch (column) {
                 case 0:
                   return entityTitle(app, all.cities[city]);
                 case 1:
                   return t(Msg::cohesion_served_of, {{"n", one.served}, {"of", one.rounds}});
                 case 2:
                   return t(Msg::result_wait_quarters, {{"n", one.longestWait}});
                 case 3:
                   return decimals(t, one.quota);
                 default:
                   return decimals(t, one.influence);
               }
             });
    ui.muted(t(Msg::cohesion_fairness_help), ui::TextStyle::small);
  });
}

}  // namespace

void cohesion(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.link("back", t(Msg::nav_programme), toFragment({PageName::programme, {}}), ui::Icon::arrowLeft);
  ui.pageHeader(t(Msg::cohesion_title), t(Msg::cohesion_subtitle));
  signalsCard(ui, app);
  const Cohesion& all = app.session().cohesion();
  if (all.courses.empty())
    notYet(ui, app, all);
  else
    cohesionCards(ui, app, all);
  fairnessCard(ui, app);
}

}  // namespace parcours::pages
