// Sessions and the calendar: each city's own time, who was there, and the file for a phone.
#include <doctest/doctest.h>

#include "core/network/dates.hpp"
#include "tests/shell/pages/in_quarter.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

/// A session on 10 October at ten, in UTC.
struct WithSession : InQuarter {
  WithSession() {
    add("session", "s1",
        {{"way", "\"event\""},
         {"title", "\"Lancement\""},
         {"date", "\"2024-10-10\""},
         {"time", "\"23:30\""},
         {"utc_offset", "0"}});
    app().run(Msg::city_did_edit, {writeInteger(*network().get<City>(one), "utc_offset", 120)});
    show(PageName::session, "s1");
  }
};

}  // namespace

TEST_CASE("each city reads its own time; one that has not said its zone is told so") {
  WithSession desk;
  CHECK(desk.sees(Msg::session_time_there,
                  {{"date", desk.app().text().date("2024-10-11")}, {"time", "01:30"}}));
  CHECK(desk.sees(Msg::session_no_zone));
  CHECK(desk.faults() == std::vector<std::string>());
  REQUIRE(desk.type(Msg::field_session_time, "25:00"));
  CHECK(desk.record("s1").text("time") == "23:30");
  CHECK(desk.page.find(ui::Role::textbox, desk.said(Msg::field_session_time))->description ==
        desk.said(Msg::form_time));
  REQUIRE(desk.type(Msg::field_session_time, "08:15"));
  CHECK(desk.record("s1").text("time") == "08:15");
}

TEST_CASE("who was there is a number; anything else changes nothing; an emptied one is cleared") {
  WithSession desk;
  const auto people = [&] { return desk.record("s1").integer("present." + desk.one); };
  for (const char* wrong : {"beaucoup", "-1", "1000", "3,5"}) {
    desk.type("Port-Clair", wrong);
    CHECK_FALSE(people());
  }
  REQUIRE(desk.type("Port-Clair", "12"));
  CHECK(people() == 12);
  REQUIRE(desk.type("Port-Clair", "0"));
  CHECK(people() == 0);
  REQUIRE(desk.type("Port-Clair", ""));
  CHECK_FALSE(people());
}

TEST_CASE("cities that are not invited are not asked who came") {
  WithSession desk;
  desk.app().run(Msg::form_did_edit, {writeSet(desk.record("s1"), "cities", {desk.two})});
  desk.settle();
  CHECK(desk.page.find(ui::Role::textbox, "Port-Clair") == nullptr);
  CHECK(desk.page.find(ui::Role::textbox, "Valombre") != nullptr);
}

TEST_CASE("a quarter says which ways of learning it lacks, until it has a session of each") {
  InQuarter desk;
  desk.show(PageName::quarter);
  const auto lacks = [&](Msg way) {
    return desk.reads(desk.said(Msg::quarter_ways_missing, {{"ways", desk.said(way)}}));
  };
  for (const char* way : {"\"event\"", "\"local\"", "\"peer\""})
    desk.add("session", std::string("s") + way[1], {{"way", way}});
  desk.settle();
  CHECK(lacks(Msg::value_way_expert));
  desk.add("session", "s4", {{"way", "\"expert\""}});
  desk.settle();
  CHECK_FALSE(lacks(Msg::value_way_expert));
  REQUIRE(desk.choose(Msg::quarter_add_session, desk.said(Msg::value_way_call)));
  CHECK(desk.app().route().page == PageName::session);
  CHECK(desk.all("session").size() == 5);
}

TEST_CASE("the calendar of a city is at its time and pace, by list or month, and a file") {
  WithSession desk;
  desk.show(PageName::calendar);
  CHECK(desk.page.find(ui::Role::link, "23:30 · Lancement") != nullptr);
  REQUIRE(desk.choose(Msg::calendar_whose, "Port-Clair"));
  CHECK(desk.page.find(ui::Role::link, "01:30 · Lancement") != nullptr);
  REQUIRE(desk.press(Msg::calendar_download));
  const auto file = desk.tab.last<Download>();
  CHECK(file.name == "port-clair.ics");
  CHECK(file.mediaType == "text/calendar");
  CHECK(file.bytes.find("DTSTART:20241010T233000Z") != std::string::npos);
  CHECK(desk.faults() == std::vector<std::string>());
  REQUIRE(desk.pressNamed(ui::Role::radio, desk.said(Msg::calendar_month)));
  CHECK(desk.reads("octobre 2024"));
  CHECK(desk.page.find(ui::Role::link, "01:30 · Lancement") != nullptr);
  REQUIRE(desk.press(Msg::calendar_next));
  CHECK(desk.reads("novembre 2024"));
  CHECK(desk.page.find(ui::Role::link, "01:30 · Lancement") == nullptr);
  CHECK(desk.faults() == std::vector<std::string>());
}

