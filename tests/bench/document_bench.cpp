// Measures the document beside plain JSON, on the synthetic network of network_document.hpp: one JSON line a
// measure.
//
//   document_bench [S|M|L...]
//
// Times are processor time of this process, in milliseconds: the machine may be shared. `json_*` measures are
// nlohmann's reader and writer on the same content without stamps; every merge and every hash is checked
// before it is measured.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <nlohmann/json.hpp>

#include "core/document/canonical.hpp"
#include "core/document/edit.hpp"
#include "core/document/ids.hpp"
#include "core/document/import.hpp"
#include "core/document/preview.hpp"
#include "core/document/sha256.hpp"
#include "core/function_ref.hpp"
#include "tests/bench/network_document.hpp"

namespace parcours::bench {
namespace {

struct Size {
  const char* name;
  int cities;
  int runs;
  const char* documentHash;
  const char* scriptsHash;
};

constexpr std::array kSizes = {
    Size{"S", 11, 31, "e3373d42bbade3495d59f66d9b2773f63cf5bd3a5fd0eb5e8a25d6ecbd623302",
         "ccd19f0552914426bc109929a83882f1157143cc7619121fda95938c0c3da5ff"},
    Size{"M", 100, 15, "ff7fd8e5c562ce624166b12e0e54cdbf9bd9cabf9ba2da34a1132c2c7a9e3803",
         "6d7052c95f26277cfa3e4841119ac699327348a8a7061c738e6771b206c48284"},
    Size{"L", 1000, 3, "b87647e8040a94d07d0decd37b79d69d4acc94b9301c14dbeae087c10be9c24d",
         "a0a4e09bec93fddb8b75ecdadd4f6795806f90936794da6371e2644a4dda8ffb"}};

constexpr std::int64_t kTime = 1'750'000'000;
constexpr std::array kForkWriters = {Writer{0x2222222222222222}, Writer{0x4444444444444444}};

void measure(const Size& size, const char* name, int runs, std::size_t bytes, FunctionRef<void()> prepare,
             FunctionRef<void()> body) {
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    prepare();
    const std::clock_t start = std::clock();
    body();
    times.push_back(1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  const double first = times.front();
  std::sort(times.begin(), times.end());
  std::printf(
      R"({"peer":"parcours","size":"%s","measure":"%s","unit":"ms","median":%.3f,"min":%.3f,"max":%.3f,)"
      R"("first":%.3f,"n":%d,"bytes":%zu})"
      "\n",
      size.name, name, times[times.size() / 2], times.front(), times.back(), first, runs, bytes);
}

std::string roomOf(const Record& record) {
  const bool work = record.fields.front().first == "city";
  return work ? record.fields.front().second.substr(1, record.fields.front().second.size() - 2)
              : std::string(kCommons);
}

void addRecord(Edit& edit, const Record& record) {
  for (const auto& [name, value] : record.fields)
    edit.push_back({record.id, record.type, roomOf(record), name, value});
}

Edit editOf(const Network& network, const Script& script) {
  Edit edit;
  for (const auto& [r, f, value] : script.edits) {
    edit.push_back({network.records[r].id, {}, {}, network.records[r].fields[f].first, value});
  }
  for (const Record& record : script.creates) addRecord(edit, record);
  for (const std::size_t r : script.deletes)
    edit.push_back({network.records[r].id, {}, {}, std::string(kGone), "{}"});
  return edit;
}

bool check(bool holds, const char* what) {
  if (!holds) std::fprintf(stderr, "document_bench: %s\n", what);
  return holds;
}

/// Keeps a result from being optimised away.
volatile std::size_t sink = 0;

void measureJson(const Size& size, const std::string& compact, const std::string& text) {
  using nlohmann::json;
  const auto nothing = [] {};
  json tree;
  measure(
      size, "json_parse", size.runs, compact.size(), [&] { tree = nullptr; },
      [&] { tree = json::parse(compact, nullptr, false); });
  measure(size, "json_dump", size.runs, compact.size(), nothing, [&] { sink = tree.dump().size(); });
  measure(
      size, "json_parse_own_file", size.runs, text.size(), [&] { tree = nullptr; },
      [&] { tree = json::parse(text, nullptr, false); });
}

bool measureDocument(const Size& size, const Network& network, const std::vector<Script>& two) {
  const auto nothing = [] {};
  Document built{.network = "bench", .entities = {}, .extra = {}};
  Edit all;
  for (const Record& record : network.records) addRecord(all, record);
  if (!check(apply(built, all, {Writer{0x1111111111111111}, kTime}).has_value(),
             "the document cannot be built"))
    return false;
  const std::string text = canonicalText(built);
  measureJson(size, compactJson(network), text);

  Imported loaded;
  measure(
      size, "load", size.runs, text.size(), [&] { loaded = {}; },
      [&] { loaded = importDocument(text).value_or(Imported{}); });
  measure(size, "save", size.runs, text.size(), nothing,
          [&] { sink = canonicalText(loaded.document).size(); });
  measure(size, "hash", size.runs, text.size(), nothing,
          [&] { sink = documentHash(loaded.document).size(); });

  std::array<Document, 2> forks = {built, built};
  for (std::size_t i = 0; i < 2; ++i) {
    const auto applied = apply(forks[i], editOf(network, two[i]), {kForkWriters[i], kTime + 1});
    if (!check(applied.has_value(), "a script cannot be applied")) return false;
  }
  const std::string theirText = canonicalText(forks[1]);
  Document mine;
  const auto fork = [&] { mine = forks[0]; };
  measure(size, "merge", size.runs, theirText.size(), fork, [&] {
    const auto theirs = importDocument(theirText);
    if (theirs) sink = merge(mine, theirs->document).value_or(std::vector<std::string>{}).size();
  });
  measure(size, "merge_in_memory", size.runs, theirText.size(), fork,
          [&] { sink = merge(mine, forks[1]).value_or(std::vector<std::string>{}).size(); });
  measure(size, "preview", size.runs, theirText.size(), fork,
          [&] { sink = previewMerge(mine, forks[1])->conflict.size(); });
  Document other = forks[1];
  merge(mine, forks[1]).value_or(std::vector<std::string>{});
  merge(other, forks[0]).value_or(std::vector<std::string>{});
  return check(canonicalText(mine) == canonicalText(other), "the two orders of the merge differ") &&
         check(loaded.document == built, "the loaded document differs");
}

bool run(const Size& size) {
  const Network network = makeNetwork(size.cities);
  const auto two = makeScripts(network, 2, 100, 50);
  const std::string scripts = "{\"two\":" + compactJson(network, two) +
                              ",\"eleven\":" + compactJson(network, makeScripts(network, 11, 20, 5)) +
                              ",\"single\":" + compactJson(network, singleEdits(network, 1000)) + "}";
  return check(toHex(sha256(compactJson(network))) == size.documentHash,
               "the generated document is another one") &&
         check(toHex(sha256(scripts)) == size.scriptsHash, "the generated scripts are others") &&
         measureDocument(size, network, two);
}

}  // namespace
}  // namespace parcours::bench

int main(int argc, char** argv) {
  bool fine = true;
  for (const auto& size : parcours::bench::kSizes) {
    bool chosen = argc == 1 && std::strcmp(size.name, "L") != 0;
    for (int i = 1; i < argc; ++i) chosen = chosen || std::strcmp(argv[i], size.name) == 0;
    if (chosen) fine = parcours::bench::run(size) && fine;
  }
  return fine ? 0 : 1;
}
