#include "shell/pages/change_list.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "core/network/fold.hpp"
#include "core/network/schema.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/values.hpp"

namespace parcours::pages {
namespace {

constexpr std::size_t kPage = 20;       ///< Records at a time.
constexpr std::size_t kSearchFrom = 8;  ///< Records worth a search field.
constexpr std::size_t kSortedAtMost = 5'000;
constexpr std::size_t kNewFields = 4;  ///< Fields told of a new record.
constexpr std::size_t kLong = 60;      ///< Letters from which two texts are compared word by word.
constexpr std::size_t kWhole = 8'000;  ///< Bytes of a value that are shown.

struct KindWords {
  Msg label;
  ui::Tone tone;
};
constexpr std::array<KindWords, 5> kKinds = {{{Msg::change_kind_added, ui::Tone::good},
                                              {Msg::change_kind_removed, ui::Tone::bad},
                                              {Msg::change_kind_conflict, ui::Tone::warn},
                                              {Msg::change_kind_changed, ui::Tone::accent},
                                              {Msg::change_kind_replaced, ui::Tone::neutral}}};

constexpr ChangeKind kindAt(std::size_t i) { return static_cast<ChangeKind>(i); }

/// Names of writers, each looked up once.
class Authors {
 public:
  Authors(const App& app, const Document* also) : app_(app), also_(also) {}
  const std::string& operator()(Writer writer) {
    std::string& label = labels_[writer];
    if (label.empty()) label = writerLabel(app_, writer, also_);
    return label;
  }
  bool wrote(const RecordChange& change, std::string_view label) {
    return std::any_of(change.by.begin(), change.by.end(),
                       [&](Writer writer) { return (*this)(writer) == label; });
  }

