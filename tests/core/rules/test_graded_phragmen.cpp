// The topic choice against the reference programs: every quarter of every case, digit for digit.
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
