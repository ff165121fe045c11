#include "shell/pages/round_what_if.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "core/journey/what_if.hpp"
#include "shell/pages/decimals.hpp"
#include "shell/pages/round_words.hpp"
#include "shell/pages/topic_labels.hpp"

namespace parcours::pages {
namespace {

/// One city's line: served or not, what it pays, how its wait changes.
std::string outcomeLine(const App& app, const CityOutcome& one) {
  const auto& t = app.text();
  const Msg message = !one.present ? Msg::result_what_if_absent
                      : one.served ? Msg::result_what_if_served
                                   : Msg::result_what_if_waits;
  return t(message, {{"city", cityName(app, one.city)},
                     {"pays", decimals(t, one.pays)},
                     {"before", one.waited},
                     {"after", one.willWait}});
}

}  // namespace

void whatIfCard(ui::Ui& ui, const App& app, const ReplayedRound& round) {
  const auto& t = app.text();
  const Ledger& ledger = app.session().ledger();
  if (&ledger.rounds.back() != &round || !round.chosen.empty()) return;
  constexpr std::size_t kMostTopics = 4;
  ui.card("what_if", t(Msg::result_what_if), [&] {
    ui.muted(t(Msg::result_what_if_help), ui::TextStyle::small);
    for (const std::string& topic : foremostTopics(round, kMostTopics))
      ui.disclosure(topic, topicTitle(app, topic), [&] {
        const auto outcomes = whatIf(ledger, topic);
        const auto order = alphabetical(app, round.cities);
        const auto served = std::count_if(outcomes.begin(), outcomes.end(),
                                          [](const CityOutcome& one) { return one.served; });
        ui.text(t(Msg::result_what_if_count, {{"n", static_cast<std::int64_t>(served)}}),
                ui::TextStyle::strong);
        ui.list("outcomes", topicTitle(app, topic), static_cast<int>(order.size()), [&](int i) {
          ui.text(outcomeLine(app, outcomes[order[static_cast<std::size_t>(i)]]), ui::TextStyle::small);
        });
      });
  });
}

}  // namespace parcours::pages
