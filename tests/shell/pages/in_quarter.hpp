// A network of two cities in the middle of a quarter, as its lead sees it.
#pragma once

#include <doctest/doctest.h>

#include "core/network/quarter_edits.hpp"
#include "tests/shell/pages/desk.hpp"

namespace parcours::test {

struct InQuarter : Desk {
  explicit InQuarter(std::string_view step = "practise", Language language = Language::fr) : Desk(language) {
    begin();
    one = tab.addCity("Port-Clair");
    two = tab.addCity("Valombre");
    topic = app().session().newId();
    app().run(Msg::topic_did_add, addTopic(network(), topic, "Lean", "fr", {}, "method", "Apprendre."));
    for (const char* tier : {"core", "stretch", "catch_up"})
      app().run(Msg::topic_did_edit,
                {writeText(*network().get<Topic>(topic), std::string(tier) + ".fr", "Essayer une fois.")});
    app().run(Msg::round_did_open, openRound(network(), "2024-09-01", "2024-09-15"));
    const Round round = network().rounds().back();
    app().run(Msg::round_did_grade, gradeTopic(network(), round, one, topic, 3));
    app().run(Msg::round_did_grade, giveReason(network(), round, one, topic, "Trop de formulaires."));
    REQUIRE(app().run(Msg::round_did_close, closeRound(network(), round)));
    REQUIRE(app().run(Msg::round_did_choose, chooseTopic(network().rounds().back(), topic, {})));
    REQUIRE(app().run(Msg::quarter_did_open,
                      openQuarter(network(), network().rounds().back(), "2024-09-15", "2024-12-14")));
    app().run(Msg::quarter_did_step, setStep(quarter(), step));
  }
  [[nodiscard]] Quarter quarter() { return network().quarters().back(); }
  void be(RoleOfPerson role, std::string_view city = {}) { app().setWho({role, std::string(city), "Awa"}); }
  void add(std::string_view type, std::string_view id, const std::vector<FirstField>& fields) {
    REQUIRE(app().run(Msg::form_did_edit, addToQuarter(type, id, quarter().id(), fields)));
  }
  bool choose(Msg name, std::string_view option) {
    const bool done = page.choose(said(name), option);
    settle();
    return done;
  }
  [[nodiscard]] View record(std::string_view id) { return *network().get<View>(id); }
  [[nodiscard]] std::vector<View> all(std::string_view type) { return network().all(type); }

  std::string one, two, topic;
};

}  // namespace parcours::test
