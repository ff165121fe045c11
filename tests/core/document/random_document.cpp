#include "tests/core/document/random_document.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "core/document/canonical.hpp"
#include "core/document/gone.hpp"

// The numbers are drawn in an order the language fixes (statements and braces), so that all compilers make
// the same.
namespace parcours::test {
namespace {

constexpr std::array kStrings = {
    "",          "a",    "café",         "quote\"",     "back\\slash",      "line\nbreak",
    "\x01\x1f",  "\x7f", "\u00e7\u4e2d", "\U0001F600",  "tab\tand\rreturn", "/",
    "__proto__", "null", "\u2028",       "\xED\x9F\xBF"};
constexpr std::array<std::int64_t, 8> kIntegers = {
    0, 1, -1, 42, -1'700'000'000, 2'147'483'648, 9'007'199'254'740'991, -9'007'199'254'740'991};
constexpr std::array<std::int64_t, 7> kSeconds = {
    0, 1'700'000'000, 1'700'000'001, 1'577'836'799, 4'102'444'800, -5, 9'007'199'254'740'991};
constexpr std::array kFields = {"a", "b", "c", "zz"};
constexpr std::array kTypes = {"city", "need", "t"};
constexpr std::array kRooms = {"commons", "r1", "r2", "a"};

template <class List>
auto pick(Random& random, const List& list) {
  return list[random.below(static_cast<std::uint32_t>(list.size()))];
}

Dot randomDot(Random& random) { return {Writer{1 + random.below(3)}, 1 + random.below(3)}; }

Members randomMembers(Random& random) {
  Members members;
  if (random.oneIn(4)) members.push_back({random.oneIn(2) ? "aaa" : "sources", randomJson(random)});
  if (random.oneIn(4)) members.push_back({"z", randomJson(random)});
  return members;
}

}  // namespace

std::string randomJson(Random& random, int depth) {
  switch (random.below(depth > 0 ? 7 : 5)) {
    case 0:
      return "null";
    case 1:
      return random.oneIn(2) ? "true" : "false";
    case 2:
      return std::to_string(pick(random, kIntegers));
    case 3:
    case 4:
      return jsonString(pick(random, kStrings));
    case 5: {
      std::string out = "[";
      for (std::uint32_t i = random.below(4); i > 0; --i) {
        out += (out.size() > 1 ? "," : "") + randomJson(random, depth - 1);
      }
      return out + "]";
    }
    default: {
      std::map<std::string, std::string> members;
      for (std::uint32_t i = random.below(4); i > 0; --i) {
        const std::string key = pick(random, kStrings);
        members[key] = randomJson(random, depth - 1);
      }
      std::string out = "{";
      for (const auto& [key, value] : members)
        out += (out.size() > 1 ? "," : "") + jsonString(key) + ":" + value;
      return out + "}";
    }
  }
}

Entity randomEntity(Random& random) {
  Entity entity;
  entity.type = pick(random, kTypes);
  entity.room = pick(random, kRooms);
  for (std::uint32_t writer = 1; writer <= 3; ++writer)
    entity.context.include(Writer{writer}, random.below(4));
  for (std::uint32_t i = random.below(6); i > 0; --i) {
    const Dot dot = randomDot(random);
    if (!entity.context.covers(dot)) continue;
    entity.cells.push_back({pick(random, kFields), dot, pick(random, kSeconds), randomJson(random, 1)});
  }
  if (const Dot dot = randomDot(random); random.oneIn(3) && entity.context.covers(dot)) {
    Context seen;
    for (std::uint32_t writer = 1; writer <= 3; ++writer) seen.include(Writer{writer}, random.below(4));
    entity.cells.push_back({std::string(kGone), dot, pick(random, kSeconds),
                            random.oneIn(4) ? randomJson(random, 1) : goneJson(seen)});
  }
  std::sort(entity.cells.begin(), entity.cells.end());
  entity.cells.erase(std::unique(entity.cells.begin(), entity.cells.end()), entity.cells.end());
  entity.extra = randomMembers(random);
  return entity;
}

Document randomDocument(Random& random) {
  Document document;
  document.network = "n";
  document.format = random.oneIn(8) ? 2 : 1;
  for (std::uint32_t i = random.below(6); i > 0; --i) {
    const std::string id = "e" + std::to_string(random.below(8));
    document.entities.insert_or_assign(id, randomEntity(random));
  }
  document.extra = randomMembers(random);
  return document;
}

}  // namespace parcours::test
