#include "shell/pages/library_labels.hpp"

#include "shell/pages/topic_labels.hpp"

namespace parcours::pages {

void itemPills(ui::Ui& ui, const App& app, const LibraryItem& item) {
  ui.row([&] {
    ui.pill(kindLabel(app, item.kind), ui::Tone::accent);
    if (!item.domainTitle.empty()) ui.pill(item.domainTitle);
    if (item.minutes > 0) ui.pill(app.text()(Msg::library_minutes, {{"n", item.minutes}}));
  });
}

}  // namespace parcours::pages
