#include "shell/pages/occasions.hpp"

#include <algorithm>

#include "core/journey/quarter_time.hpp"
#include "core/network/dates.hpp"
#include "core/reports/quarter_reports.hpp"
#include "core/text/labels.hpp"
#include "shell/pages/labels.hpp"

namespace parcours::pages {
namespace {

struct Linked {
  std::string title;
  Route route;
  ui::Icon icon = ui::Icon::calendar;
};

Linked linkOf(const App& app, const Occasion& occasion) {
  const auto& t = app.text();
  switch (occasion.kind) {
    case Occasion::Kind::session: {
      const auto session = app.network().get<View>(occasion.id);
      return {session ? sessionTitle(*session, t) : std::string(),
              {PageName::session, occasion.id},
              ui::Icon::people};
    }
    case Occasion::Kind::deadline: {
      const auto round = app.network().get<Round>(occasion.id);
      return {t(Msg::calendar_deadline, {{"n", round ? round->number() : 0}}),
              {PageName::round, {}},
              ui::Icon::vote};
    }
    case Occasion::Kind::step:
      break;
  }
  const auto quarter = app.network().get<Quarter>(occasion.id);
  return {t(Msg::calendar_step,
            {{"n", quarter ? quarter->number() : 0}, {"step", choiceLabel(t, "step", occasion.step)}}),
          {PageName::quarter, occasion.id}};
}

/// The last day of a quarter's step: the one before the next begins.
int lastDay(const std::vector<Occasion>& all, const Occasion& step, int first) {
  const std::size_t next = stepIndex(step.step) + 1;
  for (const Occasion& each : all)
    if (each.id == step.id && next < kSteps && each.step == kStepNames[next])
      return std::max(first, parseIsoDate(each.date).value_or(first) - 1);
  return first;
}

}  // namespace

void occasionLink(ui::Ui& ui, const App& app, const Occasion& occasion) {
  const Linked linked = linkOf(app, occasion);
  const std::string title = occasion.time.empty() ? linked.title : occasion.time + " · " + linked.title;
  ui.link(occasion.id + occasion.step, title, toFragment(linked.route), linked.icon);
}

void occasionList(ui::Ui& ui, const App& app, const std::vector<Occasion>& occasions) {
  ui.list("occasions", app.text()(Msg::calendar_title), static_cast<int>(occasions.size()), [&](int i) {
    const Occasion& occasion = occasions[static_cast<std::size_t>(i)];
    ui.row([&] {
      ui.muted(app.text().date(occasion.date), ui::TextStyle::small);
      occasionLink(ui, app, occasion);
    });
  });
}

void occasionTimeline(ui::Ui& ui, const App& app, const std::vector<Occasion>& occasions,
                      const Quarter& quarter, std::string_view step) {
  const auto& t = app.text();
  const int today = app.session().today();
  const auto place = [](std::string_view name) { return static_cast<int>(stepIndex(name)); };
  std::vector<ui::TimeSpan> rows;
  for (const Occasion& each : occasions) {
    const auto from = parseIsoDate(each.date);
    const bool isStep = each.kind == Occasion::Kind::step && each.id == quarter.id() && each.step != "closed";
    const auto session = app.network().get<View>(each.id);
    const bool isSession =
        each.kind == Occasion::Kind::session && session && session->text("quarter") == quarter.id();
    if (!from || (!isStep && !isSession)) continue;
    const int to = isStep ? lastDay(occasions, each, *from) : *from;
    const int ahead = isStep ? place(each.step) - place(step) : *from - today;
    const Msg state = ahead < 0 ? Msg::calendar_past : ahead > 0 ? Msg::home_coming : Msg::workshop_now;
    const Linked linked = linkOf(app, each);
    rows.push_back({isStep ? choiceLabel(t, "step", each.step) : linked.title,
                    isStep ? std::string() : toFragment(linked.route), t.date(each.date), t.date(isoDate(to)),
                    t(state), *from, to,
                    ahead < 0   ? ui::Tone::good
                    : ahead > 0 ? ui::Tone::neutral
                                : ui::Tone::accent});
  }
  std::vector<ui::TimeMark> months;
  if (!rows.empty()) {
    const Day first = civilFromDays(rows.front().from);
    for (int day = daysFromCivil({first.year, first.month, 1}); months.size() < 12; day = addMonths(day, 1))
      months.push_back({std::max(day, rows.front().from), t.month(isoDate(day))});
  }
  const std::string heads[] = {t(Msg::workshop_step), t(Msg::quarter_start), t(Msg::quarter_end),
                               t(Msg::field_round_state)};
  const std::string title = t(Msg::home_quarter_number, {{"n", quarter.number()}});
  ui.card("timeline", title, [&] {
    ui.gantt("timeline", title, heads, rows, months, {today, t(Msg::calendar_today)});
  });
}

}  // namespace parcours::pages
