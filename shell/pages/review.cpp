// What a received file would change, told before anything is changed.
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "shell/pages/labels.hpp"
#include "shell/pages/pages.hpp"
#include "shell/pages/values.hpp"

namespace parcours::pages {
namespace {

constexpr std::size_t kShownAtOnce = 8;    ///< Records before "show the others".
constexpr std::size_t kShownAtMost = 200;  ///< Records in all: beyond, a number says how many more.
constexpr std::size_t kValueCharacters = 240;

/// The fields of one record, side by side in a preview's list.
using Group = std::span<const FieldRef>;

std::vector<Group> byRecord(std::span<const FieldRef> fields) {
  std::vector<Group> groups;
  for (std::size_t first = 0, last = 0; first < fields.size(); first = last) {
    while (last < fields.size() && fields[last].entity == fields[first].entity) ++last;
    groups.push_back(fields.subspan(first, last - first));
  }
  return groups;
}

/// A record as it is here, as it comes, and as it would be.
struct Sides {
  const Entity* mine;
  const Entity* theirs;
  Entity merged;
};

Sides sidesOf(const App& app, const Review& review, std::string_view id) {
  Sides sides{app.network().document().find(id), review.document.find(id), {}};
  if (sides.mine != nullptr) sides.merged = *sides.mine;
  if (sides.theirs != nullptr) {
    if (sides.mine == nullptr)
      sides.merged = *sides.theirs;
    else
      merge(sides.merged, *sides.theirs);
  }
  return sides;
}

std::string clipped(const std::string& text) { return excerpt(text, kValueCharacters); }

std::string valueOf(const App& app, const Review& review, const Entity* entity, std::string_view field) {
  return entity == nullptr ? app.text()(Msg::common_not_said)
                           : clipped(shownText(app, *entity, field, &review.document));
}

/// What stands here, and what would stand here.
void becomes(ui::Ui& ui, const App& app, const Review& review, const Sides& sides, const FieldRef& ref) {
  const auto& t = app.text();
  ui.muted(fieldLabel(app, sides.merged.type, ref.field, &review.document), ui::TextStyle::small);
  ui.text(t(Msg::review_becomes, {{"mine", valueOf(app, review, sides.mine, ref.field)},
                                  {"theirs", valueOf(app, review, &sides.merged, ref.field)}}));
}

/// All the values that would stand side by side.
void sideBySide(ui::Ui& ui, const App& app, const Review& review, const Sides& sides, const FieldRef& ref) {
  const auto& t = app.text();
  ui.muted(fieldLabel(app, sides.merged.type, ref.field, &review.document), ui::TextStyle::small);
  std::set<std::string> seen;
  for (const Cell& cell : sides.merged.values(ref.field)) {
    if (!seen.insert(cell.json).second) continue;
    const std::string value =
        clipped(valueText(app, sides.merged.type, ref.field, cell.json, &review.document));
    const auto here = sides.mine == nullptr ? std::span<const Cell>() : sides.mine->values(ref.field);
    const bool mine =
        std::any_of(here.begin(), here.end(), [&](const Cell& own) { return own.json == cell.json; });
    ui.text(t(mine ? Msg::review_value_here : Msg::review_value_theirs, {{"value", value}}));
  }
}

/// The values that would be gone.
void lost(ui::Ui& ui, const App& app, const Review& review, const Sides& sides, const FieldRef& ref) {
  if (sides.mine == nullptr) return;
  ui.muted(fieldLabel(app, sides.merged.type, ref.field, &review.document), ui::TextStyle::small);
  const auto kept = sides.merged.values(ref.field);
  for (const Cell& cell : sides.mine->values(ref.field)) {
    if (std::find(kept.begin(), kept.end(), cell) != kept.end()) continue;
    const std::string value =
        clipped(valueText(app, sides.merged.type, ref.field, cell.json, &review.document));
    ui.text(app.text()(Msg::review_lost_value, {{"value", value}}), ui::TextStyle::body, ui::Tone::bad);
  }
}

/// The first records at once, the others on demand, and past a limit only their number.
void capped(ui::Ui& ui, const App& app, std::string_view key, const std::string& name, std::size_t count,
            FunctionRef<void(std::size_t)> item) {
  const auto& t = app.text();
  const std::size_t first = std::min(count, kShownAtOnce), all = std::min(count, kShownAtMost);
  ui.list(key, name, static_cast<int>(first), [&](int i) { item(static_cast<std::size_t>(i)); });
  if (first == count) return;
  const std::string others = t(Msg::review_others, {{"n", static_cast<std::int64_t>(count - first)}});
  ui.disclosure(std::string(key).append("_others"), others, [&] {
    ui.list("others", others, static_cast<int>(all - first),
            [&](int i) { item(first + static_cast<std::size_t>(i)); });
    if (all < count) ui.muted(t(Msg::review_more, {{"n", static_cast<std::int64_t>(count - all)}}));
  });
}

using DrawField = void (*)(ui::Ui&, const App&, const Review&, const Sides&, const FieldRef&);

struct Section {
  std::string_view key;
  Msg title, help;
  DrawField field;
};

void fieldSection(ui::Ui& ui, const App& app, const Review& review, const Section& section,
                  std::span<const FieldRef> fields) {
  if (fields.empty()) return;
  const auto& t = app.text();
  const std::string title = t(section.title, {{"n", static_cast<std::int64_t>(fields.size())}});
  ui.card(section.key, title, [&] {
    ui.muted(t(section.help), ui::TextStyle::small);
    const std::vector<Group> groups = byRecord(fields);
    capped(ui, app, "records", title, groups.size(), [&](std::size_t i) {
      const std::string& id = groups[i].front().entity;
      const Sides sides = sidesOf(app, review, id);
      ui.row([&] {
        ui.text(entityTitle(app, id, &review.document), ui::TextStyle::strong);
        ui.pill(typeLabel(app, sides.merged.type));
      });
      for (const FieldRef& ref : groups[i]) section.field(ui, app, review, sides, ref);
    });
  });
}

void addedSection(ui::Ui& ui, const App& app, const Review& review) {
  const auto& t = app.text();
  const std::vector<std::string>& added = review.preview.add;
  if (added.empty()) return;
  const std::string title = t(Msg::review_added, {{"n", static_cast<std::int64_t>(added.size())}});
  ui.card("added", title, [&] {
    ui.muted(t(Msg::review_added_help), ui::TextStyle::small);
    capped(ui, app, "records", title, added.size(), [&](std::size_t i) {
      const Entity* entity = review.document.find(added[i]);
      ui.row([&] {
        ui.text(entityTitle(app, added[i], &review.document));
        if (entity != nullptr) ui.pill(typeLabel(app, entity->type));
      });
    });
  });
}

/// Values that the file has seen and replaces by the same words, or in ways the lists above do not show
/// already.
std::vector<FieldRef> quietlySuperseded(const Preview& preview) {
  const auto before = [](const FieldRef& a, const FieldRef& b) {
    return std::tie(a.entity, a.field) < std::tie(b.entity, b.field);
  };
  std::vector<FieldRef> rest;
  std::set_difference(preview.supersede.begin(), preview.supersede.end(), preview.change.begin(),
                      preview.change.end(), std::back_inserter(rest), before);
  std::vector<FieldRef> quiet;
  std::set_difference(rest.begin(), rest.end(), preview.conflict.begin(), preview.conflict.end(),
                      std::back_inserter(quiet), before);
  return quiet;
}

void counts(ui::Ui& ui, const App& app, const Preview& preview) {
  const auto& t = app.text();
  struct Count {
    std::string_view key;
    Msg label;
    std::size_t n;
    ui::Tone tone;
  };
  const Count all[] = {
      {"n_added", Msg::review_count_added, preview.add.size(), ui::Tone::good},
      {"n_changed", Msg::review_count_changed, preview.change.size(), ui::Tone::neutral},
      {"n_conflicts", Msg::review_count_conflicts, preview.conflict.size(), ui::Tone::warn},
      {"n_superseded", Msg::review_count_superseded, preview.supersede.size(), ui::Tone::neutral},
      {"n_removed", Msg::review_count_removed, preview.remove.size(), ui::Tone::bad},
  };
  ui.grid("counts", t(Msg::review_counts), static_cast<int>(std::size(all)), 150, [&](int i) {
    const Count& count = all[i];
    const bool marked = count.n > 0 && (count.tone == ui::Tone::warn || count.tone == ui::Tone::bad);
    ui.kpi(
        count.key, t(count.label), t.number(static_cast<std::int64_t>(count.n)),
        marked ? t(count.tone == ui::Tone::bad ? Msg::review_look : Msg::review_you_decide) : std::string(),
        count.tone);
  });
}

/// Whose file it is, when it was made, and which rooms it carries.
std::string origin(const App& app, const Review& review) {
  const auto& t = app.text();
  const Header& header = review.header;
  std::string text = review.fileName;
  if (!header.exporter.empty()) text += " · " + header.exporter;
  if (plausibleSeconds(header.exported) != 0) text += " · " + stampDay(app, header.exported);
  std::string rooms;
  for (const std::string& room : header.rooms)
    rooms += (rooms.empty() ? "" : ", ") + entityTitle(app, room, &review.document);
  if (!rooms.empty()) text += " · " + t(Msg::review_rooms, {{"cities", rooms}});
  return text;
}

/// Either decision ends the review, which the rest of the frame still reads: it is done at the frame's end.
enum class Decision : std::uint8_t { none, merge, cancel };

Decision decide(ui::Ui& ui, const App& app, const Preview& preview) {
  const auto& t = app.text();
  const auto emphasis = preview.remove.empty() ? ui::Emphasis::primary : ui::Emphasis::danger;
  const bool merging = ui.button("merge", t(Msg::review_merge), emphasis, ui::Icon::check);
  const bool cancelling = ui.button("cancel", t(Msg::common_cancel), ui::Emphasis::secondary);
  return merging ? Decision::merge : cancelling ? Decision::cancel : Decision::none;
}

Decision reviewPage(ui::Ui& ui, const App& app, const Review& review) {
  const auto& t = app.text();
  const Preview& preview = review.preview;
  Decision decision = Decision::none;
  ui.pageHeader(t(Msg::review_title), origin(app, review), [&] {
    if (!preview.empty()) decision = decide(ui, app, preview);
  });
  if (preview.empty()) {
    const bool closed = ui.emptyState("nothing", ui::Icon::check, t(Msg::review_nothing),
                                      t(Msg::review_nothing_text), t(Msg::common_close));
    return closed ? Decision::cancel : Decision::none;
  }
  ui.muted(t(Msg::review_explained));
  if (!preview.remove.empty())
    ui.banner("removes", ui::Tone::bad,
              t(Msg::review_removes, {{"n", static_cast<std::int64_t>(preview.remove.size())}}));
  counts(ui, app, preview);
  fieldSection(ui, app, review, {"removed", Msg::review_removed, Msg::review_removed_help, lost},
               preview.remove);
  fieldSection(ui, app, review, {"conflicts", Msg::review_conflicts, Msg::review_conflicts_help, sideBySide},
               preview.conflict);
  fieldSection(ui, app, review, {"changed", Msg::review_changed, Msg::review_changed_help, becomes},
               preview.change);
  addedSection(ui, app, review);
  const std::vector<FieldRef> superseded = quietlySuperseded(preview);
  fieldSection(ui, app, review, {"superseded", Msg::review_superseded, Msg::review_superseded_help, becomes},
               superseded);
  return decision;
}

}  // namespace

void review(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  if (!app.session().pending()) {
    ui.pageHeader(t(Msg::review_title));
    if (ui.emptyState("none", ui::Icon::upload, t(Msg::review_none), t(Msg::review_none_text),
                      t(Msg::share_open)))
      app.pickFile();
    return;
  }
  const Decision decision = reviewPage(ui, app, *app.session().pending());
  if (decision == Decision::merge) app.acceptReview();
  if (decision == Decision::cancel) app.cancelReview();
}

}  // namespace parcours::pages
