#include "core/journey/here.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "core/journey/progress.hpp"
#include "core/journey/quarter_time.hpp"
#include "core/journey/tiers.hpp"
#include "core/network/quarter_edits.hpp"

namespace parcours {
namespace {

/// What the next action is judged by.
struct Situation {
  const Network& network;
  const Who& who;
  std::optional<Round> round;      ///< Open, or awaiting a choice.
  std::optional<Quarter> quarter;  ///< Open.
  bool open = false;               ///< The round takes answers.
  bool isOverdue = false;          ///< Its deadline has passed.
  std::string date = {};           ///< Today; empty: not known.
};

struct Next {
  NextAction action;
  std::string target;
};

bool takesPart(const Network& network, std::string_view city) {
  const std::optional<City> found = network.get<City>(city);
  return found && found->entity().type == "city" && !found->entity().hidden() && !found->paused();
}

bool hasGraded(const Ballot& ballot) {
  const std::vector<std::string> topics = ballot.keys("grade");
  return std::any_of(topics.begin(), topics.end(),
                     [&](const std::string& topic) { return ballot.grade(topic); });
}

void countAnswers(Here& here, const Situation& now) {
  std::set<std::string, std::less<>> answered;
  for (const Ballot& ballot : now.network.ballots(now.round->id())) {
    if (hasGraded(ballot)) answered.insert(ballot.city());
  }
  for (const City& city : now.network.cities()) {
    if (city.paused()) continue;
    ++here.citiesExpected;
    if (answered.contains(city.id())) ++here.citiesAnswered;
  }
  here.answered = now.who.role == RoleOfPerson::city && answered.contains(now.who.city);
}

/// The first conflict that is this person's to settle: the lead's anywhere, a city's in its own room.
std::optional<Next> conflict(const Situation& now) {
  if (now.who.role != RoleOfPerson::lead && now.who.role != RoleOfPerson::city) return std::nullopt;
  for (const FieldRef& field : now.network.conflicts()) {
    const Entity* entity = now.network.document().find(field.entity);
    const bool isMine = now.who.role == RoleOfPerson::lead || entity->room == now.who.city;
    if (isMine) return Next{NextAction::settleConflict, field.entity};
  }
  return std::nullopt;
}

Next follow(const Situation& now, NextAction otherwise) {
  if (now.quarter) return {NextAction::followQuarter, std::string(now.quarter->id())};
  return {otherwise, now.round ? std::string(now.round->id()) : std::string()};
}

/// While the round is open: collect what is missing, close when nothing is missing or time is up.
Next gather(const Here& here, const Situation& now) {
  const bool isComplete = here.citiesExpected > 0 && here.citiesAnswered == here.citiesExpected;
  return {isComplete || now.isOverdue ? NextAction::closeRound : NextAction::collectAnswers,
          std::string(now.round->id())};
}

/// The last round whose choice has no quarter yet.
std::optional<Round> roundWithoutQuarter(const Network& network) {
  std::set<std::string, std::less<>> followed;
  for (const Quarter& quarter : network.quarters()) followed.insert(quarter.round());
  std::optional<Round> last;
  for (const Round& round : network.rounds()) {
    if (round.state() == "closed" && !round.chosen().empty()) last = round;
  }
  return last && followed.contains(last->id()) ? std::nullopt : last;
}

/// What a quarter still needs before its next step.
Next runQuarter(const Situation& now) {
  const Quarter& quarter = *now.quarter;
  const std::string id(quarter.id());
  const std::string step(kStepNames[stepIndex(quarter.step())]);
  if (step == "prepare") {
    const auto topic = now.network.get<Topic>(quarter.topic());
    if (topic && !missingSteps(*topic).empty()) return {NextAction::fillSteps, std::string(topic->id())};
    if (!missingWays(now.network, id).empty()) return {NextAction::planSessions, id};
  }
  if (step == "checkpoint" && ofQuarter(now.network, "course", id).empty())
    return {NextAction::takeStock, id};
  if (step == "exchange" && !withoutReflection(now.network, quarter).empty())
    return {NextAction::gatherReflections, id};
  return {NextAction::advanceQuarter, id};
}

/// What a city does at its own step of a quarter.
Next inQuarter(const Situation& now) {
  const std::string id(now.quarter->id());
  const auto all = progressOf(now.network, *now.quarter, now.date);
  const auto mine =
      std::find_if(all.begin(), all.end(), [&](const CityProgress& one) { return one.city == now.who.city; });
  if (mine == all.end() || mine->paused) return {NextAction::followQuarter, id};
  const std::size_t step = stepIndex(mine->step);
  if (step >= stepIndex("reflect") && !mine->reflected) return {NextAction::reflect, id};
  if (step >= stepIndex("exchange")) return {NextAction::readDigest, id};
  if (step >= stepIndex("practise") && mine->practices == 0) return {NextAction::notePractice, id};
  if (step >= stepIndex("kickoff") && !mine->ready) return {NextAction::readGuide, id};
  return {NextAction::followQuarter, id};
}

Next ofLead(const Here& here, const Situation& now) {
  if (now.network.cities().size() < kFewestCities) return {NextAction::addCities, {}};
  if (now.open) return gather(here, now);
  if (now.round) return {NextAction::chooseTopic, std::string(now.round->id())};
  if (now.quarter) return runQuarter(now);
  if (const std::optional<Round> chosen = roundWithoutQuarter(now.network)) {
    return {NextAction::openQuarter, std::string(chosen->id())};
  }
  if (now.network.openTopics().empty()) return {NextAction::addTopics, {}};
  return {NextAction::openRound, {}};
}

Next ofCity(const Here& here, const Situation& now) {
  if (now.open && !here.answered && takesPart(now.network, now.who.city)) {
    return {NextAction::gradeTopics, std::string(now.round->id())};
  }
  if (now.quarter) return inQuarter(now);
  return follow(now, now.round && !now.open ? NextAction::waitForChoice : NextAction::waitForRound);
}

Next ofExpert(const Situation& now) {
  return follow(now, now.round && !now.open ? NextAction::waitForChoice : NextAction::waitForRound);
}

/// In the room of a workshop: the round comes before all else.
Next ofFacilitator(const Here& here, const Situation& now) {
  if (now.open) return gather(here, now);
  if (now.round) return {NextAction::waitForChoice, std::string(now.round->id())};
  return follow(now, NextAction::waitForRound);
}

Next nextOf(const Here& here, const Situation& now) {
  if (std::optional<Next> first = conflict(now)) return *first;
  switch (now.who.role) {
    case RoleOfPerson::lead:
      return ofLead(here, now);
    case RoleOfPerson::city:
      return ofCity(here, now);
    case RoleOfPerson::expert:
      return ofExpert(now);
    case RoleOfPerson::facilitator:
      return ofFacilitator(here, now);
  }
  return ofExpert(now);
}

}  // namespace

Here youAreHere(const Network& network, const Who& who, std::string_view today) {
  Here here;
  Situation now{network, who, network.pendingRound(), std::nullopt};
  now.date = network.demo() ? network.today() : std::string(today);
  const std::vector<Quarter> quarters = network.quarters();
  std::optional<Quarter> shown;
  for (const Quarter& quarter : quarters) {
    if (!quarter.planned()) shown = quarter;
    if (quarter.open()) now.quarter = quarter;
  }
  if (now.quarter) shown = now.quarter;
  if (shown) {
    here.quarter = shown->number();
    here.quarterId = shown->id();
    here.topic = shown->topic();
    if (now.quarter) here.step = shown->step();
  }
  if (now.round) {
    const std::string deadline = now.round->deadline();
    now.open = now.round->state() == "open";
    now.isOverdue = !now.date.empty() && !deadline.empty() && deadline < now.date;
    here.openRound = now.round->id();
    countAnswers(here, now);
  }
  if (who.role == RoleOfPerson::city) {
    if (const std::optional<City> city = network.get<City>(who.city)) here.phase = city->phase();
  }
  Next next = nextOf(here, now);
  here.next = next.action;
  here.target = std::move(next.target);
  return here;
}

}  // namespace parcours
