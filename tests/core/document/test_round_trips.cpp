// What people do with files: there and back, thirty answers to one question, and back to an old version.
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "core/document/canonical.hpp"
#include "core/document/edit.hpp"
#include "core/document/import.hpp"
#include "core/document/preview.hpp"
#include "tests/core/document/random_document.hpp"
#include "tests/core/settings.hpp"

namespace parcours::test {
namespace {

constexpr std::int64_t kNow = 1'700'000'100;

/// As a file on another device.
Document sent(const Document& document) {
  auto imported = importDocument(
      canonicalText(document, Header{.app = "1", .exporter = "x", .exported = 1, .rooms = {}}));
  REQUIRE(imported.has_value());
  return std::move(imported->document);
}

void put(Document& document, std::uint64_t writer, const char* field, std::string json) {
  const Write write{"e", "t", "commons", field, std::move(json)};
  CHECK(apply(document, {&write, 1}, {Writer{writer}, kNow}).has_value());
}

/// A way to go back to an old version.
using GoBack = void (*)(Document& document, const Document& then);

void byWriting(Document& document, const Document& then) {
  CHECK(apply(document, restore(document, then), {Writer{9}, kNow + 1}).has_value());
}

void byMerging(Document& document, const Document& then) { CHECK(merge(document, then).has_value()); }

/// Of a number of versions gone back to, how many do not show what they held, here or where a later export
/// arrives.
std::size_t failures(GoBack goBack) {
  std::size_t failed = 0;
  for (std::uint64_t i = 0; i < 500; ++i) {
    Random random(seedSetting() + i);
    Document document{.network = "n", .entities = {}, .extra = {}};
    put(document, 1, "f", std::to_string(i));
    const Document then = document;
    Document elsewhere = document;
    for (std::uint32_t edits = 1 + random.below(3); edits > 0; --edits) {
      put(document, 2, "f", "\"later " + std::to_string(edits) + "\"");
      if (random.oneIn(2)) CHECK(merge(elsewhere, sent(document)).has_value());
    }
    goBack(document, then);
    CHECK(merge(elsewhere, sent(document)).has_value());
    const std::string old = then.find("e")->shown("f")->json;
    const bool back = document.find("e")->shown("f")->json == old && elsewhere == document;
    if (!back) ++failed;
  }
  return failed;
}

}  // namespace

TEST_CASE("41 an export that travels and comes back is the same network without a conflict") {
  Random random(seedSetting());
  for (int i = 0; i < 1'000; ++i) {
    Document home = randomDocument(random);
    Document away{.network = "n", .entities = {}, .extra = {}};
    CHECK(merge(away, sent(home)).has_value());
    CHECK(documentHash(away) == documentHash(home));
    put(away, 77, "new", std::to_string(i));
    const Document back = sent(away);
    CHECK(previewMerge(home, back)->conflict.empty());
    CHECK(merge(home, back).has_value());
    CHECK(documentHash(home) == documentHash(away));
  }
}

TEST_CASE("42 thirty devices that answer one field give thirty values, in any order") {
  Document base{.network = "n", .entities = {}, .extra = {}};
  put(base, 1, "f", "0");
  std::vector<Document> answers;
  std::set<std::string> expected;
  for (std::uint64_t device = 1; device <= 30; ++device) {
    answers.push_back(sent(base));
    put(answers.back(), 100 + device, "f", std::to_string(device));
    expected.insert(std::to_string(device));
  }
  Document one = base;
  for (const Document& answer : answers) CHECK(merge(one, sent(answer)).has_value());
  Document other = base;
  for (auto answer = answers.rbegin(); answer != answers.rend(); ++answer)
    CHECK(merge(other, *answer).has_value());
  std::set<std::string> held;
  for (const Cell& cell : one.find("e")->values("f")) held.insert(cell.json);
  CHECK(held == expected);
  CHECK(one == other);
}

TEST_CASE(
    "43 going back to a version shows it again, here and where later exports arrive; a merge would not") {
  CHECK(failures(byWriting) == 0);
  CHECK(failures(byMerging) == 500);
}

}  // namespace parcours::test
