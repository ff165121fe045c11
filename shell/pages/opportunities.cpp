// Learning areas in which the network has most to learn, each city with its reason, and what the backlog
// could take.
#include "core/journey/opportunities.hpp"

#include <string>
#include <vector>

#include "core/network/library.hpp"
#include "shell/pages/baseline_words.hpp"
#include "shell/pages/empty_places.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/topic_labels.hpp"

namespace parcours::pages {
namespace {

std::string levelWords(const App& app, const std::optional<int>& level) {
  return level ? std::to_string(*level) : app.text()(Msg::opportunity_unknown);
}

std::string namesOf(const App& app, const std::vector<std::string>& cities) {
  std::string names;
  for (const std::string& city : cities) names += (names.empty() ? "" : ", ") + entityTitle(app, city);
  return names;
}

/// One line: where the city stands, what it needs, whom it can learn from.
std::string gapWords(const App& app, const GapOfCity& gap) {
  const auto& t = app.text();
  const std::string need = gradeLabels(app)[static_cast<std::size_t>(gap.need)];
  std::string words = t(Msg::opportunity_city, {{"level", levelWords(app, gap.level)}, {"need", need}});
  if (!gap.learnsFrom.empty())
    words += " · " + t(Msg::opportunity_from, {{"cities", namesOf(app, gap.learnsFrom)}});
  return words;
}

/// Why the topic is in the backlog, as it is kept there.
std::string reasonOf(const App& app, const Opportunity& one) {
  const auto& t = app.text();
  std::vector<std::string> cities, strong;
  for (const GapOfCity& gap : one.gaps) cities.push_back(gap.city);
  for (const StrongCity& each : one.strong) strong.push_back(each.city);
  std::string reason = t(Msg::opportunity_reason, {{"n", static_cast<std::int64_t>(cities.size())},
                                                   {"area", domainTitle(app, one.domain)},
                                                   {"cities", namesOf(app, cities)}});
  if (one.fromEachOther())
    reason += ' ' + t(Msg::opportunity_reason_strong, {{"cities", namesOf(app, strong)}});
  if (one.expert()) reason += ' ' + t(Msg::opportunity_reason_expert);
  return reason;
}

void ways(ui::Ui& ui, const App& app, const Opportunity& one) {
  const auto& t = app.text();
  ui.row([&] {
    if (one.together()) ui.pill(t(Msg::opportunity_together), ui::Tone::accent);
    if (one.fromEachOther()) ui.pill(t(Msg::opportunity_each_other), ui::Tone::good);
    if (one.expert()) ui.pill(t(Msg::opportunity_expert), ui::Tone::warn);
  });
}

/// What is in the backlog already, and what would go there with one press.
void suggestions(ui::Ui& ui, App& app, const Opportunity& one) {
  const auto& t = app.text();
  const auto topics = app.content("topics.json"), domains = app.content("domains.json");
  std::vector<std::string> keys;
  if (!topics.empty() && !domains.empty()) keys = readyMadeFor(app.network(), one.domain, topics);
  const auto add = [&](std::string_view key) {
    app.run(Msg::opportunity_did_add,
            addOpportunityTopic(app.network(), one, key, topics, domains, reasonOf(app, one)), true);
  };
  if (!one.topics.empty()) {
    ui.heading(3, t(Msg::opportunity_in_backlog));
    ui.list("topics", t(Msg::opportunity_in_backlog), static_cast<int>(one.topics.size()), [&](int i) {
      const std::string& id = one.topics[static_cast<std::size_t>(i)];
      ui.link(id, topicTitle(app, id), toFragment({PageName::topic, id}), ui::Icon::topics);
    });
  }
  if (keys.empty() && !one.topics.empty()) return;
  ui.heading(3, t(Msg::opportunity_suggested));
  if (keys.empty() && ui.button("add", t(Msg::opportunity_add, {{"name", domainTitle(app, one.domain)}}),
                                ui::Emphasis::secondary, ui::Icon::plus))
    return add({});
  std::string_view pressed;
  for (const std::string& key : keys)
    if (ui.button(key, t(Msg::opportunity_add, {{"name", readyMadeTitle(topics, key, code(t.language()))}}),
                  ui::Emphasis::secondary, ui::Icon::plus))
      pressed = key;
  if (!pressed.empty()) add(pressed);
}

void card(ui::Ui& ui, App& app, const Opportunity& one) {
  const auto& t = app.text();
  ui.card(one.domain, domainTitle(app, one.domain), [&] {
    ways(ui, app, one);
    const std::string title = t(Msg::opportunity_gaps, {{"n", static_cast<std::int64_t>(one.gaps.size())}});
    ui.heading(3, title);
    ui.list("gaps", title, static_cast<int>(one.gaps.size()), [&](int i) {
      const GapOfCity& gap = one.gaps[static_cast<std::size_t>(i)];
      ui.text(entityTitle(app, gap.city), ui::TextStyle::strong);
      ui.muted(gapWords(app, gap), ui::TextStyle::small);
    });
    if (!one.strong.empty()) {
      ui.heading(3, t(Msg::opportunity_strong));
      ui.list("strong", t(Msg::opportunity_strong), static_cast<int>(one.strong.size()), [&](int i) {
        const StrongCity& strong = one.strong[static_cast<std::size_t>(i)];
        ui.text(t(Msg::opportunity_strong_city,
                  {{"city", entityTitle(app, strong.city)}, {"level", strong.level}}));
      });
    }
    suggestions(ui, app, one);
  });
}

}  // namespace

void opportunities(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.link("back", t(Msg::baseline_title), toFragment({PageName::baseline, {}}), ui::Icon::arrowLeft);
  ui.pageHeader(t(Msg::opportunity_title), t(Msg::opportunity_subtitle));
  const auto all = parcours::opportunities(app.network(), Levels(app.network()));
  if (all.empty())
    return beforeBaseline(ui, app, ui::Icon::star, Msg::opportunity_none, Msg::opportunity_none_text);
  ui.muted(t(Msg::opportunity_order), ui::TextStyle::small);
  for (const Opportunity& one : all) card(ui, app, one);
}

}  // namespace parcours::pages
