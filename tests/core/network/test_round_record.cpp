#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/document/import.hpp"
#include "core/network/round_record.hpp"
#include "tests/core/document/random.hpp"

using namespace parcours;
using test::Random;

namespace {

/// A record as closing could write it: ids with odd letters, absent cities, reasons here and there.
RoundRecord randomRecord(Random& random) {
  constexpr const char* kIds[] = {"!", "0", "A", "Z~", "a b", "zz"};
  RoundRecord record;
  record.settings.servedThreshold = 1 + static_cast<int>(random.below(3));
  record.settings.guard.reset();
  if (random.oneIn(2)) record.settings.guard = static_cast<int>(random.below(6));
  for (const char* id : kIds) {
    if (random.oneIn(3)) continue;
    record.topics.emplace_back(id);
    record.entered.push_back(static_cast<int>(random.below(9)));
  }
  for (const char* id : kIds) {
    if (random.oneIn(4)) continue;
    const bool present = !random.oneIn(3);
    record.cities.emplace_back(id);
    auto& needs = record.needs.emplace_back();
    auto& reasons = record.reasons.emplace_back();
    record.sources.emplace_back(present && random.oneIn(3) ? "paper" : "");
    for (std::size_t topic = 0; topic < record.topics.size(); ++topic) {
      if (present) needs.push_back(static_cast<int>(random.below(4)));
      reasons.emplace_back(random.oneIn(4) ? "say \"why\"\né" : "");
    }
    if (std::all_of(reasons.begin(), reasons.end(), [](const auto& each) { return each.empty(); }))
      reasons.clear();
  }
  return record;
}

constexpr const char* kGood =
    R"({"grades":{"c1":[3,0],"c2":null},"guard":4,"levels":[1,2,3],"reasons":{},"rule":"gpp-1","sources":{},)"
    R"("threshold":2,"topics":[["t1",1],["t2",1]]})";

std::string with(std::string from, std::string to) {
  std::string text = kGood;
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_SUITE("round record") {
  TEST_CASE("a record is canonical JSON and reads back as it was") {
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
      Random random(seed);
      const RoundRecord record = randomRecord(random);
      const std::string json = toJson(record);
      CHECK(canonicalValue(json) == json);
      const auto back = parseRoundRecord(json);
      REQUIRE(back);
      CHECK(toJson(*back) == json);
      CHECK(back->topics == record.topics);
      CHECK(back->entered == record.entered);
      CHECK(back->cities == record.cities);
      CHECK(back->needs == record.needs);
      CHECK(back->reasons == record.reasons);
      CHECK(back->sources == record.sources);
      CHECK(back->settings.guard == record.settings.guard);
      CHECK(back->settings.servedThreshold == record.settings.servedThreshold);
    }
  }

  TEST_CASE("another shape or rule is not guessed at") {
    REQUIRE(parseRoundRecord(kGood));
    CHECK(parseRoundRecord(with(R"("guard":4)", R"("guard":null)")));
    CHECK(parseRoundRecord(with(R"("reasons":{},)", "")));
    CHECK(parseRoundRecord(with(R"("guard":4)", R"("guard":4,"later":[1])")));
    const char* const bad[][2] = {
        {"gpp-1", "gpp-2"},
        {R"("rule":"gpp-1",)", ""},
        {"[3,0]", "[3]"},
        {"[3,0]", "[3,4]"},
        {"[3,0]", "[3,-1]"},
        {"[3,0]", R"([3,"0"])"},
        {"[3,0]", "[3,0.0]"},
        {"[3,0]", "7"},
        {R"(["t2",1])", R"(["t1",1])"},
        {R"(["t2",1])", R"(["t0",1])"},
        {R"(["t2",1])", R"(["t2"])"},
        {R"(["t2",1])", R"([2,1])"},
        {R"(["t2",1])", R"(["t2",99999])"},
        {"[1,2,3]", "[]"},
        {"[1,2,3]", "[1,1]"},
        {"[1,2,3]", "[1,4]"},
        {"[1,2,3]", "[3]"},
        {R"("guard":4)", R"("guard":-1)"},
        {R"("guard":4)", R"("guard":"4")"},
        {R"("threshold":2,)", ""},
        {R"("threshold":2)", R"("threshold":9)"},
        {R"({"c1":[3,0],"c2":null})", "[]"},
        {R"("topics":[["t1",1],["t2",1]])", R"("topics":{})"},
    };
    for (const auto& change : bad)
      CHECK_FALSE_MESSAGE(parseRoundRecord(with(change[0], change[1])), change[1]);
    for (const char* text : {"", "null", "[]", "\"x\"", "{}", "{"}) CHECK_FALSE(parseRoundRecord(text));
  }

  TEST_CASE("reasons that fit nothing are passed over") {
    const auto record =
        parseRoundRecord(with(R"("reasons":{})", R"("reasons":{"c1":{"t1":7,"t2":"oui","t9":"?"},"c9":{}})"));
    REQUIRE(record);
    CHECK(record->reasons[0] == std::vector<std::string>{"", "oui"});
  }
}
