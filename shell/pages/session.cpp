// One session: what, when, where, for whom; each city's own time; who was there.
#include <optional>
#include <string>
#include <vector>

#include "core/journey/calendar.hpp"
#include "core/journey/quarter_time.hpp"
#include "core/network/draft.hpp"
#include "core/reports/quarter_reports.hpp"
#include "core/text/labels.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/record_form.hpp"
#include "shell/pages/workshop.hpp"

namespace parcours::pages {
namespace {

void aboutCard(ui::Ui& ui, App& app, const View& session) {
  const auto& t = app.text();
  ui.card("about", t(Msg::session_about), [&] {
    recordFields(ui, app, session, {"title", "way"});
    ui.row([&] { recordFields(ui, app, session, {"date", "time", "minutes", "utc_offset"}); });
    recordFields(ui, app, session, {"speaker", "place", "link"});
    recordField(ui, app, session, "agenda", {.rows = 5});
    recordField(ui, app, session, "languages");
    recordField(ui, app, session, "cities", {.help = t(Msg::session_everyone)});
    recordField(ui, app, session, "notes");
  });
}

void timesCard(ui::Ui& ui, const App& app, const View& session, const std::vector<City>& cities) {
  const auto& t = app.text();
  if (cities.empty() || !localTime(session) || localTime(session)->time.empty()) return;
  ui.card("times", t(Msg::session_local_times), [&] {
    ui.list("times", t(Msg::session_local_times), static_cast<int>(cities.size()), [&](int i) {
      const City& city = cities[static_cast<std::size_t>(i)];
      const auto offset = utcOffset(city);
      ui.row([&] {
        ui.text(entityTitle(app, city.id()), ui::TextStyle::strong);
        if (!offset) return ui.muted(t(Msg::session_no_zone), ui::TextStyle::small);
        const auto local = localTime(session, *offset);
        ui.text(t(Msg::session_time_there, {{"date", t.date(local->date)}, {"time", local->time}}));
      });
    });
  });
}

}  // namespace

std::vector<City> invited(const App& app, const View& session) {
  std::vector<City> cities = app.network().cities();
  std::erase_if(cities, [&](const City& city) { return !invites(session, city.id()); });
  return cities;
}

void presentCard(ui::Ui& ui, App& app, const View& session) {
  const auto& t = app.text();
  const std::vector<City> cities = invited(app, session);
  if (cities.empty()) return;
  ui.card("present", t(Msg::session_present), [&] {
    ui.muted(t(Msg::session_present_help), ui::TextStyle::small);
    const auto names = cityNames(app, cities);
    for (std::size_t i = 0; i < cities.size(); ++i)
      countField(ui, app, session, keyedName("present", cities[i].id()), names[i]);
  });
}

std::optional<View> sessionInView(const App& app) {
  auto session = app.network().get<View>(app.route().id);
  if (session && (session->entity().type != "session" || session->entity().hidden())) session.reset();
  return session;
}

void session(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const auto session = sessionInView(app);
  const std::string quarter = session ? session->text("quarter") : std::string();
  ui.link("back", t(Msg::session_back), toFragment({PageName::quarter, quarter}), ui::Icon::arrowLeft);
  if (!session) return ui.pageHeader(t(Msg::form_missing), t(Msg::form_missing_text));
  ui.pageHeader(sessionTitle(*session, t), choiceLabel(t, "way", session->text("way")), [&] {
    ui.buttonLink("run", t(Msg::workshop_run), toFragment({PageName::workshop, app.route().id}),
                  ui::Emphasis::primary, ui::Icon::clock);
  });
  ui.columns({3, 2}, 320, [&](int column) {
    if (column == 0) return aboutCard(ui, app, *session);
    timesCard(ui, app, *session, invited(app, *session));
    presentCard(ui, app, *session);
    sessionNotes(ui, app, *session);
    if (removeRecord(ui, app, *session)) app.go({PageName::quarter, quarter});
  });
}

}  // namespace parcours::pages
