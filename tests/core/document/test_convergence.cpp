// Random schedules of edits, partial exports, copies, roll-backs and wrong clocks: all devices end with the
// same bytes, and no write that nobody replaced is lost. PARCOURS_SCHEDULES sets how many, PARCOURS_SEED
// where they start.
#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

#include "tests/core/document/simulation.hpp"

namespace parcours::test {
namespace {

std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

struct Tally {
  std::uint64_t schedules = 0;
  std::uint64_t failed = 0;
  std::uint64_t lost = 0;
  std::uint64_t firstSeed = 0;
};

/// Runs schedules under a design; stops at the first failure if told so.
Tally runMany(std::uint64_t seed, std::uint64_t count, const Design& design, bool stopAtFailure) {
  Tally tally;
  for (std::uint64_t i = 0; i < count; ++i) {
    const Outcome outcome = simulate(randomSchedule(seed + i), design);
    ++tally.schedules;
    if (outcome.fine()) continue;
    if (tally.failed++ == 0) tally.firstSeed = seed + i;
    tally.lost += outcome.lost;
    if (stopAtFailure) break;
  }
  return tally;
}

std::string smallest(std::uint64_t seed, const Design& design) {
  const auto fails = [&](const Schedule& schedule) { return !simulate(schedule, design).fine(); };
  return describe(shrink(randomSchedule(seed), fails));
}

}  // namespace

TEST_CASE("devices converge and no write that nobody replaced is lost") {
  const std::uint64_t seed = setting("PARCOURS_SEED", 1);
  const std::uint64_t count = setting("PARCOURS_SCHEDULES", 20'000);
  const Tally tally = runMany(seed, count, Design{}, true);
  const std::string report = tally.failed == 0 ? std::string()
                                               : "seed " + std::to_string(tally.firstSeed) + ":\n" +
                                                     smallest(tally.firstSeed, Design{});
  INFO(report);
  CHECK(tally.failed == 0);
  CHECK(tally.schedules == count);
}

TEST_CASE("the harness notices designs that lose data") {
  SUBCASE("one context for the whole document") {
    const Tally tally = runMany(1, 300, Design{.documentContext = true}, false);
    CHECK(tally.lost > 0);
    CHECK(tally.failed * 2 > tally.schedules);  // with partial exports, most schedules lose something
  }
  SUBCASE("writer ids that survive copies and roll-backs") {
    const Tally tally = runMany(1, 300, Design{.keptWriters = true}, false);
    CHECK(tally.lost > 0);
    CHECK(tally.failed * 10 > tally.schedules);
  }
}

TEST_CASE("a failing schedule shrinks to a few steps that still fail") {
  const Design design{.documentContext = true};
  const auto fails = [&](const Schedule& schedule) { return !simulate(schedule, design).fine(); };
  const Tally tally = runMany(1, 300, design, true);
  const Schedule small = shrink(randomSchedule(tally.firstSeed), fails);
  CHECK(fails(small));
  CHECK(small.steps.size() <= 6);  // two writes, a partial export, its import, perhaps another exchange
  CHECK(small.devices <= 3);
}

TEST_CASE("clocks decide nothing about what survives") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    const Schedule schedule = randomSchedule(seed);
    // Undo and restore write what was *shown*, and that a clock may choose.
    Schedule plain = schedule;
    std::erase_if(plain.steps,
                  [](const Step& step) { return step.act == Act::undo || step.act == Act::restore; });
    const Outcome wrong = simulate(plain, Design{});
    const Outcome right = simulate(plain, Design{.rightClocks = true});
    CAPTURE(seed);
    CHECK(wrong.survivors == right.survivors);
  }
}

}  // namespace parcours::test
