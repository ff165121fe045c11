#include "core/journey/first_steps.hpp"

#include <algorithm>

namespace parcours {
namespace {

bool anyRating(const Network& network) {
  const std::vector<View> ratings = network.all("rating");
  return std::any_of(ratings.begin(), ratings.end(),
                     [](const View& rating) { return !rating.keys("step").empty(); });
}

bool anyRound(const Network& network, std::string_view state) {
  const std::vector<Round> rounds = network.rounds();
  return std::any_of(rounds.begin(), rounds.end(),
                     [&](const Round& round) { return round.state() == state; });
}

}  // namespace

int FirstSteps::count() const { return static_cast<int>(std::count(done.begin(), done.end(), true)); }

std::optional<FirstStep> FirstSteps::next() const {
  const auto* const from = isDone(FirstStep::round) ? done.end() - 1 : done.begin();
  const auto* const first = std::find(from, done.end(), false);
  if (first == done.end()) return std::nullopt;
  return static_cast<FirstStep>(first - done.begin());
}

std::optional<FirstSteps> firstSteps(const Network& network, const Here& here) {
  if (!here.quarterId.empty()) return std::nullopt;
  const bool closed = anyRound(network, "closed"), open = anyRound(network, "open");
  FirstSteps steps;
  const auto tick = [&](FirstStep step, bool done) { steps.done[static_cast<std::size_t>(step)] = done; };
  tick(FirstStep::name, !network.name().empty());
  tick(FirstStep::cities, network.cities().size() >= kFewestCities);
  tick(FirstStep::baseline, anyRating(network));
  tick(FirstStep::topics, closed || open || !network.openTopics().empty());
  tick(FirstStep::round, closed || open);
  tick(FirstStep::answers,
       closed || (open && here.citiesExpected > 0 && here.citiesAnswered == here.citiesExpected));
  return steps;
}

}  // namespace parcours
