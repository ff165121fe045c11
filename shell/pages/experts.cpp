// Experts: what cities ask, whom the rule proposes and why, what was accepted, and who is there to help.
#include <algorithm>
#include <string>
#include <vector>

#include "core/journey/cohesion.hpp"
#include "core/journey/expert_matching.hpp"
#include "core/network/draft.hpp"
#include "core/network/edits.hpp"
#include "core/text/labels.hpp"
#include "shell/pages/conflict_note.hpp"
#include "shell/pages/expert_labels.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/quarter_cards.hpp"
#include "shell/pages/record_form.hpp"
#include "shell/pages/trash.hpp"

namespace parcours::pages {
namespace {

/// The page while it is drawn.
struct Page {
  ui::Ui& ui;
  App& app;
  const Catalogue& t;
  std::string quarter;  ///< Id; empty before the first.
  std::vector<ExpertProposal> proposals;
  std::vector<ExpertLoad> loads;

  [[nodiscard]] ExpertRequest request(const ExpertProposal& proposal) const {
    return *app.network().get<ExpertRequest>(proposal.request);
  }
};

/// What the city asks for: its name, the learning area, its own words.
void askedLine(Page& page, const ExpertRequest& request) {
  ui::Ui& ui = page.ui;
  App& app = page.app;
  ui.row([&] {
    ui.link("city", entityTitle(app, request.city()), toFragment({PageName::city, request.city()}));
    if (const std::string domain = request.domain(app.network()); !domain.empty())
      ui.pill(entityTitle(app, domain));
  });
  if (const std::string words = request.text("text"); !words.empty()) ui.text(words);
}

void accept(Page& page, const ExpertRequest& request, const std::string& expert) {
  App& app = page.app;
  app.run(Msg::experts_did_accept, acceptExpert(app.network(), request, expert, todayOf(app)), true);
}

/// The others who could help and still have a place.
void chooseAnother(Page& page, const ExpertRequest& request, const ExpertProposal& proposal) {
  std::vector<std::string> ids, names;
  for (const ExpertFit& fit : proposal.others) {
    if (fit.left == 0) continue;
    ids.push_back(fit.expert);
    names.push_back(entityTitle(page.app, fit.expert) + " – " +
                    page.t(Msg::experts_points, {{"n", fit.points}}));
  }
  if (ids.empty()) return;
  const std::string label = page.t(Msg::experts_choose);
  if (const auto chosen =
          page.ui.select("other", label, names, -1, {.placeholder = label, .hideLabel = true}))
    accept(page, request, ids[static_cast<std::size_t>(*chosen)]);
}

void whyNotOthers(Page& page, const ExpertProposal& proposal) {
  const auto& t = page.t;
  std::vector<std::string> lines;
  const auto add = [&](const ExpertFit& fit, Msg reason) {
    lines.push_back(
        t(Msg::experts_refused_line, {{"expert", entityTitle(page.app, fit.expert)}, {"reason", t(reason)}}));
  };
  for (const ExpertFit& fit : proposal.others)
    if (fit.left == 0) add(fit, Msg::experts_no_place);
  for (const ExpertFit& fit : proposal.refused) add(fit, obstacleText(fit.obstacle));
  if (lines.empty()) return;
  page.ui.disclosure("refused", t(Msg::experts_refused), [&] {
    for (const std::string& line : lines) page.ui.muted(line, ui::TextStyle::small);
  });
}

void editRequest(Page& page, const ExpertRequest& request) {
  recordFields(page.ui, page.app, request, {"city", "domain", "topic", "text"});
  page.ui.row([&] {
    if (page.ui.button("done", page.t(Msg::common_done), ui::Emphasis::secondary))
      page.app.pageState("edit") = "-";
    removeRecord(page.ui, page.app, request);
  });
}

void waitingRequest(Page& page, const ExpertProposal& proposal) {
  ui::Ui& ui = page.ui;
  App& app = page.app;
  const auto& t = page.t;
  const ExpertRequest request = page.request(proposal);
  if (app.pageState("edit") == request.id()) return editRequest(page, request);
  askedLine(page, request);
  if (proposal.isFirstInLine) ui.pill(t(Msg::experts_first_in_line), ui::Tone::accent);
  if (proposal.proposed) {
    ui.text(t(Msg::experts_proposal, {{"expert", entityTitle(app, proposal.proposed->expert)}}),
            ui::TextStyle::strong);
    ui.muted(fitText(app, *proposal.proposed, proposal.domain), ui::TextStyle::small);
  } else {
    ui.text(t(unmatchedText(proposal.unmatched)), ui::TextStyle::small, ui::Tone::warn);
  }
  ui.row([&] {
    if (proposal.proposed &&
        ui.button("accept", t(Msg::experts_accept), ui::Emphasis::secondary, ui::Icon::check))
      accept(page, request, proposal.proposed->expert);
    chooseAnother(page, request, proposal);
    if (ui.button("edit", t(Msg::experts_edit), ui::Emphasis::quiet, ui::Icon::edit))
      app.pageState("edit") = request.id();
    if (ui.button("withdraw", t(Msg::experts_withdraw), ui::Emphasis::quiet))
      app.run(Msg::experts_did_withdraw, declineRequest(request, todayOf(app)), true);
  });
  whyNotOthers(page, proposal);
}

/// Nobody takes more than agreed here: each acceptance of a proposal was in the plan.
void acceptAll(Page& page) {
  Edit all;
  for (const ExpertProposal& proposal : page.proposals) {
    if (!proposal.proposed) continue;
    const Edit one = acceptExpert(page.app.network(), page.request(proposal), proposal.proposed->expert,
                                  todayOf(page.app));
    all.insert(all.end(), one.begin(), one.end());
  }
  page.app.run(Msg::experts_did_accept_all, all, true);
}

void requestsCard(Page& page) {
  ui::Ui& ui = page.ui;
  const auto& t = page.t;
  const auto& proposals = page.proposals;
  ui.card("requests", t(Msg::experts_requests), [&] {
    const auto proposed = std::count_if(proposals.begin(), proposals.end(),
                                        [](const ExpertProposal& each) { return each.proposed.has_value(); });
    if (proposals.empty()) return ui.muted(t(Msg::experts_no_requests));
    ui.muted(t(Msg::experts_rule), ui::TextStyle::small);
    ui.list("requests", t(Msg::experts_requests), static_cast<int>(proposals.size()),
            [&](int i) { waitingRequest(page, proposals[static_cast<std::size_t>(i)]); });
    if (proposed > 1 &&
        ui.button("accept_all", t(Msg::experts_accept_all), ui::Emphasis::primary, ui::Icon::check))
      acceptAll(page);
  });
}

void takenRequest(Page& page, const ExpertRequest& request) {
  ui::Ui& ui = page.ui;
  App& app = page.app;
  const auto& t = page.t;
  askedLine(page, request);
  const bool isDone = request.state() == "done";
  ui.row([&] {
    ui.link("expert",
            t(Msg::experts_taken_line,
              {{"expert", entityTitle(app, request.expert())}, {"city", entityTitle(app, request.city())}}),
            toFragment({PageName::expert, request.expert()}));
    ui.pill(choiceLabel(t, "state", request.state()), isDone ? ui::Tone::good : ui::Tone::accent);
  });
  for (const std::string_view field : {"expert", "state"}) conflictNote(ui, app, request, field);
  if (isDone) {
    static const std::vector<std::string> kRatings{"1", "2", "3", "4", "5"};
    const int rating = static_cast<int>(request.integer("rating").value_or(0));
    ui.muted(t(Msg::experts_rate_help), ui::TextStyle::small);
    if (const auto chosen = ui.segmented("rating", t(Msg::field_expert_request_rating), kRatings, rating - 1))
      app.run(Msg::form_did_edit, {writeInteger(request, "rating", *chosen + 1)});
    conflictNote(ui, app, request, "rating");
    return recordField(ui, app, request, "comment", {.rows = 2});
  }
  ui.row([&] {
    if (ui.button("finish", t(Msg::experts_finish), ui::Emphasis::secondary, ui::Icon::check))
      app.run(Msg::experts_did_finish, finishRequest(request, todayOf(app)), true);
    if (ui.button("cannot", t(Msg::experts_expert_declines), ui::Emphasis::quiet))
      app.run(Msg::experts_did_expert_decline, declineExpert(request), true);
  });
}

void takenCards(Page& page) {
  ui::Ui& ui = page.ui;
  App& app = page.app;
  const auto& t = page.t;
  const std::string& quarter = page.quarter;
  std::vector<ExpertRequest> taken, declined;
  for (const ExpertRequest& request : requestsOf(app.network(), quarter)) {
    if (request.isTaken()) taken.push_back(request);
    if (request.state() == "declined") declined.push_back(request);
  }
  if (!taken.empty()) {
    ui.card("taken", t(Msg::experts_taken), [&] {
      ui.list("taken", t(Msg::experts_taken), static_cast<int>(taken.size()),
              [&](int i) { takenRequest(page, taken[static_cast<std::size_t>(i)]); });
    });
  }
  if (declined.empty()) return;
  ui.card("declined", t(Msg::experts_closed), [&] {
    ui.list("declined", t(Msg::experts_closed), static_cast<int>(declined.size()), [&](int i) {
      const ExpertRequest& request = declined[static_cast<std::size_t>(i)];
      askedLine(page, request);
      recordField(ui, app, request, "comment");
      if (ui.button("reopen", t(Msg::experts_reopen), ui::Emphasis::quiet, ui::Icon::undo))
        app.run(Msg::experts_did_reopen, reopenRequest(request), true);
    });
  });
}

/// Requests of other quarters that nobody took, or that are not rated yet.
void earlierCard(Page& page) {
  ui::Ui& ui = page.ui;
  App& app = page.app;
  const auto& t = page.t;
  const std::string& quarter = page.quarter;
  std::vector<ExpertRequest> others;
  for (const View& view : app.network().all("expert_request"))
    if (view.text("quarter") != quarter) others.emplace_back(view.id(), view.entity());
  if (others.empty()) return;
  sortByCity(app.network(), others, [](const ExpertRequest& request) { return request.city(); });
  ui.disclosure("earlier", t(Msg::experts_earlier), [&] {
    ui.list("earlier", t(Msg::experts_earlier), static_cast<int>(others.size()), [&](int i) {
      const ExpertRequest& request = others[static_cast<std::size_t>(i)];
      ui.muted(entityTitle(app, request.quarter()), ui::TextStyle::small);
      if (request.isTaken()) return takenRequest(page, request);
      askedLine(page, request);
      ui.pill(choiceLabel(t, "state", request.state()));
      if (request.state() == "requested" && !quarter.empty() &&
          ui.button("move", t(Msg::experts_move), ui::Emphasis::quiet, ui::Icon::arrowRight))
        app.run(Msg::form_did_edit, {writeText(request, "quarter", quarter)}, true);
    });
  });
}

void addExpert(App& app) {
  const std::string id = app.session().newId();
  if (app.run(Msg::experts_did_add, Draft(id, "expert", kCommons).integer("load", kUsualLoad).take(), true))
    app.go({PageName::expert, id});
}

void expertsCard(Page& page) {
  ui::Ui& ui = page.ui;
  App& app = page.app;
  const auto& t = page.t;
  const auto& loads = page.loads;
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

void termsCard(Page& page) {
  ui::Ui& ui = page.ui;
  App& app = page.app;
  const auto& t = page.t;
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

void overWarning(Page& page) {
  std::vector<std::string> over;
  for (const ExpertLoad& load : page.loads)
    if (load.isOver()) over.push_back(load.expert);
  if (!over.empty())
    page.ui.banner("over", ui::Tone::bad, page.t(Msg::experts_over, {{"experts", cityList(page.app, over)}}));
}

}  // namespace

bool askForExpert(App& app, const Asked& asked) {
  const std::string id = app.session().newId();
  Asked now = asked;
  const std::string quarter = app.session().here(app.who()).quarterId;
  now.quarter = quarter;
  if (!app.run(Msg::experts_did_ask, askExpert(id, now, todayOf(app)), true)) return false;
  app.go({PageName::experts, id});
  app.pageState("edit") = id;
  return true;
}

void experts(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const Network& network = app.network();
  Page page{ui, app, t, app.session().here(app.who()).quarterId, {}, {}};
  page.proposals = proposeExperts(network, Levels(network),
                                  citiesInDifficulty(network, app.session().ledger()), page.quarter);
  sortByCity(network, page.proposals, [](const ExpertProposal& each) { return each.city; });
  page.loads = expertLoads(network, page.quarter);
  if (std::string& edit = app.pageState("edit"); edit.empty()) edit = app.route().id;
  ui.pageHeader(t(Msg::experts_title), t(Msg::experts_subtitle), [&] {
    ui.buttonLink("peers", t(Msg::experts_to_peers), toFragment({PageName::peers, {}}),
                  ui::Emphasis::secondary, ui::Icon::people);
    const Who who = app.who();
    const std::string own = who.role == RoleOfPerson::city ? who.city : std::string();
    if (ui.button("ask", t(Msg::experts_ask), ui::Emphasis::secondary, ui::Icon::plus))
      askForExpert(app, {.city = own});
  });
  overWarning(page);
  ui.columns({3, 2}, 320, [&](int column) {
    if (column == 0) {
      requestsCard(page);
      takenCards(page);
      earlierCard(page);
    } else {
      expertsCard(page);
      termsCard(page);
    }
  });
  trash(ui, app, "expert");
  trash(ui, app, "expert_request");
}

}  // namespace parcours::pages
