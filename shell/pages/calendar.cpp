// The calendar: what is coming, as a list by day, month by month or over the quarter, and as a file for the
// phone's own.
#include "core/journey/calendar.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/journey/progress.hpp"
#include "core/network/dates.hpp"
#include "core/reports/icalendar.hpp"
#include "core/reports/quarter_reports.hpp"
#include "core/text/labels.hpp"
#include "shell/pages/empty_places.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/occasions.hpp"
#include "shell/pages/quarter_cards.hpp"

namespace parcours::pages {
namespace {

constexpr std::string_view kMonth = "month", kTimeline = "timeline";  // The list needs no name.
constexpr int kWeek = 7;
constexpr int kMondayOffset = 3;  // 1970-01-01 was a Thursday.

/// Whose calendar it is: a city's own at first, the network's for others.
std::string chooseCity(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const Who who = app.who();
  std::string& state = app.pageState("city");
  if (state.empty()) state = who.role == RoleOfPerson::city ? who.city : std::string();
  if (state.empty()) state = "*";
  const auto cities = app.network().cities();
  std::vector<std::string> names = cityNames(app, cities);
  names.insert(names.begin(), t(Msg::calendar_network));
  int selected = 0;
  for (std::size_t i = 0; i < cities.size(); ++i)
    if (cities[i].id() == state) selected = static_cast<int>(i) + 1;
  if (const auto chosen = ui.select("city", t(Msg::calendar_whose), names, selected)) {
    selected = *chosen;
    state = selected == 0 ? "*" : std::string(cities[static_cast<std::size_t>(selected) - 1].id());
  }
  return selected == 0 ? std::string() : state;
}

void listView(ui::Ui& ui, App& app, const std::vector<Occasion>& all) {
  const auto& t = app.text();
  const std::string today = todayOf(app);
  const auto next =
      std::find_if(all.begin(), all.end(), [&](const Occasion& each) { return each.date >= today; });
  if (all.empty())
    beforeFirstChoice(ui, app, ui::Icon::calendar, Msg::calendar_empty, Msg::calendar_empty_text);
  else if (next == all.end())
    ui.emptyState("empty", ui::Icon::calendar, t(Msg::calendar_empty), t(Msg::calendar_empty_text));
  else
    ui.card("coming", t(Msg::home_coming), [&] { occasionList(ui, app, {next, all.end()}); });
  if (next == all.begin()) return;
  ui.disclosure("before", t(Msg::calendar_before), [&] {
    std::vector<Occasion> before(all.begin(), next);
    std::reverse(before.begin(), before.end());
    occasionList(ui, app, before);
  });
}

/// The network's own pace, or that of the one city it is for.
void timelineView(ui::Ui& ui, App& app, const std::vector<Occasion>& all, const Quarter& quarter,
                  const std::string& city) {
  std::string step = quarter.step();
  for (const CityProgress& each : progressOf(app.network(), quarter, todayOf(app)))
    if (each.city == city) step = each.step;
  occasionTimeline(ui, app, all, quarter, step);
}

/// Six weeks at most, from Monday on; days of other months stand empty.
void monthView(ui::Ui& ui, App& app, const std::vector<Occasion>& all) {
  const auto& t = app.text();
  std::string& state = app.pageState("month");
  const int today = app.session().today();
  const Day shown = civilFromDays(state.empty() ? today : parseIsoDate(state).value_or(today));
  const int first = daysFromCivil({shown.year, shown.month, 1});
  ui.row([&] {
    if (ui.iconButton("previous", ui::Icon::arrowLeft, t(Msg::calendar_previous)))
      state = isoDate(addMonths(first, -1));
    // The name of the month alone: its first day without the day.
    ui.heading(2, t.month(isoDate(first)));
    if (ui.iconButton("next", ui::Icon::arrowRight, t(Msg::calendar_next)))
      state = isoDate(addMonths(first, 1));
  });
  const int days = addMonths(first, 1) - first;
  const int lead = ui.phone() ? 0 : (first + kMondayOffset) % kWeek;
  const int cells = ui.phone() ? days : (lead + days + kWeek - 1) / kWeek * kWeek;
  const float cell = ui.phone() ? ui.width() : ui.width() / kWeek - 16;
  ui.grid("days", t(Msg::calendar_day_list), cells, cell, [&](int i) {
    const int day = first + i - lead;
    if (i < lead || i >= lead + days) return;
    const std::string date = isoDate(day);
    ui.row([&] {
      ui.text(ui.phone() ? t.date(date) : std::to_string(civilFromDays(day).day), ui::TextStyle::strong,
              day == today ? ui::Tone::accent : ui::Tone::neutral);
      if (day == today) ui.pill(t(Msg::calendar_today), ui::Tone::accent);
    });
    for (const Occasion& each : all)
      if (each.date == date) ui.scope(each.id + each.step, [&] { occasionLink(ui, app, each); });
  });
}

}  // namespace

void calendar(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.pageHeader(t(Msg::calendar_title), t(Msg::calendar_subtitle));
  std::string& view = app.pageState("view");
  std::string city;
  ui.columns({1, 1}, 240, [&](int column) {
    if (column == 0) {
      city = chooseCity(ui, app);
      return;
    }
    const std::string views[] = {t(Msg::calendar_quarter), t(Msg::calendar_month), t(Msg::calendar_timeline)};
    if (const auto chosen = ui.segmented("view", t(Msg::calendar_view), views,
                                         view == kMonth      ? 1
                                         : view == kTimeline ? 2
                                                             : 0))
      view = *chosen == 1 ? kMonth : *chosen == 2 ? kTimeline : "";
  });
  if (ui.button("download", t(Msg::calendar_download), ui::Emphasis::secondary, ui::Icon::download)) {
    const std::string name = city.empty() ? app.network().name() : entityTitle(app, city);
    app.download(name, "ics", "text/calendar", toICalendar(app.network(), city, t));
  }
  const auto all = occasions(app.network(), city);
  if (view == kMonth) return monthView(ui, app, all);
  const auto quarter = app.network().get<Quarter>(app.session().here(app.who()).quarterId);
  if (view == kTimeline && quarter) return timelineView(ui, app, all, *quarter, city);
  listView(ui, app, all);
}

}  // namespace parcours::pages
