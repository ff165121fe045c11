// What happens by itself: bursts that end, notices that expire, saves tried again; and what follows from a
// change.
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "core/network/dates.hpp"
#include "shell/app/app.hpp"

namespace parcours {
namespace {

/// While an answer of the storage is awaited, its patience is looked at this often.
constexpr double kLook = 1'000;

std::string hexColor(ui::Color color) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text = "#";
  for (int shift = 20; shift >= 0; shift -= 4) text += kDigits[color >> shift & 15];
  return text;
}

bool refused(const Session& session) {
  return session.saveState() == SaveState::failed || session.saveState() == SaveState::full;
}

/// The page's own name; nothing where it is that of what it shows.
std::optional<Msg> titleOf(PageName page) {
  switch (page) {
    case PageName::home:
      return Msg::nav_home;
    case PageName::cities:
      return Msg::nav_cities;
    case PageName::backlog:
      return Msg::nav_backlog;
    case PageName::newTopic:
      return Msg::app_new_topic;
    case PageName::round:
      return Msg::nav_round;
    case PageName::history:
      return Msg::nav_history;
    case PageName::quarter:
      return Msg::nav_quarter;
    case PageName::share:
      return Msg::nav_share;
    case PageName::review:
      return Msg::app_review;
    case PageName::conflicts:
      return Msg::nav_conflicts;
    case PageName::settings:
      return Msg::nav_settings;
    case PageName::networks:
      return Msg::nav_networks;
    case PageName::baseline:
      return Msg::nav_baseline;
    case PageName::versions:
      return Msg::versions_title;
    case PageName::library:
    case PageName::libraryItem:
      return Msg::nav_library;
    case PageName::worksheet:
      return Msg::worksheet_title;
    case PageName::session:
    case PageName::workshop:
      return Msg::session_title;
    case PageName::practice:
      return Msg::practice_title;
    case PageName::reflection:
      return Msg::reflection_title;
    case PageName::guide:
      return Msg::report_guide;
    case PageName::digest:
      return Msg::report_digest;
    case PageName::calendar:
      return Msg::nav_calendar;
    case PageName::programme:
    case PageName::domain:
      return Msg::nav_programme;
    case PageName::cohesion:
      return Msg::cohesion_title;
    case PageName::lessons:
      return Msg::nav_lessons;
    case PageName::more:
      return Msg::nav_more;
    case PageName::data:
      return Msg::data_title;
    case PageName::changes:
      return Msg::change_title;
    case PageName::rate:
      return Msg::baseline_rate;
    case PageName::grid:
      return Msg::grid_title;
    case PageName::profile:
      return Msg::nav_baseline;
    case PageName::opportunities:
      return Msg::opportunity_title;
    case PageName::phases:
      return Msg::nav_phases;
    case PageName::experts:
      return Msg::nav_experts;
    case PageName::peers:
      return Msg::peers_title;
    case PageName::welcome:
    case PageName::city:
    case PageName::topic:
    case PageName::expert:
    case PageName::gallery:
      break;
  }
  return std::nullopt;
}

}  // namespace

ui::Theme App::theme() const {
  switch (preferences_.theme) {
    case ThemeChoice::light:
      return ui::Theme::light;
    case ThemeChoice::dark:
      return ui::Theme::dark;
    case ThemeChoice::sunlight:
      return ui::Theme::sunlight;
    case ThemeChoice::system:
      break;
  }
  if (moreContrast_) return ui::Theme::sunlight;
  return systemDark_ ? ui::Theme::dark : ui::Theme::light;
}

float App::textScale(float width) const {
  constexpr float kLaptop = 1.3f, kProjector = 1.6f, kMost = 1.9f, kNarrow = 900, kWide = 1200;
  const float chosen = static_cast<float>(preferences_.textPercent) / 100;
  if (route_.page != PageName::workshop || width < kNarrow) return chosen;
  return std::min(chosen * (width < kWide ? kLaptop : kProjector), kMost);
}

void App::applyTheme() {
  const ui::Palette& colors = ui::palette(theme());
  effects_.emplace_back(SetTheme{theme() == ui::Theme::dark, hexColor(colors.background),
                                 hexColor(colors.surface), hexColor(colors.text), hexColor(colors.accent)});
}

void App::edited(bool another) {
  if (!session_) return;
  Uncopied& uncopied = preferences_.uncopied.try_emplace(openId(), Uncopied{0, today_}).first->second;
  if (another || uncopied.edits == 0) ++uncopied.edits;
  realEdit_ = realEdit_ || !network().demo();
  if (!burstSince_) burstSince_ = milliseconds_;
  flushAt_ = std::min(milliseconds_ + kBurst, *burstSince_ + kLongestBurst);
}

void App::flush() {
  flushAt_.reset();
  burstSince_.reset();
  if (session_) session_->flush();
  for (const auto& session : leaving_) session->flush();
}

void App::leave() {
  flush();
  while (!keeping_.empty()) keepShare(std::string::npos);
}

void App::setClock(double milliseconds, double unixSeconds) {
  milliseconds_ = milliseconds;
  unixSeconds_ = unixSeconds;
  today_ = static_cast<int>(local(now()) / kDaySeconds);
  dropLeft();
  if (!startLimit_) startLimit_ = milliseconds + Vault::kPatience;
  if (!started_ && !opening_ && milliseconds >= *startLimit_) gotList(StoreError::failed, {});
  if (session_) session_->setClock(now(), today_);
  if (notice_ && milliseconds >= notice_->until) notice_.reset();
  if (flushAt_ && milliseconds >= *flushAt_) flush();
  keepTrying();
  wakeAt_.reset();  // asked for anew after each frame: a browser's timer may be early, and it rings once
}

