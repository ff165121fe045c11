// The application without a browser: what the platform drives and the pages read.
//
// Events come in as calls, the picture goes out through ui::Host, and everything the app asks of its
// surroundings leaves as effects. Native tests drive it exactly as the browser does.
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
#include "core/function_ref.hpp"
#include "core/network/library_item.hpp"
#include "core/text/catalogue.hpp"
#include "messages.hpp"
#include "shell/app/effects.hpp"
#include "shell/app/preferences.hpp"
#include "shell/app/route.hpp"
#include "shell/app/session.hpp"
#include "shell/app/store.hpp"
#include "shell/ui/record.hpp"
#include "shell/ui/theme.hpp"

namespace parcours {

/// What an export says wrote it.
inline constexpr std::string_view kAppVersion = "0.1.0";

struct Startup {
  std::string preferences;             ///< JSON kept on the device; may be empty.
  std::vector<std::string> languages;  ///< The browser's, in order.
  int today = 0;                       ///< Days since 1970-01-01, local calendar.
  std::string random;                  ///< 32 fresh random bytes.
  /// By how many minutes local time is ahead at a moment of Unix time; nothing: never.
  std::function<int(std::int64_t seconds)> zone = {};
};

/// A network on this device, for the switcher.
struct KnownNetwork {
  std::string id, name;
  bool demo = false;
  bool missing = false;  ///< It was kept here, and nothing is left of it.
  bool folded = false;   ///< A snapshot holds a part of it.
};

/// What the browser promises about what is kept.
enum class Persistence : std::uint8_t {
  unknown,
  granted,
  denied,         ///< It may delete it when it runs short of room.
  privateWindow,  ///< All is gone when the window closes.
};

/// The open network as it was once, kept whole on this device.
struct Version {
  std::string name;          ///< The store's.
  std::int64_t seconds = 0;  ///< Unix time.
  std::string why;           ///< `file`, `restore`, `daily`, `update`, or `named` by a person.
  std::string text;          ///< The file that was imported, or the name that was given.
  int cities = 0, topics = 0;
};

/// Many files under way, joined one after another.
struct Gathering {
  int total = 0, done = 0, refused = 0;
  std::string firstError;  ///< Why the first of the refused was.
  Document document;       ///< What those so far hold.
};

/// What is known of the open network's past, while it is read and after.
struct PastRead {
  Past past;
  std::vector<RecordChange> changes;
  bool whole = false;     ///< The journal and the versions that were asked for are all in.
  std::size_t asked = 0;  ///< So many versions, from the newest.
  std::size_t older = 0;  ///< Versions that are kept besides.
};

/// A short message at the bottom of the page.
struct Notice {
  std::string text;
  bool offersUndo = false;
  double until = 0;  ///< Milliseconds of the frame clock.
};

class App {
 public:
  /// What tabs tell each other when a network is forgotten.
  static constexpr std::string_view kForgotten = "!";
  /// Milliseconds without an edit after which a burst is kept, and the longest a burst may wait.
  static constexpr double kBurst = 300, kLongestBurst = 2'000;
  /// Milliseconds between tries when the storage refuses.
  static constexpr double kRetry = 5'000;

  App(Store& store, Startup startup);
  ~App();
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  // --- what the platform tells
  void start();  ///< Asks for messages and the list of networks, opens the last one.
  void setMessages(Language language, std::string_view json);
  /// The messages asked for cannot be had: the application goes on in the language it has; false when it has
  /// none.
  bool messagesMissing();
  /// Once a frame, first: what was left in the frame before may now go.
  void setClock(double milliseconds, double unixSeconds);
  /// What the system prefers: a dark page, one with more contrast.
  void setSystemColours(bool dark, bool moreContrast);
  /// Another tab has kept these: they are of the device, so they are this one's from now on.
  void setPreferences(std::string_view json);
  /// Whether the browser has a network. The application needs none; it says so.
  void setOnline(bool online);
  /// Whether all pages are here: those that a first visit does not begin with may follow later.
  void setWhole(bool whole) { whole_ = whole; }
  void navigate(std::string_view fragment);
  /// A combination of keys (keys.hpp); false when it means nothing here, and is left to the browser.
  bool shortcut(std::string_view combination, bool typing);
  /// A newer build is about to take over: keeps a version of before.
  void updating();
  /// This is another build than the last: what it finds is kept as a version before anything is changed.
  void updated();
  /// One that is larger than `Limits` allow is not read: it comes without its bytes.
  void openFile(std::string_view name, std::string_view bytes, bool tooLarge = false);
  /// So many files follow, which are joined and then reviewed as one; 0 after the last.
  void openingFiles(int count);
  void contentArrived(std::string_view path, std::string_view bytes, bool ok);
  void broadcastArrived(std::string_view network, std::string_view bytes);
  /// More may be kept than this tab was told: another ended, or this one slept.
  void lookAgain();
  void flush();
  /// The page is hidden or left, or about to give way to a newer build: all that waits is written, a large
  /// version that is being printed too.
  void leave();
  /// What the browser promises, and whether this is a tab of an iPhone or iPad: its icon would share nothing
  /// with it.
  void setKeeping(Persistence persistence, bool appleTab);
  /// The browser deleted everything under this page.
  void storageWiped();
  /// The tab before ended without a word: so many edits of it are here, the last from `when`.
  void recovered(std::string_view network, int edits, std::string_view when);
  /// Another tab runs a newer build: this one only shows from now on.
  void outdated();
  /// What the surroundings should do now; empties the list.
  std::vector<Effect> takeEffects();

