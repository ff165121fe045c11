#include "shell/pages/labels.hpp"

#include <algorithm>
#include <map>

#include "core/document/ids.hpp"
#include "core/network/dates.hpp"
#include "core/network/schema.hpp"
#include "core/reports/quarter_reports.hpp"
#include "core/text/labels.hpp"
#include "shell/pages/languages.hpp"
#include "shell/pages/values.hpp"

namespace parcours::pages {
namespace {

std::optional<View> findView(const App& app, std::string_view id, const Document* also) {
  for (const Document* document : {&app.network().document(), also}) {
    if (document == nullptr) continue;
    const auto found = document->entities.find(id);
    if (found != document->entities.end()) return View(found->first, found->second);
  }
  return std::nullopt;
}

std::string messageOr(const App& app, const std::string& key, std::string_view otherwise) {
  const auto message = findMessage(key);
  return message ? app.text()(*message) : std::string(otherwise);
}

/// Two titles side by side, for a record that stands between two others: a city's ballot in a round.
std::string between(const App& app, const View& view, std::string_view first, std::string_view second,
                    const Document* also) {
  return entityTitle(app, view.text(first), also) + " · " + entityTitle(app, view.text(second), also);
}

/// What it is called, and whose it is.
std::string worksheetTitle(const App& app, const View& view, const Document* also) {
  std::string title = view.text("title");
  const std::string city = view.text("city");
  if (title.empty() || city.empty()) return title;
  return app.text()(Msg::worksheet_named, {{"tool", title}, {"city", entityTitle(app, city, also)}});
}

std::string ownTitle(const App& app, const View& view, const Document* also) {
  const auto& t = app.text();
  const std::string& type = view.entity().type;
  if (type == "city" || type == "network" || type == "expert") return view.text("name");
  if (type == "topic" || type == "domain" || type == "criterion" || type == "gate" || type == "library_item")
    return sharedText(app, view, "title");
  if (type == "round") return t(Msg::round_number, {{"n", view.ordinal("number")}});
  if (type == "quarter") return t(Msg::quarter_number, {{"n", view.ordinal("number")}});
  if (type == "measurement") return t(Msg::value_measurement, {{"n", view.ordinal("number")}});
  if (type == "ballot") return between(app, view, "city", "round", also);
  if (type == "rating") return between(app, view, "city", "measurement", also);
  if (type == "writer") return view.text("label");
  if (type == "note" || type == "lesson" || type == "observation" || type == "course" || type == "question" ||
      type == "session_note" || type == "parked_item" || type == "gate_evidence")
    return excerpt(view.text("text"), 60);
  if (type == "city_quarter" || type == "reflection") return between(app, view, "city", "quarter", also);
  if (type == "expert_request") return between(app, view, "city", "quarter", also);
  if (type == "expert_contact") return entityTitle(app, view.text("expert"), also);
  if (type == "pairing") return between(app, view, "mentor", "mentee", also);
  if (type == "figure") return view.text("label");
  if (type == "gate_verdict") return entityTitle(app, view.text("city"), also);
  if (type == "agenda_step") return view.text("title");
  if (type == "show_of_hands") return excerpt(view.text("question"), 60);
  if (type == "practice") return excerpt(view.text("what"), 60);
  if (type == "session") return sessionTitle(view, t);
  if (type == "worksheet") return worksheetTitle(app, view, also);
  return {};
}

}  // namespace

std::string typeLabel(const App& app, std::string_view type) {
  return messageOr(app, std::string("type.").append(type), type);
}

std::string fieldLabel(const App& app, std::string_view type, std::string_view field, const Document* also) {
  const auto& t = app.text();
  if (field == kGone) return t(Msg::value_gone_field);
  const std::size_t dot = field.find('.');
  const std::string_view name = field.substr(0, dot);
  std::string label = messageOr(app, std::string("field.").append(type).append(".").append(name), name);
  if (dot == std::string_view::npos) return label;
  const std::string_view key = field.substr(dot + 1);
  const TypeSpec* spec = findType(type);
  const FieldSpec* fieldSpec = spec == nullptr ? nullptr : findField(*spec, field);
  if (fieldSpec != nullptr && fieldSpec->keyed == Keyed::byNumber)
    return t(Msg::value_field_of, {{"field", label}, {"of", key}});
  if (fieldSpec != nullptr && fieldSpec->keyed == Keyed::byReference)
    return t(Msg::value_field_of, {{"field", label}, {"of", entityTitle(app, key, also)}});
  return t(
      Msg::value_field_in,
      {{"field", label}, {"language", messageOr(app, std::string("common.language.").append(key), key)}});
}

std::string entityTitle(const App& app, std::string_view id, const Document* also) {
  const auto& t = app.text();
  if (id.empty()) return t(Msg::common_not_said);
  const auto view = findView(app, id, also);
  if (!view) return t(Msg::value_not_here);
  const std::string title = ownTitle(app, *view, also);
  return title.empty() ? t(Msg::value_untitled, {{"type", typeLabel(app, view->entity().type)}}) : title;
}

std::vector<std::string> cityNames(const App& app, const std::vector<City>& cities) {
  std::vector<std::string> names;
  names.reserve(cities.size());
  for (const City& city : cities) names.push_back(entityTitle(app, city.id()));
  const std::vector<std::string> plain = names;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (std::count(plain.begin(), plain.end(), plain[i]) > 1 && !cities[i].country().empty())
      names[i] += " (" + cities[i].country() + ")";
  std::map<std::string, int> seen;
  for (std::string& name : names)
    if (const int before = seen[name]++; before > 0) name += " – " + std::to_string(before + 1);
  return names;
}

std::string writerLabel(const App& app, Writer writer, const Document* also) {
  const auto view = findView(app, derivedId({"writer", toHex(writer)}), also);
  const std::string label = view ? view->text("label") : std::string();
  return label.empty() ? app.text()(Msg::value_someone) : label;
}

std::string stamp(const App& app, std::int64_t seconds) {
  constexpr std::int64_t kHour = 3'600, kMinute = 60;
  const std::int64_t plausible = plausibleSeconds(seconds);
  if (plausible == 0) return app.text()(Msg::value_unknown_day);
  const std::int64_t here = app.local(plausible), ofDay = here % kDaySeconds;
  const std::string minutes = std::to_string(ofDay % kHour / kMinute);
  return app.text().date(isoDate(static_cast<int>(here / kDaySeconds))) + ", " +
         std::to_string(ofDay / kHour) + (minutes.size() < 2 ? ":0" : ":") + minutes;
}

}  // namespace parcours::pages
