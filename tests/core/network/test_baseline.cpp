// The baseline: ratings by several respondents, one entity each wherever it is written; measured again later.
#include <doctest/doctest.h>

#include "core/network/baseline.hpp"
#include "core/network/levels.hpp"
#include "tests/core/network/device.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

constexpr std::string_view kDate = "2025-09-22";

Device oneCity(std::uint64_t writer = 1) {
  Device device(writer);
  device.run(addCity("c1", "Lua", "", {}));
  return device;
}

std::vector<int> stepsOf(const Network& network, std::string_view object, std::string_view criterion) {
  std::vector<int> steps;
  const Ratings ratings(network, currentMeasurement(network));
  for (const Answer& answer : ratings.of("c1", object, criterion)) steps.push_back(answer.step);
  return steps;
}

std::optional<Answer> answer(const Network& network, const Rater& rater, std::string_view criterion) {
  return answerOf(network, currentMeasurement(network), rater, criterion);
}

}  // namespace

TEST_CASE("a rating is read back, and unknown is not the lowest step") {
  Device one = oneCity();
  const Rater awa{"c1", "authority", "Awa"};
  CHECK_FALSE(answer(one.network, awa, "k1"));
  CHECK(stepsOf(one.network, "authority", "k1").empty());
  CHECK_FALSE(spreadOf({}));
  one.run(rate(one.network, awa, "k1", 0, kDate));
  REQUIRE(answer(one.network, awa, "k1"));
  CHECK(answer(one.network, awa, "k1")->step == 0);
  CHECK(stepsOf(one.network, "authority", "k1") == std::vector{0});
  CHECK_FALSE(answer(one.network, {"c1", "territory", "Awa"}, "k1"));
  CHECK_FALSE(answer(one.network, {"c1", "authority", "Binta"}, "k1"));
  CHECK_FALSE(answer(one.network, awa, "k2"));
  CHECK(one.network.all("measurement").front().text("date") == kDate);
}

TEST_CASE(
    "who does not know takes the step back, and what shows it and how sure one is stay beside the step") {
  Device one = oneCity();
  const Rater awa{"c1", "authority", "Awa"};
  CHECK(unrate(one.network, awa, "k1").empty());
  one.run(giveEvidence(one.network, awa, "k1", "Plan de 2023", kDate));
  CHECK_FALSE(answer(one.network, awa, "k1"));  // evidence alone is no step
  one.run(rate(one.network, awa, "k1", 3, kDate));
  one.run(setConfidence(one.network, awa, "k1", "low", kDate));
  const auto said = answer(one.network, awa, "k1");
  REQUIRE(said);
  CHECK(said->evidence == "Plan de 2023");
  CHECK(said->confidence == "low");
  one.run(unrate(one.network, awa, "k1"));
  CHECK_FALSE(answer(one.network, awa, "k1"));
  CHECK(stepsOf(one.network, "authority", "k1").empty());
}

TEST_CASE("several respondents: the median in halves, how far they lie apart, and who they are") {
  const auto of = [](const std::vector<int>& steps) {
    std::vector<Answer> answers;
    for (const int step : steps) answers.push_back({"x", step, {}, {}});
    return *spreadOf(answers);
  };
  CHECK(of({1}).halves == 2);
  CHECK(of({1, 4}).halves == 5);
  CHECK(of({4, 0, 2}).halves == 4);
  CHECK(of({4, 2, 0, 3}).halves == 5);
  CHECK(of({1, 4}).lowest == 1);
  CHECK(of({1, 4}).highest == 4);
  CHECK(of({1, 4}).dissent());
  CHECK(of({1, 3}).dissent());
  CHECK_FALSE(of({1, 2}).dissent());
  CHECK_FALSE(of({3, 3, 3}).dissent());
  CHECK(of({3, 3, 3}).answers == 3);

  Device one = oneCity();
  for (const char* name : {"Binta", "Awa"})
    one.run(rate(one.network, {"c1", "territory", name}, "k1", 2, kDate));
  one.run(rate(one.network, {"c1", "authority", "Awa"}, "k2", 2, kDate));
  const Ratings ratings(one.network, currentMeasurement(one.network));
  CHECK(ratings.respondents("c1") == std::vector<std::string>{"Awa", "Binta"});
  CHECK(ratings.respondents("c2").empty());
}

TEST_CASE("two devices rate offline, and all their ratings meet in one measurement") {
  Device here = oneCity(2), there(3, here.network.document());
  here.run(rate(here.network, {"c1", "territory", "Awa"}, "k1", 1, kDate));
  there.run(rate(there.network, {"c1", "territory", "Binta"}, "k1", 3, kDate));
  there.run(rate(there.network, {"c1", "territory", "Awa"}, "k2", 2, kDate));
  here.receive(there);
  CHECK(here.network.all("measurement").size() == 1);
  CHECK(stepsOf(here.network, "territory", "k1") == std::vector{1, 3});
  CHECK(answer(here.network, {"c1", "territory", "Awa"}, "k2")->step == 2);
  CHECK(here.network.conflicts().empty());
  there.run(rate(there.network, {"c1", "territory", "Awa"}, "k1", 4, kDate));
  here.receive(there);
  CHECK(here.network.conflicts().size() == 1);  // one person, two answers: a person settles it
}

TEST_CASE("a later measurement starts anew, and the one before stays in view") {
  Device one = oneCity();
  const Rater awa{"c1", "authority", "Awa"};
  one.run(rate(one.network, awa, "k1", 3, kDate));
  const std::string first = currentMeasurement(one.network);
  CHECK(previousMeasurement(one.network, first).empty());
  one.run(openMeasurement(one.network, "2026-10-01"));
  const std::string second = currentMeasurement(one.network);
  CHECK(second != first);
  CHECK(previousMeasurement(one.network, second) == first);
  CHECK(stepsOf(one.network, "authority", "k1").empty());
  CHECK(answerOf(one.network, first, awa, "k1")->step == 3);
  // Deleted, as undoing its opening does, its number is free again.
  one.run(remove(second));
  CHECK(currentMeasurement(one.network) == first);
  one.run(openMeasurement(one.network, "2026-10-02"));
  CHECK(currentMeasurement(one.network) == second);
  CHECK(one.network.conflicts().empty());
}

TEST_CASE("a new measurement is proposed when four quarters have begun since the last, and not before") {
  Device one = oneCity();
  one.run(rate(one.network, {"c1", "authority", "Awa"}, "k1", 3, "2025-09-22"));
  const auto begin = [&](int number, const char* start, bool planned) {
    const std::string id = "q" + std::to_string(number);
    Edit edit{{id, "quarter", "commons", "number", std::to_string(number)},
              {id, "quarter", "commons", "start", jsonString(start)}};
    if (!planned) edit.push_back({id, "quarter", "commons", "topic", R"("t1")"});
    one.run(edit);
  };
  begin(1, "2025-07-01", false);  // before it was measured
  begin(2, "2025-10-01", false);
  begin(3, "2026-01-05", false);
  begin(4, "2026-04-01", false);
  begin(5, "2026-07-01", true);
  CHECK(quartersSince(one.network, currentMeasurement(one.network)) == 3);
  CHECK_FALSE(measurementDue(one.network));
  begin(6, "2026-07-01", false);
  CHECK(measurementDue(one.network));
  one.run(openMeasurement(one.network, "2026-10-01"));
  CHECK_FALSE(measurementDue(one.network));
  CHECK(quartersSince(one.network, currentMeasurement(one.network)) == 0);
}
