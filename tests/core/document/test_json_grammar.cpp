// The grammar of JSON as json_grammar.hpp has it: each text goes through the reader of single values and, as
// a value, through the reader of files.
#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/import.hpp"
#include "tests/core/document/json_grammar.hpp"

namespace parcours::test {
namespace {

std::string asValue(std::string_view json) {
  std::string text =
      R"({"entities":{"e":{"context":{"00000000000000aa":1},"fields":{"f":[["00000000000000aa",1,0,)";
  text += json;
  return text + R"(]]},"room":"commons","type":"t"}},"format":1,"network":"n"})";
}

}  // namespace

TEST_CASE("20 all that is JSON without fractions is read, and its meaning is one text") {
  for (const auto& each : kAccepted) {
    const auto& json = each.json;
    const auto& canonical = each.canonical;
    CAPTURE(json);
    const std::string_view expected = canonical.empty() ? json : canonical;
    const auto value = canonicalValue(json);
    CHECK((value && *value == expected));
    const auto imported = importDocument(asValue(json));
    CHECK((imported && imported->document.find("e")->values("f").front().json == expected));
  }
}

TEST_CASE("20 nothing else is read, neither alone nor within a file nor as one") {
  for (const std::string_view json : kRefused) {
    CAPTURE(json);
    const auto value = canonicalValue(json);
    CHECK_FALSE(value.has_value());
    if (!value) {
      const ErrorCode code = value.error().code;
      const bool syntax = code == ErrorCode::notJson || code == ErrorCode::truncated ||
                          code == ErrorCode::badUtf8 ||
                          code == ErrorCode::notInteger;  // a fraction first, then the fault
      CHECK(syntax);
    }
    CHECK_FALSE(importDocument(asValue(json)).has_value());
    CHECK_FALSE(importDocument(json).has_value());
  }
}

TEST_CASE("20 what the grammar leaves open is decided, by name") {
  for (const auto& each : kDecided) {
    const auto& json = each.json;
    const auto& code = each.code;
    CAPTURE(json);
    const auto value = canonicalValue(json);
    CHECK((!value && value.error().code == code));
    const auto imported = importDocument(asValue(json));
    CHECK((!imported && imported.error().code == code));
  }
  // A byte order mark: once, before a file (section 8.1 allows to ignore it).
  CHECK(importDocument("\xEF\xBB\xBF" + asValue("1")).has_value());
  CHECK_FALSE(importDocument("\xEF\xBB\xBF\xEF\xBB\xBF" + asValue("1")).has_value());
  CHECK_FALSE(importDocument("\xEF\xBB" + asValue("1")).has_value());
  CHECK_FALSE(importDocument(asValue("\xEF\xBB\xBF"
                                     "1"))
                  .has_value());
  // Levels (section 9 allows a limit).
  for (const std::size_t levels : {26U, 27U, 500U, 100'000U}) {
    const std::string nested = std::string(levels, '[') + std::string(levels, ']');
    CHECK(canonicalValue(nested).has_value() == (levels <= 26));
    CHECK(importDocument(asValue(nested)).has_value() == (levels <= 26));
    CHECK_FALSE(canonicalValue(std::string(levels, '[')).has_value());
  }
}

}  // namespace parcours::test
