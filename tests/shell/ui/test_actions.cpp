// What a person does reaches the page once, in order, and only where it may.
#include <doctest/doctest.h>

#include "tests/shell/headless.hpp"

using namespace parcours;
using namespace parcours::ui;
using parcours::test::Headless;

TEST_CASE("a press is one press") {
  int pressed = 0;
  Headless page;
  page.run([&](Ui& ui) {
    ui.plainPage(600, [&] {
      if (ui.button("go", "Aller")) ++pressed;
      ui.button("off", "Fermé", Emphasis::secondary, Icon::none, false);
    });
  });
  CHECK(page.press(Role::button, "Aller"));
  CHECK(pressed == 1);
  page.again();
  CHECK(pressed == 1);
  page.host().act({Action::Kind::activate, page.find(Role::button, "Aller")->id, {}});
  page.host().act({Action::Kind::activate, page.find(Role::button, "Aller")->id, {}});
  page.again();
  CHECK(pressed == 3);
  CHECK_FALSE(page.press(Role::button, "Fermé"));
  CHECK_FALSE(page.press(Role::button, "Nulle part"));
}

TEST_CASE("what was typed is there when the button above it is pressed") {
  std::string name, saved;
  Headless page;
  page.run([&](Ui& ui) {
    ui.plainPage(600, [&] {
      if (ui.button("save", "Enregistrer")) saved = name;
      if (auto text = ui.textField("name", "Nom", name)) name = *text;
    });
  });
  const Id field = page.find(Role::textbox, "Nom")->id, button = page.find(Role::button, "Enregistrer")->id;
  page.host().act({Action::Kind::setValue, field, "Aro"});
  page.host().act({Action::Kind::setValue, field, "Aroual"});
  page.host().act({Action::Kind::activate, button, {}});
  page.again();
  CHECK(saved == "Aroual");
  CHECK(page.find(Role::textbox, "Nom")->value == "Aroual");
}

TEST_CASE("leaving a field is told once") {
  int left = 0;
  Headless page;
  page.run([&](Ui& ui) {
    ui.plainPage(600, [&] {
      ui.card("form", "Fiche", [&] {
        std::string& draft = ui.draft("name");
        if (auto text = ui.textField("name", "Nom", draft)) draft = *text;
        if (ui.blurred("name")) ++left;
        ui.text(draft);
      });
    });
  });
  CHECK(page.type(Role::textbox, "Nom", "Essira"));
  CHECK(left == 1);
  CHECK(page.says("Essira"));
  page.again();
  CHECK(left == 1);
}

TEST_CASE("a draft waits for its place to be shown again, and clearing empties it") {
  bool shown = true;
  std::string place = "here";
  Headless page;
  page.run([&](Ui& ui) {
    ui.draftsOf(place);
    ui.plainPage(600, [&] {
      if (ui.button("clear", "Effacer")) ui.clearDrafts();
      if (ui.button("other", "Autre")) ui.clearDrafts({"other"});
      if (!shown) return;
      std::string& draft = ui.draft("name");
      if (auto text = ui.textField("name", "Nom", draft)) draft = *text;
    });
  });
  page.type(Role::textbox, "Nom", "Essira");
  CHECK(page.find(Role::textbox, "Nom")->value == "Essira");
  page.press(Role::button, "Effacer");
  CHECK(page.find(Role::textbox, "Nom")->value.empty());
  page.type(Role::textbox, "Nom", "Aroual");
  shown = false;
  page.again();
  shown = true;
  page.again();
  CHECK(page.find(Role::textbox, "Nom")->value == "Aroual");
  page.press(Role::button, "Autre");
  CHECK(page.find(Role::textbox, "Nom")->value == "Aroual");
  place = "there";
  page.again();
  CHECK(page.find(Role::textbox, "Nom")->value.empty());
  page.press(Role::button, "Effacer");
  place = "here";
  page.again();
  CHECK(page.find(Role::textbox, "Nom")->value == "Aroual");
}

TEST_CASE("drafts are there again when the browser starts the page anew, but for those that were dropped") {
  std::string place = "here", dropped;
  const auto form = [&](Ui& ui) {
    if (!dropped.empty()) ui.dropDrafts(dropped);
    ui.draftsOf(place);
    ui.plainPage(600, [&] {
      std::string& draft = ui.draft("name");
      if (auto text = ui.textField("name", "Nom", draft)) draft = *text;
    });
  };
  Headless page;
  page.run(form);
  page.type(Role::textbox, "Nom", "Essira \"la Grande\"");
  place = "there";
  page.again();
  page.type(Role::textbox, "Nom", "Aroual");
  dropped = "the";
  page.again();
  dropped.clear();
  const std::string kept = page.host().drafts();

  Headless later;
  later.host().setDrafts(kept);
  later.run(form);
  CHECK(later.find(Role::textbox, "Nom")->value.empty());
  place = "here";
  later.again();
  CHECK(later.find(Role::textbox, "Nom")->value == "Essira \"la Grande\"");
  for (const char* other : {"", "no json", "{}", "[1]", "[[\"here\",\"name\",2]]", "[[\"here\",\"name\"]]"}) {
    later.host().setDrafts(other);
    later.again();
    CHECK(later.find(Role::textbox, "Nom")->value.empty());
  }
}

