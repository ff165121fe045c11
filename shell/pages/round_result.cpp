// A closed round, explained so that anyone can check it: what the rule recommends, why, and what people
// decided.
#include "shell/pages/round_result.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/network/edits.hpp"
#include "core/network/sealed.hpp"
#include "shell/pages/decimals.hpp"
#include "shell/pages/empty_places.hpp"
#include "shell/pages/quarter_cards.hpp"
#include "shell/pages/round_what_if.hpp"
#include "shell/pages/round_words.hpp"
#include "shell/pages/steps.hpp"
#include "shell/pages/topic_labels.hpp"

namespace parcours::pages {
namespace {

std::string namesOf(const App& app, const ReplayedRound& round, const std::vector<rules::CityIndex>& cities) {
  std::string names;
  for (const auto city : cities) names += (names.empty() ? "" : ", ") + cityName(app, round.cities[city]);
  return names;
}

/// Row of a city in the record's needs; nothing when it was absent.
const std::vector<int>* needsOf(const ReplayedRound& round, std::string_view city) {
  const auto& cities = round.record.cities;
  const auto found = std::find(cities.begin(), cities.end(), city);
  if (found == cities.end()) return nullptr;
  const auto& row = round.record.needs[static_cast<std::size_t>(found - cities.begin())];
  return row.empty() ? nullptr : &row;
}

std::size_t topicIndex(const ReplayedRound& round, std::string_view topic) {
  const auto& topics = round.record.topics;
  return static_cast<std::size_t>(std::find(topics.begin(), topics.end(), topic) - topics.begin());
}

std::string voiceLeft(const App& app, const ReplayedRound& round, std::size_t topic) {
  const auto& value = round.certificate.voiceLeft[topic];
  return value ? decimals(app.text(), *value) : std::string("–");
}

void whyRecommended(ui::Ui& ui, const App& app, const ReplayedRound& round) {
  const auto& t = app.text();
  const auto& certificate = round.certificate;
  const std::size_t winner = *certificate.winner;
  ui.text(t(Msg::result_because));
  ui.muted(t(Msg::result_level, {{"value", voiceLeft(app, round, winner)}}), ui::TextStyle::small);
  if (certificate.runnerUp)
    ui.muted(t(Msg::result_runner_up, {{"topic", topicTitle(app, round.record.topics[*certificate.runnerUp])},
                                       {"value", voiceLeft(app, round, *certificate.runnerUp)}}),
             ui::TextStyle::small);
  if (certificate.tied.size() > 1) {
    std::string others;
    for (std::size_t i = 1; i < certificate.tied.size(); ++i)
      others += (others.empty() ? "" : ", ") + topicTitle(app, round.record.topics[certificate.tied[i]]);
    const Msg message = certificate.tieBreak == rules::TieBreak::totalNeed ? Msg::result_tie_need
                        : certificate.tieBreak == rules::TieBreak::entered ? Msg::result_tie_entered
                                                                           : Msg::result_tie_id;
    ui.text(t(message, {{"topics", others}}));
  }
  if (certificate.guard.active())
    ui.text(t(Msg::result_guard, {{"n", static_cast<std::int64_t>(certificate.guard.late.size())},
                                  {"cities", namesOf(app, round, certificate.guard.late)}}));
  ui.disclosure("how", t(Msg::result_how), [&] { ui.text(t(Msg::result_how_text)); });
}

void recommendation(ui::Ui& ui, const App& app, const ReplayedRound& round) {
  const auto& t = app.text();
  ui.card("recommended", t(Msg::result_recommended), [&] {
    if (round.recommended.empty()) return ui.text(t(Msg::result_nobody));
    ui.text(topicTitle(app, round.recommended), ui::TextStyle::strong);
    whyRecommended(ui, app, round);
  });
}

/// What people decide ends this reading of the ledger, so it is carried out when the page is drawn.
Edit chooseOther(ui::Ui& ui, const App& app, const ReplayedRound& replayed, const Round& round) {
  const auto& t = app.text();
  std::string &topic = ui.draft("other_topic:" + replayed.round),
              &reason = ui.draft("other_reason:" + replayed.round);
  std::vector<std::string> titles, ids;
  int selected = -1;
  for (const auto index : replayed.certificate.order) {
    const std::string& id = replayed.record.topics[index];
    if (id == replayed.recommended) continue;
    if (id == topic) selected = static_cast<int>(ids.size());
    titles.push_back(topicTitle(app, id));
    ids.push_back(id);
  }
  if (const auto chosen = ui.select("other_topic", t(Msg::result_other_topic), titles, selected))
    topic = ids[static_cast<std::size_t>(*chosen)];
  if (const auto typed = ui.textField("other_reason", t(Msg::result_other_reason), reason,
                                      {.maxLength = 2000, .rows = 3, .required = true}))
    reason = *typed;
  const bool said = reason.find_first_not_of(" \n") != std::string::npos;
  if (ui.button("choose_other", t(Msg::result_other_choose), ui::Emphasis::secondary, ui::Icon::none,
                !topic.empty() && said))
    return chooseTopic(round, topic, reason);
  return {};
}

Edit decision(ui::Ui& ui, const App& app, const ReplayedRound& replayed, const Round& round) {
  const auto& t = app.text();
  Edit edit;
  if (!replayed.chosen.empty()) {
    ui.card("chosen", t(Msg::result_chosen), [&] {
      ui.text(topicTitle(app, replayed.chosen), ui::TextStyle::strong);
      if (replayed.departs())
        ui.text(t(Msg::result_departs,
                  {{"topic", topicTitle(app, replayed.recommended)}, {"reason", round.reason()}}));
      else
        ui.muted(t(Msg::result_follows));
      const auto waiting = roundWithoutQuarter(app.network());
      if (waiting && waiting->id() == round.id())
        ui.buttonLink("open_quarter", t(Msg::result_open_quarter), toFragment({PageName::quarter, {}}),
                      ui::Emphasis::primary, ui::Icon::arrowRight);
    });
    return edit;
  }
  ui.card("decide", t(Msg::result_decide), [&] {
    ui.text(t(Msg::round_decide_text));
    if (!replayed.recommended.empty() &&
        ui.button("choose", t(Msg::result_choose), ui::Emphasis::primary, ui::Icon::check))
      edit = chooseTopic(round, replayed.recommended, {});
    ui.disclosure("other", t(Msg::result_other), [&] {
      if (Edit other = chooseOther(ui, app, replayed, round); !other.empty()) edit = std::move(other);
    });
  });
  return edit;
}

void accounts(ui::Ui& ui, const App& app, const ReplayedRound& round) {
  const auto& t = app.text();
  const auto& account = round.account;
  const std::string paid = round.chosen.empty() ? round.recommended : round.chosen;
  const std::size_t topic = topicIndex(round, paid);
  const auto order = alphabetical(app, round.cities);
  const std::vector<ui::Column> columns = {{t(Msg::result_city), 3, false}, {t(Msg::result_need), 2, false},
                                           {t(Msg::result_pays), 1, true},  {t(Msg::result_before), 1, true},
                                           {t(Msg::result_after), 1, true}, {t(Msg::result_wait), 2, true}};
  const auto grades = gradeLabels(app);
  const auto cell = [&](int row, int column, const auto& number) -> std::string {
    const std::size_t city = order[static_cast<std::size_t>(row)];
    const auto* needs = needsOf(round, round.cities[city]);
    switch (column) {
      case 0:
        return cityName(app, round.cities[city]);
      case 1:
        return !needs                  ? t(Msg::result_absent)
               : topic < needs->size() ? grades[static_cast<std::size_t>((*needs)[topic])]
                                       : std::string("–");
      case 2:
        return number(account.payments[city]);
      case 3:
        return number(account.balancesBefore[city]);
      case 4:
        return number(account.balancesAfter[city]);
      default:
        return t(Msg::result_wait_quarters, {{"n", account.droughtsAfter[city]}});
    }
  };
  ui.card("ledger", t(Msg::result_ledger), [&] {
    ui.muted(t(Msg::result_ledger_help), ui::TextStyle::small);
    ui.table("accounts", t(Msg::result_ledger), columns, static_cast<int>(order.size()),
             [&](int row, int column) {
               return cell(row, column, [&](const rules::Rational& value) { return decimals(t, value); });
             });
    ui.disclosure("exact", t(Msg::result_exact), [&] {
      ui.table("fractions", t(Msg::result_exact), columns, static_cast<int>(order.size()),
               [&](int row, int column) {
                 return cell(row, column, [](const rules::Rational& value) { return rules::toText(value); });
               });
    });
  });
}

std::string whyNotText(const App& app, const ReplayedRound& round, std::size_t topic) {
  const auto& t = app.text();
  rules::Round asked{round.record.entered, {}};
  for (const std::string& city : round.cities) {
    const auto* needs = needsOf(round, city);
    asked.needs.push_back(needs ? std::optional(*needs) : std::nullopt);
  }
  const rules::WhyNot why = rules::whyNot(round.certificate, asked, round.record.settings, topic);
  switch (why.reason) {
    case rules::WhyNot::Reason::recommended:
      return t(Msg::result_recommended);
    case rules::WhyNot::Reason::notNeeded:
      return t(Msg::result_why_nobody);
    case rules::WhyNot::Reason::guard:
      return t(Msg::result_why_guard, {{"cities", namesOf(app, round, why.lateUnserved)}});
    case rules::WhyNot::Reason::lessVoice:
      return t(Msg::result_why_level, {{"mine", voiceLeft(app, round, topic)},
                                       {"winner", voiceLeft(app, round, *round.certificate.winner)}});
    case rules::WhyNot::Reason::tie:
      break;
  }
  return t(why.tieBreak == rules::TieBreak::totalNeed ? Msg::result_why_tie_need
           : why.tieBreak == rules::TieBreak::entered ? Msg::result_why_tie_entered
                                                      : Msg::result_why_tie_id);
}

void whyNotOthers(ui::Ui& ui, const App& app, const ReplayedRound& round) {
  ui.card("why_not", app.text()(Msg::result_why_not), [&] {
    const auto& order = round.certificate.order;
    ui.list("topics", app.text()(Msg::result_why_not), static_cast<int>(order.size()), [&](int i) {
      const std::size_t topic = order[static_cast<std::size_t>(i)];
      ui.text(topicTitle(app, round.record.topics[topic]), ui::TextStyle::strong);
      ui.muted(whyNotText(app, round, topic), ui::TextStyle::small);
    });
  });
}

/// Only now, the round being closed, everyone sees what each city said.
void revealedNeeds(ui::Ui& ui, const App& app, const ReplayedRound& round) {
  const auto& t = app.text();
  ui.card("needs", t(Msg::result_needs), [&] {
    const auto order = alphabetical(app, round.cities);
    std::vector<std::string> rows, columns;
    for (const std::string& topic : round.record.topics) rows.push_back(topicTitle(app, topic));
    for (const std::size_t city : order) columns.push_back(cityName(app, round.cities[city]));
    ui.heatmap("grades", t(Msg::result_needs), columns, rows, 3, [&](int row, int column) {
      const auto* needs = needsOf(round, round.cities[order[static_cast<std::size_t>(column)]]);
      return needs ? (*needs)[static_cast<std::size_t>(row)] : -1;
    });
    ui.disclosure("reasons", t(Msg::result_reasons), [&] {
      for (std::size_t city = 0; city < round.record.cities.size(); ++city)
        for (std::size_t topic = 0; topic < round.record.reasons[city].size(); ++topic)
          if (!round.record.reasons[city][topic].empty()) {
            ui.text(cityName(app, round.record.cities[city]) + " – " +
                        topicTitle(app, round.record.topics[topic]),
                    ui::TextStyle::strong);
            ui.text(round.record.reasons[city][topic]);
          }
    });
  });
}

/// Of a round that the ledger does not hold.
Msg whyNoResult(const Ledger& ledger, const Round& round) {
  if (unsettled(round)) return Msg::result_unsettled;
  if (round.state() == "cancelled") return Msg::result_cancelled;
  if (round.state() != "closed") return Msg::result_still_open;
  const auto& out = ledger.unsettled;
  if (std::find(out.begin(), out.end(), round.id()) != out.end()) return Msg::result_unreadable;
  return out.empty() ? Msg::result_waiting_choice : Msg::result_waiting_earlier;
}

}  // namespace

void roundResult(ui::Ui& ui, App& app, std::string_view id) {
  const auto& t = app.text();
  const Ledger& ledger = app.session().ledger();
  const auto round = app.network().get<Round>(id);
  const ReplayedRound* found = findRound(ledger, id);
  if (!round) return;
  if (!found) {
    const bool settle =
        unsettled(*round) || (!ledger.unsettled.empty() && !app.network().conflicts().empty());
    if (ui.banner("no_result", ui::Tone::warn, t(whyNoResult(ledger, *round)),
                  settle ? t(Msg::result_settle) : std::string()))
      app.go({PageName::conflicts, {}});
    return;
  }
  if (const auto late = lateBallots(app.network(), id, found->record); !late.empty())
    ui.banner("late", ui::Tone::neutral, t(Msg::history_late, {{"cities", cityList(app, late)}}));
  const ReplayedRound& replayed = *found;
  Edit edit;
  ui.columns({3, 2}, 340, [&](int column) {
    if (column == 0)
      recommendation(ui, app, replayed);
    else
      edit = decision(ui, app, replayed, *round);
  });
  if (!replayed.recommended.empty()) {
    whatIfCard(ui, app, replayed);
    accounts(ui, app, replayed);
    whyNotOthers(ui, app, replayed);
    revealedNeeds(ui, app, replayed);
  }
  if (!edit.empty() && app.run(Msg::round_did_choose, edit, true)) ui.clearDrafts();
}

void ledgerOverview(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const Ledger& ledger = app.session().ledger();
  if (ledger.rounds.empty())
    return beforeFirstChoice(ui, app, ui::Icon::chart, Msg::history_empty, Msg::history_empty_text);
  ui.card("rounds", t(Msg::history_rounds), [&] {
    ui.list("rounds", t(Msg::history_rounds), static_cast<int>(ledger.rounds.size()), [&](int i) {
      const ReplayedRound& round = ledger.rounds[static_cast<std::size_t>(i)];
      ui.row([&] {
        ui.link("round", t(Msg::round_number, {{"n", round.number}}),
                toFragment({PageName::history, round.round}));
        ui.text(round.chosen.empty() ? topicTitle(app, round.recommended) : topicTitle(app, round.chosen),
                ui::TextStyle::strong);
        if (round.chosen.empty())
          ui.pill(t(Msg::history_undecided), ui::Tone::warn);
        else if (round.departs())
          ui.pill(t(Msg::history_departed), ui::Tone::accent);
        else
          ui.pill(t(Msg::history_followed), ui::Tone::good);
      });
    });
  });
  std::vector<std::string> ids;
  for (const Standing& standing : ledger.standings) ids.push_back(standing.city);
  const auto order = alphabetical(app, ids);
  const std::vector<ui::Column> columns = {
      {t(Msg::result_city), 3, false}, {t(Msg::history_balance), 1, true}, {t(Msg::result_wait), 2, true}};
  ui.card("standings", t(Msg::history_standings), [&] {
    ui.muted(t(Msg::result_ledger_help), ui::TextStyle::small);
    ui.table("standings", t(Msg::history_standings), columns, static_cast<int>(order.size()),
             [&](int row, int column) {
               const Standing& standing = ledger.standings[order[static_cast<std::size_t>(row)]];
               if (column == 0) return cityName(app, standing.city);
               return column == 1 ? decimals(t, standing.balance)
                                  : t(Msg::result_wait_quarters, {{"n", standing.wait}});
             });
  });
}

}  // namespace parcours::pages
