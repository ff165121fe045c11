#include "shell/pages/city_fields.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "core/network/edits.hpp"
#include "shell/pages/conflict_note.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/languages.hpp"

namespace parcours::pages {
namespace {

struct Phase {
  std::string_view name;
  Msg label, help;
};

constexpr Phase kPhases[] = {
    {"explore", Msg::common_phase_explore, Msg::common_phase_explore_help},
    {"engage", Msg::common_phase_engage, Msg::common_phase_engage_help},
    {"experiment", Msg::common_phase_experiment, Msg::common_phase_experiment_help},
};

struct Spoken {
  std::string_view code;
  Msg label;
};

constexpr Spoken kLanguages[] = {
    {"fr", Msg::common_language_fr}, {"en", Msg::common_language_en}, {"pt", Msg::common_language_pt}};

bool holds(const std::vector<std::string>& set, std::string_view item) {
  return std::find(set.begin(), set.end(), item) != set.end();
}

}  // namespace

std::optional<std::vector<std::string>> languageBoxes(ui::Ui& ui, const App& app,
                                                      const std::vector<std::string>& chosen) {
  const auto& t = app.text();
  std::optional<std::vector<std::string>> changed;
  ui.group("languages", t(Msg::cities_languages), [&] {
    ui.text(t(Msg::cities_languages), ui::TextStyle::small);
    ui.row([&] {
      for (const Spoken& language : kLanguages) {
        const auto pressed = ui.checkbox(language.code, t(language.label), holds(chosen, language.code));
        if (!pressed) continue;
        changed = chosen;
        std::erase(*changed, language.code);
        if (*pressed) changed->emplace_back(language.code);
        std::sort(changed->begin(), changed->end());
      }
    });
  });
  return changed;
}

std::optional<std::string_view> phaseChoice(ui::Ui& ui, const App& app, std::string_view phase) {
  const auto& t = app.text();
  std::array<std::string, std::size(kPhases)> labels;
  std::transform(std::begin(kPhases), std::end(kPhases), labels.begin(),
                 [&](const Phase& p) { return t(p.label); });
  const auto* current =
      std::find_if(std::begin(kPhases), std::end(kPhases), [&](const Phase& p) { return p.name == phase; });
  const bool known = current != std::end(kPhases);
  const int selected = known ? static_cast<int>(current - std::begin(kPhases)) : -1;
  const auto pressed = ui.segmented("phase", t(Msg::cities_phase), labels, selected);
  ui.muted(t(known ? current->help : Msg::cities_phase_help), ui::TextStyle::small);
  if (!pressed) return std::nullopt;
  return kPhases[*pressed].name;
}

void cityText(ui::Ui& ui, App& app, const City& city, std::string_view field,
              const ui::FieldOptions& options) {
  const bool isName = field == "name" || field == "country";
  const std::string value = isName ? city.text(field) : wordsOfCity(app, city, city.text(field));
  if (const auto typed = ui.textField(field, fieldLabel(app, "city", field), value, options))
    app.run(Msg::city_did_edit, {writeText(city, field, *typed)}, false,
            std::string(field).append(city.id()));
  conflictNote(ui, app, city, field);
}

std::string languageNames(const App& app, const std::vector<std::string>& languages) {
  std::string names;
  for (const std::string& language : languages) {
    if (!names.empty()) names += ", ";
    const auto* known = std::find_if(std::begin(kLanguages), std::end(kLanguages),
                                     [&](const Spoken& spoken) { return spoken.code == language; });
    names += known == std::end(kLanguages) ? language : app.text()(known->label);
  }
  return names;
}

}  // namespace parcours::pages
