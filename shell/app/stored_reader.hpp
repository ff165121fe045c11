// Reads back all that a Store keeps of a network: the journal first, then the newest snapshot whose hash
// fits, merged.
//
// In this order a fold by another tab in between loses nothing: what it took out of the journal was read
// already.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.hpp"
#include "core/document/sha256.hpp"
#include "shell/app/store.hpp"

namespace parcours {

struct ReadBack {
  Document document;
  std::vector<JournalRecord> journal;  ///< Records that are in `document`; unreadable ones are left alone.
  std::vector<std::string>
      covered;  ///< Of these, what `sound` holds too, sorted; empty when it was not read.
  std::vector<std::string> snapshots;  ///< All names, newest first.
  std::string sound;                   ///< The newest snapshot that is whole; empty when there is none.
  Document unwritten;                  ///< Of `document`, what the journal is still to take.
  bool damaged = false;                ///< Something kept here could not be read.
};

/// Reads what is kept; `known` is a snapshot whose content the caller holds already, so it needs no reading.
/// Error storageFailed when the storage does not answer, or when all there is cannot be read.
void readBack(Store& store, const std::string& network, std::string known,
              std::function<void(Result<ReadBack>)> done);

/// The name of the snapshot whose bytes have this hash, and that follows `newest` (empty: the first).
std::string snapshotName(std::string_view newest, const Digest& digest);

}  // namespace parcours
