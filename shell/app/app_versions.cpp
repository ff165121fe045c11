// Versions of the open network that the device keeps whole: before every import, and before going back to
// one.
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

constexpr std::size_t kDigits = 10;
constexpr std::int64_t kDaySeconds = 86'400;

std::string digits(std::uint64_t number) {
  std::string text = std::to_string(number);
  return text.insert(0, kDigits - std::min(kDigits, text.size()), '0');
}

int numberOf(std::string_view json) {
  int number = 0;
  std::from_chars(json.data(), json.data() + json.size(), number);
  return number;
}

Version readVersionAbout(const KeptVersion& kept) {
  Version version;
  version.name = kept.name;
  std::from_chars(kept.name.data(), kept.name.data() + std::min(kDigits, kept.name.size()), version.seconds);
  forEachMember(kept.about, [&](std::string_view key, std::string_view value) {
    if (key == "file") version.file = textOf(value).value_or(std::string());
    if (key == "cities") version.cities = numberOf(value);
    if (key == "topics") version.topics = numberOf(value);
  });
  return version;
}

}  // namespace

void App::keepVersion(std::string_view file) {
  const auto seconds = static_cast<std::uint64_t>(std::max(0.0, unixSeconds_));
  KeptVersion version;
  version.name = digits(seconds) + '-' + toHex(randomness_.writer());
  version.about = R"({"cities":)" + std::to_string(network().cities().size()) + R"(,"file":)" +
                  jsonString(file) + R"(,"topics":)" + std::to_string(network().topics().size()) + '}';
  store_.keepVersion(openId(), std::move(version), canonicalText(network().document()),
                     [this, alive = std::weak_ptr(alive_)](StoreError error) {
                       if (!alive.lock()) return;
                       versionsOf_.clear();
                       if (error != StoreError::none) tell(Msg::versions_not_kept);
                     });
}

const std::optional<std::vector<Version>>& App::versions() {
  if (versionsOf_ == openId()) return versions_;
  versionsOf_ = openId();
  versions_.reset();
  store_.versions(versionsOf_, [this, id = versionsOf_, alive = std::weak_ptr(alive_)](
                                   StoreError error, const std::vector<KeptVersion>& kept) {
    if (!alive.lock() || id != openId()) return;
    versions_.emplace();
    for (const KeptVersion& one : kept) versions_->push_back(readVersionAbout(one));
    if (error != StoreError::none) tell(Msg::versions_unread);
  });
  return versions_;
}

void App::readVersion(const Version& version, std::function<void(std::string bytes)> then) {
  store_.readVersion(openId(), version.name,
                     [this, id = openId(), then = std::move(then), alive = std::weak_ptr(alive_)](
                         StoreError error, std::string bytes) {
                       if (!alive.lock() || id != openId()) return;
                       if (error != StoreError::none) return tell(Msg::versions_unread);
                       then(std::move(bytes));
                     });
}

void App::restoreVersion(const Version& version) {
  if (onlyShows()) return;
  readVersion(version, [this](const std::string& bytes) {
    const auto then = importDocument(bytes, Limits::own());
    if (!then || then->document.network != openId()) return tell(Msg::versions_unread);
    keepVersion({});
    session_->restoreVersion(Msg::versions_did_restore, then->document);
    edited();
    flush();
    say(catalogue_(Msg::versions_did_restore), true);
  });
}

void App::downloadVersion(const Version& version) {
  readVersion(version, [this, day = static_cast<int>(version.seconds / kDaySeconds)](std::string bytes) {
    Download file{exportFileName(network().name(), day), "application/json", std::move(bytes)};
    say(catalogue_(Msg::app_exported, {{"file", file.name}}));
    effects_.emplace_back(std::move(file));
  });
}

}  // namespace parcours
