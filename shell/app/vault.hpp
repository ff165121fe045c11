// Keeps one network on the device through a Store, and knows at each moment whether that is done.
//
// Every edit's delta goes to the journal at once; whoever holds the lock folds the journal into a snapshot,
// and only then removes what it folded. Loading reads the journal first, then the newest snapshot whose hash
// fits, and merges both. Nothing is written before loading has succeeded; what is kept before that waits.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/canonical.hpp"
#include "core/document/document.hpp"
#include "shell/app/store.hpp"
#include "shell/app/stored_reader.hpp"

namespace parcours {

enum class SaveState : std::uint8_t {
  loading,
  saved,  ///< Everything is confirmed by the device's storage.
  saving,
  failed,  ///< Not saved, the storage refuses: offer the file.
  full,    ///< Not saved, no room left.
};

/// What another tab of this browser told.
struct Heard {
  enum class Kind : std::uint8_t { nothing, record, takenBack };
  Kind kind = Kind::nothing;
  Document document;  ///< Of a record.
};

class Vault {
 public:
  /// Records kept in the journal before the lock holder folds them.
  static constexpr std::size_t kFoldAt = 200;
  /// Records worth folding the first time.
  static constexpr std::size_t kFoldAtStart = 20;
  /// Bytes of a large text that one frame prints: some tens of milliseconds on a slow phone.
  static constexpr std::size_t kShare = 256'000;
  /// Milliseconds after which a storage that has not answered counts as refusing.
  static constexpr double kPatience = 15'000;
  /// Milliseconds after which what could not be read again is tried anew.
  static constexpr double kLookAgain = 5'000;

  using Found = std::function<void(const Document&)>;
  /// Names what was kept apart, to take it back.
  using Token = std::uint32_t;

  /// `found` is given what the storage turns out to hold after open: a late load, or another tab's records.
  Vault(Store& store, std::string network, std::string writerHex, Found found);
  ~Vault();
  Vault(const Vault&) = delete;
  Vault& operator=(const Vault&) = delete;

  /// Loads what is kept; `done` gets the merged document, empty for a network new to this device.
  void open(std::function<void(Result<Document>)> done);
  /// Takes a delta (selectEntities of what an edit or merge touched). Deltas wait for `flush`, so that a
  /// burst is one record.
  void keep(Document delta);
  /// Takes a delta that must have a record of its own, because it may be taken back.
  Token keepApart(Document delta);
  /// Removes what was kept apart, then reads the storage back: `done` gets all that it holds now.
  void takeBack(Token token, std::function<void(Result<Document>)> done);
  /// Writes what waits, now. Failed records are kept, and tried again with the next flush.
  void flush();
  /// True when deltas wait for `flush`.
  [[nodiscard]] bool waiting() const { return !waiting_.empty(); }
  /// True when something is not confirmed yet.
  [[nodiscard]] bool unsaved() const { return waiting() || !writing_.empty() || takingBack_ > 0; }
  /// True when this tab should fold, or go on with it: it holds the lock, and the journal is long.
  [[nodiscard]] bool wantsFold() const;
  /// Begins to fold the journal and this document into a snapshot, at a time (Unix seconds), or prints its
  /// next share. The document may gain meanwhile. What leaves the journal is kept beside the versions, as
  /// long as there is room, for the history.
  void fold(const Document& document, std::int64_t seconds);
  /// Gives up a snapshot that is being printed: it may hold what is taken back, or will be.
  void stopFold();
  /// True when a next share is to be printed.
  [[nodiscard]] bool printing() const { return printing_.has_value(); }
  [[nodiscard]] SaveState state() const;
  [[nodiscard]] std::size_t journalLength() const { return journalKeys_.size(); }
  /// The storage lost all it held while this tab lives: `whole` is what it shows, and is kept from the start.
  void startOver(Document whole);
  /// True once after the storage was read again and held nothing of what it had: it was deleted, or is lost.
  /// The document is to stay as it is until it is known which.
  [[nodiscard]] bool takeVanished() { return std::exchange(vanished_, false); }
  /// True when a part of what was kept could not be read.
  [[nodiscard]] bool damaged() const { return damaged_; }
  /// A snapshot that was known of is not there any more, though nothing that is there is broken.
  void snapshotLost() { damaged_ = true; }
  /// True when what this tab holds is in no snapshot: new, or a snapshot that was there is gone.
  [[nodiscard]] bool unfolded() const { return loaded_ && sound_.empty(); }
  /// True when another tab took something back that this one may still show: it should reload. Not while a
  /// snapshot is under way that may hold it.
  [[nodiscard]] bool stale() const { return loaded_ && stale_ && !folding_ && takingBack_ == 0; }
  /// True when something is to be read again, now or soon.
  [[nodiscard]] bool behind() const { return loaded_ && (stale_ || behind_); }

