// What falls on which day, for the network and for one city.
#include <doctest/doctest.h>

#include <algorithm>
#include <tuple>

#include "core/document/canonical.hpp"
#include "core/journey/calendar.hpp"
#include "core/journey/quarter_time.hpp"
#include "core/network/dates.hpp"
#include "core/network/draft.hpp"
#include "core/network/quarter_edits.hpp"
#include "tests/core/document/random.hpp"
#include "tests/core/network/device.hpp"

using namespace parcours;
using test::Device;
using test::sampleDevice;
using test::sampleQuarter;

namespace {

std::size_t count(const std::vector<Occasion>& all, Occasion::Kind kind) {
  return static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [&](const Occasion& each) { return each.kind == kind; }));
}

}  // namespace

TEST_SUITE("calendar") {
  TEST_CASE("all that has a date is there once, by day and time") {
    test::Random random(13);
    for (int run = 0; run < 40; ++run) {
      Device device = sampleQuarter();
      std::size_t sessions = 0;
      for (int i = 0; i < 12; ++i) {
        std::vector<FirstField> fields{{"way", "\"event\""}};
        const bool hasDate = !random.oneIn(4);
        if (hasDate)
          fields.push_back({"date", jsonString(isoDate(20'450 + static_cast<int>(random.below(60))))});
        if (random.oneIn(2)) fields.push_back({"time", random.oneIn(2) ? "\"09:30\"" : "\"23:45\""});
        if (random.oneIn(2)) fields.push_back({"utc_offset", random.oneIn(2) ? "-120" : "600"});
        sessions += hasDate ? 1 : 0;
        device.run(addToQuarter("session", "s" + std::to_string(i), "q1", fields));
      }
      device.run({writeInteger(device.city("c1"), "utc_offset", 60)});
      for (const char* city : {"", "c1", "c2", "nobody"}) {
        const auto all = occasions(device.network, city);
        CHECK(count(all, Occasion::Kind::session) == sessions);
        CHECK(count(all, Occasion::Kind::step) == kSteps);
        CHECK(std::is_sorted(all.begin(), all.end(), [](const Occasion& a, const Occasion& b) {
          return std::tie(a.date, a.time) < std::tie(b.date, b.time);
        }));
        for (const Occasion& each : all) CHECK(parseIsoDate(each.date));
      }
    }
  }

  TEST_CASE("a session that names cities is in their calendars and the network's alone") {
    Device device = sampleQuarter();
    device.run(
        addToQuarter("session", "s1", "q1",
                     {{"way", "\"peer\""}, {"date", "\"2026-02-01\""}, {"cities", "[\"c1\",\"c2\"]"}}));
    const auto has = [&](const char* city) {
      return count(occasions(device.network, city), Occasion::Kind::session) == 1;
    };
    CHECK(has(""));
    CHECK(has("c1"));
    CHECK(has("c2"));
    CHECK_FALSE(has("c3"));
  }

  TEST_CASE("a city that shifted its dates sees its own, one that pauses none, and nobody else's move") {
    Device device = sampleQuarter();
    const auto steps = [&](const char* city) {
      std::vector<std::string> days;
      for (const Occasion& each : occasions(device.network, city))
        if (each.kind == Occasion::Kind::step) days.push_back(each.date);
      return days;
    };
    const auto common = steps("");
    device.run(writeCityQuarter(device.network, "q1", "c1", "shift", "10"));
    device.run(writeCityQuarter(device.network, "q1", "c2", "paused", "true"));
    CHECK(steps("") == common);
    CHECK(steps("c3") == common);
    CHECK(steps("c2").empty());
    const auto own = steps("c1");
    REQUIRE(own.size() == common.size());
    for (std::size_t i = 0; i < own.size(); ++i)
      CHECK(*parseIsoDate(own[i]) == *parseIsoDate(common[i]) + 10);
  }

  TEST_CASE("a city's clocks may put a session on another day") {
    Device device = sampleQuarter();
    device.run(addToQuarter(
        "session", "s1", "q1",
        {{"way", "\"event\""}, {"date", "\"2026-02-01\""}, {"time", "\"23:30\""}, {"utc_offset", "0"}}));
    device.run({writeInteger(device.city("c1"), "utc_offset", 60)});
    const auto sessionFor = [&](const char* city) {
      const auto all = occasions(device.network, city);
      return *std::find_if(all.begin(), all.end(),
                           [](const Occasion& each) { return each.kind == Occasion::Kind::session; });
    };
    CHECK(sessionFor("c1").date == "2026-02-02");
    CHECK(sessionFor("c1").time == "00:30");
    CHECK(sessionFor("c2").date == "2026-02-01");  // it has not said its zone
    CHECK(sessionFor("").time == "23:30");
  }

  TEST_CASE(
      "a choice is due on its day, unless it was cancelled; a planned quarter has its beginning alone") {
    Device device = sampleDevice();
    device.run(openRound(device.network, "2026-01-05", "2026-01-19"));
    CHECK(count(occasions(device.network, ""), Occasion::Kind::deadline) == 1);
    device.run(cancelRound(device.round(0)));
    CHECK(occasions(device.network, "").empty());
    device.run(Draft("q1", "quarter", kCommons)
                   .integer("number", 1)
                   .text("start", "2026-02-01")
                   .text("end", "2026-04-30")
                   .take());
    const auto all = occasions(device.network, "c1");
    REQUIRE(all.size() == 1);
    CHECK(all[0].date == "2026-02-01");
    CHECK(all[0].step == "prepare");
  }
}
