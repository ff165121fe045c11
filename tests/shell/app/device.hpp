// A device in memory: a disk, its kept preferences, and tabs that run the application as the browser does.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "assets/embedded.hpp"
#include "core/document/canonical.hpp"
#include "core/network/edits.hpp"
#include "shell/app/app.hpp"
#include "tests/shell/app/faulty_store.hpp"

namespace parcours::test {

inline constexpr int kToday = 20'000;  // 2024-10-04
inline constexpr double kNow = 1'728'000'000;

struct Device {
  Disk disk;
  std::string preferences = R"({"language":"fr"})";
  std::map<std::string, std::string> site;     ///< What can be fetched.
  std::function<int(std::int64_t)> zone = {};  ///< Minutes that clocks are ahead here, at a moment.
  int tabsOpened = 0;
  int number = ++made;  ///< Devices differ in their randomness, the same in every run.
  inline static int made = 0;
};

/// One tab of a device. Killing it is destroying it.
class Tab {
 public:
  explicit Tab(Device& device, std::function<Fault(std::string_view, int)> faults = {})
      : device_(device), store(device.disk), app(store, startup(device)) {
    store.faults = std::move(faults);
    store.heard = [this](const std::string& network, const std::string& bytes) {
      app.broadcastArrived(network, bytes);
    };
    app.start();
    execute();
  }

  /// One frame `milliseconds` later: time passes, the storage answers, effects happen.
  void frame(double milliseconds = 16) {
    now += milliseconds;
    app.setClock(now, kNow + now / 1000);
    execute();
    store.pump();
    execute();
  }
  /// Lets everything finish that finishes by itself.
  void rest() {
    for (int i = 0; i < 12; ++i) frame(100);
  }
  /// The last effect of a kind since the tab was opened; a default one when there was none.
  template <class T>
  [[nodiscard]] T last() const {
    for (auto it = effects.rbegin(); it != effects.rend(); ++it)
      if (const auto* found = std::get_if<T>(&*it)) return *found;
    return {};
  }
  template <class T>
  [[nodiscard]] int count() const {
    int n = 0;
    for (const Effect& effect : effects) n += std::holds_alternative<T>(effect) ? 1 : 0;
    return n;
  }
  [[nodiscard]] std::string hash() const { return documentHash(app.network().document()); }
  [[nodiscard]] SaveState state() { return app.session().saveState(); }
  /// Adds a city; gives its id.
  std::string addCity(std::string_view name) {
    std::string id = app.session().newId();
    app.run(Msg::cities_did_add, parcours::addCity(id, name, "Exemplie", {"fr"}));
    return id;
  }
  [[nodiscard]] std::vector<std::string> cityNames() const {
    std::vector<std::string> names;
    for (const City& city : app.network().cities()) names.push_back(city.name());
    return names;
  }
  /// How many cities of this name are shown.
  [[nodiscard]] std::ptrdiff_t shows(std::string_view name) const {
    const std::vector<std::string> names = cityNames();
    return std::count(names.begin(), names.end(), name);
  }
  /// All there is.
  std::string exported() {
    app.backup();
    execute();
    return last<Download>().bytes;
  }

 private:
  Device& device_;  // initialised first: the application asks for things at once

 public:
  FaultyStore store;
  App app;
  double now = 0;
  std::vector<Effect> effects;

 private:
  static Startup startup(Device& device) {
    std::string random(32, '\7');
    random[0] = static_cast<char>(++device.tabsOpened);
    random[1] = static_cast<char>(device.number);
    random[2] = static_cast<char>(device.number >> 8);
    return {device.preferences, {"pt-PT", "fr"}, kToday, random, [&device](std::int64_t seconds) {
              return device.zone ? device.zone(seconds) : 0;
            }};
  }

  void execute() {
    std::vector<Effect> now_ = app.takeEffects();
    for (const Effect& effect : now_) {
      effects.push_back(effect);
      if (const auto* save = std::get_if<SavePreferences>(&effect)) device_.preferences = save->json;
      if (const auto* fetch = std::get_if<FetchMessages>(&effect)) {
        const Language language = languageFrom(fetch->language);
        app.setMessages(language, embeddedMessages(language));
      }
      if (const auto* fetch = std::get_if<FetchContent>(&effect)) {
        const auto found = device_.site.find(fetch->path);
        app.contentArrived(fetch->path, found == device_.site.end() ? std::string() : found->second,
                           found != device_.site.end());
      }
      if (const auto* go = std::get_if<Navigate>(&effect)) app.navigate(go->fragment);
    }
  }
};

/// The same network on another device, with a city more.
inline std::string fileWith(Device& device, const std::string& file, std::string_view city) {
  Tab tab(device);
  tab.rest();
  tab.app.openFile("x.json", file);
  tab.rest();
  tab.addCity(city);
  tab.rest();
  return tab.exported();
}

inline void accept(Tab& tab, const std::string& file) {
  tab.app.openFile("x.json", file);
  tab.app.acceptReview();
}

/// Two tabs of one network of 30 cities: the first has folded them into a snapshot, which the second has not
/// read. The first then imported a city from another device, which both show.
struct TwoTabs {
  Device device, other;
  std::unique_ptr<Tab> first = std::make_unique<Tab>(device), second;

  explicit TwoTabs(std::string_view city) {
    first->rest();
    first->app.createNetwork("Réseau");
    first->rest();
    second = std::make_unique<Tab>(device);
    second->rest();
    for (int i = 0; i < 30; ++i) first->addCity(std::to_string(i)), rest();
    accept(*first, fileWith(other, first->exported(), city));
    rest();
  }
  void rest() const { first->rest(), second->rest(); }
};

}  // namespace parcours::test
