#include "core/rules/cases.hpp"

#include <algorithm>
#include <array>

#include "core/rules/cases/answers.hpp"

namespace parcours::rules {
namespace {

using Answer = Result<Json> (*)(const Json& input);

struct Rule {
  std::string_view name;
  Answer answer;
};
constexpr std::array kRules{Rule{"graded_phragmen", answerGradedPhragmen},
                            Rule{"per_phragmen", answerPerPhragmen},
                            Rule{"experts_min_cost_flow", answerExpertsMinCostFlow},
                            Rule{"leximin_assignment", answerLeximinAssignment},
                            Rule{"hospital_residents", answerHospitalResidents},
                            Rule{"inequality", answerInequality},
                            Rule{"convergence", answerConvergence}};

}  // namespace

std::vector<std::string_view> ruleNames() {
  std::vector<std::string_view> names;
  for (const Rule& rule : kRules) names.push_back(rule.name);
  return names;
}

Result<std::string> runCase(std::string_view name, std::string_view json) {
  const Json input = Json::parse(json, nullptr, /*allow_exceptions=*/false);
  if (input.is_discarded()) return fail(ErrorCode::notJson);
  const auto rule =
      std::find_if(kRules.begin(), kRules.end(), [&](const Rule& one) { return one.name == name; });
  if (rule == kRules.end()) return fail(ErrorCode::badValue, "rule " + std::string(name));
  const Result<Json> answer = rule->answer(input);
  if (!answer) return tl::unexpected<Error>(answer.error());
  return answer->dump();
}

}  // namespace parcours::rules
