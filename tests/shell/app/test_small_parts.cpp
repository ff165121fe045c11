// Routes, preferences, the theme, file names, randomness: small parts with laws of their own.
#include <doctest/doctest.h>

#include <set>

#include "core/document/ids.hpp"
#include "core/network/dates.hpp"
#include "shell/app/file_name.hpp"
#include "shell/app/preferences.hpp"
#include "shell/app/randomness.hpp"
#include "shell/app/route.hpp"
#include "tests/shell/app/device.hpp"

using namespace parcours;
using namespace parcours::test;

TEST_CASE("every route has an address that leads back to it") {
  std::string every;
  for (int c = 1; c < 256; ++c) every += static_cast<char>(c);
  for (int page = 0; page <= static_cast<int>(PageName::more); ++page) {
    for (const std::string& id : {std::string(), std::string("k3f0"), every}) {
      const Route route{static_cast<PageName>(page), id};
      const std::string fragment = toFragment(route);
      CHECK(parseFragment(fragment) == route);
      for (const char c : fragment) CHECK((c > ' ' && c < '\x7f'));
    }
  }
  CHECK(toFragment({PageName::city, "k3f"}) == "#/city/k3f");
  for (const char* stray : {"", "#", "#/", "#/nowhere", "#/nowhere/x", "x"})
    CHECK(parseFragment(stray) == Route{});
  CHECK(parseFragment("#/city/%zz%4") == Route{PageName::city, "%zz%4"});
}

TEST_CASE("preferences come back as they were, and unreadable ones as none") {
  Preferences preferences;
  preferences.language = Language::pt;
  preferences.theme = ThemeChoice::sunlight;
  preferences.textPercent = 125;
  preferences.lastNetwork = "k3f";
  preferences.who["k3f"] = {RoleOfPerson::city, "c1", "Zoé \"Z\""};
  preferences.who[""] = {RoleOfPerson::expert, {}, {}};
  preferences.uncopied["k3f"] = {12, 20'000};
  preferences.guideHidden = {"k3f", "zoé"};
  preferences.tourOffered = true;
  const std::string json = preferences.toJson();
  const Preferences back = Preferences::parse(json);
  CHECK(back.toJson() == json);
  CHECK(back.who.at("k3f").name == "Zoé \"Z\"");
  CHECK(back.uncopied.at("k3f").edits == 12);
  CHECK(back.uncopied.at("k3f").since == 20'000);
  CHECK(back.guideHidden == preferences.guideHidden);
  CHECK(back.tourOffered);
  const std::string none = Preferences().toJson();
  for (std::size_t length = 0; length < json.size(); ++length)
    CHECK(Preferences::parse(json.substr(0, length)).toJson() == none);
  for (const PlainChoice choice : {PlainChoice::needed, PlainChoice::always, PlainChoice::never}) {
    preferences.plain = choice;
    CHECK(Preferences::parse(preferences.toJson()).plain == choice);
  }
  CHECK(Preferences::parse(R"({"plain":true})").plain == PlainChoice::always);
  CHECK(Preferences::parse(
            R"({"textPercent":9000,"theme":"green","language":"xx","who":[],"uncopied":{"a":"b"}})")
            .textPercent == 150);
  CHECK_FALSE(Preferences::parse(R"({"language":"xx"})").language.has_value());
  const Preferences strange = Preferences::parse(R"({"guideHidden":[1,"a",null],"tourOffered":"yes"})");
  CHECK(strange.guideHidden == std::set<std::string, std::less<>>{"a"});
  CHECK_FALSE(strange.tourOffered);
}

TEST_CASE("47 a file name is safe whatever a network is called, and tells whose it is and of when") {
  constexpr std::int64_t kAfternoon = 20'000 * kDaySeconds + (14 * 60 + 5) * 60;
  CHECK(exportFileName({"Réseau ASToN", {}, kAfternoon}) == "reseau-aston-2024-10-04-1405.parcours.json");
  CHECK(exportFileName({"ASToN", "São Tomé", kAfternoon, true}) ==
        "aston-sao-tome-2024-10-04-1405-private.parcours.json");
  const auto named = [](std::string_view network) { return exportFileName({network, {}}); };
  CHECK(named("../../etc/passwd") == "etc-passwd-1970-01-01-0000.parcours.json");
  CHECK(named("São Tomé & Príncipe 🌍") == "sao-tome-principe-1970-01-01-0000.parcours.json");
  CHECK(named("C:\\CON|<a>?*\"\n") == "c-con-a-1970-01-01-0000.parcours.json");
  CHECK(named("a\u202Egnp.exe") == "a-gnp-exe-1970-01-01-0000.parcours.json");
  for (const char* name : {"", "   ", "شبكة المدن", "🌍🌍", "\xff\xfe", ".", "///"})
    CHECK(exportFileName({name, name}) == "parcours-1970-01-01-0000.parcours.json");
  const std::string longest = std::string(4'000, 'x') + "é";
  CHECK(exportFileName({longest, longest, 0, true}).size() < 150);
  std::string every;
  for (int c = 0; c < 256; ++c) every += std::string(1, static_cast<char>(c)) + "a";
  for (const char c : exportFileName({every, every}))
    CHECK(((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'));
}

TEST_CASE("draws follow from the seed, never repeat, and are well formed") {
  Randomness one(std::string(32, 'a')), same(std::string(32, 'a')), other(std::string(32, 'b'));
  std::set<std::string> ids;
  std::set<Writer> writers;
  for (int i = 0; i < 2'000; ++i) {
    const std::string id = one.id();
    CHECK(id == same.id());
    CHECK(id.size() == 16);
    ids.insert(id);
    ids.insert(other.id());
    writers.insert(one.writer());
    writers.insert(other.writer());
    static_cast<void>(same.writer());
  }
  CHECK(ids.size() == 4'000);
  CHECK(writers.size() == 4'000);
}

TEST_CASE("the theme is the person's choice or the system's") {
  Device device;
  Tab tab(device);
  tab.rest();
  CHECK(tab.app.theme() == ui::Theme::light);
  CHECK_FALSE(tab.last<SetTheme>().dark);
  tab.app.setSystemColours(true, false);
  tab.frame();
  CHECK(tab.app.theme() == ui::Theme::dark);
  CHECK(tab.last<SetTheme>().dark);
  // Who asks for more contrast is not given less of it for liking the dark.
  tab.app.setSystemColours(true, true);
  tab.frame();
  CHECK(tab.app.theme() == ui::Theme::sunlight);
  CHECK_FALSE(tab.last<SetTheme>().dark);
  tab.app.setTheme(ThemeChoice::dark);
  tab.app.setSystemColours(false, true);
  tab.frame();
  CHECK(tab.app.theme() == ui::Theme::dark);
  tab.app.setTheme(ThemeChoice::system);
  tab.app.setSystemColours(false, false);
  tab.frame();
  CHECK(tab.app.theme() == ui::Theme::light);
  tab.app.setTheme(ThemeChoice::sunlight);
  tab.frame();
  CHECK_FALSE(tab.last<SetTheme>().dark);
  CHECK(tab.last<SetTheme>().background.size() == 7);
  CHECK(Preferences::parse(device.preferences).theme == ThemeChoice::sunlight);
}
