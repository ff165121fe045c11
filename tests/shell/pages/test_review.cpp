// Reviewing a received file: everything it would do is told, and nothing is done before it is accepted.
#include <doctest/doctest.h>

#include "core/document/import.hpp"
#include "shell/pages/labels.hpp"
#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

void write(Desk& desk, std::string_view city, std::string_view field, std::string_view value) {
  for (const City& each : desk.network().cities())
    if (each.name() == city) {
      desk.app().run(Msg::city_did_edit, {writeText(each, field, value)});
      return;
    }
  FAIL("no such city");
}

/// The number shown under this label.
std::string figure(Desk& desk, Msg label) {
  const ui::Record* group = desk.page.find(ui::Role::group, desk.said(label));
  if (group == nullptr) return "none";
  for (const ui::Record& record : desk.page.records())
    if (record.parent == group->id && record.name != group->name) return record.name;
  return "none";
}

/// What stands under a field of a city: the two sides, each with its heading.
std::vector<std::string> sideBySide(Desk& desk, std::string_view field) {
  const std::string label = pages::fieldLabel(desk.app(), "city", field);
  const ui::Record* group = desk.page.find(ui::Role::group, label);
  std::vector<std::string> texts;
  if (group == nullptr) return texts;
  for (const ui::Record& record : desk.page.records()) {
    const bool pill = record.name == desk.said(Msg::change_kind_conflict) ||
                      record.name == desk.said(Msg::change_kind_removed);
    if (record.parent == group->id && record.name != label && !pill) texts.push_back(record.name);
  }
  return texts;
}

/// Cities of a number, on both devices; those there then change their country.
struct ManyChanges : Pair {
  explicit ManyChanges(int count) : Pair({}) {
    Edit cities;
    for (int i = 0; i < count; ++i)
      for (Write& one : addCity("c" + std::to_string(1000 + i), "Ville " + std::to_string(1000 + i), {}, {}))
        cities.push_back(one);
    here.app().run(Msg::cities_did_add, cities);
    there.open("villes.json", here.exported());
    there.app().acceptReview();
    there.app().setWho({RoleOfPerson::facilitator, {}, "Binta"});
    Edit edit;
    for (const City& city : there.network().cities()) edit.push_back(writeText(city, "country", "Là-bas"));
    there.app().run(Msg::city_did_edit, edit);
    there.app().run(Msg::topic_did_add, addTopic(there.network(), "lean", "Lean", "fr", {}, "method", {}));
    there.tab.rest();
  }
  void receive() {
    here.open("la-bas.json", there.exported());
    here.show(PageName::review);
  }
  [[nodiscard]] int changed() {
    int n = 0;
    for (const City& city : here.network().cities()) n += city.country() == "Là-bas" ? 1 : 0;
    return n;
  }
};

int boxes(Desk& desk) {
  int n = 0;
  for (const ui::Record& record : desk.page.records()) n += record.role == ui::Role::checkbox ? 1 : 0;
  return n;
}

}  // namespace

TEST_CASE("a file's additions, changes and conflicts are told as people read them") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    Pair pair({"Port-Clair", "Valombre"}, language);
    write(pair.there, "Port-Clair", "country", "Autrelande");
    write(pair.there, "Valombre", "phase", "engage");
    write(pair.here, "Valombre", "phase", "experiment");
    pair.there.tab.addCity("Belle-Rive");
    const std::string before = pair.here.tab.hash();
    pair.here.open("de-la-bas.json", pair.there.exported());
    pair.here.show(PageName::review);
    CHECK(pair.here.tab.hash() == before);

    CHECK(pair.here.reads("de-la-bas.json"));
    CHECK(pair.here.page.says("Belle-Rive"));
    CHECK(sideBySide(pair.here, "country") ==
          std::vector<std::string>{pair.here.said(Msg::change_here), "Exemplie",
                                   pair.here.said(Msg::change_theirs), "Autrelande"});
    CHECK(sideBySide(pair.here, "phase") ==
          std::vector<std::string>{
              pair.here.said(Msg::change_here), pair.here.said(Msg::common_phase_experiment),
              pair.here.said(Msg::change_theirs), pair.here.said(Msg::common_phase_engage)});
    CHECK(figure(pair.here, Msg::review_count_conflicts) == "1");
    CHECK(figure(pair.here, Msg::review_count_removed) == "0");
    CHECK(pair.here.faults() == std::vector<std::string>());

    REQUIRE(pair.here.press(Msg::review_merge));
    CHECK(pair.here.network().cities().size() == 3);
    CHECK(pair.here.network().conflicts().size() == 1);
    CHECK(pair.here.app().route().page != PageName::review);
    pair.here.app().undo();
    pair.here.tab.rest();
    CHECK(pair.here.tab.hash() == before);
  }
}

