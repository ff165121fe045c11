#include "shell/app/session.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/document/canonical.hpp"
#include "core/document/ids.hpp"
#include "core/network/dates.hpp"
#include "core/network/schema.hpp"
#include "core/network/sealed.hpp"
#include "messages.hpp"

namespace parcours {
namespace {

Document emptyDocument(std::string network) {
  Document document;
  document.network = std::move(network);
  return document;
}

/// Bytes of round records that one frame replays: some tens of milliseconds on a slow phone.
constexpr std::size_t kReplayShare = 300'000;

/// Milliseconds between tries to read a storage anew that refuses.
constexpr double kReadAgain = 5'000;

/// Takes out of a file what is left out. Who wrote the rest comes with it, where that is not known yet.
void keepChosen(Document& theirs, const Document& mine, const std::set<std::string, std::less<>>& leftOut) {
  std::set<std::string> authors;
  for (const auto& [id, entity] : theirs.entities)
    if (leftOut.count(id) == 0)
      for (const Cell& cell : entity.cells) authors.insert(derivedId({"writer", toHex(cell.dot.writer)}));
  std::erase_if(theirs.entities, [&](const auto& each) {
    const bool author = authors.count(each.first) > 0 && mine.find(each.first) == nullptr;
    return leftOut.count(each.first) > 0 && !author;
  });
}

/// Takes out the records that bring nothing but a claim to have seen more: nobody could be told what that
/// takes, and an honest file has seen what it holds the traces of.
void dropClaims(Document& theirs, const Document& mine) {
  std::erase_if(theirs.entities, [&](const auto& each) {
    const Entity* const known = mine.find(each.first);
    if (known == nullptr) return false;
    Entity merged = *known;
    merge(merged, each.second);
    merged.context = known->context;
    return merged == *known;
  });
}

bool isSignature(const RecordChange& change) { return change.type == "writer"; }

constexpr std::string_view kRoleNames[] = {"lead", "city", "expert", "facilitator"};

}  // namespace

Session::Session(Store& store, Randomness& randomness, std::string networkId)
    : randomness_(randomness),
      writer_(randomness.writer()),
      network_(emptyDocument(networkId)),
      vault_(store, std::move(networkId), toHex(writer_),
             [this](const Document& document) { found(document); }) {}

void Session::open(std::function<void(Result<void>)> done) {
  vault_.open([this, done = std::move(done)](const Result<Document>& stored) {
    if (!stored) return done(tl::unexpected(stored.error()));
    found(*stored);
    readAnew();
    done({});
  });
}

/// Merges what the storage holds already: it needs no keeping.
void Session::found(const Document& document) {
  const auto changed = network_.merge(document);
  if (!changed || changed->empty()) return;
  derived_ = {};
  exactImport_ = false;
  if (meanwhile_) static_cast<void>(merge(*meanwhile_, document));
}

void Session::touched(const std::vector<std::string>& ids) {
  Document delta = selectEntities(network_.document(), ids);
  if (meanwhile_) static_cast<void>(merge(*meanwhile_, delta));
  vault_.keep(std::move(delta));
  derived_ = {};
  exactImport_ = false;
}

const Replay& Session::replay() const {
  if (!std::exchange(derived_.replayBegun, true)) replay_.begin(network_);
  return replay_;
}

const Ledger& Session::ledger() const {
  while (!replay().done()) replay_.step(network_);
  return replay_.ledger();
}

bool Session::replayShare() {
  for (std::size_t read = 0; !replay().done() && read < kReplayShare;) read += replay_.step(network_);
  return replay_.done();
}

const Levels& Session::levels() const {
  if (!derived_.levels) derived_.levels.emplace(network_);
  return *derived_.levels;
}

const Cohesion& Session::cohesion() const {
  if (!derived_.cohesion) derived_.cohesion = parcours::cohesion(network_);
  return *derived_.cohesion;
}

const std::vector<Signal>& Session::signals() const {
  if (!derived_.signals) derived_.signals = parcours::signals(network_, ledger());
  return *derived_.signals;
}

const std::vector<ExpertProposal>& Session::expertProposals(std::string_view quarter) const {
  auto found = derived_.experts.find(quarter);
  if (found == derived_.experts.end())
    found = derived_.experts
                .emplace(quarter,
                         proposeExperts(network_, levels(), citiesInDifficulty(network_, ledger()), quarter))
                .first;
  return found->second;
}

const std::vector<PeerProposal>& Session::peerProposals(const Quarter& quarter) const {
  auto found = derived_.peers.find(quarter.id());
  if (found == derived_.peers.end())
    found = derived_.peers.emplace(quarter.id(), proposePeers(network_, levels(), ledger(), quarter)).first;
  return found->second;
}

Here Session::here(const Who& who) const { return youAreHere(network_, who, isoDate(today())); }

int Session::today() const { return parseIsoDate(network_.today()).value_or(today_); }

// --- commands

bool Session::stands(const Write& write) const {
  const Entity* const entity = network_.document().find(write.entity);
  if (entity == nullptr) return false;
  const auto values = entity->values(write.field);
  return std::any_of(values.begin(), values.end(), [&](const Cell& cell) { return cell.json == write.json; });
}

Result<std::vector<std::string>> Session::write(const Edit& edit) {
  for (const Write& one : edit) {
    // What stands there already, perhaps a newer app's, may be chosen among others.
    if (stands(one)) continue;
    if (auto valid = validateWrite(network_.document(), one); !valid)
      return tl::unexpected(std::move(valid.error()));
  }
  return commit(edit);
}

Result<std::vector<std::string>> Session::commit(const Edit& edit) {
  auto ids = network_.apply(edit, {writer_, seconds_});
  if (!ids || ids->empty()) return ids;
  labelWriter(*ids);
  touched(*ids);
  return ids;
}

bool Session::goesOn(Msg name, std::string_view burst) const {
  return !burst.empty() && !undoing_ && !undo_.empty() && undo_.back().burst == burst &&
         undo_.back().name == name;
}

Result<void> Session::run(Msg name, const Edit& edit, std::string_view burst) {
  if (edit.empty()) return {};
  Command command;
  const bool goesOn = this->goesOn(name, burst);
  if (goesOn) command = undo_.back();
  command.name = name;
  command.burst = burst;
  addInverse(command, edit);
  const auto ids = write(edit);
  if (!ids) return tl::unexpected(ids.error());
  if (ids->empty()) return {};
  noteLeft(command);
  undoing_ = false;
  redo_.clear();
  if (goesOn)
    undo_.back() = std::move(command);
  else
    push(undo_, std::move(command));
  return {};
}

Result<void> Session::begin(const Edit& edit) {
  const auto ids = write(edit);
  if (!ids) return tl::unexpected(ids.error());
  return {};
}

void Session::begin(const Document& document) {
  if (const auto ids = network_.merge(document)) touched(*ids);
}

void Session::freshWriter() {
  writer_ = randomness_.writer();
  labelled_ = false;
}

void Session::setWho(const Who& who) {
  who_ = who;
  labelled_ = false;
}

void Session::labelWriter(std::vector<std::string>& ids) {
  if (std::exchange(labelled_, true)) return;
  const std::string id = derivedId({"writer", toHex(writer_)});
  std::string label = who_.name;
  if (const auto city = network_.get<City>(who_.city)) label += (label.empty() ? "" : ", ") + city->name();
  Edit edit;
  if (!label.empty()) edit.push_back({id, "writer", std::string(kCommons), "label", jsonString(label)});
  const std::string_view role = kRoleNames[static_cast<std::size_t>(who_.role)];
  edit.push_back({id, "writer", std::string(kCommons), "role", jsonString(role)});
  // A label is a help, never a reason to refuse the edit it goes with: one that does not fit stays away.
  std::erase_if(edit, [&](const Write& one) { return !validateWrite(network_.document(), one); });
  const auto written = network_.apply(edit, {writer_, seconds_});
  if (!written) return;
  ids.insert(ids.end(), written->begin(), written->end());
}

// --- files

Result<void> Session::review(std::string_view fileName, std::string_view bytes) {
  auto imported = importDocument(bytes);
  if (!imported) return tl::unexpected(std::move(imported.error()));
  return review(fileName, std::move(*imported));
}

Result<void> Session::review(std::string_view fileName, Imported imported) {
  auto preview = previewMerge(network_.document(), imported.document);
  if (!preview) return tl::unexpected(std::move(preview.error()));
  std::vector<RecordChange> changes = importChanges(network_.document(), imported.document, *preview);
  // Who newcomers are stands beside what they wrote.
  std::erase_if(changes,
                [](const RecordChange& one) { return isSignature(one) && one.has(ChangeKind::added); });
  review_ = Review{std::string(fileName), std::move(imported.header), std::move(imported.document),
                   std::move(*preview),   std::move(changes),         {}};
  return {};
}

void Session::leaveOut(std::string_view id, bool out) {
  if (!review_) return;
  if (out)
    review_->leftOut.emplace(id);
  else if (const auto found = review_->leftOut.find(id); found != review_->leftOut.end())
    review_->leftOut.erase(found);
}

const std::vector<RecordChange>& Session::changesSince(std::string_view name, const Document& then) const {
  if (!derived_.changes || derived_.then != name) {
    derived_.changes = compare(then, network_.document());
    std::erase_if(*derived_.changes, isSignature);
    derived_.then = name;
  }
  return *derived_.changes;
}

bool Session::renewReview() {
  if (!review_) return false;
  const auto now = previewMerge(network_.document(), review_->document);
  const Preview& then = review_->preview;
  if (!now || (now->remove == then.remove && now->supersede == then.supersede)) return false;
  reviewAnew();
  return true;
}

/// By what stands here now, with the same records left out.
void Session::reviewAnew() {
  Review before = std::move(*review_);
  // It was of this network before, and is.
  static_cast<void>(review(before.fileName, {std::move(before.document), std::move(before.header)}));
  for (const RecordChange& change : review_->changes)
    if (before.leftOut.contains(change.id)) review_->leftOut.insert(change.id);
}

bool Session::takeUnseen() {
  if (!review_) return true;
  reviewAnew();
  if (!review_->changes.empty()) return false;
  Document theirs = std::move(review_->document);
  review_.reset();
  dropClaims(theirs, network_.document());
  if (const auto ids = network_.merge(theirs); ids && !ids->empty()) {
    touched(*ids);
    freshWriter();
  }
  return true;
}

bool Session::acceptReview() {
  if (!review_) return false;
  if (!review_->leftOut.empty()) keepChosen(review_->document, network_.document(), review_->leftOut);
  dropClaims(review_->document, network_.document());
  auto theirs = std::make_shared<const Document>(std::move(review_->document));
  review_.reset();
  const bool merged = mergeFile(Msg::app_opened_file, std::move(theirs));
  if (merged) redo_.clear();
  return merged;
}

Document Session::selected(const ExportChoice& choice) const {
  Document chosen = selectRooms(network_.document(), choice.rooms);
  if (!choice.forLead) sealBallots(chosen);
  if (!choice.withPrivate)
    std::erase_if(chosen.entities, [](const auto& each) { return isPrivate(each.second); });
  return chosen;
}

std::vector<std::string> Session::rooms() const {
  std::set<std::string> rooms;
  for (const auto& [id, entity] : network_.document().entities)
    if (entity.room != kCommons) rooms.insert(entity.room);
  return {rooms.begin(), rooms.end()};
}

// --- storage and other tabs

void Session::follow(std::string_view bytes) {
  const Heard heard = vault_.hear(bytes);
  if (heard.kind == Heard::Kind::record) found(heard.document);
  if (heard.kind == Heard::Kind::takenBack) readAnew();
}

/// Another tab took an import back: what this one shows is what the storage holds, and what was done here
/// since. One that is loading, reading already, or refused, does it later (tick).
void Session::readAnew() {
  if (!vault_.stale() || meanwhile_ || now_ < readAgainAt_) return;
  meanwhile_ = emptyDocument(id());
  vault_.reload([this](Result<Document> stored) {
    const Document since = *std::exchange(meanwhile_, std::nullopt);
    if (!stored) {
      readAgainAt_ = now_ + kReadAgain;
      return;
    }
    static_cast<void>(merge(*stored, since));
    replace(std::move(*stored));
    readAnew();
  });
}

void Session::replace(Document document) {
  retired_ = std::exchange(network_, Network(std::move(document)));
  derived_ = {};
  replay_ = Replay();
  exactImport_ = false;
}

void Session::flush() { vault_.flush(); }

void Session::tick(double milliseconds) {
  now_ = milliseconds;
  vault_.tick(milliseconds);
  readAnew();
  // While an import can still be taken back as a whole, its record must stay one of the journal's own; and
  // what is read anew may miss something that is shown here.
  if (exactImport_) return vault_.stopFold();
  if (vault_.wantsFold() && !meanwhile_) vault_.fold(network_.document(), seconds_);
}

}  // namespace parcours
