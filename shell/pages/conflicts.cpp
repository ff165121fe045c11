// What two devices wrote differently: every version side by side, for a person to settle.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/document/canonical.hpp"
#include "core/journey/choice.hpp"
#include "core/network/edits.hpp"
#include "core/network/schema.hpp"
#include "core/text/word_diff.hpp"
#include "shell/pages/change_list.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/pages.hpp"
#include "shell/pages/topic_labels.hpp"
#include "shell/pages/values.hpp"

namespace parcours::pages {
namespace {

constexpr std::size_t kNameCharacters = 32;
constexpr std::size_t kComparedFrom = 40;  ///< Bytes from which two texts are compared word by word.

/// One of the values of a field, with everyone who wrote it.
struct Version {
  std::string json;
  std::vector<const Cell*> by;
};

std::vector<Version> versionsOf(const Entity& entity, std::string_view field) {
  std::vector<Version> versions;
  for (const Cell& cell : entity.values(field)) {
    const auto found = std::find_if(versions.begin(), versions.end(),
                                    [&](const Version& version) { return version.json == cell.json; });
    if (found == versions.end())
      versions.push_back({cell.json, {&cell}});
    else
      found->by.push_back(&cell);
  }
  return versions;
}

void whoAndWhen(ui::Ui& ui, const App& app, const Version& version) {
  for (const Cell* cell : version.by)
    ui.muted(app.text()(Msg::conflicts_by,
                        {{"who", writerLabel(app, cell->dot.writer)}, {"day", stamp(app, cell->seconds)}}),
             ui::TextStyle::small);
}

/// One drawing of the page. What the person decided is noted, and done at the end: settling changes the
/// values that are still being drawn.
struct Drawing {
  ui::Ui& ui;
  App& app;
  std::string revision;
  Edit decided = {};

