// What each widget says about itself.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "tests/shell/headless.hpp"

using namespace parcours;
using namespace parcours::ui;
using parcours::test::Headless;

namespace {

const Record& need(const Record* record) {
  REQUIRE(record != nullptr);
  return *record;
}

/// The record that holds `record`.
const Record& parentOf(const Headless& page, const Record& record) {
  const auto& all = page.records();
  const auto it =
      std::find_if(all.begin(), all.end(), [&](const Record& each) { return each.id == record.parent; });
  REQUIRE(it != all.end());
  return *it;
}

}  // namespace

TEST_CASE("fields say their label, text, help and error") {
  Headless page;
  page.run([](Ui& ui) {
    ui.plainPage(600, [&] {
      ui.textField("name", "Ville", "Aroual",
                   {.help = "En toutes lettres", .maxLength = 80, .required = true, .focus = true});
      ui.textField("mail", "Courriel", "a@",
                   {.help = "Pour joindre", .error = "Incomplet", .inputMode = "email"});
      ui.textField("note", "Note", "", {.rows = 4, .hideLabel = true});
      ui.searchField("find", "Chercher", "eau");
    });
  });
  const Record& name = need(page.find(Role::textbox, "Ville"));
  CHECK(name.key == "name");
  CHECK(name.value == "Aroual");
  CHECK(name.description == "En toutes lettres");
  CHECK(name.maxLength == 80);
  CHECK(name.fontSize == 16);
  CHECK(name.state == (kRequired | kWantsFocus));
  const Record& mail = need(page.find(Role::textbox, "Courriel"));
  CHECK(mail.description == "Incomplet");
  CHECK(mail.inputMode == "email");
  CHECK((mail.state & kInvalid) != 0);
  const Record& note = need(page.find(Role::textbox, "Note"));
  CHECK((note.state & kMultiline) != 0);
  CHECK(note.rect.height >= 4 * 23);
  CHECK(need(page.find(Role::searchbox, "Chercher")).value == "eau");
}

TEST_CASE("choices say what may be chosen and what is") {
  Headless page;
  const std::vector<std::string> options = {"Explorer", "Engager", "Expérimenter"};
  const std::vector<std::string> texts = {"a", "b", "c"};
  page.run([&](Ui& ui) {
    ui.plainPage(900, [&] {
      ui.select("phase", "Phase", options, 2);
      ui.select("none", "Vide", options, -1, {.placeholder = "Choisir"});
      ui.segmented("grade", "Niveau", options, 1);
      ui.choiceCards("tier", "Palier", options, texts, 0);
      ui.checkbox("told", "Consulté", true, "Ce mois-ci");
    });
  });
  const Record& phase = need(page.find(Role::combobox, "Phase"));
  CHECK(phase.value == "2");
  CHECK(phase.options == options);
  CHECK(need(page.find(Role::combobox, "Vide")).value == "-1");
  const Record& group = need(page.find(Role::radiogroup, "Niveau"));
  int checked = 0, members = 0;
  for (const Record& record : page.records()) {
    if (record.role != Role::radio || record.parent != group.id) continue;
    ++members;
    if ((record.state & kChecked) != 0) {
      ++checked;
      CHECK(record.name == "Engager");
    }
  }
  CHECK(members == 3);
  CHECK(checked == 1);
  CHECK(need(page.find(Role::radiogroup, "Palier")).key == "tier");
  const Record& told = need(page.find(Role::checkbox, "Consulté"));
  CHECK((told.state & kChecked) != 0);
  CHECK(told.description == "Ce mois-ci");
}

TEST_CASE("buttons and links say where they lead and whether they can be pressed") {
  Headless page;
  page.run([](Ui& ui) {
    ui.plainPage(600, [&] {
      ui.button("save", "Enregistrer", Emphasis::primary);
      ui.button("off", "Fermé", Emphasis::secondary, Icon::none, false);
      ui.iconButton("edit", Icon::edit, "Modifier");
      ui.link("all", "Tout voir", "#/tout");
      ui.buttonLink("go", "Ouvrir", "#/ouvrir");
      ui.cardLink("card", "Aroual", "#/ville", [&] { ui.text("Explore"); });
    });
  });
  CHECK((need(page.find(Role::button, "Enregistrer")).state & kDisabled) == 0);
  CHECK((need(page.find(Role::button, "Fermé")).state & kDisabled) != 0);
  CHECK(need(page.find(Role::button, "Modifier")).key == "edit");
  CHECK(need(page.find(Role::link, "Tout voir")).href == "#/tout");
  CHECK(need(page.find(Role::link, "Ouvrir")).href == "#/ouvrir");
  const Record& card = need(page.find(Role::link, "Aroual"));
  CHECK(card.href == "#/ville");
  CHECK(parentOf(page, need(page.find(Role::text, "Explore"))).id == card.id);
}

