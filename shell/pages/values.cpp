#include "shell/pages/values.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/document/ids.hpp"
#include "core/journey/choice.hpp"
#include "core/journey/quarter_time.hpp"
#include "core/network/grid.hpp"
#include "core/network/schema.hpp"
#include "core/text/labels.hpp"
#include "core/text/written_money.hpp"
#include "shell/pages/labels.hpp"

namespace parcours::pages {
namespace {

using nlohmann::json;

std::string joined(const App& app, const json& items, auto&& each) {
  std::string text;
  for (const json& item : items) {
    if (!text.empty()) text += ", ";
    text += item.is_string() ? each(item.get<std::string>()) : item.dump();
  }
  return text.empty() ? app.text()(Msg::common_none) : text;
}

std::string integerText(const App& app, std::string_view field, std::int64_t value) {
  const auto& t = app.text();
  if (field == "grade" || field == "served_threshold")
    if (const auto words = findMessage("common.grade." + std::to_string(value))) return t(*words);
  if (field == "utc_offset") return zoneName(static_cast<int>(value));
  if (field == "guard") return value < 0 ? t(Msg::value_guard_off) : t(Msg::value_quarters, {{"n", value}});
  return t.number(value);
}

std::string recordText(const App& app, std::string_view field, const json& value) {
  if (field == "grid")
    return app.text()(Msg::value_grid,
                      {{"n", static_cast<std::int64_t>(parseGrid(value.dump()).criteria.size())}});
  const auto record = parseRoundRecord(value.dump());
  if (!record) return app.text()(Msg::value_record_of_newer_app);
  const auto answered = std::count_if(record->needs.begin(), record->needs.end(),
                                      [](const std::vector<int>& row) { return !row.empty(); });
  return app.text()(Msg::value_record, {{"n", static_cast<std::int64_t>(answered)}});
}

std::string kindText(const App& app, const FieldSpec& spec, const json& value, const Document* also) {
  const auto& t = app.text();
  const auto title = [&](const std::string& id) { return entityTitle(app, id, also); };
  const auto choice = [&](const std::string& name) { return choiceLabel(t, spec.name, name); };
  switch (spec.kind) {
    case Kind::text:
    case Kind::longText:
    case Kind::position:
      return value.is_string() ? value.get<std::string>() : value.dump();
    case Kind::choice:
      return value.is_string() ? choice(value.get<std::string>()) : value.dump();
    case Kind::choices:
      return value.is_array() ? joined(app, value, choice) : value.dump();
    case Kind::integer:
      return value.is_number_integer() ? integerText(app, spec.name, value.get<std::int64_t>())
                                       : value.dump();
    case Kind::flag:
      return value.is_boolean() ? t(value.get<bool>() ? Msg::common_yes : Msg::common_no) : value.dump();
    case Kind::money:
      if (const auto money = parseMoney(value.dump())) return writtenMoney(t.language(), *money);
      return value.dump();
    case Kind::date:
      return value.is_string() ? t.date(value.get<std::string>()) : value.dump();
    case Kind::time:
      return value.is_string() ? value.get<std::string>() : value.dump();
    case Kind::photo:
      return t(Msg::value_photo);
    case Kind::reference:
      return value.is_string() ? title(value.get<std::string>()) : value.dump();
    case Kind::references:
      return value.is_array() ? joined(app, value, title) : value.dump();
    case Kind::record:
      return value.is_object() ? recordText(app, spec.name, value) : value.dump();
  }
  return value.dump();
}

}  // namespace

std::string valueText(const App& app, std::string_view type, std::string_view field, std::string_view text,
                      const Document* also) {
  const auto& t = app.text();
  if (field == kGone) return t(text.empty() || text == "null" ? Msg::value_kept : Msg::value_gone);
  if (text.empty() || text == "null" || text == "\"\"") return t(Msg::common_not_said);
  const json value = json::parse(text, nullptr, false);
  if (value.is_discarded()) return std::string(text);
  const TypeSpec* spec = findType(type);
  const FieldSpec* fieldSpec = spec == nullptr ? nullptr : findField(*spec, field);
  if (fieldSpec != nullptr) return kindText(app, *fieldSpec, value, also);
  return value.is_string() ? value.get<std::string>() : std::string(text);
}

std::string shownText(const App& app, const Entity& entity, std::string_view field, const Document* also) {
  const Cell* cell = entity.shown(field);
  return valueText(app, entity.type, field,
                   cell == nullptr ? std::string_view() : std::string_view(cell->json), also);
}

std::string excerpt(std::string_view text, std::size_t characters) {
  std::string out;
  std::size_t count = 0;
  for (const char c : text) {
    const bool starts =
        (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;  // not the middle of a UTF-8 character
    if (starts && count++ == characters) return out + "…";
    out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  }
  return out;
}

std::string revisionOf(const Document& document) {
  // FNV-1a over every context. A write or a merge always moves a context, or adds a value beside another.
  std::uint64_t hash = 0xcbf2'9ce4'8422'2325U;
  const auto mix = [&](std::uint64_t value) { hash = (hash ^ value) * 0x100'0000'01b3U; };
  for (const auto& [id, entity] : document.entities) {
    for (const char c : id) mix(static_cast<unsigned char>(c));
    for (const auto& [writer, n] : entity.context.entries()) mix(static_cast<std::uint64_t>(writer)), mix(n);
    mix(entity.cells.size());
  }
  return toHex(Writer{hash});
}

}  // namespace parcours::pages
