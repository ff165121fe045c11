#include "core/rules/cases.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "core/rules/cases/answers.hpp"

namespace parcours::rules {
namespace {

using Answer = Result<Json> (*)(const Json& input);

constexpr std::array<std::string_view, 6> kNames{"graded_phragmen",    "experts_min_cost_flow",
                                                 "leximin_assignment", "hospital_residents",
                                                 "inequality",         "convergence"};
constexpr std::array<Answer, kNames.size()> kAnswers{answerGradedPhragmen,    answerExpertsMinCostFlow,
                                                     answerLeximinAssignment, answerHospitalResidents,
                                                     answerInequality,        answerConvergence};

}  // namespace

std::span<const std::string_view> ruleNames() { return kNames; }

Result<std::string> runCase(std::string_view rule, std::string_view json) {
  const Json input = Json::parse(json, nullptr, /*allow_exceptions=*/false);
  if (input.is_discarded()) return fail(ErrorCode::notJson);
  const auto name = std::find(kNames.begin(), kNames.end(), rule);
  if (name == kNames.end()) return fail(ErrorCode::badValue, "rule " + std::string(rule));
  const Result<Json> answer = kAnswers[static_cast<std::size_t>(name - kNames.begin())](input);
  if (!answer) return tl::unexpected<Error>(answer.error());
  return answer->dump();
}

}  // namespace parcours::rules
