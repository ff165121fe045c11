// A session as it is run in the room: the clock, needs entered on one device, notes, what is set aside,
// votes, and the summary at the end.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/document/canonical.hpp"
#include "core/network/session_records.hpp"
#include "tests/shell/pages/in_quarter.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

struct InRoom : InQuarter {
  explicit InRoom(Language language = Language::fr) : InQuarter("practise", language) {
    add("session", "s1", {{"way", "\"event\""}, {"title", "\"Lancement\""}});
    show(PageName::workshop, "s1");
  }
  void part(Msg name) { REQUIRE(pressNamed(ui::Role::radio, said(name))); }
  void agenda() {
    for (const char* title : {"Accueil", "Le sujet"})
      REQUIRE(
          app().run(Msg::workshop_did_agenda, addStep(network(), app().session().newId(), "s1", title, 10)));
    settle();
  }
  void wait(double seconds) {
    tab.frame(seconds * 1'000);
    page.again();
  }
  [[nodiscard]] std::string time() {
    const ui::Record* timer = page.findKey("timer");
    return timer == nullptr ? std::string() : timer->value;
  }
  void nextRound() {
    app().run(Msg::topic_did_add,
              addTopic(network(), app().session().newId(), "Budget", "fr", {}, "method", ""));
    tab.addCity("Zélande");
    REQUIRE(app().run(Msg::round_did_open, openRound(network(), "2024-10-01", "")));
    settle();
  }
  [[nodiscard]] Round round() { return network().rounds().back(); }
  [[nodiscard]] std::optional<int> grade(std::string_view city) {
    const auto ballot = network().get<Ballot>(ballotId(round().id(), city));
    return ballot ? ballot->grade(network().openTopics().front().id()) : std::nullopt;
  }
  /// The only topic's grade, on the form that is open.
  void say(std::size_t level) {
    REQUIRE(page.press(ui::Role::radio, said(level == 3 ? Msg::common_grade_3 : Msg::common_grade_1)));
    settle();
  }
};

}  // namespace

TEST_CASE("a session is run from its page, and left again; another address shows nothing") {
  InRoom desk;
  desk.show(PageName::session, "s1");
  CHECK(desk.page.find(ui::Role::link, desk.said(Msg::workshop_run))->href == "#/session/s1/run");
  desk.show(PageName::workshop, "s1");
  CHECK(desk.page.find(ui::Role::link, desk.said(Msg::workshop_leave))->href == "#/session/s1");
  CHECK(desk.page.find(ui::Role::navigation, desk.said(Msg::nav_label)) == nullptr);
  desk.show(PageName::workshop, desk.topic);
  CHECK(desk.sees(Msg::form_missing));
}

TEST_CASE("a session of today is a press away on the first page") {
  InRoom desk;
  desk.show(PageName::home);
  CHECK(desk.page.find(ui::Role::link, desk.said(Msg::workshop_run)) == nullptr);
  desk.app().run(Msg::form_did_edit, {writeText(desk.record("s1"), "date", "2024-10-04")});
  desk.settle();
  CHECK(desk.page.find(ui::Role::link, desk.said(Msg::workshop_run)) != nullptr);
}

TEST_CASE("an agenda begins from the template of its way, or from what the session plans, and is edited") {
  InRoom desk;
  REQUIRE(desk.press(Msg::quarter_agenda_use));
  const auto steps = [&] { return ofSession(desk.network(), "agenda_step", "s1"); };
  CHECK(steps().size() == 6);
  desk.app().undo();
  desk.app().run(Msg::form_did_edit, {writeText(desk.record("s1"), "agenda", "20 min – Un cas\nQuestions")});
  desk.settle();
  REQUIRE(desk.press(Msg::workshop_from_plan));
  REQUIRE(steps().size() == 2);
  CHECK(steps()[0].integer("minutes") == 20);
  REQUIRE(desk.press(Msg::workshop_edit));
  REQUIRE(desk.type(Msg::workshop_new_step, "Pause"));
  REQUIRE(desk.press(Msg::workshop_add));
  REQUIRE(desk.press(Msg::workshop_later));
  CHECK(steps()[0].text("title") == "Questions");
  CHECK(steps()[2].text("title") == "Pause");
  CHECK(desk.faults() == std::vector<std::string>());
  REQUIRE(desk.press(Msg::form_remove));
  CHECK(steps().size() == 2);
}

