// What happens to a group of devices, as data: so that a schedule that fails can be printed, and made
// smaller.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

#include "core/function_ref.hpp"

namespace parcours::test {

enum class Act : std::uint8_t {
  edit,       ///< Device a writes a new value to a field.
  clear,      ///< ... or clears it.
  remove,     ///< ... or deletes the record.
  takeBack,   ///< ... or takes it back.
  undo,       ///< Device a undoes its last write.
  restore,    ///< Device a restores the version it last saved.
  send,       ///< Device a puts an export of some rooms in the post.
  deliver,    ///< Device a imports something from the post; it may come again.
  exchange,   ///< Device a imports all of device b.
  reboot,     ///< Device a starts anew.
  clone,      ///< Device b becomes a copy of device a.
  save,       ///< Device a's disk reaches this state.
  rollBack,   ///< Device a's disk falls back to the state last saved.
  turnClock,  ///< Device a's clock is set to another wrong time.
};

/// One event. Which device, record or room a number means is taken modulo what there is, so a schedule stays
/// valid when events are left out.
struct Step {
  Act act;
  std::uint32_t a;
  std::uint32_t b;
  std::uint32_t c;
};

struct Schedule {
  std::uint32_t devices = 2;
  std::vector<Step> steps;
};

Schedule randomSchedule(std::uint64_t seed);

/// The schedule with these faults only: of restarts, copies, roll-backs and turned clocks the others are left
/// out.
Schedule withFaults(Schedule schedule, std::initializer_list<Act> faults);

/// Leaves out steps, then devices, while the schedule still fails.
Schedule shrink(Schedule schedule, FunctionRef<bool(const Schedule&)> fails);

/// The schedule as lines, for the report of a failure.
std::string describe(const Schedule& schedule);

}  // namespace parcours::test
