// The grammar of JSON (RFC 8259), rule by rule: what must be read, what must be refused, and what the RFC
// leaves to the reader, decided and pinned. Each text goes through the reader of single values and, as a
// value, through the reader of files.
#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/import.hpp"

namespace parcours::test {
namespace {

using namespace std::string_view_literals;

/// Read, and what it becomes; empty: as it stands.
struct Accepted {
  std::string_view json;
  std::string_view canonical = {};
};

constexpr Accepted kAccepted[] = {
    // Section 3: values, and the three literal names.
    {"null"},
    {"true"},
    {"false"},
    {"0"},
    {R"("")"},
    {"[]"},
    {"{}"},
    // Section 2: white space is space, tab, line feed and carriage return, around every token.
    {" 1 ", "1"},
    {"\t1\t", "1"},
    {"\n1\n", "1"},
    {"\r1\r\n", "1"},
    {" [ ] ", "[]"},
    {" { } ", "{}"},
    {"[ 1 , 2 ]", "[1,2]"},
    {"{ \"a\" : 1 , \"b\" : 2 }", R"({"a":1,"b":2})"},
    {"[1\n]", "[1]"},
    // Section 5: arrays of anything.
    {"[null]"},
    {"[[]]"},
    {"[[],[]]"},
    {"[{}]"},
    {R"([""])"},
    {"[false]"},
    {"[1,null,\"a\",{},[true]]"},
    {"[null,1,\"1\",{}]"},
    {"[1,null,null,null,2]"},
    {R"(["a"] )", R"(["a"])"},
    {" [1]", "[1]"},
    // Section 4: objects; names are any strings, also empty or with escapes.
    {R"({"a":"b"})"},
    {R"({"":0})"},
    {R"({"a":[]})"},
    {R"({"a":{}})"},
    {R"({"a":1,"b":1})"},
    {R"({"foo\u0000bar":42})"},
    {R"({"b":1,"a":2})", R"({"a":2,"b":1})"},
    {R"({"\u0061":1})", R"({"a":1})"},
    {"{\n\"a\":\n\"b\"\n}", R"({"a":"b"})"},
    {R"({"__proto__":1,"constructor":2})"},
    {R"({"asd":"sdf","dfg":"fgh"})"},
    {R"({"title":"\u041f\u043e"})", R"({"title":"По"})"},
    // Section 6: integers.
    {"1"},
    {"-1"},
    {"10"},
    {"-10"},
    {"123"},
    {"-0", "0"},
    {"-123"},
    {"[ 4]", "[4]"},
    {"[0,-0]", "[0,0]"},
    {"9007199254740991"},
    {"-9007199254740991"},
    // Section 7: strings, every escape, and every plane written out.
    {R"("\"\\\/\b\f\n\r\t")", R"("\"\\/\b\f\n\r\t")"},
    {R"("\u0060\u012a\u12AB")", "\"`Īካ\""},
    {R"("\u0000")"},
    {R"("\u001f")"},
    {R"("\u0022")", R"("\"")"},
    {R"("\u005C")", R"("\\")"},
    {R"("\uD801\udc37")", "\"\U00010437\""},
    {R"("\ud83d\ude39\ud83d\udc8d")", "\"\U0001F639\U0001F48D\""},
    {R"("\uDBFF\uDFFF")", "\"\U0010FFFF\""},
    {R"("\uFFFF")", "\"\uFFFF\""},
    {R"("\u200B\u2064")", "\"\u200B\u2064\""},
    {R"("\\u0000")"},
    {R"("\\a")"},
    {R"("\"")"},
    {R"("a/*b*/c/*d//e")"},
    {"\"\x7f\""},
    {"\"€𝄞\""},
    {"\"\u2028\u2029\""},
    {"\"π\""},
    {"\"asd \""},
    {"\" \""},
    {R"("new\u000Aline")", R"("new\nline")"},
    {"\"\U0001FFFF\""},
    {"\"\xEF\xBF\xBD\""},
    {R"("\u00e9")", "\"é\""},
    {"\"\xEF\xBB\xBF\""},
};

/// No JSON.
constexpr std::string_view kRefused[] = {
    // Nothing, or more than one value.
    "",
    " ",
    "1 2",
    "1,",
    ",1",
    "[] []",
    "{} {}",
    "[]]",
    "{}}",
    "[][",
    "{}x",
    "[1]x",
    R"("a"x)",
    "1]",
    "2@",
    "{}#",
    "{},",
    R"({"a":"b"}//)",
    R"({"a":"b"}/**/)",
    R"({"a":"b"}#)",
    R"({"a":true} "x")",
    // Names that are none.
    "nul",
    "tru",
    "fals",
    "True",
    "TRUE",
    "nULL",
    "nullx",
    "truefalse",
    "undefined",
    "å",
    "asd",
    "<.>",
    "<null>",
    "*",
    "[nul",
    "[fals]",
    "[tru]",
    "[True]",
    "NaN",
    "-NaN",
    "Infinity",
    "-Infinity",
    "+Inf",
    "Inf",
    // White space that is none of the four.
    "\f1",
    "[\f]",
    "\v1",
    "\xC2\xA0"
    "1",
    "\xE2\x81\xA0[]",
    "[\v1]",
    "[\"a\"\f]",
    "\u2028[]",
    "[1]\u00A0",
    // Arrays.
    "[",
    "[1",
    "[1,",
    "[1,]",
    "[,",
    "[,1]",
    "[1,,2]",
    "[1,,]",
    "[,]",
    "[,,]",
    "[1:2]",
    "[1 true]",
    R"(["a" "b"])",
    "[3[4]]",
    "[1}",
    "[x",
    "[x]",
    "[-]",
    "[\"\"],",
    "[\"\",]",
    "[\"x\"]]",
    "[\"\"",
    "[1,\n1\n,1",
    "[{}",
    "[{",
    "[[",
    "[[]",
    "[\"a\",\n4\n,1,",
    "[   , \"\"]",
    "[*]",
    "['a']",
    "[\"a",
    "[\\n]",
    "[a",
    "[\"a\"\"b\"]",
    "[1,2,3",
    // Objects.
    "{",
    "{]",
    "{[:",
    "{,",
    "{:1}",
    "{1:1}",
    "{null:1}",
    "{a:1}",
    "{'a':1}",
    "{a: \"b\"}",
    R"({"a")",
    R"({"a"})",
    R"({"a":)",
    R"({"a":})",
    R"({"a" 1})",
    R"({"a",1})",
    R"({"a"=1})",
    R"({"a"::1})",
    R"({"a":1)",
    R"({"a":1,)",
    R"({"a":1,})",
    R"({"a":1,,"b":2})",
    R"({"a":1 "b":2})",
    R"({"a":1:2})",
    R"({"a":1;"b":2})",
    R"({"a":'b'})",
    R"({"a":x})",
    R"({"a":1]})",
    R"({"a":"b",})",
    R"({"a":"b",,})",
    R"({,"a":1})",
    R"({"a":/**/1})",
    R"({/**/"a":1})",
    R"({"a":"b)",
    R"({"x", null})",
    R"({"x"::"b"})",
    "{\xF0\x9F\x87\xA8}",
    R"({"a":"a" 123})",
    R"({key: 'value'})",
    R"({"id":0,,,,,})",
    R"({"a" b})",
    R"({[]:1})",
    "{\"\":",
    "{\"asd\":\"asd\"",
    "{{}}",
    "{\"a\":{}",
    "{\"a\":[}",
    "{\"a\":{]}",
    // Numbers.
    "-",
    "+",
    "+1",
    "--1",
    "++1",
    "- 1",
    "01",
    "-01",
    "00",
    "-00",
    "012",
    "-012",
    "1.",
    "-1.",
    "-2.",
    ".5",
    "-.5",
    "0.",
    "0.e1",
    "2.e3",
    "2.e-3",
    "2.e+3",
    "9.e+",
    "1e",
    "1E",
    "1e+",
    "1e-",
    "0e",
    "0E",
    "0e+",
    "0E+",
    "0.3e",
    "0.3e+",
    "1.0e",
    "1.0e+",
    "1.0e-",
    "1eE2",
    "1e1.5",
    "0.1.2",
    "1_000",
    "1 000",
    "1,000",
    "0x1",
    "0x",
    "0x42",
    "0b1",
    "0o7",
    "1a",
    "1ea",
    "-a",
    "-foo",
    "-1x",
    "1+2",
    "1-",
    "1/2",
    "1.2a-3",
    "0e+-1",
    "1.8011670033376514H-308",
    "\xEF\xBC\x91",
    "+Infinity",
    "-1.0.",
    ".-1",
    ".2e-3",
    "[-2.]",
    "[1.]",
    "-9a",
    // Strings.
    "\"",
    "'",
    "\"a",
    "'a'",
    "a\"",
    "\"\\\"",
    "\"\\",
    "\"\\x00\"",
    "\"\\a\"",
    "\"\\0\"",
    "\"\\'\"",
    "\"\\ \"",
    "\"\\u\"",
    "\"\\u1\"",
    "\"\\u12\"",
    "\"\\u123\"",
    "\"\\u00A\"",
    "\"\\u00zz\"",
    "\"\\uqqqq\"",
    "\"\\U0041\"",
    "\"\\\\\\\"",
    "\"\\\xE5\"",
    "\"\\\xF0\x9F\x8C\x80\"",
    "\"\\u{41}\"",
    "\"\t\"",
    "\"\n\"",
    "\"\r\"",
    "\"\x01\"",
    "\"\x1f\"",
    "\"a\nb\"",
    "\"\\\t\"",
    "\"\\\n\"",
    "\"\"\"",
    "\"\"x",
    "\\u0020\"a\"",
    "\"\\u-123\"",
    "\"\0\""sv,
    "\"a\0b\""sv,
    "[\0]"sv,
    "\0"sv,
    "1\0"sv,
    "\"\\\0\""sv,
    "\"\\ud800\\u1\"",
    "\"\\ud800\\u1x\"",
    "\"\\ud800\\",
    "\"\\ud834\\uDd",
    "`a`",
    "\"\\v\"",
    "\"\\x41\"",
    "\"\\u004\"",
    // Comments.
    "[\xE5]",
    "//",
    "/**/",
    "/**/1",
    "1//",
    "1/**/",
    "[1/**/]",
    "#1",
    "[1,#\n2]",
    "<!-- -->",
};

/// JSON, or nearly: where the RFC leaves the reader free or a file's format is narrower.
struct Decided {
  std::string_view json;
  ErrorCode code;
};

constexpr Decided kDecided[] = {
    // Section 6: only integers that every reader keeps; no floating point decides anything here.
    {"1.0", ErrorCode::notInteger},
    {"0.5", ErrorCode::notInteger},
    {"-0.0", ErrorCode::notInteger},
    {"1e2", ErrorCode::notInteger},
    {"1E2", ErrorCode::notInteger},
    {"1e+2", ErrorCode::notInteger},
    {"1e-2", ErrorCode::notInteger},
    {"0e1", ErrorCode::notInteger},
    {"0e+1", ErrorCode::notInteger},
    {"123.456e78", ErrorCode::notInteger},
    {"-0.000000000000000000001", ErrorCode::notInteger},
    {"1e400", ErrorCode::notInteger},
    {"-1e9999", ErrorCode::notInteger},
    {"1e-400", ErrorCode::notInteger},
    {"9007199254740992", ErrorCode::notInteger},
    {"-9007199254740992", ErrorCode::notInteger},
    {"18446744073709551615", ErrorCode::notInteger},
    {"18446744073709551616", ErrorCode::notInteger},
    {"-9223372036854775809", ErrorCode::notInteger},
    {"100000000000000000000", ErrorCode::notInteger},
    {"0.4e00669999999999999999999999999999999999", ErrorCode::notInteger},
    {"1.5e+9999", ErrorCode::notInteger},
    // Section 4: names within an object are unique.
    {R"({"a":1,"a":1})", ErrorCode::duplicateKey},
    {R"({"a":1,"a":2})", ErrorCode::duplicateKey},
    {R"({"a":1,"\u0061":2})", ErrorCode::duplicateKey},
    {R"({"":1,"":1})", ErrorCode::duplicateKey},
    // Section 8.1, 8.2: UTF-8 alone, and no half of a pair.
    {R"("\ud800")", ErrorCode::badUtf8},
    {R"("\udc00")", ErrorCode::badUtf8},
    {R"("\ud800\n")", ErrorCode::badUtf8},
    {R"("\ud800abc")", ErrorCode::badUtf8},
    {R"("\ud800\ud800")", ErrorCode::badUtf8},
    {R"("\udd1e\ud834")", ErrorCode::badUtf8},
    {R"({"\ud800":1})", ErrorCode::badUtf8},
    {"\"\xE9\"", ErrorCode::badUtf8},
    {"\"\xFF\"", ErrorCode::badUtf8},
    {"\"\x81\"", ErrorCode::badUtf8},
    {"\"\xC0\xAF\"", ErrorCode::badUtf8},
    {"\"\xE0\xFF\"", ErrorCode::badUtf8},
    {"\"\xED\xA0\x80\"", ErrorCode::badUtf8},
    {"\"\xF4\xBF\xBF\xBF\"", ErrorCode::badUtf8},
    {"\"\xFC\x80\x80\x80\x80\x80\"", ErrorCode::badUtf8},
    {"\"\xC3\"", ErrorCode::badUtf8},
    {"{\"\xB9\":1}", ErrorCode::badUtf8},
    {"\xFF\xFE[\0]\0"sv, ErrorCode::notJson},
    {"\0[\0]"sv, ErrorCode::notJson},
};

std::string asValue(std::string_view json) {
  std::string text =
      R"({"entities":{"e":{"context":{"00000000000000aa":1},"fields":{"f":[["00000000000000aa",1,0,)";
  text += json;
  return text + R"(]]},"room":"commons","type":"t"}},"format":1,"network":"n"})";
}

}  // namespace

TEST_CASE("20 all that is JSON without fractions is read, and its meaning is one text") {
  for (const auto& [json, canonical] : kAccepted) {
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
  for (const auto& [json, code] : kDecided) {
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
