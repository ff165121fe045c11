// What people wrote in another language than the interface's is marked as such, for who listens.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/document/canonical.hpp"
#include "core/network/draft.hpp"
#include "core/network/quarter_edits.hpp"
#include "tests/shell/pages/in_quarter.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

/// The language of the first record that says or holds this; "?" when nothing does.
std::string languageOf(const Desk& desk, std::string_view words) {
  for (const ui::Record& record : desk.page.records())
    if (record.name == words || record.value == words) return record.language;
  return "?";
}

const ui::Record* parentOf(const Desk& desk, const ui::Record& child) {
  const auto& all = desk.page.records();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const ui::Record& each) { return each.id == child.parent; });
  return found == all.end() ? nullptr : &*found;
}

/// A network in which all is written in French.
struct WrittenInFrench : Desk {
  explicit WrittenInFrench(Language language) : Desk(language) {
    begin("Rives");
    city = tab.addCity("Port-Clair");  // Its team works in French.
    topic = app().session().newId();
    app().run(Msg::topic_did_add,
              addTopic(network(), topic, "Gaspiller moins", "fr", {}, "method", "Moins de gaspillage."));
  }
  std::string city, topic;
};

}  // namespace

TEST_CASE("a text that stands in for one in the person's language says in which language it is") {
  WrittenInFrench desk(Language::en);
  desk.show(PageName::backlog);
  CHECK(languageOf(desk, "Gaspiller moins") == "fr");
  CHECK(languageOf(desk, "Moins de gaspillage.") == "fr");
  CHECK(languageOf(desk, desk.said(Msg::backlog_title)).empty());
  // The field that shows it is spelt in its language too.
  desk.show(PageName::topic, desk.topic);
  CHECK(languageOf(desk, "Moins de gaspillage.") == "fr");
  // Once there is a version in the person's language, nothing is marked.
  REQUIRE(desk.type(Msg::topic_name, "Less waste"));
  CHECK(languageOf(desk, "Less waste").empty());
}

TEST_CASE("what lies in something of another language is in the interface's again") {
  WrittenInFrench desk(Language::en);
  desk.show(PageName::backlog);
  const auto& all = desk.page.records();
  const auto pill = std::find_if(all.begin(), all.end(), [&](const ui::Record& record) {
    const ui::Record* parent = parentOf(desk, record);
    return record.name == desk.said(Msg::common_kind_method) && parent && parent->language == "fr";
  });
  REQUIRE(pill != all.end());
  CHECK(pill->language == "en");
}

TEST_CASE("who reads in the language of the texts finds none marked") {
  WrittenInFrench desk(Language::fr);
  for (const PageName page : {PageName::backlog, PageName::cities}) {
    desk.show(page);
    for (const ui::Record& record : desk.page.records()) CHECK(record.language.empty());
  }
}

TEST_CASE("a city's challenge is in the language its team works in") {
  WrittenInFrench desk(Language::en);
  const auto city = [&] { return *desk.network().get<City>(desk.city); };
  desk.app().run(Msg::city_did_edit, {writeText(city(), "challenge", "Moins de papier"),
                                      writeText(city(), "challenge_reason", "Six sur dix")});
  desk.show(PageName::city, desk.city);
  CHECK(languageOf(desk, "Moins de papier") == "fr");
  CHECK(languageOf(desk, "Six sur dix") == "fr");
  CHECK(languageOf(desk, "Port-Clair").empty());
  desk.show(PageName::cities);
  CHECK(languageOf(desk, "Moins de papier") == "fr");
  // A city of two languages that does not say which it works in: nothing is claimed.
  desk.app().run(Msg::city_did_edit, {writeSet(city(), "languages", {"en", "fr"})});
  desk.show(PageName::city, desk.city);
  CHECK(languageOf(desk, "Moins de papier").empty());
  desk.app().run(Msg::city_did_edit, {writeText(city(), "first_language", "fr")});
  desk.settle();
  CHECK(languageOf(desk, "Moins de papier") == "fr");
}

TEST_CASE("what a city wrote of its practice, reflection and lessons is in its team's language") {
  InQuarter desk("reflect", Language::en);
  const std::string quarter(desk.quarter().id());
  desk.be(RoleOfPerson::city, desk.one);  // Its team works in French.
  desk.add("practice", "p1", {{"city", jsonString(desk.one)}, {"what", "\"Un seul guichet\""}});
  desk.app().run(Msg::reflection_did_edit,
                 writeReflection(desk.network(), quarter, desk.one, "worked", "Les mardis"));
  desk.app().run(Msg::lessons_did_add, Draft("l1", "lesson", kCommons)
                                           .text("city", desk.one)
                                           .text("text", "Commencer plus petit")
                                           .text("proposal", "Un seul quartier")
                                           .take());
  desk.show(PageName::practice);
  CHECK(languageOf(desk, "Un seul guichet") == "fr");
  desk.show(PageName::reflection);
  CHECK(languageOf(desk, "Les mardis") == "fr");
  desk.show(PageName::lessons);
  CHECK(languageOf(desk, "Commencer plus petit") == "fr");
  CHECK(languageOf(desk, "Un seul quartier") == "fr");
  CHECK(languageOf(desk, desk.said(Msg::lessons_title)).empty());
}

TEST_CASE("what a city has not written is in no language") {
  WrittenInFrench desk(Language::en);
  for (const PageName page : {PageName::city, PageName::cities, PageName::profile}) {
    desk.show(page, page == PageName::cities ? std::string() : desk.city);
    for (const ui::Record& record : desk.page.records()) CHECK(record.language.empty());
  }
}

TEST_CASE("the network's own sheet says which of its texts are in another language, line by line") {
  WrittenInFrench desk(Language::pt);
  const std::string id = desk.app().session().newId();
  REQUIRE(desk.app().run(Msg::library_own_did_add, Draft(id, "library_item", kCommons)
                                                       .text("kind", "tool")
                                                       .text("title.fr", "Fiche d’idée")
                                                       .text("title.pt", "Ficha de ideia")
                                                       .text("aim.fr", "Garder une idée")
                                                       .text("material.fr", "Du papier\nDes feutres")
                                                       .take()));
  desk.show(PageName::libraryItem, id);
  CHECK(languageOf(desk, "Ficha de ideia").empty());
  CHECK(languageOf(desk, "Garder une idée") == "fr");
  CHECK(languageOf(desk, "Des feutres") == "fr");
}
