// Experts: what cities ask and whom the rule proposes, who is there to help, and by which points.
#include <iterator>
#include <string>
#include <vector>

#include "core/journey/expert_matching.hpp"
#include "core/network/draft.hpp"
#include "shell/pages/expert_labels.hpp"
#include "shell/pages/expert_requests.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/quarter_cards.hpp"
#include "shell/pages/record_form.hpp"
#include "shell/pages/trash.hpp"

namespace parcours::pages {
namespace {

void addExpert(App& app) {
  const std::string id = app.session().newId();
  if (app.run(Msg::experts_did_add, Draft(id, "expert", kCommons).integer("load", kUsualLoad).take(), true))
    app.go({PageName::expert, id});
}

void expertsCard(ui::Ui& ui, App& app, const std::vector<ExpertLoad>& loads) {
  const auto& t = app.text();
  if (loads.empty() && ui.emptyState("none", ui::Icon::people, t(Msg::experts_none),
                                     t(Msg::experts_none_text), t(Msg::experts_add)))
    return addExpert(app);
  if (loads.empty()) return;
  ui.card("experts", t(Msg::experts_list), [&] {
    ui.list("experts", t(Msg::experts_list), static_cast<int>(loads.size()), [&](int i) {
      const ExpertLoad& load = loads[static_cast<std::size_t>(i)];
      const View expert = *app.network().get<View>(load.expert);
      ui.link(load.expert, entityTitle(app, load.expert), toFragment({PageName::expert, load.expert}));
      ui.row([&] {
        ui.pill(t(Msg::experts_load, {{"taken", load.taken}, {"limit", load.limit}}),
                load.isOver()      ? ui::Tone::bad
                : load.left() == 0 ? ui::Tone::warn
                                   : ui::Tone::good);
        if (expert.flag("away")) ui.pill(t(Msg::experts_away), ui::Tone::warn);
        ui.muted(expertSummary(app, expert), ui::TextStyle::small);
      });
    });
    if (ui.button("add", t(Msg::experts_add), ui::Emphasis::secondary, ui::Icon::plus)) addExpert(app);
  });
}

void termsCard(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const auto settings = app.network().settings();
  if (!settings) return;
  ui.disclosure("how", t(Msg::experts_how), [&] {
    ui.muted(t(Msg::experts_how_text), ui::TextStyle::small);
    const FitTable usual;
    const std::pair<std::string_view, int> kFields[] = {
        {"fit_skill_1", usual.skill[0]},
        {"fit_skill_2", usual.skill[1]},
        {"fit_skill_3", usual.skill[2]},
        {"fit_first_language", usual.firstLanguage},
        {"fit_other_language", usual.otherLanguage},
        {"fit_together", usual.together},
        {"least_skill", usual.leastSkill},
    };
    for (const auto& [field, value] : kFields)
      recordField(ui, app, *settings, field, {.placeholder = std::to_string(value)});
  });
}

void overWarning(ui::Ui& ui, const App& app, const std::vector<ExpertLoad>& loads) {
  std::vector<std::string> over;
  for (const ExpertLoad& load : loads)
    if (load.isOver()) over.push_back(load.expert);
  if (!over.empty())
    ui.banner("over", ui::Tone::bad, app.text()(Msg::experts_over, {{"experts", cityList(app, over)}}));
}

/// Whether the requests are shown by their state; asked once there are any.
bool viewAsBoard(ui::Ui& ui, App& app, const std::string& quarter) {
  if (requestsOf(app.network(), quarter).empty()) return false;
  const auto& t = app.text();
  std::string& view = app.pageState("view");
  const std::string views[] = {t(Msg::calendar_quarter), t(Msg::experts_board)};
  if (const auto chosen = ui.segmented("view", t(Msg::calendar_view), views, view.empty() ? 0 : 1, true))
    view = *chosen == 0 ? "" : "board";
  return !view.empty();
}

}  // namespace

void experts(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const std::string quarter = app.session().here(app.who()).quarterId;
  const std::vector<ExpertLoad> loads = expertLoads(app.network(), quarter);
  if (std::string& edit = app.pageState("edit"); edit.empty()) edit = app.route().id;
  ui.pageHeader(t(Msg::experts_title), t(Msg::experts_subtitle), [&] {
    ui.buttonLink("peers", t(Msg::experts_to_peers), toFragment({PageName::peers, {}}),
                  ui::Emphasis::secondary, ui::Icon::people);
    const Who who = app.who();
    const std::string own = who.role == RoleOfPerson::city ? who.city : std::string();
    if (ui.button("ask", t(Msg::experts_ask), ui::Emphasis::secondary, ui::Icon::plus))
      askForExpert(app, {.city = own});
  });
  overWarning(ui, app, loads);
  const auto whoHelps = [&] {
    expertsCard(ui, app, loads);
    termsCard(ui, app);
  };
  if (viewAsBoard(ui, app, quarter)) {
    expertRequestBoard(ui, app, quarter);
    whoHelps();
  } else {
    ui.columns({3, 2}, 320,
               [&](int column) { column == 0 ? expertRequestCards(ui, app, quarter) : whoHelps(); });
  }
  trash(ui, app, "expert");
  trash(ui, app, "expert_request");
}

}  // namespace parcours::pages
