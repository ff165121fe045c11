// Folding: the lock holder turns the journal into a snapshot, which is read back. Only what the snapshot
// before it holds already leaves the journal: should the new one be damaged one day, the one before it and
// the journal have every edit.
//
// The snapshot is printed in shares, between which people edit: it is a fuzzy one (Mohan et al., ARIES,
// 1992). It holds what the journal held when folding began, which is all it stands for, and of what came
// since whatever it met.
#include <algorithm>
#include <memory>
#include <utility>

#include "core/document/canonical.hpp"
#include "core/document/changes.hpp"
#include "core/document/ids.hpp"
#include "core/document/import.hpp"
#include "core/document/sha256.hpp"
#include "shell/app/vault.hpp"

namespace parcours {
namespace {

/// Bytes of a value that is kept for the history (a photo is not), and of all of them from where less is
/// kept.
constexpr std::size_t kPastValue = 16'000, kPastBytes = 512'000;

/// Bytes of a record that is read again for the history. Larger ones are files, whose reading would hold up
/// the page.
constexpr std::size_t kPastRecord = 1'000'000;

}  // namespace

bool Vault::wantsFold() const {
  if (printing_) return true;
  const std::size_t enough = lockIsNew_ ? kFoldAtStart : foldAt_;
  return loaded_ && hasLock_ && !folding_ && !stale_ && takingBack_ == 0 &&
         journalKeys_.size() >= folded_.size() + enough;
}

void Vault::fold(const Document& document, std::int64_t seconds) {
  if (printing_) return printShare(document);
  if (!loaded_ || !hasLock_ || folding_) return;
  folding_ = true;
  lockIsNew_ = false;
  foldEra_ = era_;
  // Read afresh: the tab that held the lock before, or one that is not heard, may have written since this one
  // loaded.
  read({sound_, journalKeys_}, [this, seconds, before = journalKeys_](Result<ReadBack> kept) {
    if (!kept || foldEra_ != era_ || vanishes(*kept, before)) return foldFailed();
    found_(kept->document);
    holds(*kept);
    kept->document = kept->unwritten = {};  // the one that is printed has it all
    printing_.emplace(Printing{{}, std::move(*kept), seconds});
  });
}

void Vault::stopFold() {
  if (!printing_) return;
  printing_.reset();
  folding_ = false;
  foldAt_ = kFoldAtStart;  // it is as due as before
}

void Vault::printShare(const Document& document) {
  if (printing_->printer.print(document, kShare)) writeFold(*std::exchange(printing_, std::nullopt));
}

void Vault::writeFold(Printing printed) {
  const auto& snapshots = printed.kept.snapshots;
  const std::string newest = snapshots.empty() ? std::string() : snapshots.front();
  std::string name = snapshotName(newest, printed.printer.digest());
  store_.writeSnapshot(
      network_, name, printed.printer.takeText(),
      guarded([this] { foldFailed(); },
              [this, name, seconds = printed.seconds,
               kept = std::make_shared<const ReadBack>(std::move(printed.kept))](StoreError error) {
                if (error == StoreError::none) return keepPast(name, seconds, kept);
                // It may be there all the same.
                if (foldEra_ != era_) return tidyAfterFold(name, {}, *kept);
                foldFailed();
              }));
}

/// What is about to leave the journal: the snapshots hold what stands, and the records what was replaced too.
/// Where it cannot be kept the records stay, until the next fold.
void Vault::keepPast(const std::string& name, std::int64_t seconds,
                     const std::shared_ptr<const ReadBack>& kept) {
  // Of a snapshot that was not read again, this tab knows what it folded.
  const bool known = !sound_.empty() && kept->sound == sound_;
  const auto& covered = kept->covered;
  std::vector<std::string> keys;
  Past past;
  for (const JournalRecord& record : kept->journal) {
    if (known ? !folded_.contains(record.key)
              : !std::binary_search(covered.begin(), covered.end(), record.key))
      continue;
    keys.push_back(record.key);
    if (record.bytes.size() > kPastRecord) continue;
    if (const auto delta = importDocument(record.bytes, Limits::own())) past.add(delta->document);
  }
  if (keys.empty() || foldEra_ != era_) return tidyAfterFold(name, {}, *kept);
  std::string bytes = canonicalText(past.document(network_, kPastValue));
  if (bytes.size() > kPastBytes) bytes = canonicalText(past.document(network_, kPastValue / 16));
  bytes.insert(0, "{}\n");  // no network's file: a build that does not know of pasts refuses to go back to it
  const auto stamp = static_cast<std::uint64_t>(std::max<std::int64_t>(0, seconds));
  KeptVersion version{tenDigits(stamp) + '-' + toHex(sha256(bytes)).substr(0, 16) + std::string(Store::kPast),
                      "{}"};
  store_.keepVersion(network_, std::move(version), std::move(bytes),
                     guarded([this, name, kept] { tidyAfterFold(name, {}, *kept); },
                             [this, name, keys = std::move(keys), kept](StoreError error) {
                               // On a full device room comes first.
                               if (error == StoreError::failed) return tidyAfterFold(name, {}, *kept);
                               tidyAfterFold(name, keys, *kept);
                             }));
}

void Vault::tidyAfterFold(const std::string& name, std::vector<std::string> keys, const ReadBack& kept) {
  std::vector<std::string> snapshots;
  const bool stale = foldEra_ != era_;
  if (stale) {
    // Something was taken back while this was written: the snapshot may hold it, the journal has all the
    // rest.
    snapshots.push_back(name);
    keys.clear();
  } else {
    // Two whole snapshots stay: this one and the one before it. One that cannot be read goes with those older
    // still.
    const auto previous = std::find(kept.snapshots.begin(), kept.snapshots.end(), kept.sound);
    if (previous != kept.snapshots.end()) snapshots.assign(previous + 1, kept.snapshots.end());
    sound_ = name;
    folded_.clear();
    for (const JournalRecord& record : kept.journal) folded_.insert(record.key);
    for (const std::string& key : keys) forgetRecord(key);
  }
  store_.tidy(network_, std::move(keys), std::move(snapshots),
              guarded([this] { foldFailed(); },
                      [this, stale, name](StoreError error) {
                        if (error != StoreError::none) return foldFailed();
                        // Who has read it meanwhile shows what was taken back.
                        if (stale) store_.broadcast(network_, kTakenBack + name);
                        folding_ = false;
                        foldAt_ = kFoldAt;
                      }));
}

/// Nothing is lost: the journal still holds everything. The next try waits for more records.
void Vault::foldFailed() {
  folding_ = false;
  foldAt_ = journalKeys_.size() - std::min(folded_.size(), journalKeys_.size()) + kFoldAt / 4;
}

}  // namespace parcours
