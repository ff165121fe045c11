// Where things go: nothing cut, nothing on top of another, at every width, zoom and theme.
#include <doctest/doctest.h>

#include <cmath>

#include "shell/ui/painter.hpp"
#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::ui;
using parcours::test::Desk;
using parcours::test::Headless;

namespace {

const std::vector<NavItem> kItems = {
    {"home", "Accueil", "#/", Icon::home},
    {"cities", "Villes", "#/cities", Icon::people},
    {"topics", "Sujets", "#/topics", Icon::topics},
    {"round", "Besoins", "#/round", Icon::vote, 3, "3 villes attendues"},
    {"quarter", "Trimestre", "#/quarter", Icon::quarter},
    {"share", "Partager", "#/share", Icon::share, 1, "1 sauvegarde à faire"},
    {"settings", "Réglages", "#/settings", Icon::settings},
    {"more", "Plus", "#/more", Icon::more},
};

}  // namespace

TEST_CASE("the gallery keeps every rule at every width, theme and text size") {
  for (const float width : {320.0f, 360.0f, 700.0f, 1024.0f, 1440.0f, 2200.0f}) {
    for (const float scale : {0.9f, 1.0f, 1.5f}) {
      for (const bool coarse : {false, true}) {
        Environment environment;
        environment.width = width;
        environment.height = 900;
        environment.textScale = scale;
        environment.coarsePointer = coarse;
        CAPTURE(width);
        CAPTURE(scale);
        CAPTURE(coarse);
        Desk desk(Language::fr, environment);
        desk.show(PageName::gallery);
        CHECK(desk.page.faultText() == "");
        CHECK(desk.page.frames() <= 2);
        CHECK(desk.page.host().framesWanted() == 0);
        REQUIRE(desk.press(Msg::round_open_title));
        REQUIRE(desk.pressKey("dialog"));
        CHECK(desk.page.find(Role::dialog, desk.said(Msg::round_open_title)) != nullptr);
        CHECK(desk.page.faultText() == "");
        REQUIRE(desk.pressKey("cancel"));
        REQUIRE(desk.pressKey("toast"));
        CHECK(desk.page.faultText() == "");
      }
    }
  }
}

TEST_CASE("scrolling moves the picture, not the records of the content") {
  // A low screen has no room for bars: they are part of what scrolls.
  Environment low = test::phone();
  low.height = 256;
  for (const Environment& environment : {test::phone(), low}) {
    CAPTURE(environment.height);
    Desk desk(Language::fr, environment);
    desk.begin();
    desk.show(PageName::gallery);
    Headless& page = desk.page;
    const std::string before = toJson(page.records());
    for (const float y : {1.0f, 333.0f, 2000.0f}) {
      page.scrollTo(y);
      CHECK(toJson(page.records()) == before);
    }
  }
}

TEST_CASE("the sidebar becomes bars on a phone, with the first items and the rest behind more") {
  Headless page;
  page.run([&](Ui& ui) {
    ui.shell(
        "Réseau des villes du fleuve", "Rubriques", kItems, "home", [] {}, [] {});
  });
  const auto links = [&] {
    int count = 0;
    const Record* nav = page.find(Role::navigation, "Rubriques");
    REQUIRE(nav != nullptr);
    CHECK(nav->layer == Layer::fixed);
    for (const Record& record : page.records()) count += record.parent == nav->id ? 1 : 0;
    return count;
  };
  CHECK(links() == 7);
  CHECK(page.find(Role::link, "Plus") == nullptr);
  CHECK(page.find(Role::link, "Besoins, 3 villes attendues") != nullptr);
  CHECK((page.find(Role::link, "Accueil")->state & kCurrent) != 0);
  page.resize({.width = 360, .height = 740});
  CHECK(links() <= 6);
  CHECK(page.find(Role::link, "Plus") != nullptr);
  CHECK(page.find(Role::link, "Réglages") == nullptr);
  const Rect bar = page.find(Role::navigation, "Rubriques")->rect;
  CHECK(bar.y + bar.height == 740);
  // A page zoomed so far that a sidebar has no room gets the bars too.
  page.resize({.width = 800, .height = 400});
  CHECK(page.find(Role::link, "Plus") != nullptr);
}

