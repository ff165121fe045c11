#include "core/network/quarter_edits.hpp"

#include <algorithm>

#include "core/document/canonical.hpp"
#include "core/document/ids.hpp"
#include "core/network/draft.hpp"
#include "core/network/edits.hpp"

namespace parcours {
namespace {

constexpr std::string_view kTexts[] = {"worked", "did_not", "next", "wanted", "offered"};
constexpr std::size_t kTitleBytes = 120;

std::string sharedReflectionId(std::string_view quarter, std::string_view city) {
  return derivedId({"shared", reflectionId(quarter, city)});
}

std::optional<View> visible(const Network& network, const std::string& id) {
  auto view = network.get<View>(id);
  if (view && view->entity().hidden()) view.reset();
  return view;
}

/// The writes that make sure a record which belongs to a quarter and a city is there.
Draft present(const Network& network, const std::string& id, std::string_view type, std::string_view room,
              std::string_view quarter, std::string_view city) {
  Draft draft(id, type, room);
  const auto there = network.get<View>(id);
  if (there && there->entity().hidden()) draft.json(kGone, "null");
  if (!there || there->text("quarter") != quarter) draft.text("quarter", quarter);
  if (!there || there->text("city") != city) draft.text("city", city);
  return draft;
}

/// Whether a city's reflection has words besides those of one field.
bool saysElse(const Network& network, std::string_view quarter, std::string_view city,
              std::string_view field) {
  for (const auto& view : {ownReflection(network, quarter, city), sharedReflection(network, quarter, city)})
    for (const std::string_view other : kTexts)
      if (view && other != field && !view->text(other).empty()) return true;
  return false;
}

void append(Edit& edit, Edit more) { edit.insert(edit.end(), more.begin(), more.end()); }

}  // namespace

std::string titleFrom(std::string_view text) {
  std::string title(text.substr(0, text.find_first_of("\r\n")));
  if (title.size() <= kTitleBytes) return title;
  std::size_t end = kTitleBytes;
  while (end > 0 && (static_cast<unsigned char>(title[end]) & 0xC0U) == 0x80U) --end;
  return title.substr(0, end) + "…";
}

std::vector<View> ofQuarter(const Network& network, std::string_view type, std::string_view quarter) {
  std::vector<View> found = network.all(type);
  std::erase_if(found, [&](const View& view) { return view.text("quarter") != quarter; });
  return found;
}

std::string cityQuarterId(std::string_view quarter, std::string_view city) {
  return derivedId({"city_quarter", quarter, city});
}

std::optional<View> cityQuarter(const Network& network, std::string_view quarter, std::string_view city) {
  return visible(network, cityQuarterId(quarter, city));
}

Edit writeCityQuarter(const Network& network, std::string_view quarter, std::string_view city,
                      std::string_view field, std::string json) {
  return present(network, cityQuarterId(quarter, city), "city_quarter", kCommons, quarter, city)
      .json(field, std::move(json))
      .take();
}

Edit addToQuarter(std::string_view type, std::string_view id, std::string_view quarter,
                  const std::vector<FirstField>& fields) {
  Draft draft(id, type, kCommons);
  draft.text("quarter", quarter);
  for (const FirstField& first : fields) draft.json(first.field, first.json);
  return draft.take();
}

std::string reflectionId(std::string_view quarter, std::string_view city) {
  return derivedId({"reflection", quarter, city});
}

std::optional<View> ownReflection(const Network& network, std::string_view quarter, std::string_view city) {
  return visible(network, reflectionId(quarter, city));
}

std::optional<View> sharedReflection(const Network& network, std::string_view quarter,
                                     std::string_view city) {
  return visible(network, sharedReflectionId(quarter, city));
}

Edit writeReflection(const Network& network, std::string_view quarter, std::string_view city,
                     std::string_view field, std::string_view text) {
  const std::string json = text.empty() ? "null" : jsonString(text);
  Edit edit = present(network, reflectionId(quarter, city), "reflection", city, quarter, city)
                  .json(field, json)
                  .take();
  if (const auto shared = sharedReflection(network, quarter, city)) {
    append(edit, Draft(shared->id(), "reflection", kCommons).json(field, json).take());
  }
  const auto place = cityQuarter(network, quarter, city);
  const bool says = !text.empty() || saysElse(network, quarter, city, field);
  if (says != (place && place->flag("reflected")))
    append(edit, writeCityQuarter(network, quarter, city, "reflected", says ? "true" : "false"));
  return edit;
}

Edit shareReflection(const Network& network, std::string_view quarter, std::string_view city) {
  const auto own = ownReflection(network, quarter, city);
  if (!own) return {};
  const std::string id = sharedReflectionId(quarter, city);
  Draft draft = present(network, id, "reflection", kCommons, quarter, city);
  const auto before = network.get<View>(id);
  for (const std::string_view field : kTexts) {
    if (own->has(field)) {
      draft.text(field, own->text(field));
    } else if (before && before->has(field)) {
      draft.json(field, "null");
    }
  }
  return draft.take();
}

Edit unshareReflection(const Network& network, std::string_view quarter, std::string_view city) {
  const auto shared = sharedReflection(network, quarter, city);
  if (!shared) return {};
  // The city's room keeps the words, also where this device knew only those that were shared.
  const auto own = ownReflection(network, quarter, city);
  Draft kept = present(network, reflectionId(quarter, city), "reflection", city, quarter, city);
  for (const std::string_view field : kTexts)
    if (!own || !own->has(field)) kept.textIfAny(field, shared->text(field));
  Edit edit = kept.take();
  // A deletion only hides, and what it hides leaves with every file: the words go first, a newer app's too.
  Draft emptied(shared->id(), "reflection", kCommons);
  for (const Cell& cell : shared->entity().cells)
    if (cell.field != "quarter" && cell.field != "city" && cell.field != kGone)
      emptied.json(cell.field, "null");
  append(edit, emptied.take());
  append(edit, remove(shared->id()));
  return edit;
}

Edit addObservation(std::string_view id, std::string_view city, std::string_view topic, std::string_view text,
                    std::string_view metBy, std::string_view date) {
  return Draft(id, "observation", kCommons)
      .text("city", city)
      .textIfAny("topic", topic)
      .textIfAny("text", text)
      .textIfAny("met_by", metBy)
      .textIfAny("date", date)
      .take();
}

Edit topicFromLesson(const Network& network, const View& lesson, std::string_view id,
                     std::string_view language) {
  const std::string proposal = lesson.text("proposal");
  const std::string text = lesson.text("text");
  Edit edit =
      addTopic(network, id, titleFrom(proposal.empty() ? text : proposal), language, {}, "theme", text);
  append(edit, Draft(id, "topic", kCommons).text("origin", "lesson").text("lesson", lesson.id()).take());
  return edit;
}

}  // namespace parcours
