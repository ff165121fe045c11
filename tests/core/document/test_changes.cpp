// Changes record by record: of an import, of two states, and of the past.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "core/document/changes.hpp"
#include "core/document/edit.hpp"
#include "tests/core/document/random_document.hpp"

namespace parcours::test {
namespace {

using Fields = std::set<std::pair<std::string, std::string>>;

Fields fieldsOf(const std::vector<RecordChange>& changes) {
  Fields all;
  for (const RecordChange& change : changes)
    for (const FieldChange& one : change.fields) all.emplace(change.id, one.field);
  return all;
}

Write text(const char* id, const char* field, const char* json) {
  return {id, "city", "commons", field, json};
}

void write(Document& document, const Edit& edit, std::uint64_t writer, std::int64_t seconds) {
  REQUIRE(apply(document, edit, {Writer{writer}, seconds}));
}

constexpr std::int64_t kDay = 1'700'000'000;

}  // namespace

TEST_CASE("the changes of an import are those of its preview, each field once") {
  Random random(11);
  for (int i = 0; i < 3'000; ++i) {
    const Document mine = randomDocument(random), theirs = randomDocument(random);
    const auto preview = previewMerge(mine, theirs);
    if (!preview) continue;
    const auto changes = importChanges(mine, theirs, *preview);
    Fields told;
    for (const auto* list : {&preview->change, &preview->conflict, &preview->supersede, &preview->remove})
      for (const FieldRef& ref : *list) told.emplace(ref.entity, ref.field);
    CHECK(fieldsOf(changes) == told);
    std::size_t fields = 0, added = 0;
    for (const RecordChange& change : changes) {
      fields += change.fields.size();
      added += change.has(ChangeKind::added) ? 1 : 0;
      for (const FieldRef& ref : preview->remove)
        if (ref.entity == change.id) CHECK(change.has(ChangeKind::removed));
      // A record that a deletion takes is told as one that goes.
      const Entity* known = mine.find(change.id);
      if (known == nullptr || known->hidden()) continue;
      Entity merged = *known;
      merge(merged, *theirs.find(change.id));
      if (merged.hidden()) CHECK(change.has(ChangeKind::removed));
    }
    CHECK(fields == told.size());
    CHECK(static_cast<std::ptrdiff_t>(added) ==
          std::count_if(preview->add.begin(), preview->add.end(),
                        [&](const std::string& id) { return !theirs.find(id)->hidden(); }));
    CHECK(std::is_sorted(changes.begin(), changes.end(),
                         [](const RecordChange& a, const RecordChange& b) { return a.id < b.id; }));
  }
}

TEST_CASE("two states differ where going back to the one writes, and nowhere once that is done") {
  Random random(12);
  for (int i = 0; i < 3'000; ++i) {
    const Document then = randomDocument(random);
    Document now = randomDocument(random);
    now.network = then.network;
    const auto changes = compare(then, now);
    const Edit edit = restore(now, then);
    CHECK(changes.empty() == edit.empty());
    for (const RecordChange& change : changes) {
      const bool isNew = then.find(change.id) == nullptr;
      CHECK(change.fields.empty() == isNew);
      for (const FieldChange& one : change.fields)
        CHECK(std::any_of(edit.begin(), edit.end(), [&](const Write& each) {
          return each.entity == change.id && each.field == one.field;
        }));
    }
    if (apply(now, edit, {Writer{99}, kDay})) CHECK(compare(then, now).empty());
  }
}

TEST_CASE("a comparison says what came, what went and who wrote it") {
  Document then;
  then.network = "n";
  write(then, {text("a", "name", R"("Aroual")"), text("b", "name", R"("Bénafou")")}, 1, kDay);
  Document now = then;
  write(now, {text("a", "name", "null"), text("b", "name", R"("Béna")"), text("c", "name", R"("C")")}, 2,
        kDay + 60);
  write(now, {text("b", "gone", "{}")}, 3, kDay + 90);
  const auto changes = compare(then, now);
  REQUIRE(changes.size() == 3);
  CHECK(changes[0].has(ChangeKind::removed));
  CHECK(changes[0].by == std::vector<Writer>{Writer{2}});
  CHECK(changes[0].seconds == kDay + 60);
  CHECK(changes[1].has(ChangeKind::removed));
  CHECK(changes[1].has(ChangeKind::changed));
  CHECK(changes[1].by.size() == 2);
  CHECK(changes[2].has(ChangeKind::added));
}

TEST_CASE("the past tells each change with what stood before, whatever older part holds it") {
  Document document;
  document.network = "n";
  Past past;
  write(document, {text("a", "name", R"("Un")"), text("a", "country", R"("Ici")")}, 1, kDay);
  past.add(document);
  write(document, {text("a", "name", R"("Deux")")}, 2, kDay + 60);
  past.add(selectEntities(document, std::vector<std::string>{"a"}));
  write(document, {text("a", "name", R"("Trois")")}, 2, kDay + 120);
  write(document, {text("a", "gone", "{}")}, 3, kDay + 180);
  past.add(document);
  past.add(document);  // twice tells nothing new
  const auto changes = past.changes();
  REQUIRE(changes.size() == 4);
  CHECK(changes[0].has(ChangeKind::removed));
  CHECK(changes[3].has(ChangeKind::added));
  CHECK(changes[3].fields.size() == 2);
  const auto shown = [](const Entity& entity) {
    const Cell* cell = entity.shown("name");
    return cell == nullptr ? std::string() : cell->json;
  };
  CHECK(shown(past.before(changes[1])) == R"("Deux")");
  CHECK(shown(past.after(changes[1])) == R"("Trois")");
  CHECK(shown(past.before(changes[2])) == R"("Un")");
  CHECK(shown(past.before(changes[3])).empty());
}

}  // namespace parcours::test