TEST_CASE("cards of a row are equally high") {
  Headless page;
  page.run([](Ui& ui) {
    ui.plainPage(900, [&] {
      ui.grid("g", "Grille", 3, 200, [&](int i) {
        ui.card("c" + std::to_string(i), "Carte", [&] {
          for (int line = 0; line <= i; ++line) ui.text("Texte");
        });
      });
    });
  });
  const float height = page.findKey("c2")->rect.height;
  CHECK(page.findKey("c0")->rect.height == height);
  CHECK(page.findKey("c1")->rect.height == height);
  CHECK(page.findKey("c0")->rect.y == page.findKey("c2")->rect.y);
}

TEST_CASE("a line wraps, is centred, and can end at the right edge") {
  Headless page({.width = 400, .height = 700});
  page.run([](Ui& ui) {
    ui.plainPage(400, [&] {
      ui.row([&] {
        ui.text("Petit");
        ui.button("a", "Premier bouton");
        ui.button("b", "Deuxième bouton assez long");
      });
      ui.rowEnd([&] { ui.button("c", "Fin"); });
      ui.row([&] {
        ui.pill("gauche");
        ui.rowEnd([&] { ui.button("d", "Droite"); });
      });
      ui.row([&] {
        ui.textField("field", "Nom", "", {.inputMode = "numeric"});
        ui.button("e", "Ajouter");
      });
    });
  });
  const auto rect = [&](std::string_view key) { return page.findKey(key)->rect; };
  const Rect text = page.find(Role::text, "Petit")->rect;
  CHECK(std::fabs(text.y + text.height / 2 - (rect("a").y + rect("a").height / 2)) <= 1);
  CHECK(rect("b").y > rect("a").y + rect("a").height - 1);
  CHECK(rect("c").x + rect("c").width == doctest::Approx(384).epsilon(0.01));
  CHECK(rect("d").x + rect("d").width == doctest::Approx(384).epsilon(0.01));
  const Rect pill = page.find(Role::text, "gauche")->rect;
  CHECK(std::fabs(pill.y + pill.height / 2 - (rect("d").y + rect("d").height / 2)) <= 1);
  // A button beside a field stands by its box, not by its label.
  CHECK(rect("e").y + rect("e").height == doctest::Approx(rect("field").y + rect("field").height));
}

TEST_CASE("text is broken between words, loses nothing, and fits") {
  Headless page;
  page.run([](Ui& ui) { ui.plainPage(600, [&] { ui.text("x"); }); });
  const std::vector<std::string> texts = {"",
                                          " ",
                                          "mot",
                                          "deux mots",
                                          "anticonstitutionnellement",
                                          "La mise en pratique est-elle faite ? Oui/non…",
                                          "a\nb",
                                          "a\n\nb\n",
                                          "fin d'espace ",
                                          "  deux  espaces  ",
                                          "https://exemple.org/un/chemin/sans/fin/aucune",
                                          "çà et là, l'œuvre – « guillemets »"};
  for (const std::string& text : texts) {
    for (const float width : {8.0f, 30.0f, 60.0f, 100.0f, 250.0f, 1000.0f}) {
      // The record's rectangle is the measured block: as wide as its longest line, one line height a line.
      Headless each({.width = width + 64, .height = 700});
      each.run([&](Ui& ui) { ui.plainPage(width, [&] { ui.text(text); }); });
      if (text.empty()) {
        CHECK(each.records().size() == 1);
        continue;
      }
      const Record& record = each.records().back();
      CAPTURE(text);
      CAPTURE(width);
      CHECK(record.name == text);
      CHECK(record.rect.width <= std::max(width, 16.0f) + 1);
      CHECK(record.rect.height >= 21);
      if (text.find_first_not_of(" \n") != std::string::npos && width >= 30) CHECK(each.faultText() == "");
    }
  }
}

TEST_CASE("a long page costs little outside of the screen") {
  Headless page({.width = 360, .height = 740});
  page.run([](Ui& ui) {
    ui.plainPage(600, [&] {
      for (int i = 0; i < 600; ++i) {
        ui.card("c" + std::to_string(i), "Sujet " + std::to_string(i),
                [&] { ui.text("Un texte assez long pour deux lignes, au moins."); });
      }
    });
  });
  CHECK(page.records().size() > 1800);
  for (const float y : {0.0f, 20000.0f, 50000.0f}) {
    page.scrollTo(y);
    CHECK(ImGui::GetDrawData()->TotalVtxCount < 30000);
    CHECK(ImGui::GetDrawData()->TotalVtxCount > 500);
  }
}
