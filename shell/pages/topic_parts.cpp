#include "shell/pages/topic_parts.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/journey/tiers.hpp"
#include "core/network/draft.hpp"
#include "core/network/edits.hpp"
#include "core/network/merged_topics.hpp"
#include "core/text/labels.hpp"
#include "shell/pages/languages.hpp"
#include "shell/pages/topic_labels.hpp"

namespace parcours::pages {
namespace {

constexpr std::size_t kMostParts = 6;

/// The steps as people read them: what all do first.
constexpr std::string_view kSteps[] = {"core", "stretch", "catch_up"};

bool filled(std::string_view text) { return text.find_first_not_of(" \n") != std::string_view::npos; }

/// The topics that could stand for this one too: those of the backlog, by title.
std::vector<Topic> others(const Network& network, const Topic& topic) {
  const MergedTopics merged(network);
  std::vector<Topic> found = network.topics();
  std::erase_if(found, [&](const Topic& other) {
    return other.id() == topic.id() || other.archived() || merged.survivorOf(other.id()) != other.id();
  });
  return found;
}

/// As many fields as are filled, and one more.
std::vector<std::string> partFields(ui::Ui& ui, const App& app) {
  std::vector<std::string> titles;
  for (std::size_t i = 0; i < kMostParts; ++i) {
    if (i >= 2 && !filled(titles[i - 1])) break;
    const std::string key = "part" + std::to_string(i);
    std::string& title = ui.draft(key);
    if (const auto typed =
            ui.textField(key, app.text()(Msg::topic_part, {{"n", static_cast<std::int64_t>(i) + 1}}), title,
                         {.maxLength = 200}))
      title = *typed;
    titles.push_back(title);
  }
  std::erase_if(titles, [](const std::string& title) { return !filled(title); });
  return titles;
}

}  // namespace

bool mergedBanner(ui::Ui& ui, App& app, const Topic& topic) {
  const auto& t = app.text();
  const std::string survivor(MergedTopics(app.network()).survivorOf(topic.id()));
  if (survivor == topic.id()) return false;
  const std::string title = topicTitle(app, survivor);
  if (ui.banner("merged", ui::Tone::accent, t(Msg::topic_merged_into, {{"topic", title}}),
                t(Msg::topic_unmerge)))
    app.run(Msg::topic_did_unmerge, unmergeTopic(topic), true);
  ui.link("survivor", title, toFragment({PageName::topic, survivor}), ui::Icon::topics);
  return true;
}

void mergedTopics(ui::Ui& ui, App& app, const Topic& topic) {
  const auto& t = app.text();
  const MergedTopics merged(app.network());
  std::vector<std::string> members(merged.standsFor(topic.id()).begin(), merged.standsFor(topic.id()).end());
  std::erase(members, topic.id());
  if (members.empty()) return;
  ui.card("merged", t(Msg::topic_merged_here), [&] {
    ui.muted(t(Msg::topic_merged_here_text), ui::TextStyle::small);
    ui.list("merged", t(Msg::topic_merged_here), static_cast<int>(members.size()), [&](int i) {
      const auto member = app.network().get<Topic>(members[static_cast<std::size_t>(i)]);
      const std::string title = topicTitle(app, *member);
      ui.row([&] {
        ui.link("topic", title, toFragment({PageName::topic, std::string(member->id())}));
        if (ui.button("unmerge", t(Msg::topic_unmerge_one, {{"topic", title}}), ui::Emphasis::quiet))
          app.run(Msg::topic_did_unmerge, unmergeTopic(*member), true);
      });
    });
  });
}

void stepsCard(ui::Ui& ui, App& app, const Topic& topic) {
  const auto& t = app.text();
  const auto language = code(t.language());
  ui.card("steps", t(Msg::library_in_quarter), [&] {
    ui.muted(t(Msg::topic_steps_help), ui::TextStyle::small);
    for (const std::string_view step : kSteps) {
      const std::string text = sharedText(app, topic, step);
      if (const auto typed =
              ui.textField(step, choiceLabel(t, "tier", step), text, {.maxLength = 1000, .rows = 2}))
        app.run(Msg::topic_did_edit, {writeText(topic, keyedName(step, language), *typed)}, false,
                std::string(step).append(topic.id()));
    }
    if (!missingSteps(topic).empty())
      ui.text(t(Msg::topic_step_missing), ui::TextStyle::small, ui::Tone::warn);
  });
}

void stepsToRead(ui::Ui& ui, const App& app, const Topic& topic) {
  const auto& t = app.text();
  for (const std::string_view step : kSteps) {
    const std::string text = sharedText(app, topic, step);
    if (text.empty()) continue;
    ui.heading(3, choiceLabel(t, "tier", step));
    ui.text(text);
  }
}

void mergeCard(ui::Ui& ui, App& app, const Topic& topic) {
  const auto& t = app.text();
  const auto candidates = others(app.network(), topic);
  if (candidates.empty()) return;
  ui.card("merge", t(Msg::topic_same), [&] {
    ui.muted(t(Msg::topic_same_text), ui::TextStyle::small);
    std::string& other = ui.draft("merge_with");
    std::vector<std::string> titles;
    int selected = -1;
    for (const Topic& candidate : candidates) {
      if (candidate.id() == other) selected = static_cast<int>(titles.size());
      titles.push_back(topicTitle(app, candidate));
    }
    if (const auto chosen = ui.select("merge_with", t(Msg::topic_merge_with), titles, selected,
                                      {.placeholder = t(Msg::topic_merge_choose)}))
      other = candidates[static_cast<std::size_t>(*chosen)].id();
    if (ui.button("merge", t(Msg::topic_merge), ui::Emphasis::secondary, ui::Icon::none, selected >= 0)) {
      app.run(Msg::topic_did_merge, mergeTopic(app.network(), topic, other), true);
      other.clear();
    }
  });
}

void splitCard(ui::Ui& ui, App& app, const Topic& topic) {
  const auto& t = app.text();
  ui.card("split", t(Msg::topic_split_title), [&] {
    ui.muted(t(Msg::topic_split_text), ui::TextStyle::small);
    const std::vector<std::string> titles = partFields(ui, app);
    if (!ui.button("split", t(Msg::topic_split), ui::Emphasis::secondary, ui::Icon::none, titles.size() >= 2))
      return;
    std::vector<TopicPart> parts;
    std::string list;
    for (const std::string& title : titles) {
      parts.push_back({app.session().newId(), title});
      list += (list.empty() ? "" : ", ") + title;
    }
    app.run(Msg::topic_did_split,
            splitTopic(topic, parts, code(t.language()), t(Msg::topic_split_reason, {{"topics", list}})),
            true);
    for (std::size_t i = 0; i < kMostParts; ++i) ui.draft("part" + std::to_string(i)).clear();
  });
}

}  // namespace parcours::pages
