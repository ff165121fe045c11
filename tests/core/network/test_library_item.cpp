// The library as a page reads it: all there is of an item, and nothing of what is no item.
#include <doctest/doctest.h>

#include "core/network/library_item.hpp"

using namespace parcours;

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
}
