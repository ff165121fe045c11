// Sharing: rooms leave only when chosen, and four words compare two devices.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/document/ids.hpp"
#include "core/document/import.hpp"
#include "core/network/quarter_edits.hpp"
#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

/// Two cities, each with a note in its own room.
struct TwoRooms : Desk {
  explicit TwoRooms(Language language = Language::fr) : Desk(language) {
    begin();
    clair = tab.addCity("Port-Clair");
    val = tab.addCity("Valombre");
    app().run(Msg::city_did_edit, {{"note-clair", "note", clair, "text", R"("à nous")"}});
    app().run(Msg::city_did_edit, {{"note-val", "note", val, "text", R"("à eux")"}});
    show(PageName::share);
  }
  /// The file that pressing the button gives.
  Imported download() {
    REQUIRE(press(Msg::share_download));
    auto imported = importDocument(tab.last<Download>().bytes);
    REQUIRE(imported);
    return std::move(*imported);
  }
  /// Also what the chosen rooms keep to themselves.
  bool tickPrivate() { return pressNamed(ui::Role::checkbox, said(Msg::share_private)); }
  bool tick(std::string_view city) {
    return pressNamed(ui::Role::checkbox, said(Msg::share_room, {{"city", city}}));
  }

  std::string clair, val;
};

}  // namespace

TEST_CASE("a lead gives away no city's room unless it is chosen") {
  TwoRooms desk;
  const Imported commons = desk.download();
  CHECK(commons.document.find(desk.clair) != nullptr);
  CHECK(commons.document.find("note-clair") == nullptr);
  CHECK(commons.document.find("note-val") == nullptr);
  CHECK(commons.header.rooms.empty());

  REQUIRE(desk.tick("Valombre"));
  CHECK(desk.download().document.find("note-val") == nullptr);
  REQUIRE(desk.tickPrivate());
  const Imported one = desk.download();
  CHECK(one.document.find("note-clair") == nullptr);
  CHECK(one.document.find("note-val") != nullptr);
  REQUIRE(desk.tick("Valombre"));
  CHECK(desk.download().document.find("note-val") == nullptr);
}

TEST_CASE("a city gives its own room, and may keep it") {
  TwoRooms desk;
  desk.app().setWho({RoleOfPerson::city, desk.clair, {}});
  desk.show(PageName::home);
  desk.show(PageName::share);
  CHECK(desk.download().document.find("note-clair") == nullptr);
  REQUIRE(desk.tickPrivate());
  const Imported own = desk.download();
  CHECK(own.document.find("note-clair") != nullptr);
  CHECK(own.document.find("note-val") == nullptr);
  REQUIRE(desk.tick("Port-Clair"));
  CHECK(desk.download().document.find("note-clair") == nullptr);
}

TEST_CASE("what a city keeps to itself stays unless it is ticked, and both lists say which") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    TwoRooms desk(language);
    desk.app().run(Msg::city_did_edit, {{"secret", "unheard_of", desk.val, "text", R"("plus tard")"}});
    desk.settle();
    CHECK(desk.page.find(ui::Role::checkbox, desk.said(Msg::share_private)) == nullptr);
    desk.tick("Valombre");
    const std::string held =
        desk.said(Msg::share_count_note, {{"n", 1}}) + ", " + desk.said(Msg::share_count_other, {{"n", 1}});
    CHECK(desk.sees(Msg::share_private_part, {{"contents", held}}));
    CHECK(desk.sees(Msg::share_room_goes,
                    {{"city", "Valombre"}, {"contents", desk.said(Msg::share_room_empty)}}));
    // What a newer app keeps in a room may be private too.
    CHECK(desk.download().document.find("secret") == nullptr);
    REQUIRE(desk.tickPrivate());
    CHECK(desk.sees(Msg::share_private_part, {{"contents", held}}));
    CHECK(desk.download().document.find("secret") != nullptr);
    CHECK(desk.faults() == std::vector<std::string>());
  }
}

TEST_CASE("what goes and what stays is said in plain words, in every language") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    TwoRooms desk(language);
    CHECK(desk.reads(desk.said(Msg::share_count_city, {{"n", 2}})));
    CHECK(desk.sees(Msg::share_stay_rooms, {{"n", 2}}));
    const ui::Record* box =
        desk.page.find(ui::Role::checkbox, desk.said(Msg::share_room, {{"city", "Valombre"}}));
    REQUIRE(box != nullptr);
    CHECK(box->description == desk.said(Msg::share_count_note, {{"n", 1}}));
    desk.tick("Valombre");
    CHECK(desk.sees(Msg::share_stay_rooms, {{"n", 1}}));
    CHECK(desk.faults() == std::vector<std::string>());
  }
}

