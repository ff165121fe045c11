// The laws of merging, over states as bad as a stranger may send them, and the rules for what is shown and
// hidden.
#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "core/document/canonical.hpp"
#include "core/document/document.hpp"
#include "core/document/gone.hpp"
#include "tests/core/document/random_document.hpp"
#include "tests/core/settings.hpp"

namespace parcours::test {
namespace {

Entity joined(Entity a, const Entity& b) {
  merge(a, b);
  return a;
}

Document joined(Document a, const Document& b) {
  merge(a, b).value();
  return a;
}

Cell cell(const char* field, std::uint64_t writer, std::uint32_t n, std::int64_t seconds, const char* json) {
  return {field, {Writer{writer}, n}, seconds, json};
}

Entity entityOf(std::vector<Cell> cells) {
  Entity entity{.type = "t", .room = "commons", .context = {}, .cells = std::move(cells), .extra = {}};
  for (const Cell& each : entity.cells) entity.context.include(each.dot.writer, each.dot.n);
  std::sort(entity.cells.begin(), entity.cells.end());
  return entity;
}

bool sound(const Entity& entity) {
  return std::is_sorted(entity.cells.begin(), entity.cells.end()) &&
         std::adjacent_find(entity.cells.begin(), entity.cells.end()) == entity.cells.end() &&
         std::all_of(entity.cells.begin(), entity.cells.end(),
                     [&](const Cell& each) { return entity.context.covers(each.dot); });
}

}  // namespace

TEST_CASE("3 merging records is idempotent, commutative and associative") {
  Random random(seedSetting());
  std::size_t broken = 0;
  for (std::uint64_t i = setting("PARCOURS_TRIPLES", 100'000); i > 0; --i) {
    const Entity a = randomEntity(random);
    const Entity b = randomEntity(random);
    const Entity c = randomEntity(random);
    const Entity ab = joined(a, b);
    const bool lawful = joined(a, a) == a && joined(b, a) == ab && joined(ab, c) == joined(a, joined(b, c)) &&
                        joined(ab, a) == ab && joined(ab, b) == ab && sound(ab);
    if (!lawful) ++broken;
  }
  CHECK(broken == 0);
}

TEST_CASE("3 merging documents obeys the same laws, byte for byte") {
  Random random(seedSetting() + 1);
  std::size_t broken = 0;
  for (std::uint64_t i = setting("PARCOURS_TRIPLES", 100'000) / 20; i > 0; --i) {
    const Document a = randomDocument(random);
    const Document b = randomDocument(random);
    const Document c = randomDocument(random);
    const std::string ab = canonicalText(joined(a, b));
    const bool lawful = canonicalText(joined(a, a)) == canonicalText(a) &&
                        canonicalText(joined(b, a)) == ab &&
                        canonicalText(joined(joined(a, b), c)) == canonicalText(joined(a, joined(b, c)));
    if (!lawful) ++broken;
  }
  CHECK(broken == 0);
}

namespace {

/// A record of so many values in eight fields, of few writers, some under one stamp in two fields.
Entity fullEntity(Random& random, std::uint32_t values) {
  std::vector<Cell> cells;
  for (std::uint32_t i = 0; i < values; ++i) {
    const char field[] = {static_cast<char>('a' + random.below(8)), '\0'};
    const std::uint64_t writer = 1 + random.below(4);
    cells.push_back(cell(field, writer, 1 + random.below(30), 0, random.oneIn(2) ? "1" : "2"));
  }
  Entity entity = entityOf(std::move(cells));
  entity.cells.erase(std::unique(entity.cells.begin(), entity.cells.end()), entity.cells.end());
  for (std::uint64_t writer = 1; writer <= 4; ++writer)
    if (random.oneIn(2)) entity.context.include(Writer{writer}, random.below(30));
  return entity;
}

/// The rule of docs/file-format.md, word by word: what of `mine` stays beside `theirs`.
std::vector<Cell> staying(const Entity& mine, const Entity& theirs) {
  std::vector<Cell> stay;
  for (const Cell& value : mine.cells) {
    const bool held = std::any_of(theirs.cells.begin(), theirs.cells.end(),
                                  [&](const Cell& other) { return other.dot == value.dot; });
    if (held || !theirs.context.covers(value.dot)) stay.push_back(value);
  }
  return stay;
}

}  // namespace

TEST_CASE("3 records of few and of many values merge as the rule says, value by value") {
  Random random(seedSetting() + 30);
  std::size_t broken = 0;
  for (int i = 0; i < 4'000; ++i) {
    const Entity a = fullEntity(random, random.below(60));
    const Entity b = fullEntity(random, random.below(60));
    std::vector<Cell> expected = staying(a, b);
    for (Cell& value : staying(b, a)) expected.push_back(std::move(value));
    std::sort(expected.begin(), expected.end());
    expected.erase(std::unique(expected.begin(), expected.end()), expected.end());
    Entity merged = a;
    const bool changed = merge(merged, b);
    bool fine = merged.cells == expected && changed == !(merged == a);
    for (std::uint64_t writer = 0; writer <= 5; ++writer) {
      const std::uint32_t seen = std::max(a.context.seen(Writer{writer}), b.context.seen(Writer{writer}));
      fine = fine && merged.context.seen(Writer{writer}) == seen;
    }
    if (!fine) ++broken;
  }
  CHECK(broken == 0);
}

TEST_CASE("merge names exactly the records that changed") {
  Random random(3);
  for (int i = 0; i < 3'000; ++i) {
    const Document before = randomDocument(random);
    const Document theirs = randomDocument(random);
    Document after = before;
    const auto changed = merge(after, theirs).value();
    std::vector<std::string> expected;
    for (const auto& [id, entity] : after.entities) {
      const Entity* old = before.find(id);
      if (old == nullptr || !(*old == entity)) expected.push_back(id);
    }
    CHECK(changed == expected);
    CHECK(merge(after, theirs).value().empty());
  }
}

TEST_CASE("4 eleven exports in any order, up to five times, some lost and sent again, give one text") {
  Random random(seedSetting() + 3);
  std::vector<Document> exports;
  for (int i = 0; i < 11; ++i) exports.push_back(randomDocument(random));
  std::string first;
  std::size_t different = 0;
  for (int run = 0; run < 1'000; ++run) {
    std::vector<const Document*> order;
    for (const Document& each : exports) {
      for (std::uint32_t copies = random.below(6); copies > 0; --copies) order.push_back(&each);
    }
    for (std::size_t i = order.size(); i > 1; --i) {
      std::swap(order[i - 1], order[random.below(static_cast<std::uint32_t>(i))]);
    }
    // What no copy of arrived is sent again at the end.
    for (const Document& each : exports)
      if (std::find(order.begin(), order.end(), &each) == order.end()) order.push_back(&each);
    Document all = *order.front();
    for (const Document* each : order) merge(all, *each).value();
    const std::string text = canonicalText(all);
    if (run == 0) first = text;
    if (text != first) ++different;
  }
  CHECK(different == 0);
}

TEST_CASE("documents of two networks are not merged") {
  Document mine{.network = "a", .entities = {}, .extra = {}};
  Document theirs{.network = "b", .entities = {}, .extra = {}};
  theirs.entities["x"] = entityOf({cell("name", 1, 1, 0, "1")});
  const Document before = mine;
  const auto merged = merge(mine, theirs);
  CHECK_FALSE(merged.has_value());
  if (!merged) {
    CHECK(merged.error().code == ErrorCode::otherNetwork);
    CHECK(merged.error().detail == "b");
    CHECK(merged.error().place.path == "/network");
    CHECK(merged.error().place.line == 0);  // this is about no bytes
    CHECK(merged.error().place.column == 0);
  }
  CHECK(mine == before);
}

TEST_CASE("10 one dot with two values keeps both, in one field or in two, in every order, as a conflict") {
  std::vector<Entity> parts = {entityOf({cell("name", 7, 1, 0, "1")}), entityOf({cell("name", 7, 1, 0, "2")}),
                               entityOf({cell("other", 7, 1, 0, "3")}),
                               entityOf({cell("name", 7, 1, 9, "1")})};
  std::vector<std::size_t> order = {0, 1, 2, 3};
  Entity first;
  std::size_t orders = 0;
  do {
    Entity all = parts[order[0]];
    for (const std::size_t i : order) merge(all, parts[i]);
    CHECK(all.values("name").size() == 3);
    CHECK(all.values("other").size() == 1);
    CHECK(all.conflicted("name"));
    if (orders++ == 0) first = all;
    CHECK(all == first);
  } while (std::next_permutation(order.begin(), order.end()));
  CHECK(orders == 24);
}

TEST_CASE("19 two orders of the same merges give one hash") {
  Random random(seedSetting() + 5);
  std::size_t different = 0;
  for (std::uint64_t i = setting("PARCOURS_ORDERS", 5'000); i > 0; --i) {
    std::vector<Document> parts(2 + random.below(4));
    for (Document& part : parts) part = randomDocument(random);
    Document one = parts.front();
    for (const Document& part : parts) merge(one, part).value();
    Document other = parts.back();
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) merge(other, *part).value();
    if (documentHash(one) != documentHash(other)) ++different;
  }
  CHECK(different == 0);
}

TEST_CASE("many values under one record merge in time") {
  std::vector<Cell> mine;
  std::vector<Cell> theirs;
  for (std::uint32_t i = 1; i <= 60'000; ++i) {
    mine.push_back(cell("f", 1, i, 0, "1"));
    theirs.push_back(cell("f", 2, i, 0, "2"));
  }
  Entity a = entityOf(mine);
  Entity b = entityOf(theirs);
  b.context.include(Writer{1}, 60'000);  // claims to have seen all of the other's
  a.context.include(Writer{2}, 60'000);
  CHECK(merge(a, b));
  CHECK(a.cells.empty());
}

TEST_CASE("the room only ever becomes more private, the type the larger") {
  Entity a = entityOf({});
  Entity b = entityOf({});
  b.room = "a-city";  // sorts before commons
  b.type = "u";
  CHECK(merge(a, b));
  CHECK(a.room == "a-city");
  CHECK(a.type == "u");
  Entity c = entityOf({});
  CHECK_FALSE(merge(a, c));
  c.room = "b-city";
  merge(a, c);
  CHECK(a.room == "b-city");
}

TEST_CASE("the value shown: latest plausible time, then largest writer") {
  const Entity times = entityOf({cell("f", 1, 1, 1'700'000'005, "1"), cell("f", 9, 1, 1'700'000'000, "2"),
                                 cell("f", 5, 1, 9'999'999'999, "3"), cell("f", 6, 1, -1, "4")});
  CHECK(times.shown("f")->json == "1");
  const Entity ties = entityOf({cell("f", 1, 1, 0, "1"), cell("f", 9, 1, 12, "2"), cell("f", 5, 3, 0, "3")});
  CHECK(ties.shown("f")->json == "2");
  CHECK(entityOf({cell("f", 1, 1, 0, "null")}).shown("f") == nullptr);
  CHECK(ties.shown("g") == nullptr);
  CHECK_FALSE(entityOf({cell("f", 1, 1, 0, "1"), cell("f", 2, 1, 0, "1")}).conflicted("f"));
  CHECK(entityOf({cell("f", 1, 1, 0, "1"), cell("f", 2, 1, 0, "null")}).conflicted("f"));
}

TEST_CASE("a record is hidden if and only if one deletion saw every value") {
  Context seen;
  seen.include(Writer{1}, 2);
  const std::string gone = goneJson(seen);
  CHECK(gone == R"({"seen":{"0000000000000001":2}})");
  const Cell value = cell("f", 1, 2, 0, "1");
  const Cell deletion = cell("gone", 2, 1, 0, gone.c_str());
  CHECK(entityOf({value, deletion}).hidden());
  CHECK_FALSE(entityOf({value, deletion}).deletedElsewhere());
  const Entity edited = entityOf({value, deletion, cell("g", 3, 1, 0, "1")});
  CHECK_FALSE(edited.hidden());
  CHECK(edited.deletedElsewhere());
  CHECK_FALSE(entityOf({value, cell("gone", 2, 1, 0, "null")}).deletedElsewhere());
  // Two deletions that each saw half hide nothing; a newer app's remarks in one change nothing.
  const char* half = R"({"by":["x",{"seen":1}],"seen":{"0000000000000001":2},"why":"}\"]"})";
  CHECK(entityOf({value, cell("gone", 2, 1, 0, half)}).hidden());
  CHECK_FALSE(entityOf({value, cell("g", 3, 1, 0, "1"), cell("gone", 2, 1, 0, half),
                        cell("gone", 4, 1, 0, R"({"seen":{"0000000000000003":1}})")})
                  .hidden());
  for (const char* junk : {"1", "true", "\"x\"", "[]", "{}", R"({"seen":[]})", R"({"seen":{"xyz":1}})",
                           R"({"seen":{"0000000000000001":"2"}})", R"({"seen":{"0000000000000001":0}})"}) {
    CAPTURE(junk);
    CHECK_FALSE(entityOf({value, cell("gone", 2, 1, 0, junk)}).hidden());
    CHECK(entityOf({value, cell("gone", 2, 1, 0, junk)}).deletedElsewhere());
  }
}

TEST_CASE("what a deletion saw is read back, from the first write of a device to the last") {
  for (const std::uint32_t n : {1U, 2U, kMaxWrites - 1, kMaxWrites}) {
    Context seen;
    seen.include(Writer{7}, n);
    seen.include(Writer{8}, 1);
    CHECK(goneSeen(goneJson(seen)) == seen);
  }
  CHECK(goneSeen(R"({"seen":{}})") == Context());
  for (const char* junk :
       {"null", "{}", R"({"seen":1})", R"({"seen":null})", R"({"seen":"{}"})", R"({"seen":[]})",
        R"({"seen":{"0000000000000007":0}})", R"({"seen":{"0000000000000007":-1}})",
        R"({"seen":{"0000000000000007":2147483648}})",
        R"({"seen":{"0000000000000007":1,"0000000000000008":0}})"}) {
    CAPTURE(junk);
    CHECK_FALSE(goneSeen(junk).has_value());
  }
}

TEST_CASE("parts hold whole records of the chosen rooms or ids") {
  Document document{.network = "n", .format = 3, .entities = {}, .extra = {{"later", "1"}}};
  for (const char* room : {"commons", "r1", "r2"}) {
    document.entities[std::string("in-") + room] = entityOf({cell("f", 1, 1, 0, "1")});
    document.entities[std::string("in-") + room].room = room;
  }
  const std::vector<std::string> rooms = {"r2", "nowhere"};
  const Document part = selectRooms(document, rooms);
  CHECK(part.entities.size() == 2);
  CHECK(part.find("in-r1") == nullptr);
  CHECK(*part.find("in-r2") == *document.find("in-r2"));
  CHECK(part.extra == document.extra);
  CHECK(part.format == 3);
  const std::vector<std::string> ids = {"in-r1", "nothing", "in-r1"};
  const Document few = selectEntities(document, ids);
  CHECK(few.entities.size() == 1);
  CHECK(*few.find("in-r1") == *document.find("in-r1"));
  CHECK(few.network == document.network);
  CHECK(few.extra == document.extra);
  CHECK(few.format == 3);
}

}  // namespace parcours::test
