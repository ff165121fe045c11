// Votes by show of hands: what is asked, how many hands went up for each answer.
#include <algorithm>
#include <string>
#include <vector>

#include "core/network/draft.hpp"
#include "core/network/session_records.hpp"
#include "core/text/lines.hpp"
#include "shell/pages/record_form.hpp"
#include "shell/pages/workshop.hpp"

namespace parcours::pages {
namespace {

void askForm(ui::Ui& ui, App& app, const View& session) {
  const auto& t = app.text();
  std::string &question = ui.draft("question"), &options = ui.draft("options");
  if (options.empty()) options = t(Msg::workshop_usual_options);
  if (const auto typed = ui.textField("question", t(Msg::field_show_of_hands_question), question,
                                      {.maxLength = 500, .rows = 2}))
    question = *typed;
  if (const auto typed = ui.textField("options", t(Msg::workshop_options), options,
                                      {.help = t(Msg::workshop_options_help), .maxLength = 1000, .rows = 4}))
    options = *typed;
  if (ui.button("ask", t(Msg::workshop_ask), ui::Emphasis::primary, ui::Icon::vote,
                says(question) && says(options)) &&
      app.run(Msg::workshop_did_ask,
              askForHands(app.network(), app.session().newId(), session.id(), question, linesOf(options)),
              true))
    question.clear(), options.clear();
}

/// Bars to see, and the same as a table with shares.
void result(ui::Ui& ui, const App& app, const View& vote, const std::vector<Hands>& all) {
  const auto& t = app.text();
  std::int64_t most = 1, sum = 0;
  for (const Hands& hands : all) {
    most = std::max<std::int64_t>(most, hands.count.value_or(0));
    sum += hands.count.value_or(0);
  }
  if (sum == 0) return;
  std::vector<std::string> counts;
  std::vector<ui::Bar> bars;
  counts.reserve(all.size());
  for (const Hands& hands : all) {
    const std::int64_t count = hands.count.value_or(0);
    counts.push_back(t.number(count));
    bars.push_back({hands.option, counts.back(), static_cast<float>(count) / static_cast<float>(most)});
  }
  const std::string question = vote.text("question");
  ui.bars("bars", question, bars);
  const ui::Column columns[] = {
      {t(Msg::workshop_answer), 3}, {t(Msg::workshop_hands), 1, true}, {t(Msg::workshop_share), 1, true}};
  ui.table("table", question, columns, static_cast<int>(all.size()), [&](int row, int column) {
    const auto at = static_cast<std::size_t>(row);
    if (column == 0) return all[at].option;
    const std::int64_t share = (200 * all[at].count.value_or(0) + sum) / (2 * sum);
    return column == 1 ? counts[at] : t.percent(static_cast<int>(share));
  });
}

}  // namespace

void votesPart(ui::Ui& ui, App& app, const View& session) {
  const auto& t = app.text();
  ui.card("ask", t(Msg::workshop_votes), [&] { askForm(ui, app, session); });
  auto votes = ofSession(app.network(), "show_of_hands", session.id());
  std::reverse(votes.begin(), votes.end());  // The one that is being counted stands first.
  for (const View& vote : votes)
    ui.card(vote.id(), vote.text("question"), [&] {
      const auto all = handsOf(vote);
      ui.row([&] {
        for (const Hands& hands : all)
          countField(ui, app, vote, keyedName("hands", std::to_string(hands.number)), hands.option);
      });
      result(ui, app, vote, all);
      removeRecord(ui, app, vote);
    });
}

}  // namespace parcours::pages
