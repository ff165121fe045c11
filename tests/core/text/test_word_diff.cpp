// The difference of two texts: what is left without it is the same text, and as long as can be.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/text/word_diff.hpp"
#include "tests/core/document/random.hpp"

namespace parcours::test {
namespace {

std::string without(const std::string& text, const std::vector<TextRange>& ranges) {
  std::string rest;
  std::size_t at = 0;
  for (const TextRange& range : ranges) {
    CHECK(range.from < range.to);
    CHECK((range.from > at || at == 0));  // in order, and apart
    rest += text.substr(at, range.from - at);
    at = range.to;
  }
  CHECK(at <= text.size());
  return rest + text.substr(at);
}

std::string randomText(Random& random) {
  static const char* const kWords[] = {"ville", "données", "d’eau", " ", "  ", "\n",
                                       ",",     ".",       "12",    "É", "'"};
  std::string text;
  for (std::uint32_t n = random.below(12); n > 0; --n) text += kWords[random.below(std::size(kWords))];
  return text;
}

/// By trying all ways: the most single letters two short texts have in common, in order.
std::size_t longest(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return 0;
  if (a[0] == b[0]) return 1 + longest(a.substr(1), b.substr(1));
  return std::max(longest(a.substr(1), b), longest(a, b.substr(1)));
}

}  // namespace

TEST_CASE("without their differences two texts are the same") {
  Random random(7);
  for (int i = 0; i < 20'000; ++i) {
    const std::string a = randomText(random), b = randomText(random);
    INFO(a << " | " << b);
    const WordDiff diff = wordDiff(a, b);
    CHECK(without(a, diff.before) == without(b, diff.after));
    CHECK((diff.before.empty() && diff.after.empty()) == (a == b));
    const WordDiff same = wordDiff(a, a);
    CHECK((same.before.empty() && same.after.empty()));
  }
}

TEST_CASE("the difference is the smallest there is") {
  Random random(8);
  for (int i = 0; i < 3'000; ++i) {
    // Signs are words of one letter each.
    std::string a, b;
    for (std::string* text : {&a, &b})
      for (std::uint32_t n = random.below(8); n > 0; --n) *text += ",.;"[random.below(3)];
    INFO(a << " | " << b);
    CHECK(without(a, wordDiff(a, b).before).size() == longest(a, b));
  }
}

TEST_CASE("a word is marked whole, with its accents, and nothing beside it") {
  const std::string a = "Le marché de Port-Clair ouvre lundi.", b = "Le marché d’Évora ouvre mardi.";
  const WordDiff diff = wordDiff(a, b);
  const auto part = [](const std::string& text, TextRange range) {
    return text.substr(range.from, range.to - range.from);
  };
  REQUIRE(diff.before.size() == 2);
  REQUIRE(diff.after.size() == 2);
  CHECK(part(a, diff.before[0]) == "de Port-Clair");
  CHECK(part(b, diff.after[0]) == "d’Évora");
  CHECK(part(a, diff.before[1]) == "lundi");
  CHECK(part(b, diff.after[1]) == "mardi");
}

TEST_CASE("texts too long to compare word by word differ from their first to their last difference") {
  std::string a = "début ", b = "début ";
  for (int i = 0; i < 5'000; ++i) a += "a" + std::to_string(i) + ' ', b += "b" + std::to_string(i) + ' ';
  a += "fin", b += "fin";
  const WordDiff diff = wordDiff(a, b);
  CHECK(without(a, diff.before) == without(b, diff.after));
  CHECK(without(a, diff.before) == "début  fin");
}

}  // namespace parcours::test
