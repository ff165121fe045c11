// A city's practice in the quarter: what it tried at home, and what shows it.
#include <string>
#include <vector>

#include "core/document/canonical.hpp"
#include "core/network/edits.hpp"
#include "core/network/quarter_edits.hpp"
#include "shell/pages/empty_places.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/languages.hpp"
#include "shell/pages/quarter_cards.hpp"
#include "shell/pages/record_form.hpp"
#include "shell/pages/topic_labels.hpp"
#include "shell/pages/values.hpp"

namespace parcours::pages {
namespace {

constexpr float kPhotoWidth = 320, kPhotoHeight = 240;

void photo(ui::Ui& ui, App& app, const View& practice) {
  const auto& t = app.text();
  if (practice.has("photo")) {
    ui.photo("photo", t(Msg::value_photo), practice.id(), kPhotoWidth, kPhotoHeight);
    if (ui.button("remove_photo", t(Msg::practice_photo_remove), ui::Emphasis::quiet, ui::Icon::trash))
      app.run(Msg::form_did_edit, {clearField(practice, "photo")}, true);
    return;
  }
  if (ui.button("add_photo", t(Msg::practice_photo), ui::Emphasis::secondary, ui::Icon::upload))
    app.pickPhoto(practice.id());
  ui.muted(t(Msg::practice_photo_help), ui::TextStyle::small);
}

void form(ui::Ui& ui, App& app, const View& practice) {
  ui.card(practice.id(), wordsOfCity(app, practice, excerpt(practice.text("what"), 60)), [&] {
    recordField(ui, app, practice, "what", {.rows = 3});
    ui.row([&] { recordFields(ui, app, practice, {"date", "place", "partners"}); });
    recordField(ui, app, practice, "evidence");
    recordField(ui, app, practice, "link");
    photo(ui, app, practice);
    removeRecord(ui, app, practice);
  });
}

}  // namespace

void practice(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const auto quarter = app.network().get<Quarter>(app.session().here(app.who()).quarterId);
  ui.link("back", t(Msg::session_back), toFragment({PageName::quarter, {}}), ui::Icon::arrowLeft);
  ui.pageHeader(t(Msg::practice_title), t(Msg::practice_subtitle));
  if (!quarter)
    return beforeFirstChoice(ui, app, ui::Icon::edit, Msg::practice_no_quarter,
                             Msg::practice_no_quarter_text);
  ui.text(topicTitle(app, quarter->topic()), ui::TextStyle::strong);
  const auto city = cityInView(ui, app);
  if (!city) return;
  std::vector<View> entries = ofQuarter(app.network(), "practice", quarter->id());
  std::erase_if(entries, [&](const View& entry) { return entry.text("city") != city->id(); });
  if (entries.empty())
    ui.emptyState("none", ui::Icon::edit, t(Msg::practice_none), t(Msg::practice_none_text));
  if (ui.button("add", t(Msg::practice_add), ui::Emphasis::primary, ui::Icon::plus))
    app.run(Msg::practice_did_add,
            addToQuarter("practice", app.session().newId(), quarter->id(),
                         {{"city", jsonString(city->id())}, {"date", jsonString(todayOf(app))}}),
            true);
  for (const View& entry : entries) form(ui, app, entry);
}

}  // namespace parcours::pages
