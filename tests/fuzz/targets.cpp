#include "tests/fuzz/targets.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>
#include <utility>

#include "core/document/canonical.hpp"
#include "core/document/import.hpp"
#include "core/document/preview.hpp"
#include "shell/app/stored_reader.hpp"
#include "shell/cli/cli.hpp"
#include "tests/shell/app/memory_store.hpp"

namespace parcours::fuzz {
namespace {

constexpr std::string_view kBetween = "\n---\n";
constexpr std::string_view kSmall =
    R"({"entities":{"c1":{"context":{"00000000000000aa":2},"fields":{"name":[["00000000000000aa",1,0,"A"]],)"
    R"("phase":[["00000000000000aa",2,0,"explore"]]},"room":"commons","type":"city"}},"format":1,"network":"n"})";

Document joined(Document a, const Document& b) {
  require(merge(a, b).has_value(), "documents of one network merge");
  return a;
}

void roundTrip(const Document& document) {
  const std::string text = canonicalText(document);
  const auto again = importDocument(text, Limits::own());
  require(again && again->document == document, "what is printed reads back");
  require(canonicalText(again->document) == text, "what is read prints back");
}

std::string_view shownText(const Entity& entity, std::string_view field) {
  const Cell* const cell = entity.shown(field);
  return cell == nullptr ? std::string_view() : std::string_view(cell->json);
}

/// Whatever a merge takes away, hides, or shows otherwise and not as a conflict, was named before.
void namesAll(const Preview& preview, const Document& before, const Document& after) {
  std::set<std::pair<std::string, std::string>> named;
  for (const auto* refs : {&preview.change, &preview.conflict, &preview.supersede, &preview.remove})
    for (const FieldRef& ref : *refs) named.emplace(ref.entity, ref.field);
  for (const auto& [id, entity] : before.entities) {
    const Entity& merged = *after.find(id);
    const bool same = merged.type == entity.type && merged.room == entity.room;
    require((same && merged.hidden() <= entity.hidden()) || named.count({id, std::string(kGone)}) > 0,
            "a preview names what a record becomes");
    for (const Cell& cell : entity.cells) {
      const auto values = merged.values(cell.field);
      const bool stays = std::find(values.begin(), values.end(), cell) != values.end();
      const bool shows =
          merged.conflicted(cell.field) || shownText(merged, cell.field) == shownText(entity, cell.field);
      require((stays && shows) || named.count({id, cell.field}) > 0, "a preview names what a merge changes");
    }
  }
}

}  // namespace

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

void importTarget(std::string_view bytes) {
  const std::size_t cut = bytes.find(kBetween);
  const auto first = importFile(bytes.substr(0, cut));
  if (!first) {
    require(first.error().place.line <= bytes.size() + 1, "an error lies within the file");
    return;
  }
  const Document& a = first->document;
  roundTrip(a);
  require(joined(a, a) == a, "a merge with itself changes nothing");
  if (cut == std::string_view::npos) return;
  auto second = importFile(bytes.substr(cut + kBetween.size()));
  if (!second) return;
  Document& b = second->document;
  b.network = a.network;
  const Document ab = joined(a, b);
  require(joined(b, a) == ab, "a merge is the same from both sides");
  require(joined(ab, a) == ab && joined(ab, b) == ab, "a merge has what it was made of");
  const auto preview = previewMerge(a, b);
  require(preview.has_value(), "a merge can be previewed");
  namesAll(*preview, a, ab);
  roundTrip(ab);
}

void editTarget(std::string_view bytes) {
  const Document before = importDocument(kSmall)->document;
  Document document = before;
  const auto applied = cli::applyScript(document, bytes, {Writer{0xbb}, 1'700'000'000});
  require(applied || applied.error().place.line >= 1, "a refusal names its line");
  roundTrip(document);
  require(joined(before, document) == document, "who merges an edited network has the edits");
  require(joined(document, before) == document, "an old copy changes nothing");
  Document back = document;
  require(apply(back, restore(document, before), {Writer{0xcc}, 1'700'000'001}).has_value(),
          "one can go back");
  roundTrip(back);
  require(joined(document, back) == back, "others go back too");
}

void journalTarget(std::string_view bytes) {
  test::Disk disk;
  test::Disk::Kept& kept = disk.networks["n"];
  for (int number = 0; !bytes.empty(); ++number) {
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
    if (line.starts_with('!')) {
      const std::string_view snapshot = line.substr(1);
      // A name that fits its bytes, or for every second one the name of other bytes.
      kept.snapshots[snapshotName(
          {}, sha256(number % 2 == 0 ? snapshot : snapshot.substr(snapshot.size() / 2)))] = snapshot;
    } else {
      kept.journal["key-" + std::to_string(number)] = line;
    }
  }
  const auto was = kept.journal;
  test::MemoryStore store(disk);
  bool answered = false;
  readBack(store, "n", {}, [&](const Result<ReadBack>& read) {
    answered = true;
    if (!read) return;
    roundTrip(read->document);
    for (const JournalRecord& record : read->journal) {
      const auto part = importDocument(was.at(record.key), Limits::own());
      require(part && joined(read->document, part->document) == read->document,
              "what is read is in the document");
    }
    require(read->damaged || read->journal.size() == was.size(), "what is unreadable is told");
  });
  store.pump();
  require(answered, "a storage that answers is read");
  require(disk.writes == 0, "reading writes nothing");
}

}  // namespace parcours::fuzz
