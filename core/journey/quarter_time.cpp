#include "core/journey/quarter_time.hpp"

#include <algorithm>
#include <iterator>

#include "core/network/dates.hpp"

namespace parcours {
namespace {

/// The day of a quarter of thirteen weeks on which each step begins.
constexpr int kDaysOfQuarter = 91;
constexpr int kBegins[kSteps] = {0, 7, 8, 28, 45, 70, 80, 91};
constexpr int kDayMinutes = 24 * 60;

std::string twoDigits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

}  // namespace

std::size_t stepIndex(std::string_view step) {
  const auto* const found = std::find(std::begin(kStepNames), std::end(kStepNames), step);
  return found == std::end(kStepNames) ? 0 : static_cast<std::size_t>(found - std::begin(kStepNames));
}

std::string stepField(std::size_t step) {
  if (step == 0 || step + 1 >= kSteps) return {};
  return std::string(kStepNames[step]) + "_on";
}

std::array<std::string, kSteps> stepDates(const Quarter& quarter, int shift) {
  std::array<std::string, kSteps> dates;
  const auto start = parseIsoDate(quarter.start());
  const auto end = parseIsoDate(quarter.end());
  for (std::size_t step = 0; step < kSteps; ++step) {
    const std::string field = stepField(step);
    std::optional<int> day;
    if (!field.empty()) day = parseIsoDate(quarter.text(field));
    if (!day && start && end && *end >= *start)
      day = *start + (*end - *start) * kBegins[step] / kDaysOfQuarter;
    if (day) dates[step] = isoDate(*day + shift);
  }
  return dates;
}

std::optional<int> utcOffset(const View& cityOrSession) {
  const auto offset = cityOrSession.integer("utc_offset");
  if (!offset || *offset < -kDayMinutes || *offset > kDayMinutes) return std::nullopt;
  return static_cast<int>(*offset);
}

std::optional<LocalTime> localTime(const View& session, int utcOffsetThere) {
  const auto day = parseIsoDate(session.text("date"));
  if (!day) return std::nullopt;
  LocalTime local{isoDate(*day), {}, *day, 0};
  const auto minute = parseTime(session.text("time"));
  if (!minute) return local;
  const int moved = *minute - utcOffset(session).value_or(0) + utcOffsetThere;
  // Offsets are within a day, so this is at most two days off.
  const int shifted = moved + 2 * kDayMinutes;
  local.day = *day + shifted / kDayMinutes - 2;
  local.minute = shifted % kDayMinutes;
  local.date = isoDate(local.day);
  local.time = twoDigits(local.minute / 60) + ':' + twoDigits(local.minute % 60);
  return local;
}

std::optional<LocalTime> localTime(const View& session) {
  return localTime(session, utcOffset(session).value_or(0));
}

std::string zoneName(int offset) {
  if (offset == 0) return "UTC";
  const int minutes = offset < 0 ? -offset : offset;
  std::string name = offset < 0 ? "UTC−" : "UTC+";
  name += std::to_string(minutes / 60);
  if (minutes % 60 != 0) name += ':' + twoDigits(minutes % 60);
  return name;
}

}  // namespace parcours