TEST_CASE("cancelling a review changes nothing") {
  Pair pair({"Port-Clair"});
  pair.there.tab.addCity("Valombre");
  const std::string before = pair.here.tab.hash();
  pair.here.open("f.json", pair.there.exported());
  pair.here.show(PageName::review);
  REQUIRE(pair.here.press(Msg::common_cancel));
  CHECK(pair.here.tab.hash() == before);
  CHECK_FALSE(pair.here.app().session().pending());
  CHECK(pair.here.app().route().page == PageName::share);
}

TEST_CASE("a file that brings nothing says so") {
  Pair pair({"Port-Clair"});
  pair.here.open("f.json", pair.there.exported());
  pair.here.show(PageName::review);
  CHECK(pair.here.sees(Msg::review_nothing));
  CHECK(pair.here.button(Msg::review_merge) == nullptr);
  CHECK(pair.here.faults() == std::vector<std::string>());
  REQUIRE(pair.here.press(Msg::common_close));
  CHECK_FALSE(pair.here.app().session().pending());
}

TEST_CASE("without a file the page tells what it is for") {
  Desk desk;
  desk.begin();
  desk.show(PageName::review);
  CHECK(desk.sees(Msg::review_none));
  CHECK(desk.press(Msg::share_open));
  CHECK(desk.tab.count<PickFile>() == 1);
}

TEST_CASE("10 a value under the stamp of another is told loudly, and both are kept") {
  Pair pair({"Port-Clair"});
  auto copied = importDocument(pair.here.exported());
  REQUIRE(copied);
  for (auto& [id, entity] : copied->document.entities)
    for (Cell& cell : entity.cells)
      if (cell.field == "country") cell.json = "\"Ailleurs\"";
  pair.here.open("copie.json", canonicalText(copied->document));
  pair.here.show(PageName::review);
  CHECK(pair.here.reads(pair.here.said(Msg::review_equivocal, {{"n", 1}})));
  CHECK(pair.here.reads(pair.here.said(Msg::review_records, {{"names", "Port-Clair"}})));
  CHECK(pair.here.faults() == std::vector<std::string>());
  REQUIRE(pair.here.press(Msg::review_merge));
  CHECK(pair.here.app().network().conflicts().size() == 1);
}

TEST_CASE("values that a file removes without holding them are told loudly, one by one") {
  Pair pair({"Port-Clair"});
  // A file that claims to have seen the country and leaves it out, as no export of the application does.
  auto forged = importDocument(pair.here.exported());
  REQUIRE(forged);
  for (auto& [id, entity] : forged->document.entities)
    std::erase_if(entity.cells, [](const Cell& cell) { return cell.field == "country"; });
  pair.here.open("abime.json", canonicalText(forged->document));
  pair.here.show(PageName::review);
  CHECK(pair.here.reads(pair.here.said(Msg::review_removes, {{"n", 1}})));
  CHECK(pair.here.reads(pair.here.said(Msg::review_records, {{"names", "Port-Clair"}})));
  CHECK(sideBySide(pair.here, "country") ==
        std::vector<std::string>{pair.here.said(Msg::change_here), "Exemplie",
                                 pair.here.said(Msg::change_theirs), pair.here.said(Msg::change_nothing)});
  CHECK(pair.here.page.says(pages::fieldLabel(pair.here.app(), "city", "country")));
  CHECK(pair.here.faults() == std::vector<std::string>());
}

