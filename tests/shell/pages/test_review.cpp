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
    CHECK(pair.here.sees(Msg::review_becomes, {{"mine", "Exemplie"}, {"theirs", "Autrelande"}}));
    CHECK(pair.here.sees(Msg::review_value_here, {{"value", pair.here.said(Msg::common_phase_experiment)}}));
    CHECK(pair.here.sees(Msg::review_value_theirs, {{"value", pair.here.said(Msg::common_phase_engage)}}));
    CHECK(pair.here.sees(Msg::review_conflicts, {{"n", 1}}));
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

TEST_CASE("values that a file removes without holding them are told loudly, one by one") {
  Pair pair({"Port-Clair"});
  // A file that claims to have seen the country and leaves it out, as no export of the application does.
  auto forged = importDocument(pair.here.exported());
  REQUIRE(forged);
  for (auto& [id, entity] : forged->document.entities)
    std::erase_if(entity.cells, [](const Cell& cell) { return cell.field == "country"; });
  pair.here.open("abime.json", canonicalText(forged->document));
  pair.here.show(PageName::review);
  CHECK(pair.here.sees(Msg::review_removes, {{"n", 1}}));
  CHECK(pair.here.sees(Msg::review_lost_value, {{"value", "Exemplie"}}));
  CHECK(pair.here.page.says(pages::fieldLabel(pair.here.app(), "city", "country")));
  CHECK(pair.here.faults() == std::vector<std::string>());
}

TEST_CASE("a long list shows its first records, the others on demand, and stops at a number") {
  Pair pair({"Port-Clair"});
  Edit many;
  for (int i = 0; i < 260; ++i) {
    const std::string number = std::to_string(1000 + i);
    for (Write& write : addCity("city" + number, "Ville " + number, {}, {})) many.push_back(write);
  }
  pair.there.app().run(Msg::cities_did_add, many);
  pair.here.open("f.json", pair.there.exported());
  pair.here.show(PageName::review);
  const auto listed = [&] {
    const auto& records = pair.here.page.records();
    return std::count_if(records.begin(), records.end(),
                         [](const ui::Record& record) { return record.name.rfind("Ville 1", 0) == 0; });
  };
  CHECK(listed() >= 1);
  CHECK(listed() <= 8);
  const std::size_t added = pair.here.app().session().pending()->preview.add.size();
  REQUIRE(added >= 260);
  REQUIRE(pair.here.press(Msg::review_others, {{"n", static_cast<std::int64_t>(added - 8)}}));
  CHECK(listed() > 150);
  CHECK(listed() <= 200);
  CHECK(pair.here.sees(Msg::review_more, {{"n", static_cast<std::int64_t>(added - 200)}}));
}
