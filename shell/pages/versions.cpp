// The versions this device kept of the network, and the way back to one.
#include <string>

#include "shell/pages/labels.hpp"
#include "shell/pages/pages.hpp"

namespace parcours::pages {
namespace {

void versionRow(ui::Ui& ui, App& app, const Version& version, std::int64_t number) {
  const auto& t = app.text();
  ui.row([&] {
    ui.text(t(Msg::versions_number, {{"n", number}}), ui::TextStyle::strong);
    ui.muted(stampDay(app, version.seconds));
  });
  ui.text(version.file.empty() ? t(Msg::versions_before_restore)
                               : t(Msg::versions_before_file, {{"file", version.file}}));
  ui.row([&] {
    ui.pill(t(Msg::versions_holds_cities, {{"n", version.cities}}));
    ui.pill(t(Msg::versions_holds_topics, {{"n", version.topics}}));
  });
  ui.row([&] {
    if (ui.button("restore", t(Msg::versions_restore_of, {{"n", number}}), ui::Emphasis::secondary,
                  ui::Icon::undo))
      app.restoreVersion(version);
    if (ui.button("download", t(Msg::versions_download_of, {{"n", number}}), ui::Emphasis::quiet,
                  ui::Icon::download))
      app.downloadVersion(version);
  });
}

}  // namespace

void versions(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.link("back", t(Msg::share_title), toFragment({PageName::share, {}}), ui::Icon::arrowLeft);
  ui.pageHeader(t(Msg::versions_title), t(Msg::versions_subtitle));
  const auto& all = app.versions();
  if (!all) return ui.muted(t(Msg::versions_reading));
  if (all->empty()) {
    ui.emptyState("empty", ui::Icon::undo, t(Msg::versions_empty), t(Msg::versions_empty_text));
    return;
  }
  ui.card("versions", {}, [&] {
    const auto count = static_cast<int>(all->size());
    // Numbered by age: the same version keeps its number while newer ones come.
    ui.list("versions", t(Msg::versions_title), count,
            [&](int i) { versionRow(ui, app, (*all)[static_cast<std::size_t>(i)], count - i); });
  });
}

}  // namespace parcours::pages
