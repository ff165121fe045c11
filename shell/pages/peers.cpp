// Peers: which city could accompany which and why, what people agreed on, who has not given or received.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/journey/peer_matching.hpp"
#include "core/text/labels.hpp"
#include "shell/pages/empty_places.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/quarter_cards.hpp"
#include "shell/pages/record_form.hpp"
#include "shell/pages/trash.hpp"

namespace parcours::pages {
namespace {

std::string whyText(const App& app, const PeerProposal& proposal, const PeerFit& fit) {
  const auto& t = app.text();
  std::string line = t(Msg::peers_why, {{"mentor", entityTitle(app, fit.city)},
                                        {"mentor_level", fit.level},
                                        {"mentee", entityTitle(app, proposal.mentee)},
                                        {"mentee_level", fit.level - fit.gap}});
  const auto add = [&](const std::string& part) { line += " · " + part; };
  add(t(Msg::peers_why_language, {{"language", choiceLabel(t, "languages", fit.language)}}));
  if (fit.sameSize) add(t(Msg::peers_why_size));
  if (fit.isRecent) add(t(Msg::peers_why_recent));
  return line;
}

void accept(App& app, const Quarter& quarter, const PeerProposal& proposal, const std::string& mentor) {
  app.run(Msg::peers_did_accept,
          acceptPairing(app.network(), {quarter.id(), proposal.domain, mentor, proposal.mentee}), true);
}

void proposalItem(ui::Ui& ui, App& app, const Quarter& quarter, const PeerProposal& proposal) {
  const auto& t = app.text();
  ui.row([&] {
    ui.text(t(Msg::peers_pair, {{"mentor", entityTitle(app, proposal.proposed->city)},
                                {"mentee", entityTitle(app, proposal.mentee)}}),
            ui::TextStyle::strong);
    ui.pill(entityTitle(app, proposal.domain));
  });
  ui.muted(whyText(app, proposal, *proposal.proposed), ui::TextStyle::small);
  ui.row([&] {
    if (ui.button("accept", t(Msg::peers_accept), ui::Emphasis::secondary, ui::Icon::check))
      accept(app, quarter, proposal, proposal.proposed->city);
    if (proposal.others.empty()) return;
    std::vector<std::string> names;
    for (const PeerFit& fit : proposal.others) names.push_back(entityTitle(app, fit.city));
    const std::string label = t(Msg::peers_choose);
    if (const auto chosen = ui.select("other", label, names, -1, {.placeholder = label, .hideLabel = true}))
      accept(app, quarter, proposal, proposal.others[static_cast<std::size_t>(*chosen)].city);
  });
}

/// The cities that need an area and are alone in it, one line a reason.
void aloneLines(ui::Ui& ui, const App& app, const std::vector<PeerProposal>& proposals) {
  const auto& t = app.text();
  static constexpr std::pair<Alone, Msg> kReasons[] = {{Alone::levelUnknown, Msg::peers_alone_level},
                                                       {Alone::nobody, Msg::peers_alone_nobody},
                                                       {Alone::allTaken, Msg::peers_alone_taken}};
  for (const auto& [reason, message] : kReasons) {
    std::string who;
    for (const PeerProposal& proposal : proposals)
      if (proposal.alone == reason)
        who += (who.empty() ? "" : ", ") + entityTitle(app, proposal.mentee) + " (" +
               entityTitle(app, proposal.domain) + ")";
    if (!who.empty()) ui.muted(t(message, {{"cities", who}}), ui::TextStyle::small);
  }
}

void proposalsCard(ui::Ui& ui, App& app, const Quarter& quarter, const std::vector<PeerProposal>& all) {
  const auto& t = app.text();
  std::vector<PeerProposal> proposed = all;
  std::erase_if(proposed, [](const PeerProposal& each) { return !each.proposed; });
  ui.card("proposals", t(Msg::peers_proposals), [&] {
    if (all.empty()) return ui.muted(t(Msg::peers_no_needs));
    ui.muted(t(Msg::peers_rule), ui::TextStyle::small);
    ui.list("proposals", t(Msg::peers_proposals), static_cast<int>(proposed.size()),
            [&](int i) { proposalItem(ui, app, quarter, proposed[static_cast<std::size_t>(i)]); });
    aloneLines(ui, app, all);
  });
}

void agreedCard(ui::Ui& ui, App& app, const Quarter& quarter) {
  const auto& t = app.text();
  const std::vector<Pairing> agreed = pairingsOf(app.network(), quarter.id());
  if (agreed.empty()) return;
  ui.card("agreed", t(Msg::peers_agreed), [&] {
    ui.list("agreed", t(Msg::peers_agreed), static_cast<int>(agreed.size()), [&](int i) {
      const Pairing& pairing = agreed[static_cast<std::size_t>(i)];
      ui.row([&] {
        ui.text(t(Msg::peers_pair, {{"mentor", entityTitle(app, pairing.mentor())},
                                    {"mentee", entityTitle(app, pairing.mentee())}}),
                ui::TextStyle::strong);
        ui.pill(entityTitle(app, pairing.domain()));
      });
      recordFields(ui, app, pairing, {"format", "state"});
      ui.disclosure("more", t(Msg::peers_more), [&] {
        recordFields(ui, app, pairing, {"mentor", "notes"});
        removeRecord(ui, app, pairing);
      });
    });
  });
}

/// More than a city declared: two devices agreed without having met, or it lowered its places afterwards.
void overWarning(ui::Ui& ui, const App& app, const Quarter& quarter) {
  const std::vector<Pairing> agreed = pairingsOf(app.network(), quarter.id());
  std::vector<std::string> over;
  for (const City& city : app.network().cities()) {
    const auto taken = std::count_if(agreed.begin(), agreed.end(),
                                     [&](const Pairing& pairing) { return pairing.mentor() == city.id(); });
    if (taken > mentorPlaces(city)) over.emplace_back(city.id());
  }
  if (!over.empty())
    ui.banner("over", ui::Tone::warn, app.text()(Msg::peers_over, {{"cities", cityList(app, over)}}));
}

void placesCard(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.card("places", t(Msg::peers_places), [&] {
    ui.muted(t(Msg::peers_places_help), ui::TextStyle::small);
    const auto cities = app.network().cities();
    ui.list("places", t(Msg::peers_places), static_cast<int>(cities.size()), [&](int i) {
      const City& city = cities[static_cast<std::size_t>(i)];
      const std::string id(city.id());
      ui.row([&] {
        ui.link(id, entityTitle(app, id), toFragment({PageName::city, id}));
        ui.muted(t(Msg::peers_place_count, {{"n", mentorPlaces(city)}}), ui::TextStyle::small);
      });
    });
  });
}

void flagsCard(ui::Ui& ui, const App& app, const Quarter& quarter) {
  const auto& t = app.text();
  std::vector<std::string> givers, receivers;
  for (const Exchange& exchange : exchanges(app.network(), quarter)) {
    if (exchange.hasNotGiven()) givers.push_back(exchange.city);
    if (exchange.hasNotReceived()) receivers.push_back(exchange.city);
  }
  if (givers.empty() && receivers.empty()) return;
  ui.card("flags", t(Msg::peers_flags), [&] {
    if (!givers.empty()) ui.text(t(Msg::peers_not_given, {{"cities", cityList(app, givers)}}));
    if (!receivers.empty()) ui.text(t(Msg::peers_not_received, {{"cities", cityList(app, receivers)}}));
    ui.muted(t(Msg::peers_flags_help), ui::TextStyle::small);
  });
}

void termsCard(ui::Ui& ui, App& app) {
  const auto settings = app.network().settings();
  if (!settings) return;
  ui.disclosure("how", app.text()(Msg::experts_how), [&] {
    ui.muted(app.text()(Msg::peers_how_text), ui::TextStyle::small);
    const PeerTerms usual;
    const std::pair<std::string_view, int> kFields[] = {{"mentor_level", usual.mentorLevel},
                                                        {"least_gap", usual.leastGap},
                                                        {"learnable_gap", usual.learnableGap}};
    for (const auto& [field, value] : kFields)
      recordField(ui, app, *settings, field, {.placeholder = std::to_string(value)});
  });
}

}  // namespace

void peers(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const Network& network = app.network();
  const auto quarter = network.get<Quarter>(app.session().here(app.who()).quarterId);
  ui.pageHeader(t(Msg::peers_title), t(Msg::peers_subtitle), [&] {
    ui.buttonLink("experts", t(Msg::experts_title), toFragment({PageName::experts, {}}),
                  ui::Emphasis::secondary, ui::Icon::people);
  });
  if (quarter) overWarning(ui, app, *quarter);
  ui.columns({3, 2}, 320, [&](int column) {
    if (column == 1) {
      if (quarter) flagsCard(ui, app, *quarter);
      placesCard(ui, app);
      return termsCard(ui, app);
    }
    if (!quarter) return beforeFirstChoice(ui, app, ui::Icon::people, Msg::peers_none, Msg::peers_none_text);
    // A copy: accepting one while they are drawn makes them anew.
    const std::vector<PeerProposal> proposals = app.session().peerProposals(*quarter);
    proposalsCard(ui, app, *quarter, proposals);
    agreedCard(ui, app, *quarter);
  });
  trash(ui, app, "pairing");
}

}  // namespace parcours::pages
