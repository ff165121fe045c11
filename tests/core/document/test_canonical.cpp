// The canonical text: same state, same bytes; and reading it back gives the state.
#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "core/document/canonical.hpp"
#include "core/document/edit.hpp"
#include "core/document/ids.hpp"
#include "core/document/import.hpp"
#include "core/document/sha256.hpp"
#include "tests/core/document/random_document.hpp"
#include "tests/core/settings.hpp"

namespace parcours::test {
namespace {

Document sample() {
  Document document{.network = "demo", .entities = {}, .extra = {{"future", "[1,2]"}, {"zeta", "null"}}};
  Entity& city = document.entities["c1"];
  city.type = "city";
  city.room = "commons";
  city.context.include(Writer{0xaa}, 2);
  city.context.include(Writer{0xbb}, 1);
  city.cells = {{"name", {Writer{0xaa}, 1}, 1'700'000'000, "\"Évora\""},
                {"name", {Writer{0xbb}, 1}, 0, "\"Evora\""},
                {"tags", {Writer{0xaa}, 2}, 1'700'000'000, R"({"a":[1,null],"b":"x"})"}};
  city.extra = {{"kind", "true"}};
  document.entities["n1"].type = "need";
  document.entities["n1"].room = "c1";
  return document;
}

constexpr const char* kSampleText = R"({
  "entities": {
    "c1": {
      "context": {"00000000000000aa": 2, "00000000000000bb": 1},
      "fields": {
        "name": [["00000000000000aa", 1, 1700000000, "Évora"], ["00000000000000bb", 1, 0, "Evora"]],
        "tags": [["00000000000000aa", 2, 1700000000, {"a":[1,null],"b":"x"}]]
      },
      "kind": true,
      "room": "commons",
      "type": "city"
    },
    "n1": {
      "context": {},
      "fields": {},
      "room": "c1",
      "type": "need"
    }
  },
  "format": 1,
  "future": [1,2],
  "network": "demo",
  "zeta": null
}
)";

std::vector<std::string> linesOf(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = text.find('\n', at);
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

}  // namespace

TEST_CASE("the layout, to the byte") {
  CHECK(canonicalText(sample()) == kSampleText);
  CHECK(canonicalText(Document{.network = "n", .entities = {}, .extra = {}}) ==
        "{\n  \"entities\": {},\n  \"format\": 1,\n  \"network\": \"n\"\n}\n");
}

TEST_CASE("a text printed in shares is the same, with its hash, whatever the shares") {
  Random random(seedSetting());
  for (int i = 0; i < 200; ++i) {
    CAPTURE(i);
    const Document document = randomDocument(random);
    for (const std::size_t share :
         {std::size_t{1}, std::size_t{100}, std::size_t{1'000}, std::string::npos}) {
      CanonicalPrinter printer;
      while (!printer.print(document, share)) continue;
      REQUIRE(printer.text() == canonicalText(document));
      REQUIRE(toHex(printer.digest()) == documentHash(document));
    }
  }
}

TEST_CASE(
    "a document that gains while it is printed: the text holds what there was, and nothing that is not "
    "there") {
  Random random(seedSetting());
  for (int i = 0; i < 200; ++i) {
    CAPTURE(i);
    const Document before = randomDocument(random);
    Document document = before;
    CanonicalPrinter printer;
    while (!printer.print(document, 300)) REQUIRE(merge(document, randomDocument(random)));
    auto printed = importDocument(printer.text(), Limits::own());
    REQUIRE(printed);
    Document with = printed->document;
    CHECK(merge(with, before).value().empty());
    CHECK(merge(document, printed->document).value().empty());
  }
}

TEST_CASE("the header stands at its place, outside the hash, and names it") {
  const Header header{
      .app = "1.2", .exporter = "Zoé \"Z\"", .exported = 1'700'000'000, .rooms = {"c1", "c2"}};
  const std::string text = canonicalText(sample(), header);
  const std::string line =
      "  \"header\": {\"app\":\"1.2\",\"exported\":1700000000,\"exporter\":\"Zoé "
      "\\\"Z\\\"\",\"hash\":\"" +
      documentHash(sample()) + "\",\"rooms\":[\"c1\",\"c2\"]},\n";
  std::string expected = kSampleText;
  expected.insert(expected.find("  \"network\""), line);
  CHECK(text == expected);
  const auto imported = importDocument(text);
  CHECK(imported.has_value());
  if (!imported) return;
  CHECK(imported->document == sample());
  CHECK(imported->header.app == header.app);
  CHECK(imported->header.exporter == header.exporter);
  CHECK(imported->header.exported == header.exported);
  CHECK(imported->hash == toHex(sha256(kSampleText)));
  CHECK(imported->header.rooms == header.rooms);
  CHECK(documentHash(imported->document) == toHex(sha256(kSampleText)));
}

TEST_CASE("17 print, read and print again: the same state and the same bytes") {
  Random random(seedSetting() + 9);
  std::size_t broken = 0;
  for (std::uint64_t i = setting("PARCOURS_STATES", 20'000); i > 0; --i) {
    const Document document = randomDocument(random);
    const std::string text = canonicalText(document);
    const auto imported = importDocument(text);
    if (!imported || !(imported->document == document) || canonicalText(imported->document) != text) ++broken;
  }
  CHECK(broken == 0);
}

TEST_CASE("15 every machine and compiler makes these very bytes") {
  Random random(12);
  std::string hashes;
  for (int i = 0; i < 500; ++i) {
    Document document = randomDocument(random);
    const Document theirs = randomDocument(random);
    CHECK(merge(document, theirs).has_value());
    hashes += documentHash(document);
  }
  CHECK(toHex(sha256(hashes)) == "08a513ee206a83949084b7b774866cbe743a0a2e44c38c08bf1a1df21be0e6b2");
}

TEST_CASE("canonical values stay as they are") {
  Random random(11);
  std::size_t broken = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string json = randomJson(random, 5);
    const auto value = canonicalValue(json);
    if (!value || *value != json) ++broken;
  }
  CHECK(broken == 0);
}

TEST_CASE("other spellings of a value have one canonical text") {
  const auto same = [](const char* json, const char* canonical) {
    CAPTURE(json);
    const auto value = canonicalValue(json);
    CHECK(value.has_value());
    if (value) CHECK(*value == canonical);
  };
  same(" { \"b\" : 1 , \"a\" : [ true , false ] } ", R"({"a":[true,false],"b":1})");
  same(R"("\u00e9\u4e2d\ud83d\ude00\/\u0041\u0000\u001F\b\f\n\r\t\"\\")",
       "\"é中😀/A\\u0000\\u001f\\b\\f\\n\\r\\t\\\"\\\\\"");
  same("-0", "0");
  same("9007199254740991", "9007199254740991");
  same(R"({"é":1,"z":2,"e":3,"":4})", R"({"":4,"e":3,"z":2,"é":1})");
  same(R"({"c":{"z":{"y":1,"x":2},"a":[]},"b":{}})", R"({"b":{},"c":{"a":[],"z":{"x":2,"y":1}}})");
  same(R"([[],[[]],[{}],{"a":[]},"[","{",-1])", R"([[],[[]],[{}],{"a":[]},"[","{",-1])");
}

TEST_CASE("18 one changed field changes at most three lines") {
  Random random(seedSetting() + 17);
  Document document = sample();
  std::size_t most = 0;
  for (int i = 0; i < 2'000; ++i) {
    auto& [id, entity] = *std::next(document.entities.begin(), static_cast<std::ptrdiff_t>(random.below(2)));
    // A field that has been written: a new one is a line more.
    const std::string field =
        entity.cells.empty()
            ? "name"
            : entity.cells[random.below(static_cast<std::uint32_t>(entity.cells.size()))].field;
    const bool fresh = entity.cells.empty();
    const auto before = linesOf(canonicalText(document));
    const Write write{id, "", "", field, randomJson(random)};
    CHECK(apply(document, {&write, 1}, {Writer{1 + random.below(50)}, 1'700'000'001}).has_value());
    const auto after = linesOf(canonicalText(document));
    if (fresh) continue;
    CHECK(before.size() == after.size());
    std::size_t changed = 0;
    for (std::size_t line = 0; line < before.size() && line < after.size(); ++line)
      changed += before[line] != after[line] ? 1 : 0;
    most = std::max(most, changed);
  }
  CHECK(most == 2);  // the field and the context: a diff counts both as one hunk or two
}

}  // namespace parcours::test
