// The clock of a session that somebody runs from this device: it survives a reload, and never leaves the
// device.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace parcours {

/// Counts by the clock it is told, in whole Unix seconds; nothing runs between two looks at it.
struct SessionTimer {
  std::string session;       ///< The session it counts for; empty: none.
  std::string step;          ///< The step of the agenda it is at; empty where there is none.
  std::int64_t before = 0;   ///< Seconds spent on earlier steps.
  std::int64_t counted = 0;  ///< Seconds spent on this step up to the last pause.
  std::int64_t since = 0;    ///< When it was last started; 0: it stands still.
  bool told = false;         ///< That the step's time is up has been said.
  bool operator==(const SessionTimer&) const = default;

  [[nodiscard]] bool running() const { return since != 0; }
  /// Seconds spent on the step. A clock that was set back counts as no time.
  [[nodiscard]] std::int64_t ofStep(std::int64_t now) const;
  /// Seconds spent on all steps.
  [[nodiscard]] std::int64_t ofSession(std::int64_t now) const { return before + ofStep(now); }
  void start(std::int64_t now);
  void pause(std::int64_t now);
  /// Goes on with another step, and keeps running or standing as it was.
  void go(std::string_view toStep, std::int64_t now);
};

/// `7:05`, `61:00`: minutes and seconds, without a sign.
std::string clockTime(std::int64_t seconds);

}  // namespace parcours
