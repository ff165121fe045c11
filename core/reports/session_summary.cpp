#include "core/reports/session_summary.hpp"

#include "core/network/draft.hpp"
#include "core/network/session_records.hpp"
#include "core/reports/quarter_reports.hpp"
#include "core/text/labels.hpp"
#include "messages.hpp"

namespace parcours {
namespace {

std::string minutesOf(const View& step, std::string_view field, const Catalogue& t) {
  return step.has(field) ? t(Msg::workshop_minutes, {{"n", step.ordinal(field)}}) : std::string();
}

void agenda(Report& report, const Network& network, std::string_view session, const Catalogue& t) {
  std::vector<std::vector<std::string>> rows;
  for (const View& step : ofSession(network, "agenda_step", session))
    rows.push_back({step.text("title"), minutesOf(step, "minutes", t), minutesOf(step, "took", t)});
  if (rows.empty()) return;
  report.heading(t(Msg::workshop_agenda));
  report.table(t(Msg::workshop_agenda),
               {t(Msg::workshop_step), t(Msg::workshop_planned), t(Msg::workshop_took)}, std::move(rows));
}

void attendance(Report& report, const Network& network, const View& session, const Catalogue& t) {
  std::vector<std::vector<std::string>> rows;
  std::int64_t all = 0;
  for (const City& city : network.cities()) {
    const std::string present = keyedName("present", city.id());
    if (!session.has(present)) continue;
    const int people = session.ordinal(present);
    all += people;
    rows.push_back({city.name().empty() ? t(Msg::common_not_said) : city.name(), t.number(people)});
  }
  if (rows.empty()) return;
  rows.push_back({t(Msg::workshop_all), t.number(all)});
  report.heading(t(Msg::workshop_attendance));
  report.table(t(Msg::workshop_attendance), {t(Msg::report_city), t(Msg::workshop_people)}, std::move(rows));
}

void votes(Report& report, const Network& network, std::string_view session, const Catalogue& t) {
  const auto all = ofSession(network, "show_of_hands", session);
  if (all.empty()) return;
  report.heading(t(Msg::workshop_votes));
  for (const View& vote : all) {
    std::vector<std::vector<std::string>> rows;
    for (const Hands& hands : handsOf(vote))
      rows.push_back({hands.option, hands.count ? t.number(*hands.count) : t(Msg::common_not_said)});
    report.text(vote.text("question"));
    report.table(vote.text("question"), {t(Msg::workshop_answer), t(Msg::workshop_hands)}, std::move(rows));
  }
}

/// What everybody may read of one kind.
void notes(Report& report, const Network& network, std::string_view session, std::string_view kind, Msg title,
           const Catalogue& t) {
  std::vector<std::string> lines;
  for (const View& note : ofSession(network, "session_note", session))
    if (note.entity().room == kCommons && note.text("kind") == kind)
      lines.push_back(noteLine(network, note, t));
  if (!lines.empty()) report.heading(t(title)).list(t(title), std::move(lines));
}

void parked(Report& report, const Network& network, std::string_view session, const Catalogue& t) {
  std::vector<std::string> lines;
  for (const View& item : ofSession(network, "parked_item", session)) lines.push_back(item.text("text"));
  if (lines.empty()) return;
  report.heading(t(Msg::workshop_parking)).list(t(Msg::workshop_parking), std::move(lines));
}

}  // namespace

std::string noteLine(const Network& network, const View& note, const Catalogue& t) {
  std::string who = note.text("by");
  if (const auto city = network.get<City>(note.text("city")); city && !city->name().empty())
    who += (who.empty() ? "" : ", ") + city->name();
  const std::string text = note.text("text");
  return who.empty() ? text : t(Msg::report_city_says, {{"city", who}, {"text", text}});
}

Report sessionSummary(const Network& network, const View& session, const Catalogue& t) {
  Report report;
  report.language = t.language();
  report.title = t(Msg::workshop_summary_of, {{"text", sessionTitle(session, t)}});
  report.subtitle = network.name() + " · " + sessionTime(session, t);
  if (const std::string place = session.text("place"); !place.empty()) report.subtitle += " · " + place;
  agenda(report, network, session.id(), t);
  attendance(report, network, session, t);
  votes(report, network, session.id(), t);
  if (const std::string text = session.text("notes"); !text.empty())
    report.heading(t(Msg::workshop_minutes_of)).text(text);
  notes(report, network, session.id(), "note", Msg::workshop_notes, t);
  notes(report, network, session.id(), "reflection", Msg::workshop_reflections, t);
  parked(report, network, session.id(), t);
  return report;
}

}  // namespace parcours
