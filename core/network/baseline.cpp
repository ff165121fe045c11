#include "core/network/baseline.hpp"

#include <algorithm>

#include "core/document/ids.hpp"
#include "core/network/draft.hpp"

namespace parcours {
namespace {

std::string ratingId(std::string_view measurement, std::string_view city, std::string_view object,
                     std::string_view respondent) {
  return derivedId({"rating", measurement, city, object, respondent});
}

std::optional<int> stepIn(const View& rating, std::string_view criterion) {
  const auto step = rating.integer(keyedName("step", criterion));
  if (!step || *step < 0 || *step >= kBaselineSteps) return std::nullopt;
  return static_cast<int>(*step);
}

}  // namespace

std::string currentMeasurement(const Network& network) {
  std::string latest = derivedId({"measurement", "1"});
  int number = 0;
  for (const View& measurement : network.all("measurement")) {
    if (measurement.ordinal("number") <= number) continue;
    number = measurement.ordinal("number");
    latest = measurement.id();
  }
  return latest;
}

std::optional<int> ratedStep(const Network& network, std::string_view city, std::string_view object,
                             std::string_view respondent, std::string_view criterion) {
  const auto rating = network.get<View>(ratingId(currentMeasurement(network), city, object, respondent));
  return rating && !rating->entity().hidden() ? stepIn(*rating, criterion) : std::nullopt;
}

std::vector<int> ratedSteps(const Network& network, std::string_view city, std::string_view object,
                            std::string_view criterion) {
  const std::string measurement = currentMeasurement(network);
  std::vector<int> steps;
  for (const View& rating : network.all("rating")) {
    if (rating.text("city") != city || rating.text("object") != object ||
        rating.text("measurement") != measurement)
      continue;
    if (const auto step = stepIn(rating, criterion)) steps.push_back(*step);
  }
  std::sort(steps.begin(), steps.end());
  return steps;
}

std::optional<int> medianStep(const std::vector<int>& ascending) {
  if (ascending.empty()) return std::nullopt;
  return ascending[(ascending.size() - 1) / 2];
}

Edit rate(const Network& network, std::string_view city, std::string_view object, std::string_view respondent,
          std::string_view criterion, int step) {
  const std::string measurement = currentMeasurement(network);
  Edit edit;
  if (network.document().find(measurement) == nullptr)
    edit = Draft(measurement, "measurement", kCommons).integer("number", 1).take();
  const std::string id = ratingId(measurement, city, object, respondent);
  Draft rating(id, "rating", kCommons);
  if (network.document().find(id) == nullptr)
    rating.text("measurement", measurement)
        .text("city", city)
        .text("object", object)
        .textIfAny("respondent", respondent);
  const Edit writes = rating.integer(keyedName("step", criterion), step).take();
  edit.insert(edit.end(), writes.begin(), writes.end());
  return edit;
}

}  // namespace parcours
