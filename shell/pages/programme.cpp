// The common programme as a whole: what exists and what is new, which parts of the plan it serves, which
// learning areas the cities need.
#include "core/journey/programme.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/journey/tiers.hpp"
#include "core/network/draft.hpp"
#include "core/text/labels.hpp"
#include "shell/pages/empty_places.hpp"
#include "shell/pages/pages.hpp"
#include "shell/pages/topic_labels.hpp"
#include "shell/pages/trash.hpp"

namespace parcours::pages {
namespace {

constexpr std::size_t kMostCandidates = 6;

std::vector<Topic> topicsOfProgramme(const Network& network) {
  std::vector<Topic> topics;
  for (const std::string& id : programmeTopics(network))
    if (const auto topic = network.get<Topic>(id)) topics.push_back(*topic);
  return topics;
}

Msg noveltyWords(Novelty novelty) {
  switch (novelty) {
    case Novelty::acquired:
      return Msg::programme_acquired;
    case Novelty::fresh:
      return Msg::programme_fresh;
    case Novelty::unknown:
      break;
  }
  return Msg::programme_unknown;
}

void balanceCard(ui::Ui& ui, App& app, const Levels& levels, const std::vector<Topic>& topics) {
  const auto& t = app.text();
  if (topics.empty()) return;
  const NoveltyBalance balance = noveltyBalance(app.network(), levels);
  ui.card("balance", t(Msg::programme_balance), [&] {
    ui.text(t(Msg::programme_balance_text,
              {{"acquired", balance.acquired}, {"fresh", balance.fresh}, {"unknown", balance.unknown}}));
    ui.list("balance", t(Msg::programme_balance), static_cast<int>(topics.size()), [&](int i) {
      const Topic& topic = topics[static_cast<std::size_t>(i)];
      const Novelty novelty = noveltyOf(app.network(), levels, topic);
      ui.row([&] {
        ui.link(topic.id(), topicTitle(app, topic), toFragment({PageName::topic, std::string(topic.id())}));
        ui.pill(t(noveltyWords(novelty)), novelty == Novelty::fresh ? ui::Tone::accent : ui::Tone::neutral);
      });
    });
  });
}

/// Topics of the backlog that would serve a part nothing serves.
void candidates(ui::Ui& ui, App& app, const std::vector<std::string_view>& gaps) {
  const auto& t = app.text();
  std::vector<Topic> found;
  for (const Topic& topic : app.network().openTopics()) {
    const bool fits =
        std::any_of(gaps.begin(), gaps.end(), [&](std::string_view part) { return serves(topic, part); });
    if (fits && found.size() < kMostCandidates) found.push_back(topic);
  }
  if (found.empty()) return;
  ui.heading(3, t(Msg::programme_candidates));
  ui.list("candidates", t(Msg::programme_candidates), static_cast<int>(found.size()), [&](int i) {
    const Topic& topic = found[static_cast<std::size_t>(i)];
    ui.row([&] {
      ui.link(topic.id(), topicTitle(app, topic), toFragment({PageName::topic, std::string(topic.id())}));
      for (const std::string_view part : gaps)
        if (serves(topic, part)) ui.pill(choiceLabel(t, "plan", part));
    });
  });
}

void partsCard(ui::Ui& ui, App& app, const std::vector<Topic>& topics) {
  const auto& t = app.text();
  ui.card("parts", t(Msg::programme_parts), [&] {
    if (topics.empty())
      return beforeFirstChoice(ui, app, ui::Icon::grid, Msg::quarter_empty, Msg::programme_no_topics);
    std::vector<ui::Column> columns{{t(Msg::programme_topic), 2.4f}};
    // A long word has the room not to be broken.
    constexpr float kUsualLetters = 10;
    for (const std::string_view part : kPlanPartNames) {
      std::string label = choiceLabel(t, "plan", part);
      const float weight = std::max(1.0f, static_cast<float>(label.size()) / kUsualLetters);
      columns.push_back({std::move(label), weight});
    }
    ui.table("parts", t(Msg::programme_parts), columns, static_cast<int>(topics.size()),
             [&](int row, int column) {
               const Topic& topic = topics[static_cast<std::size_t>(row)];
               if (column == 0) return topicTitle(app, topic);
               const bool served = serves(topic, kPlanPartNames[static_cast<std::size_t>(column) - 1]);
               return served ? t(Msg::programme_serves) : std::string();
             });
    const auto gaps = uncoveredParts(app.network());
    if (gaps.empty()) return ui.text(t(Msg::programme_covered), ui::TextStyle::body, ui::Tone::good);
    std::string names;
    for (const std::string_view part : gaps)
      names += (names.empty() ? "" : ", ") + choiceLabel(t, "plan", part);
    ui.text(t(Msg::programme_gaps, {{"parts", names}}), ui::TextStyle::body, ui::Tone::warn);
    candidates(ui, app, gaps);
  });
}

void addDomain(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  std::string& name = ui.draft("domain_name");
  if (const auto typed = ui.textField("domain_name", t(Msg::programme_domain_name), name, {.maxLength = 200}))
    name = *typed;
  const bool named = name.find_first_not_of(' ') != std::string::npos;
  if (!ui.button("add_domain", t(Msg::programme_add_domain), ui::Emphasis::secondary, ui::Icon::plus, named))
    return;
  Draft domain(app.session().newId(), "domain", kCommons);
  app.run(Msg::programme_did_add_domain, domain.text(keyedName("title", code(t.language())), name).take(),
          true);
  name.clear();
}

void domainsCard(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const auto all = relevances(app.network(), app.session().ledger());
  ui.card("domains", t(Msg::programme_domains), [&] {
    ui.muted(t(Msg::programme_domains_help), ui::TextStyle::small);
    ui.list("domains", t(Msg::programme_domains), static_cast<int>(all.size()), [&](int i) {
      const Relevance& one = all[static_cast<std::size_t>(i)];
      const auto domain = app.network().get<Domain>(one.domain);
      ui.row([&] {
        ui.link(one.domain, domain->title(code(t.language())), toFragment({PageName::domain, one.domain}));
        if (one.cities > 0)
          ui.muted(t(Msg::programme_needing, {{"n", one.needing}, {"of", one.cities}}), ui::TextStyle::small);
        if (one.low()) ui.pill(t(Msg::programme_low), ui::Tone::warn);
      });
    });
    addDomain(ui, app);
    trash(ui, app, "domain");
  });
}

}  // namespace

void programme(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.pageHeader(t(Msg::programme_title), t(Msg::programme_subtitle), [&] {
    ui.buttonLink("cohesion", t(Msg::cohesion_title), toFragment({PageName::cohesion, {}}),
                  ui::Emphasis::secondary, ui::Icon::chart);
  });
  ui.link("opportunities", t(Msg::nav_opportunities), toFragment({PageName::opportunities, {}}),
          ui::Icon::star);
  const Levels& levels = app.session().levels();
  const auto topics = topicsOfProgramme(app.network());
  partsCard(ui, app, topics);
  if (topics.empty()) return domainsCard(ui, app);  // There is nothing to balance yet.
  ui.columns({1, 1}, 340, [&](int column) {
    if (column == 0) return balanceCard(ui, app, levels, topics);
    domainsCard(ui, app);
  });
}

}  // namespace parcours::pages