TEST_CASE(
    "five hundred changed records are read by pages and filters, merged, and taken back to the same hash") {
  ManyChanges pair(500);
  const std::string before = pair.here.tab.hash();
  pair.receive();
  CHECK(figure(pair.here, Msg::review_count_changed) == "500");
  const std::size_t records = pair.here.app().session().pending()->changes.size();
  CHECK(records == 501);  // with a topic
  CHECK(
      pair.here.sees(Msg::change_page, {{"from", 1}, {"to", 20}, {"n", static_cast<std::int64_t>(records)}}));
  CHECK(pair.here.page.records().size() < 400);
  CHECK(pair.here.faults() == std::vector<std::string>());
  REQUIRE(pair.here.press(Msg::change_next_page));
  CHECK(pair.here.sees(Msg::change_page,
                       {{"from", 21}, {"to", 40}, {"n", static_cast<std::int64_t>(records)}}));
  // By words: one of five hundred.
  REQUIRE(pair.here.page.type(ui::Role::searchbox, pair.here.said(Msg::change_search), "ville 1234"));
  pair.here.settle();
  CHECK(pair.here.page.says("Ville 1234"));
  CHECK_FALSE(pair.here.page.says("Ville 1235"));
  REQUIRE(pair.here.page.type(ui::Role::searchbox, pair.here.said(Msg::change_search), ""));
  pair.here.settle();
  // By what they are: the author's own record apart from the cities.
  const std::string cities =
      pair.here.said(Msg::change_option, {{"name", pages::typeLabel(pair.here.app(), "city")}, {"n", 500}});
  REQUIRE(pair.here.page.choose(pair.here.said(Msg::change_filter_type), cities));
  pair.here.settle();
  CHECK(pair.here.sees(Msg::change_page, {{"from", 1}, {"to", 20}, {"n", 500}}));

  REQUIRE(pair.here.press(Msg::review_merge));
  pair.here.tab.rest();
  CHECK(pair.changed() == 500);
  pair.here.app().undo();
  pair.here.tab.rest();
  CHECK(pair.here.tab.hash() == before);
  CHECK(pair.changed() == 0);
}

TEST_CASE("only the records that were chosen are merged, with who wrote them; the others can come later") {
  ManyChanges pair(30);
  const std::string before = pair.here.tab.hash();
  pair.receive();
  const auto records = static_cast<std::int64_t>(pair.here.app().session().pending()->changes.size());
  CHECK(boxes(pair.here) == 0);
  REQUIRE(pair.here.press(Msg::review_choose));
  CHECK(boxes(pair.here) == 20);
  CHECK(pair.here.faults() == std::vector<std::string>());
  REQUIRE(pair.here.press(Msg::review_leave_all, {{"n", records}}));
  CHECK_FALSE(pair.here.button(Msg::review_merge_chosen, {{"n", 0}}) == nullptr);
  CHECK((pair.here.button(Msg::review_merge_chosen, {{"n", 0}})->state & ui::kDisabled) != 0);
  for (const char* city : {"Ville 1002", "Ville 1005"})
    REQUIRE(pair.here.pressNamed(ui::Role::checkbox, city));
  REQUIRE(pair.here.press(Msg::review_merge_chosen, {{"n", 2}}));
  pair.here.tab.rest();
  CHECK(pair.changed() == 2);
  const Entity* chosen = pair.here.network().document().find("c1002");
  CHECK(pages::writerLabel(pair.here.app(), chosen->shown("country")->dot.writer) == "Binta");
  const std::string partly = pair.here.tab.hash();
  pair.here.app().undo();
  pair.here.tab.rest();
  CHECK(pair.here.tab.hash() == before);
  pair.here.app().redo();
  pair.here.tab.rest();
  CHECK(pair.here.tab.hash() == partly);
  // The same file later brings the rest: leaving out is not refusing for ever.
  pair.receive();
  CHECK(figure(pair.here, Msg::review_count_changed) == "28");
  REQUIRE(pair.here.press(Msg::review_merge));
  CHECK(pair.changed() == 30);
  CHECK(pair.here.network().conflicts().empty());
}

TEST_CASE("a record with values removed by a forged file can be left out, and keeps them") {
  Pair pair({"Port-Clair", "Valombre"});
  auto forged = importDocument(pair.here.exported());
  REQUIRE(forged);
  for (auto& [id, entity] : forged->document.entities)
    std::erase_if(entity.cells, [](const Cell& cell) { return cell.field == "country"; });
  pair.here.open("abime.json", canonicalText(forged->document));
  pair.here.show(PageName::review);
  REQUIRE(pair.here.press(Msg::review_choose));
  REQUIRE(pair.here.pressNamed(ui::Role::checkbox, "Valombre"));
  REQUIRE(pair.here.press(Msg::review_merge_chosen, {{"n", 1}}));
  for (const City& city : pair.here.network().cities())
    CHECK(city.country() == (city.name() == "Valombre" ? "Exemplie" : ""));
}

