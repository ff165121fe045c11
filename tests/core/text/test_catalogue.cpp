#include <doctest/doctest.h>

#include "core/text/catalogue.hpp"

namespace parcours {
namespace {

constexpr MessageSet kSet = {"9fd73fa5d752df94", 4};
constexpr auto kCities = static_cast<Msg>(0);
constexpr auto kGreeting = static_cast<Msg>(1);
constexpr auto kMixed = static_cast<Msg>(2);
constexpr auto kPlain = static_cast<Msg>(3);

// What assets/messages.py writes: the fingerprint of the keys, then the messages in their order.
constexpr std::string_view kFrench =
    R"(["9fd73fa5d752df94",{"one":"{n} ville","many":"{n} de villes","other":"{n} villes"},"Bonjour {name}, {name} !",
        {"one":"{city} : {n} ville sur {total}","other":"{city} : {n} villes sur {total}"},"Réseau"])";
constexpr std::string_view kPortuguese =
    R"(["9fd73fa5d752df94",{"one":"{n} cidade","other":"{n} cidades"},"Olá {name}","{n}{city}{total}","Rede"])";

Catalogue read(Language language, std::string_view json) {
  auto catalogue = Catalogue::parse(language, json, kSet);
  REQUIRE(catalogue.has_value());
  return *catalogue;
}

TEST_CASE("placeholders are filled wherever they stand") {
  const Catalogue text = read(Language::fr, kFrench);
  CHECK(text(kPlain) == "Réseau");
  CHECK(text(kGreeting, {{"name", "Awa"}}) == "Bonjour Awa, Awa !");
}

TEST_CASE("a value is not searched for placeholders again") {
  const Catalogue text = read(Language::fr, kFrench);
  CHECK(text(kGreeting, {{"name", "{name}"}}) == "Bonjour {name}, {name} !");
}

TEST_CASE("a forgotten argument leaves its placeholder visible") {
  CHECK(read(Language::fr, kFrench)(kGreeting) == "Bonjour {name}, {name} !");
}

TEST_CASE("a number chooses the form and is written as the language does") {
  const Catalogue text = read(Language::fr, kFrench);
  CHECK(text(kCities, {{"n", 0}}) == "0 ville");
  CHECK(text(kCities, {{"n", 1}}) == "1 ville");
  CHECK(text(kCities, {{"n", 11}}) == "11 villes");
  CHECK(text(kCities, {{"n", 12'345}}) == "12\u202F345 villes");
  CHECK(text(kCities, {{"n", 2'000'000}}) == "2\u202F000\u202F000 de villes");
}

TEST_CASE("a form that is not given is the general one") {
  const Catalogue text = read(Language::pt, kPortuguese);
  CHECK(text(kCities, {{"n", 0}}) == "0 cidades");
  CHECK(text(kCities, {{"n", 1'000'000}}) == "1\u00A0000\u00A0000 cidades");
}

TEST_CASE("of two numbers the first chooses the form") {
  const Catalogue text = read(Language::fr, kFrench);
  CHECK(text(kMixed, {{"city", "Lua"}, {"n", 1}, {"total", 11}}) == "Lua : 1 ville sur 11");
  CHECK(text(kMixed, {{"total", 11}, {"n", 1}, {"city", "Lua"}}) == "Lua : 1 villes sur 11");
}

TEST_CASE("a message without words is refused with its place") {
  const auto refused = Catalogue::parse(Language::en, R"(["9fd73fa5d752df94","","x","x","x"])", kSet);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == ErrorCode::badShape);
  CHECK(refused.error().place.path == "/1");
}

TEST_CASE("what is no list of this build's messages is refused") {
  const auto codeOf = [](std::string_view json) {
    return Catalogue::parse(Language::en, json, kSet).error().code;
  };
  CHECK(codeOf("[") == ErrorCode::notJson);
  CHECK(codeOf("") == ErrorCode::notJson);
  CHECK(codeOf("{}") == ErrorCode::badShape);
  CHECK(codeOf(R"(["0000000000000000","x","x","x","x"])") == ErrorCode::badShape);
  CHECK(codeOf(R"(["9fd73fa5d752df94","x","x","x"])") == ErrorCode::badShape);
  CHECK(codeOf(R"(["9fd73fa5d752df94","x","x","x","x","x"])") == ErrorCode::badShape);
  CHECK(codeOf(R"(["9fd73fa5d752df94",3,"x","x","x"])") == ErrorCode::badShape);
  CHECK(codeOf(R"(["9fd73fa5d752df94",{"one":"x"},"x","x","x"])") == ErrorCode::badShape);
}

TEST_CASE("an empty catalogue says nothing") { CHECK(Catalogue()(kPlain).empty()); }

TEST_CASE("a language is found from a browser's code") {
  CHECK(languageFrom("fr") == Language::fr);
  CHECK(languageFrom("fr-CI") == Language::fr);
  CHECK(languageFrom("PT-br") == Language::pt);
  CHECK(languageFrom("pt_MZ") == Language::pt);
  CHECK(languageFrom("en-GB") == Language::en);
  CHECK(languageFrom("sw") == Language::en);
  CHECK(languageFrom("frr") == Language::en);
  CHECK(languageFrom("") == Language::en);
  for (const Language language : {Language::fr, Language::en, Language::pt})
    CHECK(languageFrom(code(language)) == language);
}

}  // namespace
}  // namespace parcours
