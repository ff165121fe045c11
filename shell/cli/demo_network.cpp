#include "shell/cli/demo_network.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/document/canonical.hpp"
#include "core/document/ids.hpp"
#include "core/journey/choice.hpp"
#include "core/network/baseline.hpp"
#include "core/network/dates.hpp"
#include "core/network/draft.hpp"
#include "core/network/edits.hpp"
#include "core/network/library.hpp"
#include "embedded.hpp"
#include "shell/cli/demo_json.hpp"
#include "shell/cli/demo_player.hpp"
#include "shell/cli/demo_story.hpp"

namespace parcours {
namespace {

constexpr std::string_view kLead = "lead";

bool contains(const std::vector<std::string>& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

/// The digit that stands for a round or criterion; nothing where a dot stands, or the digits end.
std::optional<int> digitAt(const std::string& digits, std::size_t index) {
  if (index >= digits.size() || digits[index] < '0' || digits[index] > '9') return std::nullopt;
  return digits[index] - '0';
}

class Demo {
 public:
  explicit Demo(const DemoSource& source)
      : source_(source),
        json_(Json::parse(source.demo.begin(), source.demo.end(), nullptr, false)),
        criteria_(Json::parse(source.criteria.begin(), source.criteria.end(), nullptr, false)) {}

  Result<Document> play() {
    if (!json_.is_object()) return fail(ErrorCode::badShape, "the demo's source");
    settings();
    cities();
    topicsBefore(1);
    baseline();
    const std::size_t rounds = at(json_, "rounds").size();
    for (std::size_t i = 0; i < rounds && !player_.failure(); ++i) round(i);
    measureAgain();
    plannedQuarters();
    playStory(player_, source_.story, keys());
    if (player_.failure()) return tl::unexpected<Error>(*player_.failure());
    Document document = player_.network().document();
    document.network = derivedId({"demo", documentHash(document)});
    return document;
  }

 private:
  void settings() {
    const Json& network = at(json_, "network");
    const std::string start = text(network, "start");
    player_.write(createNetwork(text(network, "name"), text(network, "language")), kLead, start);
    const auto view = player_.network().settings();
    if (!view) return player_.refuse("a network without settings");
    player_.write(
        {writeFlag(*view, "demo", true), writeText(*view, "today", text(network, "today")),
         writeText(*view, "start", start), writeSet(*view, "languages", texts(network, "languages"))},
        kLead, start);
    label(kLead, "Secrétariat", "lead", start);
  }

  /// Who stands behind a writer id: a claim, shown in the history.
  void label(std::string_view author, std::string_view name, std::string_view role, std::string_view date) {
    const std::string writer = toHex(DemoPlayer::writerOf(author));
    Draft draft(derivedId({"writer", writer}), "writer", kCommons);
    player_.write(draft.text("label", name).text("role", role).take(), author, date);
  }

  void cities() {
    const std::string start = text(at(json_, "network"), "start");
    for (const Json& city : at(json_, "cities")) {
      const std::string key = text(city, "key");
      const std::string id = demoCityId(key);
      Edit edit = addCity(id, text(city, "name"), text(city, "country"), texts(city, "languages"));
      Draft more(id, "city", kCommons);
      const Edit rest =
          more.text("phase", text(city, "phase")).text("challenge", text(city, "challenge")).take();
      edit.insert(edit.end(), rest.begin(), rest.end());
      player_.write(edit, key, start);
      label(key, text(city, "name"), "city", start);
    }
  }

  [[nodiscard]] std::vector<std::string> keys() const {
    std::vector<std::string> all;
    for (const Json& city : at(json_, "cities")) all.push_back(text(city, "key"));
    return all;
  }

  void topicsBefore(std::int64_t round) {
    for (const Json& wave : at(json_, "topics")) {
      if (at(wave, "before_round") != round) continue;
      const std::vector<std::string> keys = texts(wave, "keys");
      const std::vector<std::string_view> views(keys.begin(), keys.end());
      player_.write(addReadyMade(player_.network(), source_.topics, source_.domains, views), kLead,
                    text(wave, "on"));
      for (const std::string& key : keys) {
        const auto topic = player_.network().get<Topic>(readyMadeTopicId(key));
        if (!topic) return player_.refuse("no ready-made topic " + key);
        player_.write({writeText(*topic, "origin", text(wave, "origin"))}, kLead, text(wave, "on"));
      }
    }
  }

  void baseline() {
    const std::string on = text(at(json_, "baseline"), "on");
    player_.write(addReadyMadeCriteria(player_.network(), source_.criteria, source_.domains), kLead, on);
    const std::string measurement = derivedId({"measurement", "1"});
    Draft draft(measurement, "measurement", kCommons);
    player_.write(draft.integer("number", 1).text("date", on).take(), kLead, on);
    ratings(measurement, "baseline");
    player_.write(addReadyMadeGates(player_.network(), source_.gates), kLead, on);
  }

  /// The same cities, measured a year later.
  void measureAgain() {
    const std::string on = text(at(json_, "again"), "on");
    player_.write(openMeasurement(player_.network(), on), kLead, on);
    ratings(currentMeasurement(player_.network()), "again");
  }

  /// What everyone said in a measurement, under the member that holds it: the coordinator, then the others.
  void ratings(const std::string& measurement, std::string_view member) {
    const std::string coordinator = text(at(json_, member), "respondent");
    for (const Json& city : at(json_, "cities")) {
      voice({measurement, text(city, "key"), coordinator, member}, at(city, member));
      for (const Json& other : at(city, "voices"))
        voice({measurement, text(city, "key"), text(other, "respondent"), member}, at(other, member));
    }
  }

  struct Voice {
    std::string measurement, city, respondent;
    std::string_view member;
  };

  void voice(const Voice& who, const Json& said) {
    const std::string city = demoCityId(who.city);
    for (const std::string_view object : kBaselineObjects) {
      Draft rating(derivedId({"rating", who.measurement, city, object, who.respondent}), "rating", kCommons);
      rating.text("measurement", who.measurement).text("city", city).text("object", object);
      rating.text("respondent", who.respondent);
      steps(rating, text(said, object), text(said, "sure"));
      if (object == kBaselineObjects[0])
        for (const auto& [criterion, shows] : at(said, "evidence").items())
          rating.text(keyedName("evidence", readyMadeCriterionId(criterion)), shows.get<std::string>());
      player_.write(rating.take(), who.city, text(at(json_, who.member), "on"));
    }
  }

  /// One digit a criterion, in the order of the library; a dot where they did not know. How sure they are of
  /// each, from 1 on.
  void steps(Draft& rating, const std::string& digits, const std::string& sure) {
    if (!criteria_.is_array() || criteria_.size() != digits.size() || sure.size() != digits.size())
      return player_.refuse("one rating a criterion");
    for (std::size_t i = 0; i < digits.size(); ++i) {
      if (digits[i] == '.') continue;
      const auto step = digitAt(digits, i), confidence = digitAt(sure, i);
      if (!step || !confidence || *confidence < 1 || *confidence > 3)
        return player_.refuse("a rating that is no digit");
      const std::string criterion = readyMadeCriterionId(text(criteria_[i], "key"));
      rating.integer(keyedName("step", criterion), *step);
      rating.text(keyedName("confidence", criterion),
                  kConfidences[static_cast<std::size_t>(*confidence - 1)]);
    }
  }

  void round(std::size_t index) {
    const Json& source = at(json_, "rounds")[index];
    if (index > 0) topicsBefore(static_cast<std::int64_t>(index) + 1);
    const std::string opened = text(source, "opened");
    player_.write(openRound(player_.network(), opened, text(source, "deadline")), kLead, opened);
    const auto open = player_.network().pendingRound();
    if (!open) return player_.refuse("a round that does not open");
    const std::string id(open->id());
    setPaused(source, true);
    ballots(id, index, texts(source, "absent"));
    if (text(source, "closed").empty()) return;
    player_.write(closeRound(player_.network(), roundAt(id)), kLead, text(source, "closed"));
    choose(id, source);
    setPaused(source, false);
    quarter(id, index, text(source, "decided"));
  }

  [[nodiscard]] Round roundAt(std::string_view id) const { return *player_.network().get<Round>(id); }

  void setPaused(const Json& source, bool paused) {
    const Json& pause = at(source, "paused");
    if (!pause.is_object()) return;
    const std::string key = text(pause, "city");
    const auto city = player_.network().get<City>(demoCityId(key));
    if (!city) return player_.refuse("a paused city that is not there");
    const Edit edit{writeFlag(*city, "paused", paused),
                    paused ? writeText(*city, "paused_reason", text(pause, "reason"))
                           : clearField(*city, "paused_reason")};
    player_.write(edit, paused ? kLead : std::string_view(key), text(pause, paused ? "from" : "until"));
  }

  void ballots(std::string_view round, std::size_t index, const std::vector<std::string>& absent) {
    constexpr int kDaysToAnswer = 6;
    const int opened = parseIsoDate(roundAt(round).text("opened")).value_or(0);
    int order = 0;
    for (const Json& city : at(json_, "cities")) {
      const std::string key = text(city, "key");
      const std::string date = isoDate(opened + 1 + order++ % kDaysToAnswer);
      const auto entity = player_.network().get<City>(demoCityId(key));
      if (!entity || entity->paused() || contains(absent, key)) continue;
      ballot(round, index, city, date);
    }
  }

  void ballot(std::string_view round, std::size_t index, const Json& city, std::string_view date) {
    const std::string key = text(city, "key");
    const std::string id = demoCityId(key);
    player_.write(markSource(player_.network(), roundAt(round), id, text(city, "source")), key, date);
    for (const Topic& topic : player_.network().openTopics()) {
      const std::string name = topic.text("library");
      const auto grade = digitAt(text(at(city, "needs"), name), index);
      if (!grade) continue;
      player_.write(gradeTopic(player_.network(), roundAt(round), id, topic.id(), *grade), key, date);
      const std::string reason = text(at(city, "reasons"), name);
      if (*grade < 3 || reason.empty()) continue;
      player_.write(giveReason(player_.network(), roundAt(round), id, topic.id(), reason), key, date);
    }
  }

  /// The recommended topic, or the one the source names, which must then be another.
  void choose(std::string_view id, const Json& source) {
    if (player_.failure()) return;
    const Ledger ledger = replay(player_.network());
    const ReplayedRound* replayed = findRound(ledger, id);
    if (replayed == nullptr || replayed->recommended.empty())
      return player_.refuse("a round without recommendation");
    const std::string named = text(source, "chosen");
    const std::string topic = named.empty() ? replayed->recommended : readyMadeTopicId(named);
    if (!named.empty() && topic == replayed->recommended) return player_.refuse("no departure: " + named);
    player_.write(chooseTopic(roundAt(id), topic, text(source, "reason")), kLead, text(source, "decided"));
  }

  void quarter(std::string_view round, std::size_t index, std::string_view decided) {
    const Json& quarters = at(json_, "quarters");
    if (!quarters.is_array() || index >= quarters.size()) return player_.refuse("a round without quarter");
    const Json& source = quarters[index];
    player_.write(openQuarter(player_.network(), roundAt(round), text(source, "start"), text(source, "end")),
                  kLead, decided);
    // In the order of the steps: what a step's date says is when the network came to it.
    for (const std::string_view step :
         {"kickoff", "learn", "practise", "checkpoint", "reflect", "exchange", "closed"}) {
      const std::string date = text(at(source, "steps"), step);
      const auto all = player_.network().quarters();
      if (date.empty() || player_.failure()) continue;
      player_.write(setStep(all.back(), step), kLead, date);
    }
  }

  /// Dates of quarters whose topic is yet to be chosen.
  void plannedQuarters() {
    const Json& quarters = at(json_, "quarters");
    const std::string start = text(at(json_, "network"), "start");
    for (std::size_t i = player_.network().quarters().size(); i < quarters.size() && !player_.failure();
         ++i) {
      const int number = static_cast<int>(i) + 1;
      Draft draft(derivedId({"quarter", std::to_string(number)}), "quarter", kCommons);
      draft.integer("number", number).text("step", "prepare");
      draft.text("start", text(quarters[i], "start")).text("end", text(quarters[i], "end"));
      player_.write(draft.take(), kLead, start);
    }
  }

  DemoSource source_;
  Json json_, criteria_;
  DemoPlayer player_;
};

}  // namespace

DemoSource demoSource() {
  return {.demo = embeddedFile("demo.json"),
          .story = embeddedFile("story.json"),
          .topics = embeddedFile("topics.json"),
          .domains = embeddedFile("domains.json"),
          .criteria = embeddedFile("criteria.json"),
          .gates = embeddedFile("gates.json")};
}

Result<Document> demoNetwork(const DemoSource& source) { return Demo(source).play(); }

}  // namespace parcours
