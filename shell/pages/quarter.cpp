// The quarter: three months on one topic, step by step.
#include <algorithm>
#include <string>

#include "core/journey/progress.hpp"
#include "core/journey/quarter_time.hpp"
#include "core/journey/tiers.hpp"
#include "core/network/dates.hpp"
#include "core/network/edits.hpp"
#include "core/network/quarter_edits.hpp"
#include "core/text/labels.hpp"
#include "shell/pages/empty_places.hpp"
#include "shell/pages/languages.hpp"
#include "shell/pages/pages.hpp"
#include "shell/pages/quarter_cards.hpp"
#include "shell/pages/steps.hpp"
#include "shell/pages/topic_labels.hpp"
#include "shell/pages/topic_parts.hpp"

namespace parcours::pages {
namespace {

void openCard(ui::Ui& ui, App& app, const Round& round) {
  const auto& t = app.text();
  std::string &start = app.pageState("start"), &end = app.pageState("end");
  if (start.empty()) {
    start = isoDate(app.session().today());
    for (const Quarter& quarter : app.network().quarters())
      if (quarter.topic().empty() && !quarter.start().empty()) {
        start = quarter.start(), end = quarter.end();
        break;
      }
  }
  const auto startDay = parseIsoDate(start);
  // Three months, until the person says otherwise.
  const std::string shownEnd = end.empty() && startDay ? isoDate(addMonths(*startDay, 3) - 1) : end;
  const auto endDay = parseIsoDate(shownEnd);
  ui.card("open", t(Msg::quarter_open_title), [&] {
    ui.text(topicTitle(app, round.chosen()), ui::TextStyle::strong);
    ui.text(t(Msg::quarter_open_text));
    ui.columns({1, 1}, 160, [&](int column) {
      const std::string& value = column == 0 ? start : shownEnd;
      const bool good = column == 0 ? startDay.has_value() : endDay && startDay && *endDay > *startDay;
      const std::string wrong = good ? std::string() : t(Msg::quarter_bad_date);
      if (const auto typed = ui.textField(column == 0 ? "start" : "end",
                                          t(column == 0 ? Msg::quarter_start : Msg::quarter_end), value,
                                          {.error = wrong, .shown = t.date(value), .inputMode = "date"}))
        (column == 0 ? start : end) = *typed;
    });
    if (ui.button("open", t(Msg::quarter_open), ui::Emphasis::primary, ui::Icon::calendar,
                  startDay && endDay && *endDay > *startDay)) {
      app.run(Msg::quarter_did_open, openQuarter(app.network(), round, start, shownEnd), true);
      start.clear(), end.clear();
    }
  });
}

/// What keeps a quarter from its next step, or should be seen to first; false when it may not go on.
bool mayGoOn(ui::Ui& ui, App& app, const Quarter& quarter, std::size_t step) {
  const auto& t = app.text();
  if (kStepNames[step] == "checkpoint" && ofQuarter(app.network(), "course", quarter.id()).empty())
    ui.text(t(Msg::quarter_needs_course), ui::TextStyle::small, ui::Tone::warn);
  const auto topic = app.network().get<Topic>(quarter.topic());
  if (step > 0 || !topic) return true;
  std::string missing;
  for (const std::string_view tier : missingSteps(*topic))
    missing += (missing.empty() ? "" : ", ") + choiceLabel(t, "tier", tier);
  if (missing.empty()) return true;
  ui.text(t(Msg::quarter_needs_steps, {{"steps", missing}}), ui::TextStyle::body, ui::Tone::warn);
  ui.buttonLink("fill", t(Msg::quarter_fill_steps), toFragment({PageName::topic, std::string(topic->id())}),
                ui::Emphasis::primary, ui::Icon::edit);
  return false;
}

/// The last step asks for every city's reflection, or for a reason to do without.
void closing(ui::Ui& ui, App& app, const Quarter& quarter, ui::Emphasis emphasis) {
  const auto& t = app.text();
  const auto missing = withoutReflection(app.network(), quarter);
  if (missing.empty()) {
    if (ui.button("next", t(Msg::quarter_go_to, {{"step", stepLabel(app, "closed")}}), emphasis,
                  ui::Icon::check))
      app.run(Msg::quarter_did_step, setStep(quarter, "closed"), true);
    return;
  }
  ui.text(t(Msg::quarter_needs_reflections, {{"cities", cityList(app, missing)}}), ui::TextStyle::small,
          ui::Tone::warn);
  std::string& reason = ui.draft("review_reason");
  if (const auto typed = ui.textField("review_reason", t(Msg::field_quarter_review_reason), reason,
                                      {.maxLength = 500, .rows = 2}))
    reason = *typed;
  const bool said = reason.find_first_not_of(" \n") != std::string::npos;
  if (!ui.button("close_anyway", t(Msg::quarter_close_anyway), ui::Emphasis::secondary, ui::Icon::none, said))
    return;
  Edit edit = setStep(quarter, "closed");
  edit.push_back(writeText(quarter, "review_reason", reason));
  app.run(Msg::quarter_did_step, edit, true);
  reason.clear();
}

void stepCard(ui::Ui& ui, App& app, const Quarter& quarter) {
  static constexpr Msg kTexts[] = {
      Msg::quarter_do_prepare,    Msg::quarter_do_kickoff, Msg::quarter_do_learn,    Msg::quarter_do_practise,
      Msg::quarter_do_checkpoint, Msg::quarter_do_reflect, Msg::quarter_do_exchange, Msg::quarter_do_closed};
  const auto& t = app.text();
  const std::size_t step = stepIndex(quarter.step());
  const auto emphasis =
      app.who().role == RoleOfPerson::lead ? ui::Emphasis::primary : ui::Emphasis::secondary;
  ui.card("step", stepLabel(app, kStepNames[step]), [&] {
    ui.text(t(kTexts[step]));
    const auto next = stepAfter(kStepNames[step]);
    if (next == "closed") return closing(ui, app, quarter, emphasis);
    if (next.empty()) {
      if (const std::string reason = quarter.text("review_reason"); !reason.empty())
        ui.text(t(Msg::quarter_closed_without, {{"reason", reason}}), ui::TextStyle::small, ui::Tone::warn);
      return;
    }
    if (mayGoOn(ui, app, quarter, step) &&
        ui.button("next", t(Msg::quarter_go_to, {{"step", stepLabel(app, next)}}), emphasis,
                  ui::Icon::arrowRight))
      app.run(Msg::quarter_did_step, setStep(quarter, next), true);
  });
}

void topicCard(ui::Ui& ui, App& app, const Quarter& quarter) {
  const auto& t = app.text();
  const std::string id = quarter.topic(), round = quarter.round();
  const auto topic = app.network().get<Topic>(id);
  ui.card("topic", topicTitle(app, id), [&] {
    if (topic) {
      const std::string aim = quarter.text("aim");
      ui.text(aim.empty() ? sharedText(app, *topic, "summary") : aim);
      stepsToRead(ui, app, *topic);
    }
    ui.row([&] {
      if (topic && !topic->entity().hidden())
        ui.link("topic", t(Msg::quarter_see_topic), toFragment({PageName::topic, id}));
      if (app.network().get<Round>(round))
        ui.link("why", t(Msg::quarter_why), toFragment({PageName::history, round}));
    });
  });
}

/// The quarters that are closed, to look back at.
void pastCard(ui::Ui& ui, App& app, std::string_view shown) {
  const auto& t = app.text();
  auto past = app.network().quarters();
  std::erase_if(past, [&](const Quarter& quarter) {
    return quarter.planned() || quarter.open() || quarter.id() == shown;
  });
  if (past.empty()) return;
  ui.card("past", t(Msg::quarter_past), [&] {
    ui.list("past", t(Msg::quarter_past), static_cast<int>(past.size()), [&](int i) {
      const Quarter& quarter = past[static_cast<std::size_t>(i)];
      ui.link(
          quarter.id(),
          t(Msg::report_of_quarter, {{"n", quarter.number()}, {"topic", topicTitle(app, quarter.topic())}}),
          toFragment({PageName::quarter, std::string(quarter.id())}));
    });
  });
}

void show(ui::Ui& ui, App& app, const Quarter& quarter) {
  const auto& t = app.text();
  const bool dated = !quarter.start().empty() && !quarter.end().empty();
  ui.pageHeader(
      t(Msg::quarter_number, {{"n", quarter.number()}}),
      dated ? t(Msg::quarter_dates, {{"start", t.date(quarter.start())}, {"end", t.date(quarter.end())}})
            : std::string());
  quarterStepper(ui, app, quarter.step());
  const Who who = app.who();
  const auto city = app.network().get<City>(who.city);
  const bool ofCity = who.role == RoleOfPerson::city && city && !city->entity().hidden();
  ui.columns({3, 2}, 320, [&](int column) {
    if (column == 0) {
      topicCard(ui, app, quarter);
      sessionsCard(ui, app, quarter);
      if (!ofCity && quarter.open() && stepIndex(quarter.step()) < 2) preparationCards(ui, app, quarter);
    } else {
      stepCard(ui, app, quarter);
      if (ofCity && quarter.open()) myCityCard(ui, app, quarter, *city);
      handoutsCard(ui, app, quarter);
      if (!ofCity) citiesCard(ui, app, quarter);
      courseCard(ui, app, quarter);
    }
  });
}

}  // namespace

void quarter(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const auto asked = app.network().get<Quarter>(app.route().id);
  const Here here = app.session().here(app.who());
  const auto current = app.network().get<Quarter>(here.quarterId);
  const auto waiting = roundWithoutQuarter(app.network());
  if (asked && asked->entity().type == "quarter" && !asked->entity().hidden() && !asked->planned()) {
    show(ui, app, *asked);
    return pastCard(ui, app, asked->id());
  }
  if (!current || !current->open()) {
    ui.pageHeader(t(Msg::quarter_title), t(Msg::quarter_none));
    if (waiting) {
      openCard(ui, app, *waiting);
    } else {
      beforeFirstChoice(ui, app, ui::Icon::calendar, Msg::quarter_empty, Msg::quarter_empty_text);
    }
    return pastCard(ui, app, {});
  }
  const auto quarters = app.network().quarters();
  if (std::count_if(quarters.begin(), quarters.end(), [](const Quarter& each) { return each.open(); }) > 1)
    ui.banner("two_open", ui::Tone::warn, t(Msg::quarter_two_open));
  show(ui, app, *current);
  if (waiting)
    ui.banner("waiting", ui::Tone::accent,
              t(Msg::quarter_next_waits, {{"topic", topicTitle(app, waiting->chosen())}}));
  pastCard(ui, app, current->id());
}

}  // namespace parcours::pages