  // --- what pages read
  [[nodiscard]] bool ready() const { return hasMessages_ && started_; }  ///< Pages can be drawn.
  [[nodiscard]] const Catalogue& text() const { return catalogue_; }
  [[nodiscard]] const Preferences& preferences() const { return preferences_; }
  [[nodiscard]] const Route& route() const { return route_; }
  [[nodiscard]] const std::vector<KnownNetwork>& networks() const { return networks_; }
  [[nodiscard]] bool hasNetwork() const { return session_ != nullptr; }
  [[nodiscard]] Session& session() { return *session_; }
  [[nodiscard]] const Session& session() const { return *session_; }
  [[nodiscard]] const Network& network() const { return session_->network(); }
  [[nodiscard]] Who who() const;  ///< Of the open network; a lead when not said.
  [[nodiscard]] bool knowsWho() const;
  [[nodiscard]] const std::optional<Notice>& notice() const { return notice_; }
  /// Why the last file was refused, as a sentence; empty when none was.
  [[nodiscard]] const std::string& fileError() const { return fileError_; }
  [[nodiscard]] bool online() const { return online_; }
  [[nodiscard]] bool whole() const { return whole_; }
  [[nodiscard]] Persistence persistence() const { return persistence_; }
  [[nodiscard]] bool appleTab() const { return appleTab_; }
  /// The storage refuses to say what is kept here; it is asked again.
  [[nodiscard]] bool unlisted() const { return unlisted_; }
  /// What it says is kept could not be read yet; it is tried again.
  [[nodiscard]] bool unopened() const { return !unopened_.empty(); }
  /// The network that should have been opened and is gone; null when none is.
  [[nodiscard]] const KnownNetwork* missing() const;
  /// Changes of the open network that are in no copy.
  [[nodiscard]] Uncopied uncopied() const;
  /// True when it is time for a copy.
  [[nodiscard]] bool copyIsDue() const;
  /// How much larger than 1 text is drawn, on a screen of this width: by the person's choice, and for a room
  /// to read while a session is run on a projector.
  [[nodiscard]] float textScale(float width) const;
  [[nodiscard]] SessionTimer& timer() { return preferences_.timer; }
  /// Unix seconds of this frame.
  [[nodiscard]] std::int64_t now() const { return static_cast<std::int64_t>(unixSeconds_); }
  /// What clocks here show at a moment of Unix time, in seconds since 1970 began here.
  [[nodiscard]] std::int64_t local(std::int64_t seconds) const {
    return zone_ ? seconds + 60 * std::int64_t{zone_(seconds)} : seconds;
  }
  [[nodiscard]] ui::Theme theme() const;  ///< The person's choice, or the system's.

