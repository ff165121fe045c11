#include "shell/app/app.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/document/canonical.hpp"
#include "core/network/schema.hpp"
#include "core/text/lines.hpp"
#include "shell/app/base64.hpp"
#include "shell/app/error_text.hpp"
#include "shell/app/file_name.hpp"
#include "shell/app/keys.hpp"

namespace parcours {
namespace {

constexpr double kNoticeTime = 8'000;
constexpr std::string_view kContent = "content/";
constexpr std::size_t kPhotoBytes = 200'000;

}  // namespace

App::App(Store& store, Startup startup)
    : store_(store),
      randomness_(startup.random),
      preferences_(Preferences::parse(startup.preferences)),
      savedPreferences_(preferences_.toJson()),
      browserLanguages_(std::move(startup.languages)),
      today_(startup.today),
      zone_(std::move(startup.zone)) {}

App::~App() = default;

Language App::language() const {
  if (preferences_.language) return *preferences_.language;
  for (const std::string& wanted : browserLanguages_)
    for (const std::string_view known : kLanguageCodes)
      if (std::string_view(wanted).substr(0, known.size()) == known) return languageFrom(wanted);
  return Language::en;
}

void App::setMessages(Language language, std::string_view json) {
  auto parsed = Catalogue::parse(language, json, kMessages);
  if (!parsed) return say(errorText(catalogue_, parsed.error()));
  // A slow answer for a language the person has left again.
  if (hasMessages_ && language != this->language()) return;
  catalogue_ = std::move(*parsed);
  hasMessages_ = true;
  if (const auto message = std::exchange(toTell_, std::nullopt)) say(catalogue_(*message));
}

void App::setLanguage(Language language) {
  preferences_.language = language;
  if (!hasMessages_ || catalogue_.language() != language)
    effects_.emplace_back(FetchMessages{std::string(code(language))});
}

void App::textCut(int most) { say(catalogue_(Msg::form_cut, {{"n", std::int64_t{most}}})); }

bool App::messagesMissing() {
  if (!hasMessages_) return false;
  setLanguage(catalogue_.language());
  say(catalogue_(Msg::settings_language_away));
  return true;
}

void App::setPlain(PlainChoice plain) {
  preferences_.plain = plain;
  effects_.emplace_back(SetPlain{plain});
}

void App::setPreferences(std::string_view json) {
  if (json == savedPreferences_) return;
  const Language before = language();
  const Who wasHere = who();
  const std::string lastNetwork = std::exchange(preferences_, Preferences::parse(json)).lastNetwork;
  preferences_.lastNetwork = lastNetwork;  // Each tab has its own, and the next to save anything decides.
  savedPreferences_ = preferences_.toJson();
  if (language() != before) setLanguage(language());
  setPlain(preferences_.plain);
  applyTheme();
  if (session_ && who() != wasHere) session_->setWho(who());
}

void App::setTextPercent(int percent) { preferences_.textPercent = std::clamp(percent, 90, 150); }

void App::setTheme(ThemeChoice theme) {
  preferences_.theme = theme;
  applyTheme();
}

void App::setSystemColours(bool dark, bool moreContrast) {
  const bool same = systemDark_ == dark && moreContrast_ == moreContrast;
  systemDark_ = dark;
  moreContrast_ = moreContrast;
  if (!same && preferences_.theme == ThemeChoice::system) applyTheme();
}

void App::setOnline(bool online) {
  if (std::exchange(online_, online) == online) return;
  // Another notice is not pushed aside: the bar says it as well.
  if (!online && !notice_ && !toTell_) return tell(Msg::nav_offline_said);
  if (hasMessages_)
    effects_.emplace_back(Announce{catalogue_(online ? Msg::nav_online_said : Msg::nav_offline_said), false});
}

// --- who is here

Who App::who() const {
  for (const std::string& network : {openId(), std::string()})
    if (const auto found = preferences_.who.find(network); found != preferences_.who.end())
      return found->second;
  return {};
}

bool App::knowsWho() const { return preferences_.who.count(openId()) > 0 || preferences_.who.count("") > 0; }

void App::setWho(Who who) {
  if (session_) session_->setWho(who);
  preferences_.who[openId()] = std::move(who);
}

// --- where

void App::go(Route route) {
  if (route == route_) return;
  route_ = std::move(route);
  effects_.emplace_back(Navigate{toFragment(route_), false});
  leavePage();
}

void App::navigate(std::string_view fragment) {
  Route route = parseFragment(fragment);
  // Where a deed of before would have led: the person has gone elsewhere since.
  std::erase_if(effects_, [](const Effect& effect) { return std::holds_alternative<Navigate>(effect); });
  if (route == route_) return;
  route_ = std::move(route);
  leavePage();
}

bool App::shortcut(std::string_view combination, bool typing) {
  const auto* const key = std::find_if(std::begin(kKeys), std::end(kKeys),
                                       [&](const Key& each) { return each.combination == combination; });
  if (key == std::end(kKeys) || (typing && !key->whileTyping)) return false;
  if (!preferences_.letterKeys && isLetter(*key)) return false;
  switch (key->does) {
    case Shortcut::none:
      return false;
    case Shortcut::find:
      show(Above::find);
      break;
    case Shortcut::keys:
      show(Above::keys);
      break;
    case Shortcut::undo:
      undo();
      break;
    case Shortcut::redo:
      redo();
      break;
    case Shortcut::close:  // The browser may have something to close, too.
      notice_.reset();
      fileError_.clear();
      return false;
  }
  return true;
}

void App::updated() { keptSinceUpdate_.emplace(); }

void App::updating() {
  if (session_ && !outdated_) keepVersion("update");
}

void App::show(Above above) {
  above_ = session_ ? above : Above::nothing;
  pageState("find").clear();
  pageState("tour").clear();
}

void App::startTour() {
  preferences_.tourOffered = true;
  go({PageName::home, {}});
  show(Above::tour);
}

void App::showGuide() {
  preferences_.guideHidden.erase(openId());
  go({PageName::home, {}});
}

void App::saysIn(std::string_view language, std::string_view words) const {
  for (const std::string& line : linesOf(words)) languages_.emplace(line, language);
  languages_.emplace(words, language);
}

ui::Languages App::takeLanguages() const { return std::exchange(languages_, {}); }

std::string& App::pageState(std::string_view key) {
  const auto found = pageState_.find(key);
  return found != pageState_.end() ? found->second : pageState_.emplace(key, std::string()).first->second;
}

void App::say(std::string text, bool offersUndo) {
  effects_.emplace_back(Announce{text, false});
  notice_ = Notice{std::move(text), offersUndo, milliseconds_ + kNoticeTime};
}

void App::tell(Msg message) {
  if (hasMessages_) return say(catalogue_(message));
  toTell_ = message;
}

// --- commands

bool App::run(Msg name, const Edit& edit, bool announce, std::string_view burst) {
  if (!session_) return false;
  if (edit.empty()) return true;
  if (onlyShows()) return false;
  keepDaily();
  const bool another = !session_->goesOn(name, burst);
  if (const auto done = session_->run(name, edit, burst); !done) {
    const std::string text = errorText(catalogue_, done.error());
    effects_.emplace_back(Announce{text, true});
    notice_ = Notice{text, false, milliseconds_ + kNoticeTime};
    return false;
  }
  edited(another);
  if (announce) say(catalogue_(name), true);
  return true;
}

void App::undo() {
  if (undoSuspended_ || !session_ || !session_->canUndo() || onlyShows()) return;
  const Msg name = session_->undoName();
  const bool done = session_->undo();
  if (done) edited();
  say(catalogue_(done ? Msg::app_undone : Msg::app_left_as_is, {{"what", catalogue_(name)}}));
}

void App::redo() {
  if (undoSuspended_ || !session_ || !session_->canRedo() || onlyShows()) return;
  const Msg name = session_->redoName();
  const bool done = session_->redo();
  if (done) edited();
  say(catalogue_(done ? Msg::app_redone : Msg::app_left_as_is, {{"what", catalogue_(name)}}));
}

// --- files and content

void App::pickFile() {
  picksCopy_ = false;
  effects_.emplace_back(PickFile{".json,.jsonl,.txt,application/json,text/plain"});
}

void App::download(std::string_view title, std::string_view extension, std::string_view mediaType,
                   std::string bytes) {
  Download file{plainFileName(title, extension), std::string(mediaType), std::move(bytes)};
  say(catalogue_(Msg::app_exported, {{"file", file.name}}));
  effects_.emplace_back(std::move(file));
}

void App::pickPhoto(std::string_view entity) {
  photoFor_ = entity;
  effects_.emplace_back(PickFile{"image/*"});
}

std::string App::photo(std::string_view entity) const {
  const auto record = session_ ? network().get<View>(entity) : std::nullopt;
  std::string address = record ? record->text("photo") : std::string();
  return isPhoto(address) ? address : std::string();
}

void App::photoArrived(const std::string& entity, std::string_view jpeg) {
  const auto record = session_ ? network().get<View>(entity) : std::nullopt;
  if (!record) return;
  const std::string address = '"' + std::string(kPhotoPrefix) + toBase64(jpeg) + '"';
  const bool fits = !jpeg.empty() && jpeg.size() <= kPhotoBytes;
  if (!fits || !run(Msg::practice_did_photo,
                    {{entity, record->entity().type, record->entity().room, "photo", address}}, true))
    say(catalogue_(Msg::practice_photo_refused));
}

void App::exportNetwork(ExportChoice choice) {
  if (!session_) return;
  const Who me = who();
  const Document chosen = session_->selected(choice);
  Header header;
  header.app = "Parcours " + std::string(kAppVersion);
  const auto mine = network().get<City>(me.city);
  const std::string city = mine ? std::string(mine->name()) : std::string();
  header.exporter = me.name.empty() ? city : me.name;
  header.exported = static_cast<std::int64_t>(unixSeconds_);
  header.rooms = std::move(choice.rooms);
  Download file{exportFileName({network().name(), city, local(now()), choice.withPrivate}),
                "application/json", canonicalText(chosen, header)};
  // Only a file that leaves nothing out counts as a copy.
  if (chosen.entities.size() == network().document().entities.size()) preferences_.uncopied.erase(openId());
  say(catalogue_(Msg::app_exported, {{"file", file.name}}));
  effects_.emplace_back(std::move(file));
}

void App::acceptReview() {
  if (!session_ || !session_->pending() || onlyShows()) return;
  if (session_->renewReview()) return say(catalogue_(Msg::review_renewed));
  keepVersion("file", session_->pending()->fileName);
  const bool merged = session_->acceptReview();
  if (merged) edited();
  flush();
  say(catalogue_(Msg::app_file_added), merged);
  go({PageName::home, {}});
}

void App::cancelReview() {
  if (!session_) return;
  // What no page shows (a second stamp of the same words, a newer format's members) is taken all the same:
  // two devices that hold the same say the same four words.
  if (session_->pending() && session_->pending()->changes.empty() && !outdated_) {
    if (!session_->takeUnseen()) return say(catalogue_(Msg::review_renewed));
    flush();
  }
  session_->cancelReview();
  go({PageName::share, {}});
}

std::string_view App::content(std::string_view name) {
  if (const auto found = content_.find(name); found != content_.end()) return found->second;
  if (asked_.emplace(name).second)
    effects_.emplace_back(FetchContent{std::string(kContent) + std::string(name)});
  return {};
}

const std::vector<LibraryItem>& App::library() {
  const std::string name = "library/" + std::string(code(language())) + ".json";
  if (const std::string_view json = content(name); !json.empty() && name != libraryRead_) {
    library_ = readLibrary(json);
    libraryRead_ = name;
  }
  static const std::vector<LibraryItem> kNone;
  return libraryRead_ == name ? library_ : kNone;
}

void App::forEachSession(FunctionRef<void(Session&)> what) {
  for (Session* session : {session_.get(), opening_.get()})
    if (session != nullptr) what(*session);
  for (const auto& session : leaving_) what(*session);
}

void App::broadcastArrived(std::string_view network, std::string_view bytes) {
  if (bytes == kForgotten) return forget(std::string(network));
  forEachSession([&](Session& session) {
    if (session.id() == network) session.follow(bytes);
  });
}

void App::lookAgain() {
  forEachSession([](Session& session) { session.lookAgain(); });
}

}  // namespace parcours
