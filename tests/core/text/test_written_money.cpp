// Reference values: Intl (ICU 78, CLDR 48) for fr, en-GB and pt-PT.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/text/written_money.hpp"

namespace parcours {
namespace {

constexpr Language kLanguages[] = {Language::fr, Language::en, Language::pt};

TEST_CASE("sums are written as CLDR writes them") {
  struct Case {
    const char* currency;
    std::int64_t amount;
    const char *fr, *en, *pt;
  };
  const Case cases[] = {
      {"XOF", 0, "0\u00A0F\u202FCFA", "F\u202FCFA\u00A00", "0\u00A0F\u202FCFA"},
      {"XOF", 125000000, "125\u202F000\u202F000\u00A0F\u202FCFA", "F\u202FCFA\u00A0125,000,000",
       "125\u00A0000\u00A0000\u00A0F\u202FCFA"},
      {"XOF", -150, "-150\u00A0F\u202FCFA", "-F\u202FCFA\u00A0150", "-150\u00A0F\u202FCFA"},
      {"XAF", 7, "7\u00A0FCFA", "FCFA\u00A07", "7\u00A0FCFA"},
      {"GNF", 125000000, "125\u202F000\u202F000\u00A0GNF", "GNF\u00A0125,000,000",
       "125\u00A0000\u00A0000\u00A0GNF"},
      {"EUR", 0, "0,00\u00A0€", "€0.00", "0,00\u00A0€"},
      {"EUR", 7, "0,07\u00A0€", "€0.07", "0,07\u00A0€"},
      {"EUR", -150, "-1,50\u00A0€", "-€1.50", "-1,50\u00A0€"},
      {"EUR", -7, "-0,07\u00A0€", "-€0.07", "-0,07\u00A0€"},
      {"EUR", -125000000, "-1\u202F250\u202F000,00\u00A0€", "-€1,250,000.00",
       "-1\u00A0250\u00A0000,00\u00A0€"},
      {"USD", 150, "1,50\u00A0$US", "US$1.50", "1,50\u00A0US$"},
      {"GBP", 150, "1,50\u00A0£GB", "£1.50", "1,50\u00A0£"},
      {"NGN", 125000000, "1\u202F250\u202F000,00\u00A0NGN", "NGN\u00A01,250,000.00",
       "1\u00A0250\u00A0000,00\u00A0NGN"},
      {"CVE", 123456, "1\u202F234,56\u00A0CVE", "CVE\u00A01,234.56", "1234,56\u00A0CVE"},
      {"TND", 7, "0,007\u00A0TND", "TND\u00A00.007", "0,007\u00A0TND"},
      {"TND", -125000000, "-125\u202F000,000\u00A0TND", "-TND\u00A0125,000.000",
       "-125\u00A0000,000\u00A0TND"},
      {"XOF", INT64_MIN, "-9\u202F223\u202F372\u202F036\u202F854\u202F775\u202F808\u00A0F\u202FCFA",
       "-F\u202FCFA\u00A09,223,372,036,854,775,808",
       "-9\u00A0223\u00A0372\u00A0036\u00A0854\u00A0775\u00A0808\u00A0F\u202FCFA"},
  };
  for (const Case& c : cases) {
    CHECK(writtenMoney(Language::fr, {c.amount, c.currency}) == c.fr);
    CHECK(writtenMoney(Language::en, {c.amount, c.currency}) == c.en);
    CHECK(writtenMoney(Language::pt, {c.amount, c.currency}) == c.pt);
  }
}

TEST_CASE("what is written or shown to be typed over is read as the same sum, in every currency") {
  for (const std::string_view currency : currencies())
    for (const Language language : kLanguages)
      for (const std::int64_t amount :
           {std::int64_t{0}, std::int64_t{5}, std::int64_t{50}, std::int64_t{-1}, std::int64_t{100},
            std::int64_t{999}, std::int64_t{1000}, std::int64_t{1250}, std::int64_t{123456},
            std::int64_t{1000000}, std::int64_t{-98765432100}, INT64_MAX, INT64_MIN}) {
        const Money money{amount, std::string(currency)};
        CAPTURE(currency);
        CAPTURE(amount);
        CHECK(readAmount(language, typedAmount(language, money), currency) == amount);
        std::string written = writtenMoney(language, money);
        const std::string sign(currencySign(language, currency));
        written.erase(written.find(sign), sign.size());
        CHECK(readAmount(language, written, currency) == amount);
      }
}

TEST_CASE("an amount is read however people group it") {
  for (const Language language : kLanguages) {
    for (const char* text : {"1250000", "1 250 000", "1\u202F250\u202F000", "1,250,000", "1.250.000"}) {
      CHECK(readAmount(language, text, "XOF") == 1250000);
      CHECK(readAmount(language, text, "EUR") == 125000000);
      CHECK(readAmount(language, text, "TND") == 1250000000);
    }
    for (const char* text : {"1250,5", "1250.50", "1 250,50", "1.250,50", "1,250.50"})
      CHECK(readAmount(language, text, "EUR") == 125050);
    CHECK(readAmount(language, "1.250", "EUR") == 125000);
    CHECK(readAmount(language, "1,250", "XOF") == 1250);
  }
  CHECK(readAmount(Language::en, "1.250", "TND") == 1250);
  CHECK(readAmount(Language::en, "1,250", "TND") == 1250000);
  CHECK(readAmount(Language::fr, "1,250", "TND") == 1250);
  CHECK(readAmount(Language::pt, "1.250", "TND") == 1250000);
}

TEST_CASE("what is no amount of the currency is refused") {
  for (const Language language : kLanguages) {
    for (const char* text :
         {"", "-", "--5", "abc", "12a", "1,2,3", "1.250,00.0", "12,34.5.6", "12,", "1e6", "+5", ".", ",5",
          "0x10", "1,25,000", "1250,000,00", "5-", "9223372036854775808", "1.2500"})
      for (const char* currency : {"XOF", "EUR", "TND"}) {
        CAPTURE(text);
        CHECK_FALSE(readAmount(language, text, currency));
      }
    CHECK_FALSE(readAmount(language, "1,5", "XOF"));
    CHECK_FALSE(readAmount(language, "1,005.123", "EUR"));
    CHECK_FALSE(readAmount(language, "0,500", "EUR"));
    CHECK_FALSE(readAmount(language, "92233720368547758,08", "EUR"));
  }
}

TEST_CASE("currencies are listed once, by code") {
  const auto codes = currencies();
  CHECK(std::is_sorted(codes.begin(), codes.end()));
  CHECK(std::adjacent_find(codes.begin(), codes.end()) == codes.end());
  for (const std::string_view code : codes) CHECK(parseMoney(moneyJson({1, std::string(code)})).has_value());
}

}  // namespace
}  // namespace parcours
