#include <doctest/doctest.h>

#include <algorithm>

#include "core/network/edits.hpp"
#include "core/network/grid.hpp"
#include "core/network/library.hpp"
#include "core/network/schema.hpp"

namespace parcours {
namespace {

constexpr std::string_view kDomains = R"([
  {"key":"data","title":{"fr":"Données","en":"Data","pt":"Dados"}},
  {"key":"funding","title":{"fr":"Financement","en":"Funding","pt":"Financiamento"}}])";
constexpr std::string_view kTopics = R"([
  {"key":"open_data","domain":"data","kind":"theme","title":{"fr":"Ouvrir","en":"Open","pt":"Abrir"},
   "summary":{"fr":"s","en":"s","pt":"s"}},
  {"key":"field_data","domain":"data","kind":"technique","title":{"fr":"Terrain","en":"Field","pt":"Terreno"},
   "summary":{"fr":"s","en":"s","pt":"s"}},
  {"key":"grants","domain":"funding","kind":"method","title":{"fr":"Dons","en":"Grants","pt":"Donativos"},
   "summary":{"fr":"s","en":"s","pt":"s"}}])";
constexpr std::string_view kCriteria =
    R"([{"key":"use","domain":"data","title":{"fr":"Usage","en":"Use","pt":"Uso"},
   "levels":{"fr":"Rien\nPrévu\nFait\nVérifié\nCorrigé"}}])";

Network created() {
  Network network;
  REQUIRE(network.apply(createNetwork("Essai", "fr"), {Writer{1}, 0}).has_value());
  return network;
}

void take(Network& network, const Edit& edit, std::uint64_t writer = 1) {
  for (const Write& write : edit) REQUIRE(validateWrite(network.document(), write).has_value());
  REQUIRE(network.apply(edit, {Writer{writer}, 0}).has_value());
}

TEST_CASE("all topics are taken with their areas, in every language") {
  Network network = created();
  take(network, addReadyMade(network, kTopics, kDomains));
  CHECK(network.topics().size() == 3);
  CHECK(network.domains().size() == 2);
  const auto topic = network.get<Topic>(readyMadeTopicId("field_data"));
  REQUIRE(topic);
  CHECK(topic->title("fr") == "Terrain");
  CHECK(topic->title("pt") == "Terreno");
  CHECK(topic->kind() == "technique");
  CHECK(topic->entered() == 1);
  const auto domain = network.get<Domain>(topic->domain());
  REQUIRE(domain);
  CHECK(domain->title("en") == "Data");
}

TEST_CASE("what is there already is left alone") {
  Network network = created();
  take(network, addReadyMade(network, kTopics, kDomains));
  const auto topic = network.get<Topic>(readyMadeTopicId("grants"));
  take(network, {writeText(*topic, "title.fr", "Subventions")});
  CHECK(addReadyMade(network, kTopics, kDomains).empty());
  CHECK(missingReadyMade(network, kTopics).empty());
  CHECK(network.get<Topic>(readyMadeTopicId("grants"))->title("fr") == "Subventions");
}

TEST_CASE("some topics bring only the areas they need") {
  Network network = created();
  const std::string_view keys[] = {"grants", "unknown"};
  take(network, addReadyMade(network, kTopics, kDomains, keys));
  CHECK(network.topics().size() == 1);
  REQUIRE(network.domains().size() == 1);
  CHECK(network.domains().front().title("en") == "Funding");
  CHECK(missingReadyMade(network, kTopics) == std::vector<std::string>{"open_data", "field_data"});
}

TEST_CASE("a topic in the trash is not offered again") {
  Network network = created();
  take(network, addReadyMade(network, kTopics, kDomains));
  take(network, remove(readyMadeTopicId("open_data")));
  CHECK(network.topics().size() == 2);
  CHECK(missingReadyMade(network, kTopics).empty());
}

TEST_CASE("topics enter before the round that comes next") {
  Network network = created();
  take(network, openRound(network, "2026-01-05", "2026-01-12"));
  take(network, addReadyMade(network, kTopics, kDomains));
  for (const Topic& topic : network.topics()) CHECK(topic.entered() == nextRoundNumber(network));
}

TEST_CASE("two devices that take the same topics offline hold them once, without conflict") {
  Network here = created();
  Network there = here;
  const std::string_view some[] = {"open_data", "grants"};
  take(here, addReadyMade(here, kTopics, kDomains, some), 2);
  take(there, addReadyMade(there, kTopics, kDomains), 3);
  REQUIRE(here.merge(there.document()).has_value());
  CHECK(here.topics().size() == 3);
  CHECK(here.domains().size() == 2);
  CHECK(here.conflicts().empty());
}

TEST_CASE("criteria come with their areas, once") {
  Network network = created();
  take(network, addReadyMadeCriteria(network, kCriteria, kDomains));
  REQUIRE(network.all("criterion").size() == 1);
  CHECK(currentGrid(network).criteria[0].levels("fr") ==
        std::vector<std::string>{"Rien", "Prévu", "Fait", "Vérifié", "Corrigé"});
  CHECK(network.domains().size() == 1);
  CHECK(addReadyMadeCriteria(network, kCriteria, kDomains).empty());
}

TEST_CASE("content of another shape brings nothing") {
  const Network network = created();
  for (const char* text : {"", "{", "{}", "[1,null,{}]", R"([{"key":3}])"}) {
    CHECK(addReadyMade(network, text, kDomains).empty());
    CHECK(missingReadyMade(network, text).empty());
    CHECK(addReadyMadeCriteria(network, text, kDomains).empty());
  }
}

}  // namespace
}  // namespace parcours