TEST_CASE("many files are joined and reviewed as one; until then, and when cancelled, nothing changes") {
  Pair pair({"Port-Clair"});
  const std::string start = pair.here.exported(), before = pair.here.tab.hash();
  std::vector<std::string> files;
  for (int i = 0; i < 30; ++i) {
    Desk other;
    other.open("copie.json", start);
    other.tab.addCity("Ville " + std::to_string(i));
    files.push_back(other.exported());
  }
  App& app = pair.here.app();
  const auto give = [&](std::size_t count) {
    app.openingFiles(static_cast<int>(files.size()) + 1);
    app.openFile("abime.json", "{");
    for (std::size_t i = 0; i < count; ++i) app.openFile("f.json", files[i]);
    pair.here.settle();
  };
  pair.here.show(PageName::share);
  give(10);
  CHECK(pair.here.page.find(ui::Role::dialog, pair.here.said(Msg::app_joining)) != nullptr);
  CHECK(pair.here.faults() == std::vector<std::string>());
  REQUIRE(pair.here.press(Msg::common_cancel));
  CHECK(app.gathering() == nullptr);
  app.openFile("f.json", files[11]);  // one that was already under way
  app.openingFiles(0);
  pair.here.tab.rest();
  CHECK_FALSE(app.session().pending());
  CHECK(pair.here.tab.hash() == before);

  give(files.size());
  app.openingFiles(0);
  pair.here.tab.rest();
  pair.here.show(PageName::review);
  CHECK(pair.here.reads(pair.here.said(Msg::app_files, {{"n", 30}})));
  CHECK(app.fileError().find("abime.json") != std::string::npos);
  CHECK(pair.here.tab.hash() == before);
  REQUIRE(pair.here.press(Msg::review_merge));
  CHECK(pair.here.network().cities().size() == 31);
  app.undo();
  pair.here.tab.rest();
  CHECK(pair.here.tab.hash() == before);
}

TEST_CASE("each record counts once for each thing that happens to it, as the filter has it") {
  ManyChanges pair(30);
  pair.there.app().run(Msg::form_did_remove, parcours::remove("lean"));
  const std::string city(pair.there.network().cities().front().id());
  pair.there.app().run(Msg::city_did_remove, parcours::remove(city));
  pair.there.tab.rest();
  pair.receive();
  CHECK(figure(pair.here, Msg::review_count_changed) == "30");
  CHECK(figure(pair.here, Msg::review_count_superseded) == "0");
  CHECK(figure(pair.here, Msg::review_count_removed) == "1");
  // The topic came and went before this device heard of it.
  CHECK(figure(pair.here, Msg::review_count_added) == "0");
  CHECK_FALSE(pair.here.page.says("Lean"));
  // A deletion is no forgery: nothing is said of values that the file does not hold.
  CHECK(pair.here.app().session().pending()->preview.remove.empty());
  const std::string removed =
      pair.here.said(Msg::change_option, {{"name", pair.here.said(Msg::change_kind_removed)}, {"n", 1}});
  REQUIRE(pair.here.page.choose(pair.here.said(Msg::change_filter_kind), removed));
  pair.here.settle();
  CHECK(pair.here.faults() == std::vector<std::string>());
  REQUIRE(pair.here.press(Msg::review_merge));
  pair.here.tab.rest();
  CHECK(pair.here.tab.hash() == pair.there.tab.hash());
}

TEST_CASE("a deletion that did not see an edit is shown as what it does: the record is kept") {
  Pair pair({"Port-Clair"});
  const std::string city(pair.there.network().cities().front().id());
  write(pair.here, "Port-Clair", "country", "Ici");
  pair.there.app().run(Msg::city_did_remove, parcours::remove(city));
  for (Desk* desk : {&pair.here, &pair.there}) desk->tab.rest();
  pair.here.open("la-bas.json", pair.there.exported());
  pair.here.show(PageName::review);
  CHECK(figure(pair.here, Msg::review_count_removed) == "0");
  CHECK(sideBySide(pair.here, "gone") == std::vector<std::string>{pair.here.said(Msg::change_stays)});
  REQUIRE(pair.here.press(Msg::review_merge));
  CHECK(pair.here.network().cities().size() == 1);
}