  // --- what pages do
  void go(Route route);
  void setLanguage(Language language);
  void setTheme(ThemeChoice theme);
  void setTextPercent(int percent);
  void setPlain(PlainChoice plain);
  void setLetterKeys(bool on) { preferences_.letterKeys = on; }
  void setWho(Who who);
  void exploreDemo();
  void createNetwork(std::string_view name);
  /// Shows its home once it is read; where none was open, unless the person went elsewhere meanwhile.
  void openNetwork(std::string_view id);
  void removeNetwork(std::string_view id);
  void pickFile();
  /// Runs a command on the open network, tells of failure, and offers undo in a notice when `announce`.
  bool run(Msg name, const Edit& edit, bool announce = false, std::string_view burst = {});
  void undo();
  void redo();
  /// While one device goes from hand to hand, nobody undoes what another entered.
  void suspendUndo(bool suspended) { undoSuspended_ = suspended; }
  /// Downloads commons and what was chosen as a file named after the network.
  void exportNetwork(ExportChoice choice);
  /// Downloads all there is, for the person's own keeping.
  void backup();
  /// Lets the person choose a copy to go back to; it waits in `copyToGoBackTo` for their word.
  void pickCopy();
  [[nodiscard]] const std::optional<Review>& copyToGoBackTo() const { return copy_; }
  /// Writes the values of the copy anew, or leaves it.
  void goBackToCopy();
  void leaveCopy() { copy_.reset(); }
  /// Forgets every network of this device, and who is here.
  void removeEverything();
  /// Offers a file under a plain name.
  void download(std::string_view title, std::string_view extension, std::string_view mediaType,
                std::string bytes);
  /// Lets the person choose a photo for a record; it arrives as a small JPEG.
  void pickPhoto(std::string_view entity);
  /// The address of a record's photo; empty when it has none.
  [[nodiscard]] std::string photo(std::string_view entity) const;
  void acceptReview();
  void cancelReview();
  /// The files that are being joined; null when none are, or the person has cancelled.
  [[nodiscard]] const Gathering* gathering() const;
  void cancelFiles() { filesCancelled_ = true; }
  /// Of the open network, newest first; nothing until read, which asking starts.
  [[nodiscard]] const std::optional<std::vector<Version>>& versions();
  /// Makes the network what it was in that version, after keeping one of what it is now.
  void restoreVersion(const Version& version);
  /// Keeps the network as it is now under a name.
  void nameVersion(std::string_view name);
  /// What a version holds; null until read, which asking starts.
  [[nodiscard]] const Document* version(std::string_view name);
  /// Gives one record the values it had then, as new writes that undo takes back and an export carries on.
  void restoreRecord(const Document& then, std::string_view id);
  /// Who changed what; grows while it is read, which asking starts.
  [[nodiscard]] const PastRead& past();
  /// Reads on in older versions.
  void readOlder();
  void downloadVersion(const Version& version);
  /// Where drafts are to go with what was forgotten: a network by its id, or all places without one.
  [[nodiscard]] std::vector<std::string> takeForgotten();
  void dismissFileError() { fileError_.clear(); }
  void say(std::string text, bool offersUndo = false);
  /// Ready-made content (`topics.json`, `domains.json`); empty until fetched, which asking starts.
  [[nodiscard]] std::string_view content(std::string_view name);
  /// The library in the person's language; empty until fetched, which asking starts.
  [[nodiscard]] const std::vector<LibraryItem>& library();
  /// Opens the browser's dialog that prints the page.
  void print() { effects_.emplace_back(Print{}); }
  /// Shows the page from its beginning, or from this many CSS px below it.
  void showTop(float y = 0) { effects_.emplace_back(ScrollTo{y}); }

  /// What lies above the page, until it is closed or another page shown.
  enum class Above : std::uint8_t { nothing, find, keys, tour };
  [[nodiscard]] Above above() const { return above_; }
  /// Opens the search anew, the list of keys, or the tour from its beginning; or closes any of them.
  void show(Above above);
  /// Goes to the first screen and shows the tour there; it is then not offered any more.
  void startTour();
  void declineTour() { preferences_.tourOffered = true; }
  /// The first steps of the open network are shown on the first screen, unless the person put them away.
  [[nodiscard]] bool guideHidden() const { return preferences_.guideHidden.contains(openId()); }
  void hideGuide() { preferences_.guideHidden.insert(openId()); }
  void showGuide();

  /// Notes that the page says this in another language than the interface's: who listens hears it so.
  void saysIn(std::string_view language, std::string_view words) const;
  /// What was noted since it was last asked: once a frame.
  [[nodiscard]] ui::Languages takeLanguages() const;

  /// A text that was pasted is longer than its field holds.
  void textCut(int most);

  /// What a page is in the middle of choosing (filters, open dialogs): by key, until the page is left.
  [[nodiscard]] std::string& pageState(std::string_view key);

 private:
  using Then = std::function<void()>;

  [[nodiscard]] Language language() const;
  [[nodiscard]] std::string openId() const { return session_ ? session_->id() : std::string(); }
  [[nodiscard]] KnownNetwork* findKnown(std::string_view id);

  /// Says a message, once there are messages.
  void tell(Msg message);

  // networks: app_networks.cpp
  void askForList();
  void gotList(StoreError error, const std::vector<std::pair<std::string, std::string>>& list);
  void finishStart();
  void open(std::string id, Then then);
  void openBeside(Imported imported, std::string fileName);
  void adopt(std::unique_ptr<Session> session);
  void bury(std::unique_ptr<Session> session);
  void describe();
  void refuseFile(const Error& error, std::string_view file);
  void review(std::string_view fileName, Imported imported);
  void photoArrived(const std::string& entity, std::string_view jpeg);
  void forget(const std::string& id);
  void holdCopy(std::string_view fileName, Imported imported);
  /// Says that this tab only shows, and that nothing was done, when that is so.
  bool onlyShows();

