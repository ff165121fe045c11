// Days of a quarter's steps, and times on the clocks of several places.
#include <doctest/doctest.h>

#include "core/journey/quarter_time.hpp"
#include "core/network/dates.hpp"
#include "core/network/draft.hpp"
#include "tests/core/document/random.hpp"
#include "tests/core/network/device.hpp"

using namespace parcours;
using test::Device;

namespace {

/// A quarter of these dates.
struct Dated : Device {
  Dated(std::string_view start, std::string_view end) : Device(1) {
    run(Draft("q1", "quarter", kCommons)
            .integer("number", 1)
            .textIfAny("start", start)
            .textIfAny("end", end)
            .take());
  }
  [[nodiscard]] Quarter quarter() const { return *network.get<Quarter>("q1"); }
};

Device session(std::string_view date, std::string_view time, std::optional<int> offset) {
  Device device(1);
  Draft draft("s1", "session", kCommons);
  draft.textIfAny("date", date).textIfAny("time", time).text("way", "event");
  if (offset) draft.integer("utc_offset", *offset);
  device.run(draft.take());
  return device;
}

/// Minutes since 1970 in UTC of what clocks with this offset show.
std::int64_t instant(const LocalTime& local, int offset) {
  return std::int64_t{*parseIsoDate(local.date)} * 1440 + *parseTime(local.time) - offset;
}

}  // namespace

TEST_SUITE("quarter time") {
  TEST_CASE("steps are known by name, and any other is the first") {
    for (std::size_t i = 0; i < kSteps; ++i) CHECK(stepIndex(kStepNames[i]) == i);
    CHECK(stepIndex("") == 0);
    CHECK(stepIndex("dance") == 0);
    CHECK(stepField(0).empty());
    CHECK(stepField(kSteps - 1).empty());
    CHECK(stepField(kSteps).empty());
  }

  TEST_CASE("each step's own day has a field of the schema") {
    for (std::size_t i = 1; i + 1 < kSteps; ++i) {
      const FieldSpec* field = findField(*findType("quarter"), stepField(i));
      REQUIRE(field != nullptr);
      CHECK(field->kind == Kind::date);
    }
  }

  TEST_CASE("proposed days begin with the quarter, end with it, and never go back; a shift moves them all") {
    test::Random random(9);
    for (int run = 0; run < 300; ++run) {
      const int start = 18'000 + static_cast<int>(random.below(5'000));
      const int end = start + static_cast<int>(random.below(400));
      const int shift = static_cast<int>(random.below(271)) - 90;
      const Dated device(isoDate(start), isoDate(end));
      const auto days = stepDates(device.quarter());
      const auto shifted = stepDates(device.quarter(), shift);
      CHECK(days.front() == isoDate(start));
      CHECK(days.back() == isoDate(end));
      for (std::size_t i = 0; i < kSteps; ++i) {
        if (i > 0) CHECK(days[i - 1] <= days[i]);
        CHECK(*parseIsoDate(shifted[i]) == *parseIsoDate(days[i]) + shift);
      }
    }
  }

  TEST_CASE("a day people chose stands, with or without the quarter's dates, and moves no other") {
    Dated device("2026-01-01", "2026-03-31");
    const auto before = stepDates(device.quarter());
    device.run({writeText(device.quarter(), "learn_on", "2026-01-20")});
    const auto after = stepDates(device.quarter());
    for (std::size_t i = 0; i < kSteps; ++i)
      CHECK(after[i] == (kStepNames[i] == "learn" ? "2026-01-20" : before[i]));
    Dated bare("", "");
    bare.run({writeText(bare.quarter(), "learn_on", "2026-01-20")});
    for (std::size_t i = 0; i < kSteps; ++i)
      CHECK(stepDates(bare.quarter())[i] == (kStepNames[i] == "learn" ? "2026-01-20" : ""));
  }

  TEST_CASE("without dates, or with an end before the start, nothing is proposed") {
    for (const auto& [start, end] : {std::pair("", ""), std::pair("2026-01-01", ""),
                                     std::pair("", "2026-01-01"), std::pair("2026-02-01", "2026-01-31")})
      for (const std::string& day : stepDates(Dated(start, end).quarter())) CHECK(day.empty());
  }

  TEST_CASE("the same moment on all clocks") {
    test::Random random(10);
    for (int run = 0; run < 500; ++run) {
      const int day = 18'000 + static_cast<int>(random.below(8'000)),
                minute = static_cast<int>(random.below(1440));
      const int here = static_cast<int>(random.below(1681)) - 840,
                there = static_cast<int>(random.below(1681)) - 840;
      const std::string time = (minute < 600 ? "0" : "") + std::to_string(minute / 60) +
                               (minute % 60 < 10 ? ":0" : ":") + std::to_string(minute % 60);
      const Device device = session(isoDate(day), time, here);
      const View view = *device.network.get<View>("s1");
      const auto own = localTime(view), other = localTime(view, there);
      REQUIRE((own && other));
      CHECK(own->date == isoDate(day));
      CHECK(own->time == time);
      CHECK(instant(*own, here) == instant(*other, there));
      CHECK(other->day == *parseIsoDate(other->date));
      CHECK(other->minute == *parseTime(other->time));
    }
  }

  TEST_CASE(
      "a session without a time is a day everywhere; one without a date is nowhere; without a zone it is "
      "UTC") {
    const Device day = session("2026-03-04", "", 60);
    const auto local = localTime(*day.network.get<View>("s1"), -720);
    REQUIRE(local);
    CHECK(local->date == "2026-03-04");
    CHECK(local->time.empty());
    CHECK_FALSE(localTime(*session("", "10:00", 0).network.get<View>("s1")));
    CHECK(localTime(*session("2026-03-04", "10:00", {}).network.get<View>("s1"), 60)->time == "11:00");
  }

  TEST_CASE("zones have names; an offset of more than a day is none") {
    CHECK(zoneName(0) == "UTC");
    CHECK(zoneName(60) == "UTC+1");
    CHECK(zoneName(-210) == "UTC−3:30");
    CHECK(zoneName(345) == "UTC+5:45");
    Device device = session("2026-03-04", "10:00", 60);
    REQUIRE(device.network.apply(Edit{{"s1", {}, {}, "utc_offset", "100000"}}, {Writer{9}, 1'800'000'000}));
    CHECK_FALSE(utcOffset(*device.network.get<View>("s1")));
  }
}