TEST_CASE("a table has a header row and a header in each row; on a phone it is a list") {
  const std::vector<Column> columns = {{"Action", 2}, {"Reste", 1, true}};
  const auto draw = [&](Ui& ui) {
    ui.plainPage(800, [&] {
      ui.table("plan", "Plan", columns, 2,
               [](int row, int column) { return std::to_string(row) + "/" + std::to_string(column); });
    });
  };
  Headless page;
  page.run(draw);
  const Record& table = need(page.find(Role::table, "Plan"));
  const auto count = [&](Role role) {
    return std::count_if(page.records().begin(), page.records().end(),
                         [&](const Record& each) { return each.role == role; });
  };
  CHECK(count(Role::row) == 3);
  CHECK(count(Role::columnheader) == 2);
  CHECK(count(Role::rowheader) == 2);
  CHECK(count(Role::cell) == 2);
  const Record& cell = need(page.find(Role::cell, "1/1"));
  const Record& row = parentOf(page, cell);
  CHECK(row.role == Role::row);
  CHECK(row.parent == table.id);
  page.resize({.width = 360, .height = 740});
  CHECK(page.find(Role::table, "Plan") == nullptr);
  CHECK(page.find(Role::list, "Plan") != nullptr);
  CHECK(count(Role::listitem) == 2);
  CHECK(page.find(Role::text, "Reste") != nullptr);
  CHECK(page.find(Role::text, "1/1") != nullptr);
}

TEST_CASE("figures can be read without seeing them") {
  const std::vector<std::string> columns = {"Eau", "Données"}, rows = {"Aroual", "Essira"};
  const std::vector<Bar> bars = {{"Eau", "12,5", 1, Tone::accent}, {"Données", "-1", -0.1f, Tone::warn}};
  const std::vector<Step> steps = {
      {"Revue", Step::State::done}, {"Choix", Step::State::current}, {"Bilan", Step::State::ahead}};
  const std::vector<std::string> moments = {"2025", "2026"};
  const std::vector<LineSeries> series = {{"Moyenne", {{0.4f, "40,1"}, {0.6f, "60,2"}}},
                                          {"Plancher", {{0.1f, "10,3"}, {{}, "inconnu"}}, Tone::warn}};
  Headless page;
  page.run([&](Ui& ui) {
    ui.plainPage(900, [&] {
      ui.heatmap("heat", "Besoins", columns, rows, 4,
                 [](int row, int column) { return row == column ? 3 : -1; });
      ui.bars("bars", "Soutien", bars);
      ui.lines("lines", "Niveaux", moments, series);
      ui.stepper("Étapes", steps);
      ui.progress("Réponses", 0.6f, "3 sur 5");
      ui.kpi("served", "Villes servies", "4 sur 5", "stable");
      ui.banner("stop", Tone::bad, "Rien n'a été changé.");
      ui.banner("fine", Tone::good, "Enregistré.");
    });
  });
  CHECK(page.find(Role::cell, "3") != nullptr);
  CHECK(page.find(Role::cell, "–") != nullptr);
  CHECK(page.find(Role::rowheader, "Essira") != nullptr);
  CHECK(page.find(Role::columnheader, "Données") != nullptr);
  CHECK(page.says("12,5"));
  CHECK(need(page.find(Role::table, "Niveaux")).key == "lines");
  CHECK(page.find(Role::columnheader, "2026") != nullptr);
  const Record& floor = need(page.find(Role::rowheader, "Plancher"));
  CHECK(need(page.find(Role::cell, "inconnu")).parent == floor.parent);
  CHECK(need(page.find(Role::cell, "60,2")).parent != floor.parent);
  CHECK(parentOf(page, need(page.find(Role::text, "Choix"))).state == kCurrent);
  const Record& progress = need(page.find(Role::progressbar, "Réponses"));
  CHECK(progress.value == "60");
  CHECK(progress.description == "3 sur 5");
  CHECK(need(page.find(Role::group, "Villes servies")).key == "served");
  CHECK(page.find(Role::alert, "Rien n'a été changé.") != nullptr);
  CHECK(page.find(Role::status, "Enregistré.") != nullptr);
  CHECK(page.faultText() == "");
}

