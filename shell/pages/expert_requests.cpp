#include "shell/pages/expert_requests.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/function_ref.hpp"
#include "core/network/edits.hpp"
#include "core/text/labels.hpp"
#include "shell/pages/conflict_note.hpp"
#include "shell/pages/expert_labels.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/quarter_cards.hpp"
#include "shell/pages/record_form.hpp"

namespace parcours::pages {
namespace {

/// The page while it is drawn.
struct Page {
  ui::Ui& ui;
  App& app;
  const Catalogue& t;
  std::string quarter;  ///< Id; empty before the first.
  std::vector<ExpertProposal> proposals;

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

void waitingCard(Page& page) {
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

void requestList(Page& page, std::string_view key, Msg name, const std::vector<ExpertRequest>& requests,
                 FunctionRef<void(const ExpertRequest&)> one) {
  page.ui.list(key, page.t(name), static_cast<int>(requests.size()),
               [&](int i) { one(requests[static_cast<std::size_t>(i)]); });
}

void takenCard(Page& page, const std::vector<ExpertRequest>& taken) {
  if (taken.empty()) return;
  page.ui.card("taken", page.t(Msg::experts_taken), [&] {
    requestList(page, "taken", Msg::experts_taken, taken,
                [&](const ExpertRequest& request) { takenRequest(page, request); });
  });
}

void declinedCard(Page& page, const std::vector<ExpertRequest>& declined) {
  if (declined.empty()) return;
  page.ui.card("declined", page.t(Msg::experts_closed), [&] {
    requestList(page, "declined", Msg::experts_closed, declined, [&](const ExpertRequest& request) {
      askedLine(page, request);
      recordField(page.ui, page.app, request, "comment");
      if (page.ui.button("reopen", page.t(Msg::experts_reopen), ui::Emphasis::quiet, ui::Icon::undo))
        page.app.run(Msg::experts_did_reopen, reopenRequest(request), true);
    });
  });
}

/// The lanes of the board, and what the choices between them do.
constexpr std::string_view kLanes[] = {"requested", "accepted", "done", "declined"};
enum Lane : int { kRequested, kAccepted, kDone, kDeclined };

/// Where a request can go from its lane: only what is put forward can be accepted from here.
std::vector<int> movesFrom(int lane, bool isProposed) {
  switch (lane) {
    case kAccepted:
      return {kRequested, kDone};
    case kDone:
      return {kAccepted};
    case kDeclined:
      return {kRequested};
    default:
      break;
  }
  return isProposed ? std::vector<int>{kAccepted, kDeclined} : std::vector<int>{kDeclined};
}

void move(Page& page, const ExpertRequest& request, int lane, const ExpertProposal* proposal) {
  App& app = page.app;
  app.pageState("moved") = request.id();
  if (lane == kDone) app.run(Msg::experts_did_finish, finishRequest(request, todayOf(app)), true);
  if (lane == kDeclined) app.run(Msg::experts_did_withdraw, declineRequest(request, todayOf(app)), true);
  if (lane == kRequested) app.run(Msg::experts_did_reopen, reopenRequest(request), true);
  if (lane != kAccepted) return;
  if (request.state() == "done")
    app.run(Msg::experts_did_accept, resumeRequest(request), true);
  else if (proposal != nullptr)
    accept(page, request, proposal->proposed->expert);
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
    requestList(page, "earlier", Msg::experts_earlier, others, [&](const ExpertRequest& request) {
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

}  // namespace

void expertRequestCards(ui::Ui& ui, App& app, const std::string& quarter) {
  // A copy: accepting one while they are drawn makes them anew.
  Page page{ui, app, app.text(), quarter, app.session().expertProposals(quarter)};
  sortByCity(app.network(), page.proposals, [](const ExpertProposal& each) { return each.city; });
  // The one being filled in comes first: it is what the person came for, and may else lie below the screen.
  std::stable_partition(page.proposals.begin(), page.proposals.end(),
                        [&](const ExpertProposal& each) { return each.request == app.pageState("edit"); });
  std::vector<ExpertRequest> taken, declined;
  for (const ExpertRequest& request : requestsOf(app.network(), quarter)) {
    if (request.isTaken()) taken.push_back(request);
    if (request.state() == "declined") declined.push_back(request);
  }
  waitingCard(page);
  takenCard(page, taken);
  declinedCard(page, declined);
  earlierCard(page);
}

void expertRequestBoard(ui::Ui& ui, App& app, const std::string& quarter) {
  const auto& t = app.text();
  Page page{ui, app, t, quarter, app.session().expertProposals(quarter)};
  const auto proposalFor = [&](const ExpertRequest& request) -> const ExpertProposal* {
    for (const ExpertProposal& each : page.proposals)
      if (each.request == request.id() && each.proposed) return &each;
    return nullptr;
  };
  std::vector<std::string> lanes;
  for (const std::string_view lane : kLanes) lanes.push_back(choiceLabel(t, "state", lane));
  const std::vector<ExpertRequest> requests = requestsOf(app.network(), quarter);
  std::vector<ui::BoardCard> cards;
  for (const ExpertRequest& request : requests) {
    const std::string city = entityTitle(app, request.city()), expert = request.expert();
    const ExpertProposal* proposal = proposalFor(request);
    const auto lane = static_cast<int>(std::find(std::begin(kLanes), std::end(kLanes), request.state()) -
                                       std::begin(kLanes));
    const std::string domain = request.domain(app.network());
    std::string text = domain.empty() ? std::string() : entityTitle(app, domain);
    const auto add = [&](const std::string& line) { text += (text.empty() ? "" : "\n") + line; };
    if (request.isTaken())
      add(entityTitle(app, expert));
    else if (proposal != nullptr)
      add(t(Msg::experts_proposal, {{"expert", entityTitle(app, proposal->proposed->expert)}}));
    cards.push_back({std::string(request.id()), city,
                     toFragment(request.isTaken() ? Route{PageName::expert, expert}
                                                  : Route{PageName::experts, std::string(request.id())}),
                     text, t(Msg::experts_move_request, {{"city", city}}), lane,
                     movesFrom(lane, proposal != nullptr), app.pageState("moved") == request.id()});
  }
  if (const auto moved = ui.board("board", t(Msg::experts_requests), lanes, cards, t(Msg::experts_move_to),
                                  t(Msg::common_none))) {
    const ExpertRequest& request = requests[static_cast<std::size_t>(moved->card)];
    move(page, request, moved->lane, proposalFor(request));
  }
}

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

}  // namespace parcours::pages