/// No page draws at this moment: what views and references of the last frame pointed to may go.
void App::dropLeft() {
  if (std::exchange(pageLeft_, false)) {
    pageState_.clear();
    copy_.reset();
    picksCopy_ = false;
    versionsOf_.clear();
    versionName_.clear();
    version_.reset();
    past_.reset();
    std::erase_if(asked_, [this](const std::string& name) { return content_.count(name) == 0; });
  }
  std::erase_if(leaving_, [](const std::unique_ptr<Session>& session) { return !session->unsaved(); });
}

void App::keepTrying() {
  forEachSession([this](Session& session) { session.tick(milliseconds_); });
  keepShare(Vault::kShare);
  if (milliseconds_ < retryAt_) return;
  const auto again = [](const auto& session) { return session && refused(*session); };
  const bool refuses = again(session_) || std::any_of(leaving_.begin(), leaving_.end(), again);
  if (!refuses && unopened_.empty() && !unlisted_) return;
  retryAt_ = milliseconds_ + kRetry;
  if (refuses) flush();
  if (unlisted_) askForList();
  // The page the person is at stays: the address may have asked for it.
  if (!session_ && !opening_ && !unopened_.empty()) open(std::string(unopened_), {});
}

std::vector<Effect> App::takeEffects() {
  settle();
  return std::exchange(effects_, {});
}

/// Called after every event and frame: what follows from the state as it is now.
void App::settle() {
  if (const auto ids = std::exchange(removed_, {}); !ids.empty()) {
    const auto isRemoved = [&](const auto& session) {
      return session && std::find(ids.begin(), ids.end(), session->id()) != ids.end();
    };
    if (isRemoved(session_)) session_.reset();
    if (isRemoved(opening_)) opening_.reset();
    std::erase_if(leaving_, isRemoved);
    if (!session_ && !opening_ && !networks_.empty()) openNetwork(std::string(networks_.front().id));
  }
  describe();
  lookForVanished();
  sayRecovered();
  if (session_ && realEdit_ && session_->saveState() == SaveState::saved &&
      !std::exchange(askedPersistence_, true))
    effects_.emplace_back(AskPersistence{});
  setTitle();
  if (std::string json = preferences_.toJson(); json != savedPreferences_) {
    effects_.emplace_back(SavePreferences{json});
    savedPreferences_ = std::move(json);
  }
  wake();
}

void App::sayRecovered() {
  // What is being told goes first.
  const auto found = session_ && hasMessages_ && !notice_ ? recovered_.find(openId()) : recovered_.end();
  if (found == recovered_.end()) return;
  say(catalogue_(Msg::app_recovered, {{"n", found->second.edits}, {"when", found->second.when}}));
  recovered_.erase(found);
}

/// Asks to be called again when something is due.
void App::wake() {
  std::optional<double> due;
  const auto at = [&](double milliseconds) { due = std::min(due.value_or(milliseconds), milliseconds); };
  const auto watch = [&](const std::unique_ptr<Session>& session) {
    if (!session) return;
    if (session->printing()) at(milliseconds_ + 1);
    if (refused(*session)) return at(std::max(retryAt_, milliseconds_ + 1));
    if (session->saveState() != SaveState::saved || session->behind()) at(milliseconds_ + kLook);
  };
  if (flushAt_) at(*flushAt_);
  if (notice_) at(notice_->until);
  if (!started_) at(milliseconds_ + kLook);
  if (unlisted_ || (!unopened_.empty() && !session_)) at(std::max(retryAt_, milliseconds_ + 1));
  // The clock of a session that is in view: at its next second.
  if (preferences_.timer.running() && route_ == Route{PageName::workshop, preferences_.timer.session})
    at(milliseconds_ + 1'000 * (1 - (unixSeconds_ - std::floor(unixSeconds_))) + 1);
  if (!keeping_.empty() || (session_ && session_->replaying())) at(milliseconds_ + 1);
  watch(session_);
  watch(opening_);
  std::for_each(leaving_.begin(), leaving_.end(), watch);
  if (!due || (wakeAt_ && *wakeAt_ <= *due)) return;
  wakeAt_ = due;
  effects_.emplace_back(Wake{*due - milliseconds_});
}

/// The page's name, the network's, and ours.
void App::setTitle() {
  if (!hasMessages_) return;
  std::string title = catalogue_(Msg::common_app_name);
  if (session_ && route_.page != PageName::welcome) {
    std::string page;
    if (const auto name = titleOf(route_.page)) page = catalogue_(*name);
    if (const auto about = network().get<View>(route_.id)) {
      const std::string& type = about->entity().type;
      const std::string subject = type == "city" || type == "expert" ? about->text("name")
                                  : type == "topic" || type == "session"
                                      ? about->localized("title", code(catalogue_.language()))
                                      : std::string();
      if (!subject.empty()) page = page.empty() ? subject : subject + " – " + page;
    }
    if (const std::string name = network().name(); !name.empty()) title = name + " – " + title;
    if (!page.empty()) title = page + " – " + title;
  }
  std::string language(code(catalogue_.language()));
  if (title == title_.title && language == title_.language) return;
  title_ = {std::move(title), std::move(language)};
  effects_.emplace_back(title_);
}

}  // namespace parcours
