#include "shell/pages/topic_labels.hpp"

#include "core/text/labels.hpp"
#include "shell/pages/languages.hpp"

namespace parcours::pages {

std::vector<std::string> kindLabels(const App& app) {
  const auto& t = app.text();
  return {t(Msg::common_kind_method), t(Msg::common_kind_theme), t(Msg::common_kind_tool),
          t(Msg::common_kind_technique)};
}

std::string kindLabel(const App& app, std::string_view kind) { return choiceLabel(app.text(), "kind", kind); }

std::string topicTitle(const App& app, const Topic& topic) {
  std::string title = sharedText(app, topic, "title");
  return title.empty() ? app.text()(Msg::backlog_untitled) : title;
}

std::string topicTitle(const App& app, std::string_view id) {
  const auto topic = app.network().get<Topic>(id);
  return topic && topic->entity().type == "topic" ? topicTitle(app, *topic)
                                                  : app.text()(Msg::backlog_not_in_file);
}

int roundThatChose(const Network& network, std::string_view topic) {
  for (const Round& round : network.rounds())
    if (round.state() == "closed" && round.chosen() == topic) return round.number();
  return 0;
}

std::vector<std::string> gradeLabels(const App& app) {
  const auto& t = app.text();
  return {t(Msg::common_grade_0), t(Msg::common_grade_1), t(Msg::common_grade_2), t(Msg::common_grade_3)};
}

}  // namespace parcours::pages
