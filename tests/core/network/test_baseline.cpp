// The baseline: ratings by several respondents, one entity each wherever it is written.
#include <doctest/doctest.h>

#include "core/document/ids.hpp"
#include "core/network/baseline.hpp"
#include "core/network/edits.hpp"

namespace parcours {
namespace {

Network network(Writer writer, const std::vector<Edit>& edits) {
  Network result;
  std::int64_t time = 1'750'000'000;
  for (const Edit& edit : edits) REQUIRE(result.apply(edit, {writer, ++time}));
  return result;
}

TEST_CASE("a rating is read back, and unknown is not the lowest step") {
  Network one = network(Writer{1}, {addCity("c1", "Lua", "", {})});
  CHECK_FALSE(ratedStep(one, "c1", "authority", "Awa", "k1").has_value());
  CHECK_FALSE(medianStep(ratedSteps(one, "c1", "authority", "k1")).has_value());
  REQUIRE(one.apply(rate(one, "c1", "authority", "Awa", "k1", 0), {Writer{1}, 1'750'000'100}));
  CHECK(ratedStep(one, "c1", "authority", "Awa", "k1") == 0);
  CHECK(medianStep(ratedSteps(one, "c1", "authority", "k1")) == 0);
  CHECK_FALSE(ratedStep(one, "c1", "territory", "Awa", "k1").has_value());
  CHECK_FALSE(ratedStep(one, "c1", "authority", "Binta", "k1").has_value());
  CHECK_FALSE(ratedStep(one, "c1", "authority", "Awa", "k2").has_value());
}

TEST_CASE("of several respondents the lower median is shown") {
  CHECK(medianStep({1}) == 1);
  CHECK(medianStep({1, 4}) == 1);
  CHECK(medianStep({0, 2, 4}) == 2);
  CHECK(medianStep({0, 2, 3, 4}) == 2);
}

TEST_CASE("two devices rate offline, and all their ratings meet in one measurement") {
  const std::vector<Edit> start = {addCity("c1", "Lua", "", {})};
  Network here = network(Writer{1}, start), there = network(Writer{1}, start);
  REQUIRE(here.apply(rate(here, "c1", "territory", "Awa", "k1", 1), {Writer{2}, 1'750'000'100}));
  REQUIRE(there.apply(rate(there, "c1", "territory", "Binta", "k1", 3), {Writer{3}, 1'750'000'100}));
  REQUIRE(there.apply(rate(there, "c1", "territory", "Awa", "k2", 2), {Writer{3}, 1'750'000'101}));
  REQUIRE(here.merge(there.document()));
  CHECK(here.all("measurement").size() == 1);
  CHECK(ratedSteps(here, "c1", "territory", "k1") == std::vector{1, 3});
  CHECK(ratedStep(here, "c1", "territory", "Awa", "k2") == 2);
  CHECK(here.conflicts().empty());
  REQUIRE(there.apply(rate(there, "c1", "territory", "Awa", "k1", 4), {Writer{3}, 1'750'000'102}));
  REQUIRE(here.merge(there.document()));
  CHECK(here.conflicts().size() == 1);  // one person, two answers: a person settles it
}

TEST_CASE("a later measurement starts anew") {
  Network one = network(Writer{1}, {addCity("c1", "Lua", "", {})});
  REQUIRE(one.apply(rate(one, "c1", "authority", "Awa", "k1", 3), {Writer{1}, 1'750'000'100}));
  const Edit next = {{derivedId({"measurement", "2"}), "measurement", "commons", "number", "2", {}}};
  REQUIRE(one.apply(next, {Writer{1}, 1'750'000'101}));
  CHECK(ratedSteps(one, "c1", "authority", "k1").empty());
}

}  // namespace
}  // namespace parcours
