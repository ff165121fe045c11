// The topic backlog: everything the network could learn about, found quickly.
#include <algorithm>
#include <string>
#include <vector>

#include "core/network/fold.hpp"
#include "core/network/library.hpp"
#include "core/network/merged_topics.hpp"
#include "shell/pages/languages.hpp"
#include "shell/pages/pages.hpp"
#include "shell/pages/topic_labels.hpp"
#include "shell/pages/trash.hpp"

namespace parcours::pages {
namespace {

/// What the person narrowed the list to; kept as page state while they look around.
struct Filter {
  std::string& query;
  std::string& domain;
  std::string& archived;
};

/// In the backlog; otherwise archived, or merged into another topic.
bool inBacklog(const MergedTopics& merged, const Topic& topic) {
  return !topic.archived() && merged.survivorOf(topic.id()) == topic.id();
}

bool fits(const App& app, const MergedTopics& merged, const Topic& topic, const Filter& filter) {
  if (inBacklog(merged, topic) == (filter.archived == "1")) return false;
  if (!filter.domain.empty() && topic.domain() != filter.domain) return false;
  if (filter.query.empty()) return true;
  const auto language = code(app.text().language());
  const std::string hay = foldLatin(topic.title(language) + ' ' + topic.summary(language));
  return hay.find(foldLatin(filter.query)) != std::string::npos;
}

void filters(ui::Ui& ui, App& app, const Filter& filter) {
  const auto& t = app.text();
  if (const auto typed = ui.searchField("search", t(Msg::backlog_search), filter.query))
    filter.query = *typed;
  ui.columns({1, 1}, 200, [&](int column) {
    if (column == 0) {
      const auto domains = app.network().domains();
      std::vector<std::string> names{t(Msg::backlog_all_domains)};
      int selected = 0;
      for (std::size_t i = 0; i < domains.size(); ++i) {
        names.push_back(domains[i].title(code(t.language())));
        if (domains[i].id() == filter.domain) selected = static_cast<int>(i) + 1;
      }
      if (const auto chosen = ui.select("domain", t(Msg::backlog_domain), names, selected))
        filter.domain =
            *chosen == 0 ? std::string() : std::string(domains[static_cast<std::size_t>(*chosen) - 1].id());
    }
    if (column == 1) {
      const std::vector<std::string> states = {t(Msg::backlog_active), t(Msg::backlog_archived)};
      if (const auto chosen =
              ui.segmented("state", t(Msg::backlog_state), states, filter.archived == "1" ? 1 : 0))
        filter.archived = *chosen ? "1" : "";
    }
  });
}

/// What the topic is about, or why it is no longer in the backlog.
std::string topicNote(const App& app, const MergedTopics& merged, const Topic& topic) {
  const auto& t = app.text();
  const std::string_view survivor = merged.survivorOf(topic.id());
  if (survivor != topic.id()) return t(Msg::topic_merged_into, {{"topic", topicTitle(app, survivor)}});
  if (topic.archived()) return t(Msg::backlog_archived_because, {{"reason", topic.archiveReason()}});
  return sharedText(app, topic, "summary");
}

void topicCard(ui::Ui& ui, App& app, const MergedTopics& merged, const Topic& topic) {
  const auto& t = app.text();
  const auto language = code(t.language());
  const std::string title = topicTitle(app, topic);
  ui.cardLink(topic.id(), title, toFragment({PageName::topic, std::string(topic.id())}), [&] {
    ui.text(title, ui::TextStyle::strong);
    ui.row([&] {
      if (const auto domain = app.network().get<Domain>(topic.domain())) ui.pill(domain->title(language));
      if (!topic.kind().empty()) ui.pill(kindLabel(app, topic.kind()), ui::Tone::accent);
      if (const int taught = roundThatChose(app.network(), topic.id()))
        ui.pill(t(Msg::backlog_chosen_in, {{"n", taught}}), ui::Tone::good);
      if (topic.entity().deletedElsewhere()) ui.pill(t(Msg::backlog_deleted_elsewhere), ui::Tone::warn);
    });
    ui.muted(topicNote(app, merged, topic), ui::TextStyle::small);
  });
}

/// The keys of ready-made topics that this backlog does not hold yet.
void offerReadyMade(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const auto topics = app.content("topics.json");
  const auto domains = app.content("domains.json");
  if (topics.empty() || domains.empty()) return;
  const Edit edit = addReadyMade(app.network(), topics, domains);
  if (edit.empty()) return;
  const auto missing = missingReadyMade(app.network(), topics).size();
  ui.card("ready_made", t(Msg::backlog_ready_made), [&] {
    ui.text(t(Msg::backlog_ready_made_text, {{"n", static_cast<std::int64_t>(missing)}}));
    if (ui.button(
            "add_ready_made", t(Msg::backlog_ready_made_add, {{"n", static_cast<std::int64_t>(missing)}}),
            app.network().topics().empty() ? ui::Emphasis::primary : ui::Emphasis::secondary, ui::Icon::book))
      app.run(Msg::backlog_did_add_ready_made, edit, true);
  });
}

}  // namespace

void backlog(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const auto all = app.network().topics();
  const MergedTopics merged(app.network());
  const auto active =
      std::count_if(all.begin(), all.end(), [&](const Topic& topic) { return inBacklog(merged, topic); });
  ui.pageHeader(
      t(Msg::backlog_title), t(Msg::backlog_subtitle, {{"n", static_cast<std::int64_t>(active)}}), [&] {
        ui.buttonLink("new", t(Msg::backlog_add), toFragment({PageName::newTopic, {}}),
                      all.empty() ? ui::Emphasis::secondary : ui::Emphasis::primary, ui::Icon::plus);
      });
  if (all.empty()) {
    ui.emptyState("empty", ui::Icon::topics, t(Msg::backlog_empty), t(Msg::backlog_empty_text));
    offerReadyMade(ui, app);
    return trash(ui, app, "topic");
  }

  const Filter filter{app.pageState("query"), app.pageState("domain"), app.pageState("archived")};
  filters(ui, app, filter);
  std::vector<Topic> found;
  std::copy_if(all.begin(), all.end(), std::back_inserter(found),
               [&](const Topic& topic) { return fits(app, merged, topic, filter); });
  ui.muted(t(Msg::backlog_found, {{"n", static_cast<std::int64_t>(found.size())}}), ui::TextStyle::small);
  if (found.empty() && ui.emptyState("none", ui::Icon::search, t(Msg::backlog_none),
                                     t(Msg::backlog_none_text), t(Msg::backlog_clear))) {
    filter.query.clear();
    filter.domain.clear();
    filter.archived.clear();
  }
  ui.grid("topics", t(Msg::backlog_title), static_cast<int>(found.size()), 300,
          [&](int i) { topicCard(ui, app, merged, found[static_cast<std::size_t>(i)]); });
  offerReadyMade(ui, app);
  trash(ui, app, "topic");
}

}  // namespace parcours::pages
