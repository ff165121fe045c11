// One city rated in minutes: a press a criterion, what was said last time in view; what shows it and how sure
// one is on demand.
#include <string>
#include <vector>

#include "core/text/labels.hpp"
#include "shell/pages/baseline_words.hpp"
#include "shell/pages/empty_places.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/languages.hpp"
#include "shell/pages/quarter_cards.hpp"
#include "shell/pages/record_form.hpp"

namespace parcours::pages {
namespace {

/// Who says it, of what: the same for every criterion of the page.
struct Rating {
  App& app;
  Rater rater;
  std::string measurement, before;
  std::string date;
  std::vector<std::string> steps;
};

/// What the steps look like, what shows it, how sure one is.
Edit details(ui::Ui& ui, const Rating& r, const Criterion& criterion) {
  const auto& t = r.app.text();
  Edit edit;
  ui.disclosure("details", t(Msg::rate_details), [&] {
    const auto levels = criterion.levels(code(t.language()));
    if (!levels.empty())
      ui.list("levels", t(Msg::field_criterion_levels),
              static_cast<int>(std::min(levels.size(), r.steps.size())), [&](int i) {
                const auto at = static_cast<std::size_t>(i);
                ui.text(r.steps[at], ui::TextStyle::small);
                ui.muted(levels[at], ui::TextStyle::small);
              });
    const auto view = answerOf(r.app.network(), r.measurement, r.rater, criterion.id);
    if (!view) return ui.muted(t(Msg::rate_step_first), ui::TextStyle::small);
    if (const auto typed = ui.textField("evidence", t(Msg::field_rating_evidence), view->evidence,
                                        {.help = t(Msg::rate_evidence_help), .maxLength = 4000, .rows = 2}))
      edit = giveEvidence(r.app.network(), r.rater, criterion.id, *typed, r.date);
    std::vector<std::string> words;
    int selected = -1;
    for (const std::string_view confidence : kConfidences) {
      if (confidence == view->confidence) selected = static_cast<int>(words.size());
      words.push_back(choiceLabel(t, "confidence", confidence));
    }
    if (const auto chosen = ui.segmented("confidence", t(Msg::field_rating_confidence), words, selected))
      edit = setConfidence(r.app.network(), r.rater, criterion.id, kConfidences[*chosen], r.date);
    if (ui.button("unknown", t(Msg::rate_unknown), ui::Emphasis::quiet, ui::Icon::undo))
      edit = unrate(r.app.network(), r.rater, criterion.id);
  });
  return edit;
}

Edit criterionItem(ui::Ui& ui, const Rating& r, const Criterion& criterion) {
  const auto& t = r.app.text();
  Edit edit;
  const auto answer = answerOf(r.app.network(), r.measurement, r.rater, criterion.id);
  if (const auto chosen =
          ui.segmented("step", criterionTitle(r.app, criterion), r.steps, answer ? answer->step : -1))
    edit = rate(r.app.network(), r.rater, criterion.id, *chosen, r.date);
  const auto levels = criterion.levels(code(t.language()));
  const bool described = answer && static_cast<std::size_t>(answer->step) < levels.size();
  const std::string question = sharedText(r.app, criterion, "question");
  if (described || !question.empty())
    ui.muted(described ? levels[static_cast<std::size_t>(answer->step)] : question, ui::TextStyle::small);
  if (const auto last = answerOf(r.app.network(), r.before, r.rater, criterion.id))
    ui.muted(t(Msg::rate_last_time, {{"step", r.steps[static_cast<std::size_t>(last->step)]}}),
             ui::TextStyle::small);
  if (Edit more = details(ui, r, criterion); !more.empty()) edit = std::move(more);
  return edit;
}

/// The grid in its learning areas. The edit is made at the end of the frame.
Edit ratingCard(ui::Ui& ui, const Rating& r, const Grid& grid) {
  const auto& t = r.app.text();
  Edit edit;
  std::int64_t said = 0;
  for (const Criterion& criterion : grid.criteria)
    said += answerOf(r.app.network(), r.measurement, r.rater, criterion.id) ? 1 : 0;
  const auto total = static_cast<std::int64_t>(grid.criteria.size());
  ui.progress(t(Msg::baseline_progress), static_cast<float>(said) / static_cast<float>(total),
              t(Msg::round_progress_of, {{"n", said}, {"of", total}}));
  ui.list("criteria", t(Msg::baseline_rate), static_cast<int>(grid.criteria.size()), [&](int i) {
    const Criterion& criterion = grid.criteria[static_cast<std::size_t>(i)];
    ui.scope(criterion.id, [&] {
      if (Edit one = criterionItem(ui, r, criterion); !one.empty()) edit = std::move(one);
    });
  });
  return edit;
}

}  // namespace

void rate(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.link("back", t(Msg::baseline_title), toFragment({PageName::baseline, {}}), ui::Icon::arrowLeft);
  const std::string measurement = currentMeasurement(app.network());
  ui.pageHeader(t(Msg::baseline_rate), measurementTitle(app, measurement));
  const Grid grid = gridOf(app.network(), measurement);
  if (app.network().cities().empty()) return withoutCities(ui, app, Msg::baseline_no_cities_text);
  if (grid.criteria.empty())
    return beforeBaseline(ui, app, ui::Icon::chart, Msg::baseline_none, Msg::baseline_none_text);
  Edit edit;
  ui.card("rate", {}, [&] {
    const auto city = cityInView(ui, app);
    std::string& respondent = app.pageState("respondent");
    if (respondent.empty()) respondent = respondentOf(app);
    if (const auto typed = ui.textField("respondent", t(Msg::rate_respondent), respondent,
                                        {.help = t(Msg::rate_respondent_help), .maxLength = 100}))
      respondent = *typed;
    const std::string_view object = objectField(ui, app);
    if (!city) return ui.muted(t(Msg::baseline_rate_help));
    const Rating rating{app,          {city->id(), object, respondent},
                        measurement,  previousMeasurement(app.network(), measurement),
                        todayOf(app), stepWords(app)};
    edit = ratingCard(ui, rating, grid);
    ui.row([&] {
      ui.buttonLink("profile", t(Msg::rate_to_profile),
                    toFragment({PageName::profile, std::string(city->id())}), ui::Emphasis::secondary,
                    ui::Icon::chart);
    });
  });
  if (!edit.empty())
    app.run(
        Msg::baseline_did_rate, edit, false,
        edit.back().field.starts_with("evidence") ? edit.back().field + edit.back().entity : std::string());
}

}  // namespace parcours::pages