  void keep(const FieldRef& ref, const std::string& json) {
    for (Write& write : settle(ref.entity, ref.field, json)) decided.push_back(std::move(write));
  }
};

/// The topic the rule would recommend if this closing stood; empty when nobody needs any, nothing while an
/// earlier round is not settled.
std::optional<std::string> recommendedUnder(const App& app, const FieldRef& ref, const std::string& record) {
  Network trial(app.network().document());
  Edit edit = settle(ref.entity, ref.field, record);
  for (const Write& write : settle(ref.entity, "state", "\"closed\"")) edit.push_back(write);
  for (const Write& write : settle(ref.entity, "chosen", "null")) edit.push_back(write);
  if (!trial.apply(edit, {Writer{1}, 0})) return std::nullopt;
  const Ledger ledger = replay(trial);
  const ReplayedRound* round = findRound(ledger, ref.entity);
  if (round == nullptr) return std::nullopt;
  return round->recommended;
}

/// The sentence on what this closing leads to; replayed once, and kept until the network changes.
const std::string& outcomeText(const Drawing& page, const FieldRef& ref, const std::string& record,
                               int number) {
  App& app = page.app;
  const auto& t = app.text();
  const std::string key = ref.entity + '/' + std::to_string(number);
  std::string &of = app.pageState("outcome_of:" + key), &text = app.pageState("outcome:" + key);
  const std::string now = page.revision + std::string(code(t.language()));
  if (of != now) {
    const auto topic = recommendedUnder(app, ref, record);
    text = !topic           ? t(Msg::conflicts_record_waits)
           : topic->empty() ? t(Msg::conflicts_record_nobody)
                            : t(Msg::conflicts_record_recommends, {{"topic", topicTitle(app, *topic)}});
    of = now;
  }
  return text;
}

/// A closing in words: who answered, and what the rule would then recommend.
void closing(const Drawing& page, const FieldRef& ref, const Version& version, int number) {
  ui::Ui& ui = page.ui;
  const App& app = page.app;
  const auto& t = app.text();
  const auto record = parseRoundRecord(version.json);
  if (!record) return ui.text(t(Msg::value_record_of_newer_app));
  std::string names;
  std::int64_t answered = 0;
  for (std::size_t i = 0; i < record->cities.size() && i < record->needs.size(); ++i) {
    if (record->needs[i].empty()) continue;
    ++answered;
    names += (names.empty() ? "" : ", ") + entityTitle(app, record->cities[i]);
  }
  ui.text(t(Msg::value_record, {{"n", answered}}), ui::TextStyle::strong);
  if (!names.empty()) ui.muted(names, ui::TextStyle::small);
  ui.text(outcomeText(page, ref, version.json, number));
}

/// Another text than either: all of them are there to start from.
void writeAnother(Drawing& page, const FieldRef& ref, Kind kind, const std::vector<Version>& versions) {
  ui::Ui& ui = page.ui;
  const auto& t = page.app.text();
  ui.disclosure("another", t(Msg::conflicts_write_another), [&] {
    const std::string key = ref.entity + '/' + ref.field;
    std::string &draft = ui.draft("text:" + key), &started = ui.draft("started:" + key);
    std::string from;
    for (const Version& version : versions) from += version.json;
    if (started != from) {  // Another conflict than the one this was begun for.
      draft.clear();
      for (const Version& version : versions) {
        const auto value = nlohmann::json::parse(std::string_view(version.json), nullptr, false);
        if (!value.is_string()) continue;
        if (!draft.empty()) draft += kind == Kind::longText ? "\n\n" : " / ";
        draft += value.get<std::string>();
      }
      started = from;
    }
    const int rows = kind == Kind::longText ? 6 : 1;
    if (const auto typed =
            ui.textField("text", t(Msg::conflicts_new_text), draft, {.maxLength = 16'000, .rows = rows}))
      draft = *typed;
    const bool some = draft.find_first_not_of(" \n") != std::string::npos;
    if (ui.button("keep_text", t(Msg::conflicts_keep_text), ui::Emphasis::secondary, ui::Icon::check, some))
      page.keep(ref, jsonString(draft));
  });
}

/// The values of a field, and in texts what makes each differ from another: the first from the second, all
/// others from the first.
struct Compared {
  std::vector<std::string> values;
  std::vector<std::vector<TextRange>> marks;
};

Compared compared(const App& app, const Entity& entity, std::string_view field, Kind kind,
                  const std::vector<Version>& versions) {
  Compared all;
  for (const Version& version : versions)
    all.values.push_back(valueText(app, entity.type, field, version.json));
  all.marks.resize(versions.size());
  if (kind != Kind::longText && kind != Kind::text) return all;
  for (std::size_t i = versions.size(); i-- > 1;) {
    if (std::max(all.values[0].size(), all.values[i].size()) < kComparedFrom) continue;
    WordDiff diff = wordDiff(all.values[0], all.values[i]);
    all.marks[i] = std::move(diff.after);
    all.marks[0] = std::move(diff.before);
  }
  return all;
}

void versionCard(Drawing& page, const FieldRef& ref, Kind kind, const Version& version, int number,
                 const Compared& all) {
  ui::Ui& ui = page.ui;
  const auto& t = page.app.text();
  const auto i = static_cast<std::size_t>(number - 1);
  const std::string& value = all.values[i];
  const bool isClosing = kind == Kind::record;
  ui.card("version", t(Msg::conflicts_version, {{"n", number}}), [&] {
    if (isClosing)
      closing(page, ref, version, number);
    else
      ui.markedText(value, all.marks[i], ui::Tone::accent);
    whoAndWhen(ui, page.app, version);
    const std::string keep = isClosing ? t(Msg::conflicts_keep_version, {{"n", number}})
                                       : t(Msg::conflicts_keep, {{"value", excerpt(value, kNameCharacters)}});
    if (ui.button("keep", keep, ui::Emphasis::secondary, ui::Icon::check)) page.keep(ref, version.json);
  });
}

void fieldInConflict(Drawing& page, const Entity& entity, const FieldRef& ref) {
  ui::Ui& ui = page.ui;
  const App& app = page.app;
  const auto& t = app.text();
  const TypeSpec* type = findType(entity.type);
  const FieldSpec* spec = type == nullptr ? nullptr : findField(*type, ref.field);
  const Kind kind = spec == nullptr ? Kind::integer : spec->kind;
  const std::vector<Version> versions = versionsOf(entity, ref.field);
  const Compared all = compared(app, entity, ref.field, kind, versions);
  const std::string label = fieldLabel(app, entity.type, ref.field);
  ui.group(ref.field, label, [&] {
    ui.heading(3, label);
    if (kind == Kind::record) ui.muted(t(Msg::conflicts_record_text), ui::TextStyle::small);
    ui.grid("versions", t(Msg::conflicts_versions), static_cast<int>(versions.size()), 240,
            [&](int i) { versionCard(page, ref, kind, versions[static_cast<std::size_t>(i)], i + 1, all); });
    if (kind == Kind::text || kind == Kind::longText) writeAnother(page, ref, kind, versions);
  });
}

PageName pageOf(std::string_view type) {
  if (type == "city") return PageName::city;
  if (type == "topic") return PageName::topic;
  if (type == "round") return PageName::history;
  return PageName::conflicts;
}

/// The fields of one record, in its card.
void recordInConflict(Drawing& page, const RecordChange& change) {
  ui::Ui& ui = page.ui;
  const auto& t = page.app.text();
  const Entity* entity = page.app.network().document().find(change.id);
  if (entity == nullptr) return;
  ui.card(change.id, entityTitle(page.app, change.id), [&] {
    ui.row([&] {
      ui.pill(typeLabel(page.app, entity->type));
      if (const PageName own = pageOf(entity->type); own != PageName::conflicts)
        ui.link("see", t(Msg::conflicts_see), toFragment({own, change.id}), ui::Icon::arrowRight);
    });
    for (const FieldChange& one : change.fields) fieldInConflict(page, *entity, {change.id, one.field});
  });
}

/// The conflicts by record, with everyone who wrote a version.
std::vector<RecordChange> byRecord(const App& app, std::span<const FieldRef> fields) {
  std::vector<RecordChange> all;
  for (const FieldRef& ref : fields) {
    const Entity* entity = app.network().document().find(ref.entity);
    if (entity == nullptr) continue;
    if (all.empty() || all.back().id != ref.entity) all.push_back({ref.entity, entity->type, {}, {}, 0});
    all.back().fields.push_back({ref.field, ChangeKind::conflict});
    for (const Cell& cell : entity->values(ref.field)) all.back().by.push_back(cell.dot.writer);
  }
  return all;
}

/// What each author wrote, where they wrote one version of a field and a person need not look: not of a
/// round's closing, which decides for all.
std::map<std::string, Edit> ofEach(const App& app, const Chosen& chosen) {
  std::map<Writer, std::string> labels;
  std::map<std::string, Edit> all;
  for (const RecordChange* change : chosen) {
    const Entity& entity = *app.network().document().find(change->id);
    for (const FieldChange& one : change->fields) {
      std::map<std::string_view, std::set<std::string_view>> versions;  // by author
      for (const Cell& cell : entity.values(one.field)) {
        std::string& label = labels[cell.dot.writer];
        if (label.empty()) label = writerLabel(app, cell.dot.writer);
        versions[label].insert(cell.json);
      }
      if (entity.type == "round") continue;
      for (const auto& [label, own] : versions)
        if (own.size() == 1)
          for (Write& write : settle(change->id, one.field, std::string(*own.begin())))
            all[std::string(label)].push_back(std::move(write));
    }
  }
  return all;
}

/// Many at once: all that one person wrote, of the conflicts that are chosen.
void keepAllOf(Drawing& page, const Chosen& chosen) {
  const auto& t = page.app.text();
  std::map<std::string, Edit> all = ofEach(page.app, chosen);
  std::erase_if(all, [](const auto& each) { return each.second.size() < 2; });
  if (all.empty()) return;
  page.ui.group("many", t(Msg::conflicts_many), [&] {
    page.ui.muted(t(Msg::conflicts_many), ui::TextStyle::small);
    page.ui.row([&] {
      for (auto& [label, edit] : all)
        if (page.ui.button(label, t(Msg::conflicts_keep_all,
                                    {{"who", label}, {"n", static_cast<std::int64_t>(edit.size())}})))
          page.decided = edit;
    });
  });
}

}  // namespace

void conflicts(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const std::vector<FieldRef> all = app.network().conflicts();
  ui.pageHeader(t(Msg::conflicts_title),
                all.empty() ? std::string()
                            : t(Msg::nav_conflict_count, {{"n", static_cast<std::int64_t>(all.size())}}));
  if (all.empty()) {
    ui.emptyState("none", ui::Icon::check, t(Msg::conflicts_none), t(Msg::conflicts_none_text));
    return;
  }
  ui.muted(t(Msg::conflicts_explained));
  ui.muted(t(Msg::conflicts_later), ui::TextStyle::small);
  Drawing page{ui, app, revisionOf(app.network().document())};
  const std::vector<RecordChange> records = byRecord(app, all);
  const Chosen chosen = chooseChanges(
      ui, app, {"conflicts", t(Msg::conflicts_title), records, Msg::change_here, Msg::change_theirs});
  keepAllOf(page, chosen);
  if (chosen.empty()) ui.muted(t(Msg::change_none));
  paged(ui, app, "conflicts", chosen.size(), [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) recordInConflict(page, *chosen[i]);
  });
  if (page.decided.empty()) return;
  if (!app.run(Msg::conflicts_did_settle, page.decided, true)) return;
  for (const Write& each : page.decided) {
    const std::string key = each.entity + '/' + each.field;
    ui.clearDrafts({"text:" + key, "started:" + key});
  }
}

}  // namespace parcours::pages
