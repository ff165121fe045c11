// What belongs to this device: language, looks, who is here, and whether the work is kept.
#include <array>
#include <string>
#include <vector>

#include "shell/pages/labels.hpp"
#include "shell/pages/pages.hpp"
#include "shell/pages/record_form.hpp"

namespace parcours::pages {
namespace {

constexpr int kTextPercents[] = {90, 100, 115, 130, 150};

void languageCard(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  // Each language by its own name: whoever does not read this page finds theirs.
  const std::array<std::string, 3> names = {t(Msg::common_language_fr), t(Msg::common_language_en),
                                            t(Msg::common_language_pt)};
  ui.card("language_card", t(Msg::settings_language), [&] {
    if (const auto chosen =
            ui.segmented("language", t(Msg::settings_language), names, static_cast<int>(t.language()), true))
      app.setLanguage(static_cast<Language>(*chosen));
    ui.muted(t(Msg::settings_language_help), ui::TextStyle::small);
  });
}

void looksCard(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const Preferences& preferences = app.preferences();
  const std::array<std::string, 4> themes = {t(Msg::settings_theme_system), t(Msg::settings_theme_light),
                                             t(Msg::settings_theme_dark), t(Msg::settings_theme_sunlight)};
  const std::array<std::string, 4> helps = {
      t(Msg::settings_theme_system_help), t(Msg::settings_theme_light_help), t(Msg::settings_theme_dark_help),
      t(Msg::settings_theme_sunlight_help)};
  std::vector<std::string> sizes;
  int size = -1;
  for (const int percent : kTextPercents) {
    if (percent == preferences.textPercent) size = static_cast<int>(sizes.size());
    sizes.push_back(t.percent(percent));
  }
  ui.card("looks", t(Msg::settings_looks), [&] {
    if (const auto chosen = ui.choiceCards("theme", t(Msg::settings_theme), themes, helps,
                                           static_cast<int>(preferences.theme)))
      app.setTheme(static_cast<ThemeChoice>(*chosen));
    if (const auto chosen = ui.segmented("text_size", t(Msg::settings_text_size), sizes, size))
      app.setTextPercent(kTextPercents[*chosen]);
  });
}

void easeCard(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.card("ease", t(Msg::settings_ease), [&] {
    const std::array<std::string, 3> choices = {t(Msg::settings_plain_needed), t(Msg::settings_plain_always),
                                                t(Msg::settings_plain_never)};
    if (const auto chosen =
            ui.segmented("plain", t(Msg::settings_plain), choices, static_cast<int>(app.preferences().plain)))
      app.setPlain(static_cast<PlainChoice>(*chosen));
    ui.muted(t(Msg::settings_plain_help), ui::TextStyle::small);
    if (const auto on = ui.checkbox("letter_keys", t(Msg::settings_letter_keys), app.preferences().letterKeys,
                                    t(Msg::settings_letter_keys_help)))
      app.setLetterKeys(*on);
    ui.muted(t(Msg::settings_motion), ui::TextStyle::small);
  });
}

void myCity(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const auto cities = app.network().cities();
  if (cities.empty()) return ui.muted(t(Msg::settings_no_city));
  Who who = app.who();
  int selected = -1;
  for (std::size_t i = 0; i < cities.size(); ++i)
    if (cities[i].id() == who.city) selected = static_cast<int>(i);
  if (const auto chosen = ui.select("city", t(Msg::settings_my_city), cityNames(app, cities), selected,
                                    {.placeholder = t(Msg::settings_choose_city)})) {
    who.city = cities[static_cast<std::size_t>(*chosen)].id();
    app.setWho(who);
  }
}

void whoCard(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const std::array<std::string, 4> titles = {t(Msg::common_role_lead), t(Msg::common_role_city),
                                             t(Msg::common_role_expert), t(Msg::common_role_facilitator)};
  const std::array<std::string, 4> texts = {t(Msg::common_role_lead_help), t(Msg::common_role_city_help),
                                            t(Msg::common_role_expert_help),
                                            t(Msg::common_role_facilitator_help)};
  ui.card("who", t(Msg::settings_who), [&] {
    ui.muted(t(Msg::settings_who_help), ui::TextStyle::small);
    const int selected = app.knowsWho() ? static_cast<int>(app.who().role) : -1;
    if (const auto chosen = ui.choiceCards("role", t(Msg::settings_role), titles, texts, selected)) {
      Who who = app.who();
      who.role = static_cast<RoleOfPerson>(*chosen);
      app.setWho(who);
    }
    if (app.knowsWho() && app.who().role == RoleOfPerson::city) myCity(ui, app);
    const std::string name = app.who().name;
    if (const auto typed =
            ui.textField("name", t(Msg::settings_name), name,
                         {.help = t(Msg::settings_name_help), .autocomplete = "name", .maxLength = 80})) {
      Who who = app.who();
      who.name = *typed;
      app.setWho(who);
    }
  });
}

void deviceCard(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.card("device", t(Msg::settings_device), [&] {
    keptHere(ui, app);
    ui.row([&] {
      ui.buttonLink("data", t(Msg::settings_to_data), toFragment({PageName::data, {}}),
                    ui::Emphasis::secondary, ui::Icon::download);
      ui.buttonLink("networks", t(Msg::settings_to_networks), toFragment({PageName::networks, {}}),
                    ui::Emphasis::quiet);
    });
  });
}

void networkCard(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const auto network = app.network().settings();
  if (!network) return;
  ui.card("network", typeLabel(app, "network"), [&] {
    recordField(ui, app, *network, "name");
    recordField(ui, app, *network, "contact", {.help = t(Msg::settings_contact_help), .rows = 2});
  });
}

}  // namespace

void settings(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.pageHeader(t(Msg::settings_title), t(Msg::settings_subtitle));
  ui.columns({1, 1}, 340, [&](int column) {
    if (column == 0) {
      languageCard(ui, app);
      looksCard(ui, app);
      easeCard(ui, app);
      networkCard(ui, app);
      return;
    }
    whoCard(ui, app);
    deviceCard(ui, app);
  });
}

}  // namespace parcours::pages
