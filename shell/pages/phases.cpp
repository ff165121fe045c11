// The readiness gate: what a city shows before it goes on to its next phase, what people decide, and the
// criteria the network agreed on. Cities by name, each at its own time.
#include "core/journey/phases.hpp"

#include <string>
#include <vector>

#include "core/document/canonical.hpp"
#include "core/network/draft.hpp"
#include "core/network/edits.hpp"
#include "core/network/library.hpp"
#include "core/text/labels.hpp"
#include "shell/pages/baseline_words.hpp"
#include "shell/pages/empty_places.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/languages.hpp"
#include "shell/pages/quarter_cards.hpp"
#include "shell/pages/record_form.hpp"
#include "shell/pages/steps.hpp"
#include "shell/pages/trash.hpp"

namespace parcours::pages {
namespace {

/// One line a city: its phase, what it shows of the next gate, what people decided.
std::string readinessWords(const App& app, const City& city, const Readiness& readiness) {
  const auto& t = app.text();
  const std::string phase = city.phase().empty() ? t(Msg::common_not_said) : phaseLabel(app, city.phase());
  if (readiness.phase.empty()) return t(Msg::phases_last, {{"phase", phase}});
  std::string words = t(Msg::phases_line, {{"phase", phase},
                                           {"next", phaseLabel(app, readiness.phase)},
                                           {"met", readiness.met},
                                           {"of", readiness.criteria}});
  if (readiness.verdict != Verdict::none)
    words += " · " + choiceLabel(t, "verdict", readiness.verdict == Verdict::passed ? "passed" : "not_yet");
  return words;
}

void evidenceItem(ui::Ui& ui, App& app, const City& city, const View& gate) {
  const auto& t = app.text();
  const auto evidence = gateEvidence(app.network(), gate.id(), city.id());
  ui.text(entityTitle(app, gate.id()), ui::TextStyle::strong);
  if (const auto typed =
          ui.textField("text", t(Msg::field_gate_evidence_text),
                       evidence ? wordsOfCity(app, *evidence, evidence->text("text")) : std::string(),
                       {.maxLength = 4000, .rows = 2}))
    app.run(Msg::form_did_edit,
            writeGateEvidence(app.network(), gate.id(), city.id(), "text",
                              typed->empty() ? "null" : jsonString(*typed)),
            false, "evidence" + std::string(gate.id()).append(city.id()));
  if (const auto met = ui.checkbox("met", t(Msg::field_gate_evidence_met), evidence && evidence->flag("met")))
    app.run(Msg::form_did_edit,
            writeGateEvidence(app.network(), gate.id(), city.id(), "met", *met ? "true" : "false"));
}

void verdictForm(ui::Ui& ui, App& app, const City& city, const Readiness& readiness) {
  const auto& t = app.text();
  std::string &by = app.pageState("by"), &reason = ui.draft("reason");
  if (by.empty()) by = respondentOf(app);
  if (const auto typed = ui.textField("by", t(Msg::field_gate_verdict_by), by, {.maxLength = 100}))
    by = *typed;
  if (const auto typed =
          ui.textField("reason", t(Msg::field_gate_verdict_reason), reason, {.maxLength = 4000, .rows = 2}))
    reason = *typed;
  const bool said = reason.find_first_not_of(" \n") != std::string::npos;
  const auto give = [&](Verdict verdict) {
    app.run(Msg::phases_did_verdict,
            giveVerdict(app.session().newId(), city.id(), readiness.phase, verdict, by, reason, todayOf(app)),
            true);
    ui.clearDrafts();
  };
  ui.row([&] {
    if (ui.button("passed", t(Msg::value_verdict_passed), ui::Emphasis::secondary, ui::Icon::check, said))
      give(Verdict::passed);
    else if (ui.button("not_yet", t(Msg::value_verdict_not_yet), ui::Emphasis::secondary, ui::Icon::none,
                       said))
      give(Verdict::notYet);
  });
}

void verdictCard(ui::Ui& ui, App& app, const City& city, const Readiness& readiness) {
  const auto& t = app.text();
  const std::string next = phaseLabel(app, readiness.phase);
  ui.card("verdict", t(Msg::phases_verdict), [&] {
    ui.muted(t(Msg::phases_verdict_help), ui::TextStyle::small);
    ui.list("verdicts", t(Msg::phases_verdict), static_cast<int>(readiness.verdicts.size()), [&](int i) {
      const View& verdict = readiness.verdicts[static_cast<std::size_t>(i)];
      std::string words = choiceLabel(t, "verdict", verdict.text("verdict"));
      if (verdict.has("date")) words += " · " + t.date(verdict.text("date"));
      if (verdict.has("by")) words += " · " + verdict.text("by");
      ui.text(words, ui::TextStyle::strong);
      if (verdict.has("reason")) ui.muted(verdict.text("reason"), ui::TextStyle::small);
    });
    verdictForm(ui, app, city, readiness);
    const bool passed = readiness.verdict == Verdict::passed;
    if (ui.button("move", t(Msg::phases_move, {{"phase", next}}),
                  passed ? ui::Emphasis::primary : ui::Emphasis::quiet, ui::Icon::arrowRight))
      app.run(Msg::phases_did_move, {writeText(city, "phase", readiness.phase)}, true);
  });
}

void oneCity(ui::Ui& ui, App& app, const City& city) {
  const auto& t = app.text();
  const Readiness readiness = readinessOf(app.network(), city);
  ui.link("back", t(Msg::phases_title), toFragment({PageName::phases, {}}), ui::Icon::arrowLeft);
  ui.pageHeader(entityTitle(app, city.id()), readinessWords(app, city, readiness));
  if (readiness.phase.empty()) {
    ui.emptyState("last", ui::Icon::flag, t(Msg::phases_last_title), t(Msg::phases_last_text));
    return ui.row([&] {
      ui.link("profile", t(Msg::phases_profile), toFragment({PageName::profile, std::string(city.id())}),
              ui::Icon::chart);
      ui.link("peers", t(Msg::peers_title), toFragment({PageName::peers, {}}), ui::Icon::people);
    });
  }
  const auto gates = gatesTo(app.network(), readiness.phase);
  const std::string title = t(Msg::phases_towards, {{"phase", phaseLabel(app, readiness.phase)}});
  ui.columns({3, 2}, 320, [&](int column) {
    if (column == 1) return verdictCard(ui, app, city, readiness);
    ui.card("evidence", title, [&] {
      if (gates.empty()) ui.muted(t(Msg::phases_none));
      ui.list("gates", title, static_cast<int>(gates.size()), [&](int i) {
        const View& gate = gates[static_cast<std::size_t>(i)];
        ui.scope(gate.id(), [&] { evidenceItem(ui, app, city, gate); });
      });
    });
  });
}

void gateItem(ui::Ui& ui, App& app, const View& gate) {
  const auto& t = app.text();
  std::string& editing = app.pageState("gate");
  if (editing != gate.id()) {
    const std::string title = entityTitle(app, gate.id());
    ui.text(title);
    if (ui.button("edit", t(Msg::grid_edit, {{"name", title}}), ui::Emphasis::quiet, ui::Icon::edit))
      editing = gate.id();
    return;
  }
  recordFields(ui, app, gate, {"title", "phase"});
  ui.row([&] {
    if (ui.button("done", t(Msg::common_done), ui::Emphasis::secondary, ui::Icon::check)) editing.clear();
    if (removeRecord(ui, app, gate)) editing.clear();
  });
}

void gatesCard(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.card("criteria", t(Msg::phases_criteria), [&] {
    if (app.network().all("gate").empty()) ui.muted(t(Msg::phases_none));
    for (const std::string_view phase : {kPhaseNames[1], kPhaseNames[2]}) {
      const std::string title = t(Msg::phases_towards, {{"phase", phaseLabel(app, phase)}});
      const auto gates = gatesTo(app.network(), phase);
      ui.heading(3, title);
      ui.list(phase, title, static_cast<int>(gates.size()), [&](int i) {
        const View& gate = gates[static_cast<std::size_t>(i)];
        ui.scope(gate.id(), [&] { gateItem(ui, app, gate); });
      });
      ui.scope(phase, [&] {
        if (!ui.button("add", t(Msg::phases_add, {{"phase", phaseLabel(app, phase)}}), ui::Emphasis::quiet,
                       ui::Icon::plus))
          return;
        const std::string id = app.session().newId();
        app.run(Msg::phases_did_add, Draft(id, "gate", kCommons).text("phase", phase).take(), true);
        app.pageState("gate") = id;
      });
    }
    const Edit missing = addReadyMadeGates(app.network(), app.content("gates.json"));
    if (!missing.empty() &&
        ui.button("ready_made", t(Msg::baseline_take), ui::Emphasis::secondary, ui::Icon::book))
      app.run(Msg::baseline_did_take, missing, true);
    trash(ui, app, "gate");
  });
}

}  // namespace

void phaseCard(ui::Ui& ui, App& app, const City& city) {
  const auto& t = app.text();
  const std::string id(city.id());
  ui.card("journey", t(Msg::phases_title), [&] {
    ui.text(readinessWords(app, city, readinessOf(app.network(), city)));
    ui.link("phases", t(Msg::phases_see), toFragment({PageName::phases, id}), ui::Icon::arrowRight);
    ui.link("profile", t(Msg::phases_profile), toFragment({PageName::profile, id}), ui::Icon::chart);
  });
}

void phases(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const auto city = app.network().get<City>(app.route().id);
  if (city && city->entity().type == "city" && !city->entity().hidden()) return oneCity(ui, app, *city);
  ui.link("back", t(Msg::baseline_title), toFragment({PageName::baseline, {}}), ui::Icon::arrowLeft);
  ui.pageHeader(t(Msg::phases_title), t(Msg::phases_subtitle));
  const auto cities = app.network().cities();
  const auto names = cityNames(app, cities);
  ui.columns({1, 1}, 380, [&](int column) {
    if (column == 1) return gatesCard(ui, app);
    ui.card("cities", t(Msg::phases_cities), [&] {
      if (cities.empty()) return withoutCities(ui, app, Msg::cities_empty_text);
      ui.list("cities", t(Msg::phases_cities), static_cast<int>(cities.size()), [&](int i) {
        const City& each = cities[static_cast<std::size_t>(i)];
        ui.link(each.id(), names[static_cast<std::size_t>(i)],
                toFragment({PageName::phases, std::string(each.id())}));
        ui.muted(readinessWords(app, each, readinessOf(app.network(), each)), ui::TextStyle::small);
      });
    });
  });
}

}  // namespace parcours::pages
