// One open network: its document, the commands that change it, undo, and what is kept of it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/changes.hpp"
#include "core/document/import.hpp"
#include "core/document/preview.hpp"
#include "core/journey/choice.hpp"
#include "core/journey/cohesion.hpp"
#include "core/journey/expert_matching.hpp"
#include "core/journey/here.hpp"
#include "core/journey/peer_matching.hpp"
#include "core/network/levels.hpp"
#include "core/network/network.hpp"
#include "core/text/catalogue.hpp"
#include "shell/app/randomness.hpp"
#include "shell/app/vault.hpp"

namespace parcours {

/// An import that waits for the person's decision.
struct Review {
  std::string fileName;
  Header header;
  Document document;
  Preview preview;
  std::vector<RecordChange> changes;           ///< What the preview tells, by record.
  std::set<std::string, std::less<>> leftOut;  ///< Records that shall not be merged.
};

/// What a person lets leave with a file, besides the commons.
struct ExportChoice {
  std::vector<std::string> rooms;  ///< Of cities.
  bool forLead = false;            ///< With the ballots of an open round.
  bool withPrivate = false;        ///< With what a city keeps to itself in its room.
};

class Session {
 public:
  Session(Store& store, Randomness& randomness, std::string networkId);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  /// Loads what the device keeps; usable in memory before, and when it fails.
  void open(std::function<void(Result<void>)> done);

  [[nodiscard]] const std::string& id() const { return network_.document().network; }
  [[nodiscard]] const Network& network() const { return network_; }
  /// The replayed ledger; computed when asked, as far as a change makes it necessary.
  [[nodiscard]] const Ledger& ledger() const;
  /// Does a frame's share of that, for a page to show how far it is; true when the ledger is up to date.
  bool replayShare();
  [[nodiscard]] bool replaying() const { return !replay().done(); }
  /// Rounds there are, and rounds done.
  [[nodiscard]] const Replay& replay() const;
  /// Where each city stands in each learning area; computed likewise.
  [[nodiscard]] const Levels& levels() const;
  /// The measurements put side by side, and who needs the network today; computed likewise.
  [[nodiscard]] const Cohesion& cohesion() const;
  [[nodiscard]] const std::vector<Signal>& signals() const;
  /// Whom the rules propose in a quarter; computed likewise.
  [[nodiscard]] const std::vector<ExpertProposal>& expertProposals(std::string_view quarter) const;
  [[nodiscard]] const std::vector<PeerProposal>& peerProposals(const Quarter& quarter) const;
  [[nodiscard]] Here here(const Who& who) const;

  /// Does an edit under a name (message key) that undo shows. An empty edit does nothing. Consecutive
  /// commands with the same non-empty `burst` (typing in one field) undo as one.
  Result<void> run(Msg name, const Edit& edit, std::string_view burst = {});
  /// The first edit or content of a network: nothing to undo.
  Result<void> begin(const Edit& edit);
  void begin(const Document& document);
  /// Whether such an edit would go on with the last command, as the next letters of a text do.
  [[nodiscard]] bool goesOn(Msg name, std::string_view burst) const;
  [[nodiscard]] bool canUndo() const { return !undo_.empty(); }
  [[nodiscard]] bool canRedo() const { return !redo_.empty(); }
  [[nodiscard]] Msg undoName() const { return undo_.back().name; }
  [[nodiscard]] Msg redoName() const { return redo_.back().name; }
  /// Puts back what the last command changed, as new writes; what others changed since stays. An import that
  /// nothing followed is taken back as a whole: the document is then the one before, byte for byte. False
  /// when there was nothing left to put back.
  bool undo();
  bool redo();

  /// Starts the review of a file of this network; nothing changes yet.
  Result<void> review(std::string_view fileName, std::string_view bytes);
  Result<void> review(std::string_view fileName, Imported imported);
  [[nodiscard]] const std::optional<Review>& pending() const { return review_; }
  /// What makes the network what it was then; empty when it is.
  [[nodiscard]] Edit wayBack(const Document& then) const;
  /// What gives the records of `then` the values they had; records it does not hold stay as they are.
  [[nodiscard]] Edit wayBackOf(const Document& then) const;
  /// Does such an edit; undo puts back what it changed.
  void goBack(Msg name, const Edit& edit);
  /// Chooses whether a record of the file is merged. Any choice is sound: a record comes whole, or not at
  /// all.
  void leaveOut(std::string_view id, bool out);
  /// The review anew, when what has been written since would make the file take away or replace other values
  /// than it shows; true then.
  bool renewReview();
  /// Merges what is not left out, with who wrote it; undo puts the state before back.
  /// What a review that shows nothing brings all the same; false when it would show something by now, and
  /// does. No step that undo knows.
  bool takeUnseen();
  /// False when there was nothing to merge.
  bool acceptReview();
  void cancelReview() { review_.reset(); }

