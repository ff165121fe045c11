#include "shell/pages/quarter_cards.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/document/canonical.hpp"
#include "core/journey/progress.hpp"
#include "core/journey/quarter_time.hpp"
#include "core/journey/tiers.hpp"
#include "core/network/dates.hpp"
#include "core/network/edits.hpp"
#include "core/network/quarter_edits.hpp"
#include "core/reports/participation.hpp"
#include "core/reports/quarter_reports.hpp"
#include "core/text/labels.hpp"
#include "shell/pages/handbook.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/languages.hpp"
#include "shell/pages/record_form.hpp"
#include "shell/pages/steps.hpp"

namespace parcours::pages {
namespace {

constexpr std::string_view kCourses[] = {"keep", "adjust", "stop"};

std::string waysText(const App& app, const std::vector<std::string_view>& ways) {
  std::string text;
  for (const std::string_view way : ways)
    text += (text.empty() ? "" : ", ") + choiceLabel(app.text(), "way", way);
  return text;
}

/// A session begins as its way alone; its page asks for the rest.
void addSession(App& app, const Quarter& quarter, std::string_view way) {
  const std::string id = app.session().newId();
  if (app.run(Msg::quarter_did_add_session,
              addToQuarter("session", id, quarter.id(), {{"way", jsonString(way)}}), true))
    app.go({PageName::session, id});
}

void cityLine(ui::Ui& ui, const App& app, const CityProgress& one) {
  const auto& t = app.text();
  ui.row([&] {
    ui.link(one.city, entityTitle(app, one.city), toFragment({PageName::city, one.city}));
    if (one.paused) return ui.pill(t(Msg::common_paused), ui::Tone::warn);
    ui.pill(stepLabel(app, one.step));
    if (one.shift > 0) ui.pill(t(Msg::quarter_city_shift, {{"n", one.shift}}));
    if (one.ready) ui.pill(t(Msg::quarter_city_ready), ui::Tone::good);
    if (one.practices > 0) ui.pill(t(Msg::quarter_city_practices, {{"n", one.practices}}), ui::Tone::good);
    if (one.reflected) ui.pill(t(Msg::quarter_city_reflected), ui::Tone::good);
    if (one.isLate) ui.pill(t(Msg::quarter_city_late), ui::Tone::warn);
  });
}

void participationCard(ui::Ui& ui, const App& app, const Quarter& quarter) {
  const Block table = participationTable(app.network(), quarter.id(), app.text());
  std::vector<ui::Column> columns;
  for (const std::string& name : table.items)
    columns.push_back({name, columns.empty() ? 2.0f : 1.0f, !columns.empty()});
  ui.disclosure("participation", table.text, [&] {
    ui.table("participation", table.text, columns, static_cast<int>(table.rows.size()),
             [&](int row, int column) {
               return table.rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
             });
  });
}

void paceForm(ui::Ui& ui, App& app, const Quarter& quarter, const City& city) {
  const auto& t = app.text();
  ui.disclosure("pace", t(Msg::quarter_pace), [&] {
    ui.muted(t(Msg::quarter_pace_help), ui::TextStyle::small);
    const auto place = cityQuarter(app.network(), quarter.id(), city.id());
    if (place) return recordFields(ui, app, *place, {"shift", "paused", "reason"});
    if (ui.button("own_pace", t(Msg::field_city_quarter_shift), ui::Emphasis::secondary))
      app.run(Msg::form_did_edit, writeCityQuarter(app.network(), quarter.id(), city.id(), "shift", "0"));
  });
}

}  // namespace

std::string cityList(const App& app, const std::vector<std::string>& cities) {
  std::string names;
  for (const std::string& city : cities) names += (names.empty() ? "" : ", ") + entityTitle(app, city);
  return names;
}

std::string todayOf(const App& app) { return isoDate(app.session().today()); }

void sessionsCard(ui::Ui& ui, App& app, const Quarter& quarter) {
  const auto& t = app.text();
  ui.card("sessions", t(Msg::quarter_sessions), [&] {
    std::vector<View> sessions = ofQuarter(app.network(), "session", quarter.id());
    std::stable_sort(sessions.begin(), sessions.end(), [](const View& a, const View& b) {
      return a.text("date") + a.text("time") < b.text("date") + b.text("time");
    });
    if (sessions.empty()) ui.muted(t(Msg::quarter_no_sessions));
    ui.list("sessions", t(Msg::quarter_sessions), static_cast<int>(sessions.size()), [&](int i) {
      const View& session = sessions[static_cast<std::size_t>(i)];
      ui.link(session.id(), sessionTitle(session, t),
              toFragment({PageName::session, std::string(session.id())}));
      ui.row([&] {
        ui.pill(choiceLabel(t, "way", session.text("way")), ui::Tone::accent);
        ui.muted(sessionTime(session, t), ui::TextStyle::small);
      });
    });
    const auto missing = missingWays(app.network(), quarter.id());
    if (!quarter.open()) return participationCard(ui, app, quarter);
    if (!missing.empty())
      ui.text(t(Msg::quarter_ways_missing, {{"ways", waysText(app, missing)}}), ui::TextStyle::small,
              ui::Tone::warn);
    std::vector<std::string> ways;
    for (const std::string_view way : kWayNames) ways.push_back(choiceLabel(t, "way", way));
    if (const auto way = ui.select("add_session", t(Msg::quarter_add_session), ways, -1))
      return addSession(app, quarter, kWayNames[static_cast<std::size_t>(*way)]);
    if (!sessions.empty()) participationCard(ui, app, quarter);
  });
}

void myCityCard(ui::Ui& ui, App& app, const Quarter& quarter, const City& city) {
  const auto& t = app.text();
  const auto all = progressOf(app.network(), quarter, todayOf(app));
  const auto mine =
      std::find_if(all.begin(), all.end(), [&](const CityProgress& one) { return one.city == city.id(); });
  if (mine == all.end()) return;
  ui.card("my_city", t(Msg::quarter_my_city), [&] {
    cityLine(ui, app, *mine);
    if (const auto topic = app.network().get<Topic>(quarter.topic())) {
      for (const TierOfCity& tier : tiersOf(app.network(), app.session().levels(), *topic))
        if (tier.city == city.id()) {
          ui.text(t(Msg::quarter_my_step, {{"tier", choiceLabel(t, "tier", tier.tier)}}),
                  ui::TextStyle::strong);
          ui.text(sharedText(app, *topic, tier.tier));
        }
    }
    if (!mine->nextDate.empty())
      ui.muted(t(Msg::quarter_my_dates, {{"date", t.date(mine->nextDate)}}), ui::TextStyle::small);
    ui.row([&] {
      if (!mine->ready && ui.button("ready", t(Msg::quarter_ready), ui::Emphasis::secondary, ui::Icon::check))
        app.run(Msg::quarter_did_ready,
                writeCityQuarter(app.network(), quarter.id(), city.id(), "ready", "true"), true);
      ui.link("practice", t(Msg::practice_title), toFragment({PageName::practice, {}}), ui::Icon::edit);
      ui.link("reflection", t(Msg::reflection_title), toFragment({PageName::reflection, {}}), ui::Icon::star);
    });
    paceForm(ui, app, quarter, city);
  });
}

void citiesCard(ui::Ui& ui, App& app, const Quarter& quarter) {
  const auto& t = app.text();
  const auto all = progressOf(app.network(), quarter, todayOf(app));
  if (all.empty()) return;
  ui.card("cities", t(Msg::quarter_cities), [&] {
    ui.list("cities", t(Msg::quarter_cities), static_cast<int>(all.size()),
            [&](int i) { cityLine(ui, app, all[static_cast<std::size_t>(i)]); });
    ui.row([&] {
      ui.link("practice", t(Msg::practice_title), toFragment({PageName::practice, {}}), ui::Icon::edit);
      ui.link("reflection", t(Msg::reflection_title), toFragment({PageName::reflection, {}}), ui::Icon::star);
    });
  });
}

void courseCard(ui::Ui& ui, App& app, const Quarter& quarter) {
  const auto& t = app.text();
  std::vector<View> log = ofQuarter(app.network(), "course", quarter.id());
  if (log.empty() && !quarter.open()) return;
  std::stable_sort(log.begin(), log.end(),
                   [](const View& a, const View& b) { return a.text("date") < b.text("date"); });
  ui.card("course", t(Msg::quarter_course), [&] {
    ui.list("log", t(Msg::quarter_course_log), static_cast<int>(log.size()), [&](int i) {
      const View& entry = log[static_cast<std::size_t>(i)];
      ui.row([&] {
        ui.pill(choiceLabel(t, "decision", entry.text("decision")), ui::Tone::accent);
        ui.muted(t.date(entry.text("date")), ui::TextStyle::small);
        if (const std::string city = entry.text("city"); !city.empty())
          ui.muted(entityTitle(app, city), ui::TextStyle::small);
      });
      ui.text(entry.text("text"));
    });
    if (!quarter.open()) return;
    ui.muted(t(Msg::quarter_course_help), ui::TextStyle::small);
    std::string &decision = app.pageState("course_decision"), &words = ui.draft("course_text");
    std::vector<std::string> labels;
    int selected = 0;
    for (const std::string_view choice : kCourses) {
      if (choice == decision) selected = static_cast<int>(labels.size());
      labels.push_back(choiceLabel(t, "decision", choice));
    }
    if (const auto chosen = ui.segmented("decision", t(Msg::field_course_decision), labels, selected))
      decision = kCourses[static_cast<std::size_t>(*chosen)];
    if (const auto typed =
            ui.textField("course_text", t(Msg::field_course_text), words, {.maxLength = 2000, .rows = 2}))
      words = *typed;
    const bool said = words.find_first_not_of(" \n") != std::string::npos;
    if (!ui.button("course_add", t(Msg::quarter_course_add), ui::Emphasis::secondary, ui::Icon::plus, said))
      return;
    std::vector<FirstField> fields{{"decision", jsonString(kCourses[static_cast<std::size_t>(selected)])},
                                   {"text", jsonString(words)},
                                   {"date", jsonString(todayOf(app))}};
    if (const Who who = app.who(); who.role == RoleOfPerson::city && !who.city.empty())
      fields.push_back({"city", jsonString(who.city)});
    app.run(Msg::quarter_did_course, addToQuarter("course", app.session().newId(), quarter.id(), fields),
            true);
    words.clear();
  });
}

void preparationCards(ui::Ui& ui, App& app, const Quarter& quarter) {
  const auto& t = app.text();
  ui.card("agenda", t(Msg::quarter_agenda), [&] {
    recordField(ui, app, quarter, "agenda", {.rows = 7, .hideLabel = true});
    if (!quarter.has("agenda") && ui.button("template", t(Msg::quarter_agenda_use), ui::Emphasis::secondary))
      app.run(Msg::form_did_edit, {writeText(quarter, "agenda", t(Msg::quarter_agenda_template))}, true);
  });
  ui.card("dates", t(Msg::quarter_dates_card), [&] {
    ui.muted(t(Msg::quarter_dates_help), ui::TextStyle::small);
    recordField(ui, app, quarter, "aim", {.rows = 2});
    const auto dates = stepDates(quarter);
    ui.row([&] {
      recordField(ui, app, quarter, "start");
      recordField(ui, app, quarter, "end");
      for (std::size_t step = 1; step + 1 < kSteps; ++step) {
        const std::string field = stepField(step);
        const bool own = quarter.has(field) || dates[step].empty();
        const std::string proposed =
            own ? std::string() : t(Msg::quarter_proposed, {{"date", t.date(dates[step])}});
        recordField(ui, app, quarter, field, {.help = proposed});
      }
    });
  });
}

void handoutsCard(ui::Ui& ui, App& app, const Quarter& quarter) {
  const auto& t = app.text();
  const std::string id(quarter.id());
  ui.card("handouts", t(Msg::quarter_handouts), [&] {
    ui.link("guide", t(Msg::report_guide), toFragment({PageName::guide, id}), ui::Icon::book);
    ui.link("digest", t(Msg::report_digest), toFragment({PageName::digest, id}), ui::Icon::people);
    ui.link("calendar", t(Msg::calendar_title), toFragment({PageName::calendar, {}}), ui::Icon::calendar);
    ui.link("lessons", t(Msg::lessons_title), toFragment({PageName::lessons, {}}), ui::Icon::star);
    ui.link("experts", t(Msg::nav_experts), toFragment({PageName::experts, {}}), ui::Icon::people);
    handbookLink(ui, app);
  });
}

}  // namespace parcours::pages
