// Versions of the open network that the device keeps whole: each day, before every import, restore and
// update, and when a person says so. From them, and from the journal, who changed what.
#include <algorithm>
#include <charconv>
#include <utility>

#include "core/document/canonical.hpp"
#include "core/document/ids.hpp"
#include "core/document/import.hpp"
#include "core/document/json_text.hpp"
#include "core/network/dates.hpp"
#include "shell/app/app.hpp"
#include "shell/app/file_name.hpp"

namespace parcours {
namespace {

int numberOf(std::string_view json) {
  int number = 0;
  std::from_chars(json.data(), json.data() + json.size(), number);
  return number;
}

Version readVersionAbout(const KeptVersion& kept) {
  Version version;
  version.name = kept.name;
  // The ten digits end where the hyphen is.
  std::from_chars(kept.name.data(), kept.name.data() + kept.name.size(), version.seconds);
  forEachMember(kept.about, [&](std::string_view key, std::string_view value) {
    // An earlier build said only the file, or nothing before going back.
    if (key == "file" || key == "text") version.text = textOf(value).value_or(std::string());
    if (key == "why") version.why = textOf(value).value_or(std::string());
    if (key == "cities") version.cities = numberOf(value);
    if (key == "topics") version.topics = numberOf(value);
  });
  if (version.why.empty()) version.why = version.text.empty() ? "restore" : "file";
  return version;
}

}  // namespace

void App::keepVersion(std::string_view why, std::string_view text, Msg refused) {
  const auto seconds = static_cast<std::uint64_t>(std::max(0.0, unixSeconds_));
  KeptVersion version;
  version.name = tenDigits(seconds) + '-' + toHex(randomness_.writer());
  const bool named = why == "named";
  if (named) version.name += Store::kNamed;
  if (why == "daily") version.name += "-daily";
  version.about = R"({"cities":)" + std::to_string(network().cities().size()) + R"(,"text":)" +
                  jsonString(text) + R"(,"topics":)" + std::to_string(network().topics().size()) +
                  R"(,"why":)" + jsonString(why) + '}';
  Store::Done done = [this, refused, name = named ? std::string(text) : std::string(),
                      alive = std::weak_ptr(alive_)](StoreError error) {
    if (!alive.lock()) return;
    versionsOf_.clear();
    if (error != StoreError::none) return tell(refused);
    if (!name.empty()) say(catalogue_(Msg::versions_did_name, {{"name", name}}));
  };
  // Before typing goes on, a large network is only copied.
  const bool waits = why == "daily" || why == "update";
  Keeping keeping{openId(), std::move(version), {}, {}, std::move(done)};
  if (keeping.printer.print(network().document(), waits ? Vault::kShare : std::string::npos))
    return keepPrinted(keeping);
  keeping.document = network().document();
  keeping_.push_back(std::move(keeping));
}

void App::keepPrinted(Keeping& keeping) {
  store_.keepVersion(keeping.network, std::move(keeping.version), keeping.printer.takeText(),
                     std::move(keeping.done));
}

void App::keepShare(std::size_t bytes) {
  if (keeping_.empty() || !keeping_.front().printer.print(keeping_.front().document, bytes)) return;
  keepPrinted(keeping_.front());
  keeping_.erase(keeping_.begin());
}

void App::keepDaily() {
  if (network().demo() || session_->saveState() == SaveState::loading) return;
  int& day = preferences_.keptDay.try_emplace(openId(), 0).first->second;
  const bool firstOfDay = std::exchange(day, today_) != today_;
  if (keptSinceUpdate_ && keptSinceUpdate_->insert(openId()).second) return keepVersion("update");
  if (firstOfDay) keepVersion("daily");
}

void App::nameVersion(std::string_view name) {
  if (onlyShows()) return;
  keepVersion("named", name, Msg::versions_not_named);
}

const std::optional<std::vector<Version>>& App::versions() {
  if (versionsOf_ == openId()) return versions_;
  versionsOf_ = openId();
  versions_.reset();
  store_.versions(versionsOf_, [this, id = versionsOf_, alive = std::weak_ptr(alive_)](
                                   StoreError error, const std::vector<KeptVersion>& kept) {
    if (!alive.lock() || id != openId()) return;
    versions_.emplace();
    for (const KeptVersion& one : kept)
      if (Store::kindOf(one.name) != Store::kPast) versions_->push_back(readVersionAbout(one));
    if (error != StoreError::none) tell(Msg::versions_unread);
  });
  return versions_;
}

void App::readVersion(std::string_view name, std::function<void(std::string bytes)> then) {
  store_.readVersion(openId(), name,
                     [this, id = openId(), then = std::move(then), alive = std::weak_ptr(alive_)](
                         StoreError error, std::string bytes) {
                       if (!alive.lock() || id != openId()) return;
                       if (error != StoreError::none) return tell(Msg::versions_unread);
                       then(std::move(bytes));
                     });
}

const Document* App::version(std::string_view name) {
  if (versionName_ != name) {
    versionName_ = name;
    version_.reset();
    readVersion(name, [this, asked = versionName_](const std::string& bytes) {
      auto then = importDocument(bytes, Limits::own());
      if (asked != versionName_) return;
      if (!then || then->document.network != openId()) return tell(Msg::versions_unread);
      version_ = std::move(then->document);
    });
  }
  return version_ ? &*version_ : nullptr;
}

void App::restoreVersion(const Version& version) {
  if (onlyShows()) return;
  readVersion(version.name, [this](const std::string& bytes) {
    const auto then = importDocument(bytes, Limits::own());
    if (!then || then->document.network != openId()) return tell(Msg::versions_unread);
    goBack(Msg::versions_did_restore, session_->wayBack(then->document));
  });
}

void App::restoreRecord(const Document& then, std::string_view id) {
  if (onlyShows()) return;
  keepDaily();
  goBack(Msg::versions_did_restore_one,
         session_->wayBackOf(selectEntities(then, std::vector<std::string>{std::string(id)})));
}

void App::goBack(Msg name, const Edit& edit) {
  if (edit.empty()) return say(catalogue_(Msg::versions_same));
  keepVersion("restore");
  session_->goBack(name, edit);
  edited();
  flush();
  say(catalogue_(name), true);
}

void App::downloadVersion(const Version& version) {
  readVersion(version.name, [this, kept = local(version.seconds)](std::string bytes) {
    // Whole, as a copy is: with all rooms, what is private in them, and needs under seal.
    Download file{exportFileName({network().name(), {}, kept, true}), "application/json", std::move(bytes)};
    say(catalogue_(Msg::app_exported, {{"file", file.name}}));
    effects_.emplace_back(std::move(file));
  });
}

// --- the past

/// Versions, and pasts that folds have left, read for the history at a time: each holds what the ones after
/// it have replaced.
constexpr std::size_t kVersionsRead = 12;

void App::addPast(std::string_view bytes) {
  // Anything that cannot be read tells nothing; what stands is told in any case.
  for (const std::string_view one : partsOf(bytes))
    if (const auto part = importDocument(one, Limits::own()); part && part->document.network == openId())
      past_->past.add(part->document);
}

const PastRead& App::past() {
  if (past_) return *past_;
  past_ = std::make_shared<PastRead>();
  past_->past.add(network().document());
  store_.load(openId(), [this, read = std::weak_ptr(past_)](StoreError error, const Stored& stored) {
    if (read.expired()) return;
    if (error != StoreError::none) tell(Msg::versions_unread);
    for (const JournalRecord& record : stored.journal) addPast(record.bytes);
    readOlder();
  });
  return *past_;
}

void App::readOlder() {
  const std::size_t read = past_->asked;
  past_->asked += kVersionsRead;
  past_->whole = false;
  readPast(read);
}

/// One version after another, so that frames are drawn between them.
void App::readPast(std::size_t at) {
  past_->changes = past_->past.changes();
  std::erase_if(past_->changes, [](const RecordChange& one) { return one.type == "writer"; });
  store_.versions(openId(), [this, at, read = std::weak_ptr(past_)](StoreError refused,
                                                                    const std::vector<KeptVersion>& kept) {
    if (read.expired()) return;
    if (refused != StoreError::none) tell(Msg::versions_unread);
    if (at >= std::min(kept.size(), past_->asked)) {
      past_->older = kept.size() - std::min(at, kept.size());
      past_->whole = true;
      return;
    }
    store_.readVersion(openId(), kept[at].name, [this, at, read](StoreError error, const std::string& bytes) {
      if (read.expired()) return;
      if (error == StoreError::none) addPast(bytes);
      readPast(at + 1);
    });
  });
}

}  // namespace parcours
