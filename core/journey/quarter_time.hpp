// When things happen in a quarter: the day each step begins, and the time of a session on each city's clocks.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/network/network.hpp"

namespace parcours {

/// Steps of a quarter in order, by their schema names.
inline constexpr std::string_view kStepNames[] = {"prepare",    "kickoff", "learn",    "practise",
                                                  "checkpoint", "reflect", "exchange", "closed"};
inline constexpr std::size_t kSteps = std::size(kStepNames);

/// The place of a step in kStepNames; the first for one that is not said or not known.
std::size_t stepIndex(std::string_view step);
/// The field of a quarter that holds a step's own day; empty for the first and the last, which are its start
/// and end.
std::string stepField(std::size_t step);

/// The day (`YYYY-MM-DD`) each step begins: the one people set, else its share of the quarter; empty where
/// the quarter has no dates. `shift` moves all of them by days, for a city at its own pace.
std::array<std::string, kSteps> stepDates(const Quarter& quarter, int shift = 0);

/// A day and a time of day, as one place's clocks show it.
struct LocalTime {
  std::string date;  ///< `YYYY-MM-DD`.
  std::string time;  ///< `HH:MM`; empty: no time was said.
  int day = 0;       ///< Days since 1970-01-01.
  int minute = 0;    ///< Of the day.
};

/// When a session begins where clocks are `utcOffset` minutes ahead of UTC; nothing without a date.
std::optional<LocalTime> localTime(const View& session, int utcOffset);
/// In the session's own zone: as people entered it.
std::optional<LocalTime> localTime(const View& session);
/// Minutes a city's clocks are ahead of UTC; nothing where it has not said.
std::optional<int> utcOffset(const View& cityOrSession);
/// `UTC`, `UTC+1`, `UTC−3:30`.
std::string zoneName(int utcOffset);

}  // namespace parcours
