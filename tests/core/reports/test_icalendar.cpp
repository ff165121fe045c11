// The calendar file, held to RFC 5545.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/document/canonical.hpp"
#include "core/document/ids.hpp"
#include "core/journey/calendar.hpp"
#include "core/network/dates.hpp"
#include "core/network/draft.hpp"
#include "core/network/quarter_edits.hpp"
#include "core/reports/icalendar.hpp"
#include "tests/core/document/random.hpp"
#include "tests/core/network/device.hpp"
#include "tests/core/reports/words.hpp"

using namespace parcours;
using test::Device;
using test::factsOnly;
using test::sampleDevice;
using test::sampleQuarter;

namespace {

using Event = std::map<std::string, std::string>;  // Name with parameters, raw value.

struct File {
  std::vector<std::string> before;  ///< Content lines outside of events.
  std::vector<Event> events;
};

/// Unfolds and splits; fails on whatever RFC 5545 forbids in a content line.
File readFile(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find("\r\n");
    REQUIRE(end != std::string_view::npos);  // every line ends so, the last one too
    const std::string_view line = text.substr(0, end);
    CHECK(line.size() <= 75);
    const std::string_view content = line.substr(line.starts_with(' ') ? 1 : 0);
    CHECK((content.empty() ||
           (static_cast<unsigned char>(content.front()) & 0xC0U) != 0x80U));  // no character is cut
    for (const char c : line) CHECK((c == '\t' || (static_cast<unsigned char>(c) >= 32 && c != 127)));
    if (line.starts_with(' ')) {
      REQUIRE_FALSE(lines.empty());
      lines.back() += line.substr(1);
    } else {
      REQUIRE_FALSE(line.empty());
      lines.emplace_back(line);
    }
    text.remove_prefix(end + 2);
  }
  File file;
  bool inside = false;
  for (const std::string& line : lines) {
    if (line == "BEGIN:VEVENT") {
      REQUIRE_FALSE(inside);
      inside = true;
      file.events.emplace_back();
    } else if (line == "END:VEVENT") {
      REQUIRE(inside);
      inside = false;
    } else if (inside) {
      const std::size_t colon = line.find(':');
      REQUIRE(colon != std::string::npos);
      CHECK(file.events.back().emplace(line.substr(0, colon), line.substr(colon + 1)).second);
    } else {
      file.before.push_back(line);
    }
  }
  CHECK_FALSE(inside);
  return file;
}

/// A TEXT value as its reader sees it; fails on what must have been escaped.
std::string textOf(const std::string& value) {
  std::string text;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '\\') {
      REQUIRE(++i < value.size());
      REQUIRE(std::string_view("\\,;nN").find(value[i]) != std::string_view::npos);
      text += value[i] == 'n' || value[i] == 'N' ? '\n' : value[i];
    } else {
      CHECK(value[i] != ',');
      CHECK(value[i] != ';');
      text += value[i];
    }
  }
  return text;
}

bool isUtcTime(const std::string& value) {
  if (value.size() != 16 || value[8] != 'T' || value[15] != 'Z') return false;
  return std::all_of(value.begin(), value.end(),
                     [](char c) { return (c >= '0' && c <= '9') || c == 'T' || c == 'Z'; });
}

File calendarOf(const Device& device, const char* city = "") {
  return readFile(toICalendar(device.network, city, factsOnly()));
}

void addSession(Device& device, const std::string& id, std::vector<FirstField> more) {
  more.push_back({"way", "\"event\""});
  device.run(addToQuarter("session", id, "q1", more));
}

std::set<std::string> uidsOf(const File& file) {
  std::set<std::string> uids;
  for (const Event& event : file.events) uids.insert(event.at("UID"));
  return uids;
}

}  // namespace

