#include "tests/shell/gallery.hpp"

#include <vector>

namespace parcours::test {
namespace {

using ui::Bar;
using ui::Column;
using ui::Emphasis;
using ui::Icon;
using ui::NavItem;
using ui::Step;
using ui::TextStyle;
using ui::Tone;
using ui::Ui;

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

const std::vector<std::string> kAreas = {"Numérique",   "Données",    "Participation",
                                         "Financement", "Innovation", "Équipe"};
const std::vector<std::string> kCities = {"Aroual", "Bénafou", "Cap-Doré", "Doumanga", "Essira"};
const int kNeeds[5][6] = {
    {1, 4, 2, 0, 3, -1}, {4, 3, 0, 1, 2, 2}, {2, 2, 4, 4, 1, 0}, {0, 1, 3, 2, -1, 4}, {3, 0, 1, 4, 4, 2}};

}  // namespace

void Gallery::draw(Ui& ui) {
  const auto footer = [&] {
    ui.row([&] {
      ui.icon(Icon::saved, Tone::good);
      ui.muted("Enregistré", TextStyle::small);
    });
  };
  ui.shell("Réseau des villes du fleuve", "Rubriques", kItems, "home", footer, [&] {
    ui.pageHeader("Où en sommes-nous ?",
                  "5 villes · trimestre 3 sur 8 · brouillon enregistré sur cet appareil", [&] {
                    if (ui.button("open", "Ouvrir le tour des besoins", Emphasis::primary)) dialog = true;
                  });
    const std::vector<Step> steps = {{"Réserve revue", Step::State::done},
                                     {"Besoins exprimés", Step::State::done},
                                     {"Sujet choisi", Step::State::current},
                                     {"Mise en pratique", Step::State::ahead},
                                     {"Bilan et échange", Step::State::ahead}};
    ui.stepper("Étapes du trimestre", steps);
    dashboard(ui);
    figures(ui);
    form(ui);
    messages(ui);
  });
  if (dialog) {
    bool dismissed = false;
    ui.dialog("ask", "Ouvrir le tour des besoins ?", dismissed, [&] {
      ui.text(
          "Les villes pourront dire de quoi elles ont besoin. Leurs réponses restent cachées jusqu'à la fin "
          "du tour.");
      if (auto text = ui.textField("reason", "Pourquoi maintenant ?", note,
                                   {.help = "Une phrase suffit.", .focus = true}))
        note = *text;
      ui.rowEnd([&] {
        if (ui.button("cancel", "Annuler", Emphasis::quiet)) dismissed = true;
        if (ui.button("confirm", "Ouvrir le tour", Emphasis::primary)) {
          dismissed = true;
          toast = true;
        }
      });
    });
    if (dismissed) dialog = false;
  }
  if (toast && ui.toast("opened", "Le tour est ouvert.", "Annuler l'ouverture")) toast = false;
}

void Gallery::dashboard(Ui& ui) {
  ui.grid("figures", "Chiffres", 4, 190, [&](int i) {
    if (i == 0) ui.kpi("served", "Villes servies", "4 sur 5", "+1 ce trimestre", Tone::good);
    if (i == 1) ui.kpi("late", "Sans mise en pratique", "2", "à relancer", Tone::bad);
    if (i == 2) ui.kpi("gap", "Écart entre les villes", "0,91", "stable");
    if (i == 3) ui.kpi("wait", "Attente la plus longue", "3 trimestres", "Doumanga", Tone::warn);
  });
  ui.columns({3, 2}, 300, [&](int column) {
    if (column == 0) {
      ui.card("heat", "Besoins par ville et domaine", [&] {
        ui.heatmap("needs", "Besoins par ville et domaine", kAreas, kCities, 4,
                   [](int row, int at) { return kNeeds[row][at]; });
        ui.muted("De 0 (aucun) à 4 (urgent) ; – : pas encore dit.", TextStyle::small);
      });
      return;
    }
    const std::string axes[] = {"Gouvernement numérique", "Données", "Expérimentation",
                                "Participation citoyenne", "Financement"};
    const ui::RadarSeries series[] = {{"Mesure 2", {62, 40, 75, 88, 25}}, {"Mesure 1", {50, 38, -1, 60, 12}}};
    ui.card("radar", "La collectivité", [&] { ui.radar("profile", "La collectivité", axes, 100, series); });
    ui.card("todo", "À faire", [&] {
      ui.list("todo", "À faire", 3, [&](int i) {
        const char* title[] = {"Relancer Essira", "Relire le guide du trimestre",
                               "Choisir une date de lancement"};
        const char* text[] = {"Silence depuis 41 jours", "Version portugaise incomplète",
                              "Trois villes ont répondu"};
        ui.row([&] {
          ui.pill(i == 0   ? "en retard"
                  : i == 1 ? "cette semaine"
                           : "à venir",
                  i == 0   ? Tone::bad
                  : i == 1 ? Tone::warn
                           : Tone::good);
        });
        ui.text(title[i], TextStyle::strong);
        ui.muted(text[i], TextStyle::small);
      });
      ui.link("all", "Voir tout ce qui attend", "#/todo", Icon::arrowRight);
    });
  });
}

void Gallery::figures(Ui& ui) {
  ui.columns({1, 1}, 320, [&](int column) {
    if (column == 0) {
      ui.card("support", "Soutien au sujet recommandé", [&] {
        const std::vector<Bar> bars = {{"Budget participatif", "12,5", 1, Tone::accent},
                                       {"Données ouvertes", "9", 0.72f, Tone::accent},
                                       {"Conduite de projet", "4,25", 0.34f, Tone::accent},
                                       {"Essais rapides", "-1", -0.08f, Tone::warn}};
        ui.bars("support", "Soutien par sujet", bars);
        ui.progress("Réponses reçues", 0.6f, "3 sur 5");
      });
      return;
    }
    ui.card("plan", "Plan d'action local", [&] {
      const std::vector<Column> columns = {{"Action", 3}, {"Échéance", 2}, {"Reste", 1.6f, true}};
      const char* cells[3][3] = {{"Cartographie participative des quartiers", "12 mars 2027", "12 500 €"},
                                 {"Guichet numérique", "30 juin 2027", "1 250 €"},
                                 {"Formation des agents", "en pause", "0 €"}};
      ui.table("actions", "Actions", columns, 3,
               [&](int row, int at) { return std::string(cells[row][at]); });
    });
  });
  ui.heading(2, "Villes du réseau");
  ui.grid("cities", "Villes du réseau", 3, 260, [&](int i) {
    const auto at = static_cast<std::size_t>(i);
    ui.cardLink("city", kCities[at], "#/city", [&] {
      ui.text(kCities[at], TextStyle::strong);
      ui.muted(i == 1 ? "Expérimente un budget participatif dans quatre quartiers, avec deux associations "
                        "d'habitants."
                      : "Explore, trimestre 3",
               TextStyle::small);
      ui.row([&] {
        ui.pill(i == 2 ? "en pause" : "active", i == 2 ? Tone::neutral : Tone::good);
        ui.pill("2 actions", Tone::accent);
      });
    });
  });
}

void Gallery::form(Ui& ui) {
  ui.card("form", "Dire un besoin", [&] {
    ui.columns({1, 1}, 260, [&](int column) {
      if (column == 0) {
        if (auto text = ui.textField("name", "Nom de la ville", name, {.required = true})) name = *text;
        if (auto text = ui.textField("mail", "Adresse du coordinateur", "awa@",
                                     {.error = "Il manque la fin de l'adresse.", .inputMode = "email"}))
          note = *text;
        return;
      }
      const std::vector<std::string> phases = {"Explorer", "S'engager", "Expérimenter"};
      if (auto index =
              ui.select("phase", "Phase", phases, phase,
                        {.help = "Chaque ville avance à son rythme.", .placeholder = "Choisir une phase"}))
        phase = *index;
      if (auto text = ui.textField("budget", "Budget prévu, en euros", "50 000", {.inputMode = "numeric"}))
        note = *text;
    });
    if (auto text =
            ui.textField("why", "Pourquoi ce besoin ?", note,
                         {.help = "Ce que la ville cherche à faire, et ce qui bloque.",
                          .placeholder = "Par exemple : nous collectons des données que personne ne lit.",
                          .rows = 3}))
      note = *text;
    const std::vector<std::string> grades = {"Aucun", "Faible", "Moyen", "Fort", "Urgent"};
    if (auto index = ui.segmented("grade", "À quel point ?", grades, grade)) grade = *index;
    const std::vector<std::string> titles = {"Cœur", "Défi", "Rattrapage"};
    const std::vector<std::string> texts = {"Ce que toutes les villes font ce trimestre.",
                                            "Pour qui est déjà en avance sur ce sujet.",
                                            "Un premier pas, accompagné par une ville qui sait faire."};
    if (auto index = ui.choiceCards("tier", "Niveau de la ville sur ce sujet", titles, texts, choice))
      choice = *index;
    if (auto on = ui.checkbox("informed", "Le groupe d'action local a été consulté", informed,
                              "Au moins une réunion ce mois-ci."))
      informed = *on;
    ui.disclosure("more", "Comment ces réponses servent-elles ?", [&] {
      ui.text(
          "Elles entrent dans la recommandation du prochain sujet selon la règle publiée ; les personnes "
          "décident.");
    });
    ui.row([&] {
      if (ui.button("save", "Enregistrer le besoin", Emphasis::primary, Icon::check)) ++pressed;
      if (ui.button("later", "Plus tard")) ++pressed;
      if (ui.button("drop", "Supprimer", Emphasis::danger, Icon::trash)) ++pressed;
      ui.button("off", "Indisponible", Emphasis::secondary, Icon::none, false);
      ui.button("quiet", "Ignorer", Emphasis::quiet);
      ui.iconButton("edit", Icon::edit, "Modifier");
    });
  });
}

void Gallery::messages(Ui& ui) {
  ui.banner("offline", Tone::neutral, "Vous êtes hors ligne. Tout continue de fonctionner.");
  if (ui.banner("backup", Tone::warn, "Dernière sauvegarde il y a 12 jours.", "Exporter")) ++pressed;
  ui.banner("bad", Tone::bad, "Le fichier est celui d'un autre réseau : rien n'a été changé.");
  ui.card("bar", {}, [&] {
    ui.row([&] {
      if (auto text = ui.searchField("search", "Chercher un sujet", search)) search = *text;
      ui.select("area", "Domaine", kAreas, 0, {.hideLabel = true});
      ui.rowEnd([&] { ui.button("add", "Ajouter un sujet", Emphasis::secondary, Icon::plus); });
    });
    ui.divider();
    ui.row([&] {
      for (int i = 1; i < static_cast<int>(Icon::flag) + 1; ++i) ui.icon(static_cast<Icon>(i));
    });
  });
  ui.card("find", "Rechercher", [&] {
    ui.finder("find", "Une page, une ville…", search, "Rien ne porte ce nom.", [](std::string_view query) {
      std::vector<ui::Finding> all = {
          {"cities", "Villes", "Page", Icon::city},
          {"elie", "Saint-Élie-des-Grandes-Rivières et les communes de sa communauté", "Ville", Icon::city},
          {"undo", "Annuler", "Action", Icon::undo}};
      return query.empty() ? all : std::vector<ui::Finding>();
    });
  });
  ui.card("empty", {}, [&] {
    if (ui.emptyState("none", Icon::book, "Pas encore de bilan",
                      "Chaque ville écrit le sien à la fin du trimestre : ce qui a marché, ce qui n'a pas "
                      "marché, la suite.",
                      "Écrire le premier bilan"))
      ++pressed;
  });
}

}  // namespace parcours::test
