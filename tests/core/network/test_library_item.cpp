// The library as a page reads it: all there is of an item, and nothing of what is no item.
#include <doctest/doctest.h>

#include "core/network/draft.hpp"
#include "core/network/library.hpp"
#include "core/network/library_item.hpp"
#include "tests/core/network/device.hpp"

using namespace parcours;
using test::Device;
using test::sampleDevice;

TEST_SUITE("library items") {
  TEST_CASE("an item is read with all it has") {
    const auto items = readLibrary(R"([{"key":"lean","kind":"method","domain":"data","domain_title":"Data",
      "plan":["actions","costs"],"related":["agile"],"minutes":90,"title":"Lean","summary":"s","aim":"a","when":"w",
      "time":"t","steps":["one","two"],"material":["m"],"pitfalls":["p"],"example":"e","core":"c","stretch":"st",
      "catch_up":"cu"}])");
    REQUIRE(items.size() == 1);
    const LibraryItem& item = items.front();
    CHECK(item.key == "lean");
    CHECK(item.kind == "method");
    CHECK(item.domainTitle == "Data");
    CHECK(item.plan == std::vector<std::string>{"actions", "costs"});
    CHECK(item.related == std::vector<std::string>{"agile"});
    CHECK(item.minutes == 90);
    CHECK(item.steps == std::vector<std::string>{"one", "two"});
    CHECK(item.pitfalls == std::vector<std::string>{"p"});
    CHECK(item.catchUp == "cu");
  }

  TEST_CASE("what is of another shape is passed over, and harms nothing") {
    for (const char* json : {"", "[", "{}", "7", "null", "[1,null,[],{}]", R"([{"key":"a"}])",
                             R"([{"title":"b"}])", R"([{"key":7,"title":"b"}])"})
      CHECK(readLibrary(json).empty());
    const auto items =
        readLibrary(R"([{"key":"a","title":"A","steps":"no list","minutes":-3,"plan":[1,"costs",null]},7])");
    REQUIRE(items.size() == 1);
    CHECK(items.front().steps.empty());
    CHECK(items.front().minutes == 0);
    CHECK(items.front().plan == std::vector<std::string>{"costs"});
  }

  TEST_CASE("a network's own sheet is read in the person's language, a line a step") {
    Device device = sampleDevice();
    device.run(Draft("d1", "domain", kCommons).text("title.fr", "Données").text("title.pt", "Dados").take());
    device.run(Draft("i1", "library_item", kCommons)
                   .text("title.fr", "Carte")
                   .text("title.pt", "Mapa")
                   .text("steps.fr", "Un\n\n  \nDeux\r\nTrois")
                   .text("material.fr", "")
                   .text("core.fr", "Essayer")
                   .text("kind", "tool")
                   .text("domain", "d1")
                   .integer("minutes", 45)
                   .set("plan", {"risks", "actions"})
                   .take());
    const View sheet = *device.network.get<View>("i1");
    const LibraryItem item = ownItem(device.network, sheet, "pt");
    CHECK(item.key == "i1");
    CHECK(item.title == "Mapa");
    CHECK(item.domainTitle == "Dados");
    CHECK(item.minutes == 45);
    CHECK(item.plan == std::vector<std::string>{"actions", "risks"});
    CHECK(item.steps == std::vector<std::string>{"Un", "Deux", "Trois"});  // French: nobody translated them
    CHECK(item.material.empty());
    CHECK(ownItem(device.network, sheet, "en").title == "Carte");
  }

  TEST_CASE("a topic from an own sheet holds all its languages, and leads back to it") {
    Device a = sampleDevice();
    Draft draft("i1", "library_item", kCommons);
    for (const char* field : {"title", "summary", "core", "stretch", "catch_up"})
      for (const char* language : {"en", "fr", "pt"})
        draft.text(keyedName(field, language), std::string(field) + ' ' + language);
    a.run(draft.text("kind", "method").set("plan", {"costs"}).take());
    Device b(2, a.network.document());
    a.run(addOwnTopic(a.network, *a.network.get<View>("i1")));
    b.run(addOwnTopic(b.network, *b.network.get<View>("i1")));
    a.receive(b);
    CHECK(a.network.topics().size() == 4);  // made twice offline: one topic
    CHECK(a.network.conflicts().empty());
    const Topic topic = a.topic(readyMadeTopicId("i1"));
    for (const char* field : {"title", "summary", "core", "stretch", "catch_up"})
      for (const char* language : {"en", "fr", "pt"})
        CHECK(topic.localized(field, language) == std::string(field) + ' ' + language);
    CHECK(topic.set("plan") == std::vector<std::string>{"costs"});
    CHECK(topic.text("origin") == "library");
    CHECK(topic.entered() == nextRoundNumber(a.network));
    const auto item = itemOfTopic(a.network, topic.id(), {}, "en");
    REQUIRE(item);
    CHECK(item->key == "i1");
  }

  TEST_CASE("the sheet of a topic: a ready-made one, the network's own, or none") {
    Device device = sampleDevice();
    std::vector<LibraryItem> items(1);
    items[0].key = "lean";
    device.run(
        {writeText(device.topic("t1"), "library", "lean"), writeText(device.topic("t2"), "library", "c1")});
    CHECK(itemOfTopic(device.network, "t1", items, "fr")->key == "lean");
    CHECK_FALSE(itemOfTopic(device.network, "t1", {}, "fr"));     // the library is not here yet
    CHECK_FALSE(itemOfTopic(device.network, "t2", items, "fr"));  // a city is no sheet
    CHECK_FALSE(itemOfTopic(device.network, "t3", items, "fr"));
    CHECK_FALSE(itemOfTopic(device.network, "nothing", items, "fr"));
  }
}
