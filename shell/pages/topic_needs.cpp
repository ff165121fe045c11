// What speaks for a topic, city by city: the step that fits each, the needs they expressed, those others saw.
#include <algorithm>
#include <string>
#include <vector>

#include "core/journey/tiers.hpp"
#include "core/network/quarter_edits.hpp"
#include "core/text/labels.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/quarter_cards.hpp"
#include "shell/pages/topic_labels.hpp"
#include "shell/pages/topic_parts.hpp"

namespace parcours::pages {
namespace {

void tierLine(ui::Ui& ui, App& app, const Topic& topic, const TierOfCity& tier, std::string_view name) {
  const auto& t = app.text();
  std::vector<std::string> labels;
  int selected = 0;
  for (const std::string_view each : kTierNames) {
    if (each == tier.tier) selected = static_cast<int>(labels.size());
    labels.push_back(choiceLabel(t, "tier", each));
  }
  std::string help = tier.level ? t(Msg::topic_tier_level, {{"n", *tier.level}}) : t(Msg::topic_tier_unknown);
  if (tier.tier != tier.proposed)
    help += " · " + t(Msg::topic_tier_proposed, {{"tier", choiceLabel(t, "tier", tier.proposed)}});
  if (const auto chosen = ui.select(tier.city, name, labels, selected, {.help = help})) {
    const std::string_view wanted = kTierNames[static_cast<std::size_t>(*chosen)];
    app.run(Msg::topic_did_tier, setTier(topic, tier.city, wanted == tier.proposed ? "" : wanted), true);
  }
}

struct Expressed {
  std::string city;
  int grade = 0;
  std::string reason;
};

/// The needs of the last closed round in which the topic stood; its number.
std::vector<Expressed> expressed(const Ledger& ledger, const Topic& topic, int& round) {
  std::vector<Expressed> needs;
  for (auto each = ledger.rounds.rbegin(); each != ledger.rounds.rend() && round == 0; ++each) {
    const RoundRecord& record = each->record;
    const auto found = std::lower_bound(record.topics.begin(), record.topics.end(), topic.id());
    if (found == record.topics.end() || *found != topic.id()) continue;
    const auto index = static_cast<std::size_t>(found - record.topics.begin());
    round = each->number;
    for (std::size_t c = 0; c < record.cities.size(); ++c)
      if (index < record.needs[c].size() && record.needs[c][index] > 0)
        needs.push_back({record.cities[c], record.needs[c][index], std::string(record.reason(c, index))});
  }
  return needs;
}

void observe(ui::Ui& ui, App& app, const Topic& topic) {
  const auto& t = app.text();
  ui.disclosure("observe", t(Msg::topic_observe), [&] {
    const auto city = [&]() -> std::string {
      const auto cities = app.network().cities();
      std::string& state = app.pageState("observed_city");
      int selected = -1;
      for (std::size_t i = 0; i < cities.size(); ++i)
        if (cities[i].id() == state) selected = static_cast<int>(i);
      if (const auto chosen =
              ui.select("city", t(Msg::field_observation_city), cityNames(app, cities), selected))
        state = cities[static_cast<std::size_t>(*chosen)].id();
      return state;
    }();
    std::string &words = ui.draft("observed"), &who = ui.draft("met_by");
    if (who.empty()) who = app.who().name;
    if (const auto typed =
            ui.textField("observed", t(Msg::field_observation_text), words, {.maxLength = 1000, .rows = 2}))
      words = *typed;
    if (const auto typed = ui.textField("met_by", t(Msg::field_observation_met_by), who, {.maxLength = 80}))
      who = *typed;
    const bool said = words.find_first_not_of(" \n") != std::string::npos && !city.empty();
    if (!ui.button("add_observed", t(Msg::next_take_stock_button), ui::Emphasis::secondary, ui::Icon::plus,
                   said))
      return;
    app.run(Msg::topic_did_observe,
            addObservation(app.session().newId(), city, topic.id(), words, who, todayOf(app)), true);
    words.clear(), who.clear();
  });
}

void observed(ui::Ui& ui, App& app, const Topic& topic) {
  const auto& t = app.text();
  auto seen = app.network().all("observation");
  std::erase_if(seen, [&](const View& each) { return each.text("topic") != topic.id(); });
  ui.heading(3, t(Msg::topic_observed));
  ui.muted(t(Msg::topic_observed_help), ui::TextStyle::small);
  ui.list("observed", t(Msg::topic_observed), static_cast<int>(seen.size()), [&](int i) {
    const View& each = seen[static_cast<std::size_t>(i)];
    ui.text(entityTitle(app, each.text("city")), ui::TextStyle::strong);
    ui.text(each.text("text"));
    ui.muted(t(Msg::topic_observed_by, {{"who", each.text("met_by")}, {"date", t.date(each.text("date"))}}),
             ui::TextStyle::small);
  });
  observe(ui, app, topic);
}

}  // namespace

void tiersCard(ui::Ui& ui, App& app, const Topic& topic) {
  const auto& t = app.text();
  const auto tiers = tiersOf(app.network(), app.session().levels(), topic);
  if (tiers.empty()) return;
  ui.card("tiers", t(Msg::topic_tiers), [&] {
    ui.muted(t(Msg::topic_tiers_help), ui::TextStyle::small);
    std::vector<City> cities;
    for (const TierOfCity& tier : tiers) cities.push_back(*app.network().get<City>(tier.city));
    const auto names = cityNames(app, cities);
    for (std::size_t i = 0; i < tiers.size(); ++i) tierLine(ui, app, topic, tiers[i], names[i]);
  });
}

void needsCard(ui::Ui& ui, App& app, const Topic& topic) {
  const auto& t = app.text();
  if (app.network().cities().empty()) return;
  ui.card("needs", t(Msg::topic_needs), [&] {
    if (const std::string origin = topic.text("origin"); !origin.empty())
      ui.muted(t(Msg::topic_from, {{"origin", choiceLabel(t, "origin", origin)}}), ui::TextStyle::small);
    if (const std::string reason = topic.text("origin_reason"); !reason.empty())
      ui.text(reason, ui::TextStyle::small);
    int round = 0;
    const auto needs = expressed(app.session().ledger(), topic, round);
    if (needs.empty()) {
      ui.muted(t(Msg::topic_no_needs));
    } else {
      const auto grades = gradeLabels(app);
      ui.heading(3, t(Msg::topic_expressed, {{"n", round}}));
      ui.list("expressed", t(Msg::topic_needs), static_cast<int>(needs.size()), [&](int i) {
        const Expressed& need = needs[static_cast<std::size_t>(i)];
        ui.text(t(Msg::topic_expressed_by,
                  {{"city", entityTitle(app, need.city)},
                   {"grade", grades[static_cast<std::size_t>(std::min(need.grade, 3))]}}));
        if (!need.reason.empty()) ui.muted(need.reason, ui::TextStyle::small);
      });
      ui.link("round", t(Msg::quarter_why), toFragment({PageName::history, {}}));
    }
    observed(ui, app, topic);
  });
}

}  // namespace parcours::pages