TEST_CASE("choices are made by option, by press or by value") {
  const std::vector<std::string> options = {"Un", "Deux", "Trois"};
  int selected = 0, grade = 0, card = 0;
  bool told = false;
  Headless page;
  page.run([&](Ui& ui) {
    ui.plainPage(900, [&] {
      if (auto index = ui.select("pick", "Choix", options, selected)) selected = *index;
      if (auto index = ui.segmented("grade", "Niveau", options, grade)) grade = *index;
      ui.group("cards", "Palier", [&] {
        if (auto index = ui.choiceCards("card", "Palier", std::vector<std::string>{"Cœur", "Défi"}, {}, card))
          card = *index;
      });
      if (auto on = ui.checkbox("told", "Consulté", told)) told = *on;
    });
  });
  CHECK(page.choose("Choix", "Trois"));
  CHECK(selected == 2);
  CHECK_FALSE(page.choose("Choix", "Quatre"));
  page.host().act({Action::Kind::setValue, page.find(Role::combobox, "Choix")->id, "99"});
  page.host().act({Action::Kind::setValue, page.find(Role::combobox, "Choix")->id, "x1"});
  page.again();
  CHECK(selected == 2);
  CHECK(page.press(Role::radio, "Deux"));
  CHECK(grade == 1);
  page.host().act({Action::Kind::setValue, page.find(Role::radio, "Défi")->id, "1"});
  page.again();
  CHECK(card == 1);
  page.press(Role::checkbox, "Consulté");
  CHECK(told);
  page.host().act({Action::Kind::setValue, page.find(Role::checkbox, "Consulté")->id, "0"});
  page.again();
  CHECK_FALSE(told);
}

TEST_CASE("a disclosure stays as the person left it") {
  Headless page;
  page.run([](Ui& ui) {
    ui.plainPage(600, [&] { ui.disclosure("why", "Pourquoi ?", [&] { ui.text("Parce que."); }); });
  });
  CHECK_FALSE(page.says("Parce que."));
  CHECK((page.find(Role::button, "Pourquoi ?")->state & kCollapsed) != 0);
  page.press(Role::button, "Pourquoi ?");
  CHECK(page.says("Parce que."));
  CHECK((page.find(Role::button, "Pourquoi ?")->state & kExpanded) != 0);
  page.again();
  CHECK(page.says("Parce que."));
  page.press(Role::button, "Pourquoi ?");
  CHECK_FALSE(page.says("Parce que."));
}

TEST_CASE("an open dialog has the only say, and Escape closes it") {
  bool open = false;
  int behind = 0, inside = 0;
  Headless page;
  page.run([&](Ui& ui) {
    ui.plainPage(600, [&] {
      if (ui.button("open", "Ouvrir")) open = true;
      if (ui.button("behind", "Derrière")) ++behind;
    });
    if (!open) return;
    bool dismissed = false;
    ui.dialog("sure", "Vraiment ?", dismissed, [&] {
      if (ui.button("yes", "Oui")) ++inside;
    });
    if (dismissed) open = false;
  });
  page.press(Role::button, "Ouvrir");
  const Record* dialog = page.find(Role::dialog, "Vraiment ?");
  REQUIRE(dialog != nullptr);
  CHECK(dialog->layer == Layer::overlay);
  CHECK(dialog->state == (kModal | kWantsFocus));
  CHECK(dialog->rect.y + dialog->rect.height / 2 == doctest::Approx(450).epsilon(0.01));
  page.press(Role::button, "Derrière");
  CHECK(behind == 0);
  page.press(Role::button, "Oui");
  CHECK(inside == 1);
  CHECK(page.dismiss("Vraiment ?"));
  CHECK_FALSE(open);
  page.press(Role::button, "Derrière");
  CHECK(behind == 1);
}

TEST_CASE("a dialog higher than the screen is scrolled by the page's own scroller") {
  Headless page({.width = 360, .height = 640});
  page.run([&](Ui& ui) {
    ui.plainPage(600, [&] {
      for (int i = 0; i < 60; ++i) ui.text("Ligne");
    });
    bool dismissed = false;
    ui.dialog("long", "Long", dismissed, [&] {
      for (int i = 0; i < 60; ++i)
        ui.scope(std::to_string(i), [&] { ui.button("x", "Bouton " + std::to_string(i)); });
    });
  });
  const float height = page.find(Role::dialog, "Long")->rect.height;
  REQUIRE(height > 640);
  CHECK(page.height() >= height);
  const float before = page.find(Role::button, "Bouton 59")->rect.y;
  page.scrollTo(500);
  CHECK(page.find(Role::button, "Bouton 59")->rect.y == doctest::Approx(before - 500));
}

TEST_CASE("a notice's action is told once, and idle pages draw nothing") {
  int undone = 0;
  Headless page;
  page.run([&](Ui& ui) {
    ui.plainPage(600, [&] { ui.text("Page"); });
    if (ui.toast("saved", "Enregistré", "Annuler")) ++undone;
  });
  CHECK(page.host().framesWanted() == 0);
  CHECK(page.find(Role::status, "Enregistré")->layer == Layer::overlay);
  CHECK(page.press(Role::button, "Annuler"));
  CHECK(undone == 1);
  CHECK(page.host().framesWanted() == 0);
}

TEST_CASE("the pointer changes looks only, and only while it moves onto something") {
  int pressed = 0;
  Headless page;
  page.run([&](Ui& ui) {
    ui.plainPage(600, [&] {
      if (ui.button("go", "Aller")) ++pressed;
    });
  });
  const Rect rect = page.find(Role::button, "Aller")->rect;
  page.host().setPointer(rect.x + 5, rect.y + 5, false);
  CHECK(page.host().framesWanted() == 1);
  page.again();
  CHECK(page.host().framesWanted() == 0);
  page.host().setPointer(rect.x + 6, rect.y + 6, false);
  CHECK(page.host().framesWanted() == 0);
  page.host().setPointer(rect.x + 6, rect.y + 6, true);
  page.again();
  page.host().setPointer(rect.x + 6, rect.y + 6, false);
  page.again();
  CHECK(pressed == 0);
}
