// CLDR cardinals of fr, en and pt-PT over whole numbers: https://cldr.unicode.org, "Language plural rules".
#include <doctest/doctest.h>

#include <vector>

#include "core/text/catalogue.hpp"

namespace parcours {
namespace {

constexpr Language kAll[] = {Language::fr, Language::en, Language::pt};

TEST_CASE("zero is one in French and other elsewhere") {
  CHECK(pluralOf(Language::fr, 0) == Plural::one);
  CHECK(pluralOf(Language::en, 0) == Plural::other);
  CHECK(pluralOf(Language::pt, 0) == Plural::other);
}

TEST_CASE("one is one in every language") {
  for (const Language language : kAll) CHECK(pluralOf(language, 1) == Plural::one);
}

TEST_CASE("whole millions are many in French and Portuguese, and nothing around them is") {
  for (std::int64_t n = 1'000'000; n <= 1'000'000'000'000; n *= 10) {
    for (const std::int64_t multiple : {n, 2 * n, 7 * n}) {
      CAPTURE(multiple);
      CHECK(pluralOf(Language::fr, multiple) == Plural::many);
      CHECK(pluralOf(Language::pt, multiple) == Plural::many);
      CHECK(pluralOf(Language::en, multiple) == Plural::other);
      for (const Language language : kAll) {
        CHECK(pluralOf(language, multiple - 1) == Plural::other);
        CHECK(pluralOf(language, multiple + 1) == Plural::other);
        CHECK(pluralOf(language, multiple + 500'000) == Plural::other);
      }
    }
  }
}

TEST_CASE("every other number is other, teens and hundreds included") {
  for (std::int64_t n = 2; n < 20'000; ++n)
    for (const Language language : kAll) REQUIRE(pluralOf(language, n) == Plural::other);
}

TEST_CASE("a number and its opposite take the same form") {
  for (const std::int64_t n : {0, 1, 2, 21, 999'999, 1'000'000, 1'000'001, 3'000'000})
    for (const Language language : kAll) CHECK(pluralOf(language, n) == pluralOf(language, -n));
}

}  // namespace
}  // namespace parcours
