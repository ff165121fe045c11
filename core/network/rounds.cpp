// Rounds, ballots and quarters as edits: see edits.hpp.
#include <algorithm>
#include <map>

#include "core/document/canonical.hpp"
#include "core/document/ids.hpp"
#include "core/function_ref.hpp"
#include "core/network/draft.hpp"
#include "core/network/edits.hpp"
#include "core/network/merged_topics.hpp"
#include "core/network/round_record.hpp"
#include "core/network/schema.hpp"

namespace parcours {
namespace {

/// One above the highest number of the records of a type whose number is used.
int nextNumber(const Network& network, std::string_view type, FunctionRef<bool(const View&)> used) {
  int highest = 0;
  for (const auto& [id, entity] : network.document().entities) {
    const View view(id, entity);
    if (entity.type == type && used(view)) highest = std::max(highest, view.ordinal("number"));
  }
  return highest + 1;
}

/// A new record under a derived id; one that was deleted, as undoing its creation does, is taken back and
/// emptied.
Draft begin(const Network& network, const std::string& id, std::string_view type) {
  Draft draft(id, type, kCommons);
  const Entity* deleted = network.document().find(id);
  if (deleted == nullptr || !deleted->hidden()) return draft;
  draft.json(kGone, "null");
  for (const FieldSpec& spec : findType(type)->fields) {
    if (View(id, *deleted).has(spec.name)) draft.json(spec.name, "null");
  }
  return draft;
}

std::string quarterId(int number) { return derivedId({"quarter", std::to_string(number)}); }

/// The writes that make sure a city's ballot is there, then `field`.
Edit writeBallot(const Network& network, const Round& round, std::string_view city, std::string_view field,
                 std::string json) {
  const std::optional<City> voter = network.get<City>(city);
  if (round.state() != "open" || !voter || voter->entity().type != "city") return {};
  const std::string id = ballotId(round.id(), city);
  const std::optional<Ballot> ballot = network.get<Ballot>(id);
  Draft draft(id, "ballot", city);
  if (ballot && ballot->entity().hidden()) draft.json(kGone, "null");
  if (!ballot || ballot->round() != round.id()) draft.text("round", round.id());
  if (!ballot || ballot->city() != city) draft.text("city", city);
  return draft.json(field, std::move(json)).take();
}

/// What a city says now of a topic replaces what it said of those merged into it.
Edit withoutDuplicates(const Network& network, const Round& round, std::string_view city,
                       std::string_view topic, std::string_view field, Edit edit) {
  const std::optional<Ballot> ballot = network.get<Ballot>(ballotId(round.id(), city));
  if (edit.empty() || !ballot) return edit;
  const MergedTopics merged(network);
  for (const std::string& member : merged.standsFor(topic)) {
    const std::string name = keyedName(field, member);
    if (member != topic && ballot->has(name)) edit.push_back(clearField(*ballot, name));
  }
  return edit;
}

/// Each city's ballot: the one with the derived id, else the first by id that a script or an older file
/// brought.
std::map<std::string, Ballot, std::less<>> ballotsByCity(const Network& network, const Round& round) {
  std::map<std::string, Ballot, std::less<>> byCity;
  for (const Ballot& ballot : network.ballots(round.id())) {
    const std::string city = ballot.city();
    const bool isTheOne = ballot.id() == ballotId(round.id(), city);
    if (isTheOne) {
      byCity.insert_or_assign(city, ballot);
    } else {
      byCity.emplace(city, ballot);
    }
  }
  return byCity;
}

RoundRecord recordOf(const Network& network, const Round& round) {
  RoundRecord record;
  const ChoiceTerms terms = network.choiceTerms();
  record.settings.servedThreshold = terms.servedThreshold;
  record.settings.guard = terms.guard;

  std::map<std::string, int> enteredByTopic;  // sorted by id, as the record wants them
  for (const Topic& topic : network.openTopics()) enteredByTopic.emplace(topic.id(), topic.entered());
  for (const auto& [topic, entered] : enteredByTopic) {
    record.topics.push_back(topic);
    record.entered.push_back(entered);
  }

  const MergedTopics merged(network);
  const auto ballots = ballotsByCity(network, round);
  std::vector<City> cities = network.cities();
  std::sort(cities.begin(), cities.end(), [](const City& a, const City& b) { return a.id() < b.id(); });
  for (const City& city : cities) {
    const auto ballot = ballots.find(city.id());
    const bool present = ballot != ballots.end() && !city.paused();
    record.cities.emplace_back(city.id());
    std::vector<int>& needs = record.needs.emplace_back();
    std::vector<std::string>& reasons = record.reasons.emplace_back();
    const std::string source = present ? ballot->second.source() : std::string();
    record.sources.push_back(source == "screen" ? std::string() : source);
    for (const std::string& topic : record.topics) {
      if (present) needs.push_back(merged.need(ballot->second, topic).value_or(0));
      reasons.push_back(present ? merged.reason(ballot->second, topic) : std::string());
    }
  }
  return record;
}

}  // namespace

int nextRoundNumber(const Network& network) {
  return nextNumber(network, "round",
                    [](const View& round) { return !round.entity().hidden() || round.has("record"); });
}

std::string ballotId(std::string_view round, std::string_view city) {
  return derivedId({"ballot", round, city});
}

Edit openRound(const Network& network, std::string_view openedDate, std::string_view deadline) {
  const int number = nextRoundNumber(network);
  if (network.pendingRound() || number > kMaxRounds) return {};
  return begin(network, derivedId({"round", std::to_string(number)}), "round")
      .integer("number", number)
      .text("state", "open")
      .textIfAny("opened", openedDate)
      .textIfAny("deadline", deadline)
      .take();
}

Edit gradeTopic(const Network& network, const Round& round, std::string_view city, std::string_view topic,
                int grade) {
  Edit edit = writeBallot(network, round, city, keyedName("grade", topic), std::to_string(grade));
  return withoutDuplicates(network, round, city, topic, "grade", std::move(edit));
}

Edit giveReason(const Network& network, const Round& round, std::string_view city, std::string_view topic,
                std::string_view reason) {
  Edit edit = writeBallot(network, round, city, keyedName("reason", topic),
                          reason.empty() ? "null" : jsonString(reason));
  return withoutDuplicates(network, round, city, topic, "reason", std::move(edit));
}

Edit markSource(const Network& network, const Round& round, std::string_view city, std::string_view source) {
  return writeBallot(network, round, city, "source", jsonString(source));
}

Edit clearBallot(const Round& round, const Ballot& ballot) {
  Edit edit;
  if (round.state() != "open" || ballot.round() != round.id()) return edit;
  for (const std::string_view field : {"grade", "reason"})
    for (const std::string& topic : ballot.keys(field))
      edit.push_back(clearField(ballot, keyedName(field, topic)));
  if (ballot.has("source")) edit.push_back(clearField(ballot, "source"));
  return edit;
}

Edit closeRound(const Network& network, const Round& round) {
  if (round.state() != "open") return {};
  return Draft(round.id(), "round", kCommons)
      .text("state", "closed")
      .json("record", toJson(recordOf(network, round)))
      .take();
}

Edit cancelRound(const Round& round) { return {writeText(round, "state", "cancelled")}; }

Edit chooseTopic(const Round& round, std::string_view topic, std::string_view reason) {
  if (round.state() != "closed") return {};
  Edit edit{writeText(round, "chosen", topic)};
  if (!reason.empty()) {
    edit.push_back(writeText(round, "reason", reason));
  } else if (round.has("reason")) {
    edit.push_back(clearField(round, "reason"));
  }
  return edit;
}

Edit openQuarter(const Network& network, const Round& round, std::string_view start, std::string_view end) {
  const std::vector<Quarter> quarters = network.quarters();
  // One topic in depth before the next: an open quarter must close first.
  const bool isThere = std::any_of(quarters.begin(), quarters.end(), [&](const Quarter& quarter) {
    return quarter.open() || quarter.round() == round.id();
  });
  const auto used = [&](const View& quarter) {
    return !quarter.entity().hidden() || quarter.text("round") != round.id();
  };
  // A planned quarter under another id cannot be the one that the derived id names.
  const auto planned = std::find_if(quarters.begin(), quarters.end(), [](const Quarter& quarter) {
    return quarter.planned() && quarter.number() > 0 && quarter.id() == quarterId(quarter.number());
  });
  const int number = planned == quarters.end() ? nextNumber(network, "quarter", used) : planned->number();
  if (isThere || round.state() != "closed" || round.chosen().empty() || number > kMaxRounds) return {};
  return begin(network, quarterId(number), "quarter")
      .integer("number", number)
      .text("topic", round.chosen())
      .text("round", round.id())
      .text("step", "prepare")
      .textIfAny("start", start)
      .textIfAny("end", end)
      .take();
}

Edit setStep(const Quarter& quarter, std::string_view step) { return {writeText(quarter, "step", step)}; }

}  // namespace parcours
