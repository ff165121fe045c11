// What the fuzzers try: any bytes must end in a refusal or in a sound state. A broken property ends the
// program.
#pragma once

#include <string_view>

namespace parcours::fuzz {

/// Imports a file, or two with a line `---` between, and merges: the laws of merging, the round trip of the
/// text.
void importTarget(std::string_view bytes);
/// Applies a script of writes to a small network: all or nothing per line, undone and merged back.
void editTarget(std::string_view bytes);
/// Reads a journal and snapshots, one record a line, as a device does that starts.
void journalTarget(std::string_view bytes);

/// Ends the program with `what` unless it holds.
void require(bool holds, const char* what);

}  // namespace parcours::fuzz
