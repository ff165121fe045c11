// One city: what it says of itself, edited in place; where it stands; pausing and removing it.
#include <algorithm>
#include <string>

#include "core/network/edits.hpp"
#include "shell/pages/baseline_words.hpp"
#include "shell/pages/city_fields.hpp"
#include "shell/pages/conflict_note.hpp"
#include "shell/pages/decimals.hpp"
#include "shell/pages/expert_requests.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/pages.hpp"
#include "shell/pages/record_form.hpp"
#include "shell/pages/steps.hpp"

namespace parcours::pages {
namespace {

void aboutCard(ui::Ui& ui, App& app, const City& city) {
  const auto& t = app.text();
  ui.card("about", t(Msg::city_about), [&] {
    const std::string nameless = city.name().empty() ? t(Msg::city_needs_name) : std::string();
    ui.columns({1, 1}, 220, [&](int column) {
      if (column == 0)
        cityText(ui, app, city, "name", {.error = nameless, .maxLength = 100, .required = true});
      else
        cityText(ui, app, city, "country", {.maxLength = 100});
    });
    if (const auto chosen = languageBoxes(ui, app, city.languages()))
      app.run(Msg::city_did_edit, {writeSet(city, "languages", *chosen)});
    conflictNote(ui, app, city, "languages");
    if (city.languages().size() > 1) recordField(ui, app, city, "first_language");
    recordFields(ui, app, city, {"utc_offset", "size", "mentor_places"});
    if (const auto chosen = phaseChoice(ui, app, city.phase()))
      app.run(Msg::city_did_edit, {writeText(city, "phase", *chosen)});
    conflictNote(ui, app, city, "phase");
  });
  challengeCard(ui, app, city);
}

/// Plain facts about this city alone: no place among the others.
void standingCard(ui::Ui& ui, App& app, const City& city) {
  const auto& t = app.text();
  ui.card("standing", t(Msg::city_standing), [&] {
    const Ledger& ledger = app.session().ledger();
    if (!ledger.unsettled.empty())
      ui.text(t(Msg::city_standing_unsettled), ui::TextStyle::small, ui::Tone::warn);
    const auto found = std::find_if(ledger.standings.begin(), ledger.standings.end(),
                                    [&](const Standing& standing) { return standing.city == city.id(); });
    if (ledger.rounds.empty() || found == ledger.standings.end()) return ui.muted(t(Msg::city_standing_none));
    ui.text(t(Msg::city_wait, {{"n", found->wait}}), ui::TextStyle::strong);
    ui.muted(t(Msg::city_wait_help), ui::TextStyle::small);
    ui.text(t(Msg::city_balance, {{"value", decimals(t, found->balance)}}), ui::TextStyle::strong);
    ui.muted(t(Msg::city_balance_help), ui::TextStyle::small);
    ui.link("history", t(Msg::city_see_history), toFragment({PageName::history, {}}), ui::Icon::chart);
  });
}

/// Whom the city can ask, and whom it can help.
void helpCard(ui::Ui& ui, App& app, const City& city) {
  const auto& t = app.text();
  ui.card("help", t(Msg::nav_experts), [&] {
    if (ui.button("ask_expert", t(Msg::experts_ask), ui::Emphasis::secondary, ui::Icon::plus))
      askForExpert(app, {.city = city.id()});
    ui.link("peers", t(Msg::experts_to_peers), toFragment({PageName::peers, {}}), ui::Icon::people);
  });
}

void pauseCard(ui::Ui& ui, App& app, const City& city) {
  const auto& t = app.text();
  ui.card("pause", t(city.paused() ? Msg::city_paused : Msg::city_pause), [&] {
    conflictNote(ui, app, city, "paused");
    if (city.paused()) {
      ui.muted(t(Msg::city_paused_text), ui::TextStyle::small);
      cityText(ui, app, city, "paused_reason", {.maxLength = 500, .rows = 2});
      if (ui.button("resume", t(Msg::city_resume), ui::Emphasis::secondary))
        app.run(Msg::city_did_resume, {writeFlag(city, "paused", false), clearField(city, "paused_reason")},
                true);
      return;
    }
    ui.muted(t(Msg::city_pause_text), ui::TextStyle::small);
    std::string& reason = ui.draft("reason");
    if (const auto typed =
            ui.textField("reason", t(Msg::city_pause_reason), reason,
                         {.help = t(Msg::city_pause_reason_help), .maxLength = 500, .rows = 2}))
      reason = *typed;
    if (ui.button("pause", t(Msg::city_do_pause), ui::Emphasis::secondary)) {
      Edit edit{writeFlag(city, "paused", true)};
      if (!reason.empty()) edit.push_back(writeText(city, "paused_reason", reason));
      app.run(Msg::city_did_pause, edit, true);
      reason.clear();
    }
  });
}

void removeCard(ui::Ui& ui, App& app, const City& city) {
  const auto& t = app.text();
  ui.disclosure("remove", t(Msg::city_remove), [&] {
    ui.muted(t(Msg::city_remove_text), ui::TextStyle::small);
    if (ui.button("remove_now", t(Msg::city_do_remove), ui::Emphasis::danger, ui::Icon::trash) &&
        app.run(Msg::city_did_remove, remove(city.id()), true))
      app.go({PageName::cities, {}});
  });
}

}  // namespace

void city(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const auto city = app.network().get<City>(app.route().id);
  ui.link("back", t(Msg::cities_title), toFragment({PageName::cities, {}}), ui::Icon::arrowLeft);
  if (!city || city->entity().type != "city" || city->entity().hidden())
    return ui.pageHeader(t(Msg::city_missing), t(Msg::city_missing_text));

  ui.pageHeader(entityTitle(app, city->id()), city->country());
  if (city->entity().deletedElsewhere() &&
      ui.banner("deleted_elsewhere", ui::Tone::warn, t(Msg::city_deleted_elsewhere), t(Msg::city_keep)))
    app.run(Msg::city_did_keep, takeBack(city->id()), true);
  ui.columns({3, 2}, 320, [&](int column) {
    if (column == 0) return aboutCard(ui, app, *city);
    phaseCard(ui, app, *city);
    standingCard(ui, app, *city);
    helpCard(ui, app, *city);
    pauseCard(ui, app, *city);
    removeCard(ui, app, *city);
  });
}

}  // namespace parcours::pages
