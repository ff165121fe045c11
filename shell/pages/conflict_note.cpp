#include "shell/pages/conflict_note.hpp"

#include <string>

#include "shell/pages/labels.hpp"

namespace parcours::pages {

void conflictNote(ui::Ui& ui, const App& app, const View& record, std::string_view field) {
  if (!record.entity().conflicted(field)) return;
  const auto& t = app.text();
  ui.row([&] {
    ui.pill(t(Msg::common_conflict), ui::Tone::bad);
    ui.link(std::string("settle_").append(field),
            t(Msg::conflicts_see_versions, {{"field", fieldLabel(app, record.entity().type, field)}}),
            toFragment({PageName::conflicts, {}}), ui::Icon::conflict);
  });
}

}  // namespace parcours::pages
