#include "core/network/baseline.hpp"

#include <algorithm>
#include <set>

#include "core/document/canonical.hpp"
#include "core/document/ids.hpp"
#include "core/network/draft.hpp"
#include "core/network/grid.hpp"

namespace parcours {
namespace {

std::string measurementId(int number) { return derivedId({"measurement", std::to_string(number)}); }

std::string ratingId(std::string_view measurement, const Rater& rater) {
  return derivedId({"rating", measurement, rater.city, rater.object, rater.respondent});
}

std::optional<View> visible(const Network& network, std::string_view id) {
  auto view = network.get<View>(id);
  if (view && view->entity().hidden()) view.reset();
  return view;
}

std::optional<int> stepIn(const View& rating, std::string_view criterion) {
  const auto step = rating.integer(keyedName("step", criterion));
  if (!step || *step < 0 || *step >= kBaselineSteps) return std::nullopt;
  return static_cast<int>(*step);
}

std::optional<Answer> answerIn(const View& rating, std::string_view criterion) {
  const auto step = stepIn(rating, criterion);
  if (!step) return std::nullopt;
  return Answer{rating.text("respondent"), *step, rating.text(keyedName("confidence", criterion)),
                rating.text(keyedName("evidence", criterion))};
}

void append(Edit& edit, Edit more) { edit.insert(edit.end(), more.begin(), more.end()); }

/// Makes sure a measurement is there, and keeps the grid it is made with.
Edit present(const Network& network, int number, std::string_view date) {
  const std::string id = measurementId(number);
  const auto there = network.get<View>(id);
  Draft draft(id, "measurement", kCommons);
  if (there && there->entity().hidden()) draft.json(kGone, "null");
  if (!there || there->ordinal("number") != number) draft.integer("number", number);
  if (!there) draft.textIfAny("date", date);
  return draft.take();
}

/// A field of one criterion in a respondent's rating of the current measurement.
Edit write(const Network& network, const Rater& rater, std::string_view field, std::string_view criterion,
           std::string json, std::string_view date) {
  const std::string measurement = currentMeasurement(network);
  Edit edit;
  const auto current = visible(network, measurement);
  if (!current) edit = present(network, 1, date);
  const bool keepsGrid = current && current->has("grid");
  if (!keepsGrid && !network.all("criterion").empty()) append(edit, fixGrid(network, measurement));
  const std::string id = ratingId(measurement, rater);
  Draft rating(id, "rating", kCommons);
  const auto there = network.get<View>(id);
  if (there && there->entity().hidden()) rating.json(kGone, "null");
  if (!there)
    rating.text("measurement", measurement)
        .text("city", rater.city)
        .text("object", rater.object)
        .textIfAny("respondent", rater.respondent);
  append(edit, rating.json(keyedName(field, criterion), std::move(json)).take());
  return edit;
}

}  // namespace

std::string currentMeasurement(const Network& network) {
  const auto all = network.all("measurement");  // by number
  for (auto it = all.rbegin(); it != all.rend(); ++it)
    if (it->ordinal("number") > 0) return std::string(it->id());
  return measurementId(1);
}

std::string previousMeasurement(const Network& network, std::string_view measurement) {
  const auto of = network.get<View>(measurement);
  std::string before;
  for (const View& each : network.all("measurement"))
    if (of && each.ordinal("number") > 0 && each.ordinal("number") < of->ordinal("number"))
      before = each.id();
  return before;
}

int quartersSince(const Network& network, std::string_view measurement) {
  const auto of = network.get<View>(measurement);
  const std::string made = of ? of->text("date") : std::string();
  int count = 0;
  for (const Quarter& quarter : network.quarters())
    if (!quarter.planned() && (quarter.start().empty() || quarter.start() > made)) ++count;
  return count;
}

bool measurementDue(const Network& network) {
  const std::string current = currentMeasurement(network);
  if (quartersSince(network, current) < kQuartersBetweenMeasurements) return false;
  const auto ratings = network.all("rating");
  return std::any_of(ratings.begin(), ratings.end(),
                     [&](const View& rating) { return rating.text("measurement") == current; });
}

Edit openMeasurement(const Network& network, std::string_view date) {
  Edit edit;
  int number = 1;
  if (const auto current = visible(network, currentMeasurement(network))) {
    number = current->ordinal("number") + 1;
    if (!current->has("grid")) edit = fixGrid(network, current->id());
  }
  append(edit, present(network, number, date));
  return edit;
}

std::optional<Spread> spreadOf(const std::vector<Answer>& answers) {
  if (answers.empty()) return std::nullopt;
  std::vector<int> steps;
  for (const Answer& answer : answers) steps.push_back(answer.step);
  std::sort(steps.begin(), steps.end());
  const std::size_t count = steps.size();
  return Spread{steps.front(), steps.back(), steps[(count - 1) / 2] + steps[count / 2],
                static_cast<int>(count)};
}

Ratings::Ratings(const Network& network, std::string_view measurement) {
  for (const View& rating : network.all("rating")) {
    if (rating.text("measurement") != measurement) continue;
    const std::string city = rating.text("city"), object = rating.text("object");
    for (const std::string& criterion : rating.keys("step"))
      if (auto answer = answerIn(rating, criterion))
        answers_[{city, object, criterion}].push_back(std::move(*answer));
  }
  for (auto& [key, answers] : answers_)
    std::stable_sort(answers.begin(), answers.end(),
                     [](const Answer& a, const Answer& b) { return a.respondent < b.respondent; });
}

const std::vector<Answer>& Ratings::of(std::string_view city, std::string_view object,
                                       std::string_view criterion) const {
  static const std::vector<Answer> kNone;
  const auto found = answers_.find(Key{city, object, criterion});
  return found == answers_.end() ? kNone : found->second;
}

std::vector<std::string> Ratings::respondents(std::string_view city) const {
  std::set<std::string> all;
  for (const auto& [key, answers] : answers_)
    if (std::get<0>(key) == city)
      for (const Answer& answer : answers) all.insert(answer.respondent);
  return {all.begin(), all.end()};
}

std::optional<Answer> answerOf(const Network& network, std::string_view measurement, const Rater& rater,
                               std::string_view criterion) {
  const auto rating = visible(network, ratingId(measurement, rater));
  return rating ? answerIn(*rating, criterion) : std::nullopt;
}

Edit rate(const Network& network, const Rater& rater, std::string_view criterion, int step,
          std::string_view date) {
  return write(network, rater, "step", criterion, std::to_string(step), date);
}

Edit unrate(const Network& network, const Rater& rater, std::string_view criterion) {
  const std::string measurement = currentMeasurement(network);
  if (!answerOf(network, measurement, rater, criterion)) return {};
  return write(network, rater, "step", criterion, "null", {});
}

Edit giveEvidence(const Network& network, const Rater& rater, std::string_view criterion,
                  std::string_view evidence, std::string_view date) {
  return write(network, rater, "evidence", criterion, evidence.empty() ? "null" : jsonString(evidence), date);
}

Edit setConfidence(const Network& network, const Rater& rater, std::string_view criterion,
                   std::string_view confidence, std::string_view date) {
  return write(network, rater, "confidence", criterion, confidence.empty() ? "null" : jsonString(confidence),
               date);
}

}  // namespace parcours
