// One session: what, when, where, for whom; each city's own time; who was there.
#include <charconv>
#include <string>
#include <vector>

#include "core/journey/calendar.hpp"
#include "core/journey/quarter_time.hpp"
#include "core/network/draft.hpp"
#include "core/network/quarter_edits.hpp"
#include "core/reports/quarter_reports.hpp"
#include "core/text/labels.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/record_form.hpp"

namespace parcours::pages {
namespace {

constexpr int kMostPeople = 999;

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

void presentCard(ui::Ui& ui, App& app, const View& session, const std::vector<City>& cities) {
  const auto& t = app.text();
  if (cities.empty()) return;
  ui.card("present", t(Msg::session_present), [&] {
    ui.muted(t(Msg::session_present_help), ui::TextStyle::small);
    const auto names = cityNames(app, cities);
    for (std::size_t i = 0; i < cities.size(); ++i) {
      const std::string_view id = cities[i].id();
      const auto people = session.integer(keyedName("present", id));
      const auto typed = ui.textField(id, names[i], people ? std::to_string(*people) : std::string(),
                                      {.inputMode = "numeric", .maxLength = 3});
      if (!typed) continue;
      int count = -1;
      const char* end = typed->data() + typed->size();
      const auto read = std::from_chars(typed->data(), end, count);
      const bool fits = read.ec == std::errc() && read.ptr == end && count >= 0 && count <= kMostPeople;
      if (fits || typed->empty())
        app.run(Msg::form_did_edit, markPresent(session, id, typed->empty() ? -1 : count), false,
                std::string(id).append(session.id()));
    }
  });
}

}  // namespace

void session(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const auto session = app.network().get<View>(app.route().id);
  const bool there = session && session->entity().type == "session" && !session->entity().hidden();
  const std::string quarter = there ? session->text("quarter") : std::string();
  ui.link("back", t(Msg::session_back), toFragment({PageName::quarter, quarter}), ui::Icon::arrowLeft);
  if (!there) return ui.pageHeader(t(Msg::form_missing), t(Msg::form_missing_text));
  ui.pageHeader(sessionTitle(*session, t), choiceLabel(t, "way", session->text("way")));
  std::vector<City> cities = app.network().cities();
  std::erase_if(cities, [&](const City& city) { return !invites(*session, city.id()); });
  ui.columns({3, 2}, 320, [&](int column) {
    if (column == 0) return aboutCard(ui, app, *session);
    timesCard(ui, app, *session, cities);
    presentCard(ui, app, *session, cities);
    if (removeRecord(ui, app, *session)) app.go({PageName::quarter, quarter});
  });
}

}  // namespace parcours::pages
