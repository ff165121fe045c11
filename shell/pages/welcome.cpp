// The first visit: a language, who is here, and how to start. Also where a device without a network stands.
#include <array>
#include <string>

#include "shell/pages/pages.hpp"

namespace parcours::pages {
namespace {

void chooseLanguage(ui::Ui& ui, App& app) {
  // Each language by its own name: whoever does not read this page finds theirs.
  static const std::array<std::string, 3> names = {"Français", "English", "Português"};
  const auto& t = app.text();
  if (const auto chosen =
          ui.segmented("language", t(Msg::welcome_language), names, static_cast<int>(t.language())))
    app.setLanguage(static_cast<Language>(*chosen));
}

void chooseRole(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const std::array<std::string, 4> titles = {t(Msg::common_role_lead), t(Msg::common_role_city),
                                             t(Msg::common_role_expert), t(Msg::common_role_facilitator)};
  const std::array<std::string, 4> texts = {t(Msg::common_role_lead_help), t(Msg::common_role_city_help),
                                            t(Msg::common_role_expert_help),
                                            t(Msg::common_role_facilitator_help)};
  const int selected = app.knowsWho() ? static_cast<int>(app.who().role) : -1;
  ui.heading(2, t(Msg::welcome_who));
  ui.muted(t(Msg::welcome_who_help));
  if (const auto chosen = ui.choiceCards("role", t(Msg::welcome_who), titles, texts, selected, true)) {
    Who who = app.who();
    who.role = static_cast<RoleOfPerson>(*chosen);
    app.setWho(who);
  }
}

void start(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.heading(2, t(Msg::welcome_start));
  const auto emphasis = app.knowsWho() ? ui::Emphasis::primary : ui::Emphasis::secondary;
  ui.columns({1, 1, 1}, 240, [&](int column) {
    if (column == 0)
      ui.card("demo", t(Msg::welcome_demo), [&] {
        ui.text(t(Msg::welcome_demo_text));
        if (ui.button("explore", t(Msg::welcome_demo_button), emphasis)) app.exploreDemo();
      });
    if (column == 1)
      ui.card("create", t(Msg::welcome_create), [&] {
        ui.text(t(Msg::welcome_create_text));
        std::string& name = ui.draft("name");
        if (const auto typed = ui.textField("name", t(Msg::welcome_network_name), name,
                                            {.maxLength = 100, .required = true}))
          name = *typed;
        const bool named = name.find_first_not_of(' ') != std::string::npos;
        if (ui.button("create", t(Msg::welcome_create_button), ui::Emphasis::secondary, ui::Icon::plus,
                      named)) {
          app.createNetwork(name);
          ui.clearDrafts();
        }
      });
    if (column == 2)
      ui.card("open", t(Msg::welcome_open), [&] {
        ui.text(t(Msg::welcome_open_text));
        if (ui.button("open", t(Msg::welcome_open_button), ui::Emphasis::secondary, ui::Icon::upload))
          app.pickFile();
      });
  });
}

}  // namespace

void welcome(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.plainPage(960, [&] {
    ui.pageHeader(t(Msg::common_app_name), t(Msg::welcome_subtitle));
    chooseLanguage(ui, app);
    if (app.unopened() || app.unlisted())
      ui.banner("silent", ui::Tone::bad, t(app.unopened() ? Msg::app_not_opened : Msg::app_not_listed));
    else if (app.persistence() == Persistence::privateWindow)
      ui.banner("private", ui::Tone::warn, t(Msg::data_promise_private));
    if (!app.fileError().empty() &&
        ui.banner("file_error", ui::Tone::bad, app.fileError(), t(Msg::common_close)))
      app.dismissFileError();
    ui.gap(ui::space::l);
    chooseRole(ui, app);
    ui.gap(ui::space::l);
    start(ui, app);
    ui.gap(ui::space::l);
    ui.muted(t(Msg::welcome_private), ui::TextStyle::small);
  });
}

}  // namespace parcours::pages
