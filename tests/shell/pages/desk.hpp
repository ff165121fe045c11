// One person at one device: the application with its pages drawn, pressed by role and name, no browser.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "shell/pages/pages.hpp"
#include "tests/shell/app/device.hpp"
#include "tests/shell/headless.hpp"

namespace parcours::test {

inline ui::Environment wide() { return {}; }
inline ui::Environment phone() {
  ui::Environment environment;
  environment.width = 360;
  environment.height = 740;
  environment.coarsePointer = true;
  return environment;
}

class Desk {
 public:
  explicit Desk(Language language = Language::fr, const ui::Environment& environment = wide())
      : device{.disk = {},
               .preferences = R"({"language":")" + std::string(code(language)) + "\"}",
               .site = {}},
        tab(device),
        page(environment) {
    tab.rest();
  }

  /// Starts an empty network, as its lead.
  void begin(std::string_view name = "Réseau d’essai") {
    app().createNetwork(name);
    app().setWho({RoleOfPerson::lead, {}, "Awa"});
    tab.rest();
  }

  [[nodiscard]] App& app() { return tab.app; }
  [[nodiscard]] const Network& network() { return tab.app.network(); }

  void show(PageName name, std::string_view id = {}) {
    app().go({name, std::string(id)});
    tab.frame();
    page.run([this](ui::Ui& ui) { pages::draw(ui, app()); });
  }
  /// Time passes, what was asked for happens, and the page is drawn again.
  void settle() {
    tab.frame();
    page.again();
  }

  // --- what a person does
  bool press(Msg name, std::initializer_list<Arg> args = {}) {
    return pressNamed(ui::Role::button, said(name, args));
  }
  bool pressNamed(ui::Role role, std::string_view name) {
    const bool done = page.press(role, name);
    settle();
    return done;
  }
  bool pressKey(std::string_view key) {
    const bool done = page.pressKey(key);
    settle();
    return done;
  }
  bool type(std::string_view label, std::string_view text) {
    const bool done = page.type(ui::Role::textbox, label, text);
    settle();
    return done;
  }
  bool type(Msg label, std::string_view text) { return type(said(label), text); }
  bool type(Msg label, std::initializer_list<Arg> args, std::string_view text) {
    return type(said(label, args), text);
  }

  // --- what a person sees
  [[nodiscard]] std::string said(Msg message, std::initializer_list<Arg> args = {}) {
    return app().text()(message, args);
  }
  [[nodiscard]] bool sees(Msg message, std::initializer_list<Arg> args = {}) {
    return page.says(said(message, args));
  }
  /// Whether any text holds these words.
  [[nodiscard]] bool reads(std::string_view words) { return page.words().find(words) != std::string::npos; }
  [[nodiscard]] const ui::Record* button(Msg name, std::initializer_list<Arg> args = {}) {
    return page.find(ui::Role::button, said(name, args));
  }
  [[nodiscard]] bool enabled(Msg name) {
    const ui::Record* found = button(name);
    return found != nullptr && (found->state & ui::kDisabled) == 0;
  }
  /// What is wrong with the page on a screen and on a phone.
  [[nodiscard]] std::vector<std::string> faults() {
    std::vector<std::string> all = page.faults();
    page.resize(phone());
    for (const std::string& fault : page.faults()) all.push_back("phone: " + fault);
    page.resize(wide());
    return all;
  }

  /// A file of all there is, as the device gives it.
  std::string exported() { return tab.exported(); }
  /// Opens a received file.
  void open(std::string_view name, std::string_view bytes) {
    app().openFile(name, bytes);
    tab.rest();
  }

  Device device;
  Tab tab;
  Headless page;
};

/// Two devices that hold the same network, with these cities; each may now go its own way.
struct Pair {
  explicit Pair(std::initializer_list<std::string_view> cities, Language language = Language::fr)
      : here(language), there(language) {
    here.begin();
    for (const std::string_view city : cities) here.tab.addCity(city);
    there.open("copie.json", here.exported());
  }

  Desk here, there;
};

}  // namespace parcours::test