TEST_CASE("steps stand side by side until a word would be broken, and then one under another") {
  const std::vector<Step> steps = {{"Réunion de lancement", Step::State::done},
                                   {"Apprentissage", Step::State::current},
                                   {"Bilan", Step::State::ahead}};
  const auto lines = [&](float width, float scale) {
    Headless page({.width = width, .textScale = scale});
    page.run([&](Ui& ui) { ui.plainPage(width, [&] { ui.stepper("Étapes", steps); }); });
    CHECK(page.faultText() == "");
    const Rect first = need(page.find(Role::text, "Réunion de lancement")).rect,
               last = need(page.find(Role::text, "Bilan")).rect;
    return first.y == last.y ? 1 : 3;
  };
  CHECK(lines(900, 1) == 1);
  CHECK(lines(460, 1) == 1);
  CHECK(lines(460, 1.5f) == 3);
  CHECK(lines(300, 1) == 3);
}

TEST_CASE("records are written as JSON that a parser reads back") {
  std::vector<Record> records(2);
  records[0].id = Id{7};
  records[0].role = Role::textbox;
  records[0].name = "Dire \"oui\"\\non\n\x01";
  records[0].rect = {1, -2.5f, 3.25f, 4};
  records[0].language = "fr";
  records[1].id = Id{4294967295u};
  records[1].parent = Id{7};
  records[1].role = Role::combobox;
  records[1].layer = Layer::overlay;
  records[1].state = kInvalid;
  records[1].value = "1";
  records[1].options = {"a", "é"};
  CHECK(
      toJson(records) ==
      R"([{"id":7,"role":"textbox","rect":[1,-2.5,3.25,4],"name":"Dire \"oui\"\\non\u000a\u0001","value":"","language":"fr"},)"
      R"({"id":4294967295,"parent":7,"role":"combobox","layer":"overlay","state":64,"rect":[0,0,0,0],"value":"1","options":["a","é"]}])");
  CHECK(toJson(std::vector<Record>{}) == "[]");
}

TEST_CASE("ids come from keys: the same in every language, and no two alike") {
  const auto page = [](bool french) {
    return [french](Ui& ui) {
      const std::vector<std::string> options = {french ? "Oui" : "Yes", french ? "Non" : "No"};
      ui.plainPage(600, [&] {
        ui.pageHeader(french ? "Villes" : "Cities", french ? "Trois villes" : "Three cities");
        ui.list("cities", french ? "Liste" : "List", 3, [&](int i) {
          ui.text(french ? "Ville" : "City");
          ui.button("open", french ? "Ouvrir" : "Open", Emphasis::secondary, Icon::none, i != 1);
        });
        ui.segmented("sure", french ? "Sûr ?" : "Sure?", options, 0);
        ui.card("a", french ? "Carte" : "Card", [&] { ui.button("open", french ? "Voir" : "View"); });
        ui.card("b", "", [&] { ui.button("open", french ? "Voir" : "View"); });
      });
    };
  };
  Headless first, second;
  first.run(page(true));
  second.run(page(false));
  REQUIRE(first.records().size() == second.records().size());
  std::set<Id> seen;
  for (std::size_t i = 0; i < first.records().size(); ++i) {
    CHECK(first.records()[i].id == second.records()[i].id);
    CHECK(first.records()[i].id != Id::none);
    CHECK(seen.insert(first.records()[i].id).second);
  }
}

TEST_CASE("the lint finds what a page forgot") {
  Headless page;
  page.run([](Ui& ui) {
    ui.button("nameless", "");
    ui.button("twice", "Deux");
    ui.button("twice", "Trois");
    ui.button("same", "Deux");
    ui.text("Dehors");
  });
  const auto faults = page.faultText();
  const auto has = [&](std::string_view part) { return faults.find(part) != std::string::npos; };
  CHECK(has("no name: nameless"));
  CHECK(has("id used twice: twice"));
  CHECK(has("name used twice in one place: Deux"));
  CHECK(has("outside of landmarks: \"Dehors\""));
}
