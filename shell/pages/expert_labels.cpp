#include "shell/pages/expert_labels.hpp"

#include <iterator>

#include "core/network/draft.hpp"
#include "core/text/labels.hpp"
#include "shell/pages/city_fields.hpp"
#include "shell/pages/labels.hpp"

namespace parcours::pages {
namespace {

constexpr std::string_view kDot = " · ";

void join(std::string& line, const std::string& part) {
  if (part.empty()) return;
  if (!line.empty()) line += kDot;
  line += part;
}

}  // namespace

std::string fitText(const App& app, const ExpertFit& fit, std::string_view domain) {
  const auto& t = app.text();
  std::string line = t(Msg::experts_why_skill, {{"skill", choiceLabel(t, "skill", std::to_string(fit.skill))},
                                                {"domain", entityTitle(app, domain)}});
  join(line, t(fit.isFirstLanguage ? Msg::experts_why_first_language : Msg::experts_why_language,
               {{"language", choiceLabel(t, "languages", fit.language)}}));
  if (fit.together) join(line, t(Msg::experts_why_together));
  join(line, t(Msg::experts_points, {{"n", fit.points}}));
  return line;
}

Msg obstacleText(Obstacle obstacle) {
  static constexpr Msg kTexts[] = {Msg::experts_obstacle_no_area,  Msg::experts_obstacle_city,
                                   Msg::experts_obstacle_away,     Msg::experts_obstacle_skill,
                                   Msg::experts_obstacle_language, Msg::experts_obstacle_tier,
                                   Msg::experts_obstacle_conflict, Msg::experts_obstacle_declined};
  static_assert(std::size(kTexts) == static_cast<std::size_t>(Obstacle::declined));
  return kTexts[static_cast<std::size_t>(obstacle) - 1];
}

Msg unmatchedText(Unmatched unmatched) {
  static constexpr Msg kTexts[] = {Msg::experts_un_no_area, Msg::experts_un_city, Msg::experts_un_nobody,
                                   Msg::experts_un_taken, Msg::experts_un_other_first};
  static_assert(std::size(kTexts) == static_cast<std::size_t>(Unmatched::otherFirst));
  return kTexts[static_cast<std::size_t>(unmatched) - 1];
}

std::string expertSummary(const App& app, const View& expert) {
  std::string line = expert.text("affiliation"), areas;
  for (const std::string& domain : expert.keys("skill"))
    areas += (areas.empty() ? "" : ", ") + entityTitle(app, domain);
  join(line, areas);
  join(line, languageNames(app, expert.set("languages")));
  return line;
}

}  // namespace parcours::pages