TEST_SUITE("icalendar") {
  TEST_CASE("any words are folded and escaped so that a reader gets them back") {
    constexpr std::string_view kPieces[] = {
        "réunion ", ";",    ",",          "\\",   "\n",
        "\r\n",     "é",    "ñ",          "日本", "😀",
        ":",        "\"",   "END:VEVENT", "a",    "long words that make lines too long ",
        "\x01",     "\x7f", "\t"};
    test::Random random(14);
    for (int run = 0; run < 200; ++run) {
      std::string words;
      for (std::uint32_t n = 1 + random.below(20); n > 0; --n)
        words += kPieces[random.below(std::size(kPieces))];
      Device device = sampleQuarter();
      addSession(device, "s1", {{"date", "\"2026-02-01\""}});
      // As a file may bring it: longer than a form allows, with characters no form lets through.
      REQUIRE(device.network.apply(Edit{{"s1", {}, {}, "title", jsonString("T" + words)},
                                        {"s1", {}, {}, "agenda", jsonString("A" + words)}},
                                   {Writer{9}, 1'750'000'000}));
      std::string wanted;
      for (const char c : words)
        if (c == '\n' || c == '\t' || (static_cast<unsigned char>(c) >= 32 && c != 127)) wanted += c;
      const File file = calendarOf(device);
      const auto event = std::find_if(file.events.begin(), file.events.end(),
                                      [](const Event& each) { return each.at("UID") == "s1@parcours"; });
      REQUIRE(event != file.events.end());
      CHECK(textOf(event->at("SUMMARY")) == "T" + wanted);
      CHECK(textOf(event->at("DESCRIPTION")) == "A" + wanted);
    }
  }

  TEST_CASE("the file is a calendar, each event has what it must have, and no UID stands twice") {
    Device device = sampleQuarter();
    addSession(device, "s1", {{"date", "\"2026-02-01\""}, {"time", "\"10:00\""}, {"minutes", "90"}});
    addSession(device, "s2", {{"date", "\"2026-02-01\""}});
    device.run(openRound(device.network, "2026-01-05", "2026-01-19"));
    for (const char* city : {"", "c1"}) {
      const File file = calendarOf(device, city);
      REQUIRE(file.before.size() >= 4);
      CHECK(file.before.front() == "BEGIN:VCALENDAR");
      CHECK(file.before[1] == "VERSION:2.0");
      CHECK(file.before[2].starts_with("PRODID:"));
      CHECK(file.before.back() == "END:VCALENDAR");
      CHECK(file.events.size() == occasions(device.network, city).size());
      CHECK(uidsOf(file).size() == file.events.size());
      for (const Event& event : file.events) {
        CHECK(isUtcTime(event.at("DTSTAMP")));
        CHECK(event.contains("DTSTART") != event.contains("DTSTART;VALUE=DATE"));
        CHECK_FALSE(event.at("SUMMARY").empty());
      }
    }
  }

  TEST_CASE("times are UTC: the same moment in every city's file, whatever its clocks") {
    test::Random random(15);
    for (int run = 0; run < 100; ++run) {
      const int offset = static_cast<int>(random.below(1681)) - 840;
      Device device = sampleQuarter();
      addSession(device, "s1",
                 {{"date", "\"2026-02-01\""}, {"time", "\"10:00\""}, {"utc_offset", std::to_string(offset)}});
      device.run({writeInteger(device.city("c1"), "utc_offset", static_cast<int>(random.below(1681)) - 840)});
      const auto startOf = [&](const char* city) {
        for (const Event& event : calendarOf(device, city).events)
          if (event.contains("DTSTART")) return event.at("DTSTART");
        return std::string();
      };
      const std::string start = startOf("");
      CHECK(isUtcTime(start));
      CHECK(startOf("c1") == start);
      const int day = *parseIsoDate(start.substr(0, 4) + '-' + start.substr(4, 2) + '-' + start.substr(6, 2));
      const int minute = std::stoi(start.substr(9, 2)) * 60 + std::stoi(start.substr(11, 2));
      CHECK((day - *parseIsoDate("2026-02-01")) * 1440 + minute == 600 - offset);
    }
  }

  TEST_CASE("UIDs stay when words, dates and languages change; a city's own dates are events of their own") {
    Device device = sampleQuarter();
    addSession(device, "s1", {{"date", "\"2026-02-01\""}});
    const auto before = uidsOf(calendarOf(device));
    const auto ofCity = uidsOf(calendarOf(device, "c1"));
    device.run({writeText(*device.network.get<View>("s1"), "date", "2026-03-01"),
                writeText(*device.network.get<View>("s1"), "title", "Autre"),
                writeText(*device.network.get<Quarter>("q1"), "end", "2026-05-30")});
    device.run(writeCityQuarter(device.network, "q1", "c1", "shift", "14"));
    CHECK(uidsOf(calendarOf(device)) == before);
    CHECK(uidsOf(calendarOf(device, "c1")) == ofCity);
    CHECK(uidsOf(readFile(toICalendar(device.network, "", factsOnly(Language::fr)))) == before);
    for (const std::string& uid : ofCity) CHECK_FALSE(before.contains(uid));
  }

  TEST_CASE("an id that a file brought is escaped like other text") {
    Device device = sampleQuarter();
    addSession(device, "s;1,2", {{"date", "\"2026-02-01\""}});
    bool found = false;
    for (const Event& event : calendarOf(device).events)
      found = found || textOf(event.at("UID")) == "s;1,2@parcours";
    CHECK(found);
  }

  TEST_CASE(
      "a stamp is that of the last change of what the event says, so a later file replaces an earlier one") {
    Device device = sampleQuarter();
    addSession(device, "s1", {{"date", "\"2026-02-01\""}});
    const auto stamps = [&](const char* city) {
      std::map<std::string, std::string> byUid;
      for (const Event& event : calendarOf(device, city).events) byUid[event.at("UID")] = event.at("DTSTAMP");
      return byUid;
    };
    auto before = stamps("");
    device.run({writeText(*device.network.get<View>("s1"), "title", "Autre")});
    auto after = stamps("");
    for (const auto& [uid, stamp] : after) CHECK((stamp > before[uid]) == (uid == "s1@parcours"));
    CHECK(after == stamps(""));  // the same file whenever it is written
    before = stamps("c1");
    device.run(writeCityQuarter(device.network, "q1", "c1", "shift", "14"));
    after = stamps("c1");
    for (const auto& [uid, stamp] : after) CHECK((stamp > before[uid]) == uid.starts_with("q1-"));
  }

  TEST_CASE("a whole day ends the day after, also at the end of a month and a year") {
    Device device = sampleDevice();
    device.run(openRound(device.network, "", "2027-12-31"));
    const File file = calendarOf(device);
    REQUIRE(file.events.size() == 1);
    CHECK(file.events[0].at("DTSTART;VALUE=DATE") == "20271231");
    CHECK(file.events[0].at("DTEND;VALUE=DATE") == "20280101");
  }
}
