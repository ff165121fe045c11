// What a received file would change, told before anything is changed: record by record, mine and theirs side
// by side. All of it is merged, or the records that the person chooses.
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "shell/pages/change_list.hpp"
#include "shell/pages/labels.hpp"

namespace parcours::pages {
namespace {

constexpr std::size_t kNamesTold = 6;

/// Records, by what happens to them: the same numbers as the filters below have.
void counts(ui::Ui& ui, const App& app, const Review& review) {
  const auto& t = app.text();
  struct Count {
    std::string_view key;
    ChangeKind kind;
    Msg label;
    ui::Tone tone;
  };
  constexpr Count kAll[] = {
      {"n_added", ChangeKind::added, Msg::review_count_added, ui::Tone::good},
      {"n_changed", ChangeKind::changed, Msg::review_count_changed, ui::Tone::neutral},
      {"n_conflicts", ChangeKind::conflict, Msg::review_count_conflicts, ui::Tone::warn},
      {"n_superseded", ChangeKind::replaced, Msg::review_count_superseded, ui::Tone::neutral},
      {"n_removed", ChangeKind::removed, Msg::review_count_removed, ui::Tone::bad},
  };
  ui.grid("counts", t(Msg::review_counts), static_cast<int>(std::size(kAll)), 150, [&](int i) {
    const Count& count = kAll[i];
    const auto n = std::count_if(review.changes.begin(), review.changes.end(),
                                 [&](const RecordChange& one) { return one.has(count.kind); });
    const bool marked = n > 0 && (count.tone == ui::Tone::warn || count.tone == ui::Tone::bad);
    ui.kpi(
        count.key, t(count.label), t.number(n),
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
  if (plausibleSeconds(header.exported) != 0) text += " · " + stamp(app, header.exported);
  std::string rooms;
  for (const std::string& room : header.rooms)
    rooms += (rooms.empty() ? "" : ", ") + entityTitle(app, room, &review.document);
  if (!rooms.empty()) text += " · " + t(Msg::review_rooms, {{"cities", rooms}});
  return text;
}

/// Either decision ends the review, which the rest of the frame still reads: it is done at the frame's end.
enum class Decision : std::uint8_t { none, merge, cancel };

bool choosing(App& app) { return !app.pageState("choosing").empty(); }

Decision decide(ui::Ui& ui, App& app, const Review& review) {
  const auto& t = app.text();
  const auto emphasis = review.preview.remove.empty() ? ui::Emphasis::primary : ui::Emphasis::danger;
  const std::size_t taken = review.changes.size() - review.leftOut.size();
  const std::string merge = choosing(app)
                                ? t(Msg::review_merge_chosen, {{"n", static_cast<std::int64_t>(taken)}})
                                : t(Msg::review_merge);
  const bool merging =
      ui.button("merge", merge, emphasis, ui::Icon::check, taken > 0 || review.leftOut.empty());
  const bool cancelling = ui.button("cancel", t(Msg::common_cancel), ui::Emphasis::secondary);
  return merging ? Decision::merge : cancelling ? Decision::cancel : Decision::none;
}

/// The records that the fields belong to, by name.
std::string recordsOf(const App& app, const Review& review, const std::vector<FieldRef>& fields) {
  std::string names, last;
  std::size_t records = 0;
  for (const FieldRef& ref : fields) {
    if (std::exchange(last, ref.entity) == ref.entity) continue;
    if (++records <= kNamesTold)
      names += (names.empty() ? "" : ", ") + entityTitle(app, ref.entity, &review.document);
  }
  return records > kNamesTold ? names + ", …" : names;
}

/// Warns of what no file of the application does, should the file do it to `fields`.
void warning(ui::Ui& ui, const App& app, const Review& review, std::string_view key, Msg text,
             const std::vector<FieldRef>& fields) {
  const auto& t = app.text();
  if (fields.empty()) return;
  ui.banner(key, ui::Tone::bad,
            t(text, {{"n", static_cast<std::int64_t>(fields.size())}}) + ' ' +
                t(Msg::review_records, {{"names", recordsOf(app, review, fields)}}));
}

/// The record as it is here, and as it would be.
Sides sidesOf(const App& app, const Review& review, const RecordChange& change) {
  Sides sides;
  const Entity *mine = app.network().document().find(change.id), *theirs = review.document.find(change.id);
  if (mine != nullptr) sides.before = sides.after = *mine;
  if (theirs == nullptr) return sides;
  if (sides.after)
    merge(*sides.after, *theirs);
  else
    sides.after = *theirs;
  return sides;
}

/// A box before the record, while the person chooses.
void recordHead(ui::Ui& ui, App& app, const ChangeList& list, const RecordChange& change) {
  if (!choosing(app)) return changeTitle(ui, app, list, change);
  const bool out = app.session().pending()->leftOut.count(change.id) > 0;
  const auto take = ui.checkbox("take", entityTitle(app, change.id, list.also), !out);
  ui.pill(typeLabel(app, change.type));
  if (take) app.session().leaveOut(change.id, !*take);
}

void takeOrLeave(ui::Ui& ui, App& app, const Chosen& chosen) {
  const auto& t = app.text();
  const auto n = static_cast<std::int64_t>(chosen.size());
  if (!choosing(app)) {
    if (app.session().pending()->changes.size() > 1 &&
        ui.button("choose", t(Msg::review_choose), ui::Emphasis::secondary, ui::Icon::filter))
      app.pageState("choosing") = std::string("1");
    return;
  }
  if (chosen.empty()) return;
  ui.muted(t(Msg::review_choose_help), ui::TextStyle::small);
  ui.row([&] {
    const bool take = ui.button("take_all", t(Msg::review_take_all, {{"n", n}}));
    const bool leave = ui.button("leave_all", t(Msg::review_leave_all, {{"n", n}}));
    if (take || leave)
      for (const RecordChange* change : chosen) app.session().leaveOut(change->id, leave);
  });
}

Decision reviewPage(ui::Ui& ui, App& app, const Review& review) {
  const auto& t = app.text();
  Decision decision = Decision::none;
  ui.pageHeader(t(Msg::review_title), origin(app, review), [&] {
    if (!review.changes.empty()) decision = decide(ui, app, review);
  });
  if (review.changes.empty()) {
    const bool closed = ui.emptyState("nothing", ui::Icon::check, t(Msg::review_nothing),
                                      t(Msg::review_nothing_text), t(Msg::common_close));
    return closed ? Decision::cancel : Decision::none;
  }
  ui.muted(t(Msg::review_explained));
  warning(ui, app, review, "removes", Msg::review_removes, review.preview.remove);
  warning(ui, app, review, "equivocal", Msg::review_equivocal, review.preview.equivocal);
  counts(ui, app, review);
  const ChangeList list{"review",         t(Msg::review_counts), review.changes,
                        Msg::change_here, Msg::change_theirs,    &review.document};
  const Chosen chosen = chooseChanges(ui, app, list);
  takeOrLeave(ui, app, chosen);
  changeList(
      ui, app, list, chosen, [&](const RecordChange& change) { return sidesOf(app, review, change); },
      [&](const RecordChange& change) { recordHead(ui, app, list, change); });
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
