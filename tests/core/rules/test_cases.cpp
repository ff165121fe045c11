// What is not a case is refused, with the place of the fault; nothing is guessed.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/rules/cases.hpp"

using namespace parcours;
using namespace parcours::rules;

namespace {

constexpr const char* kSound =
    R"({"cities":1,"levels":[1,2,3],"mode":"ledger","guard":null,"served_threshold":2,)"
    R"("quarters":[{"topics":[[9,0],[4,1]],"need":[[0,3]]}]})";

/// The sound case with one piece of its text replaced.
std::string with(std::string_view piece, std::string_view other) {
  std::string text = kSound;
  const std::size_t at = text.find(piece);
  REQUIRE(at != std::string::npos);
  return text.replace(at, piece.size(), other);
}

std::string faultyPath(std::string_view rule, std::string_view json) {
  const auto answer = runCase(rule, json);
  if (answer) return "accepted";
  return answer.error().code == ErrorCode::badShape ? answer.error().place.path : "another error";
}

}  // namespace

TEST_CASE("topics may come in any order; ids break ties as numbers") {
  const auto listed = runCase("graded_phragmen", kSound);
  REQUIRE(listed);
  CHECK(listed->find(R"("winner":4)") != std::string::npos);
  const auto reversed =
      runCase("graded_phragmen", with(R"([[9,0],[4,1]],"need":[[0,3]])", R"([[4,1],[9,0]],"need":[[3,0]])"));
  REQUIRE(reversed);
  CHECK(*listed == *reversed);
}

TEST_CASE("a fault is refused where it is") {
  const std::string rule = "graded_phragmen";
  CHECK(faultyPath(rule, "[]") == "");
  CHECK(faultyPath(rule, with("\"cities\":1", "\"cities\":2")) == "/quarters/0/need");
  CHECK(faultyPath(rule, with("\"cities\":1", "\"cities\":-1")) == "/cities");
  CHECK(faultyPath(rule, with("\"cities\":1", "\"cities\":1.0")) == "/cities");
  CHECK(faultyPath(rule, with("\"cities\":1,", "")) == "/cities");
  CHECK(faultyPath(rule, with("[1,2,3]", "[3,2,1]")) == "");
  CHECK(faultyPath(rule, with("[1,2,3]", "[1,2,4]")) == "/levels/2");
  CHECK(faultyPath(rule, with("\"ledger\"", "\"fast\"")) == "/mode");
  CHECK(faultyPath(rule, with("\"guard\":null", "\"guard\":-1")) == "/guard");
  CHECK(faultyPath(rule, with("\"guard\":null", "\"guard\":18446744073709551615")) == "/guard");
  CHECK(faultyPath(rule, with("[4,1]", "[9,1]")) == "/quarters/0/topics");
  CHECK(faultyPath(rule, with("[4,1]", "[4]")) == "/quarters/0/topics/1");
  CHECK(faultyPath(rule, with("[0,3]", "[0,4]")) == "/quarters/0/need/0/1");
  CHECK(faultyPath(rule, with("[0,3]", "[0]")) == "/quarters/0/need/0");
  CHECK(faultyPath("experts_min_cost_flow", R"({"city_demand":[1],"expert_capacity":[1],"cost":[]})") ==
        "/cost");
  CHECK(faultyPath("hospital_residents",
                   R"({"mentor_capacity":[1],"mentee_prefs":[[1]],"mentor_prefs":[[0]]})") ==
        "/mentee_prefs/0/0");
  CHECK(faultyPath("hospital_residents",
                   R"({"mentor_capacity":[1],"mentee_prefs":[[0,0]],"mentor_prefs":[[0]]})") ==
        "/mentee_prefs/0/1");
  CHECK(faultyPath("inequality", R"({"x":[],"groups":[]})") == "/x");
  CHECK(faultyPath("convergence", R"({"levels":[[1,2],[3]]})") == "/levels/1");
}

TEST_CASE("what is not JSON, or not a rule, is refused") {
  for (const std::string_view name : ruleNames())
    CHECK(runCase(name, "{").error().code == ErrorCode::notJson);
  CHECK(runCase("lottery", "{}").error().code == ErrorCode::badValue);
}
