// The networks on this device: listing, opening, creating, forgetting; and the review of a file.
#include <algorithm>
#include <utility>

#include "core/document/canonical.hpp"
#include "core/document/json_text.hpp"
#include "core/network/edits.hpp"
#include "shell/app/app.hpp"
#include "shell/app/base64.hpp"
#include "shell/app/error_text.hpp"

namespace parcours {
namespace {

constexpr std::string_view kDemo = "demo/demo.parcours.json";
constexpr std::string_view kContent = "content/";

std::string describeNetwork(const KnownNetwork& known) {
  const auto word = [](bool yes) { return yes ? "true" : "false"; };
  return std::string(R"({"demo":)") + word(known.demo) + R"(,"folded":)" + word(known.folded) +
         R"(,"name":)" + jsonString(known.name) + '}';
}

KnownNetwork readDescription(const std::string& id, std::string_view json) {
  KnownNetwork known;
  known.id = id;
  forEachMember(json, [&](std::string_view key, std::string_view value) {
    if (key == "name") known.name = textOf(value).value_or(std::string());
    if (key == "demo") known.demo = value == "true";
    if (key == "folded") known.folded = value == "true";
    if (key == "missing") known.missing = value == "true";
  });
  return known;
}

}  // namespace

// --- the first moments

void App::start() {
  applyTheme();
  effects_.emplace_back(FetchMessages{std::string(code(language()))});
  askForList();
}

void App::askForList() {
  store_.list([this, alive = std::weak_ptr(alive_)](
                  StoreError error, const std::vector<std::pair<std::string, std::string>>& list) {
    if (alive.lock()) gotList(error, list);
  });
}

void App::gotList(StoreError error, const std::vector<std::pair<std::string, std::string>>& list) {
  for (const auto& [id, description] : list) {
    if (findKnown(id) == nullptr) networks_.push_back(readDescription(id, description));
    described_[id] = description;
  }
  unlisted_ = error != StoreError::none;
  retryAt_ = milliseconds_ + kRetry;
  // Also late: whoever stands at an empty page gets the network that was here all the time.
  if (started_ && (session_ || opening_ || !unopened_.empty())) return;
  std::string last = preferences_.lastNetwork;
  if (error == StoreError::none && findKnown(last) == nullptr) {
    // The device's own settings remember a network that its storage has lost: say so, do not start empty over
    // it.
    if (!last.empty()) tell(Msg::app_vanished);
    last = networks_.empty() ? std::string() : networks_.front().id;
  }
  if (last.empty()) return finishStart();
  if (const KnownNetwork* known = findKnown(last); known != nullptr && known->missing) {
    missing_ = last;
    return finishStart();
  }
  open(std::move(last), {});
}

void App::finishStart() { started_ = true; }

KnownNetwork* App::findKnown(std::string_view id) {
  const auto found =
      std::find_if(networks_.begin(), networks_.end(), [&](const KnownNetwork& one) { return one.id == id; });
  return found == networks_.end() ? nullptr : &*found;
}

// --- opening

/// Opens a network that is on this device, then goes on.
void App::open(std::string id, Then then) {
  const auto left = std::find_if(leaving_.begin(), leaving_.end(),
                                 [&](const auto& session) { return session->id() == id; });
  if (left != leaving_.end()) {  // still being saved: the same session goes on
    auto session = std::move(*left);
    leaving_.erase(left);
    adopt(std::move(session));
    if (then) then();
    return;
  }
  if (opening_) bury(std::move(opening_));
  opening_ = std::make_unique<Session>(store_, randomness_, id);
  opening_->open([this, session = opening_.get(), id, then = std::move(then)](const Result<void>& opened) {
    if (opening_.get() != session) return;  // another was asked for meanwhile
    auto mine = std::move(opening_);
    const bool empty = mine->network().document().entities.empty();
    unopened_ = opened ? std::string() : id;
    retryAt_ = milliseconds_ + kRetry;
    KnownNetwork* const known = findKnown(id);
    if (!opened || empty) {
      bury(std::move(mine));
      if (opened && known != nullptr) {
        known->missing = true;
        missing_ = id;
      }
      // Beside one that is open it is not tried again by itself.
      if (!opened && session_)
        say(catalogue_(Msg::app_not_read, {{"name", known == nullptr ? std::string() : known->name}}));
      return finishStart();
    }
    if (known != nullptr && known->folded && mine->unfolded()) mine->snapshotLost();
    adopt(std::move(mine));
    if (then) then();
  });
}

/// Makes a session the open one; the other stays until its edits are safe.
void App::adopt(std::unique_ptr<Session> session) {
  if (session_) bury(std::move(session_));
  session_ = std::move(session);
  unopened_.clear();
  missing_.clear();
  copy_.reset();
  preferences_.lastNetwork = openId();
  session_->setClock(static_cast<std::int64_t>(unixSeconds_), today_);
  session_->setWho(who());
  leavePage();
  finishStart();
  describe();
}

void App::bury(std::unique_ptr<Session> session) {
  session->flush();
  leaving_.push_back(std::move(session));
}

/// Keeps the list, and what the storage says of the open network, up to date.
void App::describe() {
  if (!session_) return;
  KnownNetwork* known = findKnown(openId());
  if (known == nullptr) known = &networks_.emplace_back(KnownNetwork{.id = openId(), .name = {}});
  known->name = network().name();
  known->demo = network().demo();
  known->missing = false;
  if (session_->saveState() != SaveState::saved || network().document().entities.empty()) return;
  known->folded = known->folded || !session_->unfolded();
  std::string description = describeNetwork(*known);
  if (std::string& stored = described_[openId()]; stored != description) {
    stored = description;
    // Only the switcher reads it: a description that is not kept is written anew at the next change.
    store_.describe(openId(), std::move(description), [](StoreError) {});
  }
}

void App::openNetwork(std::string_view id) {
  if (id == openId()) return go({PageName::home, {}});
  open(std::string(id), [this, asked = route_, another = session_ != nullptr] {
    // Whoever went to a page meanwhile stays there, unless it was one of the network that is left.
    if (another || route_ == asked) go({PageName::home, {}});
  });
}

void App::createNetwork(std::string_view name) {
  if (onlyShows()) return;
  auto session = std::make_unique<Session>(store_, randomness_, randomness_.id());
  session->setClock(static_cast<std::int64_t>(unixSeconds_), today_);
  // Nothing can be there yet, so work may start before the storage has said so.
  session->open([](const Result<void>&) {});
  adopt(std::move(session));
  if (const auto begun = session_->begin(parcours::createNetwork(name, code(language()))); !begun)
    return say(errorText(catalogue_, begun.error()));
  preferences_.keptDay[openId()] = today_;
  edited();
  flush();
  go({PageName::home, {}});
}

void App::removeNetwork(std::string_view id) {
  if (onlyShows()) return;
  const std::string gone(id);
  const KnownNetwork* const known = findKnown(id);
  const KnownNetwork back = known == nullptr ? KnownNetwork{.id = gone, .name = {}} : *known;
  forget(gone);
  store_.broadcast(gone, kForgotten);
  store_.remove(gone, [this, back, alive = std::weak_ptr(alive_)](StoreError error) {
    if (!alive.lock() || error == StoreError::none) return;
    if (findKnown(back.id) == nullptr) networks_.push_back(back);
    say(catalogue_(Msg::app_not_forgotten, {{"name", back.name}}));
    if (!session_ && !opening_) open(back.id, {});
  });
}

/// Nothing of it is shown or written any more; other tabs are told, and do the same.
void App::forget(const std::string& id) {
  std::erase_if(networks_, [&](const KnownNetwork& one) { return one.id == id; });
  preferences_.who.erase(id);
  preferences_.uncopied.erase(id);
  preferences_.keptDay.erase(id);
  preferences_.guideHidden.erase(id);
  if (preferences_.lastNetwork == id) preferences_.lastNetwork.clear();
  if (missing_ == id) missing_.clear();
  std::erase_if(keeping_, [&](const Keeping& one) { return one.network == id; });
  described_.erase(id);
  removed_.push_back(id);
  forgotten_.push_back(id);
}

std::vector<std::string> App::takeForgotten() {
  if (!forgotten_.empty()) effects_.emplace_back(KeepDrafts{});
  return std::exchange(forgotten_, {});
}

const KnownNetwork* App::missing() const {
  const auto found = std::find_if(networks_.begin(), networks_.end(),
                                  [&](const KnownNetwork& one) { return one.id == missing_; });
  return session_ || found == networks_.end() ? nullptr : &*found;
}

void App::exploreDemo() {
  if (onlyShows()) return;
  const auto demo =
      std::find_if(networks_.begin(), networks_.end(), [](const KnownNetwork& one) { return one.demo; });
  if (demo != networks_.end()) return openNetwork(std::string(demo->id));
  effects_.emplace_back(FetchContent{std::string(kDemo)});
  say(catalogue_(Msg::welcome_demo_coming));
}

// --- files

void App::contentArrived(std::string_view path, std::string_view bytes, bool ok) {
  if (path == kDemo) {
    auto imported = importDocument(ok ? bytes : std::string_view());
    if (!imported) return tell(Msg::app_demo_unavailable);
    return openBeside(std::move(*imported), {});
  }
  if (!ok || path.substr(0, kContent.size()) != kContent) return;
  content_.emplace(path.substr(kContent.size()), bytes);
}

void App::review(std::string_view fileName, Imported imported) {
  if (const auto begun = session_->review(fileName, std::move(imported)); !begun)
    return refuseFile(begun.error(), fileName);
  go({PageName::review, {}});
}

/// Opens a network this device does not know yet, beside those it has. Without a file name: the demo.
void App::openBeside(Imported imported, std::string fileName) {
  if (opening_) bury(std::move(opening_));
  opening_ = std::make_unique<Session>(store_, randomness_, imported.document.network);
  auto held = std::make_shared<Imported>(std::move(imported));
  opening_->open([this, session = opening_.get(), fileName = std::move(fileName), held](const Result<void>&) {
    if (opening_.get() != session) return;
    const bool kept = !opening_->network().document().entities.empty();  // the list did not know
    const bool beside = session_ != nullptr && !fileName.empty();
    const KnownNetwork* known = findKnown(opening_->id());
    const bool back = known != nullptr && known->missing;
    adopt(std::move(opening_));
    go({PageName::home, {}});
    if (fileName.empty()) notice_.reset();  // The demo that was on its way is here.
    if (kept && !back) {                    // Of one that is missed, a piece may have been left.
      if (!fileName.empty()) review(fileName, std::move(*held));
      return;
    }
    session_->begin(held->document);
    realEdit_ = realEdit_ || !network().demo();
    flush();
    if (back)
      return say(catalogue_(Msg::app_back,
                            {{"n", static_cast<std::int64_t>(network().document().entities.size())}}));
    if (beside) say(catalogue_(Msg::app_opened_beside, {{"name", network().name()}}));
  });
}

}  // namespace parcours
