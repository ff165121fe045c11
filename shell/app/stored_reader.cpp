#include "shell/app/stored_reader.hpp"

#include <algorithm>
#include <charconv>
#include <memory>
#include <utility>

#include "core/document/ids.hpp"
#include "core/document/import.hpp"

namespace parcours {
namespace {

constexpr std::size_t kGenerationDigits = 10;

bool hashFits(std::string_view name, std::string_view bytes) {
  return name.size() > kGenerationDigits && name.substr(kGenerationDigits + 1) == toHex(sha256(bytes));
}

/// One reading under way; the callbacks it waits for keep it alive.
struct Reading : std::enable_shared_from_this<Reading> {
  Store& store;
  Known known;
  std::function<void(Result<ReadBack>)> done;
  ReadBack result;
  std::vector<JournalRecord> records;  ///< The journal: read first, merged last.
  bool unanswered = false;

  Reading(Store& store_, std::string network, Known known_, std::function<void(Result<ReadBack>)> done_)
      : store(store_), known(std::move(known_)), done(std::move(done_)) {
    result.document.network = result.unwritten.network = std::move(network);
  }

  bool take(std::string_view bytes) {
    const auto imported = importDocument(bytes, Limits::own());
    return imported && merge(result.document, imported->document);
  }

  /// What a record brings nothing to, the snapshot holds (or an earlier record, which stays while this one
  /// goes).
  void mergeJournal() {
    const bool holds = result.sound == known.snapshot && (!result.sound.empty() || result.snapshots.empty());
    const bool compares = !result.sound.empty() && !holds;
    for (JournalRecord& record : records) {
      if (!holds || !known.records.contains(record.key)) {
        const auto imported = importDocument(record.bytes, Limits::own());
        const auto changed =
            imported ? merge(result.document, imported->document) : tl::unexpected(imported.error());
        if (!changed) {
          result.damaged = true;
          continue;
        }
        if (record.key.empty()) {
          static_cast<void>(merge(result.unwritten, imported->document));  // both are of this network
          continue;
        }
        if (compares && changed->empty()) result.covered.push_back(record.key);
      }
      result.journal.push_back(std::move(record));
    }
    std::sort(result.covered.begin(), result.covered.end());
  }

  void readSnapshot(std::size_t index) {
    if (index == result.snapshots.size()) return finish();
    const std::string& name = result.snapshots[index];
    if (name == known.snapshot) {
      result.sound = name;
      return finish();
    }
    store.readSnapshot(result.document.network, name,
                       [self = shared_from_this(), index](StoreError error, const std::string& bytes) {
                         self->gotSnapshot(index, error, bytes);
                       });
  }

  void gotSnapshot(std::size_t index, StoreError error, std::string_view bytes) {
    const std::string& name = result.snapshots[index];
    if (error == StoreError::none && hashFits(name, bytes) && take(bytes)) {
      result.sound = name;
      return finish();
    }
    unanswered = unanswered || error != StoreError::none;
    result.damaged = true;
    readSnapshot(index + 1);
  }

  void finish() {
    mergeJournal();
    const bool nothingSound = !result.snapshots.empty() && result.sound.empty();
    if (nothingSound && (unanswered || result.document.entities.empty()))
      return done(fail(ErrorCode::storageFailed, "no snapshot could be read"));
    done(std::move(result));
  }
};

}  // namespace

void readBack(Store& store, const std::string& network, Known known,
              std::function<void(Result<ReadBack>)> done) {
  const auto reading = std::make_shared<Reading>(store, network, std::move(known), std::move(done));
  store.load(network, [reading](StoreError error, Stored stored) {
    if (error != StoreError::none)
      return reading->done(fail(ErrorCode::storageFailed, "the journal could not be read"));
    reading->records = std::move(stored.journal);
    reading->result.snapshots = std::move(stored.snapshots);
    reading->readSnapshot(0);
  });
}

std::string snapshotName(std::string_view newest, const Digest& digest) {
  std::uint64_t generation = 0;
  const std::string_view digits = newest.substr(0, kGenerationDigits);
  std::from_chars(digits.data(), digits.data() + digits.size(), generation);
  return tenDigits(generation + 1) + '-' + toHex(digest);
}

}  // namespace parcours
