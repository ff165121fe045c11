// The network's criteria: added, reworded, moved to another learning area, removed. What a measurement was
// made with stays readable under its own address.
#include <string>
#include <vector>

#include "core/network/draft.hpp"
#include "core/network/library.hpp"
#include "shell/pages/baseline_words.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/languages.hpp"
#include "shell/pages/record_form.hpp"
#include "shell/pages/trash.hpp"

namespace parcours::pages {
namespace {

void levelList(ui::Ui& ui, const App& app, const Criterion& criterion) {
  const auto levels = criterion.levels(code(app.text().language()));
  if (levels.empty()) return;
  const auto steps = stepWords(app);
  ui.disclosure("levels", app.text()(Msg::field_criterion_levels), [&] {
    const auto count = static_cast<int>(std::min(levels.size(), steps.size()));
    ui.list("levels", app.text()(Msg::field_criterion_levels), count, [&](int i) {
      ui.text(steps[static_cast<std::size_t>(i)], ui::TextStyle::small);
      ui.muted(levels[static_cast<std::size_t>(i)], ui::TextStyle::small);
    });
  });
}

/// As a measurement keeps it: to read.
void readCriterion(ui::Ui& ui, const App& app, const Criterion& criterion) {
  ui.text(criterionTitle(app, criterion), ui::TextStyle::strong);
  if (const std::string question = sharedText(app, criterion, "question"); !question.empty())
    ui.muted(question, ui::TextStyle::small);
  levelList(ui, app, criterion);
}

void editCriterion(ui::Ui& ui, App& app, const Criterion& criterion) {
  const auto& t = app.text();
  std::string& editing = app.pageState("edit");
  const auto view = app.network().get<View>(criterion.id);
  if (!view) return;
  if (editing != criterion.id) {
    readCriterion(ui, app, criterion);
    if (ui.button("edit", t(Msg::grid_edit, {{"name", criterionTitle(app, criterion)}}), ui::Emphasis::quiet,
                  ui::Icon::edit))
      editing = criterion.id;
    return;
  }
  recordFields(ui, app, *view, {"title", "domain", "question"});
  recordField(ui, app, *view, "levels", {.help = t(Msg::grid_levels_help), .rows = kBaselineSteps});
  ui.row([&] {
    if (ui.button("done", t(Msg::common_done), ui::Emphasis::secondary, ui::Icon::check)) editing.clear();
    if (removeRecord(ui, app, *view)) editing.clear();
  });
}

/// One card a learning area.
void areaCards(ui::Ui& ui, App& app, const Grid& grid, FunctionRef<void(const Criterion&)> item) {
  for (const std::string& domain : grid.domains()) {
    std::vector<const Criterion*> own;
    for (const Criterion& criterion : grid.criteria)
      if (criterion.domain() == domain) own.push_back(&criterion);
    const std::string title = domainTitle(app, domain);
    ui.card(domain.empty() ? "no_area" : domain, title, [&] {
      ui.list("criteria", title, static_cast<int>(own.size()), [&](int i) {
        const Criterion& criterion = *own[static_cast<std::size_t>(i)];
        ui.scope(criterion.id, [&] { item(criterion); });
      });
    });
  }
}

/// What the current measurement keeps, where the grid has changed since.
void keptNote(ui::Ui& ui, App& app, const Grid& now) {
  const auto& t = app.text();
  const std::string current = currentMeasurement(app.network());
  const Grid kept = gridOf(app.network(), current);
  const auto same = [](const Criterion& a, const Criterion& b) { return a.id == b.id && a.texts == b.texts; };
  if (!kept.fixed ||
      std::equal(kept.criteria.begin(), kept.criteria.end(), now.criteria.begin(), now.criteria.end(), same))
    return;
  ui.card("kept", t(Msg::grid_changed), [&] {
    ui.text(t(Msg::grid_changed_text, {{"measurement", measurementTitle(app, current)}}));
    ui.row([&] {
      ui.link("kept", t(Msg::grid_see_kept), toFragment({PageName::grid, current}), ui::Icon::arrowRight);
      if (!now.criteria.empty() &&
          ui.button("take", t(Msg::grid_use_now), ui::Emphasis::secondary, ui::Icon::check))
        app.run(Msg::grid_did_use_now, fixGrid(app.network(), current), true);
    });
  });
}

void addCard(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.card("add", t(Msg::grid_add), [&] {
    std::string& title = ui.draft("title");
    if (const auto typed = ui.textField("title", t(Msg::field_criterion_title), title, {.maxLength = 200}))
      title = *typed;
    const bool named = title.find_first_not_of(' ') != std::string::npos;
    if (ui.button("add", t(Msg::grid_add), ui::Emphasis::primary, ui::Icon::plus, named)) {
      const std::string id = app.session().newId();
      Draft draft(id, "criterion", kCommons);
      app.run(Msg::grid_did_add, draft.text(keyedName("title", code(t.language())), title).take(), true);
      ui.clearDrafts();
      app.pageState("edit") = id;
    }
    const auto ready = app.content("criteria.json"), domains = app.content("domains.json");
    const Edit missing = addReadyMadeCriteria(app.network(), ready, domains);
    if (!missing.empty() && !domains.empty() &&
        ui.button("ready_made", t(Msg::baseline_take), ui::Emphasis::secondary, ui::Icon::book))
      app.run(Msg::baseline_did_take, missing, true);
  });
}

}  // namespace

void grid(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.link("back", t(Msg::baseline_title), toFragment({PageName::baseline, {}}), ui::Icon::arrowLeft);
  if (const std::string& id = app.route().id; !id.empty()) {
    const auto measurement = app.network().get<View>(id);
    if (!measurement || measurement->entity().type != "measurement")
      return ui.pageHeader(t(Msg::form_missing), t(Msg::form_missing_text));
    const Grid kept = gridOf(app.network(), id);
    ui.pageHeader(t(Msg::grid_of, {{"measurement", measurementTitle(app, id)}}),
                  t(kept.fixed ? Msg::grid_kept_text : Msg::grid_not_yet_kept));
    ui.link("now", t(Msg::grid_see_now), toFragment({PageName::grid, {}}), ui::Icon::arrowRight);
    return areaCards(ui, app, kept, [&](const Criterion& criterion) { readCriterion(ui, app, criterion); });
  }
  const Grid now = currentGrid(app.network());
  ui.pageHeader(t(Msg::grid_title), t(Msg::grid_subtitle));
  keptNote(ui, app, now);
  areaCards(ui, app, now, [&](const Criterion& criterion) { editCriterion(ui, app, criterion); });
  addCard(ui, app);
  trash(ui, app, "criterion");
}

}  // namespace parcours::pages
