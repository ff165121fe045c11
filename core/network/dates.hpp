// Calendar days without a clock or a locale: days since 1970-01-01 in the proleptic Gregorian calendar.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace parcours {

inline constexpr std::int64_t kDaySeconds = 86'400;

struct Day {
  int year, month, day;
};  ///< A civil date; month and day from 1.

int daysFromCivil(Day day);
Day civilFromDays(int days);
std::string isoDate(int days);                           ///< `YYYY-MM-DD`.
std::optional<int> parseIsoDate(std::string_view text);  ///< Days; nothing unless it is a day that exists.
/// Minutes from midnight; nothing unless it is `HH:MM` of a day of 24 hours.
std::optional<int> parseTime(std::string_view text);
int addMonths(int days, int months);  ///< Same day of the month, or its last.

}  // namespace parcours
