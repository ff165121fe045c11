// Random schedules of edits, partial exports, copies, roll-backs and wrong clocks: all devices end with the
// same bytes, and no write that nobody replaced is lost. PARCOURS_SCHEDULES sets how many (of each fault
// alone a tenth), PARCOURS_SEED where they start.
#include <doctest/doctest.h>

#include <string>

#include "tests/core/document/simulation.hpp"
#include "tests/core/settings.hpp"

namespace parcours::test {
namespace {

using Schedules = Schedule (*)(std::uint64_t seed);

struct Tally {
  std::uint64_t schedules = 0;
  std::uint64_t failed = 0;
  std::uint64_t lost = 0;
  std::uint64_t firstSeed = 0;
};

/// Runs schedules under a design; stops at the first failure if told so.
Tally runMany(Schedules schedules, std::uint64_t seed, std::uint64_t count, const Design& design,
              bool stopAtFailure) {
  Tally tally;
  for (std::uint64_t i = 0; i < count; ++i) {
    const Outcome outcome = simulate(schedules(seed + i), design);
    ++tally.schedules;
    if (outcome.fine()) continue;
    if (tally.failed++ == 0) tally.firstSeed = seed + i;
    tally.lost += outcome.lost;
    if (stopAtFailure) break;
  }
  return tally;
}

std::string smallest(const Schedule& schedule) {
  const auto fails = [](const Schedule& smaller) { return !simulate(smaller, Design{}).fine(); };
  return describe(shrink(schedule, fails));
}

/// Holds the design of Parcours to schedules from the seed of the setting on; a failure prints its smallest.
void holds(Schedules schedules, std::uint64_t count) {
  const Tally tally = runMany(schedules, seedSetting(), count, Design{}, true);
  const std::string report = tally.failed == 0 ? std::string()
                                               : "seed " + std::to_string(tally.firstSeed) + ":\n" +
                                                     smallest(schedules(tally.firstSeed));
  INFO(report);
  CHECK(tally.failed == 0);
  CHECK(tally.schedules == count);
}

/// The same schedules under a design known to lose data: at least `percent` of them must be seen to fail.
void noticed(Schedules schedules, const Design& bad, std::uint64_t percent) {
  const Tally tally = runMany(schedules, seedSetting(), 300, bad, false);
  MESSAGE(tally.failed, " of ", tally.schedules, " schedules lose something under this design");
  CHECK(tally.lost > 0);
  CHECK(tally.failed * 100 >= percent * tally.schedules);
}

std::uint64_t schedulesSetting() { return setting("PARCOURS_SCHEDULES", 20'000); }

constexpr Design kDocumentContext{.documentContext = true};
constexpr Design kKeptWriters{.keptWriters = true};

Schedule partialExports(std::uint64_t seed) { return withFaults(randomSchedule(seed), {}); }
Schedule copies(std::uint64_t seed) { return withFaults(randomSchedule(seed), {Act::clone, Act::reboot}); }
Schedule rollBacks(std::uint64_t seed) {
  return withFaults(randomSchedule(seed), {Act::rollBack, Act::reboot});
}

}  // namespace

TEST_CASE("1, 2 devices converge and no write that nobody replaced is lost") {
  holds(randomSchedule, schedulesSetting());
}

TEST_CASE("6 exports of some rooms only lose nothing; one context for the whole document would") {
  holds(partialExports, schedulesSetting() / 10);
  noticed(partialExports, kDocumentContext, 80);
}

TEST_CASE("7 copied devices lose nothing; a writer id that is kept would") {
  holds(copies, schedulesSetting() / 10);
  noticed(copies, kKeptWriters, 45);
}

TEST_CASE("8 a disk that falls back loses nothing that left it; a writer id that is kept would") {
  holds(rollBacks, schedulesSetting() / 10);
  noticed(rollBacks, kKeptWriters, 25);
}

TEST_CASE("a failing schedule shrinks to a few steps that still fail") {
  const auto fails = [](const Schedule& schedule) { return !simulate(schedule, kDocumentContext).fine(); };
  const Tally tally = runMany(randomSchedule, 1, 300, kDocumentContext, true);
  const Schedule small = shrink(randomSchedule(tally.firstSeed), fails);
  CHECK(fails(small));
  CHECK(small.steps.size() <= 6);  // two writes, a partial export, its import, perhaps another exchange
  CHECK(small.devices <= 3);
}

TEST_CASE("9 clocks that are wrong, stand still or step back decide nothing about what survives") {
  const std::uint64_t first = seedSetting();
  for (std::uint64_t seed = first; seed < first + schedulesSetting() / 20; ++seed) {
    const Schedule schedule = randomSchedule(seed);
    // Undo and restore write what was *shown*, and that a clock may choose.
    Schedule plain = schedule;
    std::erase_if(plain.steps,
                  [](const Step& step) { return step.act == Act::undo || step.act == Act::restore; });
    const Outcome wrong = simulate(plain, Design{});
    const Outcome right = simulate(plain, Design{.rightClocks = true});
    CAPTURE(seed);
    CHECK(wrong.survivors == right.survivors);
    CHECK(wrong.writes == right.writes);
  }
}

}  // namespace parcours::test
