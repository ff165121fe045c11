// One topic: added, edited in place, archived with a reason, taken back.
#include <doctest/doctest.h>

#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

/// One topic of one's own, on its page.
struct OneTopic : Desk {
  explicit OneTopic(Language language = Language::fr) : Desk(language) {
    begin();
    id = app().session().newId();
    app().run(Msg::topic_did_add,
              addTopic(network(), id, "Lean", code(language), {}, "method", "Moins de gaspillage."));
    show(PageName::topic, id);
  }
  [[nodiscard]] Topic topic() { return *network().get<Topic>(id); }
  std::string id;
};

}  // namespace

TEST_CASE("a topic is added with its text and kind, in every language, and can be taken back") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    Desk desk(language);
    desk.begin();
    desk.show(PageName::newTopic);
    CHECK(desk.faults() == std::vector<std::string>());
    CHECK_FALSE(desk.enabled(Msg::topic_add));
    REQUIRE(desk.type(Msg::topic_name, "   "));
    CHECK_FALSE(desk.enabled(Msg::topic_add));
    REQUIRE(desk.type(Msg::topic_name, "Suivre un budget"));
    REQUIRE(desk.type(Msg::topic_summary, "Savoir où va l’argent."));
    REQUIRE(desk.pressNamed(ui::Role::radio, desk.said(Msg::common_kind_tool)));
    REQUIRE(desk.press(Msg::topic_add));
    REQUIRE(desk.network().topics().size() == 1);
    const Topic topic = desk.network().topics().front();
    CHECK(topic.text(std::string("title.").append(code(language))) == "Suivre un budget");
    CHECK(topic.summary(code(language)) == "Savoir où va l’argent.");
    CHECK(topic.kind() == "tool");
    CHECK(topic.entered() == 1);
    CHECK(desk.app().route() == Route{PageName::topic, std::string(topic.id())});
    desk.settle();
    CHECK(desk.sees(Msg::topic_text));
    CHECK(desk.faults() == std::vector<std::string>());
    desk.app().undo();
    desk.settle();
    CHECK(desk.network().topics().empty());
    CHECK(desk.sees(Msg::topic_missing));
  }
}

TEST_CASE("typing in a topic writes it, in the person's language, and undoes as one") {
  OneTopic desk;
  REQUIRE(desk.type(Msg::topic_name, "Lean en ville"));
  REQUIRE(desk.type(Msg::topic_name, "Le Lean en ville"));
  CHECK(desk.topic().text("title.fr") == "Le Lean en ville");
  CHECK(desk.page.find(ui::Role::heading, "Le Lean en ville") != nullptr);
  desk.app().undo();
  CHECK(desk.topic().text("title.fr") == "Lean");
  REQUIRE(desk.pressNamed(ui::Role::radio, desk.said(Msg::common_kind_technique)));
  CHECK(desk.topic().kind() == "technique");

  desk.app().setLanguage(Language::pt);
  desk.tab.rest();
  desk.settle();
  REQUIRE(desk.type(Msg::topic_name, "Lean na cidade"));
  CHECK(desk.topic().text("title.pt") == "Lean na cidade");
  CHECK(desk.topic().text("title.fr") == "Lean");
}

TEST_CASE("archiving asks for a reason, keeps it, and can be taken back, in every language") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    OneTopic desk(language);
    CHECK_FALSE(desk.enabled(Msg::topic_archive));
    REQUIRE(desk.type(Msg::topic_archive_reason, "  "));
    CHECK_FALSE(desk.enabled(Msg::topic_archive));
    REQUIRE(desk.type(Msg::topic_archive_reason, "Déjà fait"));
    REQUIRE(desk.press(Msg::topic_archive));
    CHECK(desk.topic().archived());
    CHECK(desk.topic().archiveReason() == "Déjà fait");
    CHECK(desk.sees(Msg::backlog_archived_because, {{"reason", "Déjà fait"}}));
    CHECK(desk.button(Msg::topic_archive) == nullptr);
    CHECK(desk.faults() == std::vector<std::string>());
    desk.app().undo();
    desk.settle();
    CHECK_FALSE(desk.topic().archived());
    REQUIRE(desk.type(Msg::topic_archive_reason, "Encore"));
    REQUIRE(desk.press(Msg::topic_archive));
    REQUIRE(desk.press(Msg::topic_unarchive));
    CHECK_FALSE(desk.topic().archived());
    CHECK(desk.button(Msg::topic_archive) != nullptr);
  }
}