TEST_CASE("the clock counts down, pauses, goes on, and says once that time is up") {
  InRoom desk;
  desk.agenda();
  CHECK(desk.time() == "10:00");
  CHECK_FALSE(desk.sees(Msg::workshop_now));
  REQUIRE(desk.press(Msg::workshop_start));
  CHECK(desk.sees(Msg::workshop_now));
  desk.wait(65);
  CHECK(desk.time() == "8:55");
  REQUIRE(desk.press(Msg::workshop_pause));
  desk.wait(500);
  CHECK(desk.time() == "8:55");
  REQUIRE(desk.press(Msg::workshop_start));
  const auto announced = [&] { return desk.tab.count<Announce>(); };
  const int before = announced();
  desk.wait(536);
  desk.tab.frame();
  CHECK(announced() == before + 1);
  CHECK(desk.tab.last<Announce>().text == desk.said(Msg::workshop_time_up, {{"step", "Accueil"}}));
  desk.wait(30);
  CHECK(desk.time().starts_with("+"));
  CHECK(desk.sees(Msg::workshop_late));
  CHECK(announced() == before + 1);
  CHECK(desk.faults() == std::vector<std::string>());
}

TEST_CASE("what a step took is kept and can be undone; the last one ends the session") {
  InRoom desk;
  desk.agenda();
  const auto took = [&](std::size_t i) {
    return ofSession(desk.network(), "agenda_step", "s1")[i].integer("took");
  };
  REQUIRE(desk.press(Msg::workshop_start));
  desk.wait(12 * 60);
  REQUIRE(desk.press(Msg::workshop_next));
  CHECK(took(0) == 12);
  CHECK(desk.time() == "10:00");
  desk.app().undo();
  CHECK_FALSE(took(0));
  desk.wait(4 * 60);
  REQUIRE(desk.press(Msg::workshop_finish));
  CHECK(took(1) == 4);
  CHECK(desk.sees(Msg::workshop_over));
  CHECK(desk.time().starts_with("16:"));
  desk.wait(600);
  CHECK(desk.time().starts_with("16:"));
  REQUIRE(desk.press(Msg::workshop_again));
  CHECK(desk.time() == "10:00");
}

TEST_CASE("the clock goes on over a reload, and stays on the device") {
  InRoom desk;
  desk.agenda();
  REQUIRE(desk.press(Msg::workshop_start));
  desk.wait(60);
  const std::string file = desk.exported();
  Tab again(desk.device);
  again.rest();
  CHECK(again.app.timer().session == "s1");
  CHECK(again.app.timer().running());
  CHECK(file.find("counted") == std::string::npos);
  CHECK(file.find("\"took\"") == std::string::npos);
}

