// The library: found, read, printed, and taken into the backlog.
#include <doctest/doctest.h>

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
