// The networks on this device: switching, starting another, and forgetting one.
#include <algorithm>
#include <string>

#include "core/network/fold.hpp"
#include "shell/pages/pages.hpp"

namespace parcours::pages {
namespace {

/// What the person asked for. Another network takes the place of the one this frame is drawn from, so it is
/// done last.
struct Wanted {
  std::string open, create;
  bool demo = false;
};

std::string nameOf(const App& app, const KnownNetwork& network) {
  return network.name.empty() ? app.text()(Msg::networks_unnamed) : network.name;
}

void networkRow(ui::Ui& ui, App& app, const KnownNetwork& network, Wanted& wanted) {
  const auto& t = app.text();
  const std::string name = nameOf(app, network);
  const bool current = app.network().document().network == network.id;
  ui.row([&] {
    ui.text(name, ui::TextStyle::strong);
    if (network.demo) ui.pill(t(Msg::networks_demo));
    if (current) ui.pill(t(Msg::networks_current), ui::Tone::accent);
    if (network.missing) ui.pill(t(Msg::networks_missing), ui::Tone::bad);
  });
  ui.row([&] {
    if (!current && !network.missing &&
        ui.button("open", t(Msg::networks_open, {{"name", name}}), ui::Emphasis::secondary))
      wanted.open = network.id;
    if (ui.button("forget", t(Msg::networks_remove, {{"name", name}}), ui::Emphasis::quiet, ui::Icon::trash))
      app.pageState("forgetting") = network.id;
  });
}

/// Asks for the name to be typed, save for the demo, which can be fetched again.
void confirmForgetting(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const auto& all = app.networks();
  const std::string id = app.pageState("forgetting");
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const KnownNetwork& known) { return known.id == id; });
  if (id.empty() || found == all.end()) return;
  const std::string name = nameOf(app, *found);
  const bool demo = found->demo;
  bool dismissed = false, forget = false;
  ui.dialog("forget", t(Msg::networks_remove, {{"name", name}}), dismissed, [&] {
    ui.text(t(demo ? Msg::networks_remove_demo_text : Msg::networks_remove_text));
    bool sure = demo;
    if (!demo) {
      std::string& typedName = app.pageState("typed_name");
      if (const auto typed = ui.textField("typed_name", t(Msg::networks_type_name, {{"name", name}}),
                                          typedName, {.required = true, .focus = true}))
        typedName = *typed;
      sure = foldLatin(typedName) == foldLatin(name);
    }
    ui.rowEnd([&] {
      if (ui.button("cancel", t(Msg::common_cancel), ui::Emphasis::secondary)) dismissed = true;
      forget =
          ui.button("do_forget", t(Msg::networks_do_remove), ui::Emphasis::danger, ui::Icon::trash, sure);
    });
  });
  if (!dismissed && !forget) return;
  for (const char* state : {"forgetting", "typed_name"}) app.pageState(state).clear();
  if (forget) app.removeNetwork(id);
}

void startCards(ui::Ui& ui, App& app, Wanted& wanted) {
  const auto& t = app.text();
  ui.heading(2, t(Msg::networks_another));
  ui.columns({1, 1, 1}, 240, [&](int column) {
    if (column == 0)
      ui.card("create", t(Msg::welcome_create), [&] {
        ui.text(t(Msg::welcome_create_text));
        std::string& name = ui.draft("name");
        if (const auto typed = ui.textField("name", t(Msg::welcome_network_name), name,
                                            {.maxLength = 100, .required = true}))
          name = *typed;
        const bool named = name.find_first_not_of(' ') != std::string::npos;
        if (ui.button("create", t(Msg::welcome_create_button), ui::Emphasis::primary, ui::Icon::plus, named))
          wanted.create = name;
      });
    if (column == 1)
      ui.card("open_file", t(Msg::welcome_open), [&] {
        ui.text(t(Msg::welcome_open_text));
        if (ui.button("open_file", t(Msg::welcome_open_button), ui::Emphasis::secondary, ui::Icon::upload))
          app.pickFile();
      });
    if (column == 2)
      ui.card("demo", t(Msg::welcome_demo), [&] {
        ui.text(t(Msg::welcome_demo_text));
        wanted.demo = ui.button("explore", t(Msg::welcome_demo_button), ui::Emphasis::secondary);
      });
  });
}

void fulfil(ui::Ui& ui, App& app, const Wanted& wanted) {
  if (wanted.open.empty() && wanted.create.empty() && !wanted.demo) return;
  ui.clearDrafts();
  if (!wanted.open.empty()) app.openNetwork(wanted.open);
  if (!wanted.create.empty()) app.createNetwork(wanted.create);
  if (wanted.demo) app.exploreDemo();
}

}  // namespace

void networks(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.pageHeader(t(Msg::networks_title), t(Msg::networks_subtitle));
  const auto& all = app.networks();
  Wanted wanted;
  ui.card("known", t(Msg::networks_here), [&] {
    ui.list("networks", t(Msg::networks_here), static_cast<int>(all.size()),
            [&](int i) { networkRow(ui, app, all[static_cast<std::size_t>(i)], wanted); });
  });
  startCards(ui, app, wanted);
  confirmForgetting(ui, app);
  fulfil(ui, app, wanted);
}

}  // namespace parcours::pages
