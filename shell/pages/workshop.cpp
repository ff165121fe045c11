// A session as it is run in the room, on a projector or a phone: what is on, and one part of the work at a
// time.
#include "shell/pages/workshop.hpp"

#include <iterator>
#include <string>

#include "core/network/draft.hpp"
#include "core/reports/quarter_reports.hpp"
#include "core/reports/session_summary.hpp"
#include "shell/pages/report_view.hpp"

namespace parcours::pages {
namespace {

struct Part {
  Msg name;
  void (*draw)(ui::Ui&, App&, const View&);
};

void agendaPart(ui::Ui& ui, App& app, const View& session) {
  ui.columns({3, 2}, 420,
             [&](int column) { column == 0 ? clockCard(ui, app, session) : agendaCard(ui, app, session); });
}

constexpr Part kParts[] = {{Msg::workshop_agenda, agendaPart}, {Msg::workshop_needs, needsPart},
                           {Msg::workshop_notes, notesPart},   {Msg::workshop_parking, parkingPart},
                           {Msg::workshop_votes, votesPart},   {Msg::workshop_summary, summaryPart}};

/// The part in view, and the choice of another: a list on a phone, whose width is for the room's words.
std::size_t partInView(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  std::string& state = app.pageState("part");
  std::size_t now = state.empty() ? 0 : static_cast<std::size_t>(state[0] - '0');
  std::vector<std::string> names;
  for (const Part& part : kParts) names.push_back(t(part.name));
  const int selected = static_cast<int>(now);
  const auto chosen = ui.phone()
                          ? ui.select("part", t(Msg::workshop_part), names, selected, {.hideLabel = true})
                          : ui.segmented("part", t(Msg::workshop_part), names, selected, true);
  if (chosen) {
    now = static_cast<std::size_t>(*chosen);
    state = static_cast<char>('0' + *chosen);
  }
  return now;
}

}  // namespace

void workshop(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const auto session = sessionInView(app);
  if (!session) return ui.pageHeader(t(Msg::form_missing), t(Msg::form_missing_text));
  if (passesRound(app)) return passRound(ui, app, *session);
  ui.pageHeader(sessionTitle(*session, t));
  const std::size_t part = partInView(ui, app);
  if (part != 0) clockLine(ui, app, *session);
  ui.scope("part" + std::to_string(part), [&] { kParts[part].draw(ui, app, *session); });
}

void summaryPart(ui::Ui& ui, App& app, const View& session) {
  const auto& t = app.text();
  presentCard(ui, app, session);
  const Report report = sessionSummary(app.network(), session, t);
  ui.row([&] {
    if (ui.button("html", t(Msg::workshop_download), ui::Emphasis::primary, ui::Icon::download))
      app.download(report.title, "html", "text/html", toHtml(report));
    if (ui.button("markdown", t(Msg::workshop_download_text), ui::Emphasis::secondary, ui::Icon::download))
      app.download(report.title, "md", "text/markdown", toMarkdown(report));
  });
  ui.muted(t(Msg::workshop_summary_help), ui::TextStyle::small);
  showReport(ui, report);
}

}  // namespace parcours::pages
