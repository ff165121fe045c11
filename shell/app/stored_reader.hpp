// Reads back all that a Store keeps of a network: the journal first, then the newest snapshot whose hash
// fits, merged.
//
// In this order a fold by another tab in between loses nothing: what it took out of the journal was read
// already.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.hpp"
#include "core/document/sha256.hpp"
#include "shell/app/store.hpp"

namespace parcours {

/// What whoever reads holds already, so that it need not be read again.
struct Known {
  std::string snapshot;  ///< The name of the newest; empty where there is none.
  /// Keys of the journal. They count only where that is still the newest snapshot: another one is compared
  /// with all records.
  std::set<std::string, std::less<>> records = {};
};

struct ReadBack {
  Document document;  ///< All that was read.
  std::vector<JournalRecord>
      journal;  ///< Records that are in `document`, or known; unreadable ones are left alone.
  std::vector<std::string>
      covered;  ///< Of these, what `sound` holds too, sorted; empty when it was not read.
  std::vector<std::string> snapshots;  ///< All names, newest first.
  std::string sound;                   ///< The newest snapshot that is whole; empty when there is none.
  Document unwritten;                  ///< Of `document`, what the journal is still to take.
  bool damaged = false;                ///< Something kept here could not be read.
};

/// Reads what is kept, but for what is known.
/// Error storageFailed when the storage does not answer, or when all there is cannot be read.
void readBack(Store& store, const std::string& network, Known known,
              std::function<void(Result<ReadBack>)> done);

/// The name of the snapshot whose bytes have this hash, and that follows `newest` (empty: the first).
std::string snapshotName(std::string_view newest, const Digest& digest);

}  // namespace parcours
