// Has the agenda been fair? The record of all topics chosen so far, city by city.
//
// A city approves the topics it needs at the served threshold or more. Figures as published with perpetual
// voting (Lackner & Maly, AAAI-23; docs/decisions/topic-choice.md): exact fractions, checked against their
// reference code. Cancelled rounds and those not yet chosen do not count.
#pragma once

#include <string>
#include <vector>

#include "core/journey/choice.hpp"

namespace parcours {

/// One city over the settled rounds. A round before it joined is none of its own.
struct CityFairness {
  std::string city;
  int rounds = 0;       ///< Settled rounds since it joined.
  int served = 0;       ///< Of which chose a topic it approved.
  int kept = 0;         ///< Of which left it less than one topic short of its quota.
  int longestWait = 0;  ///< The most quarters in a row that it waited; rules: drought.
  rules::Rational
      quota;  ///< What it could claim: each round, the share of cities behind its best-backed wish.
  rules::Rational influence;  ///< Each topic counts 1, shared among the cities that approved it.
};

struct AgendaFairness {
  int rounds = 0;   ///< Settled.
  int guarded = 0;  ///< Of which the waiting guard narrowed: above one in three, raise the guard.
  std::vector<CityFairness>
      cities;              ///< In the order in which rounds named them; ids of cities that left too.
  int kept = 0, owed = 0;  ///< Lower quota compliance: `kept` of `owed` pairs of city and round.
  rules::Rational
      deviation;  ///< The furthest any city ever fell behind its quota, in topics; may be below 0.
  rules::Rational influenceGini;  ///< 0: all the same influence.
};

AgendaFairness agendaFairness(const Ledger& ledger);

}  // namespace parcours
