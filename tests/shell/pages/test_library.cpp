// The library: found, read, printed, and taken into the backlog.
#include <doctest/doctest.h>

#include "core/network/draft.hpp"
#include "core/network/library.hpp"
#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

struct Reader : Desk {
  explicit Reader(Language language = Language::fr, bool online = true) : Desk(language) {
    if (online) connect();
    begin();
  }
  void connect() {
    for (const char* name :
         {"topics.json", "domains.json", "library/fr.json", "library/en.json", "library/pt.json"})
      device.site[std::string("content/") + name] = std::string(embeddedFile(name));
  }
  void look(PageName name, std::string_view id = {}) {
    show(name, id);
    settle();
    settle();
  }
};

}  // namespace

TEST_CASE("the library lists at least forty items, and finds them by word, kind and learning area") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    Reader desk(language);
    desk.look(PageName::library);
    const auto all = desk.app().library().size();
    CHECK(all >= 40);
    CHECK(desk.sees(Msg::library_found, {{"n", static_cast<std::int64_t>(all)}}));
    CHECK(desk.faults() == std::vector<std::string>());
    desk.page.picture(std::string("library-") + std::string(code(language)));
    REQUIRE(desk.pressNamed(ui::Role::radio, desk.said(Msg::common_kind_tool)));
    const auto tools = std::count_if(desk.app().library().begin(), desk.app().library().end(),
                                     [](const LibraryItem& item) { return item.kind == "tool"; });
    CHECK(desk.sees(Msg::library_found, {{"n", static_cast<std::int64_t>(tools)}}));
    desk.page.type(ui::Role::searchbox, desk.said(Msg::library_search), "zzzz");
    desk.settle();
    REQUIRE(desk.press(Msg::library_clear));
    CHECK(desk.sees(Msg::library_found, {{"n", static_cast<std::int64_t>(all)}}));
  }
}

TEST_CASE("every item can be read in every language, on both screens") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    Reader desk(language);
    desk.look(PageName::library);
    for (const LibraryItem& item : desk.app().library()) {
      INFO(item.key);
      desk.look(PageName::libraryItem, item.key);
      CHECK(desk.page.says(item.title));
      CHECK(desk.reads(item.steps.front()));
      CHECK(desk.reads(item.core));
      std::string faults;
      for (const std::string& fault : desk.faults()) faults += fault + '\n';
      CHECK(faults == "");
    }
    desk.page.picture(std::string("library-item-") + std::string(code(language)), true);
  }
}

TEST_CASE("an item goes into the backlog in all languages, once, and can be taken back") {
  Reader desk;
  desk.look(PageName::libraryItem, "lean");
  REQUIRE(desk.press(Msg::library_add));
  REQUIRE(desk.network().topics().size() == 1);
  const Topic topic = desk.network().topics().front();
  CHECK(topic.id() == readyMadeTopicId("lean"));
  for (const char* language : {"fr", "en", "pt"})
    CHECK_FALSE(topic.text(std::string("title.") + language).empty());
  CHECK(desk.page.find(ui::Role::link, desk.said(Msg::library_in_backlog)) != nullptr);
  desk.app().undo();
  desk.settle();
  CHECK(desk.network().topics().empty());
  REQUIRE(desk.press(Msg::library_add));  // out of the trash, not a second one
  CHECK(desk.network().topics().size() == 1);
}

TEST_CASE(
    "an item is printed, a wrong address says so, and without a connection the page says what it needs") {
  Reader desk;
  desk.look(PageName::libraryItem, "lean");
  REQUIRE(desk.press(Msg::library_print));
  CHECK(desk.tab.count<Print>() == 1);
  desk.look(PageName::libraryItem, "nobody");
  CHECK(desk.sees(Msg::library_missing));
  Reader offline(Language::fr, false);
  offline.look(PageName::library);
  CHECK(offline.sees(Msg::library_fetching_text));
  CHECK(offline.faults() == std::vector<std::string>());
  // Back in reach of the network, the next visit of the page brings it.
  offline.connect();
  offline.look(PageName::home);
  offline.look(PageName::library);
  CHECK(offline.app().library().size() >= 40);
}

TEST_CASE("a tool is filled in step by step, in the room of the city that does, in every language") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    Reader desk(language);
    const std::string city = desk.tab.addCity("Port-Clair");
    desk.app().setWho({RoleOfPerson::city, city, "Awa"});
    desk.look(PageName::library);
    desk.look(PageName::libraryItem, "action_table");
    REQUIRE(desk.press(Msg::worksheet_add));
    desk.settle();
    CHECK(desk.app().route().page == PageName::worksheet);
    CHECK(desk.sees(Msg::worksheet_private));
    const auto item = std::find_if(desk.app().library().begin(), desk.app().library().end(),
                                   [](const LibraryItem& each) { return each.key == "action_table"; });
    REQUIRE(desk.type(Msg::library_step, {{"n", 1}, {"text", item->steps[0]}}, "Lire les relevés"));
    REQUIRE(desk.type(Msg::library_step, {{"n", 3}, {"text", item->steps[2]}}, "Le 5 mai"));
    CHECK(desk.faults() == std::vector<std::string>());
    const auto sheets = desk.network().all("worksheet");
    REQUIRE(sheets.size() == 1);
    CHECK(sheets[0].entity().room == city);
    CHECK(sheets[0].text("part.1") == "Lire les relevés");
    CHECK(sheets[0].keys("part") == std::vector<std::string>{"1", "3"});
    // It leaves when the city chooses so beside its room, and is found again under its tool.
    const auto leaves = [&](bool withPrivate) {
      const Network file(desk.app().session().selected({.rooms = {city}, .withPrivate = withPrivate}));
      return !file.all("worksheet").empty();
    };
    CHECK_FALSE(leaves(false));
    CHECK(leaves(true));
    desk.look(PageName::share);
    CHECK(desk.sees(Msg::share_private_part,
                    {{"contents", desk.said(Msg::share_count_worksheet, {{"n", 1}})}}));
    desk.look(PageName::libraryItem, "action_table");
    CHECK(desk.page.find(ui::Role::link,
                         desk.said(Msg::worksheet_named, {{"tool", item->title}, {"city", "Port-Clair"}})));
    desk.app().undo();
    desk.look(PageName::libraryItem, "lean");  // a method is read, not filled in
    CHECK_FALSE(desk.sees(Msg::worksheet_add));
  }
}

TEST_CASE("what was filled in stays to be read when its tool asks less, or is not here") {
  Reader desk;
  Draft sheet("w1", "worksheet", kCommons);
  sheet.text("item", "nowhere").text("part.2", "Toujours là").text("part.x", "?").text("part.99999", "?");
  REQUIRE(desk.app().run(Msg::worksheet_did_add, sheet.take(), true));
  desk.look(PageName::worksheet, "w1");
  const auto part = [&](int n) {
    return desk.page.find(ui::Role::textbox, desk.said(Msg::worksheet_part, {{"n", n}}));
  };
  REQUIRE(part(2) != nullptr);
  CHECK(part(2)->value == "Toujours là");
  CHECK(part(3) == nullptr);
  CHECK(desk.faults() == std::vector<std::string>());
}
