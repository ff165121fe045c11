// Has the agenda been fair? The record of all topics chosen so far, city by city.
//
// A city approves the topics it needs at the served threshold or more. Figures as published with perpetual
// voting (Lackner & Maly, AAAI-23; docs/decisions/topic-choice.md): exact fractions, checked against their
// reference code.
#pragma once

#include <vector>

#include "core/rules/rational.hpp"
#include "core/rules/round.hpp"

namespace parcours::rules {

/// One city over the settled rounds. A round before it joined is none of its own.
struct CityFairness {
  int rounds = 0;       ///< Settled rounds since it joined.
  int served = 0;       ///< Of which chose a topic it approved.
  int kept = 0;         ///< Of which left it less than one topic short of its quota.
  int longestWait = 0;  ///< The most quarters in a row that it waited; rules: drought.
  Rational quota = 0;   ///< What it could claim: each round, the share of cities behind its best-backed wish.
  Rational influence = 0;  ///< Each topic counts 1, shared among the cities that approved it.
};

struct AgendaFairness {
  std::vector<CityFairness> cities;  ///< By city.
  int kept = 0, owed = 0;            ///< Lower quota compliance: `kept` of `owed` pairs of city and round.
  /// The furthest any city ever fell behind its quota, in topics; may be below 0. 0 before the first round.
  Rational deviation = 0;
};

/// What one settled round adds to the record.
struct SettledRound {
  const Round& round;
  int servedThreshold;
  std::vector<bool> members;              ///< By city: the network had it. None beyond its end.
  TopicIndex chosen;                      ///< kUnlistedTopic: nobody approves it.
  const std::vector<int>& droughtsAfter;  ///< By city; settle.hpp.
};
void add(AgendaFairness& record, const SettledRound& settled);

/// The Gini index of the cities' influence: 0 when all have the same, or nobody has any.
Rational influenceGini(const AgendaFairness& record);

}  // namespace parcours::rules
