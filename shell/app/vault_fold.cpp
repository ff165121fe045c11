// Folding: the lock holder turns the journal into a snapshot, which is read back. Only what the snapshot
// before it holds already leaves the journal: should the new one be damaged one day, the one before it and
// the journal have every edit.
#include <algorithm>
#include <memory>
#include <utility>

#include "core/document/canonical.hpp"
#include "shell/app/vault.hpp"

namespace parcours {

bool Vault::wantsFold() const {
  const std::size_t enough = lockIsNew_ ? kFoldAtStart : foldAt_;
  return loaded_ && hasLock_ && !folding_ && !stale_ && takingBack_ == 0 &&
         journalKeys_.size() - folded_.size() >= enough;
}

void Vault::fold(const Document& document) {
  if (!loaded_ || !hasLock_ || folding_) return;
  folding_ = true;
  lockIsNew_ = false;
  foldEra_ = era_;
  // Read afresh: the tab that held the lock before, or one that is not heard, may have written since this one
  // loaded.
  read(sound_, [this, copy = std::make_shared<Document>(document)](Result<ReadBack> kept) {
    if (!kept || foldEra_ != era_) return foldFailed();
    const auto changed = merge(*copy, kept->document);
    if (!changed) return foldFailed();
    if (!changed->empty()) found_(kept->document);
    writeFold(*copy, std::move(*kept));
  });
}

void Vault::writeFold(const Document& document, ReadBack kept) {
  std::string bytes = canonicalText(document);
  const std::string newest = kept.snapshots.empty() ? std::string() : kept.snapshots.front();
  std::string name = snapshotName(newest, bytes);
  store_.writeSnapshot(network_, name, std::move(bytes),
                       guarded([this] { foldFailed(); },
                               [this, name, kept = std::move(kept)](StoreError error) {
                                 if (error != StoreError::none) return foldFailed();
                                 tidyAfterFold(name, kept);
                               }));
}

void Vault::tidyAfterFold(const std::string& name, const ReadBack& kept) {
  // Something was taken back while this was written: the snapshot may hold it, the journal has all the rest.
  const bool stale = foldEra_ != era_;
  std::vector<std::string> keys, snapshots;
  if (stale) {
    snapshots.push_back(name);
  } else {
    // Of a snapshot that was not read again, this tab knows what it folded.
    const bool known = !sound_.empty() && kept.sound == sound_;
    for (const std::string& key : kept.journalKeys) {
      const auto& covered = kept.covered;
      if (known ? folded_.contains(key) : std::binary_search(covered.begin(), covered.end(), key))
        keys.push_back(key);
    }
    // Two whole snapshots stay: this one and the one before it. One that cannot be read goes with those older
    // still.
    const auto previous = std::find(kept.snapshots.begin(), kept.snapshots.end(), kept.sound);
    if (previous != kept.snapshots.end()) snapshots.assign(previous + 1, kept.snapshots.end());
    sound_ = name;
    folded_ = {kept.journalKeys.begin(), kept.journalKeys.end()};
    for (const std::string& key : keys) forgetRecord(key);
  }
  store_.tidy(network_, std::move(keys), std::move(snapshots),
              guarded([this] { foldFailed(); },
                      [this](StoreError error) {
                        if (error != StoreError::none) return foldFailed();
                        folding_ = false;
                        foldAt_ = kFoldAt;
                      }));
}

/// Nothing is lost: the journal still holds everything. The next try waits for more records.
void Vault::foldFailed() {
  folding_ = false;
  foldAt_ = journalKeys_.size() - folded_.size() + kFoldAt / 4;
}

}  // namespace parcours
