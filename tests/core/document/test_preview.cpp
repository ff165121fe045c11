// The preview of an import tells what the merge then does: no more, no less.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "core/document/canonical.hpp"
#include "core/document/edit.hpp"
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
bool told(const Preview& preview, const FieldRef& ref, const Entity& before, const Entity& theirs,
          const Entity& after) {
  const auto old = choices(before, ref.field);
  const auto now = choices(after, ref.field);
  bool lost = false;
  for (const Cell& cell : before.values(ref.field)) {
    const auto stay = after.values(ref.field);
    lost = lost || std::find(stay.begin(), stay.end(), cell) == stay.end();
  }
  const bool held = !theirs.values(ref.field).empty();
  const bool shownAnew = shownJson(before, ref.field) != shownJson(after, ref.field);
  return has(preview.change, ref) == (shownAnew && now.size() == 1) &&
         has(preview.conflict, ref) == (now.size() > 1 && now.size() > old.size()) &&
         has(preview.supersede, ref) == (lost && held) && has(preview.remove, ref) == (lost && !held);
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
  std::size_t untrue = 0;
  for (int i = 0; i < 20'000; ++i) {
    const Document mine = randomDocument(random);
    const Document theirs = randomDocument(random);
    const auto preview = previewMerge(mine, theirs);
    CHECK(preview.has_value());
    if (!preview) break;
    Document merged = mine;
    merge(merged, theirs).value();
    std::vector<std::string> added;
    std::size_t named = 0;
    for (const auto& [id, after] : merged.entities) {
      const Entity* before = mine.find(id);
      if (before == nullptr) {
        added.push_back(id);
        continue;
      }
      const Entity none;
      const Entity* incoming = theirs.find(id);
      std::set<std::string> fields;
      for (const Cell& cell : before->cells) fields.insert(cell.field);
      for (const Cell& cell : after.cells) fields.insert(cell.field);
      for (const std::string& field : fields) {
        if (!told(*preview, {id, field}, *before, incoming == nullptr ? none : *incoming, after)) ++untrue;
        for (const auto* refs :
             {&preview->change, &preview->conflict, &preview->supersede, &preview->remove}) {
          named += has(*refs, {id, field}) ? 1U : 0U;
        }
      }
    }
    if (preview->add != added) ++untrue;
    // Nothing is named that is not a field of a record here.
    const std::size_t all = preview->change.size() + preview->conflict.size() + preview->supersede.size() +
                            preview->remove.size();
    if (all != named) ++untrue;
    const auto again = previewMerge(merged, theirs);
    if (!again || !again->empty()) ++untrue;
  }
  CHECK(untrue == 0);
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

TEST_CASE("context poisoning is undone by a restore, and the victim writes on") {
  const Document mine = documentWith(1, 1, "1");
  Document poisoned = mine;
  merge(poisoned, documentWith(2, 2'147'483'647, nullptr)).value();
  CHECK(poisoned.find("e")->values("f").empty());
  CHECK(apply(poisoned, restore(poisoned, mine), {Writer{3}, 1'700'000'000}).has_value());
  CHECK(poisoned.find("e")->shown("f")->json == "1");
}

}  // namespace parcours::test