TEST_CASE("three cities enter on one device, and none sees what another said, nor does who watches") {
  InRoom desk;
  desk.nextRound();
  desk.part(Msg::workshop_needs);
  const auto bare = [&] { return !desk.reads("Trop de formulaires") && !desk.reads("Formulaires secrets"); };
  const auto cities = desk.network().cities();
  desk.app().setKeeping(Persistence::privateWindow, false);
  desk.settle();
  CHECK(desk.sees(Msg::data_promise_private));
  REQUIRE(desk.press(Msg::workshop_pass));
  for (std::size_t i = 0; i < cities.size(); ++i) {
    const std::string name = cities[i].name();
    CHECK(desk.sees(Msg::workshop_pass_to, {{"city", name}}));
    CHECK(desk.page.find(ui::Role::radio, desk.said(Msg::common_grade_3)) == nullptr);
    CHECK(desk.button(Msg::common_undo) == nullptr);
    CHECK_FALSE(desk.sees(Msg::data_promise_private));
    CHECK(bare());
    // Nor do keys, or the search, take back what the city before has said.
    const std::string before = documentHash(desk.network().document());
    CHECK(desk.app().shortcut("ctrl+z", false));
    desk.app().redo();
    CHECK(documentHash(desk.network().document()) == before);
    CHECK(desk.faults() == std::vector<std::string>());
    REQUIRE(desk.press(Msg::workshop_we_are, {{"city", name}}));
    CHECK(bare());
    for (const ui::Record& record : desk.page.records())
      if (record.role == ui::Role::radio) CHECK((record.state & ui::kChecked) == 0);
    desk.say(3);
    REQUIRE(desk.type(Msg::round_reason, "Formulaires secrets"));
    CHECK(desk.grade(cities[i].id()) == 3);
    REQUIRE(desk.press(Msg::workshop_done));
    CHECK(bare());
  }
  // All have answered: who watches sees that, and nothing else, here and on the round's page.
  CHECK(desk.sees(Msg::round_answered));
  CHECK_FALSE(desk.sees(Msg::round_not_answered));
  CHECK(desk.faults() == std::vector<std::string>());
  desk.show(PageName::round);
  CHECK(bare());
  CHECK(desk.network().ballots(desk.round().id()).front().source() == "screen");
  desk.app().undo();
  desk.settle();
  CHECK(desk.network().ballots(desk.round().id()).size() == cities.size());
  CHECK(desk.sees(Msg::app_undone, {{"what", desk.said(Msg::round_did_grade)}}));
}