  // versions: app_versions.cpp
  /// Keeps the network as it is now; `why` and `text` as in Version.
  void keepVersion(std::string_view why, std::string_view text = {}, Msg refused = Msg::versions_not_kept);
  /// Prints the next share of a large version.
  void keepShare(std::size_t bytes);
  /// Before the first edit of a day.
  void keepDaily();
  /// Reads a version; tells when it cannot be.
  void readVersion(std::string_view name, std::function<void(std::string bytes)> then);
  void readPast(std::size_t version);
  void goBack(Msg name, const Edit& edit);
  void addPast(std::string_view bytes);

  /// The network that is open, the one that is being opened, and those that were left and are being saved.
  void forEachSession(FunctionRef<void(Session&)> what);

  // what can be relied on: app_keeping.cpp
  void keepAgain(FunctionRef<bool(const Session&)> lost);
  void lookForVanished();

  // many files: app_files.cpp
  void received(std::string_view fileName, Imported imported);
  void gather(std::string_view fileName, std::string_view bytes, bool tooLarge);

  // time: app_time.cpp
  void edited(bool another = true);
  void dropLeft();
  void keepTrying();
  void sayRecovered();
  void settle();
  void wake();
  /// The next page starts at its top, with nothing half chosen.
  void leavePage() {
    pageLeft_ = true;
    above_ = Above::nothing;
    effects_.emplace_back(ScrollTo{0});
  }
  void setTitle();
  void applyTheme();

  Store& store_;
  Randomness randomness_;
  Preferences preferences_;
  std::string savedPreferences_;
  std::vector<std::string> browserLanguages_;
  Catalogue catalogue_;
  bool hasMessages_ = false, started_ = false, systemDark_ = false, moreContrast_ = false, online_ = true,
       whole_ = true;
  double milliseconds_ = 0, unixSeconds_ = 0;
  int today_ = 0;
  std::function<int(std::int64_t seconds)> zone_;
  Route route_;
  bool pageLeft_ = false, undoSuspended_ = false;
  Above above_ = Above::nothing;
  std::vector<KnownNetwork> networks_;
  std::map<std::string, std::string, std::less<>> described_;  ///< What the storage says of each network.
  std::unique_ptr<Session> session_, opening_;
  std::vector<std::unique_ptr<Session>>
      leaving_;                         ///< Left, and kept until their edits are safe and the frame is over.
  std::vector<std::string> removed_;    ///< Networks forgotten in this frame.
  std::vector<std::string> forgotten_;  ///< Since a page was drawn.
  std::string missing_;                 ///< The network that should be open, and is gone.
  std::string unopened_;                ///< A network that could not be read yet: tried again.
  bool unlisted_ = false;               ///< Nor could the storage say yet which it holds.
  std::optional<Notice> notice_;
  std::optional<Msg> toTell_;
  std::string fileError_;
  /// A version under way: of a large network, a copy is printed while people go on.
  struct Keeping {
    std::string network;
    KeptVersion version;
    CanonicalPrinter printer;
    Document document;
    Store::Done done;
  };
  void keepPrinted(Keeping& keeping);
  std::vector<Keeping> keeping_;
  std::optional<std::vector<Version>> versions_;
  std::string versionsOf_;  ///< The network whose versions were asked for.
  std::optional<Document> version_;
  std::string versionName_;  ///< The version that was asked for.
  std::shared_ptr<PastRead> past_;
  std::optional<Gathering> gathering_;
  bool filesCancelled_ = false;
  std::string photoFor_;  ///< The record that a photo was asked for.
  std::map<std::string, std::string, std::less<>> content_, pageState_;
  mutable ui::Languages languages_;  ///< Of what the page says.
  std::vector<LibraryItem> library_;
  std::string libraryRead_;                               ///< The content that library_ was read from.
  std::optional<std::set<std::string>> keptSinceUpdate_;  ///< Networks, when this build is another.
  std::set<std::string, std::less<>> asked_;              ///< Content under way, or not to be had.
  std::optional<double> flushAt_, burstSince_, wakeAt_, startLimit_;
  double retryAt_ = 0;
  bool realEdit_ = false, askedPersistence_ = false;
  Persistence persistence_ = Persistence::unknown;
  bool appleTab_ = false, outdated_ = false, picksCopy_ = false;
  std::optional<Review> copy_;  ///< To go back to, when the person says so.
  struct Recovered {
    int edits = 0;
    std::string when;
  };
  std::map<std::string, Recovered, std::less<>> recovered_;  ///< By network, until told.
  SetTitle title_;
  std::vector<Effect> effects_;
  std::shared_ptr<char> alive_ =
      std::make_shared<char>();  ///< Answers that outlive the application find it gone.
};

}  // namespace parcours
