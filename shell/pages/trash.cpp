#include "shell/pages/trash.hpp"

#include <string>

#include "core/network/edits.hpp"
#include "shell/pages/labels.hpp"

namespace parcours::pages {

void trash(ui::Ui& ui, App& app, std::string_view type) {
  const auto& t = app.text();
  std::vector<View> deleted = app.network().deleted(type);
  // One without a name gives nobody a reason to bring it back.
  std::erase_if(deleted, [](const View& view) {
    return view.localized("name", {}).empty() && view.localized("title", {}).empty() &&
           view.text("text").empty();
  });
  if (deleted.empty()) return;
  ui.disclosure("trash", t(Msg::trash_title), [&] {
    ui.muted(t(Msg::trash_text), ui::TextStyle::small);
    ui.list("trash", t(Msg::trash_title), static_cast<int>(deleted.size()), [&](int i) {
      const View& view = deleted[static_cast<std::size_t>(i)];
      const std::string name = entityTitle(app, view.id());
      ui.row([&] {
        ui.text(name);
        if (ui.button("back", t(Msg::trash_bring_back, {{"name", name}}), ui::Emphasis::quiet,
                      ui::Icon::undo))
          app.run(Msg::trash_did_bring_back, takeBack(view.id()), true);
      });
    });
  });
}

}  // namespace parcours::pages
