// A network that was kept here and is gone: said plainly, and nothing is written in its place unasked.
#include <string>

#include "shell/pages/pages.hpp"

namespace parcours::pages {

void missing(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const KnownNetwork lost = *app.missing();
  const std::string name = lost.name.empty() ? t(Msg::networks_unnamed) : lost.name;
  std::string open;
  bool forget = false;
  ui.plainPage(720, [&] {
    ui.pageHeader(t(Msg::missing_title, {{"name", name}}), t(Msg::missing_subtitle));
    if (!app.fileError().empty() &&
        ui.banner("file_error", ui::Tone::bad, app.fileError(), t(Msg::common_close)))
      app.dismissFileError();
    ui.card("get_back", t(Msg::missing_get_back), [&] {
      ui.text(t(Msg::missing_text));
      if (ui.button("open", t(Msg::missing_open), ui::Emphasis::primary, ui::Icon::upload)) app.pickFile();
    });
    ui.card("without", t(Msg::missing_without), [&] {
      ui.text(t(Msg::missing_without_text));
      ui.row([&] {
        for (const KnownNetwork& other : app.networks())
          if (!other.missing &&
              ui.button(other.id, t(Msg::networks_open, {{"name", other.name}}), ui::Emphasis::secondary))
            open = other.id;
        forget = ui.button("forget", t(Msg::missing_forget), ui::Emphasis::quiet, ui::Icon::trash);
      });
    });
  });
  if (!open.empty()) app.openNetwork(open);
  if (forget) app.removeNetwork(lost.id);
}

}  // namespace parcours::pages
