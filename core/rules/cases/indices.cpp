#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <utility>

#include "core/rules/cases/answers.hpp"
#include "core/rules/cohesion.hpp"
#include "core/rules/inequality.hpp"
#include "core/rules/rank_mobility.hpp"

namespace parcours::rules {
namespace {

// So large that no sum over cities leaves 64 bits.
constexpr std::int64_t kHighestLevel = 1'000'000'000;

Levels readLevels(CaseReader& reader, const CaseReader::Value& list) {
  Levels levels;
  for (const auto& level : reader.elements(list)) levels.push_back(reader.integer(level, 0, kHighestLevel));
  if (levels.empty()) reader.refuse(list, "at least one city");
  return levels;
}

Json orNull(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }
Json orNull(const std::optional<Rational>& value) { return value ? Json(toText(*value)) : Json(nullptr); }

std::string label(const Convergence& change) {
  const auto word = [](Trend trend, const char* down, const char* up) {
    return std::string(trend == Trend::unchanged ? "unchanged" : trend == Trend::up ? up : down);
  };
  return word(change.level, "downward", "upward") + "-" + word(change.disparity, "convergence", "divergence");
}

/// How Eurofound's convergEU names the change: equality is upward and divergence there, and strict is what
/// holds for every single city.
Json convergEu(const Levels& before, const Levels& now) {
  const Convergence change = convergence(before, now);
  const bool noneFell = std::equal(before.begin(), before.end(), now.begin(), std::less_equal<>());
  const bool noneRose = std::equal(before.begin(), before.end(), now.begin(), std::greater_equal<>());
  return Json{{"type", change.disparity == Trend::down ? "Convergence" : "Divergence"},
              {"weak", change.level == Trend::down ? "Weak downward" : "Weak upward"},
              {"strict", noneFell   ? "Strict upward"
                         : noneRose ? "Strict downward"
                                    : "none"}};
}

/// The figures of one moment, appended to the answer's series.
void appendMoment(Json& answer, const Levels& levels) {
  answer["mean"].push_back(toText(mean(levels)));
  answer["variance"].push_back(toText(variance(levels)));
  answer["sd"].push_back(std::sqrt(toDouble(variance(levels))));
  const auto squared = squaredVariation(levels);
  answer["cv"].push_back(orNull(squared ? std::optional(std::sqrt(toDouble(*squared))) : std::nullopt));
  answer["delta"].push_back(distanceToBest(levels));
  answer["gini"].push_back(toText(gini(levels)));
}

}  // namespace

Result<Json> answerInequality(const Json& input) {
  CaseReader reader(input);
  const Levels levels = readLevels(reader, reader.member(reader.root(), "x"));
  std::vector<std::int64_t> groups;
  for (const auto& group : reader.elements(reader.member(reader.root(), "groups"), levels.size()))
    groups.push_back(reader.integer(group, INT64_MIN, INT64_MAX));
  if (reader.error()) return tl::unexpected<Error>(*reader.error());

  const Theil split = theil(levels, groups);
  return Json{{"gini", toText(gini(levels))},
              {"hoover", toText(hoover(levels))},
              {"cv_squared", orNull(squaredVariation(levels))},
              {"atkinson_2", toText(atkinson2(levels))},
              {"theil_T", split.total},
              {"theil_between", split.between},
              {"theil_within", split.within},
              {"mld", orNull(meanLogDeviation(levels))},
              {"atkinson_0_5", orNull(atkinsonHalf(levels))},
              {"atkinson_1", atkinson1(levels)}};
}

Result<Json> answerConvergence(const Json& input) {
  CaseReader reader(input);
  const auto list = reader.member(reader.root(), "levels");
  std::vector<Levels> moments;
  for (const auto& moment : reader.elements(list)) {
    moments.push_back(readLevels(reader, moment));
    if (moments.back().size() != moments.front().size())
      reader.refuse(moment, "the same cities at every moment");
  }
  if (moments.empty()) reader.refuse(list, "at least one moment");
  if (reader.error()) return tl::unexpected<Error>(*reader.error());

  Json answer = Json::object();
  for (const Levels& moment : moments) appendMoment(answer, moment);
  answer["beta_level"] = orNull(catchingUpSlope(moments.front(), moments.back()));
  answer["label"] = label(convergence(moments.front(), moments.back()));
  answer["convergEU"] = convergEu(moments.front(), moments.back());
  const int periods = std::max(static_cast<int>(moments.size()) - 1, 1);
  answer["beta_log_convergEU"] = orNull(logCatchingUpSlope(moments.front(), moments.back(), periods));
  answer["spearman"] = orNull(spearman(moments.front(), moments.back()));
  answer["kendall_tau_b"] = orNull(kendallTauB(moments.front(), moments.back()));
  return answer;
}

}  // namespace parcours::rules
