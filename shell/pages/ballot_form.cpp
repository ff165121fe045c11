#include "shell/pages/ballot_form.hpp"

#include <algorithm>

#include "core/network/edits.hpp"
#include "core/network/fold.hpp"
#include "core/network/merged_topics.hpp"
#include "shell/pages/languages.hpp"
#include "shell/pages/topic_labels.hpp"

namespace parcours::pages {
namespace {

/// A grade, and with a city's first one how it came here.
Edit gradeEdit(const Answering& a, const std::optional<Ballot>& ballot, std::string_view topic, int grade) {
  const Network& network = a.app.network();
  Edit edit = gradeTopic(network, a.round, a.city, topic, grade);
  if (ballot && !ballot->source().empty()) return edit;
  const Edit source = markSource(network, a.round, a.city, a.source);
  edit.insert(edit.end(), source.begin(), source.end());
  return edit;
}

void gradeRow(ui::Ui& ui, const Answering& a, const std::optional<Ballot>& ballot, const MergedTopics& merged,
              const Topic& topic) {
  App& app = a.app;
  const auto& t = app.text();
  const std::string id(topic.id());
  ui.group(id, topicTitle(app, topic), [&] {
    ui.heading(3, topicTitle(app, topic));
    ui.muted(sharedText(app, topic, "summary"), ui::TextStyle::small);
    const auto grade = ballot ? merged.need(*ballot, id) : std::nullopt;
    if (const auto chosen = ui.segmented("grade", t(Msg::round_grade_of, {{"topic", topicTitle(app, topic)}}),
                                         gradeLabels(app), grade.value_or(-1), true))
      app.run(Msg::round_did_grade, gradeEdit(a, ballot, id, *chosen));
    if (grade.value_or(0) > 0)
      if (const auto typed = ui.textField("reason", t(Msg::round_reason), merged.reason(*ballot, id),
                                          {.placeholder = t(Msg::round_reason_hint), .maxLength = 1000}))
        app.run(Msg::round_did_grade, giveReason(app.network(), a.round, a.city, id, *typed), false,
                "reason" + id);
  });
}

}  // namespace

std::optional<Ballot> ballotOf(const std::vector<Ballot>& ballots, std::string_view city) {
  for (const Ballot& ballot : ballots)
    if (ballot.city() == city) return ballot;
  return std::nullopt;
}

bool answered(const std::optional<Ballot>& ballot) { return ballot && !ballot->keys("grade").empty(); }

void ballotForm(ui::Ui& ui, const Answering& answering) {
  App& app = answering.app;
  const auto& t = app.text();
  const auto ballot = ballotOf(app.network().ballots(answering.round.id()), answering.city);
  const auto topics = app.network().openTopics();
  const MergedTopics merged(app.network());
  const auto graded = std::count_if(topics.begin(), topics.end(), [&](const Topic& topic) {
    return ballot && merged.need(*ballot, topic.id());
  });
  const auto total = static_cast<std::int64_t>(topics.size());
  ui.progress(t(Msg::round_progress), total ? static_cast<float>(graded) / static_cast<float>(total) : 0.0f,
              t(Msg::round_progress_of, {{"n", static_cast<std::int64_t>(graded)}, {"of", total}}));
  std::string& query = app.pageState("query");
  if (const auto typed = ui.searchField("search", t(Msg::backlog_search), query)) query = *typed;
  std::vector<Topic> found;
  const std::string wanted = foldLatin(query);
  for (const Topic& topic : topics)
    if (foldLatin(topicTitle(app, topic)).find(wanted) != std::string::npos) found.push_back(topic);
  ui.list("topics", t(Msg::round_ballot), static_cast<int>(found.size()),
          [&](int i) { gradeRow(ui, answering, ballot, merged, found[static_cast<std::size_t>(i)]); });
}

}  // namespace parcours::pages
