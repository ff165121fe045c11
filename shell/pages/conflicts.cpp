// What two devices wrote differently: every version side by side, for a person to settle.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/document/canonical.hpp"
#include "core/journey/choice.hpp"
#include "core/network/edits.hpp"
#include "core/network/schema.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/pages.hpp"
#include "shell/pages/topic_labels.hpp"
#include "shell/pages/values.hpp"

namespace parcours::pages {
namespace {

constexpr std::size_t kShownAtOnce = 30;
constexpr std::size_t kNameCharacters = 32;

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
                        {{"who", writerLabel(app, cell->dot.writer)}, {"day", stampDay(app, cell->seconds)}}),
             ui::TextStyle::small);
}

/// One drawing of the page. What the person decided is noted, and done at the end: settling changes the
/// values that are still being drawn.
struct Drawing {
  ui::Ui& ui;
  App& app;
  std::string revision;
  std::optional<std::pair<FieldRef, std::string>> decided = std::nullopt;
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
    if (started.empty()) {
      for (const Version& version : versions) {
        const auto value = nlohmann::json::parse(std::string_view(version.json), nullptr, false);
        if (!value.is_string()) continue;
        if (!draft.empty()) draft += kind == Kind::longText ? "\n\n" : " / ";
        draft += value.get<std::string>();
      }
      started = "1";
    }
    const int rows = kind == Kind::longText ? 6 : 1;
    if (const auto typed =
            ui.textField("text", t(Msg::conflicts_new_text), draft, {.maxLength = 16'000, .rows = rows}))
      draft = *typed;
    const bool some = draft.find_first_not_of(" \n") != std::string::npos;
    if (ui.button("keep_text", t(Msg::conflicts_keep_text), ui::Emphasis::secondary, ui::Icon::check, some))
      page.decided.emplace(ref, jsonString(draft));
  });
}

void versionCard(Drawing& page, const Entity& entity, const FieldRef& ref, Kind kind, const Version& version,
                 int number) {
  ui::Ui& ui = page.ui;
  const auto& t = page.app.text();
  const std::string value = valueText(page.app, entity.type, ref.field, version.json);
  const bool isClosing = kind == Kind::record;
  ui.card("version", t(Msg::conflicts_version, {{"n", number}}), [&] {
    if (isClosing)
      closing(page, ref, version, number);
    else
      ui.text(value);
    whoAndWhen(ui, page.app, version);
    const std::string keep = isClosing ? t(Msg::conflicts_keep_version, {{"n", number}})
                                       : t(Msg::conflicts_keep, {{"value", excerpt(value, kNameCharacters)}});
    if (ui.button("keep", keep, ui::Emphasis::secondary, ui::Icon::check))
      page.decided.emplace(ref, version.json);
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
  const std::string label = fieldLabel(app, entity.type, ref.field);
  ui.group(ref.field, label, [&] {
    ui.heading(3, label);
    if (kind == Kind::record) ui.muted(t(Msg::conflicts_record_text), ui::TextStyle::small);
    ui.grid("versions", t(Msg::conflicts_versions), static_cast<int>(versions.size()), 240, [&](int i) {
      versionCard(page, entity, ref, kind, versions[static_cast<std::size_t>(i)], i + 1);
    });
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
void recordInConflict(Drawing& page, std::span<const FieldRef> fields) {
  ui::Ui& ui = page.ui;
  const auto& t = page.app.text();
  const std::string& id = fields.front().entity;
  const Entity* entity = page.app.network().document().find(id);
  if (entity == nullptr) return;
  ui.card(id, entityTitle(page.app, id), [&] {
    ui.row([&] {
      ui.pill(typeLabel(page.app, entity->type));
      if (const PageName own = pageOf(entity->type); own != PageName::conflicts)
        ui.link("see", t(Msg::conflicts_see), toFragment({own, id}), ui::Icon::arrowRight);
    });
    for (const FieldRef& ref : fields) fieldInConflict(page, *entity, ref);
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
  Drawing page{ui, app, revisionOf(app.network().document())};
  std::size_t shown = 0;
  while (shown < all.size() && shown < kShownAtOnce) {
    std::size_t last = shown;
    while (last < all.size() && all[last].entity == all[shown].entity) ++last;
    recordInConflict(page, std::span(all).subspan(shown, last - shown));
    shown = last;
  }
  if (shown < all.size())
    ui.muted(t(Msg::conflicts_more, {{"n", static_cast<std::int64_t>(all.size() - shown)}}));
  if (!page.decided) return;
  const auto& [ref, json] = *page.decided;
  if (app.run(Msg::conflicts_did_settle, settle(ref.entity, ref.field, json), true)) ui.clearDrafts();
}

}  // namespace parcours::pages
