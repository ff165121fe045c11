// What the baseline says of one city: its profile for each object with the measurement before behind it,
// where its respondents see things differently, what they show for it, and figures about the city. This city
// alone.
#include <string>
#include <vector>

#include "core/network/levels.hpp"
#include "core/text/labels.hpp"
#include "shell/pages/baseline_words.hpp"
#include "shell/pages/labels.hpp"

namespace parcours::pages {
namespace {

struct Shown {
  std::string measurement, before;
  Grid grid;
  Ratings ratings;
};

/// Levels of the learning areas, from the centre outwards.
void radarCard(ui::Ui& ui, const App& app, const City& city, const Shown& shown, std::string_view object) {
  const auto& t = app.text();
  const std::vector<std::string> domains = shown.grid.domains();
  std::vector<std::string> axes;
  for (const std::string& domain : domains) axes.push_back(domainTitle(app, domain));
  const auto valuesOf = [&](std::string_view measurement) {
    const Levels levels(app.network(), measurement);
    std::vector<int> values;
    for (const std::string& domain : domains)
      values.push_back(levels.of(city.id(), domain, object).value_or(-1));
    return values;
  };
  const auto number = [&](std::string_view measurement) {
    const auto view = app.network().get<View>(measurement);
    return t(Msg::value_measurement, {{"n", view ? view->ordinal("number") : 1}});
  };
  const std::string now = number(shown.measurement), before = number(shown.before);
  std::vector<ui::RadarSeries> series{{now, valuesOf(shown.measurement)}};
  if (!shown.before.empty()) series.push_back({before, valuesOf(shown.before)});
  ui.card(object, objectLabel(app, object),
          [&] { ui.radar("radar", objectLabel(app, object), axes, 100, series); });
}

void criteriaCard(ui::Ui& ui, const App& app, const City& city, const Shown& shown) {
  const auto& t = app.text();
  ui.card("criteria", t(Msg::profile_criteria), [&] {
    ui.muted(t(Msg::profile_criteria_help), ui::TextStyle::small);
    const ui::Column columns[] = {{typeLabel(app, "criterion"), 2},
                                  {objectLabel(app, kBaselineObjects[0]), 1, true},
                                  {objectLabel(app, kBaselineObjects[1]), 1, true}};
    ui.table("criteria", t(Msg::profile_criteria), columns, static_cast<int>(shown.grid.criteria.size()),
             [&](int row, int column) {
               const Criterion& criterion = shown.grid.criteria[static_cast<std::size_t>(row)];
               if (column == 0) return criterionTitle(app, criterion);
               const std::string_view object = kBaselineObjects[static_cast<std::size_t>(column) - 1];
               return spreadWords(app, spreadOf(shown.ratings.of(city.id(), object, criterion.id)));
             });
  });
}

/// One answer: who, which step, how sure, and what shows it.
void answerItem(ui::Ui& ui, const App& app, const Answer& answer) {
  const auto& t = app.text();
  const std::string who = answer.respondent.empty() ? t(Msg::value_someone) : answer.respondent;
  std::string words =
      t(Msg::profile_answer, {{"who", who}, {"step", stepWords(app)[static_cast<std::size_t>(answer.step)]}});
  if (!answer.confidence.empty())
    words +=
        " · " + t(Msg::profile_confidence, {{"confidence", choiceLabel(t, "confidence", answer.confidence)}});
  ui.text(words, ui::TextStyle::small);
  if (!answer.evidence.empty()) ui.muted(answer.evidence, ui::TextStyle::small);
}

/// The criteria of one object that `wanted` keeps, each with its answers.
void answerList(ui::Ui& ui, const App& app, const City& city, const Shown& shown, std::string_view key,
                Msg title, FunctionRef<bool(const std::vector<Answer>&)> wanted) {
  struct One {
    const Criterion* criterion;
    std::string_view object;
  };
  std::vector<One> found;
  for (const Criterion& criterion : shown.grid.criteria)
    for (const std::string_view object : kBaselineObjects)
      if (wanted(shown.ratings.of(city.id(), object, criterion.id))) found.push_back({&criterion, object});
  if (found.empty()) return;
  const auto& t = app.text();
  ui.disclosure(key, t(title, {{"n", static_cast<std::int64_t>(found.size())}}), [&] {
    ui.list(key, t(title, {{"n", static_cast<std::int64_t>(found.size())}}), static_cast<int>(found.size()),
            [&](int i) {
              const One& one = found[static_cast<std::size_t>(i)];
              ui.text(criterionTitle(app, *one.criterion) + " · " + objectLabel(app, one.object),
                      ui::TextStyle::strong);
              for (const Answer& answer : shown.ratings.of(city.id(), one.object, one.criterion->id))
                answerItem(ui, app, answer);
            });
  });
}

void answersCard(ui::Ui& ui, const App& app, const City& city, const Shown& shown) {
  const auto& t = app.text();
  const auto people = shown.ratings.respondents(city.id());
  ui.card("answers", t(Msg::profile_answers), [&] {
    if (people.empty()) return ui.muted(t(Msg::baseline_nobody));
    std::string names;
    for (const std::string& name : people)
      names += (names.empty() ? "" : ", ") + (name.empty() ? t(Msg::value_someone) : name);
    ui.text(t(Msg::profile_respondents, {{"names", names}}), ui::TextStyle::small);
    answerList(ui, app, city, shown, "dissent", Msg::profile_dissent, [](const std::vector<Answer>& answers) {
      const auto spread = spreadOf(answers);
      return spread && spread->dissent();
    });
    answerList(ui, app, city, shown, "evidence", Msg::profile_evidence,
               [](const std::vector<Answer>& answers) {
                 return std::any_of(answers.begin(), answers.end(), [](const Answer& answer) {
                   return !answer.evidence.empty() || !answer.confidence.empty();
                 });
               });
  });
}

}  // namespace

void profile(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.link("back", t(Msg::baseline_title), toFragment({PageName::baseline, {}}), ui::Icon::arrowLeft);
  const auto city = app.network().get<City>(app.route().id);
  if (!city || city->entity().type != "city" || city->entity().hidden())
    return ui.pageHeader(t(Msg::city_missing), t(Msg::city_missing_text));
  const std::string id(city->id());
  ui.pageHeader(entityTitle(app, id), t(Msg::profile_subtitle), [&] {
    ui.buttonLink("rate", t(Msg::profile_rate), toFragment({PageName::rate, id}), ui::Emphasis::primary,
                  ui::Icon::edit);
  });
  const std::string measurement = measurementInView(ui, app);
  if (app.network().all("measurement").size() < 2)
    ui.muted(measurementTitle(app, measurement), ui::TextStyle::small);
  const Shown shown{measurement, previousMeasurement(app.network(), measurement),
                    gridOf(app.network(), measurement), Ratings(app.network(), measurement)};
  if (shown.grid.criteria.empty()) {
    ui.muted(t(Msg::baseline_none));
  } else {
    ui.columns({1, 1}, 420, [&](int column) {
      radarCard(ui, app, *city, shown, kBaselineObjects[static_cast<std::size_t>(column)]);
    });
    ui.columns({3, 2}, 320, [&](int column) {
      if (column == 0) return criteriaCard(ui, app, *city, shown);
      answersCard(ui, app, *city, shown);
    });
  }
  figuresCard(ui, app, *city);
  ui.link("city", t(Msg::profile_to_city), toFragment({PageName::city, id}), ui::Icon::city);
}

}  // namespace parcours::pages
