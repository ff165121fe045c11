// A real export damaged at every byte, and files of hostile size. Every PARCOURS_STRIDE-th byte is tried (1:
// all) with PARCOURS_FLIPS values each (255: all); PARCOURS_BIG is the size in megabytes of what is far too
// big.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <string>

#include "core/document/canonical.hpp"
#include "core/document/import.hpp"
#include "tests/core/document/corpus.hpp"
#include "tests/core/document/memory.hpp"
#include "tests/core/document/random.hpp"
#include "tests/core/settings.hpp"

namespace parcours::test {
namespace {

std::string early() { return readCorpus("accepted/release-0.1.0"); }

/// True when what was read differs in one record at most: damage does not spread, and nothing is left out.
bool confined(const Document& whole, const Document& read) {
  std::size_t differ = 0;
  for (const auto& [id, entity] : whole.entities) {
    const Entity* other = read.find(id);
    if (other == nullptr || !(*other == entity)) ++differ;
  }
  return differ <= 1 && read.entities.size() == whole.entities.size();
}

/// Sound: it prints and reads back to itself.
bool sound(const Document& read) {
  const auto again = importDocument(canonicalText(read));
  return again && again->document == read;
}

/// An error that says where, unless it is that this is no network's file at all.
bool placed(const Error& error, const std::string& text, std::size_t at) {
  if (error.code == ErrorCode::otherFormat) return true;
  const auto lineOfDamage = static_cast<std::uint32_t>(
      1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
  return error.place.line > 0 && error.place.line + 1 >= lineOfDamage;
}

std::string repeat(std::string_view piece, std::size_t times) {
  std::string text;
  text.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

std::string withValue(const std::string& json) {
  return R"({"entities":{"e1":{"context":{"00000000000000aa":1},"fields":{"f":[["00000000000000aa",1,0,)" +
         json + R"(]]},"room":"commons","type":"t"}},"format":1,"network":"n"})";
}

std::string hashed(const Document& whole) {
  return canonicalText(whole,
                       {.app = "0.2.0", .exporter = "Aroual", .exported = 1'700'000'000, .rooms = {"c1"}});
}

/// So many members `"<number>":<value>`, of one object.
std::string members(std::size_t count, std::string_view value) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i)
    text.append(i == 0 ? "" : ",").append(1, '"').append(std::to_string(i)).append("\":").append(value);
  return '{' + text + '}';
}

struct Outcome {
  std::size_t accepted = 0;
  std::size_t refused = 0;
  std::size_t wrong = 0;
};

/// Changes bytes of a text, one at a time, and counts what the reader makes of each as `fine` judges it.
template <class Fine>
Outcome damageEverywhere(const std::string& text, Fine fine) {
  const auto stride = static_cast<std::size_t>(setting("PARCOURS_STRIDE", 16));
  const std::uint64_t flips = setting("PARCOURS_FLIPS", 1);
  Random random(seedSetting());
  Outcome outcome;
  std::string damaged = text;
  for (std::size_t at = random.below(static_cast<std::uint32_t>(stride)); at < text.size(); at += stride) {
    for (std::uint64_t flip = 1; flip <= flips; ++flip) {
      const unsigned mask = flips >= 255 ? static_cast<unsigned>(flip) : 1 + random.below(255);
      damaged[at] = static_cast<char>(static_cast<unsigned char>(text[at]) ^ mask);
      const Result<Imported> imported = importDocument(damaged);
      ++(imported ? outcome.accepted : outcome.refused);
      if (!fine(at, imported) && ++outcome.wrong == 1)
        MESSAGE("first at byte " << at << ", changed by " << mask);
    }
    damaged[at] = text[at];
  }
  return outcome;
}

}  // namespace

TEST_CASE("22 a byte changed anywhere in an export is refused, or changes its header alone") {
  const Document whole = importDocument(early())->document;
  const std::string text = hashed(whole);
  const Outcome outcome = damageEverywhere(text, [&](std::size_t at, const Result<Imported>& imported) {
    if (imported) return imported->document == whole;
    return imported.error().code == ErrorCode::altered || placed(imported.error(), text, at);
  });
  CHECK(outcome.wrong == 0);
  CHECK(outcome.refused > 20 * outcome.accepted);
}

TEST_CASE("22 up to three bytes changed anywhere in an export are refused, or change its header alone") {
  const Document whole = importDocument(early())->document;
  const std::string text = hashed(whole);
  Random random(seedSetting());
  std::size_t wrong = 0;
  for (std::uint64_t i = setting("PARCOURS_FLIPS", 1) * 1'000; i > 0; --i) {
    std::string damaged = text;
    for (std::uint32_t n = 1 + random.below(3); n > 0; --n)
      damaged[random.below(static_cast<std::uint32_t>(text.size()))] ^=
          static_cast<char>(1 + random.below(255));
    const auto imported = importDocument(damaged);
    if (imported && imported->document != whole) ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("22 an export whose format number alone was changed is no newer application's") {
  const Document whole = importDocument(early())->document;
  const std::string text = hashed(whole);
  const std::size_t at = text.rfind("\"format\": 1") + 10;
  for (const char* number : {"2", "9", "11", "91"}) {
    std::string damaged = text;
    const auto imported = importDocument(damaged.replace(at, 1, number));
    REQUIRE_FALSE(imported.has_value());
    CHECK(imported.error().code == ErrorCode::altered);
  }
  // A newer application's own hash covers its own number.
  Document newer = whole;
  newer.format = 2;
  CHECK(importDocument(hashed(newer))->document == newer);
}

TEST_CASE("22 a header is known by its hash, whatever a letter makes of its name") {
  const Document whole = importDocument(early())->document;
  const std::string text = canonicalText(whole, {.app = "0.2.0", .exporter = "Aroual", .rooms = {"c1"}});
  const std::size_t at = text.rfind("\"header\"");
  for (std::size_t letter = 1; letter <= 6; ++letter) {
    std::string damaged = text;
    damaged[at + letter] = 'z';
    const auto imported = importDocument(damaged);
    REQUIRE_FALSE(imported.has_value());
    CHECK(imported.error().code == ErrorCode::altered);
  }
  // What somebody else adds and calls so is theirs, and is kept.
  Document more = whole;
  more.extra = {{"later", R"({"hash":"abc"})"}};
  CHECK(importDocument(canonicalText(more))->document == more);
}

TEST_CASE("22 without a hash, as early files are, it is refused with its place or changes its record alone") {
  const std::string text = early();
  const Document whole = importDocument(text)->document;
  const Outcome outcome = damageEverywhere(text, [&](std::size_t at, const Result<Imported>& imported) {
    return imported ? confined(whole, imported->document) && sound(imported->document)
                    : placed(imported.error(), text, at);
  });
  CHECK(outcome.wrong == 0);
  CHECK(outcome.accepted > 0);
  CHECK(outcome.refused > outcome.accepted / 8);
}

TEST_CASE("23 an export cut at any byte is refused as incomplete") {
  const auto stride = static_cast<std::size_t>(setting("PARCOURS_STRIDE", 16));
  for (const std::string& text : {early(), hashed(importDocument(early())->document)}) {
    const auto incomplete = [&](std::size_t size) {
      const auto imported = importDocument(std::string_view(text).substr(0, size));
      return !imported && imported.error().code == ErrorCode::truncated;
    };
    std::size_t wrong = 0;
    for (std::size_t size = 0; size + 1 < text.size(); size += stride) wrong += incomplete(size) ? 0 : 1;
    CHECK(wrong == 0);
    CHECK(incomplete(text.size() - 2));  // the last brace alone
  }
}

TEST_CASE("24 files of hostile size are refused in time and in little memory") {
  const auto mega = static_cast<std::size_t>(setting("PARCOURS_BIG", 16)) << 20;
  struct Hostile {
    std::string name;
    std::string bytes;
    ErrorCode code;
  };
  const Hostile hostile[] = {
      {"a text", withValue('"' + std::string(mega, 'x') + '"'), ErrorCode::tooLarge},
      {"escapes", withValue('"' + repeat("\\u0041", mega / 6) + '"'), ErrorCode::tooLarge},
      {"a key", withValue("{\"" + std::string(mega, 'x') + "\":1}"), ErrorCode::tooLarge},
      {"a number", withValue(std::string(mega, '1')), ErrorCode::tooLarge},
      {"levels", withValue(repeat("[", mega)), ErrorCode::tooDeep},
      {"levels, closed", withValue(repeat("[", mega / 2) + repeat("]", mega / 2)), ErrorCode::tooDeep},
      {"objects", withValue(repeat("{\"a\":", mega / 5)), ErrorCode::tooDeep},
      {"elements", withValue("[" + repeat("0,", mega / 2) + "0]"), ErrorCode::tooLarge},
      {"white space", repeat(" ", mega), ErrorCode::tooLarge},
      {"keys of a value", withValue(members(mega / 10, "0")), ErrorCode::tooLarge},
      {"fields",
       R"({"entities":{"e1":{"context":{"00000000000000aa":1},"fields":)" +
           members(mega / 40, R"([["00000000000000aa",1,0,0]])"),
       ErrorCode::tooLarge},
      {"records",
       R"({"entities":)" + members(mega / 64, R"({"context":{},"fields":{},"room":"r","type":"t"})"),
       ErrorCode::tooLarge},
  };
  for (const auto& each : hostile) {
    const auto& name = each.name;
    const auto& bytes = each.bytes;
    // A file that is too large as a whole is not read at all.
    const auto code = bytes.size() > Limits().bytes ? ErrorCode::tooLarge : each.code;
    CAPTURE(name);
    const auto start = std::chrono::steady_clock::now();
    Memory memory;
    const auto imported = importDocument(bytes);
    const std::size_t peak = memory.peak();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    REQUIRE_FALSE(imported.has_value());
    CHECK(static_cast<int>(imported.error().code) == static_cast<int>(code));
    CHECK(peak < (std::size_t{64} << 20));
    CHECK(took.count() < 30);  // against hanging; quadratic readers take hours
  }
}

}  // namespace parcours::test
