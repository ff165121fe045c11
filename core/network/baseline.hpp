// The baseline: where each city stands on each criterion, seen by whoever rates it, measured again each year.
// Never a ranking: there is no sum over criteria, and nothing here compares cities.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/network/network.hpp"

namespace parcours {

/// Steps of a criterion: no activity, plan, do, check, act.
inline constexpr int kBaselineSteps = 5;

/// What is rated: the local authority's own way of working, or what happens in its territory.
inline constexpr std::string_view kBaselineObjects[] = {"authority", "territory"};

/// How sure a respondent is; schema names.
inline constexpr std::string_view kConfidences[] = {"low", "medium", "high"};

// ---- measurements

/// The measurement that ratings go to: the latest. Its id, whether it exists yet or not.
std::string currentMeasurement(const Network& network);
/// The one before it, by number; empty for the first.
std::string previousMeasurement(const Network& network, std::string_view measurement);
/// Quarters that began after a measurement was made. Planned ones do not count; one without a start does.
int quartersSince(const Network& network, std::string_view measurement);
/// Quarters after which the network is asked to measure again: a year.
inline constexpr int kQuartersBetweenMeasurements = 4;
/// A new measurement is proposed: the current one is that old and holds ratings.
bool measurementDue(const Network& network);
/// Begins the next measurement on a date (`YYYY-MM-DD`). The current one keeps the grid it was made with.
Edit openMeasurement(const Network& network, std::string_view date);

// ---- ratings

/// What one respondent said on one criterion. Only those who gave a step: not knowing is no answer.
struct Answer {
  std::string respondent;
  int step = 0;
  std::string confidence;  ///< Of kConfidences; empty: not said.
  std::string evidence;
};

/// How far the answers of several respondents lie apart.
struct Spread {
  int lowest = 0, highest = 0;
  int halves = 0;  ///< Twice the median (the mean of the two middle ones of an even number), exactly.
  int answers = 0;
  /// Respondents see it two steps apart or more: a reason to talk, not an error.
  [[nodiscard]] bool dissent() const { return highest - lowest >= 2; }
};

/// Nothing, which is not zero, where nobody answered.
std::optional<Spread> spreadOf(const std::vector<Answer>& answers);

/// All ratings of one measurement.
class Ratings {
 public:
  Ratings(const Network& network, std::string_view measurement);
  /// By respondent; empty: unknown.
  [[nodiscard]] const std::vector<Answer>& of(std::string_view city, std::string_view object,
                                              std::string_view criterion) const;
  /// Who answered at least one criterion for a city, sorted, each once.
  [[nodiscard]] std::vector<std::string> respondents(std::string_view city) const;

 private:
  using Key = std::tuple<std::string, std::string, std::string>;  ///< City, object, criterion.
  std::map<Key, std::vector<Answer>> answers_;
};

/// Whose view a rating is.
struct Rater {
  std::string_view city, object, respondent;
};

/// The answer this respondent gave in a measurement; nothing where they have not said.
std::optional<Answer> answerOf(const Network& network, std::string_view measurement, const Rater& rater,
                               std::string_view criterion);

/// A respondent's step for a criterion in the current measurement. Creates the rating, and the measurement of
/// that date, when needed; the first rating fixes the measurement's grid.
Edit rate(const Network& network, const Rater& rater, std::string_view criterion, int step,
          std::string_view date);
/// Takes the step back: the respondent does not know. Empty when they had not said.
Edit unrate(const Network& network, const Rater& rater, std::string_view criterion);
/// What shows it, and how sure the respondent is (of kConfidences); an empty text clears.
Edit giveEvidence(const Network& network, const Rater& rater, std::string_view criterion,
                  std::string_view evidence, std::string_view date);
Edit setConfidence(const Network& network, const Rater& rater, std::string_view criterion,
                   std::string_view confidence, std::string_view date);

}  // namespace parcours
