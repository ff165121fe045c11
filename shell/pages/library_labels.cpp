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

std::optional<LibraryItem> itemOfTopic(App& app, std::string_view id) {
  const auto topic = app.network().get<Topic>(id);
  const std::string key = topic ? topic->text("library") : std::string();
  if (key.empty()) return std::nullopt;
  for (const LibraryItem& item : app.library())
    if (item.key == key) return item;
  const auto sheet = app.network().get<View>(key);
  if (!sheet || sheet->entity().type != "library_item") return std::nullopt;
  return ownItem(app.network(), *sheet, code(app.text().language()));
}

}  // namespace parcours::pages
