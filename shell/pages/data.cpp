// What this device keeps and how safe it is: copies outside it, the way back from them, and forgetting it
// all.
#include <array>
#include <string>

#include "core/network/dates.hpp"
#include "core/network/fold.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/pages.hpp"

namespace parcours::pages {
namespace {

Msg savedWords(SaveState state) {
  switch (state) {
    case SaveState::loading:
      return Msg::settings_saved_loading;
    case SaveState::saved:
      return Msg::settings_saved_yes;
    case SaveState::saving:
      return Msg::settings_saved_soon;
    case SaveState::failed:
      return Msg::settings_saved_failed;
    case SaveState::full:
      return Msg::settings_saved_full;
  }
  return Msg::settings_saved_failed;
}

Msg promise(Persistence persistence) {
  constexpr std::array<Msg, 4> kWords = {Msg::data_promise_unknown, Msg::data_promise_granted,
                                         Msg::data_promise_denied, Msg::data_promise_private};
  return kWords[static_cast<std::size_t>(persistence)];
}

void copyCard(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.card("copy", t(Msg::data_copy), [&] {
    const Uncopied changes = app.uncopied();
    ui.text(changes.edits == 0
                ? t(Msg::data_all_copied)
                : t(Msg::data_uncopied, {{"n", changes.edits}, {"date", t.date(isoDate(changes.since))}}));
    ui.muted(t(Msg::data_copy_text), ui::TextStyle::small);
    if (ui.button("backup", t(Msg::data_copy_button), ui::Emphasis::primary, ui::Icon::download))
      app.backup();
    if (app.appleTab()) {
      ui.divider();
      ui.heading(3, t(Msg::data_apple));
      ui.text(t(Msg::data_apple_text), ui::TextStyle::small);
    }
  });
}

void backCard(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.card("go_back", t(Msg::data_back), [&] {
    ui.text(t(Msg::data_add_text));
    if (ui.button("open", t(Msg::data_add_button), ui::Emphasis::secondary, ui::Icon::upload)) app.pickFile();
    ui.divider();
    ui.text(t(Msg::data_go_back_text));
    if (ui.button("go_back", t(Msg::data_go_back_button), ui::Emphasis::secondary, ui::Icon::undo))
      app.pickCopy();
    ui.link("versions", t(Msg::versions_title), toFragment({PageName::versions, {}}), ui::Icon::undo);
  });
}

void forgetCard(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.card("forget", t(Msg::data_forget), [&] {
    ui.text(t(Msg::data_forget_text));
    if (ui.button("forget_all", t(Msg::data_forget_button), ui::Emphasis::quiet, ui::Icon::trash))
      app.pageState("forgetting_all") = std::string("1");
  });
}

void confirmGoingBack(ui::Ui& ui, App& app) {
  const auto& copy = app.copyToGoBackTo();
  if (!copy) return;
  const auto& t = app.text();
  bool dismissed = false, sure = false;
  ui.dialog("confirm_back", t(Msg::data_go_back_to, {{"file", copy->fileName}}), dismissed, [&] {
    ui.text(t(Msg::data_go_back_holds, {{"n", static_cast<std::int64_t>(copy->document.entities.size())}}));
    if (copy->header.exported > 0)
      ui.muted(t(Msg::data_go_back_from, {{"date", stamp(app, copy->header.exported)}}));
    ui.text(t(Msg::data_go_back_effect));
    ui.rowEnd([&] {
      if (ui.button("cancel", t(Msg::common_cancel), ui::Emphasis::secondary)) dismissed = true;
      sure = ui.button("do_go_back", t(Msg::data_do_go_back), ui::Emphasis::primary, ui::Icon::undo);
    });
  });
  if (sure) return app.goBackToCopy();
  if (dismissed) app.leaveCopy();
}

/// Asks for a word to be typed: nothing brings this back.
void confirmForgetting(ui::Ui& ui, App& app) {
  if (app.pageState("forgetting_all").empty()) return;
  const auto& t = app.text();
  bool dismissed = false, sure = false;
  ui.dialog("confirm_forget", t(Msg::data_forget_button), dismissed, [&] {
    ui.text(t(Msg::data_forget_names, {{"n", static_cast<std::int64_t>(app.networks().size())}}));
    for (const KnownNetwork& network : app.networks())
      ui.text(network.name.empty() ? t(Msg::networks_unnamed) : network.name, ui::TextStyle::strong);
    ui.text(t(Msg::data_forget_copy));
    const std::string& word = t(Msg::data_forget_word);
    std::string& typedWord = app.pageState("typed_word");
    if (const auto typed = ui.textField("typed_word", t(Msg::networks_type_name, {{"name", word}}), typedWord,
                                        {.required = true, .focus = true}))
      typedWord = *typed;
    ui.rowEnd([&] {
      if (ui.button("cancel", t(Msg::common_cancel), ui::Emphasis::secondary)) dismissed = true;
      sure = ui.button("do_forget", t(Msg::networks_do_remove), ui::Emphasis::danger, ui::Icon::trash,
                       foldLatin(typedWord) == foldLatin(word));
    });
  });
  if (!dismissed && !sure) return;
  for (const char* state : {"forgetting_all", "typed_word"}) app.pageState(state).clear();
  if (sure) app.removeEverything();
}

}  // namespace

void keptHere(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const SaveState state = app.session().saveState();
  const bool bad = state == SaveState::failed || state == SaveState::full;
  ui.row([&] {
    ui.icon(bad ? ui::Icon::warning : ui::Icon::saved, bad ? ui::Tone::bad : ui::Tone::good);
    ui.text(t(savedWords(state)), ui::TextStyle::body, bad ? ui::Tone::bad : ui::Tone::neutral);
  });
  ui.muted(t(promise(app.persistence())), ui::TextStyle::small);
}

void data(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.link("back", t(Msg::settings_title), toFragment({PageName::settings, {}}), ui::Icon::arrowLeft);
  ui.pageHeader(t(Msg::data_title), t(Msg::data_subtitle));
  ui.columns({1, 1}, 340, [&](int column) {
    if (column == 0) {
      ui.card("kept", t(Msg::data_here), [&] { keptHere(ui, app); });
      return copyCard(ui, app);
    }
    backCard(ui, app);
    forgetCard(ui, app);
  });
  confirmGoingBack(ui, app);
  confirmForgetting(ui, app);
}

}  // namespace parcours::pages
