// The quarter: three months on one topic, step by step.
#include <string>

#include "core/network/dates.hpp"
#include "core/network/edits.hpp"
#include "shell/pages/pages.hpp"
#include "shell/pages/steps.hpp"
#include "shell/pages/topic_labels.hpp"
#include "shell/pages/topic_parts.hpp"

namespace parcours::pages {
namespace {

void openCard(ui::Ui& ui, App& app, const Round& round) {
  const auto& t = app.text();
  std::string &start = ui.draft("start"), &end = ui.draft("end");
  if (start.empty()) {
    start = isoDate(app.session().today());
    for (const Quarter& quarter : app.network().quarters())
      if (quarter.topic().empty() && !quarter.start().empty()) {
        start = quarter.start(), end = quarter.end();
        break;
      }
  }
  const auto startDay = parseIsoDate(start);
  if (end.empty() && startDay) end = isoDate(addMonths(*startDay, 3) - 1);
  const auto endDay = parseIsoDate(end);
  ui.card("open", t(Msg::quarter_open_title), [&] {
    ui.text(topicTitle(app, round.chosen()), ui::TextStyle::strong);
    ui.text(t(Msg::quarter_open_text));
    ui.columns({1, 1}, 160, [&](int column) {
      std::string& value = column == 0 ? start : end;
      const bool good = column == 0 ? startDay.has_value() : endDay && startDay && *endDay > *startDay;
      const std::string wrong = good ? std::string() : t(Msg::quarter_bad_date);
      if (const auto typed = ui.textField(column == 0 ? "start" : "end",
                                          t(column == 0 ? Msg::quarter_start : Msg::quarter_end), value,
                                          {.error = wrong, .inputMode = "date"}))
        value = *typed;
    });
    if (ui.button("open", t(Msg::quarter_open), ui::Emphasis::primary, ui::Icon::calendar,
                  startDay && endDay && *endDay > *startDay)) {
      app.run(Msg::quarter_did_open, openQuarter(app.network(), round, start, end), true);
      ui.clearDrafts();
    }
  });
}

/// A quarter that does not say its step begins.
std::string stepOf(const Quarter& quarter) {
  return quarter.step().empty() ? std::string(kSteps[0]) : quarter.step();
}

void stepCard(ui::Ui& ui, App& app, const Quarter& quarter) {
  static constexpr Msg kTexts[] = {
      Msg::quarter_do_prepare,    Msg::quarter_do_kickoff, Msg::quarter_do_learn,    Msg::quarter_do_practise,
      Msg::quarter_do_checkpoint, Msg::quarter_do_reflect, Msg::quarter_do_exchange, Msg::quarter_do_closed};
  const auto& t = app.text();
  const std::string step = stepOf(quarter);
  ui.card("step", stepLabel(app, step), [&] {
    for (std::size_t i = 0; i < std::size(kSteps); ++i)
      if (kSteps[i] == step) ui.text(t(kTexts[i]));
    const auto next = stepAfter(step);
    if (!next.empty() &&
        ui.button("next", t(Msg::quarter_go_to, {{"step", stepLabel(app, next)}}),
                  app.who().role == RoleOfPerson::lead ? ui::Emphasis::primary : ui::Emphasis::secondary,
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
      ui.text(topic->summary(code(t.language())));
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

}  // namespace

void quarter(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const Here here = app.session().here(app.who());
  const auto quarter = app.network().get<Quarter>(here.quarterId);
  const auto waiting = roundWithoutQuarter(app.network());
  const bool running = quarter && quarter->open();
  if (!running) {
    ui.pageHeader(t(Msg::quarter_title), t(Msg::quarter_none));
    if (waiting) return openCard(ui, app, *waiting);
    ui.emptyState("none", ui::Icon::calendar, t(Msg::quarter_empty), t(Msg::quarter_empty_text));
    ui.buttonLink("round", t(Msg::quarter_to_round), toFragment({PageName::round, {}}), ui::Emphasis::primary,
                  ui::Icon::vote);
    return;
  }
  const bool dated = !quarter->start().empty() && !quarter->end().empty();
  ui.pageHeader(
      t(Msg::quarter_number, {{"n", quarter->number()}}),
      dated ? t(Msg::quarter_dates, {{"start", t.date(quarter->start())}, {"end", t.date(quarter->end())}})
            : std::string());
  quarterStepper(ui, app, stepOf(*quarter));
  ui.columns({3, 2}, 320, [&](int column) {
    if (column == 0)
      topicCard(ui, app, *quarter);
    else
      stepCard(ui, app, *quarter);
  });
  if (waiting)
    ui.banner("waiting", ui::Tone::accent,
              t(Msg::quarter_next_waits, {{"topic", topicTitle(app, waiting->chosen())}}));
}

}  // namespace parcours::pages
