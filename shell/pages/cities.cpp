// The cities of the network, and the form that adds one.
#include <algorithm>
#include <string>
#include <vector>

#include "core/document/canonical.hpp"
#include "core/network/edits.hpp"
#include "core/network/fold.hpp"
#include "shell/pages/city_fields.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/languages.hpp"
#include "shell/pages/pages.hpp"
#include "shell/pages/steps.hpp"
#include "shell/pages/trash.hpp"
#include "shell/pages/values.hpp"

namespace parcours::pages {
namespace {

constexpr std::size_t kChallengeCharacters = 140;
constexpr std::string_view kLanguageCodesSorted[] = {"en", "fr", "pt"};

/// What has been typed of a city that is not there yet.
struct Draft {
  std::string &name, &country, &phase, &languages;

  [[nodiscard]] std::vector<std::string> languageList() const {
    std::vector<std::string> list;
    for (const std::string_view language : kLanguageCodesSorted)
      if (languages.find(language) != std::string::npos) list.emplace_back(language);
    return list;
  }
};

bool nameIsTaken(const Network& network, std::string_view name) {
  const std::string wanted = foldLatin(name);
  const auto cities = network.cities();
  return std::any_of(cities.begin(), cities.end(),
                     [&](const City& city) { return foldLatin(city.name()) == wanted; });
}

void add(App& app, const Draft& draft) {
  const std::string id = app.session().newId();
  Edit edit = addCity(id, draft.name, draft.country, draft.languageList());
  if (!draft.phase.empty())
    edit.push_back({id, "city", std::string(kCommons), "phase", jsonString(draft.phase)});
  app.run(Msg::cities_did_add, edit, true);
}

/// Stays open after a city: a network begins with ten of them.
void addForm(ui::Ui& ui, App& app, bool opened) {
  const auto& t = app.text();
  ui.card("add_city", t(Msg::cities_new), [&] {
    Draft draft{ui.draft("name"), ui.draft("country"), ui.draft("phase"), ui.draft("languages")};
    const bool named = draft.name.find_first_not_of(' ') != std::string::npos;
    const std::string taken =
        named && nameIsTaken(app.network(), draft.name) ? t(Msg::cities_name_taken) : "";
    ui.columns({1, 1}, 240, [&](int column) {
      if (column == 0) {
        if (const auto typed =
                ui.textField("name", t(Msg::cities_name), draft.name,
                             {.help = taken, .maxLength = 100, .required = true, .focus = opened}))
          draft.name = *typed;
      } else if (const auto typed =
                     ui.textField("country", t(Msg::cities_country), draft.country, {.maxLength = 100})) {
        draft.country = *typed;
      }
    });
    if (const auto chosen = languageBoxes(ui, app, draft.languageList())) {
      draft.languages.clear();
      for (const std::string& language : *chosen) draft.languages += language + ' ';
    }
    if (const auto chosen = phaseChoice(ui, app, draft.phase)) draft.phase = *chosen;
    ui.row([&] {
      if (ui.button("add", t(Msg::cities_add), ui::Emphasis::primary, ui::Icon::plus, named)) {
        add(app, draft);
        ui.clearDrafts();
        app.pageState("adding") = "1";
      }
      if (!app.network().cities().empty() && ui.button("done", t(Msg::common_done), ui::Emphasis::quiet)) {
        ui.clearDrafts();
        app.pageState("adding").clear();
        app.go({PageName::cities, {}});
      }
    });
  });
}

void cityCard(ui::Ui& ui, const App& app, const City& city) {
  const auto& t = app.text();
  const std::string name = entityTitle(app, city.id());
  ui.cardLink(city.id(), name, toFragment({PageName::city, std::string(city.id())}), [&] {
    ui.text(name, ui::TextStyle::strong);
    std::string place = city.country();
    if (const std::string languages = languageNames(app, city.languages()); !languages.empty())
      place += place.empty() ? languages : " · " + languages;
    if (!place.empty()) ui.muted(place, ui::TextStyle::small);
    ui.row([&] {
      if (!city.phase().empty()) ui.pill(phaseLabel(app, city.phase()), ui::Tone::accent);
      if (city.paused()) ui.pill(t(Msg::common_paused), ui::Tone::warn);
      if (city.conflictedIn(
              {"name", "country", "languages", "phase", "challenge", "challenge_reason", "paused"}))
        ui.pill(t(Msg::common_conflict), ui::Tone::bad);
    });
    if (!city.challenge().empty())
      ui.muted(wordsOfCity(app, city, excerpt(city.challenge(), kChallengeCharacters)), ui::TextStyle::small);
  });
}

}  // namespace

void cities(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const auto all = app.network().cities();
  std::string& state = app.pageState("adding");
  // Open from the first city on, also when that one arrives from elsewhere while a name is being typed.
  if (all.empty()) state = "1";
  const bool adding = state == "1" || app.route().id == kNewCity || !ui.draft("name").empty();
  ui.pageHeader(t(Msg::cities_title), t(Msg::cities_subtitle), [&] {
    if (!adding && ui.button("open_form", t(Msg::cities_add), ui::Emphasis::primary, ui::Icon::plus))
      state = "1";
  });
  if (all.empty()) ui.emptyState("empty", ui::Icon::city, t(Msg::cities_empty), t(Msg::cities_empty_text));
  if (adding) addForm(ui, app, state == "1" || app.route().id == kNewCity);
  if (all.empty()) return trash(ui, app, "city");
  ui.muted(t(Msg::common_city_count, {{"n", static_cast<std::int64_t>(all.size())}}), ui::TextStyle::small);
  ui.grid("cities", t(Msg::cities_title), static_cast<int>(all.size()), 280,
          [&](int i) { cityCard(ui, app, all[static_cast<std::size_t>(i)]); });
  trash(ui, app, "city");
}

}  // namespace parcours::pages
