// A city's reflection on the quarter: private until it chooses to share it.
#include <iterator>
#include <string>

#include "core/network/quarter_edits.hpp"
#include "shell/pages/conflict_note.hpp"
#include "shell/pages/empty_places.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/languages.hpp"
#include "shell/pages/record_form.hpp"
#include "shell/pages/topic_labels.hpp"

namespace parcours::pages {
namespace {

struct Writing {
  App& app;
  const Quarter& quarter;
  const City& city;
};

/// The reflection's own form: its first word creates it, and what is shared follows.
void question(ui::Ui& ui, const Writing& w, std::string_view field, int rows) {
  const Network& network = w.app.network();
  const auto own = ownReflection(network, w.quarter.id(), w.city.id());
  const auto shared = sharedReflection(network, w.quarter.id(), w.city.id());
  const auto shown = own ? own : shared;
  if (const auto typed = ui.textField(field, fieldLabel(w.app, "reflection", field),
                                      shown ? wordsOfCity(w.app, *shown, shown->text(field)) : std::string(),
                                      {.maxLength = 4000, .rows = rows}))
    w.app.run(Msg::reflection_did_edit, writeReflection(network, w.quarter.id(), w.city.id(), field, *typed),
              false, std::string(field).append(w.quarter.id()).append(w.city.id()));
  for (const auto& view : {own, shared})
    if (view) ui.scope(view->id(), [&] { conflictNote(ui, w.app, *view, field); });
}

/// The record first, then its words, undone as one: undo only hides a record that was not there before, and
/// clears the fields of one that was.
void share(const Writing& w) {
  const Edit edit = shareReflection(w.app.network(), w.quarter.id(), w.city.id());
  if (edit.empty()) return;
  const std::string burst = std::string("share").append(w.quarter.id()).append(w.city.id());
  const auto words = std::next(edit.begin());
  if (w.app.run(Msg::reflection_did_share, {edit.front()}, false, burst))
    w.app.run(Msg::reflection_did_share, {words, edit.end()}, true, burst);
}

void sharing(ui::Ui& ui, const Writing& w) {
  const auto& t = w.app.text();
  const Network& network = w.app.network();
  const bool shared = sharedReflection(network, w.quarter.id(), w.city.id()).has_value();
  if (!shared && !ownReflection(network, w.quarter.id(), w.city.id()))
    return ui.muted(t(Msg::reflection_private), ui::TextStyle::small);
  const auto pressed = ui.checkbox("share", t(Msg::reflection_share), shared, t(Msg::reflection_share_help));
  if (!shared) ui.muted(t(Msg::reflection_private), ui::TextStyle::small);
  if (!pressed) return;
  if (*pressed) return share(w);
  w.app.run(Msg::reflection_did_unshare, unshareReflection(network, w.quarter.id(), w.city.id()), true);
}

}  // namespace

void reflection(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const auto quarter = app.network().get<Quarter>(app.session().here(app.who()).quarterId);
  ui.link("back", t(Msg::session_back), toFragment({PageName::quarter, {}}), ui::Icon::arrowLeft);
  ui.pageHeader(
      t(Msg::reflection_title),
      quarter ? t(Msg::reflection_subtitle, {{"topic", topicTitle(app, quarter->topic())}}) : std::string());
  if (!quarter)
    return beforeFirstChoice(ui, app, ui::Icon::edit, Msg::practice_no_quarter,
                             Msg::practice_no_quarter_text);
  const auto city = cityInView(ui, app);
  if (!city) return;
  const Writing writing{app, *quarter, *city};
  ui.scope(city->id(), [&] {
    ui.columns({3, 2}, 320, [&](int column) {
      if (column == 0)
        return ui.card("words", city->name(), [&] {
          for (const std::string_view field : {"worked", "did_not", "next"}) question(ui, writing, field, 4);
        });
      ui.card("help", t(Msg::reflection_help_card), [&] {
        for (const std::string_view field : {"wanted", "offered"}) question(ui, writing, field, 3);
        sharing(ui, writing);
        ui.link("digest", t(Msg::reflection_to_digest),
                toFragment({PageName::digest, std::string(quarter->id())}), ui::Icon::people);
      });
    });
  });
}

}  // namespace parcours::pages
