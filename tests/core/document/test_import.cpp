// Files nobody vouches for: each kind of fault is refused by its name and place, and nothing else is.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/document/canonical.hpp"
#include "core/document/import.hpp"
#include "tests/core/document/random_document.hpp"

namespace parcours::test {
namespace {

std::string repeat(std::string_view piece, std::size_t times) {
  std::string text;
  text.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

/// A file around the members of one entity.
std::string around(const std::string& members) {
  return R"({"entities":{"e1":{)" + members + R"(}},"format":1,"network":"n"})";
}

/// A file around the values of one field.
std::string withField(const std::string& cells) {
  return around(R"("context":{"00000000000000aa":3},"fields":{"f":)" + cells +
                R"(},"room":"commons","type":"t")");
}

/// A file around one value.
std::string withValue(const std::string& json) {
  return withField(R"([["00000000000000aa",1,0,)" + json + "]]");
}

void refused(const std::string& bytes, ErrorCode code, const Limits& limits = {}) {
  const std::string shown = bytes.substr(0, 200);
  CAPTURE(shown);
  const auto imported = importDocument(bytes, limits);
  CHECK_FALSE(imported.has_value());
  if (!imported) CHECK(static_cast<int>(imported.error().code) == static_cast<int>(code));
}

void accepted(const std::string& bytes, const Limits& limits = {}) {
  const std::string shown = bytes.substr(0, 200);
  CAPTURE(shown);
  CHECK(importDocument(bytes, limits).has_value());
}

std::string nested(std::size_t levels) { return repeat("[", levels) + repeat("]", levels); }

/// A document of some size with everything in it, for damage at every byte.
std::string smallExport() {
  Random random(77);
  Document document;
  document.network = "n";
  while (document.entities.size() < 6) {
    const std::string id = "e" + std::to_string(random.below(100));
    document.entities.insert_or_assign(id, randomEntity(random));
  }
  document.extra = {{"later", R"({"a":"é"})"}};
  return canonicalText(document, Header{.app = "1", .exporter = "é", .exported = 1, .rooms = {"r1"}});
}

}  // namespace

TEST_CASE("what is not JSON") {
  for (const char* bytes : {"}",
                            "{]",
                            "nope",
                            "{\"a\":tru1}",
                            "{'a':1}",
                            "{\"a\":1,}",
                            "[1,]",
                            "{\"a\" 1}",
                            "// x\n{}",
                            "{\"a\":/**/1}",
                            "{\"a\":NaN}",
                            "{\"a\":Infinity}",
                            "{\"a\":0x10}",
                            "{\"a\":01}",
                            "{\"a\":+1}",
                            "{\"a\":.5}",
                            "{\"a\":\"\\x\"}",
                            "{\"a\":\"\t\"}",
                            "{} {}",
                            "{}]",
                            "\"a\" 1",
                            "\xEF\xBB\xBF\xEF\xBB\xBF{}"}) {
    refused(bytes, ErrorCode::notJson);
  }
  const std::string good = withValue("1");
  refused(good + "x", ErrorCode::notJson);
  refused(good + std::string(1, '\0'), ErrorCode::notJson);
  refused(good + std::string(1, '\0') + "anything", ErrorCode::notJson);
  refused(withValue("\"a" + std::string(1, '\0') + "\""), ErrorCode::notJson);
  accepted("\xEF\xBB\xBF" + good + " \r\n\t");
}

TEST_CASE("text that is not UTF-8") {
  for (const char* text :
       {"\x80", "\xC0\xAF", "\xC3\x28", "\xE0\x80\x80", "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x80\x80\x80",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "\xE4\xB8", "\\ud800", "\\udc00", "\\ud800x",
        "\\ud800\\u0041", "\\ud800\\ud800", "\\udfff\\ud800"}) {
    refused(withValue("\"" + std::string(text) + "\""), ErrorCode::badUtf8);
    refused(withValue("{\"" + std::string(text) + "\":1}"), ErrorCode::badUtf8);
  }
  refused("\xFF\xFE{\"a\"", ErrorCode::badUtf8);              // UTF-16 with its mark
  refused("\xEF\xBB{}", ErrorCode::badUtf8);                  // half a mark
  refused(std::string("{\0\"\0a\0", 6), ErrorCode::notJson);  // UTF-16 without one
  accepted(withValue("\"\\ud83d\\ude00\\uFFFF\xF4\x8F\xBF\xBF\xEE\x80\x80\""));
}

TEST_CASE("numbers that are not integers every reader keeps") {
  for (const char* number :
       {"1.0", "1e2", "-1.5", "1E400", "-1e400", "1e-400", "9007199254740992", "-9007199254740992",
        "18446744073709551616", "123456789012345678901234567890", "-9223372036854775809"}) {
    refused(withValue(number), ErrorCode::notInteger);
    refused(withValue("[{\"a\":" + std::string(number) + "}]"), ErrorCode::notInteger);
    refused(withField(R"([["00000000000000aa",1,)" + std::string(number) + ",1]]"), ErrorCode::notInteger);
  }
  accepted(withValue("[9007199254740991,-9007199254740991,0,-0]"));
}

TEST_CASE("a key that stands twice, at every level") {
  refused(R"({"entities":{},"entities":{},"format":1,"network":"n"})", ErrorCode::duplicateKey);
  refused(R"({"entities":{},"format":1,"network":"n","format":1})", ErrorCode::duplicateKey);
  refused(R"({"entities":{},"format":1,"network":"n","x":1,"a":2,"x":3})", ErrorCode::duplicateKey);
  const std::string entity = R"({"context":{},"fields":{},"room":"commons","type":"t"})";
  const auto file = [](const std::string& entities) {
    return R"({"entities":{)" + entities + R"(},"format":1,"network":"n"})";
  };
  refused(file("\"a\":" + entity + ",\"a\":" + entity), ErrorCode::duplicateKey);
  refused(file("\"b\":" + entity + ",\"a\":" + entity + ",\"b\":" + entity), ErrorCode::duplicateKey);
  accepted(file("\"b\":" + entity + ",\"a\":" + entity + ",\"c\":" + entity));
  refused(around(R"("context":{},"fields":{},"room":"commons","type":"t","type":"t")"),
          ErrorCode::duplicateKey);
  refused(around(R"("context":{},"x":1,"fields":{},"room":"commons","type":"t","x":1)"),
          ErrorCode::duplicateKey);
  refused(
      around(
          R"("context":{"00000000000000aa":1,"00000000000000aa":1},"fields":{},"room":"commons","type":"t")"),
      ErrorCode::duplicateKey);
  const std::string cells = R"([["00000000000000aa",1,0,1]])";
  for (const char* order : {"f,f", "g,f,g", "a,c,b,c", "c,b,a,b"}) {
    std::string fields;
    for (const char* at = order; *at != '\0'; at += at[1] == '\0' ? 1 : 2) {
      fields += (fields.empty() ? "" : ",") + ("\"" + std::string(1, *at) + "\":" + cells);
    }
    refused(around(R"("context":{"00000000000000aa":1},"fields":{)" + fields +
                   R"(},"room":"commons","type":"t")"),
            ErrorCode::duplicateKey);
  }
  for (const char* json :
       {R"({"a":1,"a":1})", R"({"b":1,"a":1,"b":2})", R"([{"x":{"":1,"":2}}])", R"({"a":1,"\u0061":2})"}) {
    refused(withValue(json), ErrorCode::duplicateKey);
  }
  refused(R"({"entities":{},"format":1,"header":{"app":"1","app":"2"},"network":"n"})",
          ErrorCode::duplicateKey);
}

TEST_CASE("limits hold at their value and not beyond") {
  accepted(withValue(nested(26)));
  refused(withValue(nested(27)), ErrorCode::tooDeep);
  refused(withValue(repeat("{\"a\":", 27) + "1" + repeat("}", 27)), ErrorCode::tooDeep);
  refused(withValue(nested(1'000)), ErrorCode::tooDeep);
  refused(withValue(repeat("[", 100'000)), ErrorCode::tooDeep);
  CHECK(canonicalValue(nested(26)).has_value());
  CHECK_FALSE(canonicalValue(nested(27)).has_value());

  Limits limits;
  limits.stringBytes = 20;
  accepted(withValue("\"0123456789abcdefghij\""), limits);
  refused(withValue("\"0123456789abcdefghijk\""), ErrorCode::tooLarge, limits);
  refused(withValue("\"" + repeat("x", 100'000) + "\""), ErrorCode::tooLarge, limits);
  refused(withValue(repeat("1", 100'000)), ErrorCode::notInteger, limits);
  limits = {};
  limits.valueBytes = 20;
  accepted(withValue("[1,2,3,4,5,6,7,8,9]"), limits);
  refused(withValue("[1,2,3,4,5,6,7,8,9,0]"), ErrorCode::tooLarge, limits);

  accepted(withValue("{\"" + repeat("k", 128) + "\":1}"));
  refused(withValue("{\"" + repeat("k", 129) + "\":1}"), ErrorCode::tooLarge);
  limits = {};
  limits.entities = 2;
  const std::string entity = R"({"context":{},"fields":{},"room":"commons","type":"t"})";
  const auto file = [&](const std::string& more) {
    return R"({"entities":{"a":)" + entity + ",\"b\":" + entity + more + R"(},"format":1,"network":"n"})";
  };
  accepted(file(""), limits);
  refused(file(",\"c\":" + entity), ErrorCode::tooLarge, limits);

  std::string fields;
  for (int i = 0; i < 1'024; ++i) {
    fields += (i == 0 ? "\"f" : ",\"f") + std::to_string(i) + R"(":[["00000000000000aa",1,0,1]])";
  }
  const auto wide = [](const std::string& all) {
    return around(R"("context":{"00000000000000aa":1},"fields":{)" + all +
                  R"(},"room":"commons","type":"t")");
  };
  accepted(wide(fields));
  refused(wide(fields + R"(,"g":[["00000000000000aa",1,0,1]])"), ErrorCode::tooLarge);
  accepted(wide(fields + R"(,"g":[["00000000000000aa",1,0,1]])"), Limits::own());

  const std::string good = withValue("1");
  limits = {};
  limits.bytes = good.size();
  accepted(good, limits);
  refused(good + " ", ErrorCode::tooLarge, limits);
}

TEST_CASE("JSON of something else is called by its name, whatever else is wrong with it") {
  for (const char* bytes :
       {"[]", "1", "\"x\"", "null", "{}", R"({"entities":[],"format":1,"network":"n"})",
        R"({"entities":{},"format":1})", R"({"entities":{},"format":1,"network":7})",
        R"({"format":1,"network":"n"})", R"({"type":"FeatureCollection","features":[{"x":1.5}]})",
        R"({"a":1,"a":2})", R"({"été":1})", R"([{"entities":{},"network":"n"}])"}) {
    refused(bytes, ErrorCode::otherFormat);
  }
  refused(nested(5'000), ErrorCode::otherFormat);
}

TEST_CASE("parts of the wrong shape") {
  const std::string rest = R"(,"room":"commons","type":"t")";
  for (const char* context :
       {"1", "[]", R"({"xyz":1})", R"({"00000000000000AA":1})", R"({"00000000000000aa":0})",
        R"({"00000000000000aa":-1})", R"({"00000000000000aa":2147483648})", R"({"00000000000000aa":"1"})",
        R"({"00000000000000aa":null})", R"({"00000000000000aa":{}})"}) {
    refused(around("\"context\":" + std::string(context) + ",\"fields\":{}" + rest), ErrorCode::badShape);
  }
  for (const char* cells : {"1",
                            "{}",
                            "[]",
                            "[1]",
                            "[[]]",
                            "[{}]",
                            "null",
                            R"([["00000000000000aa",1,0]])",
                            R"([["00000000000000aa",1,0,1,2]])",
                            R"([["00000000000000aa","1",0,1]])",
                            R"([["xyz",1,0,1]])",
                            R"([[1,1,0,1]])",
                            R"([["00000000000000aa",0,0,1]])",
                            R"([["00000000000000aa",2147483648,0,1]])",
                            R"([["00000000000000aa",1,"0",1]])",
                            R"([["00000000000000aa",1,null,1]])",
                            R"([["00000000000000aa",4,0,1]])",
                            R"([["00000000000000bb",1,0,1]])",
                            R"([["00000000000000aa",1,0,1],[]])",
                            R"([[["00000000000000aa"],1,0,1]])"}) {
    refused(withField(cells), ErrorCode::badShape);
  }
  accepted(withField(R"([["00000000000000aa",3,-5,1],["00000000000000aa",3,-5,2]])"));
  for (const char* name : {"", "a\\u0001", "a\\\"b", "a\\\\b", "é", "a\\u007f"}) {
    const std::string quoted = "\"" + std::string(name) + "\"";
    const std::string entity = R"({"context":{},"fields":{},"room":"commons","type":"t"})";
    refused(R"({"entities":{)" + quoted + ":" + entity + R"(},"format":1,"network":"n"})",
            ErrorCode::badShape);
    refused(around(R"("context":{},"fields":{},"room":)" + quoted + R"(,"type":"t")"), ErrorCode::badShape);
    refused(around(R"("context":{},"fields":{},"room":"commons","type":)" + quoted), ErrorCode::badShape);
    refused(around(R"("context":{},"fields":{},"room":"commons","type":"t",)" + quoted + ":1"),
            ErrorCode::badShape);
    refused(around(R"("context":{"00000000000000aa":1},"fields":{)" + quoted +
                   R"(:[["00000000000000aa",1,0,1]]})" + rest),
            ErrorCode::badShape);
    refused(R"({"entities":{},"format":1,"network":)" + quoted + "}", ErrorCode::badShape);
  }
  for (const char* members :
       {R"("fields":{},"room":"commons","type":"t")", R"("context":{},"room":"commons","type":"t")",
        R"("context":{},"fields":{},"type":"t")", R"("context":{},"fields":{},"room":"commons")",
        R"("context":{},"fields":[],"room":"commons","type":"t")",
        R"("context":{},"fields":{},"room":1,"type":"t")",
        R"("context":{},"fields":{},"room":"r","type":{})"}) {
    refused(around(members), ErrorCode::badShape);
  }
  for (const char* format : {"", R"("format":0,)", R"("format":-1,)", R"("format":"1",)", R"("format":{},)",
                             R"("format":2147483648,)"}) {
    refused(R"({"entities":{},)" + std::string(format) + R"("network":"n"})", ErrorCode::badShape);
  }
  for (const char* header : {"1", "[]", R"({"app":1})", R"({"exported":"x"})", R"({"rooms":{}})",
                             R"({"rooms":[1]})", R"({"rooms":[[]]})"}) {
    refused(R"({"entities":{},"format":1,"header":)" + std::string(header) + R"(,"network":"n"})",
            ErrorCode::badShape);
  }
  refused(R"({"entities":{"a":1},"format":1,"network":"n"})", ErrorCode::badShape);
}

TEST_CASE("members may come in any order, and values too") {
  const std::string scrambled =
      R"({"zeta":{"b":1,"a":2},"network":"n","header":{"later":[1],"rooms":[]},"format":1,"alpha":0,"entities":{"e2":)"
      R"({"type":"t","fields":{"g":[["00000000000000bb",1,0,"x"],["00000000000000aa",1,0,{"z":1,"y":2}],)"
      R"(["00000000000000bb",1,0,"x"]],"a":[["00000000000000aa",2,0,1]]},"kind":1,"room":"r","context":)"
      R"({"00000000000000bb":1,"00000000000000aa":2}},"e1":{"type":"t","room":"r","fields":{},"context":{}}}})";
  const auto imported = importDocument(scrambled);
  CHECK(imported.has_value());
  if (!imported) return;
  const std::string text = canonicalText(imported->document);
  const auto again = importDocument(text);
  CHECK(again.has_value());
  if (again) CHECK(again->document == imported->document);
  const Entity& entity = *imported->document.find("e2");
  CHECK(entity.values("g").size() == 2);
  CHECK(entity.values("g")[0].json == R"({"y":2,"z":1})");
  CHECK(imported->document.extra == Members{{"alpha", "0"}, {"zeta", R"({"a":2,"b":1})"}});
  CHECK(entity.extra == Members{{"kind", "1"}});
}

TEST_CASE("what a newer format adds is kept, byte for byte") {
  const std::string newer =
      R"({"entities":{"e1":{"context":{"00000000000000aa":1},"fields":{"new":[["00000000000000aa",1,0,)"
      R"({"deep":[{"x":"é"}]}]]},"links":{"b":[1]},"room":"commons","type":"unheard-of"}},)"
      R"("format":7,"network":"n","signatures":["x"]})";
  const auto imported = importDocument(newer);
  CHECK(imported.has_value());
  if (!imported) return;
  CHECK(imported->document.format == 7);
  Document mine{.network = "n", .entities = {}, .extra = {}};
  CHECK(merge(mine, imported->document).has_value());
  CHECK(mine.format == 7);
  CHECK(canonicalText(mine) == canonicalText(imported->document));
  CHECK(canonicalText(mine).find("\"links\": {\"b\":[1]}") != std::string::npos);
}

TEST_CASE("a refusal says where") {
  std::string text = smallExport();
  const std::size_t at = text.find("1700000000");
  const std::size_t number = at == std::string::npos ? text.find(", 0, ") + 2 : at;
  text.insert(number, "x");
  const auto imported = importDocument(text);
  CHECK_FALSE(imported.has_value());
  if (imported) return;
  const Place& place = imported.error().place;
  const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(number), '\n');
  CHECK(place.line == line);
  CHECK(place.column == number - text.rfind('\n', number));
  CHECK(place.path.starts_with("/entities/e"));

  const auto value = importDocument(
      "{\"entities\": {\"e1\": {\n \"fields\": {\"f\":\n[[\"00000000000000aa\", 1, 0, 1.5]]}}},\n"
      "\"format\":1,\"network\":\"n\"}");
  CHECK_FALSE(value.has_value());
  if (value) return;
  CHECK(value.error().code == ErrorCode::notInteger);
  CHECK(value.error().place.line == 3);
  CHECK(value.error().place.column == 31);
  CHECK(value.error().place.path == "/entities/e1/fields/f");
}

TEST_CASE("a file cut at any byte is refused as incomplete") {
  const std::string text = smallExport();
  CHECK(text.size() > 1'000);
  std::size_t wrong = 0;
  for (std::size_t size = 0; size + 2 < text.size(); ++size) {
    const auto imported = importDocument(std::string_view(text).substr(0, size));
    if (imported || imported.error().code != ErrorCode::truncated) ++wrong;
  }
  CHECK(wrong == 0);
  CHECK(importDocument(std::string_view(text).substr(0, text.size() - 1))
            .has_value());  // only the last line break
}

TEST_CASE("a flipped bit is refused, or leaves a sound document") {
  const std::string text = smallExport();
  std::size_t unsound = 0;
  std::size_t refusals = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (unsigned bit = 0; bit < 8; ++bit) {
      std::string damaged = text;
      damaged[at] = static_cast<char>(static_cast<unsigned char>(damaged[at]) ^ (1U << bit));
      const auto imported = importDocument(damaged);
      if (!imported) {
        ++refusals;
        continue;
      }
      const auto again = importDocument(canonicalText(imported->document));
      if (!again || !(again->document == imported->document)) ++unsound;
    }
  }
  CHECK(unsound == 0);
  CHECK(refusals > text.size());  // most damage shows
}

TEST_CASE("a large file of hostile shape is read in time") {
  // Every one of these is quadratic in a careless reader.
  std::string context;
  for (int i = 200'000; i > 0; --i) {
    const std::string digits = std::to_string(i);
    context += (context.empty() ? "\"" : ",\"") + repeat("0", 16 - digits.size()) + digits + "\":1";
  }
  accepted(around("\"context\":{" + context + R"(},"fields":{},"room":"commons","type":"t")"));
  std::string cells;
  for (int i = 0; i < 100'000; ++i)
    cells += (i == 0 ? "" : ",") + std::string(R"(["00000000000000aa",1,0,1])");
  accepted(withField("[" + cells + "]"));
  std::string members;
  for (int i = 100'000; i > 0; --i) members += (members.empty() ? "\"" : ",\"") + std::to_string(i) + "\":1";
  accepted(withValue("{" + members + "}"));
}

TEST_CASE("documents one after another are read as one file, merged in any order") {
  Random random(11);
  for (int i = 0; i < 300; ++i) {
    std::vector<Document> parts(1 + random.below(4));
    Document all;
    for (Document& part : parts) {
      part = randomDocument(random);
      part.network = all.network = "n";
    }
    all.format = parts[0].format;
    for (const Document& part : parts) REQUIRE(merge(all, part));
    for (int turn = 0; turn < 3; ++turn) {
      std::string file;
      for (const Document& part : parts) file += canonicalText(part) + (turn == 1 ? "\n" : "");
      const auto read = importFile(file);
      REQUIRE(read);
      CHECK(read->document == all);
      std::rotate(parts.begin(), parts.begin() + 1, parts.end());
    }
  }
}

TEST_CASE("a fault in one of several documents is placed in the file; two networks are refused") {
  const std::string one = around(R"("context":{},"fields":{},"room":"commons","type":"t")");
  const auto broken = importFile(one + "\n\n" + one + "\n{\"entities\":x}");
  REQUIRE_FALSE(broken);
  CHECK(broken.error().place.line == 4);
  const auto mixed = importFile(one + "\n" + R"({"entities":{},"format":1,"network":"m"})");
  REQUIRE_FALSE(mixed);
  CHECK(mixed.error().code == ErrorCode::otherNetwork);
  CHECK_FALSE(importFile(""));
  CHECK_FALSE(importFile(one + "\n" + one.substr(0, one.size() / 2)));
}

}  // namespace parcours::test
