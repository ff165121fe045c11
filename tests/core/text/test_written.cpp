// Reference values: Intl (ICU 78, CLDR 48) for fr, en-GB and pt-PT; “1er” is French usage where CLDR
// writes 1.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/network/dates.hpp"
#include "core/text/written.hpp"

namespace parcours {
namespace {

struct NumberCase {
  std::int64_t value;
  const char *fr, *en, *pt;
};

TEST_CASE("numbers are grouped as CLDR groups them") {
  const NumberCase cases[] = {
      {0, "0", "0", "0"},
      {7, "7", "7", "7"},
      {999, "999", "999", "999"},
      {1000, "1\u202F000", "1,000", "1000"},
      {1234, "1\u202F234", "1,234", "1234"},
      {9999, "9\u202F999", "9,999", "9999"},
      {10000, "10\u202F000", "10,000", "10\u00A0000"},
      {12345, "12\u202F345", "12,345", "12\u00A0345"},
      {123456, "123\u202F456", "123,456", "123\u00A0456"},
      {1234567, "1\u202F234\u202F567", "1,234,567", "1\u00A0234\u00A0567"},
      {-1234, "-1\u202F234", "-1,234", "-1234"},
      {-12345, "-12\u202F345", "-12,345", "-12\u00A0345"},
      {9007199254740991, "9\u202F007\u202F199\u202F254\u202F740\u202F991", "9,007,199,254,740,991",
       "9\u00A0007\u00A0199\u00A0254\u00A0740\u00A0991"},
      {INT64_MIN, "-9\u202F223\u202F372\u202F036\u202F854\u202F775\u202F808", "-9,223,372,036,854,775,808",
       "-9\u00A0223\u00A0372\u00A0036\u00A0854\u00A0775\u00A0808"},
  };
  for (const NumberCase& c : cases) {
    CHECK(writtenNumber(Language::fr, c.value) == c.fr);
    CHECK(writtenNumber(Language::en, c.value) == c.en);
    CHECK(writtenNumber(Language::pt, c.value) == c.pt);
  }
}

TEST_CASE("grouping changes no digit") {
  for (std::int64_t value = 1; value < 1'000'000'000'000'000; value = value * 7 + 3) {
    for (const Language language : {Language::fr, Language::en, Language::pt}) {
      std::string digits = writtenNumber(language, value);
      digits.erase(std::remove_if(digits.begin(), digits.end(), [](char c) { return c < '0' || c > '9'; }),
                   digits.end());
      CHECK(digits == std::to_string(value));
    }
  }
}

TEST_CASE("dates carry the month's name") {
  CHECK(writtenDate(Language::fr, "2026-03-04") == "4 mars 2026");
  CHECK(writtenDate(Language::fr, "2026-03-01") == "1er mars 2026");
  CHECK(writtenDate(Language::fr, "2026-03-21") == "21 mars 2026");
  CHECK(writtenDate(Language::en, "2026-03-04") == "4 March 2026");
  CHECK(writtenDate(Language::en, "2026-03-01") == "1 March 2026");
  CHECK(writtenDate(Language::pt, "2026-03-04") == "4 de março de 2026");
  CHECK(writtenDate(Language::pt, "2026-03-01") == "1 de março de 2026");
  CHECK(writtenDate(Language::fr, "2024-02-29") == "29 février 2024");
  CHECK(writtenDate(Language::fr, "2026-08-31") == "31 août 2026");
  CHECK(writtenDate(Language::fr, "2026-12-25") == "25 décembre 2026");
}

TEST_CASE("twelve months have twelve names in each language") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    std::vector<std::string> names;
    for (int month = 1; month <= 12; ++month)
      names.push_back(writtenDate(language, isoDate(daysFromCivil({2026, month, 4}))));
    std::sort(names.begin(), names.end());
    CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
  }
}

TEST_CASE("what is no date stays as it is") {
  for (const char* text : {"", "bientôt", "2026-02-30", "2026-13-01", "2026-3-4", "04/03/2026"})
    for (const Language language : {Language::fr, Language::en, Language::pt})
      CHECK(writtenDate(language, text) == text);
}

TEST_CASE("percentages follow the language") {
  CHECK(writtenPercent(Language::fr, 45) == "45\u00A0%");
  CHECK(writtenPercent(Language::en, 45) == "45%");
  CHECK(writtenPercent(Language::pt, 45) == "45%");
  CHECK(writtenPercent(Language::fr, 1234) == "1\u202F234\u00A0%");
  CHECK(writtenPercent(Language::en, -3) == "-3%");
}

}  // namespace
}  // namespace parcours
