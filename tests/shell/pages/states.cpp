#include "tests/shell/pages/states.hpp"

#include <doctest/doctest.h>

#include <functional>

#include "core/document/canonical.hpp"
#include "core/document/import.hpp"
#include "core/journey/expert_requests.hpp"
#include "core/journey/pairings.hpp"
#include "core/journey/phases.hpp"
#include "core/network/baseline.hpp"
#include "core/network/draft.hpp"
#include "core/network/quarter_edits.hpp"
#include "core/network/session_records.hpp"
#include "shell/cli/demo_network.hpp"
#include "tests/shell/pages/desk.hpp"

namespace parcours::test {
namespace {

/// A network that grows step by step, each step what people would do.
struct Grower : Desk {
  Grower() { begin(); }

  Grower& cities(int count = 3) {
    static constexpr const char* kNames[] = {"Port-Clair", "Évora do Mar", "Saint-Élie-des-Grandes-Rivières"};
    for (int i = 0; i < count; ++i) tab.addCity(kNames[i]);
    return *this;
  }
  Grower& topics() {
    for (const char* title : {"Lean", "Suivre un budget", "Données ouvertes et données pour décider"})
      app().run(Msg::topic_did_add, addTopic(network(), app().session().newId(), title, "fr", {}, "method",
                                             "Ce que l’on apprend."));
    return *this;
  }
  Grower& openRound() {
    REQUIRE(app().run(Msg::round_did_open, parcours::openRound(network(), "2024-10-01", "2024-10-15")));
    return *this;
  }
  /// Experts and requests in every state, and two cities that learn from each other.
  Grower& helped() {
    chosen().openQuarter();
    const std::string quarter(network().quarters().back().id());
    const auto write = [&](const Edit& edit) { REQUIRE(app().run(Msg::form_did_edit, edit)); };
    const auto city = [&](std::size_t i) { return std::string(network().cities()[i].id()); };
    write(Draft("d", "domain", kCommons).text("title.fr", "Données et données ouvertes").take());
    for (const City& each : network().cities()) write({writeSet(each, "languages", {"fr", "pt"})});
    for (const char* id : {"e1", "e2"})
      write(Draft(id, "expert", kCommons)
                .text("name", std::string("Inês ") + id)
                .set("languages", {"fr"})
                .integer("skill.d", 2)
                .take());
    write(beginExpertContact("e1"));
    for (int i = 0; i < 5; ++i)
      write(askExpert("r" + std::to_string(i),
                      {.quarter = quarter, .city = city(static_cast<std::size_t>(i) % 3), .domain = "d"},
                      "2024-11-0" + std::to_string(i + 1)));
    write(acceptExpert(network(), *network().get<ExpertRequest>("r3"), "e2", "2024-11-07"));
    write(finishRequest(*network().get<ExpertRequest>("r3"), "2024-12-07"));
    write(declineRequest(*network().get<ExpertRequest>("r4"), "2024-11-07"));
    write(acceptPairing(network(), {quarter, "d", city(0), city(1)}));
    return *this;
  }
  /// The request is taken by the only expert who has a place.
  void take(int request) {
    REQUIRE(app().run(Msg::experts_did_accept,
                      acceptExpert(network(), *network().get<ExpertRequest>("r" + std::to_string(request)),
                                   "e1", "2024-11-08")));
  }
  [[nodiscard]] Round round() { return network().rounds().back(); }
  [[nodiscard]] std::string topic(std::size_t i) { return std::string(network().topics()[i].id()); }
  /// The first city on its screen, the second on paper; the others say nothing.
  Grower& answers(int first = 3, int second = 2) {
    const auto all = network().cities();
    const std::string one = topic(0), two = topic(1);
    grade(all[0], one, first, "screen");
    if (all.size() > 1) grade(all[1], two, second, "paper");
    return *this;
  }
  void grade(const City& city, const std::string& topic, int grade, std::string_view source) {
    app().run(Msg::round_did_grade, gradeTopic(network(), round(), city.id(), topic, grade));
    app().run(Msg::round_did_grade, giveReason(network(), round(), city.id(), topic, "Vu sur le terrain."));
    app().run(Msg::round_did_grade, markSource(network(), round(), city.id(), source));
  }
  Grower& close() {
    REQUIRE(app().run(Msg::round_did_close, closeRound(network(), round())));
    return *this;
  }
  /// What the rule recommends; another topic when told why.
  Grower& choose(std::string_view reason = {}) {
    const std::string recommended = app().session().ledger().rounds.back().recommended;
    std::string chosen = recommended;
    for (std::size_t i = 0; !reason.empty() && chosen == recommended; ++i) chosen = topic(i);
    REQUIRE(app().run(Msg::round_did_choose, chooseTopic(round(), chosen, reason)));
    return *this;
  }
  Grower& openQuarter() {
    REQUIRE(app().run(Msg::quarter_did_open,
                      parcours::openQuarter(network(), round(), "2024-11-01", "2025-01-31")));
    return *this;
  }
  Grower& step(std::string_view name) {
    REQUIRE(app().run(Msg::quarter_did_step, setStep(network().quarters().back(), name)));
    return *this;
  }
  /// Rates one criterion in full for the first `count` cities, the first of them `first`.
  Grower& measure(std::size_t count, int first) {
    if (network().all("criterion").empty())
      app().run(Msg::baseline_did_take, {{"d1", "domain", "commons", "title.fr", R"("Données")"},
                                         {"k1", "criterion", "commons", "domain", R"("d1")"},
                                         {"k1", "criterion", "commons", "title.fr", R"("Inventaire")"}});
    for (std::size_t i = 0; i < count; ++i)
      for (const std::string_view object : kBaselineObjects)
        app().run(Msg::baseline_did_rate, rate(network(), {network().cities()[i].id(), object, "Awa"}, "k1",
                                               i == 0 ? first : 4, "2024-10-01"));
    return *this;
  }
  Grower& measureAgain() {
    app().run(Msg::baseline_did_rate, openMeasurement(network(), "2025-10-01"));
    return *this;
  }
  /// Figures with and without a source, questions open and answered, gates with evidence and verdicts.
  Grower& studied() {
    const std::string city(network().cities()[0].id());
    const auto write = [&](const Edit& edit) { REQUIRE(app().run(Msg::form_did_edit, edit)); };
    write(Draft("f1", "figure", kCommons)
              .text("city", city)
              .text("label", "Population")
              .text("value", "218,5")
              .text("unit", "milliers")
              .text("source", "Recensement général de la population")
              .text("date", "2023-05-01")
              .take());
    write(Draft("f2", "figure", kCommons)
              .text("city", city)
              .text("label", "Budget de la commune")
              .json("amount", R"({"amount":-123456789012345,"currency":"XOF"})")
              .take());
    write(Draft("u1", "question", kCommons)
              .text("text", "Qui collecte les données ?")
              .text("answer", "La régie.")
              .text("answered_by", "Awa")
              .take());
    write(Draft("u2", "question", kCommons)
              .text("text", "Combien de temps faut-il pour un permis de construire dans chaque ville ?")
              .take());
    write(Draft("g1", "gate", kCommons)
              .text("phase", "engage")
              .text("title.fr", "Le groupe local s’est réuni")
              .take());
    write(Draft("g2", "gate", kCommons)
              .text("phase", "experiment")
              .text("title.fr", "Les moyens sont engagés")
              .take());
    write(writeGateEvidence(network(), "g1", city, "text", jsonString("Compte rendu du 3 octobre.")));
    write(writeGateEvidence(network(), "g1", city, "met", "true"));
    write(giveVerdict("v1", city, "engage", Verdict::notYet, "Awa", "Il manque une élue.", "2024-10-03"));
    return *this;
  }
  /// A session with an agenda, votes, notes for everybody and for one city, and something set aside.
  Grower& gathered() {
    chosen().openQuarter();
    const std::string city(network().cities()[0].id());
    const auto write = [&](const Edit& edit) { REQUIRE(app().run(Msg::form_did_edit, edit)); };
    write(addToQuarter("session", "s1", network().quarters().back().id(), {{"way", "\"peer\""}}));
    write(beginAgenda(
        network(), "s1",
        readAgenda("10 min – Accueil\nCe que chaque ville a essayé depuis la réunion de lancement"), 15));
    write({writeInteger(ofSession(network(), "agenda_step", "s1")[0], "took", 14)});
    write(askForHands(network(), "v1", "s1", "Continuer ?", {"Oui, chaque mois", "Non"}));
    write(askForHands(network(), "v2", "s1", "Quand se revoir ?", {"En mars", "En avril", "Plus tard"}));
    write({writeInteger(*network().get<View>("v2"), "hands.1", 9)});
    const SessionNote note{"reflection", city, "Inês", "Nous avons appris à compter."};
    write(addSessionNote(network(), "n1", "s1", note, NoteFor::everybody));
    write(addSessionNote(network(), "n2", "s1", note, NoteFor::ownRoom));
    write(park(network(), "p1", "s1", "Qui paie la maintenance des copies ?"));
    write(park(network(), "p2", "s1", "Les registres sur papier"));
    write(topicFromParked(network(), *network().get<View>("p1"), "fr"));
    write(questionFromParked(network(), *network().get<View>("p1")));
    return *this;
  }
  Grower& ready() { return cities().topics(); }
  Grower& chosen() { return ready().openRound().answers().close().choose(); }
};

/// The file after writes that no page makes: an older or a newer app, a script, a file repaired by hand.
std::string written(Grower& grower, const Edit& edit) {
  Document document = grower.network().document();
  REQUIRE(apply(document, edit, {Writer{77}, 1'700'000'000}));
  return canonicalText(document);
}

/// The file without these records: what was received is not always all there is.
std::string without(Grower& grower, const std::vector<std::string>& types) {
  Document document = grower.network().document();
  std::erase_if(document.entities, [&](const auto& each) {
    return std::find(types.begin(), types.end(), each.second.type) != types.end();
  });
  return canonicalText(document);
}

/// What comes of two devices that go their own way from the same network, without having met.
std::string met(Grower& here, const std::function<void(Grower&)>& mine,
                const std::function<void(Grower&)>& theirs) {
  const std::string before = here.exported();
  Grower there;
  there.open("avant.json", before);
  mine(here);
  theirs(there);
  here.open("autre.json", there.exported());
  here.app().acceptReview();
  return here.exported();
}

std::string longName() {
  std::string name;
  while (name.size() < 190) name += "Sainte-Marie-des-";
  return name;
}

/// Every value of every kind that a page might not expect.
std::string strange() {
  Grower grower;
  grower.chosen().openQuarter();
  Edit edit;
  const auto set = [&](const View& view, std::string_view field, std::string_view json) {
    edit.push_back({std::string(view.id()), view.entity().type, view.entity().room, std::string(field),
                    std::string(json)});
  };
  const Network& network = grower.network();
  const auto cities = network.cities();
  const auto topics = network.topics();
  set(cities[0], "name", R"("")");
  set(cities[0], "languages", R"(["xx","zz"])");
  set(cities[0], "phase", R"("afloat")");
  set(cities[1], "name", "42");
  set(cities[1], "paused", R"("yes")");
  set(cities[2], "name", jsonString(longName()));
  set(cities[2], "challenge", jsonString(std::string(3'000, 'x')));
  set(topics[0], "title.fr", R"("")");
  set(topics[0], "kind", R"("song")");
  set(topics[0], "domain", jsonString(cities[0].id()));
  set(topics[1], "title.fr", jsonString(longName()));
  set(topics[1], "domain", R"("nowhere")");
  set(topics[2], "title.fr", "[1,2]");
  set(network.quarters()[0], "step", R"("dance")");
  set(network.quarters()[0], "start", R"("soon")");
  set(network.quarters()[0], "end", "null");
  edit.push_back({"x-thing", "thing", "commons", "colour", R"("blue")"});
  edit.push_back({"x-round", "round", "commons", "state", R"("asleep")"});
  edit.push_back({"x-round2", "round", "commons", "number", "99999"});
  edit.push_back({"x-quarter", "quarter", "commons", "number", "7"});
  edit.push_back({"x-note", "note", "room-of-nobody", "text", "12"});
  return written(grower, edit);
}

std::vector<NetworkState> make() {
  std::vector<NetworkState> all;
  const auto state = [&](const char* name, const std::function<std::string(Grower&)>& grow) {
    Grower grower;
    all.push_back({name, grow(grower)});
  };
  const auto grown = [&](const char* name, const std::function<void(Grower&)>& grow) {
    state(name, [&](Grower& grower) {
      grow(grower);
      return grower.exported();
    });
  };
  grown("empty", [](Grower&) {});
  grown("no topics", [](Grower& g) { g.cities(); });
  grown("no cities", [](Grower& g) { g.topics(); });
  grown("one city", [](Grower& g) { g.cities(1).topics().openRound().answers(); });
  grown("ready", [](Grower& g) { g.ready(); });
  grown("round open, nobody answered", [](Grower& g) { g.ready().openRound(); });
  grown("round open, some answered", [](Grower& g) { g.ready().openRound().answers(); });
  grown("round open, cities deleted", [](Grower& g) {
    g.ready().openRound().answers();
    for (const City& city : g.network().cities()) g.app().run(Msg::city_did_remove, remove(city.id()));
  });
  grown("round cancelled", [](Grower& g) {
    g.ready().openRound().answers();
    g.app().run(Msg::round_did_cancel, cancelRound(g.round()));
  });
  grown("round deleted", [](Grower& g) {
    g.ready().openRound().answers();
    g.app().run(Msg::round_did_cancel, remove(g.round().id()));
  });
  grown("closed, nobody answered", [](Grower& g) { g.ready().openRound().close(); });
  grown("closed, nobody needs anything", [](Grower& g) { g.ready().openRound().answers(0, 0).close(); });
  grown("chosen though nobody needs it",
        [](Grower& g) { g.ready().openRound().answers(0, 0).close().choose("Il le faut."); });
  grown("closed without topics", [](Grower& g) { g.cities().openRound().close(); });
  grown("closed, to be chosen", [](Grower& g) { g.ready().openRound().answers().close(); });
  grown("chosen as recommended", [](Grower& g) { g.chosen(); });
  grown("chosen otherwise",
        [](Grower& g) { g.ready().openRound().answers().close().choose("Le temps manque."); });
  grown("a topic chosen that cities did not see", [](Grower& g) {
    g.ready().openRound().answers().close();
    const std::string late = g.app().session().newId();
    g.app().run(Msg::topic_did_add, addTopic(g.network(), late, "Tardif", "fr", {}, "tool", {}));
    g.app().run(Msg::round_did_choose, chooseTopic(g.round(), late, "Urgent."));
  });
  grown("quarter open", [](Grower& g) { g.chosen().openQuarter(); });
  grown("quarter half way", [](Grower& g) { g.chosen().openQuarter().step("checkpoint"); });
  grown("quarter closed", [](Grower& g) { g.chosen().openQuarter().step("closed"); });
  grown("next topic chosen while a quarter runs",
        [](Grower& g) { g.chosen().openQuarter().openRound().answers(2, 3).close().choose(); });
  grown("next round open while a quarter runs",
        [](Grower& g) { g.chosen().openQuarter().openRound().answers(2, 3); });
  grown("all cities paused", [](Grower& g) {
    g.chosen().openQuarter().openRound();
    for (const City& city : g.network().cities())
      g.app().run(Msg::city_did_pause, {writeFlag(city, "paused", true)});
  });
  grown("a city joined late", [](Grower& g) {
    g.chosen().openQuarter().step("closed");
    g.tab.addCity("Arrivée-Tard");
    g.openRound().answers(2, 3).close();
  });
  grown("a city left", [](Grower& g) {
    g.chosen();
    g.app().run(Msg::city_did_remove, remove(g.network().cities()[0].id()));
  });
  grown("the chosen topic archived", [](Grower& g) {
    g.chosen().openQuarter();
    const Topic topic = *g.network().get<Topic>(g.round().chosen());
    g.app().run(Msg::topic_did_archive, archiveTopic(topic, "Fini."));
  });
  grown("the chosen topic deleted", [](Grower& g) {
    g.chosen().openQuarter();
    g.app().run(Msg::topic_did_archive, remove(g.round().chosen()));
  });
  grown("all topics archived", [](Grower& g) {
    g.ready();
    for (const Topic& topic : g.network().topics())
      g.app().run(Msg::topic_did_archive, archiveTopic(topic, "Fini."));
  });
  grown("quarters planned ahead", [](Grower& g) {
    g.ready();
    for (int n = 1; n <= 3; ++n)
      g.app().run(Msg::quarter_did_open,
                  {{"plan" + std::to_string(n), "quarter", "commons", "number", std::to_string(n)},
                   {"plan" + std::to_string(n), "quarter", "commons", "start", R"("2025-01-01")"}});
  });
  grown("experts asked for, accepted and rated", [](Grower& g) { g.helped(); });
  state("an expert taken twice, contacts noted", [](Grower& here) {
    here.helped();
    return met(
        here, [](Grower& g) { g.take(0); }, [](Grower& g) { g.take(1); });
  });
  state("cities that help each other not received", [](Grower& g) {
    return without(g.helped(), {"city", "expert", "domain"});
  });
  grown("a session run in the room", [](Grower& g) { g.gathered(); });
  state("a session's cities and steps not received", [](Grower& g) {
    return without(g.gathered(), {"city", "agenda_step", "question", "topic"});
  });
  grown("measured once", [](Grower& g) { g.ready().measure(3, 1); });
  grown("measured twice, one city once",
        [](Grower& g) { g.ready().measure(3, 0).measureAgain().measure(2, 0); });
  grown("measured twice, one city alone in both",
        [](Grower& g) { g.ready().measure(3, 3).measureAgain().measure(1, 2); });
  grown("studied: figures, questions, gates and verdicts",
        [](Grower& g) { g.ready().measure(3, 2).studied(); });
  state("studied, and cities and gates not received", [](Grower& g) {
    return without(g.ready().measure(2, 1).studied(), {"city", "gate"});
  });
  state("topics not received", [](Grower& g) { return without(g.chosen().openQuarter(), {"topic"}); });
  state("cities not received", [](Grower& g) { return without(g.chosen().openQuarter(), {"city"}); });
  state("rounds not received", [](Grower& g) { return without(g.chosen().openQuarter(), {"round"}); });
  state("the network's name not received", [](Grower& g) {
    return without(g.chosen().openQuarter(), {"network", "writer"});
  });
  state("nothing but ballots", [](Grower& g) {
    return without(g.chosen(), {"network", "city", "topic", "round"});
  });
  state("a record this app cannot read", [](Grower& g) {
    g.chosen().openQuarter();
    return written(g, {{std::string(g.round().id()), "round", "commons", "record", R"({"rule":"gpp-9"})"}});
  });
  state("closed without a record", [](Grower& g) {
    g.ready().openRound();
    return written(g, {{std::string(g.round().id()), "round", "commons", "state", R"("closed")"}});
  });
  state("closed twice", [](Grower& here) {
    here.ready().openRound();
    return met(
        here, [](Grower& g) { g.answers(3, 0).close(); }, [](Grower& g) { g.answers(0, 3).close(); });
  });
  state("closed and cancelled", [](Grower& here) {
    here.ready().openRound().answers();
    return met(
        here, [](Grower& g) { g.close(); },
        [](Grower& g) { g.app().run(Msg::round_did_cancel, cancelRound(g.round())); });
  });
  state("chosen twice", [](Grower& here) {
    here.ready().openRound().answers().close();
    return met(
        here, [](Grower& g) { g.choose(); }, [](Grower& g) { g.choose("Autrement."); });
  });
  state("an earlier choice in question, a later round closed", [](Grower& here) {
    here.ready().openRound().answers().close();
    return met(
        here, [](Grower& g) { g.choose().openQuarter().openRound().answers(3, 1).close(); },
        [](Grower& g) { g.choose("Autrement."); });
  });
  state("everything written twice", [](Grower& here) {
    here.chosen().openQuarter();
    const auto rewrite = [](std::string_view word) {
      return [text = std::string(word)](Grower& g) {
        for (const City& city : g.network().cities())
          for (const char* field : {"name", "country", "challenge", "challenge_reason", "paused_reason"})
            g.app().run(Msg::city_did_edit, {writeText(city, field, text + field)});
        for (const Topic& topic : g.network().topics())
          g.app().run(Msg::topic_did_edit,
                      {writeText(topic, "title.fr", text), writeText(topic, "summary.fr", text)});
        const auto network = g.network().settings();
        g.app().run(Msg::city_did_edit, {writeText(*network, "name", text)});
        const Quarter quarter = g.network().quarters().back();
        g.app().run(Msg::quarter_did_step,
                    {writeText(quarter, "step", text == "Ici" ? "learn" : "reflect"),
                     writeText(quarter, "start", text == "Ici" ? "2024-01-01" : "2024-02-01")});
      };
    };
    return met(here, rewrite("Ici"), rewrite("Là-bas"));
  });
  state("long texts written twice, which differ by words", [](Grower& here) {
    here.ready();
    const auto rewrite = [](std::string_view word) {
      return [text = std::string(word)](Grower& g) {
        std::string whole;
        for (int i = 0; i < 40; ++i)
          whole += "Le marché " + text + ", au bord du fleuve, ouvre chaque matin.\n";
        g.app().run(Msg::city_did_edit, {writeText(g.network().cities().front(), "challenge", whole)});
      };
    };
    return met(here, rewrite("couvert"), rewrite("de plein air"));
  });
  state("deleted there, edited here", [](Grower& here) {
    here.chosen().openQuarter();
    return met(
        here,
        [](Grower& g) {
          for (const City& city : g.network().cities())
            g.app().run(Msg::city_did_edit, {writeText(city, "country", "Ici")});
          for (const Topic& topic : g.network().topics())
            g.app().run(Msg::topic_did_edit, {writeText(topic, "summary.fr", "Ici")});
          g.app().run(Msg::round_did_choose, chooseTopic(g.round(), g.topic(1), "Ici"));
          g.step("learn");
        },
        [](Grower& g) {
          Edit edit;
          for (const char* type : {"city", "topic", "round", "quarter"})
            for (const View& view : g.network().all(type))
              for (const Write& write : remove(view.id())) edit.push_back(write);
          g.app().run(Msg::city_did_remove, edit);
        });
  });
  all.push_back({"strange values", strange()});
  const auto demo = demoNetwork(demoSource());
  REQUIRE(demo);
  all.push_back({"the demo", canonicalText(*demo)});
  return all;
}

}  // namespace

const std::vector<NetworkState>& networkStates() {
  static const std::vector<NetworkState> all = make();
  return all;
}

}  // namespace parcours::test
