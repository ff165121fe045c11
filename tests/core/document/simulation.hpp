// Devices that edit, lose, copy and exchange a document, beside an oracle that knows what must survive.
//
// The oracle knows nothing of dots and contexts. It notes of each write which writes its author saw in the
// field, and of each device which writes reached it (in its own edits, and inside what it imported). At the
// end every device has everything, and a value must be there if and only if it reached some device and no
// write that reached one replaced it. A write that never left a device before its disk fell back reached
// nobody, and is rightly gone.
#pragma once

#include <cstddef>
#include <string>

#include "tests/core/document/schedule.hpp"

namespace parcours::test {

/// The design under test, or one of the two known to lose data: the harness must be seen to notice them.
struct Design {
  bool documentContext = false;  ///< One context for the whole document instead of one an entity.
  bool keptWriters = false;      ///< A writer id survives reboots, copies and roll-backs.
  bool rightClocks = false;      ///< Every clock tells the true time.
};

struct Outcome {
  bool diverged = false;    ///< Devices differ after a full exchange.
  std::size_t lost = 0;     ///< Values that nobody replaced and that are gone.
  std::size_t writes = 0;   ///< Writes that were made: a clock that blocks edits would show here.
  std::size_t revived = 0;  ///< Values that were replaced and are back.
  std::string survivors;    ///< The values at the end, without their times.

  [[nodiscard]] bool fine() const { return !diverged && lost == 0 && revived == 0; }
};

Outcome simulate(const Schedule& schedule, const Design& design);

}  // namespace parcours::test
