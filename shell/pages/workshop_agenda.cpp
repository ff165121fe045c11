// The clock of a session and its agenda: what is on, how long it may take, what comes next.
#include <algorithm>
#include <string>
#include <vector>

#include "core/network/edits.hpp"
#include "core/network/session_records.hpp"
#include "core/text/labels.hpp"
#include "shell/pages/record_form.hpp"
#include "shell/pages/workshop.hpp"

namespace parcours::pages {
namespace {

constexpr int kMinute = 60, kUsualMinutes = 10, kMostMinutes = 9'999;
/// Where the timer stands after the last step: no record has such an id.
constexpr std::string_view kOver = "over";

/// The clock of a session, as it is in this frame.
struct Clock {
  std::vector<View> steps;
  SessionTimer timer;  ///< The device's, where it is this session's; else one at the beginning.
  std::size_t at = 0;  ///< The step that is on; the number of steps when there is none.
  std::int64_t spent = 0, whole = 0;         ///< Seconds on this step, and on all.
  std::int64_t planned = 0, plannedAll = 0;  ///< Minutes; 0: as long as it takes.

  [[nodiscard]] bool over() const { return timer.step == kOver; }
  [[nodiscard]] std::int64_t late() const { return planned == 0 ? 0 : spent - planned * kMinute; }
};

Clock clockOf(App& app, const View& session) {
  Clock clock;
  clock.steps = ofSession(app.network(), "agenda_step", session.id());
  if (app.timer().session == session.id()) clock.timer = app.timer();
  const auto found = std::find_if(clock.steps.begin(), clock.steps.end(),
                                  [&](const View& step) { return step.id() == clock.timer.step; });
  clock.at = static_cast<std::size_t>(found - clock.steps.begin());
  if (clock.timer.step.empty()) clock.at = 0;
  clock.spent = clock.timer.ofStep(app.now());
  clock.whole = clock.timer.ofSession(app.now());
  for (const View& step : clock.steps) clock.plannedAll += step.ordinal("minutes");
  constexpr std::int64_t kWeek = 10'080;
  const std::int64_t asked = std::clamp<std::int64_t>(session.integer("minutes").value_or(0), 0, kWeek);
  if (clock.steps.empty()) clock.planned = clock.plannedAll = asked;
  if (clock.at < clock.steps.size()) clock.planned = clock.steps[clock.at].ordinal("minutes");
  return clock;
}

/// What is left; over time, how much too long.
std::string shownTime(const Clock& clock) {
  if (clock.over() || clock.planned == 0) return clockTime(clock.over() ? clock.whole : clock.spent);
  return clock.late() > 0 ? "+" + clockTime(clock.late()) : clockTime(-clock.late());
}

std::string nameOfStep(const App& app, const Clock& clock) {
  if (clock.over()) return app.text()(Msg::workshop_over);
  return clock.at < clock.steps.size() ? clock.steps[clock.at].text("title") : std::string();
}

void clockFace(ui::Ui& ui, const App& app, const Clock& clock, ui::TextStyle style) {
  const auto& t = app.text();
  const bool late = clock.late() > 0 && !clock.over();
  ui.timer("timer", t(late ? Msg::workshop_late : Msg::workshop_time), shownTime(clock), style,
           late ? ui::Tone::bad : ui::Tone::neutral);
  if (late) ui.pill(t(Msg::workshop_late), ui::Tone::bad);
}

/// Said once, when the time of the step is up.
void ring(App& app, const Clock& clock) {
  SessionTimer& timer = app.timer();
  if (!clock.timer.running() || clock.over() || clock.planned == 0 || clock.late() < 0 || timer.told) return;
  timer.told = true;
  app.say(app.text()(Msg::workshop_time_up, {{"step", nameOfStep(app, clock)}}));
}

/// The timer counts for this session from now on.
SessionTimer& take(App& app, const View& session, const Clock& clock) {
  SessionTimer& timer = app.timer();
  timer = clock.timer;
  timer.session = session.id();
  if (timer.step.empty() && !clock.steps.empty()) timer.step = clock.steps.front().id();
  return timer;
}

/// Leaves the step that is on, keeping how long it took, for another.
void go(App& app, const View& session, const Clock& clock, std::string_view step) {
  SessionTimer& timer = take(app, session, clock);
  if (clock.at < clock.steps.size() && clock.spent > 0) {
    const View& done = clock.steps[clock.at];
    const std::int64_t took = done.ordinal("took") + (clock.spent + kMinute / 2) / kMinute;
    app.run(Msg::workshop_did_step, {writeInteger(done, "took", std::min<std::int64_t>(took, kMostMinutes))});
  }
  timer.go(step, app.now());
  if (step == kOver) timer.pause(app.now());
}

void clockButtons(ui::Ui& ui, App& app, const View& session, const Clock& clock) {
  const auto& t = app.text();
  if (clock.over()) {
    if (ui.button("again", t(Msg::workshop_again), ui::Emphasis::quiet, ui::Icon::undo)) app.timer() = {};
    return;
  }
  const bool running = clock.timer.running();
  if (ui.button("start", t(running ? Msg::workshop_pause : Msg::workshop_start),
                running ? ui::Emphasis::secondary : ui::Emphasis::primary, ui::Icon::clock)) {
    SessionTimer& timer = take(app, session, clock);
    running ? timer.pause(app.now()) : timer.start(app.now());
  }
  const bool last = clock.at + 1 >= clock.steps.size();
  if (ui.button("next", t(last ? Msg::workshop_finish : Msg::workshop_next),
                running ? ui::Emphasis::primary : ui::Emphasis::secondary, ui::Icon::arrowRight))
    go(app, session, clock, last ? kOver : clock.steps[clock.at + 1].id());
}

void stepRow(ui::Ui& ui, App& app, const View& session, const Clock& clock, std::size_t i) {
  const auto& t = app.text();
  const View& step = clock.steps[i];
  const bool here = i == clock.at && !clock.over();
  const bool now = here && !clock.timer.step.empty();  // Nothing is on before the clock has been started.
  ui.text(step.text("title"), now ? ui::TextStyle::strong : ui::TextStyle::body);
  ui.row([&] {
    if (now) ui.pill(t(Msg::workshop_now), ui::Tone::accent);
    ui.muted(t(Msg::workshop_minutes, {{"n", step.ordinal("minutes")}}), ui::TextStyle::small);
    if (step.has("took"))
      ui.muted(t(Msg::workshop_took_minutes, {{"n", step.ordinal("took")}}), ui::TextStyle::small);
    if (!here && ui.button("go", t(Msg::workshop_go), ui::Emphasis::quiet))
      go(app, session, clock, step.id());
  });
}

void editRow(ui::Ui& ui, App& app, const View& step) {
  const auto& t = app.text();
  recordFields(ui, app, step, {"title", "minutes"});
  ui.row([&] {
    for (const int by : {-1, 1}) {
      const Edit edit = moveStep(app.network(), step, by);
      if (ui.button(by < 0 ? "up" : "down", t(by < 0 ? Msg::workshop_earlier : Msg::workshop_later),
                    ui::Emphasis::quiet, ui::Icon::none, !edit.empty()))
        app.run(Msg::workshop_did_agenda, edit);
    }
    removeRecord(ui, app, step);
  });
}

void addStepField(ui::Ui& ui, App& app, const View& session) {
  const auto& t = app.text();
  std::string& title = ui.draft("step");
  if (const auto typed = ui.textField("new_step", t(Msg::workshop_new_step), title, {.maxLength = 120}))
    title = *typed;
  if (ui.button("add_step", t(Msg::workshop_add), ui::Emphasis::secondary, ui::Icon::plus, says(title)) &&
      app.run(Msg::workshop_did_agenda,
              addStep(app.network(), app.session().newId(), session.id(), title, kUsualMinutes)))
    title.clear();
}

/// Where a session has no steps yet: from what it plans, or from a template for its way of learning.
void beginButtons(ui::Ui& ui, App& app, const View& session) {
  const auto& t = app.text();
  ui.muted(t(Msg::workshop_no_agenda));
  const auto begin = [&](std::string_view text) {
    app.run(Msg::workshop_did_agenda,
            beginAgenda(app.network(), session.id(), readAgenda(text), kUsualMinutes), true);
  };
  ui.row([&] {
    if (session.has("agenda") &&
        ui.button("planned", t(Msg::workshop_from_plan), ui::Emphasis::secondary, ui::Icon::plus))
      begin(session.text("agenda"));
    if (!ui.button("template", t(Msg::quarter_agenda_use), ui::Emphasis::secondary, ui::Icon::plus)) return;
    const auto own = findMessage("workshop.template." + session.text("way"));
    begin(t(own.value_or(Msg::workshop_template_event)));
  });
}

}  // namespace

void clockCard(ui::Ui& ui, App& app, const View& session) {
  const auto& t = app.text();
  const Clock clock = clockOf(app, session);
  ring(app, clock);
  ui.card("clock", nameOfStep(app, clock), [&] {
    clockFace(ui, app, clock, ui::TextStyle::display);
    const std::int64_t minutes = clock.whole / kMinute;
    ui.muted(clock.plannedAll > 0 ? t(Msg::workshop_whole_of, {{"n", minutes}, {"of", clock.plannedAll}})
                                  : t(Msg::workshop_whole, {{"n", minutes}}));
    if (!clock.over() && clock.at + 1 < clock.steps.size())
      ui.muted(t(Msg::workshop_then, {{"step", clock.steps[clock.at + 1].text("title")}}));
    ui.row([&] { clockButtons(ui, app, session, clock); });
  });
}

void clockLine(ui::Ui& ui, App& app, const View& session) {
  const Clock clock = clockOf(app, session);
  if (clock.timer.session.empty() || clock.over()) return;
  ring(app, clock);
  ui.row([&] {
    ui.icon(ui::Icon::clock);
    clockFace(ui, app, clock, ui::TextStyle::strong);
    ui.muted(nameOfStep(app, clock));
  });
}

void agendaCard(ui::Ui& ui, App& app, const View& session) {
  const auto& t = app.text();
  const Clock clock = clockOf(app, session);
  std::string& editing = app.pageState("edit");
  ui.card("agenda", t(Msg::workshop_agenda), [&] {
    if (clock.steps.empty()) beginButtons(ui, app, session);
    ui.list("steps", t(Msg::workshop_agenda), static_cast<int>(clock.steps.size()), [&](int i) {
      const auto at = static_cast<std::size_t>(i);
      ui.scope(clock.steps[at].id(), [&] {
        editing.empty() ? stepRow(ui, app, session, clock, at) : editRow(ui, app, clock.steps[at]);
      });
    });
    if (!editing.empty() || clock.steps.empty()) addStepField(ui, app, session);
    if (clock.steps.empty()) return;
    if (editing.empty() ? ui.button("edit", t(Msg::workshop_edit), ui::Emphasis::quiet, ui::Icon::edit)
                        : ui.button("done", t(Msg::common_done), ui::Emphasis::secondary, ui::Icon::check))
      editing = editing.empty() ? "agenda" : "";
  });
}

}  // namespace parcours::pages
