// Source of the day arithmetic: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years start in
// March, so that the leap day comes last.
#include "core/network/dates.hpp"

#include <algorithm>

namespace parcours {
namespace {

constexpr int kDaysPerEra = 146'097;  // 400 years
constexpr int kEpochShift = 719'468;  // from 0000-03-01 to 1970-01-01

bool isLeap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int lastDayOf(int year, int month) {
  constexpr int kLengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && isLeap(year) ? 29 : kLengths[month - 1];
}

int digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string padded(int value, std::size_t width) {
  std::string text = std::to_string(value);
  if (text.size() < width) text.insert(0, width - text.size(), '0');
  return text;
}

}  // namespace

int daysFromCivil(Day day) {
  const int year = day.month <= 2 ? day.year - 1 : day.year;
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int yearOfEra = year - era * 400;
  const int dayOfYear = (153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 + day.day - 1;
  const int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
  return era * kDaysPerEra + dayOfEra - kEpochShift;
}

Day civilFromDays(int days) {
  const int shifted = days + kEpochShift;
  const int era = (shifted >= 0 ? shifted : shifted - (kDaysPerEra - 1)) / kDaysPerEra;
  const int dayOfEra = shifted - era * kDaysPerEra;
  const int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
  const int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
  const int marchMonth = (5 * dayOfYear + 2) / 153;
  const int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const int year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return {year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1};
}

std::string isoDate(int days) {
  const Day day = civilFromDays(days);
  return padded(day.year, 4) + '-' + padded(day.month, 2) + '-' + padded(day.day, 2);
}

std::optional<int> parseIsoDate(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = digits(text.substr(0, 4));
  const int month = digits(text.substr(5, 2));
  const int day = digits(text.substr(8, 2));
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > lastDayOf(year, month)) return std::nullopt;
  return daysFromCivil({year, month, day});
}

std::optional<int> parseTime(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const int hour = digits(text.substr(0, 2));
  const int minute = digits(text.substr(3, 2));
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  return hour * 60 + minute;
}

int addMonths(int days, int months) {
  const Day day = civilFromDays(days);
  const int total = day.year * 12 + day.month - 1 + months;
  const int year = total >= 0 ? total / 12 : (total - 11) / 12;
  const int month = total - year * 12 + 1;
  return daysFromCivil({year, month, std::min(day.day, lastDayOf(year, month))});
}

}  // namespace parcours
