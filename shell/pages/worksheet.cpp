// A tool of the library filled in: one text for each of its steps. A city's lies in its own room, and leaves
// only when the city chooses so.
#include "shell/pages/worksheet.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "core/document/canonical.hpp"
#include "core/network/draft.hpp"
#include "core/network/library_item.hpp"
#include "shell/pages/conflict_note.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/quarter_cards.hpp"
#include "shell/pages/record_form.hpp"

namespace parcours::pages {
namespace {

constexpr int kPartRows = 3;
constexpr std::size_t kMostParts = 12;  // more than any tool has steps

/// The sheet's parts: the tool's steps, and what was written for steps that the tool has no more.
std::vector<std::string> questions(const Catalogue& t, const LibraryItem& item, const View& sheet) {
  std::vector<std::string> all;
  for (const std::string& step : item.steps)
    all.push_back(t(Msg::library_step, {{"n", static_cast<int>(all.size()) + 1}, {"text", step}}));
  for (const std::string& key : sheet.keys("part")) {
    std::size_t number = 0;
    const auto read = std::from_chars(key.data(), key.data() + key.size(), number);
    while (read.ec == std::errc() && all.size() < number && number <= kMostParts)
      all.push_back(t(Msg::worksheet_part, {{"n", static_cast<int>(all.size()) + 1}}));
  }
  return all;
}

void parts(ui::Ui& ui, App& app, const View& sheet, const std::vector<std::string>& asked) {
  const Entity& entity = sheet.entity();
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const std::string field = keyedName("part", std::to_string(i + 1));
    const auto typed =
        ui.textField(field, asked[i], sheet.text(field), {.maxLength = 4000, .rows = kPartRows});
    if (typed)
      app.run(Msg::form_did_edit,
              {{std::string(sheet.id()), entity.type, entity.room, field,
                typed->empty() ? "null" : jsonString(*typed)}},
              false, field + std::string(sheet.id()));
    ui.scope(field, [&] { conflictNote(ui, app, sheet, field); });
  }
}

void add(App& app, const LibraryItem& item) {
  const Who who = app.who();
  const bool ofCity = who.role == RoleOfPerson::city && !who.city.empty();
  const std::string id = app.session().newId();
  Draft draft(id, "worksheet", ofCity ? std::string_view(who.city) : kCommons);
  draft.text("item", item.key).textIfAny("title", item.title).text("date", todayOf(app));
  if (ofCity) draft.text("city", who.city);
  if (app.run(Msg::worksheet_did_add, draft.take(), true)) app.go({PageName::worksheet, id});
}

}  // namespace

void worksheetsCard(ui::Ui& ui, App& app, const LibraryItem& item) {
  const auto& t = app.text();
  std::vector<View> sheets = app.network().all("worksheet");
  std::erase_if(sheets, [&](const View& sheet) { return sheet.text("item") != item.key; });
  ui.card("worksheets", t(Msg::worksheet_title), [&] {
    ui.muted(t(Msg::worksheet_help), ui::TextStyle::small);
    ui.list("worksheets", t(Msg::worksheet_title), static_cast<int>(sheets.size()), [&](int i) {
      const View& sheet = sheets[static_cast<std::size_t>(i)];
      ui.link(sheet.id(), entityTitle(app, sheet.id()),
              toFragment({PageName::worksheet, std::string(sheet.id())}), ui::Icon::edit);
    });
    if (ui.button("fill_in", t(Msg::worksheet_add), ui::Emphasis::secondary, ui::Icon::edit)) add(app, item);
  });
}

void worksheet(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const auto sheet = app.network().get<View>(app.route().id);
  const bool there = sheet && sheet->entity().type == "worksheet" && !sheet->entity().hidden();
  const std::string key = there ? sheet->text("item") : std::string();
  const Route back = key.empty() ? Route{PageName::library, {}} : Route{PageName::libraryItem, key};
  ui.link("back", t(Msg::library_back), toFragment(back), ui::Icon::arrowLeft);
  if (!there) return ui.pageHeader(t(Msg::form_missing), t(Msg::form_missing_text));
  const auto item = itemByKey(app.network(), key, app.library(), code(t.language()));
  ui.pageHeader(entityTitle(app, sheet->id()), item ? item->aim : std::string(), [&] {
    if (ui.button("print", t(Msg::library_print), ui::Emphasis::secondary)) app.print();
  });
  if (sheet->entity().room != kCommons) ui.muted(t(Msg::worksheet_private), ui::TextStyle::small);
  ui.card("parts", {}, [&] {
    ui.row([&] { recordFields(ui, app, *sheet, {"title", "date"}); });
    parts(ui, app, *sheet, questions(t, item.value_or(LibraryItem()), *sheet));
    if (removeRecord(ui, app, *sheet)) app.go(back);
  });
}

}  // namespace parcours::pages