TEST_CASE("the room of a city that is not here can still be given") {
  TwoRooms desk;
  desk.app().run(Msg::city_did_remove, remove(desk.val));
  desk.show(PageName::home);
  desk.show(PageName::share);
  REQUIRE(desk.pressNamed(ui::Role::checkbox, desk.said(Msg::share_room_of_absent, {{"city", "Valombre"}})));
  REQUIRE(desk.tickPrivate());
  CHECK(desk.download().document.find("note-val") != nullptr);
}

TEST_CASE("the needs of an open round leave only in the file for the lead expert, and the page says so") {
  TwoRooms desk;
  App& app = desk.app();
  const std::string topic = app.session().newId();
  app.run(Msg::topic_did_add, addTopic(app.network(), topic, "Lean", "fr", {}, "method", {}));
  app.run(Msg::round_did_open, openRound(app.network(), "2024-10-01", "2024-10-15"));
  const Round round = app.network().rounds().front();
  app.run(Msg::round_did_grade, gradeTopic(app.network(), round, desk.clair, topic, 2));
  const std::string ballot = ballotId(round.id(), desk.clair);
  desk.show(PageName::share);
  const auto box = [&] { return desk.page.find(ui::Role::checkbox, desk.said(Msg::share_for_lead)); };
  desk.tick("Valombre");
  CHECK(box() == nullptr);
  desk.tick("Port-Clair");
  REQUIRE(box() != nullptr);
  CHECK(desk.sees(Msg::share_stay_sealed));
  REQUIRE(desk.tickPrivate());
  const Document sealed = desk.download().document;
  CHECK(sealed.find(ballot) == nullptr);
  CHECK(sealed.find("note-val") != nullptr);
  REQUIRE(desk.pressNamed(ui::Role::checkbox, desk.said(Msg::share_for_lead)));
  CHECK_FALSE(desk.sees(Msg::share_stay_sealed));
  CHECK(desk.download().document.find(ballot) != nullptr);
  // A sealed file takes nothing away from who has it.
  Document kept = app.network().document();
  REQUIRE(merge(kept, sealed));
  CHECK(kept == app.network().document());
  // Closed, it goes with every file.
  app.run(Msg::round_did_close, closeRound(app.network(), round));
  desk.settle();
  CHECK(box() == nullptr);
  CHECK(desk.download().document.find(ballot) != nullptr);
}

TEST_CASE("what goes is counted without what the seal takes out, in every language") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    TwoRooms desk(language);
    App& app = desk.app();
    const std::string topic = app.session().newId();
    app.run(Msg::topic_did_add, addTopic(app.network(), topic, "Lean", "fr", {}, "method", {}));
    const auto round = [&] { return app.network().rounds().back(); };
    const auto answer = [&] {
      REQUIRE(app.run(Msg::round_did_open, openRound(app.network(), "2024-10-01", "2024-10-15")));
      REQUIRE(app.run(Msg::round_did_grade, gradeTopic(app.network(), round(), desk.clair, topic, 2)));
    };
    const auto ballots = [](const Document& document) {
      return std::count_if(document.entities.begin(), document.entities.end(),
                           [](const auto& each) { return each.second.type == "ballot"; });
    };
    // The page counts what the file holds.
    const auto goes = [&](std::int64_t n) {
      const std::string held =
          n == 0 ? desk.said(Msg::share_room_empty) : desk.said(Msg::share_count_ballot, {{"n", n}});
      CHECK(desk.sees(Msg::share_room_goes, {{"city", "Port-Clair"}, {"contents", held}}));
      CHECK(ballots(desk.download().document) == n);
    };
    answer();
    desk.show(PageName::share);
    desk.tick("Port-Clair");
    CHECK(desk.sees(Msg::share_stay_sealed));
    goes(0);
    REQUIRE(desk.pressNamed(ui::Role::checkbox, desk.said(Msg::share_for_lead)));
    CHECK_FALSE(desk.sees(Msg::share_stay_sealed));
    goes(1);
    // Another round is open, and this city has not answered it: nothing of it is sealed.
    REQUIRE(app.run(Msg::round_did_close, closeRound(app.network(), round())));
    REQUIRE(app.run(Msg::round_did_choose, chooseTopic(round(), topic, {})));
    REQUIRE(app.run(Msg::round_did_open, openRound(app.network(), "2025-01-01", "2025-01-15")));
    desk.settle();
    CHECK(desk.page.find(ui::Role::checkbox, desk.said(Msg::share_for_lead)) == nullptr);
    CHECK_FALSE(desk.sees(Msg::share_stay_sealed));
    goes(1);
    REQUIRE(app.run(Msg::round_did_grade, gradeTopic(app.network(), round(), desk.clair, topic, 1)));
    desk.settle();
    goes(2);
    REQUIRE(desk.pressNamed(ui::Role::checkbox, desk.said(Msg::share_for_lead)));
    CHECK(desk.sees(Msg::share_stay_sealed));
    goes(1);
    CHECK(desk.faults() == std::vector<std::string>());
  }
}

