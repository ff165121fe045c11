#include "core/network/library_item.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/network/draft.hpp"
#include "core/network/edits.hpp"
#include "core/network/library.hpp"
#include "core/text/lines.hpp"

namespace parcours {
namespace {

using Json = nlohmann::json;

void read(const Json& item, const char* member, std::string& into) {
  const auto found = item.find(member);
  if (found != item.end() && found->is_string()) into = found->get<std::string>();
}

void read(const Json& item, const char* member, std::vector<std::string>& into) {
  const auto found = item.find(member);
  if (found == item.end() || !found->is_array()) return;
  for (const Json& each : *found)
    if (each.is_string()) into.push_back(each.get<std::string>());
}

void read(const Json& item, const char* member, int& into) {
  const auto found = item.find(member);
  if (found != item.end() && found->is_number_unsigned()) into = found->get<int>();
}

}  // namespace

std::vector<LibraryItem> readLibrary(std::string_view json) {
  const Json parsed = Json::parse(json.begin(), json.end(), nullptr, /*allow_exceptions=*/false);
  std::vector<LibraryItem> items;
  if (!parsed.is_array()) return items;
  for (const Json& from : parsed) {
    if (!from.is_object()) continue;
    LibraryItem item;
    read(from, "key", item.key);
    read(from, "kind", item.kind);
    read(from, "domain", item.domain);
    read(from, "domain_title", item.domainTitle);
    read(from, "plan", item.plan);
    read(from, "related", item.related);
    read(from, "minutes", item.minutes);
    read(from, "title", item.title);
    read(from, "summary", item.summary);
    read(from, "aim", item.aim);
    read(from, "when", item.when);
    read(from, "time", item.time);
    read(from, "example", item.example);
    read(from, "steps", item.steps);
    read(from, "material", item.material);
    read(from, "pitfalls", item.pitfalls);
    read(from, "core", item.core);
    read(from, "stretch", item.stretch);
    read(from, "catch_up", item.catchUp);
    if (!item.key.empty() && !item.title.empty()) items.push_back(std::move(item));
  }
  return items;
}

LibraryItem ownItem(const Network& network, const View& sheet, std::string_view language) {
  LibraryItem item;
  const auto text = [&](std::string_view field) { return sheet.localized(field, language); };
  item.key = sheet.id();
  item.kind = sheet.text("kind");
  item.domain = sheet.text("domain");
  if (const auto domain = network.get<Domain>(item.domain)) item.domainTitle = domain->title(language);
  item.plan = sheet.set("plan");
  item.minutes = static_cast<int>(sheet.integer("minutes").value_or(0));
  item.title = text("title");
  item.summary = text("summary");
  item.aim = text("aim");
  item.when = text("when");
  item.example = text("example");
  item.steps = linesOf(text("steps"));
  item.material = linesOf(text("material"));
  item.pitfalls = linesOf(text("pitfalls"));
  item.core = text("core");
  item.stretch = text("stretch");
  item.catchUp = text("catch_up");
  return item;
}

std::optional<LibraryItem> itemByKey(const Network& network, std::string_view key,
                                     std::span<const LibraryItem> items, std::string_view language) {
  if (key.empty()) return std::nullopt;
  for (const LibraryItem& item : items)
    if (item.key == key) return item;
  const auto sheet = network.get<View>(key);
  if (!sheet || sheet->entity().type != "library_item") return std::nullopt;
  return ownItem(network, *sheet, language);
}

std::optional<LibraryItem> itemOfTopic(const Network& network, std::string_view id,
                                       std::span<const LibraryItem> items, std::string_view language) {
  const auto topic = network.get<Topic>(id);
  return itemByKey(network, topic ? topic->text("library") : std::string(), items, language);
}

Edit addOwnTopic(const Network& network, const View& sheet) {
  Draft topic(readyMadeTopicId(sheet.id()), "topic", kCommons);
  for (const std::string_view field : {"title", "summary", "core", "stretch", "catch_up"}) {
    for (const std::string& language : sheet.keys(field))
      topic.text(keyedName(field, language), sheet.text(keyedName(field, language)));
  }
  if (const auto plan = sheet.set("plan"); !plan.empty()) topic.set("plan", plan);
  return topic.textIfAny("domain", sheet.text("domain"))
      .textIfAny("kind", sheet.text("kind"))
      .integer("entered", nextRoundNumber(network))
      .text("origin", "library")
      .text("library", sheet.id())
      .take();
}

}  // namespace parcours