TEST_CASE("what is typed for one topic is not found again on another") {
  OneTopic desk;
  const std::string other = desk.app().session().newId();
  desk.app().run(Msg::topic_did_add, addTopic(desk.network(), other, "Budget", "fr", {}, "theme", {}));
  REQUIRE(desk.type(Msg::topic_archive_reason, "Déjà fait"));
  desk.show(PageName::topic, other);  // the browser's "forward", without a page between
  CHECK_FALSE(desk.enabled(Msg::topic_archive));
}

TEST_CASE("an address of what is no topic says so") {
  OneTopic desk;
  const std::string city = desk.tab.addCity("Port-Clair");
  for (const std::string& id : {std::string("nobody"), city, std::string()}) {
    desk.show(PageName::topic, id);
    CHECK(desk.sees(Msg::topic_missing));
    CHECK(desk.faults() == std::vector<std::string>());
  }
}

TEST_CASE("a topic is merged with another from its page, shown there, and taken apart, in every language") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    OneTopic desk(language);
    const std::string other = desk.app().session().newId();
    desk.app().run(Msg::topic_did_add,
                   addTopic(desk.network(), other, "Kaizen", code(language), {}, "method", {}));
    desk.settle();
    CHECK_FALSE(desk.enabled(Msg::topic_merge));
    REQUIRE(desk.page.choose(desk.said(Msg::topic_merge_with), "Kaizen"));
    desk.settle();
    CHECK(desk.faults() == std::vector<std::string>());
    desk.page.picture(std::string("topic-merge-") + std::string(code(language)), true);
    REQUIRE(desk.press(Msg::topic_merge));
    CHECK(desk.network().openTopics().size() == 1);
    CHECK(desk.sees(Msg::topic_merged_into, {{"topic", "Kaizen"}}));
    CHECK(desk.faults() == std::vector<std::string>());
    desk.show(PageName::topic, other);
    CHECK(desk.sees(Msg::topic_merged_here));
    CHECK(desk.faults() == std::vector<std::string>());
    desk.show(PageName::backlog);
    CHECK(desk.sees(Msg::backlog_subtitle, {{"n", 1}}));
    REQUIRE(desk.pressNamed(ui::Role::radio, desk.said(Msg::backlog_archived)));
    CHECK(desk.sees(Msg::topic_merged_into, {{"topic", "Kaizen"}}));
    desk.show(PageName::topic, other);
    REQUIRE(desk.press(Msg::topic_unmerge_one, {{"topic", "Lean"}}));
    CHECK(desk.network().openTopics().size() == 2);
    desk.app().undo();
    CHECK(desk.network().openTopics().size() == 1);
    desk.app().undo();
    CHECK(desk.network().openTopics().size() == 2);
  }
}

TEST_CASE("a topic is split from its page, and one undo takes all of it back") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    OneTopic desk(language);
    REQUIRE(desk.type(Msg::topic_part, {{"n", 1}}, "Voir"));
    CHECK_FALSE(desk.enabled(Msg::topic_split));
    REQUIRE(desk.type(Msg::topic_part, {{"n", 2}}, "Agir"));
    CHECK(desk.faults() == std::vector<std::string>());
    REQUIRE(desk.type(Msg::topic_part, {{"n", 3}}, "Vérifier"));
    REQUIRE(desk.press(Msg::topic_split));
    CHECK(desk.network().openTopics().size() == 3);
    CHECK(desk.topic().archived());
    CHECK(desk.sees(Msg::backlog_archived_because,
                    {{"reason", desk.said(Msg::topic_split_reason, {{"topics", "Voir, Agir, Vérifier"}})}}));
    desk.app().undo();
    desk.settle();
    CHECK(desk.network().topics().size() == 1);
    CHECK_FALSE(desk.topic().archived());
  }
}

TEST_CASE("a topic has a step for every city, and says which is missing, in every language") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    OneTopic desk(language);
    CHECK(desk.sees(Msg::topic_step_missing));
    REQUIRE(desk.type(Msg::value_tier_core, "Mesurer un service"));
    REQUIRE(desk.type(Msg::value_tier_stretch, "Publier les délais"));
    CHECK(desk.sees(Msg::topic_step_missing));
    REQUIRE(desk.type(Msg::value_tier_catch_up, "Suivre une demande"));
    CHECK_FALSE(desk.sees(Msg::topic_step_missing));
    CHECK(desk.topic().localized("catch_up", code(language)) == "Suivre une demande");
    CHECK(desk.faults() == std::vector<std::string>());
  }
}