TEST_CASE("the timeline shows the steps and sessions of the quarter, at a city's pace, and what is on now") {
  WithSession desk;
  desk.show(PageName::calendar);
  REQUIRE(desk.pressNamed(ui::Role::radio, desk.said(Msg::calendar_timeline)));
  const auto rows = [&] {
    std::vector<std::string> all;
    const std::string words = desk.page.words();
    for (const Msg step : {Msg::common_step_prepare, Msg::common_step_exchange})
      CHECK(words.find(desk.said(step)) != std::string::npos);
    for (const ui::Record& record : desk.page.records())
      if (record.role == ui::Role::row) all.push_back(record.name);
    return all.size();
  };
  CHECK(rows() == 9);  // The head, seven steps, one session.
  CHECK_FALSE(desk.sees(Msg::common_step_closed));
  CHECK(desk.page.find(ui::Role::link, "Lancement") != nullptr);
  CHECK(desk.faults() == std::vector<std::string>());
  // What is on is the step people are at, whatever the days say.
  const auto count = [&](Msg state) {
    int n = 0;
    for (const ui::Record& record : desk.page.records()) n += record.name == desk.said(state) ? 1 : 0;
    return n;
  };
  CHECK(count(Msg::home_coming) + count(Msg::workshop_now) + count(Msg::calendar_past) == 8);
  desk.app().run(Msg::quarter_did_step, setStep(desk.quarter(), "exchange"));
  desk.settle();
  const auto stateOf = [&](Msg step) {
    bool inRow = false;
    for (const ui::Record& record : desk.page.records()) {
      if (record.role == ui::Role::row) inRow = false;
      if (record.role == ui::Role::rowheader && record.name == desk.said(step)) inRow = true;
      for (const Msg state : {Msg::home_coming, Msg::workshop_now, Msg::calendar_past})
        if (inRow && record.name == desk.said(state)) return state;
    }
    return Msg::common_none;
  };
  CHECK(stateOf(Msg::common_step_prepare) == Msg::calendar_past);
  CHECK(stateOf(Msg::common_step_reflect) == Msg::calendar_past);
  CHECK(stateOf(Msg::common_step_exchange) == Msg::workshop_now);
  desk.app().run(Msg::quarter_did_step, setStep(desk.quarter(), "kickoff"));
  desk.settle();
  CHECK(stateOf(Msg::common_step_prepare) == Msg::calendar_past);
  CHECK(stateOf(Msg::common_step_kickoff) == Msg::workshop_now);
  CHECK(stateOf(Msg::common_step_exchange) == Msg::home_coming);
  desk.app().run(Msg::form_did_edit, writeCityQuarter(desk.network(), desk.network().quarters()[0].id(),
                                                      desk.one, "shift", "30"));
  REQUIRE(desk.choose(Msg::calendar_whose, "Port-Clair"));
  const std::string start = desk.network().quarters()[0].start();
  CHECK(desk.sees(Msg::common_step_prepare));
  CHECK(desk.reads(desk.app().text().date(isoDate(*parseIsoDate(start) + 30))));
  // It is not where the network is: its own dates come later.
  desk.app().run(Msg::quarter_did_step, setStep(desk.quarter(), "exchange"));
  desk.settle();
  CHECK(stateOf(Msg::common_step_exchange) == Msg::home_coming);
  REQUIRE(desk.choose(Msg::calendar_whose, desk.said(Msg::calendar_network)));
  CHECK(stateOf(Msg::common_step_exchange) == Msg::workshop_now);
  CHECK(desk.faults() == std::vector<std::string>());
}
