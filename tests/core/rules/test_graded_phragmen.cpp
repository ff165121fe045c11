// The topic choice, and the published rule it grew from, against the reference programs: every quarter of
// every case, digit for digit.
#include "tests/core/rules/vectors.hpp"

using namespace parcours::rules::test;

TEST_CASE("every quarter of the reference vectors is reproduced exactly") {
  std::size_t quarters = 0;
  for (nlohmann::json input : vectorCases("graded_phragmen")) {
    std::vector<nlohmann::json> expected;
    for (auto& quarter : input["quarters"]) {
      expected.push_back(quarter["expect"]);
      quarter.erase("expect");
    }
    const auto answers = answer("graded_phragmen", input)["quarters"];
    REQUIRE(answers.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i, ++quarters) {
      CAPTURE(input["id"]);
      CAPTURE(i);
      CHECK(answers[i].dump() == expected[i].dump());
    }
  }
  CHECK(quarters == 1637);
}

TEST_CASE("perpetual Phragmén as published: winners, ties, loads and the record of fairness") {
  std::size_t rounds = 0;
  for (const nlohmann::json& example : vectorCases("perpetual_approval")) {
    CAPTURE(example["id"]);
    nlohmann::json expected = example["results"]["per_phragmen"];
    expected.update(example["metrics"]["per_phragmen"]);
    expected.erase("gini_influence_float");
    const nlohmann::json input{
        {"id", example["id"]}, {"voters", example["voters"]}, {"rounds", example["rounds"]}};
    CHECK(answer("per_phragmen", input) == expected);
    rounds += example["rounds"].size();
  }
  CHECK(rounds > 500);
}