 private:
  const App& app_;
  const Document* also_;
  std::map<Writer, std::string> labels_;
};

/// How many records each choice of a filter leaves, by its name.
using Counts = std::map<std::string, std::int64_t, std::less<>>;

/// One filter; gives the name chosen, empty for all.
std::string filter(ui::Ui& ui, App& app, const std::string& key, Msg label, const Counts& counts,
                   FunctionRef<std::string(const std::string&)> words) {
  std::string& chosen = app.pageState(key);
  if (counts.count(chosen) == 0) chosen.clear();
  if (counts.size() < 2) return {};
  const auto& t = app.text();
  std::vector<std::string> names = {{}}, options = {t(Msg::change_all)};
  int selected = 0;
  for (const auto& [name, n] : counts) {
    if (name == chosen) selected = static_cast<int>(names.size());
    names.push_back(name);
    options.push_back(t(Msg::change_option, {{"name", words(name)}, {"n", n}}));
  }
  if (const auto now = ui.select(key, t(label), options, selected)) {
    chosen = names[static_cast<std::size_t>(*now)];
    app.pageState(key.substr(0, key.rfind('_')) + "_page").clear();
  }
  return chosen;
}

/// The different values of a field as people read them, without those in `known`.
std::vector<std::string> valuesOf(const App& app, const ChangeList& list, const RecordChange& change,
                                  std::string_view field, const std::optional<Entity>& entity,
                                  std::span<const Cell> known) {
  std::vector<std::string> texts;
  if (!entity) return texts;
  for (const Cell& cell : entity->values(field)) {
    const auto same = [&](const Cell& other) { return other.json == cell.json; };
    if (std::any_of(known.begin(), known.end(), same)) continue;
    // A deletion that did not see an edit hides nothing.
    const bool keeps = field == kGone && !entity->hidden();
    std::string text = valueText(app, change.type, field, keeps ? "null" : cell.json, list.also);
    if (text.size() > kWhole) text = excerpt(text, kWhole / 4);
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
  }
  return texts;
}

bool isText(std::string_view type, std::string_view field) {
  const TypeSpec* spec = findType(type);
  const FieldSpec* fieldSpec = spec == nullptr ? nullptr : findField(*spec, field);
  return fieldSpec == nullptr || fieldSpec->kind == Kind::text || fieldSpec->kind == Kind::longText;
}

/// By type, then by name; past a number that nobody pages through, in the order of ids.
void sortByName(const App& app, const ChangeList& list, Chosen& chosen) {
  if (chosen.size() > kSortedAtMost) return;
  std::vector<std::pair<std::string, const RecordChange*>> named;
  named.reserve(chosen.size());
  for (const RecordChange* change : chosen)
    named.emplace_back(
        typeLabel(app, change->type) + '\n' + foldLatin(entityTitle(app, change->id, list.also)), change);
  std::stable_sort(named.begin(), named.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::transform(named.begin(), named.end(), chosen.begin(), [](const auto& each) { return each.second; });
}

void drawSide(ui::Ui& ui, const App& app, Msg label, const std::vector<std::string>& texts,
              std::span<const TextRange> marks, ui::Tone tone) {
  ui.muted(app.text()(label), ui::TextStyle::caption);
  if (texts.empty()) return ui.muted(app.text()(Msg::change_nothing));
  for (const std::string& text : texts) ui.markedText(text, marks, tone);
}

void fieldChange(ui::Ui& ui, const App& app, const ChangeList& list, const RecordChange& change,
                 const FieldChange& one, const Sides& sides) {
  const bool conflict = one.kind == ChangeKind::conflict;
  const auto known = conflict && sides.before ? sides.before->values(one.field) : std::span<const Cell>();
  const auto before = valuesOf(app, list, change, one.field, sides.before, {});
  const auto after = valuesOf(app, list, change, one.field, sides.after, known);
  WordDiff diff;
  if (before.size() == 1 && after.size() == 1 && isText(change.type, one.field) &&
      std::max(before[0].size(), after[0].size()) >= kLong)
    diff = wordDiff(before[0], after[0]);
  ui.group("of_" + one.field, fieldLabel(app, change.type, one.field, list.also), [&] {
    ui.row([&] {
      ui.text(fieldLabel(app, change.type, one.field, list.also), ui::TextStyle::small);
      if (one.kind == ChangeKind::removed || conflict) {
        const KindWords& words = kKinds[static_cast<std::size_t>(one.kind)];
        ui.pill(app.text()(words.label), words.tone);
      }
    });
    if (one.field == kGone && sides.after && sides.after->deletedElsewhere())
      return ui.text(app.text()(Msg::change_stays));
    ui.columns({1, 1}, 200, [&](int column) {
      if (column == 0) return drawSide(ui, app, list.before, before, diff.before, ui::Tone::bad);
      drawSide(ui, app, list.after, after, diff.after, ui::Tone::good);
    });
  });
}

/// A new record in a few words.
void newRecord(ui::Ui& ui, const App& app, const ChangeList& list, const RecordChange& change,
               const Entity& entity) {
  std::size_t told = 0, all = 0;
  std::string_view last;
  for (const Cell& cell : entity.cells) {
    if (cell.field == last || cell.field == kGone || cell.json == "null") continue;
    last = cell.field;
    if (++all > kNewFields) continue;
    ++told;
    ui.text(app.text()(Msg::change_new_field,
                       {{"field", fieldLabel(app, change.type, cell.field, list.also)},
                        {"value", excerpt(shownText(app, entity, cell.field, list.also), 120)}}),
            ui::TextStyle::small);
  }
  if (told < all)
    ui.muted(app.text()(Msg::change_more_fields, {{"n", static_cast<std::int64_t>(all - told)}}),
             ui::TextStyle::small);
}

void oneChange(ui::Ui& ui, const App& app, const ChangeList& list, const RecordChange& change,
               const Sides& sides) {
  const std::string who = authorsOf(app, change, list.also);
  if (!who.empty())
    ui.muted(app.text()(Msg::conflicts_by, {{"who", who}, {"day", stamp(app, change.seconds)}}),
             ui::TextStyle::small);
  const bool isNew = std::all_of(change.fields.begin(), change.fields.end(),
                                 [](const FieldChange& one) { return one.kind == ChangeKind::added; });
  if (isNew && sides.after) return newRecord(ui, app, list, change, *sides.after);
  for (const FieldChange& one : change.fields) fieldChange(ui, app, list, change, one, sides);
}

}  // namespace

std::string authorsOf(const App& app, const RecordChange& change, const Document* also) {
  std::vector<std::string> labels;
  std::string text;
  for (const Writer writer : change.by) {
    std::string label = writerLabel(app, writer, also);
    if (std::find(labels.begin(), labels.end(), label) != labels.end()) continue;
    text += (text.empty() ? "" : " · ") + label;
    labels.push_back(std::move(label));
  }
  return text;
}

Chosen chooseChanges(ui::Ui& ui, App& app, const ChangeList& list) {
  const auto& t = app.text();
  const std::string key(list.key);
  Authors authors(app, list.also);
  Counts kinds, types, people;
  for (const RecordChange& change : list.all) {
    for (std::size_t i = 0; i < kKinds.size(); ++i)
      if (change.has(kindAt(i))) ++kinds[std::to_string(i)];
    ++types[change.type];
    std::vector<std::string> own;
    for (const Writer writer : change.by) own.push_back(authors(writer));
    std::sort(own.begin(), own.end());
    own.erase(std::unique(own.begin(), own.end()), own.end());
    for (const std::string& label : own) ++people[label];
  }
  std::string kind, type, by, words;
  ui.row([&] {
    kind = filter(ui, app, key + "_kind", Msg::change_filter_kind, kinds, [&](const std::string& name) {
      return t(kKinds[static_cast<std::size_t>(name[0] - '0')].label);
    });
    type = filter(ui, app, key + "_type", Msg::change_filter_type, types,
                  [&](const std::string& name) { return typeLabel(app, name); });
    by = filter(ui, app, key + "_by", Msg::change_filter_by, people,
                [](const std::string& name) { return name; });
    if (list.all.size() < kSearchFrom) return;
    std::string& search = app.pageState(key + "_search");
    if (const auto typed = ui.searchField("search", t(Msg::change_search), search)) {
      search = *typed;
      app.pageState(key + "_page").clear();
    }
    words = foldLatin(search);
  });
  Chosen chosen;
  for (const RecordChange& change : list.all) {
    if (!kind.empty() && !change.has(kindAt(static_cast<std::size_t>(kind[0] - '0')))) continue;
    if (!type.empty() && change.type != type) continue;
    if (!by.empty() && !authors.wrote(change, by)) continue;
    if (!words.empty() && foldLatin(entityTitle(app, change.id, list.also)).find(words) == std::string::npos)
      continue;
    chosen.push_back(&change);
  }
  if (!list.inTime) sortByName(app, list, chosen);
  return chosen;
}

void paged(ui::Ui& ui, App& app, std::string_view key, std::size_t count,
           FunctionRef<void(std::size_t, std::size_t)> body) {
  const auto& t = app.text();
  std::string& state = app.pageState(std::string(key) + "_page");
  std::size_t page = 0;
  std::from_chars(state.data(), state.data() + state.size(), page);
  if (page * kPage >= count) page = 0;
  const std::size_t from = page * kPage, to = std::min(count, from + kPage);
  body(from, to);
  if (count <= kPage) return;
  ui.row([&] {
    const auto turn = [&](std::size_t to_) {
      state = std::to_string(to_);
      app.showTop();
    };
    if (ui.button("earlier_page", t(Msg::change_earlier_page), ui::Emphasis::secondary, ui::Icon::arrowLeft,
                  page > 0))
      turn(page - 1);
    ui.text(t(Msg::change_page, {{"from", static_cast<std::int64_t>(from + 1)},
                                 {"to", static_cast<std::int64_t>(to)},
                                 {"n", static_cast<std::int64_t>(count)}}));
    if (ui.button("next_page", t(Msg::change_next_page), ui::Emphasis::secondary, ui::Icon::arrowRight,
                  to < count))
      turn(page + 1);
  });
}

void changeTitle(ui::Ui& ui, const App& app, const ChangeList& list, const RecordChange& change) {
  ui.text(entityTitle(app, change.id, list.also), ui::TextStyle::strong);
  ui.pill(typeLabel(app, change.type));
  if (change.has(ChangeKind::added)) ui.pill(app.text()(Msg::change_kind_added), ui::Tone::good);
}

void changeList(ui::Ui& ui, App& app, const ChangeList& list, const Chosen& chosen,
                FunctionRef<Sides(const RecordChange&)> sides, OfRecord head) {
  if (chosen.empty()) return ui.muted(app.text()(Msg::change_none));
  ui.card(list.key, list.name, [&] {
    paged(ui, app, list.key, chosen.size(), [&](std::size_t from, std::size_t to) {
      ui.list("records", list.name, static_cast<int>(to - from), [&](int i) {
        const RecordChange& change = *chosen[from + static_cast<std::size_t>(i)];
        ui.row([&] { head(change); });
        oneChange(ui, app, list, change, sides(change));
      });
    });
  });
}

}  // namespace parcours::pages
