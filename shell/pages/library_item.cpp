// One item of the library: enough to do it on Monday, on one page when printed.
#include <algorithm>
#include <string>
#include <vector>

#include "core/network/edits.hpp"
#include "core/network/library.hpp"
#include "core/text/labels.hpp"
#include "shell/pages/languages.hpp"
#include "shell/pages/library_labels.hpp"
#include "shell/pages/pages.hpp"
#include "shell/pages/record_form.hpp"
#include "shell/pages/worksheet.hpp"

namespace parcours::pages {
namespace {

/// `level` follows the heading of the card it stands in, or is the card's first.
void paragraph(ui::Ui& ui, const App& app, int level, Msg title, const std::string& text) {
  if (text.empty()) return;
  ui.heading(level, app.text()(title));
  ui.text(text);
}

void listOf(ui::Ui& ui, const App& app, std::string_view key, Msg title,
            const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  ui.heading(2, app.text()(title));
  ui.list(key, app.text()(title), static_cast<int>(lines.size()),
          [&](int i) { ui.text(lines[static_cast<std::size_t>(i)]); });
}

void steps(ui::Ui& ui, App& app, const LibraryItem& item) {
  const auto& t = app.text();
  if (item.steps.empty()) return;
  ui.card("steps", t(Msg::library_steps), [&] {
    ui.list("steps", t(Msg::library_steps), static_cast<int>(item.steps.size()), [&](int i) {
      ui.text(t(Msg::library_step, {{"n", i + 1}, {"text", item.steps[static_cast<std::size_t>(i)]}}));
    });
  });
}

void inQuarter(ui::Ui& ui, App& app, const LibraryItem& item) {
  if (item.core.empty() && item.stretch.empty() && item.catchUp.empty()) return;
  ui.card("in_quarter", app.text()(Msg::library_in_quarter), [&] {
    paragraph(ui, app, 3, Msg::library_core, item.core);
    paragraph(ui, app, 3, Msg::library_stretch, item.stretch);
    paragraph(ui, app, 3, Msg::library_catch_up, item.catchUp);
  });
}

void links(ui::Ui& ui, App& app, const LibraryItem& item) {
  const auto& t = app.text();
  if (item.plan.empty() && item.related.empty()) return;
  ui.card("links", t(Msg::library_plan), [&] {
    ui.row([&] {
      for (const std::string& part : item.plan) ui.pill(choiceLabel(t, "plan", part));
    });
    std::vector<const LibraryItem*> related;
    for (const LibraryItem& other : app.library())
      if (std::find(item.related.begin(), item.related.end(), other.key) != item.related.end())
        related.push_back(&other);
    if (related.empty()) return;
    ui.heading(3, t(Msg::library_related));
    ui.list("related", t(Msg::library_related), static_cast<int>(related.size()), [&](int i) {
      const LibraryItem& other = *related[static_cast<std::size_t>(i)];
      ui.link(other.key, other.title, toFragment({PageName::libraryItem, other.key}));
    });
  });
}

/// Into the backlog, or to where it stands there.
void backlogButton(ui::Ui& ui, App& app, const LibraryItem& item) {
  const auto& t = app.text();
  const std::string id = readyMadeTopicId(item.key);
  const auto sheet = app.network().get<View>(item.key);
  if (const auto topic = app.network().get<Topic>(id); topic && !topic->entity().hidden())
    return ui.buttonLink("in_backlog", t(Msg::library_in_backlog), toFragment({PageName::topic, id}),
                         ui::Emphasis::secondary, ui::Icon::topics);
  const std::string_view topics = app.content("topics.json"), domains = app.content("domains.json");
  const std::string_view keys[] = {item.key};
  const bool there = sheet || (!topics.empty() && !domains.empty());
  if (ui.button("add", t(Msg::library_add), ui::Emphasis::primary, ui::Icon::plus, there)) {
    Edit edit = app.network().document().find(id) != nullptr ? takeBack(id)
                : sheet                                      ? addOwnTopic(app.network(), *sheet)
                        : addReadyMade(app.network(), topics, domains, keys);
    app.run(Msg::library_did_add, edit, true);
  }
}

void readItem(ui::Ui& ui, App& app, const LibraryItem& item, ui::Body actions) {
  const auto& t = app.text();
  ui.pageHeader(item.title.empty() ? t(Msg::library_untitled) : item.title, item.summary, [&] {
    if (ui.button("print", t(Msg::library_print), ui::Emphasis::secondary)) app.print();
    actions();
    backlogButton(ui, app, item);
  });
  itemPills(ui, app, item);
  ui.columns({3, 2}, 320, [&](int column) {
    if (column == 0) {
      if (!item.aim.empty() || !item.when.empty() || !item.time.empty())
        ui.card("about", {}, [&] {
          paragraph(ui, app, 2, Msg::library_aim, item.aim);
          paragraph(ui, app, 2, Msg::library_when, item.when);
          paragraph(ui, app, 2, Msg::library_time, item.time);
        });
      steps(ui, app, item);
      if (!item.example.empty()) ui.card("example", t(Msg::library_example), [&] { ui.text(item.example); });
    } else {
      if (!item.material.empty() || !item.pitfalls.empty())
        ui.card("care", {}, [&] {
          listOf(ui, app, "material", Msg::library_material, item.material);
          listOf(ui, app, "pitfalls", Msg::library_pitfalls, item.pitfalls);
        });
      if (item.kind == "tool" || item.kind == "technique") worksheetsCard(ui, app, item);
      inQuarter(ui, app, item);
      links(ui, app, item);
    }
  });
}

/// The network's own sheet: read as any other, or written.
void ownSheet(ui::Ui& ui, App& app, const View& sheet) {
  const auto& t = app.text();
  std::string& state = app.pageState("edit");
  const LibraryItem item = sharedSheet(app, sheet);
  if (state.empty()) state = item.title.empty() ? "1" : "0";
  if (state != "1")
    return readItem(ui, app, item, [&] {
      if (ui.button("edit", t(Msg::library_own_edit), ui::Emphasis::secondary, ui::Icon::edit)) state = "1";
    });
  ui.pageHeader(item.title.empty() ? t(Msg::library_untitled) : item.title, t(Msg::library_own), [&] {
    if (ui.button("read", t(Msg::library_own_read), ui::Emphasis::primary, ui::Icon::book)) state = "0";
  });
  ui.card("form", {}, [&] {
    recordFields(ui, app, sheet,
                 {"title", "summary", "kind", "domain", "plan", "minutes", "aim", "when", "steps", "material",
                  "pitfalls", "example", "core", "stretch", "catch_up"});
    if (removeRecord(ui, app, sheet)) app.go({PageName::library, {}});
  });
}

}  // namespace

void libraryItem(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.link("back", t(Msg::library_back), toFragment({PageName::library, {}}), ui::Icon::arrowLeft);
  const auto sheet = app.network().get<View>(app.route().id);
  if (sheet && sheet->entity().type == "library_item" && !sheet->entity().hidden())
    return ownSheet(ui, app, *sheet);
  const auto& items = app.library();
  const auto found = std::find_if(items.begin(), items.end(),
                                  [&](const LibraryItem& item) { return item.key == app.route().id; });
  if (items.empty()) return ui.pageHeader(t(Msg::library_fetching), t(Msg::library_fetching_text));
  if (found == items.end()) return ui.pageHeader(t(Msg::library_missing), t(Msg::library_missing_text));
  readItem(ui, app, *found, [] {});
}

}  // namespace parcours::pages