TEST_CASE("how experts are reached is counted apart from the rooms of cities, in every language") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    TwoRooms desk(language);
    CHECK_FALSE(desk.sees(Msg::share_stay_experts, {{"n", 1}}));
    for (const char* expert : {"e1", "e2", "e3"})
      desk.app().run(Msg::form_did_edit, {{expert, "expert", "commons", "name", jsonString(expert)},
                                          {std::string("of-") + expert, "expert_contact", expert, "email",
                                           R"("x@exemple.org")"}});
    desk.settle();
    CHECK(desk.sees(Msg::share_stay_rooms, {{"n", 2}}));
    CHECK(desk.sees(Msg::share_stay_experts, {{"n", 3}}));
    REQUIRE(desk.pressNamed(ui::Role::checkbox, desk.said(Msg::share_room_of_expert, {{"expert", "e2"}})));
    CHECK(desk.sees(Msg::share_stay_rooms, {{"n", 2}}));
    CHECK(desk.sees(Msg::share_stay_experts, {{"n", 2}}));
    CHECK(desk.download().document.find("of-e2") != nullptr);
    CHECK(desk.faults() == std::vector<std::string>());
  }
}

TEST_CASE("deleted items that leave with the file are told, in every language") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    TwoRooms desk(language);
    const auto told = [&](std::int64_t n) {
      desk.settle();
      const Document file = desk.download().document;
      CHECK(n == std::count_if(file.entities.begin(), file.entities.end(),
                               [](const auto& each) { return each.second.hidden(); }));
      for (std::int64_t other = 1; other < 4; ++other)
        CHECK(desk.sees(Msg::share_deleted, {{"n", other}}) == (other == n));
    };
    told(0);
    desk.app().run(Msg::form_did_edit, {{"o1", "observation", "commons", "text", R"("Trop dit")"}});
    told(0);
    desk.app().run(Msg::form_did_remove, parcours::remove("o1"));
    told(1);
    CHECK(desk.download().document.find("o1") != nullptr);
    // What is private is told only where it goes too.
    desk.app().run(Msg::city_did_edit, {{"note-again", "note", desk.clair, "text", R"("aussi")"}});
    desk.app().run(Msg::form_did_remove, parcours::remove("note-again"));
    told(1);
    desk.tick("Port-Clair");
    told(1);
    REQUIRE(desk.tickPrivate());
    told(2);
    CHECK(desk.faults() == std::vector<std::string>());
  }
}

TEST_CASE("a reflection that was taken back is no deleted item: nothing was left in it") {
  TwoRooms desk;
  App& app = desk.app();
  app.run(Msg::reflection_did_edit, writeReflection(app.network(), "q1", desk.clair, "worked", "La visite"));
  app.run(Msg::reflection_did_share, shareReflection(app.network(), "q1", desk.clair));
  app.run(Msg::reflection_did_unshare, unshareReflection(app.network(), "q1", desk.clair));
  desk.settle();
  CHECK_FALSE(desk.sees(Msg::share_deleted, {{"n", 1}}));
}

TEST_CASE("two devices compare what they share by four words, whatever their rooms") {
  Pair pair({"Port-Clair"});
  const auto words = [](Desk& desk) {
    desk.show(PageName::share);
    const std::string expected = fourWords(documentHash(selectRooms(desk.network().document(), {})));
    CHECK(desk.page.says(expected));
    return expected;
  };
  CHECK(words(pair.here) == words(pair.there));
  const std::string room(pair.here.network().cities().front().id());
  pair.here.app().run(Msg::city_did_edit, {{"note", "note", room, "text", R"("à nous")"}});
  const std::string before = words(pair.there);
  CHECK(words(pair.here).size() > 0);
  pair.there.tab.addCity("Valombre");
  CHECK(words(pair.there) != before);
}

TEST_CASE("opening a received file is asked of the browser") {
  TwoRooms desk;
  const int before = desk.tab.count<PickFile>();
  REQUIRE(desk.press(Msg::share_open));
  CHECK(desk.tab.count<PickFile>() == before + 1);
}
