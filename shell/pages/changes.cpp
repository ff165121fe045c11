// Who changed what, and when: what the document, the journal and the kept versions still know.
#include <string>
#include <vector>

#include "shell/pages/change_list.hpp"
#include "shell/pages/labels.hpp"

namespace parcours::pages {

void changes(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const std::string& id = app.route().id;
  ui.link("back", t(Msg::versions_title), toFragment({PageName::versions, {}}), ui::Icon::arrowLeft);
  ui.pageHeader(t(Msg::change_title),
                id.empty() ? t(Msg::change_subtitle) : t(Msg::change_of, {{"name", entityTitle(app, id)}}));
  const PastRead& read = app.past();
  std::vector<RecordChange> own;
  if (!id.empty())
    for (const RecordChange& change : read.changes)
      if (change.id == id) own.push_back(change);
  if (!id.empty())
    ui.link("all", t(Msg::change_see_all), toFragment({PageName::changes, {}}), ui::Icon::clock);
  const ChangeList list{"changes",
                        t(Msg::change_title),
                        id.empty() ? read.changes : own,
                        Msg::change_before,
                        Msg::change_after,
                        nullptr,
                        true};
  const Chosen chosen = chooseChanges(ui, app, list);
  changeList(
      ui, app, list, chosen,
      [&](const RecordChange& change) {
        return Sides{read.past.before(change), read.past.after(change)};
      },
      [&](const RecordChange& change) {
        changeTitle(ui, app, list, change);
        if (id.empty())
          ui.link("own", t(Msg::change_own), toFragment({PageName::changes, change.id}), ui::Icon::clock);
      });
  if (!read.whole) ui.muted(t(Msg::versions_reading));
  if (read.older > 0 &&
      ui.button("older", t(Msg::change_older, {{"n", static_cast<std::int64_t>(read.older)}}),
                ui::Emphasis::secondary, ui::Icon::clock, read.whole))
    app.readOlder();
}

}  // namespace parcours::pages
