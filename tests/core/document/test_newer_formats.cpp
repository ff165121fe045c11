// A file goes to and fro between a new application and an old one that knows half of it: what the old one
// does not know stays as it came, byte for byte. PARCOURS_CASES sets how many files.
#include <doctest/doctest.h>

#include <map>
#include <string>

#include "core/document/canonical.hpp"
#include "core/document/edit.hpp"
#include "core/document/import.hpp"
#include "tests/core/document/random_document.hpp"
#include "tests/core/settings.hpp"

namespace parcours::test {
namespace {

constexpr int kTurns = 50;

/// What only the new application knows, and what each part of it must be in the end.
struct Newer {
  Document document{.network = "n", .format = 2, .entities = {}, .extra = {}};
  std::map<std::string, std::string> expected;  // entity/field -> json
  Members extra;
  Members memberOf;  // of the one record that has members of its own

  void write(const std::string& entity, const std::string& field, std::string json, Writer writer) {
    const Write one{entity, "unheard-of", "commons", field, json};
    REQUIRE(apply(document, {&one, 1}, {writer, 1'700'000'000}).has_value());
    expected[entity + '/' + field] = std::move(json);
  }
};

Newer newer(Random& random) {
  Newer made;
  made.write("city", "name", "\"Évora\"", Writer{1});
  made.write("city", "phase", "\"a phase of later\"", Writer{1});  // a choice that is new
  for (int i = 0; i < 4; ++i)
    made.write("city", "later." + std::to_string(i), randomJson(random, 4), Writer{1});
  made.write("other", "tree", randomJson(random, 5), Writer{1});  // a type that is new
  made.extra = {{"later", randomJson(random, 4)}, {"zz", randomJson(random, 4)}};
  made.memberOf = {{"links", randomJson(random, 4)}};
  made.document.extra = made.extra;
  made.document.entities["other"].extra = made.memberOf;
  return made;
}

/// Opens, edits and exports a file as one of the two would.
void turn(Newer& made, bool old, int number, Random& random) {
  auto opened = importDocument(canonicalText(made.document));
  REQUIRE(opened.has_value());
  made.document = std::move(opened->document);
  const Writer writer{static_cast<std::uint64_t>(number) + 10};
  if (old) {
    made.write("city", random.oneIn(2) ? "name" : "country", "\"" + std::to_string(number) + "\"", writer);
  } else {
    made.write("city", "later." + std::to_string(random.below(4)), randomJson(random, 4), writer);
  }
}

bool whole(const Newer& made) {
  for (const auto& [name, json] : made.expected) {
    const std::size_t slash = name.find('/');
    const Entity* entity = made.document.find(name.substr(0, slash));
    const auto values = entity->values(name.substr(slash + 1));
    if (values.empty() && json == "null") continue;  // What never was is not cleared: nothing was written.
    if (values.size() != 1 || values.front().json != json) return false;
  }
  return made.document.extra == made.extra && made.document.find("other")->extra == made.memberOf &&
         made.document.find("other")->type == "unheard-of" && made.document.format == 2;
}

}  // namespace

TEST_CASE(
    "14 an older and a newer application hand a file to and fro and neither loses what the other wrote") {
  std::size_t broken = 0;
  for (std::uint64_t i = 0; i < setting("PARCOURS_CASES", 200); ++i) {
    Random random(seedSetting() + i);
    Newer made = newer(random);
    for (int number = 0; number < kTurns; ++number) turn(made, number % 2 == 0, number, random);
    if (!whole(made)) ++broken;
  }
  CHECK(broken == 0);
}

}  // namespace parcours::test
