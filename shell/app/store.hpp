// Where a device keeps a network: an append-only journal and immutable snapshots.
//
// Every edit goes to the journal first, as the entities it touched (a delta that merges in any order), so
// every tab appends its own and none can overwrite another. Snapshots fold the journal; only the tab that
// holds the lock tidies. Answers come later, by callback, in any order; each request is answered exactly once
// (a timeout answers for a storage that does not). Implementations: the browser (web/platform), memory and
// fault-injecting (tests).
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace parcours {

enum class StoreError { none, full, failed };

/// One record of the journal. The key is `<writer>-<number, ten digits>`: unique, and never written twice.
/// Read back without a key, it is one that could not be written when its page was left, and cannot be now: it
/// waits elsewhere, and is to be appended.
struct JournalRecord {
  std::string key;
  std::string bytes;
};

/// Numbers in names, so that names sort as the numbers do.
inline std::string tenDigits(std::uint64_t number) {
  std::string digits = std::to_string(number);
  return digits.insert(0, 10 - std::min<std::size_t>(10, digits.size()), '0');
}

/// Everything kept of a network. The journal is read before the snapshots: a fold in between then loses
/// nothing.
struct Stored {
  std::vector<JournalRecord> journal;
  std::vector<std::string>
      snapshots;  ///< Names, newest first: `<generation, ten digits>-<SHA-256 of the bytes>`.
};

/// A version of a network that was kept whole.
struct KeptVersion {
  std::string name;   ///< `<Unix seconds, ten digits>-<16 hex digits, its own><kind>`: sorts by time.
  std::string about;  ///< A small description (JSON) to list it by.
};

class Store {
 public:
  /// Versions kept of a network and a kind (what follows the name's 27 characters); the oldest make room.
  static constexpr std::size_t kVersions = 20, kVersionName = 27;
  /// The kind of versions that people gave a name: only a very great number of newer ones replaces them.
  static constexpr std::string_view kNamed = "-named";
  static constexpr std::size_t kNamedVersions = 500;
  /// The kind of what is no version, and read for the history alone: the values of journal records that a
  /// fold let go, after a line that no document is.
  static constexpr std::string_view kPast = "-past";
  static constexpr std::size_t kPastVersions = 100;
  static std::string_view kindOf(std::string_view name) {
    return name.substr(std::min(name.size(), kVersionName));
  }
  static std::size_t mostVersions(std::string_view name) {
    return kindOf(name) == kNamed ? kNamedVersions : kindOf(name) == kPast ? kPastVersions : kVersions;
  }

  using Done = std::function<void(StoreError)>;
  using Bytes = std::function<void(StoreError, std::string)>;

  virtual ~Store() = default;

  /// The ids of the networks on this device, with any bytes kept beside each by `describe`.
  virtual void list(
      std::function<void(StoreError, std::vector<std::pair<std::string, std::string>>)> done) = 0;
  /// Keeps a small description (JSON) of a network for the switcher.
  virtual void describe(std::string_view network, std::string bytes, Done done) = 0;

  virtual void load(std::string_view network, std::function<void(StoreError, Stored)> done) = 0;
  virtual void readSnapshot(std::string_view network, std::string_view name, Bytes done) = 0;
  /// Done once the record is committed, in one transaction of its own.
  virtual void append(std::string_view network, JournalRecord record, Done done) = 0;
  /// Done once the snapshot is written, read back and found equal.
  virtual void writeSnapshot(std::string_view network, std::string_view name, std::string bytes,
                             Done done) = 0;
  /// Removes what a newer snapshot holds: journal keys and old snapshots.
  virtual void tidy(std::string_view network, std::vector<std::string> journalKeys,
                    std::vector<std::string> snapshots, Done done) = 0;
  /// Keeps the text of a whole document beside the journal, where nothing tidies but newer versions.
  virtual void keepVersion(std::string_view network, KeptVersion version, std::string bytes, Done done) = 0;
  /// What is kept, newest first.
  virtual void versions(std::string_view network,
                        std::function<void(StoreError, std::vector<KeptVersion>)> done) = 0;
  virtual void readVersion(std::string_view network, std::string_view name, Bytes done) = 0;
  /// Forgets a network altogether.
  virtual void remove(std::string_view network, Done done) = 0;

  /// Asks for the lock that lets one tab tidy; `granted` is called when, and if, this tab has it. Never
  /// stolen.
  virtual void requestLock(std::string_view network, std::function<void()> granted) = 0;
  /// Gives the lock to another tab, or waits for it no longer: this one shows the network no more.
  virtual void releaseLock(std::string_view network) = 0;
  /// Tells the other tabs of this browser about a journal record.
  virtual void broadcast(std::string_view network, std::string_view bytes) = 0;
};

}  // namespace parcours
