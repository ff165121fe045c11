// The answer to a case of each rule, with the keys of the reference vectors.
#pragma once

#include "core/result.hpp"
#include "core/rules/cases/reader.hpp"

namespace parcours::rules {

/// `{"quarters": [...]}`: the topic of each quarter, and the ledger after it.
Result<Json> answerGradedPhragmen(const Json& input);
/// `winners, tied, weights_after` by round, and the figures of agenda_fairness.hpp after all of them.
Result<Json> answerPerPhragmen(const Json& input);

/// `max_pairs, min_cost, lexmin_optimal_pairs`: cities and experts.
Result<Json> answerExpertsMinCostFlow(const Json& input);
/// `leximin_vector, lexmin_assignment`: helpers by benefit, the worst-off city first.
Result<Json> answerLeximinAssignment(const Json& input);
/// `mentee_optimal, mentor_optimal`: peers with wishes on both sides; and `blocking_pairs` of a `matching`.
Result<Json> answerHospitalResidents(const Json& input);

/// The figures of inequality.hpp at one moment.
Result<Json> answerInequality(const Json& input);
/// `mean, variance, sd, cv, delta, gini` by moment; slopes, rank correlations and labels from the first to
/// the last.
Result<Json> answerConvergence(const Json& input);

}  // namespace parcours::rules
