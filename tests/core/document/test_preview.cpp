// The preview of an import tells what the merge then does: no more, no less.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "core/document/canonical.hpp"
#include "core/document/edit.hpp"
#include "core/document/import.hpp"
#include "core/document/preview.hpp"
#include "tests/core/document/random_document.hpp"

namespace parcours::test {
namespace {

bool has(const std::vector<FieldRef>& refs, const FieldRef& ref) {
  return std::find(refs.begin(), refs.end(), ref) != refs.end();
}

std::set<std::string> choices(const Entity& entity, const std::string& field) {
  std::set<std::string> all;
  for (const Cell& cell : entity.values(field)) all.insert(field == kGone ? "" : cell.json);
  return all;
}

std::string shownJson(const Entity& entity, const std::string& field) {
  const Cell* cell = entity.shown(field);
  return cell == nullptr ? "null" : cell->json;
}

/// True when the preview told truly what the merge did to a field.
bool told(const Preview& preview, const FieldRef& ref, const Entity& before, const Entity& after) {
  const auto old = choices(before, ref.field);
  const auto now = choices(after, ref.field);
  const auto holds = [&](const Entity& entity, const Cell& cell) {
    const auto values = entity.values(ref.field);
    return std::find(values.begin(), values.end(), cell) != values.end();
  };
  bool lost = false, brought = false;
  for (const Cell& cell : before.values(ref.field)) lost = lost || !holds(after, cell);
  for (const Cell& cell : after.values(ref.field)) brought = brought || !holds(before, cell);
  const bool shownAnew = shownJson(before, ref.field) != shownJson(after, ref.field);
  const bool whole = ref.field == kGone, hides = whole && after.hidden() && !before.hidden();
  const bool moves = whole && (before.type != after.type || before.room != after.room);
  return has(preview.change, ref) == ((shownAnew && now.size() == 1) || hides) &&
         has(preview.conflict, ref) == (now.size() > 1 && now.size() > old.size()) &&
         has(preview.supersede, ref) == (lost && brought) &&
         has(preview.remove, ref) == ((lost && !brought) || moves);
}

/// The fields with a value that shares its dot with another, by trying every pair.
std::set<std::string> equivocal(const Entity& entity) {
  std::set<std::string> fields;
  for (const Cell& one : entity.cells)
    for (const Cell& other : entity.cells)
      if (one.dot == other.dot && (one.field != other.field || one.json != other.json))
        fields.insert(one.field);
  return fields;
}

Document documentWith(std::uint64_t writer, std::uint32_t claims, const char* json) {
  Document document{.network = "n", .entities = {}, .extra = {}};
  Entity& entity = document.entities["e"];
  entity.type = "t";
  entity.room = "commons";
  entity.context.include(Writer{1}, claims);
  if (json != nullptr) {
    entity.context.include(Writer{writer}, 1);
    entity.cells = {{"f", {Writer{writer}, 1}, 0, json}};
  }
  return document;
}

}  // namespace

TEST_CASE("preview and merge agree over documents as bad as may come") {
  Random random(30);
  std::size_t untrue = 0, equivocations = 0;
  for (int i = 0; i < 20'000; ++i) {
    const Document mine = randomDocument(random);
    const Document theirs = randomDocument(random);
    const auto preview = previewMerge(mine, theirs);
    CHECK(preview.has_value());
    if (!preview) break;
    Document merged = mine;
    merge(merged, theirs).value();
    std::vector<std::string> added;
    std::vector<FieldRef> doubled;
    std::size_t named = 0;
    for (const auto& [id, after] : merged.entities) {
      const Entity* before = mine.find(id);
      const auto known = equivocal(before == nullptr ? Entity() : *before);
      for (const std::string& field : equivocal(after))
        if (known.count(field) == 0) doubled.push_back({id, field});
      if (before == nullptr) {
        added.push_back(id);
        continue;
      }
      std::set<std::string> fields = {std::string(kGone)};
      for (const Cell& cell : before->cells) fields.insert(cell.field);
      for (const Cell& cell : after.cells) fields.insert(cell.field);
      for (const std::string& field : fields) {
        if (!told(*preview, {id, field}, *before, after)) ++untrue;
        for (const auto* refs :
             {&preview->change, &preview->conflict, &preview->supersede, &preview->remove}) {
          named += has(*refs, {id, field}) ? 1U : 0U;
        }
      }
    }
    if (preview->add != added || preview->equivocal != doubled) ++untrue;
    equivocations += doubled.size();
    // Nothing is named that is not a field of a record here.
    const std::size_t all = preview->change.size() + preview->conflict.size() + preview->supersede.size() +
                            preview->remove.size();
    if (all != named) ++untrue;
    const auto again = previewMerge(merged, theirs);
    if (!again || !again->empty()) ++untrue;
  }
  CHECK(untrue == 0);
  CHECK(equivocations > 0);
}

TEST_CASE("10 values under one dot are told once, and nothing else is") {
  const Document mine = documentWith(1, 1, "1");
  const std::vector<FieldRef> both = {{"e", "f"}, {"e", "g"}};
  Document theirs = documentWith(1, 1, "2");
  theirs.entities["e"].cells.push_back({"g", {Writer{1}, 1}, 0, "3"});
  const auto preview = previewMerge(mine, theirs);
  CHECK(preview->equivocal == both);
  Document merged = mine;
  merge(merged, theirs).value();
  CHECK(previewMerge(merged, theirs)->equivocal.empty());
  CHECK(previewMerge(mine, merged)->equivocal == both);
  CHECK(previewMerge(Document{.network = "n", .entities = {}, .extra = {}}, merged)->equivocal == both);
  // The same value under the same dot with another time is the same value.
  Document later = mine;
  later.entities["e"].cells.front().seconds = 9;
  CHECK(previewMerge(mine, later)->equivocal.empty());
  CHECK(previewMerge(mine, documentWith(2, 0, "2"))->equivocal.empty());
}

TEST_CASE("each kind of effect by itself") {
  const FieldRef ref{"e", "f"};
  const Document mine = documentWith(1, 1, "1");
  SUBCASE("the same file again") { CHECK(previewMerge(mine, mine)->empty()); }
  SUBCASE("a newer value that saw mine") {
    const auto preview = previewMerge(mine, documentWith(2, 1, "2"));
    CHECK(preview->change == std::vector<FieldRef>{ref});
    CHECK(preview->supersede == std::vector<FieldRef>{ref});
    CHECK(preview->conflict.empty());
  }
  SUBCASE("a value that did not see mine") {
    const auto preview = previewMerge(mine, documentWith(2, 0, "2"));
    CHECK(preview->conflict == std::vector<FieldRef>{ref});
    CHECK(preview->change.empty());
    CHECK(preview->supersede.empty());
  }
  SUBCASE("the same value written twice is no conflict") {
    CHECK(previewMerge(mine, documentWith(2, 0, "1"))->empty());
  }
  SUBCASE("a forged context takes a value away and brings none") {
    const auto preview = previewMerge(mine, documentWith(2, 2'147'483'647, nullptr));
    CHECK(preview->remove == std::vector<FieldRef>{ref});
    CHECK(preview->change.empty());
  }
  SUBCASE("a new record") {
    Document theirs = mine;
    theirs.entities["new"] = *mine.find("e");
    CHECK(previewMerge(mine, theirs)->add == std::vector<std::string>{"new"});
  }
  SUBCASE("another network") {
    Document theirs = mine;
    theirs.network = "other";
    const auto preview = previewMerge(mine, theirs);
    CHECK_FALSE(preview.has_value());
    if (!preview) CHECK(preview.error().code == ErrorCode::otherNetwork);
  }
}

namespace {

/// One way in which a forged file takes values away: what the preview must name, or nothing when the file can
/// take nothing.
struct Poison {
  const char* name;
  std::string file;
  std::vector<FieldRef> remove;
};

/// A file around the record `e`: its context, fields and further records.
std::string forged(const std::string& context, const std::string& fields, const std::string& more = {}) {
  return R"({"entities":{"e":{"context":{)" + context + R"(},"fields":{)" + fields +
         R"(},"room":"commons","type":"t"})" + more + R"(},"format":1,"network":"n"})";
}

/// Records of two writers; one field was written twice (y.f), another by both at once (y.g).
Document victim() {
  Document document{.network = "n", .entities = {}, .extra = {}};
  const Write writes[] = {{"e", "t", "commons", "f", "1"}, {"e", "t", "commons", "g", "2"},
                          {"x", "t", "commons", "f", "3"}, {"y", "t", "commons", "f", "1"},
                          {"y", "t", "commons", "f", "2"}, {"y", "t", "commons", "g", "3"}};
  Document elsewhere = document;
  CHECK(apply(document, {writes, 6}, {Writer{1}, 1'700'000'000}).has_value());
  const Write other{"e", "t", "commons", "h", "4"};
  CHECK(apply(document, {&other, 1}, {Writer{2}, 1'700'000'000}).has_value());
  const Write atOnce{"y", "t", "commons", "g", "4"};
  CHECK(apply(elsewhere, {&atOnce, 1}, {Writer{2}, 1'700'000'000}).has_value());
  CHECK(merge(document, elsewhere).has_value());
  return document;
}

std::vector<Poison> poisons() {
  const std::string all = R"("0000000000000001":2147483647,"0000000000000002":2147483647)";
  const FieldRef f{"e", "f"};
  const FieldRef g{"e", "g"};
  const FieldRef h{"e", "h"};
  const std::string other =
      R"(,"x":{"context":{"0000000000000001":9},"fields":{},"room":"commons","type":"t"})";
  return {
      {"claims to have seen all", forged(all, ""), {f, g, h}},
      {"claims one writer's all", forged(R"("0000000000000001":2147483647)", ""), {f, g}},
      {"claims just what there is", forged(R"("0000000000000001":2,"0000000000000002":1)", ""), {f, g, h}},
      {"claims the first write only", forged(R"("0000000000000001":1)", ""), {f}},
      {"every record", forged(all, "", other), {f, g, h, {"x", "f"}}},
      {"hides behind a new field",
       forged(all + R"(,"0000000000000003":1)", R"("new":[["0000000000000003",1,0,1]])"),
       {f, g, h}},
      {"replaces one and drops the others",
       forged(all + R"(,"0000000000000003":1)", R"("f":[["0000000000000003",1,0,1]])"),
       {g, h}},
      {"its own stamp over a victim's", forged(all, R"("g":[["0000000000000001",2147483647,0,7]])"), {f, h}},
      {"the victim's stamp in another field",
       forged(R"("0000000000000001":2)", R"("z":[["0000000000000001",1,0,1]])"),
       {g}},
      {"holds up an old value of the victim's",
       forged("", "",
              R"(,"y":{"context":{"0000000000000001":3},"fields":)"
              R"({"f":[["0000000000000001",1,1700000000,1]],"g":[["0000000000000001",3,1700000000,3]]},)"
              R"("room":"commons","type":"t"})"),
       {{"y", "f"}}},
      {"holds one of two values and claims both",
       forged("", "",
              R"(,"y":{"context":{"0000000000000001":3,"0000000000000002":1},"fields":)"
              R"({"f":[["0000000000000001",2,1700000000,2]],"g":[["0000000000000001",3,1700000000,3]]},)"
              R"("room":"commons","type":"t"})"),
       {{"y", "g"}}},
      {"makes it something else",
       forged("", "", R"(,"y":{"context":{},"fields":{},"room":"commons","type":"zz"})"),
       {{"y", "gone"}}},
      {"takes it out of commons",
       forged("", "", R"(,"y":{"context":{},"fields":{},"room":"x","type":"t"})"),
       {{"y", "gone"}}},
      {"an unknown writer only", forged(R"("00000000000000ff":2147483647)", ""), {}},
  };
}

}  // namespace

TEST_CASE("11 a forged context takes nothing that the preview does not name, and going back undoes it") {
  for (const auto& each : poisons()) {
    const auto& name = each.name;
    const auto& file = each.file;
    const auto& remove = each.remove;
    CAPTURE(name);
    const auto imported = importDocument(file);
    REQUIRE(imported.has_value());
    Document document = victim();
    const Document before = document;
    const auto preview = previewMerge(document, imported->document);
    REQUIRE(preview.has_value());
    CHECK(preview->remove == remove);
    CHECK(merge(document, imported->document).has_value());
    for (const auto& [entity, field] : remove) {
      const Entity &was = *before.find(entity), &is = *document.find(entity);
      if (field == kGone)
        CHECK((was.type != is.type || was.room != is.room));
      else
        CHECK(is.values(field).size() < was.values(field).size());
    }
    // The values come back as new writes of a fresh writer, and the same file takes nothing any more.
    CHECK(apply(document, restore(document, before), {Writer{9}, 1'700'000'001}).has_value());
    for (const auto& [id, entity] : before.entities)
      for (const Cell& cell : entity.cells)
        CHECK(shownJson(*document.find(id), cell.field) == shownJson(entity, cell.field));
    const auto again = previewMerge(document, imported->document);
    CHECK((again && again->empty()));
    // Whoever was muted writes on under the id of a new start.
    const Write own{"e", "", "", "f", "5"};
    CHECK(apply(document, {&own, 1}, {Writer{10}, 1'700'000'002}).has_value());
    CHECK(merge(document, imported->document).has_value());
    CHECK(shownJson(*document.find("e"), "f") == "5");
  }
}

}  // namespace parcours::test
