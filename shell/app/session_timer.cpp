#include "shell/app/session_timer.hpp"

#include <algorithm>

namespace parcours {

std::int64_t SessionTimer::ofStep(std::int64_t now) const {
  return counted + (running() ? std::max<std::int64_t>(0, now - since) : 0);
}

void SessionTimer::start(std::int64_t now) {
  if (!running()) since = now;
}

void SessionTimer::pause(std::int64_t now) {
  counted = ofStep(now);
  since = 0;
}

void SessionTimer::go(std::string_view toStep, std::int64_t now) {
  before = ofSession(now);
  counted = 0;
  if (running()) since = now;
  step = toStep;
  told = false;
}

std::string clockTime(std::int64_t seconds) {
  constexpr std::int64_t kMinute = 60, kTen = 10;
  const std::int64_t rest = seconds % kMinute;
  return std::to_string(seconds / kMinute) + (rest < kTen ? ":0" : ":") + std::to_string(rest);
}

}  // namespace parcours
