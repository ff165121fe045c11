// Peers: against the reference library, and against every stable matching of small markets.
#include <algorithm>

#include "core/rules/deferred_acceptance.hpp"
#include "tests/core/rules/sample_rounds.hpp"
#include "tests/core/rules/vectors.hpp"

using namespace parcours::rules;
using namespace parcours::rules::test;

namespace {

std::vector<std::size_t> shuffledSubset(Dice& dice, int count) {
  std::vector<std::size_t> all;
  for (int i = 0; i < count; ++i) {
    if (dice.roll(4) > 0)
      all.insert(all.begin() + dice.roll(static_cast<int>(all.size()) + 1), static_cast<std::size_t>(i));
  }
  return all;
}

bool lists(const std::vector<std::size_t>& preference, std::size_t other) {
  return std::find(preference.begin(), preference.end(), other) != preference.end();
}

/// All matchings of possible pairs within the capacities.
void everyMatching(const PeerMarket& market, PeerMatching& matching, std::size_t mentee,
                   std::vector<int>& left, std::vector<PeerMatching>& all) {
  if (mentee == matching.size()) {
    all.push_back(matching);
    return;
  }
  matching[mentee].reset();
  everyMatching(market, matching, mentee + 1, left, all);
  for (const std::size_t mentor : market.menteePreferences[mentee]) {
    if (left[mentor] == 0 || !lists(market.mentorPreferences[mentor], mentee)) continue;
    --left[mentor];
    matching[mentee] = mentor;
    everyMatching(market, matching, mentee + 1, left, all);
    ++left[mentor];
  }
  matching[mentee].reset();
}

/// The stable matchings of a market as the vectors write it, by trying all matchings.
std::size_t countStable(const nlohmann::json& example) {
  PeerMarket market;
  market.menteePreferences = example["mentee_prefs"].get<std::vector<std::vector<std::size_t>>>();
  market.mentorPreferences = example["mentor_prefs"].get<std::vector<std::vector<std::size_t>>>();
  market.capacity = example["mentor_capacity"].get<std::vector<int>>();
  PeerMatching matching(market.menteePreferences.size());
  std::vector<int> left = market.capacity;
  std::vector<PeerMatching> all;
  everyMatching(market, matching, 0, left, all);
  return static_cast<std::size_t>(std::count_if(
      all.begin(), all.end(), [&](const PeerMatching& one) { return blockingPairs(market, one).empty(); }));
}

/// A mentee's place for its match; being alone comes after all.
std::ptrdiff_t satisfaction(const PeerMarket& market, const PeerMatching& matching, std::size_t mentee) {
  const auto& preference = market.menteePreferences[mentee];
  if (!matching[mentee]) return static_cast<std::ptrdiff_t>(preference.size());
  return std::find(preference.begin(), preference.end(), *matching[mentee]) - preference.begin();
}

}  // namespace

TEST_CASE("peers: the reference vectors") {
  std::size_t blocking = 0;
  for (const nlohmann::json& expected : vectorCases("hospital_residents")) {
    CAPTURE(expected["id"]);
    nlohmann::json input = expected;
    for (const char* key : {"mentee_optimal", "mentor_optimal", "num_stable", "check"}) input.erase(key);
    if (expected.contains("check")) input["matching"] = expected["check"]["matching"];
    const auto answered = answer("hospital_residents", input);
    CHECK(answered["mentee_optimal"] == expected["mentee_optimal"]);
    CHECK(answered["mentor_optimal"] == expected["mentor_optimal"]);
    if (!expected.contains("check")) continue;  // large markets have none
    CHECK(answered["blocking_pairs"] == expected["check"]["blocking_pairs"]);
    CHECK(countStable(expected) == expected["num_stable"].get<std::size_t>());
    blocking += expected["check"]["blocking_pairs"].size();
  }
  CHECK(blocking > 0);
}

TEST_CASE("no stable matching is better for any mentee, and none leaves others alone") {
  Dice dice = diceOf(10);
  for (int trial = 0; trial < trials(150); ++trial) {
    CAPTURE(trial);
    PeerMarket market;
    const int mentees = 1 + dice.roll(5);
    const int mentors = 1 + dice.roll(3);
    for (int i = 0; i < mentees; ++i) market.menteePreferences.push_back(shuffledSubset(dice, mentors));
    for (int i = 0; i < mentors; ++i) {
      market.mentorPreferences.push_back(shuffledSubset(dice, mentees));
      market.capacity.push_back(dice.roll(3));
    }
    const PeerMatching best = menteeOptimal(market);
    const PeerMatching worst = mentorOptimal(market);
    CHECK(blockingPairs(market, best).empty());
    CHECK(blockingPairs(market, worst).empty());

    PeerMatching matching(market.menteePreferences.size());
    std::vector<int> left = market.capacity;
    std::vector<PeerMatching> all;
    everyMatching(market, matching, 0, left, all);
    for (const PeerMatching& other : all) {
      if (!blockingPairs(market, other).empty()) continue;
      for (std::size_t mentee = 0; mentee < other.size(); ++mentee) {
        CHECK(satisfaction(market, best, mentee) <= satisfaction(market, other, mentee));
        CHECK(satisfaction(market, other, mentee) <= satisfaction(market, worst, mentee));
        CHECK(other[mentee].has_value() == best[mentee].has_value());
      }
    }
  }
}
