// What a person can rely on: what the browser promises, copies outside it, and the way back from them.
#include <algorithm>
#include <utility>

#include "core/document/edit.hpp"
#include "shell/app/app.hpp"
#include "shell/app/error_text.hpp"

namespace parcours {
namespace {

/// Edits, or days since the first of them, after which a copy is due. Sooner where the browser promises
/// nothing.
constexpr int kDueEdits = 20, kDueEditsUnsafe = 5, kDueDays = 7;

}  // namespace

void App::setKeeping(Persistence persistence, bool appleTab) {
  persistence_ = persistence;
  appleTab_ = appleTab;
}

void App::storageWiped() {
  described_.clear();
  for (KnownNetwork& known : networks_) known.folded = false;
  keepAgain([](const Session&) { return true; });
}

/// Those of the networks that are shown here, and of which the storage lost all it held.
void App::keepAgain(FunctionRef<bool(const Session&)> lost) {
  bool kept = false;
  const auto again = [&](const std::unique_ptr<Session>& session) {
    if (!session || session->network().document().entities.empty() || !lost(*session)) return;
    session->keepAgain();
    described_.erase(session->id());
    if (KnownNetwork* const known = findKnown(session->id())) known->folded = false;
    kept = true;
  };
  again(session_);
  for (const auto& session : leaving_) again(session);
  if (kept) tell(Msg::app_kept_again);
}

/// A page that slept did not hear that networks were deleted: those that the device does not list. One that
/// it lists is lost, and kept again: sooner too much is kept than too little.
void App::lookForVanished() {
  forEachSession([this](Session& session) {
    if (!session.takeVanished()) return;
    store_.list([this, id = session.id(), alive = std::weak_ptr(alive_)](StoreError error, const auto& list) {
      if (!alive.lock()) return;
      const auto listed = [&](std::string_view network) {
        return std::any_of(list.begin(), list.end(), [&](const auto& one) { return one.first == network; });
      };
      bool writing = false;
      std::vector<std::string> gone = {id};
      for (const KnownNetwork& known : networks_)
        if (known.id != id && !listed(known.id)) gone.push_back(known.id);
      forEachSession([&](const Session& one) {
        writing = writing || (one.id() == id && one.unsaved());
        if (one.id() != id) std::erase(gone, one.id());
      });
      if (error != StoreError::none || listed(id) || writing)
        return keepAgain([&](const Session& lost) { return lost.id() == id; });
      for (const std::string& each : gone) forget(each);
    });
  });
}

void App::recovered(std::string_view network, int edits, std::string_view when) {
  recovered_[std::string(network)] = {edits, std::string(when)};
}

void App::outdated() {
  flush();
  outdated_ = true;
}

bool App::onlyShows() {
  if (outdated_) tell(Msg::app_outdated);
  return outdated_;
}

// --- copies

Uncopied App::uncopied() const {
  const auto found = preferences_.uncopied.find(openId());
  return found == preferences_.uncopied.end() ? Uncopied{} : found->second;
}

bool App::copyIsDue() const {
  if (!session_ || network().demo()) return false;
  const bool unsafe = persistence_ == Persistence::denied || persistence_ == Persistence::privateWindow;
  const Uncopied changes = uncopied();
  return changes.edits >= (unsafe ? kDueEditsUnsafe : kDueEdits) ||
         (changes.edits > 0 && today_ - changes.since >= kDueDays);
}

void App::backup() {
  if (session_) exportNetwork({.rooms = session_->rooms(), .forLead = true, .withPrivate = true});
}

void App::pickCopy() {
  pickFile();
  picksCopy_ = true;
}

void App::holdCopy(std::string_view fileName, Imported imported) {
  copy_ = Review{std::string(fileName), std::move(imported.header), std::move(imported.document), {}, {}, {}};
}

void App::goBackToCopy() {
  if (!session_ || !copy_ || onlyShows()) return;
  const Edit back = session_->wayBackOf(copy_->document);
  copy_.reset();
  goBack(Msg::data_did_go_back, back);
}

// --- leaving

void App::removeEverything() {
  if (onlyShows()) return;
  // What is here is not known: nothing may be called deleted.
  if (unlisted_) return tell(Msg::app_not_answering);
  const std::vector<KnownNetwork> all = networks_;
  for (const KnownNetwork& one : all) removeNetwork(one.id);
  Preferences fresh;
  fresh.language = language();
  fresh.theme = preferences_.theme;
  fresh.textPercent = preferences_.textPercent;
  fresh.plain = preferences_.plain;
  fresh.letterKeys = preferences_.letterKeys;
  preferences_ = std::move(fresh);
  forgotten_.emplace_back("#");
  go({PageName::welcome, {}});
}

}  // namespace parcours