TEST_CASE("what no page shows is taken all the same, so that both devices say the same four words") {
  Pair pair({"Port-Clair"});
  write(pair.here, "Port-Clair", "country", "Le même mot");
  write(pair.there, "Port-Clair", "country", "Le même mot");
  pair.there.app().run(Msg::topic_did_add,
                       addTopic(pair.there.network(), "lean", "Lean", "fr", {}, "method", {}));
  pair.there.app().run(Msg::form_did_remove, parcours::remove("lean"));
  for (Desk* desk : {&pair.here, &pair.there}) desk->tab.rest();
  const std::string mine = pair.here.exported(), theirs = pair.there.exported();
  CHECK(pair.here.tab.hash() != pair.there.tab.hash());
  for (const auto& [desk, file] : {std::pair(&pair.here, theirs), std::pair(&pair.there, mine)}) {
    desk->open("f.json", file);
    desk->show(PageName::review);
    CHECK(desk->sees(Msg::review_nothing));
    REQUIRE(desk->press(Msg::common_close));
    desk->tab.rest();
  }
  CHECK(pair.here.tab.hash() == pair.there.tab.hash());
}

TEST_CASE("a file cannot mute somebody in records of which it brings nothing") {
  Pair pair({"Port-Clair", "Valombre"});
  write(pair.there, "Valombre", "country", "Autrelande");
  auto forged = importDocument(pair.there.exported());
  REQUIRE(forged);
  for (auto& [id, entity] : forged->document.entities) {
    const auto seen = entity.context.entries();
    for (const auto& [writer, n] : std::vector<Context::Entry>(seen.begin(), seen.end()))
      if (entity.shown("name") == nullptr || entity.shown("name")->json == "\"Port-Clair\"")
        entity.context.include(writer, kMaxWrites);
  }
  pair.here.open("abime.json", canonicalText(forged->document));
  pair.here.show(PageName::review);
  REQUIRE(pair.here.press(Msg::review_merge));
  // Whoever wrote Port-Clair, and is still at it, is heard.
  write(pair.there, "Port-Clair", "country", "Belrive");
  pair.here.open("suite.json", pair.there.exported());
  pair.here.show(PageName::review);
  REQUIRE(pair.here.press(Msg::review_merge));
  for (const City& city : pair.here.network().cities())
    CHECK(city.country() == (city.name() == "Port-Clair" ? "Belrive" : "Autrelande"));
}

TEST_CASE("more files that come while others are joined are joined with them") {
  Pair pair({"Port-Clair"});
  App& app = pair.here.app();
  std::vector<std::string> files;
  for (const char* city : {"Valombre", "Belle-Rive"}) {
    Desk other;
    other.open("copie.json", pair.here.exported());
    other.tab.addCity(city);
    files.push_back(other.exported());
  }
  app.openingFiles(1);
  app.openingFiles(1);
  for (const std::string& file : files) app.openFile("f.json", file);
  REQUIRE(app.gathering() != nullptr);
  CHECK(app.gathering()->total == 2);
  app.openingFiles(0);
  pair.here.tab.rest();
  pair.here.show(PageName::review);
  CHECK(pair.here.page.says("Valombre"));
  CHECK(pair.here.page.says("Belle-Rive"));
}

TEST_CASE(
    "closing a file that shows nothing leaves undo and redo as they were, and takes nothing that it would "
    "show by now") {
  Pair pair({"Port-Clair"});
  write(pair.here, "Port-Clair", "country", "Le même mot");
  write(pair.there, "Port-Clair", "country", "Le même mot");
  pair.there.tab.rest();
  Document theirs = pair.there.network().document();
  pair.here.app().run(Msg::topic_did_add,
                      addTopic(pair.here.network(), "lean", "Lean", "fr", {}, "method", {}));
  pair.here.app().undo();
  pair.here.tab.rest();
  const auto close = [&](const Document& document) {
    pair.here.open("f.json", canonicalText(document));
    pair.here.show(PageName::review);
    CHECK(pair.here.sees(Msg::review_nothing));
  };
  close(theirs);
  REQUIRE(pair.here.press(Msg::common_close));
  CHECK_FALSE(pair.here.app().session().pending());
  CHECK(pair.here.app().session().canRedo());

  // It claims whatever this tab will write, and the person goes on writing before it is closed.
  write(pair.here, "Port-Clair", "country", "Ici");
  theirs = pair.here.network().document();
  for (auto& [id, entity] : theirs.entities) {
    const auto seen = pair.here.network().document().find(id)->context.entries();
    for (const auto& [writer, n] : std::vector<Context::Entry>(seen.begin(), seen.end()))
      entity.context.include(writer, kMaxWrites);
  }
  close(theirs);
  write(pair.here, "Port-Clair", "challenge", "L’eau");
  pair.here.show(PageName::review);
  REQUIRE(pair.here.press(Msg::common_close));
  CHECK(pair.here.reads(pair.here.said(Msg::review_removes, {{"n", 1}})));
  CHECK(pair.here.network().cities().front().challenge() == "L’eau");
}
