// The table is complete, and each field refuses what its line says it refuses.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "core/document/canonical.hpp"
#include "core/network/schema.hpp"

using namespace parcours;

namespace {

/// A field's full name, with a key where it wants one.
std::string fullName(const FieldSpec& spec) {
  if (spec.keyed == Keyed::byLanguage) return std::string(spec.name) + ".fr";
  if (spec.keyed == Keyed::byNumber) return std::string(spec.name) + ".1";
  if (spec.keyed == Keyed::byReference) return std::string(spec.name) + ".k1";
  return std::string(spec.name);
}

std::string longString(std::int64_t bytes) {
  return '"' + std::string(static_cast<std::size_t>(bytes), 'x') + '"';
}

/// As a set is written: sorted.
std::string listOf(std::span<const std::string_view> choices) {
  std::vector<std::string_view> items(choices.begin(), choices.end());
  std::sort(items.begin(), items.end());
  std::string list = "[";
  for (const std::string_view item : items)
    list += (list.size() > 1 ? ",\"" : "\"") + std::string(item) + '"';
  return list + ']';
}

struct Values {
  std::vector<std::string> good, bad;
};

Values samplesOf(const FieldSpec& spec) {
  switch (spec.kind) {
    case Kind::text:
      return {{R"("")", R"("Ça va")", longString(spec.maximum)},
              {R"("a\nb")", R"("a\rb")", longString(spec.maximum + 1), "1"}};
    case Kind::longText:
      return {{R"("a\nb")", longString(spec.maximum)}, {longString(spec.maximum + 1), "true", "[]"}};
    case Kind::choice:
      return {{'"' + std::string(spec.choices.front()) + '"', '"' + std::string(spec.choices.back()) + '"'},
              {R"("")", R"("sometimes")", "0", listOf(spec.choices)}};
    case Kind::choices:
      return {{"[]", listOf(spec.choices)},
              {R"(["xx"])", "[1]", '"' + std::string(spec.choices.front()) + '"',
               "[\"" + std::string(std::max(spec.choices[0], spec.choices[1])) + "\",\"" +
                   std::string(std::min(spec.choices[0], spec.choices[1])) + "\"]",
               "[\"" + std::string(spec.choices[0]) + "\",\"" + std::string(spec.choices[0]) + "\"]"}};
    case Kind::integer:
      return {{std::to_string(spec.minimum), std::to_string(spec.maximum)},
              {std::to_string(spec.minimum - 1), std::to_string(spec.maximum + 1), "1.0", "1e2", R"("1")",
               "true", "18446744073709551615"}};
    case Kind::flag:
      return {{"true", "false"}, {"0", R"("true")", "{}"}};
    case Kind::money:
      return {
          {R"({"amount":-150,"currency":"XOF"})", R"({"amount":0,"currency":"EUR"})"},
          {"150", R"({"amount":1.5,"currency":"XOF"})", R"({"amount":1})", R"({"amount":1,"currency":"xof"})",
           R"({"amount":1,"currency":"EURO"})", R"({"amount":1,"currency":"EUR","rate":2})",
           R"({"amount":9223372036854775808,"currency":"EUR"})"}};
    case Kind::date:
      return {{R"("2024-02-29")", R"("1970-01-01")"},
              {R"("2026-02-29")", R"("2026-2-1")", R"("")", "20260101"}};
    case Kind::time:
      return {{R"("00:00")", R"("23:59")"}, {R"("24:00")", R"("9:30")", R"("09:60")", R"("")", "930"}};
    case Kind::photo:
      return {{R"("data:image/jpeg;base64,/9j/4AA=")"},
              {R"("data:image/png;base64,AAAA")", R"("data:image/jpeg;base64,\"><script>")",
               R"("https://x/")", "1"}};
    case Kind::reference:
      return {{R"("k3f9")"}, {R"("")", "7", R"(["k"])", R"("a\nb")", R"("é")", longString(129)}};
    case Kind::references:
      return {{"[]", R"(["a","b"])"}, {R"(["b","a"])", R"(["a","a"])", R"([""])", R"("a")"}};
    case Kind::position:
      return {{R"("V")", R"("a0Z")"}, {R"("")", R"("a b")", R"("é")", "1"}};
    case Kind::record:
      return {{"{}", R"({"rule":"gpp-1"})"}, {"[]", R"("x")", "1"}};
  }
  return {};
}

Document withEntity(std::string_view type, std::string_view room) {
  Document document;
  Entity& entity = document.entities["e"];
  entity.type = type;
  entity.room = room;
  return document;
}

}  // namespace

TEST_SUITE("schema") {
  TEST_CASE("the table is sound") {
    std::set<std::string_view> types;
    for (const TypeSpec& type : schema()) {
      CAPTURE(type.name);
      CHECK(types.insert(type.name).second);
      CHECK(findType(type.name) == &type);
      std::set<std::string_view> fields;
      for (const FieldSpec& spec : type.fields) {
        CAPTURE(spec.name);
        CHECK(fields.insert(spec.name).second);
        CHECK(spec.name != kGone);
        CHECK(spec.name.find('.') == std::string_view::npos);
        CHECK(findField(type, fullName(spec)) == &spec);
        CHECK((spec.kind == Kind::choice || spec.kind == Kind::choices) == !spec.choices.empty());
        const bool pointsSomewhere = spec.kind == Kind::reference || spec.kind == Kind::references;
        CHECK((pointsSomewhere || spec.keyed == Keyed::byReference) == (findType(spec.target) != nullptr));
        if (spec.kind == Kind::integer) CHECK(spec.minimum < spec.maximum);
      }
    }
    CHECK(findType("starship") == nullptr);
    CHECK(findType("") == nullptr);
  }

  TEST_CASE("keys go with the fields that want them") {
    const TypeSpec& ballot = *findType("ballot");
    CHECK(findField(ballot, "grade") == nullptr);
    CHECK(findField(ballot, "grade.") == nullptr);
    CHECK(findField(ballot, "grade.a.b") != nullptr);
    CHECK(findField(ballot, "source.fr") == nullptr);
    CHECK(findField(*findType("topic"), "title") != nullptr);
    CHECK(findField(*findType("topic"), "title.sw") != nullptr);
  }

  TEST_CASE("each field takes what its kind allows and refuses the rest, saying what was expected") {
    for (const TypeSpec& type : schema()) {
      const Document document = withEntity(type.name, "commons");
      for (const FieldSpec& spec : type.fields) {
        const Values values = samplesOf(spec);
        REQUIRE_FALSE(values.good.empty());
        REQUIRE_FALSE(values.bad.empty());
        CAPTURE(type.name);
        CAPTURE(spec.name);
        const auto validate = [&](const std::string& json) {
          return validateWrite(document, {"e", {}, {}, fullName(spec), json});
        };
        CHECK(validate("null"));
        for (const std::string& json : values.good) CHECK_MESSAGE(validate(json), json);
        for (const std::string& json : values.bad) {
          const Result<void> result = validate(json);
          REQUIRE_MESSAGE(!result, json);
          CHECK(result.error().code == ErrorCode::badValue);
          CHECK(result.error().detail.rfind("expected ", 0) == 0);
          CHECK(result.error().place.path == "/entities/e/fields/" + fullName(spec));
        }
        CHECK_FALSE(validate("nul"));
        CHECK_FALSE(validate("\"\xff\""));
      }
    }
  }

  TEST_CASE("every kind is checked, also those that no field has yet") {
    constexpr std::string_view kChoices[] = {"a", "b"};
    for (int kind = 0; kind <= static_cast<int>(Kind::record); ++kind) {
      CAPTURE(kind);
      FieldSpec spec;
      spec.name = "f";
      spec.kind = static_cast<Kind>(kind);
      spec.maximum = 9;
      spec.choices = kChoices;
      const Values values = samplesOf(spec);
      for (const std::string& json : values.bad) CHECK_MESSAGE(!validateValue(spec, json), json);
      if (spec.kind == Kind::text || spec.kind == Kind::longText || spec.kind == Kind::photo)
        spec.maximum = 0;  // 1 MiB
      for (const std::string& json : values.good) CHECK_MESSAGE(validateValue(spec, json), json);
    }
  }

  TEST_CASE("a new entity lives where its type does") {
    const Document empty;
    for (const TypeSpec& type : schema()) {
      CAPTURE(type.name);
      const auto inRoom = [&](std::string_view room) {
        return validateWrite(empty, {"e", std::string(type.name), std::string(room), "later", "1"});
      };
      CHECK(inRoom("commons").has_value() == (type.room != RoomRule::city));
      CHECK(inRoom("c1").has_value() == (type.room != RoomRule::commons));
      // An entity that is there keeps its room, whatever the write says.
      const Document there = withEntity(type.name, type.room == RoomRule::city ? "c1" : "commons");
      CHECK(validateWrite(there, {"e", std::string(type.name), "elsewhere", "later", "1"}));
    }
  }

  TEST_CASE("what a newer app brings passes, and so does deleting") {
    const Document document = withEntity("city", "commons");
    CHECK(validateWrite(document, {"e", {}, {}, "mood", "{\"a\":[1]}"}));
    CHECK(validateWrite(document, {"e", {}, {}, "name.fr", "7"}));
    CHECK(validateWrite(document, {"e", {}, {}, "gone", "true"}));
    CHECK(validateWrite(document, {"e", {}, {}, "gone", "null"}));
    CHECK(validateWrite(document, {"new", "starship", "anywhere", "name", "7"}));
    CHECK_FALSE(validateWrite(document, {"new", "city", "commons", "name", "7"}));
    // The type of an entity that is there counts, not the one the write claims.
    CHECK_FALSE(validateWrite(document, {"e", "starship", {}, "name", "7"}));
  }
}
