#include <doctest/doctest.h>

#include "core/document/canonical.hpp"
#include "core/network/network.hpp"

using namespace parcours;

namespace {

/// An entity of one writer with these fields, in bytewise order.
Entity entityOf(std::initializer_list<std::pair<const char*, std::string>> fields) {
  Entity entity;
  std::uint32_t n = 0;
  for (const auto& [field, json] : fields)
    entity.cells.push_back({field, {Writer{1}, ++n}, 1'700'000'000, json});
  entity.context.include(Writer{1}, n);
  return entity;
}

}  // namespace

TEST_SUITE("view") {
  TEST_CASE("texts come back as they were, escaped or not") {
    for (const std::string& text :
         {std::string("plain"), std::string("café"), std::string("say \"no\""), std::string("back\\slash"),
          std::string("two\nlines"), std::string("\x01"), std::string(), std::string("ends with \\"),
          std::string("\"")}) {
      const Entity entity = entityOf({{"name", jsonString(text)}});
      CHECK(View("e", entity).text("name") == text);
    }
    const Entity odd = entityOf({{"a", "7"}, {"b", "{\"c\":\"d\"}"}, {"c", "\""}, {"d", "null"}});
    for (const char* field : {"a", "b", "c", "d", "e"}) CHECK(View("e", odd).text(field).empty());
  }

  TEST_CASE("a value of another kind reads as absent") {
    const Entity entity =
        entityOf({{"a", "\"7\""}, {"b", "true"}, {"c", "-42"}, {"d", "1.5"}, {"e", "99999999999999999999"}});
    const View view("e", entity);
    CHECK_FALSE(view.integer("a"));
    CHECK_FALSE(view.integer("b"));
    CHECK(view.integer("c") == -42);
    CHECK_FALSE(view.integer("d"));
    CHECK_FALSE(view.integer("e"));
    CHECK_FALSE(view.integer("missing"));
    CHECK(view.flag("b"));
    CHECK_FALSE(view.flag("a"));
    CHECK(view.set("a").empty());
    CHECK(view.ordinal("c") == 0);
  }

  TEST_CASE("sets, keys and cleared fields") {
    const Entity entity = entityOf({{"grade.t1", "3"},
                                    {"grade.t2", "null"},
                                    {"grade.t3", "9"},
                                    {"grades", "1"},
                                    {"languages", "[\"fr\",7,\"pt\"]"},
                                    {"reason.t1", "\"parce que\""}});
    const Ballot ballot("e", entity);
    CHECK(ballot.set("languages") == std::vector<std::string>{"fr", "pt"});
    CHECK(ballot.keys("grade") == std::vector<std::string>{"t1", "t3"});
    CHECK(ballot.grade("t1") == 3);
    CHECK_FALSE(ballot.grade("t2"));
    CHECK_FALSE(ballot.grade("t3"));
    CHECK_FALSE(ballot.has("grade.t2"));
    CHECK(ballot.reason("t1") == "parce que");
  }

  TEST_CASE("a text in another language is better than none") {
    const Entity all = entityOf(
        {{"title", "\"bare\""}, {"title.en", "\"Data\""}, {"title.fr", "\"Données\""}, {"title.pt", "\"\""}});
    CHECK(Topic("e", all).title("en") == "Data");
    CHECK(Topic("e", all).title("pt") == "Données");
    const Entity bare = entityOf({{"title", "\"bare\""}, {"title.sw", "\"Takwimu\""}});
    CHECK(Topic("e", bare).title("fr") == "bare");
    CHECK(Topic("e", bare).title("sw") == "Takwimu");
    const Entity other = entityOf({{"title.sw", "\"Takwimu\""}});
    CHECK(Topic("e", other).title("fr") == "Takwimu");
    const Entity none = entityOf({});
    CHECK(Topic("e", none).title("fr").empty());
  }
}
