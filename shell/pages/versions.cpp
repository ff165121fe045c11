// The versions this device kept of the network: looked at, compared with now, and the way back to one, or to
// one record of it.
#include <algorithm>
#include <string>
#include <vector>

#include "shell/pages/change_list.hpp"
#include "shell/pages/labels.hpp"

namespace parcours::pages {
namespace {

std::string whyKept(const App& app, const Version& version) {
  const auto& t = app.text();
  if (version.why == "named") return version.text;
  if (version.why == "daily") return t(Msg::versions_daily);
  if (version.why == "update") return t(Msg::versions_before_update);
  if (version.why == "file") return t(Msg::versions_before_file, {{"file", version.text}});
  return t(Msg::versions_before_restore);
}

void versionRow(ui::Ui& ui, App& app, const Version& version, std::int64_t number) {
  const auto& t = app.text();
  ui.row([&] {
    ui.text(t(Msg::versions_number, {{"n", number}}), ui::TextStyle::strong);
    ui.muted(stamp(app, version.seconds));
    if (version.why == "named") ui.pill(t(Msg::versions_named), ui::Tone::accent);
  });
  ui.text(whyKept(app, version));
  ui.row([&] {
    ui.pill(t(Msg::versions_holds_cities, {{"n", version.cities}}));
    ui.pill(t(Msg::versions_holds_topics, {{"n", version.topics}}));
  });
  ui.row([&] {
    ui.buttonLink("look", t(Msg::versions_look_at, {{"n", number}}),
                  toFragment({PageName::versions, version.name}), ui::Emphasis::secondary, ui::Icon::search);
    if (ui.button("restore", t(Msg::versions_restore_of, {{"n", number}}), ui::Emphasis::quiet,
                  ui::Icon::undo))
      app.restoreVersion(version);
    if (ui.button("download", t(Msg::versions_download_of, {{"n", number}}), ui::Emphasis::quiet,
                  ui::Icon::download))
      app.downloadVersion(version);
  });
}

void nameCard(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.card("name", t(Msg::versions_name), [&] {
    ui.muted(t(Msg::versions_name_help), ui::TextStyle::small);
    std::string& name = ui.draft("version_name");
    if (const auto typed = ui.textField("version_name", t(Msg::versions_name_label), name, {.maxLength = 80}))
      name = *typed;
    const bool some = name.find_first_not_of(' ') != std::string::npos;
    if (!ui.button("keep", t(Msg::versions_keep), ui::Emphasis::primary, ui::Icon::saved, some)) return;
    app.nameVersion(name);
    ui.clearDrafts();
  });
}

/// Every record of a version, as if it were new.
std::vector<RecordChange> contentsOf(const Document& then) {
  std::vector<RecordChange> all;
  for (const auto& [id, entity] : then.entities) {
    if (entity.hidden() || entity.type == "writer") continue;
    all.push_back({id, entity.type, {}, {}, 0});
  }
  return all;
}

std::optional<Entity> copyOf(const Document& document, const std::string& id) {
  const Entity* entity = document.find(id);
  return entity == nullptr ? std::nullopt : std::optional(*entity);
}

/// What differs, with the way back for each record.
void differences(ui::Ui& ui, App& app, const std::string& name, const Document& then) {
  const auto& t = app.text();
  const std::vector<RecordChange>& all = app.session().changesSince(name, then);
  if (all.empty()) {
    ui.emptyState("same", ui::Icon::check, t(Msg::versions_same), t(Msg::versions_same_text));
    return;
  }
  const ChangeList list{"since", t(Msg::versions_since), all, Msg::change_then, Msg::change_now, &then};
  const Chosen chosen = chooseChanges(ui, app, list);
  std::string back;
  changeList(
      ui, app, list, chosen,
      [&](const RecordChange& change) {
        return Sides{copyOf(then, change.id), copyOf(app.network().document(), change.id)};
      },
      [&](const RecordChange& change) {
        changeTitle(ui, app, list, change);
        if (!change.fields.empty() &&
            ui.button("restore_one",
                      t(Msg::versions_restore_one, {{"name", entityTitle(app, change.id, &then)}}),
                      ui::Emphasis::quiet, ui::Icon::undo))
          back = change.id;
      });
  if (!back.empty()) app.restoreRecord(then, back);
}

void contents(ui::Ui& ui, App& app, const Document& then) {
  const auto& t = app.text();
  const std::vector<RecordChange> all = contentsOf(then);
  const ChangeList list{"held", t(Msg::versions_held), all, Msg::change_then, Msg::change_now, &then};
  const Chosen chosen = chooseChanges(ui, app, list);
  changeList(
      ui, app, list, chosen,
      [&](const RecordChange& change) {
        return Sides{std::nullopt, copyOf(then, change.id)};
      },
      [&](const RecordChange& change) {
        ui.text(entityTitle(app, change.id, &then), ui::TextStyle::strong);
        ui.pill(typeLabel(app, change.type));
      });
}

void oneVersion(ui::Ui& ui, App& app, const std::string& name) {
  const auto& t = app.text();
  ui.link("back", t(Msg::versions_title), toFragment({PageName::versions, {}}), ui::Icon::arrowLeft);
  const auto& all = app.versions();
  const Version* version = nullptr;
  for (std::size_t i = 0; all && i < all->size(); ++i)
    if ((*all)[i].name == name) version = &(*all)[i];
  ui.pageHeader(
      t(Msg::versions_compare),
      version == nullptr ? std::string() : whyKept(app, *version) + " · " + stamp(app, version->seconds),
      [&] {
        if (version != nullptr &&
            ui.button("restore", t(Msg::versions_restore_all), ui::Emphasis::secondary, ui::Icon::undo))
          app.restoreVersion(*version);
      });
  const Document* then = app.version(name);
  if (then == nullptr) return ui.muted(t(Msg::versions_reading));
  std::string& looking = app.pageState("looking");
  const std::string options[] = {t(Msg::versions_since), t(Msg::versions_held)};
  if (const auto now =
          ui.segmented("looking", t(Msg::versions_looking), options, looking.empty() ? 0 : 1, true))
    looking = std::string(*now == 0 ? "" : "1");
  looking.empty() ? differences(ui, app, name, *then) : contents(ui, app, *then);
}

}  // namespace

void versions(ui::Ui& ui, App& app) {
  if (!app.route().id.empty()) return oneVersion(ui, app, app.route().id);
  const auto& t = app.text();
  ui.link("back", t(Msg::share_title), toFragment({PageName::share, {}}), ui::Icon::arrowLeft);
  ui.pageHeader(t(Msg::versions_title), t(Msg::versions_subtitle));
  ui.link("changes", t(Msg::change_title), toFragment({PageName::changes, {}}), ui::Icon::clock);
  nameCard(ui, app);
  const auto& all = app.versions();
  if (!all) return ui.muted(t(Msg::versions_reading));
  if (all->empty()) {
    ui.emptyState("empty", ui::Icon::undo, t(Msg::versions_empty), t(Msg::versions_empty_text));
    return;
  }
  const auto count = static_cast<std::int64_t>(all->size());
  ui.card("versions", {}, [&] {
    ui.muted(t(Msg::versions_download_help), ui::TextStyle::small);
    // Numbered by age: the same version keeps its number while newer ones come.
    ui.list("versions", t(Msg::versions_title), static_cast<int>(count),
            [&](int i) { versionRow(ui, app, (*all)[static_cast<std::size_t>(i)], count - i); });
  });
}

}  // namespace parcours::pages