TEST_CASE("a city that comes back starts over and is not shown what it said") {
  InRoom desk;
  desk.nextRound();
  desk.part(Msg::workshop_needs);
  REQUIRE(desk.press(Msg::workshop_enter, {{"city", "Port-Clair"}}));
  REQUIRE(desk.press(Msg::workshop_we_are, {{"city", "Port-Clair"}}));
  // A device that is full says so here too, without giving away what others have entered.
  desk.tab.store.faults = [](std::string_view name, int) {
    return name == "append" ? Fault::full : Fault::none;
  };
  desk.say(3);
  desk.tab.rest();
  desk.settle();
  CHECK(desk.sees(Msg::workshop_not_saved));
  CHECK(desk.button(Msg::common_not_saved) == nullptr);
  CHECK(desk.faults() == std::vector<std::string>());
  desk.tab.store.faults = {};
  for (int i = 0; i < 20; ++i) desk.tab.frame(1'000);
  desk.settle();
  CHECK_FALSE(desk.sees(Msg::workshop_not_saved));
  REQUIRE(desk.press(Msg::workshop_done));
  REQUIRE(desk.press(Msg::workshop_skip));
  REQUIRE(desk.press(Msg::workshop_stop));
  REQUIRE(desk.press(Msg::workshop_enter, {{"city", "Port-Clair"}}));
  CHECK(desk.sees(Msg::workshop_pass_again, {{"city", "Port-Clair"}}));
  CHECK(desk.grade(desk.one) == 3);
  REQUIRE(desk.press(Msg::workshop_start_over));
  CHECK_FALSE(desk.grade(desk.one));
  desk.say(1);
  REQUIRE(desk.press(Msg::workshop_done));
  CHECK(desk.grade(desk.one) == 1);
  // A paused city takes no part; a round that closes meanwhile ends the entry.
  desk.app().run(Msg::round_did_close, closeRound(desk.network(), desk.round()));
  desk.settle();
  CHECK(desk.sees(Msg::workshop_no_round));
}

TEST_CASE("one person after another: the form is empty for the next, and what is private is not shown") {
  InRoom desk;
  desk.part(Msg::workshop_notes);
  REQUIRE(desk.type(Msg::field_session_note_by, "Awa"));
  REQUIRE(desk.type(Msg::field_session_note_text, "Plus d’exemples."));
  const auto asked = [&] {
    return desk.page.find(ui::Role::textbox, desk.said(Msg::field_session_note_by))->state & ui::kWantsFocus;
  };
  CHECK_FALSE(asked());  // Nobody's keyboard opens by itself.
  // A look at the other parts and at another page takes nothing away of what is being written.
  desk.part(Msg::workshop_votes);
  REQUIRE(desk.type(Msg::field_show_of_hands_question, "On continue ?"));
  desk.part(Msg::workshop_agenda);
  desk.show(PageName::home);
  desk.show(PageName::workshop, "s1");
  desk.part(Msg::workshop_notes);
  CHECK(desk.page.find(ui::Role::textbox, desk.said(Msg::field_session_note_text))->value ==
        "Plus d’exemples.");
  REQUIRE(desk.press(Msg::workshop_next_person));
  CHECK(asked());
  CHECK(desk.reads("Awa"));
  CHECK(desk.reads("Plus d’exemples."));
  CHECK(desk.page.find(ui::Role::textbox, desk.said(Msg::field_session_note_by))->value.empty());
  CHECK(desk.page.find(ui::Role::textbox, desk.said(Msg::field_session_note_text))->value.empty());
  CHECK_FALSE(desk.enabled(Msg::workshop_next_person));
  desk.part(Msg::workshop_votes);
  CHECK(desk.page.find(ui::Role::textbox, desk.said(Msg::field_show_of_hands_question))->value ==
        "On continue ?");
  desk.part(Msg::workshop_notes);

  REQUIRE(desk.pressNamed(ui::Role::radio, desk.said(Msg::common_kind_reflection)));
  REQUIRE(desk.type(Msg::field_session_note_text, "Nous avons peur."));
  CHECK_FALSE(desk.enabled(Msg::workshop_next_person));  // It does not say whose it is.
  REQUIRE(desk.choose(Msg::field_session_note_city, "Port-Clair"));
  REQUIRE(desk.press(Msg::workshop_next_person));
  CHECK_FALSE(desk.reads("Nous avons peur."));
  CHECK(desk.sees(Msg::workshop_kept, {{"n", 1}}));
  CHECK(desk.faults() == std::vector<std::string>());
  desk.part(Msg::workshop_summary);
  CHECK_FALSE(desk.reads("Nous avons peur."));
  CHECK(desk.reads("Plus d’exemples."));
  // The city itself finds it on the session's page, and others do not.
  desk.show(PageName::session, "s1");
  CHECK_FALSE(desk.reads("Nous avons peur."));
  desk.be(RoleOfPerson::city, desk.two);
  desk.settle();
  CHECK_FALSE(desk.reads("Nous avons peur."));
  desk.be(RoleOfPerson::city, desk.one);
  desk.settle();
  CHECK(desk.reads("Nous avons peur."));
  // Thrown away, it is not in what others can bring back.
  const std::vector<View> notes = desk.network().all("session_note");
  const auto own = std::find_if(notes.begin(), notes.end(),
                                [](const View& note) { return note.text("text") == "Nous avons peur."; });
  REQUIRE(own != notes.end());
  REQUIRE(desk.app().run(Msg::form_did_remove, remove(own->id()), true));
  desk.be(RoleOfPerson::city, desk.two);
  desk.settle();
  CHECK(desk.reads("Plus d’exemples."));
  CHECK_FALSE(desk.sees(Msg::trash_title));
  CHECK_FALSE(desk.reads("Nous avons peur."));
}

TEST_CASE("for whom one person writes is not for whom the next one does") {
  InRoom desk;
  desk.part(Msg::workshop_notes);
  const auto own = [&] {
    const ui::Record* box = desk.page.find(ui::Role::checkbox, desk.said(Msg::workshop_own));
    REQUIRE(box != nullptr);
    return (box->state & ui::kChecked) != 0;
  };
  const auto tick = [&] { return desk.pressNamed(ui::Role::checkbox, desk.said(Msg::workshop_own)); };
  for (const auto& [kind, ownFirst] :
       {std::pair(Msg::common_kind_reflection, true), std::pair(Msg::common_kind_note, false)}) {
    REQUIRE(desk.pressNamed(ui::Role::radio, desk.said(kind)));
    CHECK(own() == ownFirst);
    REQUIRE(tick());
    CHECK(own() != ownFirst);
    REQUIRE(desk.type(Msg::field_session_note_text, "Cela va."));
    REQUIRE(desk.choose(Msg::field_session_note_city, "Port-Clair"));
    REQUIRE(desk.press(Msg::workshop_next_person));
    CHECK(own() == ownFirst);
  }
}

TEST_CASE("what is set aside becomes a topic or an open question, once") {
  InRoom desk;
  desk.part(Msg::workshop_parking);
  REQUIRE(desk.type(Msg::workshop_park, "Qui paie la maintenance ?"));
  REQUIRE(desk.press(Msg::workshop_add));
  CHECK(desk.page.find(ui::Role::textbox, desk.said(Msg::workshop_park))->value.empty());
  REQUIRE(desk.press(Msg::lessons_to_backlog));
  REQUIRE(desk.press(Msg::workshop_to_question));
  CHECK(desk.button(Msg::lessons_to_backlog) == nullptr);
  CHECK(desk.button(Msg::workshop_to_question) == nullptr);
  CHECK(desk.network().openTopics().back().title("fr") == "Qui paie la maintenance ?");
  CHECK(desk.all("question").front().text("text") == "Qui paie la maintenance ?");
  CHECK(desk.faults() == std::vector<std::string>());
  desk.app().undo();
  desk.app().undo();
  desk.app().undo();
  desk.settle();
  CHECK(desk.all("parked_item").empty());
  CHECK(desk.network().openTopics().empty());
}

TEST_CASE("a vote by show of hands is counted once, and shown as bars and as a table") {
  InRoom desk;
  desk.part(Msg::workshop_votes);
  CHECK_FALSE(desk.enabled(Msg::workshop_ask));
  REQUIRE(desk.type(Msg::field_show_of_hands_question, "On continue ?"));
  REQUIRE(desk.type(Msg::workshop_options, "Oui\nNon\n"));
  REQUIRE(desk.press(Msg::workshop_ask));
  CHECK(desk.page.find(ui::Role::table, "On continue ?") == nullptr);
  REQUIRE(desk.type("Oui", "beaucoup"));
  const auto vote = [&] { return desk.all("show_of_hands").front(); };
  CHECK_FALSE(vote().has("hands.1"));
  REQUIRE(desk.type("Oui", "9"));
  REQUIRE(desk.type("Non", "3"));
  CHECK(handsOf(vote())[0].count == 9);
  CHECK(desk.page.find(ui::Role::list, "On continue ?") != nullptr);
  CHECK(desk.page.find(ui::Role::table, "On continue ?") != nullptr);
  CHECK(desk.page.says(desk.app().text().percent(75)));
  CHECK(desk.faults() == std::vector<std::string>());
}

TEST_CASE("the summary is what the page shows, as a page to print and as text") {
  InRoom desk;
  desk.agenda();
  desk.app().run(Msg::workshop_did_park, park(desk.network(), "p1", "s1", "La maintenance"));
  desk.part(Msg::workshop_summary);
  REQUIRE(desk.type("Port-Clair", "4"));
  REQUIRE(desk.press(Msg::workshop_download));
  const auto html = desk.tab.last<Download>();
  CHECK(html.mediaType == "text/html");
  for (const char* words : {"Lancement", "Accueil", "La maintenance", "Port-Clair"})
    CHECK_MESSAGE(html.bytes.find(words) != std::string::npos, words);
  REQUIRE(desk.press(Msg::workshop_download_text));
  CHECK(desk.tab.last<Download>().name.ends_with(".md"));
  CHECK(desk.faults() == std::vector<std::string>());
}

TEST_CASE("every part has no faults, in every language, at a projector's size and text") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    InRoom desk(language);
    desk.agenda();
    desk.nextRound();
    for (const Msg part : {Msg::workshop_agenda, Msg::workshop_needs, Msg::workshop_notes,
                           Msg::workshop_parking, Msg::workshop_votes, Msg::workshop_summary}) {
      desk.part(part);
      for (const float width : {1'024.0f, 1'440.0f, 1'920.0f}) {
        ui::Environment room;
        room.width = width;
        room.textScale = desk.app().textScale(width);
        desk.page.resize(room);
        INFO(desk.said(part) << " " << width);
        CHECK(desk.page.faultText() == "");
      }
      CHECK(desk.faults() == std::vector<std::string>());
    }
  }
}