  /// How the network differs from an older state of it, which has this name; computed once per change.
  [[nodiscard]] const std::vector<RecordChange>& changesSince(std::string_view name,
                                                              const Document& then) const;

  /// What an export holds.
  [[nodiscard]] Document selected(const ExportChoice& choice) const;
  /// All rooms that hold something, besides commons.
  [[nodiscard]] std::vector<std::string> rooms() const;

  /// What another tab of this browser journalled.
  void follow(std::string_view bytes);
  /// More may be kept than this tab was told.
  void lookAgain() { vault_.lookAgain(); }
  void flush();
  [[nodiscard]] SaveState saveState() const { return vault_.state(); }
  /// True once after the storage was found without anything of this network: it was deleted, or is lost.
  [[nodiscard]] bool takeVanished() { return vault_.takeVanished(); }
  /// The storage lost all it held: what is shown here is kept again, from the start.
  void keepAgain() { vault_.startOver(network_.document()); }
  /// True when the storage has not confirmed everything.
  [[nodiscard]] bool unsaved() const { return vault_.unsaved(); }
  /// True when a part of what the device kept could not be read.
  [[nodiscard]] bool damaged() const { return vault_.damaged(); }
  /// A snapshot that was known of is not there any more.
  void snapshotLost() { vault_.snapshotLost(); }
  [[nodiscard]] bool unfolded() const { return vault_.unfolded(); }
  /// True when a large text is being printed, a share a frame.
  [[nodiscard]] bool printing() const { return vault_.printing(); }
  /// True when what is kept is to be read again, now or soon.
  [[nodiscard]] bool behind() const { return vault_.behind(); }
  [[nodiscard]] std::string newId() { return randomness_.id(); }

  /// Who edits here: a label beside each writer, so that conflicts can say who.
  void setWho(const Who& who);
  void setClock(std::int64_t unixSeconds, int today) { seconds_ = unixSeconds, today_ = today; }
  /// Once a frame: gives up on a storage that does not answer, and tidies it when that is due.
  void tick(double milliseconds);
  /// Days since 1970 of the network's today: the demo has its own.
  [[nodiscard]] int today() const;

 private:
  /// A field as a command left it: undo touches it only while it is still so.
  struct Left {
    std::string entity, field, state;
  };
  struct Command {
    Msg name{};
    std::string burst;
    Edit inverse;
    std::vector<Left> left;
    std::shared_ptr<const Document> imported, before;  ///< Of an import: what came, and what was here.
    Vault::Token token = 0;
  };

  Result<std::vector<std::string>> write(const Edit& edit);
  Result<std::vector<std::string>> commit(const Edit& edit);
  void addInverse(Command& command, const Edit& edit) const;
  void noteLeft(Command& command) const;
  [[nodiscard]] bool stands(const Write& write) const;
  void reviewAnew();
  [[nodiscard]] std::string stateOf(std::string_view entity, std::string_view field) const;
  Command revert(const Command& command);
  bool step(std::vector<Command>& from, std::vector<Command>& to);
  void push(std::vector<Command>& stack, Command command);
  bool mergeFile(Msg name, std::shared_ptr<const Document> theirs);
  bool takeBackImport();
  void importTakenBack(const Command& command, const Result<Document>& stored);
  void labelWriter(std::vector<std::string>& touched);
  void readAnew();
  void freshWriter();
  void touched(const std::vector<std::string>& ids);
  void found(const Document& document);
  void replace(Document document);

  Randomness& randomness_;
  Writer writer_;
  bool labelled_ = false;     ///< The present writer has its label.
  bool undoing_ = false;      ///< The last thing done was an undo or a redo.
  bool exactImport_ = false;  ///< The last command is an import, and nothing has changed since.
  Who who_;
  Network network_, retired_;  ///< Retired: views of this frame still point into it.
  Vault vault_;
  std::int64_t seconds_ = 0;
  int today_ = 0;
  std::vector<Command> undo_, redo_;
  std::optional<Review> review_;
  std::optional<Document> meanwhile_;  ///< Changes while the storage is read anew.
  double now_ = 0, readAgainAt_ = 0;   ///< Milliseconds.
  mutable Replay replay_;
  struct Derived {
    bool replayBegun = false;  ///< replay_ has looked at the network as it is.
    std::optional<Levels> levels;
    std::optional<Cohesion> cohesion;
    std::optional<std::vector<Signal>> signals;
    std::map<std::string, std::vector<ExpertProposal>, std::less<>> experts;  ///< By quarter.
    std::map<std::string, std::vector<PeerProposal>, std::less<>> peers;
    std::optional<std::vector<RecordChange>> changes;  ///< Since `then`.
    std::string then;
  };
  mutable Derived derived_;  ///< From the network as it is: emptied by each change.
};

}  // namespace parcours