  /// Reads a message of another tab.
  Heard hear(std::string_view bytes);
  /// More may be kept than this tab was told: it is read with the next tick that has time for it.
  void lookAgain() {
    behind_ = true;
    stopFold();
  }
  /// Reads everything again, and adds what this tab has not written yet.
  void reload(std::function<void(Result<Document>)> done);
  /// Tells the time (milliseconds that only grow): requests without an answer are given up.
  void tick(double milliseconds);

 private:
  // How tabs of one browser talk: a sign, a journal key, a line feed, and for a record its bytes.
  static constexpr char kRecord = '+', kTakenBack = '-';

  using Keys = std::set<std::string, std::less<>>;

  /// A delta on its way to the journal; token 0 unless it is kept apart.
  struct Part {
    Document delta;
    Token token = 0;
  };
  /// A snapshot under way.
  struct Printing {
    CanonicalPrinter printer;
    ReadBack kept;
    std::int64_t seconds = 0;
  };
  struct Request {
    double since = 0;
    std::function<void()> expire;
  };
  using Answer = std::function<void(StoreError)>;

  std::uint32_t ask(std::function<void()> expire);
  bool answered(std::uint32_t request) { return requests_.erase(request) > 0; }
  Answer guarded(std::function<void()> expire, Answer answer);
  void read(Known known, const std::function<void(Result<ReadBack>)>& done);
  void load(std::function<void(Result<Document>)> done);
  void catchUp();
  void loaded(const ReadBack& kept);
  void holds(const ReadBack& kept);
  void write(Part part);
  void written(std::uint32_t number, StoreError error, std::string_view bytes);
  void requeue(Part part);
  void forgetRecord(const std::string& key);
  void calm();
  [[nodiscard]] bool vanishes(const ReadBack& kept, const Keys& before);
  void printShare(const Document& document);
  void writeFold(Printing printed);
  void keepPast(const std::string& name, std::int64_t seconds, const std::shared_ptr<const ReadBack>& kept);
  void tidyAfterFold(const std::string& name, std::vector<std::string> keys, const ReadBack& kept);
  void foldFailed();
  [[nodiscard]] std::string keyOf(std::uint32_t number) const;

  Store& store_;
  std::string network_, writer_;
  Found found_;
  double now_ = 0, lookAt_ = 0;
  std::uint32_t nextRecord_ = 1, nextRequest_ = 1;
  Token nextToken_ = 1;
  std::vector<Part> waiting_;
  std::map<std::uint32_t, Part> writing_;  ///< By record number.
  std::map<std::uint32_t, Request> requests_;
  std::map<Token, std::vector<std::string>> apartKeys_;  ///< Every key under which a part was tried.
  int takingBack_ = 0;
  bool loading_ = false, loaded_ = false, damaged_ = false, stale_ = false, behind_ = false;
  bool vanished_ = false;
  bool refused_ = false;  ///< Something that waits was refused before.
  StoreError error_ = StoreError::none;
  bool hasLock_ = false, lockIsNew_ = false, folding_ = false;
  /// Rises when something kept is taken back, or all begins anew: what was read before may hold what is gone.
  std::uint32_t era_ = 0, foldEra_ = 0;
  std::size_t foldAt_ = kFoldAt;
  std::optional<Printing> printing_;
  Keys journalKeys_;
  Keys folded_;        ///< Of these, what `sound_` holds: gone with the next fold.
  std::string sound_;  ///< The newest snapshot whose content this tab holds.
  std::shared_ptr<char> alive_ = std::make_shared<char>();  ///< Answers that outlive the vault find it gone.
};

}  // namespace parcours
