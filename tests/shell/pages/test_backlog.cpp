// The backlog: filled from ready-made topics or one's own, searched, narrowed, archived and taken back.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

struct Backlog : Desk {
  explicit Backlog(Language language = Language::fr) : Desk(language) {
    device.site["content/topics.json"] = std::string(embeddedFile("topics.json"));
    device.site["content/domains.json"] = std::string(embeddedFile("domains.json"));
    begin();
    open();
  }
  void open() {
    show(PageName::backlog);
    tab.rest();
    settle();
  }
  std::string addOwn(std::string_view title, std::string_view summary = {}) {
    std::string id = app().session().newId();
    app().run(Msg::topic_did_add, addTopic(network(), id, title, "fr", {}, "method", summary));
    settle();
    return id;
  }
  bool search(std::string_view words) {
    const bool done = page.type(ui::Role::searchbox, said(Msg::backlog_search), words);
    settle();
    return done;
  }
  [[nodiscard]] bool lists(std::string_view title) { return page.find(ui::Role::link, title) != nullptr; }
};

}  // namespace

TEST_CASE("an empty backlog teaches and takes the ready-made topics, in every language") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    Backlog desk(language);
    CHECK(desk.sees(Msg::backlog_empty));
    CHECK(desk.faults() == std::vector<std::string>());
    const ui::Record* add = desk.page.findKey("add_ready_made");
    REQUIRE(add != nullptr);
    REQUIRE(desk.pressKey("add_ready_made"));
    const auto count = static_cast<std::int64_t>(desk.network().topics().size());
    CHECK(count > 10);
    CHECK(desk.sees(Msg::backlog_found, {{"n", count}}));
    CHECK(desk.page.findKey("add_ready_made") == nullptr);  // nothing is missing any more
    CHECK(desk.lists(desk.network().topics().front().title(code(language))));
    CHECK(desk.faults() == std::vector<std::string>());
    REQUIRE(desk.press(Msg::common_undo));  // from the notice
    desk.settle();
    CHECK(desk.network().topics().empty());
    CHECK(desk.sees(Msg::backlog_empty));
  }
}

TEST_CASE("a topic is found by words of its title or summary, without case and accents") {
  Backlog desk;
  desk.addOwn("Données ouvertes", "Publier ce que la ville sait.");
  desk.addOwn("Lean");
  REQUIRE(desk.search("donnees OUV"));
  CHECK(desk.lists("Données ouvertes"));
  CHECK_FALSE(desk.lists("Lean"));
  CHECK(desk.sees(Msg::backlog_found, {{"n", 1}}));
  REQUIRE(desk.search("publier"));
  CHECK(desk.lists("Données ouvertes"));
  REQUIRE(desk.search("rien de tel"));
  CHECK(desk.sees(Msg::backlog_none));
  CHECK(desk.faults() == std::vector<std::string>());
  REQUIRE(desk.press(Msg::backlog_clear));
  CHECK(desk.lists("Données ouvertes"));
  CHECK(desk.lists("Lean"));
}

TEST_CASE("the list narrows to a learning area") {
  Backlog desk;
  REQUIRE(desk.pressKey("add_ready_made"));
  const Domain domain = desk.network().domains().front();
  const auto topics = desk.network().topics();
  const std::int64_t inside = std::count_if(
      topics.begin(), topics.end(), [&](const Topic& topic) { return topic.domain() == domain.id(); });
  REQUIRE(inside > 0);
  REQUIRE(desk.page.choose(desk.said(Msg::backlog_domain), domain.title("fr")));
  desk.settle();
  CHECK(desk.sees(Msg::backlog_found, {{"n", inside}}));
  REQUIRE(desk.page.choose(desk.said(Msg::backlog_domain), desk.said(Msg::backlog_all_domains)));
  desk.settle();
  CHECK(desk.sees(Msg::backlog_found, {{"n", static_cast<std::int64_t>(topics.size())}}));
}

TEST_CASE("archived topics stand apart with their reason, and everything can be shown again") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    Backlog desk(language);
    const std::string lean = desk.addOwn("Lean");
    // No archived topic yet: the way back leads to what there is.
    REQUIRE(desk.pressNamed(ui::Role::radio, desk.said(Msg::backlog_archived)));
    CHECK(desk.sees(Msg::backlog_none));
    REQUIRE(desk.press(Msg::backlog_clear));
    CHECK(desk.lists("Lean"));
    desk.app().run(Msg::topic_did_archive,
                   archiveTopic(*desk.network().get<Topic>(lean), "Déjà fait ailleurs"));
    desk.settle();
    CHECK_FALSE(desk.lists("Lean"));
    REQUIRE(desk.pressNamed(ui::Role::radio, desk.said(Msg::backlog_archived)));
    CHECK(desk.lists("Lean"));
    CHECK(desk.sees(Msg::backlog_archived_because, {{"reason", "Déjà fait ailleurs"}}));
    CHECK(desk.faults() == std::vector<std::string>());
  }
}

TEST_CASE("two hundred topics stay on one page, and are found") {
  Backlog desk;
  Edit edit;
  for (int i = 0; i < 200; ++i)
    for (Write& write : addTopic(desk.network(), "t" + std::to_string(i), "Sujet numéro " + std::to_string(i),
                                 "fr", {}, "theme", {}))
      edit.push_back(std::move(write));
  desk.app().run(Msg::topic_did_add, edit);
  desk.settle();
  CHECK(desk.sees(Msg::backlog_found, {{"n", 200}}));
  CHECK(desk.lists("Sujet numéro 199"));
  REQUIRE(desk.search("numero 117"));
  CHECK(desk.sees(Msg::backlog_found, {{"n", 1}}));
  CHECK(desk.lists("Sujet numéro 117"));
}
