// The demo is a network like any other: it must pass everything a stranger's file must pass, and tell its
// story.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/document/canonical.hpp"
#include "core/document/ids.hpp"
#include "core/document/import.hpp"
#include "core/journey/choice.hpp"
#include "core/journey/expert_matching.hpp"
#include "core/journey/expert_requests.hpp"
#include "core/journey/here.hpp"
#include "core/journey/peer_matching.hpp"
#include "core/journey/phases.hpp"
#include "core/journey/progress.hpp"
#include "core/journey/tiers.hpp"
#include "core/network/baseline.hpp"
#include "core/network/dates.hpp"
#include "core/network/edits.hpp"
#include "core/network/grid.hpp"
#include "core/network/quarter_edits.hpp"
#include "core/network/schema.hpp"
#include "core/reports/quarter_reports.hpp"
#include "shell/cli/demo_network.hpp"

namespace parcours {
namespace {

Document built() {
  const auto document = demoNetwork(demoSource());
  REQUIRE_MESSAGE(document.has_value(), document.error().detail);
  return *document;
}

TEST_CASE("the demo has the same bytes each time, and its id is a hash of them") {
  const Document demo = built();
  CHECK(canonicalText(demo) == canonicalText(built()));
  Document anonymous = demo;
  anonymous.network.clear();
  CHECK(demo.network == derivedId({"demo", documentHash(anonymous)}));
}

TEST_CASE("an import accepts the demo and gives it back") {
  const Document demo = built();
  const auto imported = importDocument(canonicalText(demo));
  REQUIRE(imported.has_value());
  CHECK(imported->document == demo);
}

TEST_CASE("every value of the demo is one the schema knows and accepts") {
  const Document demo = built();
  for (const auto& [id, entity] : demo.entities) {
    const TypeSpec* type = findType(entity.type);
    REQUIRE_MESSAGE(type != nullptr, entity.type);
    for (const Cell& cell : entity.cells) {
      CAPTURE(entity.type);
      CAPTURE(cell.field);
      CHECK(findField(*type, cell.field) != nullptr);
      CHECK(validateWrite(demo, {id, entity.type, entity.room, cell.field, cell.json}).has_value());
      CHECK(entity.values(cell.field).size() == 1);
    }
  }
}

TEST_CASE("every reference of the demo leads to an entity of its type") {
  const Document demo = built();
  for (const auto& [id, entity] : demo.entities) {
    const View view(id, entity);
    for (const FieldSpec& field : findType(entity.type)->fields) {
      std::vector<std::string> targets;
      if (field.kind == Kind::reference && view.has(field.name)) targets.push_back(view.text(field.name));
      if (field.keyed == Keyed::byReference) targets = view.keys(field.name);
      for (const std::string& target : targets) {
        const Entity* found = demo.find(target);
        REQUIRE(found != nullptr);
        CHECK(found->type == field.target);
      }
    }
  }
}

TEST_CASE("the demo says that it is one, and nothing in it is later than its own day") {
  const Network network(built());
  CHECK(network.demo());
  const auto today = parseIsoDate(network.today());
  REQUIRE(today);
  const std::int64_t midnight = (std::int64_t{*today} + 1) * 86'400;
  for (const auto& [id, entity] : network.document().entities)
    for (const Cell& cell : entity.cells) CHECK((cell.seconds > 0 && cell.seconds < midnight));
}

TEST_CASE("eleven cities in three languages and three phases, twenty-four topics in three languages") {
  const Network network(built());
  std::map<std::string, int> languages, phases;
  for (const City& city : network.cities()) {
    for (const std::string& language : city.languages()) ++languages[language];
    ++phases[city.phase()];
    CHECK_FALSE(city.challenge().empty());
    CHECK_FALSE(city.paused());
  }
  CHECK(network.cities().size() == 11);
  CHECK(languages.size() == 3);
  CHECK(phases.size() == 3);
  CHECK(network.topics().size() == 24);
  for (const Topic& topic : network.topics())
    CHECK(std::set{topic.title("fr"), topic.title("en"), topic.title("pt")}.size() == 3);
  REQUIRE(network.all("measurement").size() == 2);
  for (const View& measurement : network.all("measurement")) {
    std::size_t ratings = 0;
    for (const View& rating : network.all("rating"))
      ratings += rating.text("measurement") == measurement.id();
    CHECK(ratings == 2 * (11 + 2 * 7));  // two objects; three people answer in seven cities
  }
  CHECK(network.conflicts().empty());
}

TEST_CASE("five rounds replay to what people chose, all but one as recommended") {
  const Network network(built());
  const Ledger ledger = replay(network);
  CHECK(ledger.unsettled.empty());
  REQUIRE(ledger.rounds.size() == 5);
  std::set<std::string> chosen;
  int departures = 0;
  for (const ReplayedRound& round : ledger.rounds) {
    CHECK_FALSE(round.recommended.empty());
    chosen.insert(round.chosen);
    departures += round.departs() ? 1 : 0;
    CHECK(network.get<Round>(round.round)->reason().empty() == !round.departs());
  }
  CHECK(departures == 1);
  CHECK(chosen.size() == 5);
  CHECK(ledger.standings.size() == 11);
}

TEST_CASE("a sixth round is open, with eight answers in the cities' own rooms") {
  const Network network(built());
  const auto rounds = network.rounds();
  REQUIRE(rounds.size() == 6);
  const Round& open = rounds.back();
  CHECK(open.state() == "open");
  CHECK(open.deadline() > network.today());
  const auto ballots = network.ballots(open.id());
  CHECK(ballots.size() == 8);
  for (const Ballot& ballot : ballots) CHECK(ballot.entity().room == ballot.city());
  CHECK(Network(selectRooms(network.document(), {})).ballots(open.id()).empty());
  CHECK(youAreHere(network, {}).citiesExpected == 11);
  CHECK(youAreHere(network, {}).citiesAnswered == 8);
}

TEST_CASE("strong needs come with a reason") {
  const Network network(built());
  for (const Round& round : network.rounds())
    for (const Ballot& ballot : network.ballots(round.id()))
      for (const std::string& topic : ballot.keys("grade"))
        CHECK((ballot.grade(topic) == 3) == !ballot.reason(topic).empty());
}

TEST_CASE("four quarters are closed, the fifth is in practice, three more are planned") {
  const Network network(built());
  const auto quarters = network.quarters();
  REQUIRE(quarters.size() == 8);
  for (std::size_t i = 5; i < 8; ++i) CHECK(quarters[i].planned());
  for (std::size_t i = 0; i < 4; ++i) CHECK(quarters[i].step() == "closed");
  CHECK(quarters[4].step() == "practise");
  CHECK(quarters[4].start() <= network.today());
  CHECK(quarters[4].end() >= network.today());
  for (std::size_t i = 1; i < quarters.size(); ++i) CHECK(quarters[i - 1].end() < quarters[i].start());
  const Here here = youAreHere(network, {});
  CHECK(here.quarter == 5);
  CHECK(here.step == "practise");
}

TEST_CASE("a visitor can end the sixth round and open the sixth quarter, whose dates were planned") {
  Network network(built());
  const auto run = [&](const Edit& edit) {
    REQUIRE(network.apply(edit, {Writer{7}, 1'800'000'000}).has_value());
  };
  run(closeRound(network, *network.pendingRound()));
  run(setStep(network.quarters()[4], "closed"));
  const Ledger ledger = replay(network);
  REQUIRE(ledger.rounds.size() == 6);
  run(chooseTopic(network.rounds().back(), ledger.rounds.back().recommended, ""));
  const auto quarters = network.quarters();
  run(openQuarter(network, network.rounds().back(), quarters[5].start(), quarters[5].end()));
  CHECK(network.quarters().size() == 8);
  CHECK(network.quarters()[5].topic() == ledger.rounds.back().recommended);
  CHECK(network.quarters()[6].planned());
}

TEST_CASE("each closed quarter was reflected on, or says of whom it was not") {
  const Network network(built());
  for (const Quarter& quarter : network.quarters()) {
    if (quarter.planned() || quarter.open()) continue;
    CHECK(withoutReflection(network, quarter) == std::vector<std::string>());
    CHECK_FALSE(quarter.text("aim").empty());
    for (const CityProgress& one : progressOf(network, quarter, network.today()))
      CHECK((one.sessions > 0 || one.paused));
  }
}

TEST_CASE("the open quarter has something left to do for everyone") {
  const Network network(built());
  const Quarter quarter = network.quarters()[4];
  CHECK(missingWays(network, quarter.id()) == std::vector<std::string_view>{"expert"});
  const auto topic = network.get<Topic>(quarter.topic());
  REQUIRE(topic);
  CHECK(missingSteps(*topic).empty());
  std::set<std::string_view> tiers;
  for (const TierOfCity& tier : tiersOf(network, Levels(network), *topic)) tiers.insert(tier.tier);
  CHECK(tiers.size() == 3);
  std::set<NextAction> next;
  for (const City& city : network.cities())
    next.insert(youAreHere(network, {RoleOfPerson::city, std::string(city.id()), {}}).next);
  CHECK(next.size() >= 3);
}

TEST_CASE("what a city did not share of its reflection stays in its room") {
  const Network network(built());
  const Network commons(selectRooms(network.document(), {}));
  const std::string quarter(network.quarters()[3].id());
  int shared = 0;
  for (const City& city : network.cities()) {
    CHECK(ownReflection(network, quarter, city.id()));
    CHECK_FALSE(ownReflection(commons, quarter, city.id()));
    shared += sharedReflection(commons, quarter, city.id()) ? 1 : 0;
  }
  CHECK(shared == 9);
  CHECK(whoCanHelpWhom(commons, network.quarters()[3]).size() >= 4);
}

TEST_CASE("seven cities answer with three voices, which mostly agree, and say what shows it") {
  const Network network(built());
  for (const View& measurement : network.all("measurement")) {
    CAPTURE(measurement.text("date"));
    const Ratings ratings(network, measurement.id());
    std::size_t severalVoices = 0;
    for (const City& city : network.cities()) {
      CAPTURE(city.name());
      int answers = 0, apart = 0, dissents = 0, shown = 0;
      for (const Criterion& criterion : gridOf(network, measurement.id()).criteria) {
        for (const std::string_view object : kBaselineObjects) {
          const auto& all = ratings.of(city.id(), object, criterion.id);
          for (const Answer& answer : all) {
            CHECK_FALSE(answer.confidence.empty());
            shown += answer.evidence.empty() ? 0 : 1;
          }
          const auto spread = spreadOf(all);
          REQUIRE(spread);
          answers += spread->answers;
          apart += spread->highest > spread->lowest ? 1 : 0;
          dissents += spread->dissent() ? 1 : 0;
        }
      }
      const std::size_t voices = ratings.respondents(city.id()).size();
      CHECK(answers <= static_cast<int>(24 * voices));
      if (voices == 1) continue;
      ++severalVoices;
      CHECK(voices == 3);
      CHECK(shown >= 4);
      CHECK((apart >= 5 && apart <= 18));
      CHECK((dissents >= 1 && dissents <= 6));
    }
    CHECK(severalVoices == 7);
  }
}

TEST_CASE("every city has figures with their source and date, and nothing pretends to be true") {
  const Network network(built());
  std::map<std::string, int> figures;
  for (const View& figure : network.all("figure")) {
    for (const char* field : {"label", "value", "unit", "source", "date"}) CHECK(figure.has(field));
    const std::string source = figure.text("source");
    CHECK_MESSAGE((source.find("ficti") != std::string::npos || source.find("fictí") != std::string::npos),
                  source);
    CHECK(figure.text("date") < network.today());
    ++figures[figure.text("city")];
  }
  CHECK(figures.size() == network.cities().size());
  for (const auto& [city, count] : figures) CHECK(count >= 3);
}

TEST_CASE("the study has asked its questions, and some are still open") {
  const Network network(built());
  int answered = 0, open = 0;
  for (const View& question : network.all("question")) {
    CHECK(question.has("text"));
    CHECK(question.has("answer") == question.has("answered_by"));
    ++(question.has("answer") ? answered : open);
  }
  CHECK(answered >= 3);
  CHECK(open >= 1);
}

TEST_CASE("each city went on at its own time, when people held its gate for passed") {
  const Network network(built());
  std::set<std::string> days;
  for (const City& city : network.cities()) {
    CAPTURE(city.name());
    std::set<std::string> passed;
    for (const View& verdict : network.all("gate_verdict")) {
      CHECK(verdict.has("by"));
      CHECK(verdict.has("reason"));
      if (verdict.text("city") != city.id() || verdict.text("verdict") != "passed") continue;
      passed.insert(verdict.text("phase"));
      days.insert(verdict.text("date"));
    }
    std::string_view phase = kPhaseNames[0];
    while (phase != city.phase()) {
      phase = phaseAfter(phase);
      CHECK(passed.contains(std::string(phase)));
      for (const View& gate : gatesTo(network, phase)) CHECK(gateEvidence(network, gate.id(), city.id()));
    }
    const Readiness readiness = readinessOf(network, city);
    CHECK(readiness.phase == phaseAfter(city.phase()));
    if (!readiness.phase.empty()) {
      CHECK(readiness.criteria >= 4);
      CHECK(readiness.met < readiness.criteria);
      CHECK(readiness.verdict != Verdict::passed);
    }
  }
  CHECK(days.size() >= 8);
}

TEST_CASE("experts and peers have something to propose, and what was done before is remembered") {
  const Network network(built());
  const Ledger ledger = replay(network);
  const Levels levels(network);
  const Quarter quarter = network.quarters()[4];
  int experts = 0, peers = 0;
  for (const ExpertProposal& one : proposeExperts(network, levels, {}, quarter.id()))
    experts += one.proposed ? 1 : 0;
  for (const PeerProposal& one : proposePeers(network, levels, ledger, quarter))
    peers += one.proposed ? 1 : 0;
  CHECK(experts >= 2);
  CHECK(peers >= 2);
  std::set<std::string> states, pastQuarters;
  int rated = 0;
  for (const View& request : network.all("expert_request")) {
    states.insert(request.text("state"));
    rated += request.has("rating") ? 1 : 0;
  }
  CHECK(states == std::set<std::string>{"requested", "accepted", "done", "declined"});
  CHECK(rated >= 2);
  for (const View& pairing : network.all("pairing"))
    if (pairing.text("state") == "done") pastQuarters.insert(pairing.text("quarter"));
  CHECK(pastQuarters.size() >= 3);
}

TEST_CASE("how an expert is reached lies apart, under an address that leads nowhere") {
  const Network network(built());
  const auto contacts = network.all("expert_contact");
  CHECK(contacts.size() == network.all("expert").size());
  for (const View& contact : contacts) {
    CHECK(contact.entity().room == contact.text("expert"));
    CHECK(contact.id() == expertContactId(contact.text("expert")));
    const std::string mail = contact.text("email");
    CHECK(mail.ends_with(".example"));
  }
  CHECK(Network(selectRooms(network.document(), {})).all("expert_contact").empty());
}

TEST_CASE("no real network's city or country is named") {
  const std::string text = canonicalText(built());
  for (const char* name :
       {"Bamako",    "Benguérir", "Bizerte",    "Kampala", "Kigali",  "Kumasi",     "Lagos",   "Maputo",
        "Matola",    "Niamey",    "Nouakchott", "Sèmè",    "Mali",    "Maroc",      "Tunisi",  "Uganda",
        "Ouganda",   "Rwanda",    "Ghana",      "Nigeria", "Nigéria", "Moçambique", "Mozambi", "Niger",
        "Mauritani", "Bénin",     "Benin",      "Sénégal", "Senegal", "Angola",     "ASToN"})
    CHECK_MESSAGE(text.find(name) == std::string::npos, name);
}

TEST_CASE("a source that says what cannot be done is refused, not half played") {
  const DemoSource good = demoSource();
  const auto played = [&](std::string_view from, std::string_view to) {
    std::string text(good.demo);
    const std::size_t place = text.find(from);
    REQUIRE(place != std::string::npos);
    text.replace(place, from.size(), to);
    DemoSource source = good;
    source.demo = text;
    return demoNetwork(source).has_value();
  };
  CHECK(played("Valombre", "Valombreuse"));
  CHECK_FALSE(played("2025-09-22", "2025-09-31"));
  CHECK_FALSE(played("\"lean\"", "\"no such topic\""));
  CHECK_FALSE(played("\"phase\": \"explore\"", "\"phase\": \"nowhere\""));
  CHECK_FALSE(played("\"authority\": \"3", "\"authority\": \"9"));
  CHECK(played("\"authority\": \"3", "\"authority\": \"."));
  CHECK_FALSE(played("\"sure\": \"2", "\"sure\": \"4"));
  DemoSource source = good;
  for (const std::string_view story :
       {"", R"({"records":[{"type":"starship","key":"a","by":"lead","on":"2026-01-01"}]})",
        R"({"records":[{"type":"lesson","key":"a","by":"lead","on":"2026-01-01","mood":"good"}]})",
        R"({"records":[{"type":"lesson","key":"a","by":"lead","on":"2026-02-30","text":"x"}]})",
        R"({"records":[{"type":"session","key":"a","by":"lead","on":"2026-01-01","way":"party"}]})"}) {
    source.story = story;
    CHECK_FALSE(demoNetwork(source).has_value());
  }
  source.story = "{}";
  CHECK(demoNetwork(source).has_value());
  CHECK_FALSE(demoNetwork({}).has_value());
}

}  // namespace
}  // namespace parcours
