#include <doctest/doctest.h>

#include "core/network/dates.hpp"

using namespace parcours;

TEST_SUITE("dates") {
  TEST_CASE("every day from 0001 to 2400 has its own number, text and successor") {
    const int first = daysFromCivil({1, 1, 1});
    const int last = daysFromCivil({2400, 12, 31});
    CHECK(last - first == 2400 * 365 + 2400 / 4 - 24 + 6 - 1);
    int lastDays = first - 1;
    for (int year = 1; year <= 2400; ++year) {
      for (int month = 1; month <= 12; ++month) {
        for (int day = 1; day <= 31; ++day) {
          const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
          const int length = month == 2                                              ? (leap ? 29 : 28)
                             : month == 4 || month == 6 || month == 9 || month == 11 ? 30
                                                                                     : 31;
          if (day > length) continue;
          const int days = daysFromCivil({year, month, day});
          const Day back = civilFromDays(days);
          const bool same =
              back.year == year && back.month == month && back.day == day && days == lastDays + 1;
          if (!same) FAIL("day " << year << '-' << month << '-' << day);
          lastDays = days;
        }
      }
    }
    CHECK(daysFromCivil({1970, 1, 1}) == 0);
    CHECK(civilFromDays(-1).year == 1969);
  }

  TEST_CASE("text and number are two writings of one day") {
    for (int days = -200'000; days < 200'000; days += 7) CHECK(parseIsoDate(isoDate(days)) == days);
    CHECK(isoDate(0) == "1970-01-01");
    CHECK(isoDate(daysFromCivil({7, 3, 4})) == "0007-03-04");
  }

  TEST_CASE("what is no day is refused") {
    for (const char* text :
         {"", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "2026-01-32", "2026-1-01", "2026/01/01",
          "2026-01-01 ", "+026-01-01", "20260101", "0000-01-01", "2026-0a-01"}) {
      CHECK_FALSE(parseIsoDate(text));
    }
    CHECK(parseIsoDate("2024-02-29"));
    CHECK(parseIsoDate("2000-02-29"));
    CHECK_FALSE(parseIsoDate("1900-02-29"));
  }

  TEST_CASE("months keep the day, or end with the month") {
    const auto plus = [](const char* text, int months) {
      return isoDate(addMonths(*parseIsoDate(text), months));
    };
    CHECK(plus("2026-01-31", 1) == "2026-02-28");
    CHECK(plus("2023-11-30", 3) == "2024-02-29");
    CHECK(plus("2026-12-15", 1) == "2027-01-15");
    CHECK(plus("2026-01-15", -1) == "2025-12-15");
    CHECK(plus("2026-03-31", -13) == "2025-02-28");
    for (int months = -40; months <= 40; ++months)
      CHECK(plus(plus("2026-05-10", months).c_str(), -months) == "2026-05-10");
  }
}
