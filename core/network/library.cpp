#include "core/network/library.hpp"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/document/ids.hpp"
#include "core/network/draft.hpp"
#include "core/network/edits.hpp"

namespace parcours {
namespace {

using Json = nlohmann::json;

/// The items of a content file that have a key; none when it is of another shape.
std::vector<Json> itemsOf(std::string_view json) {
  const Json parsed = Json::parse(json.begin(), json.end(), nullptr, /*allow_exceptions=*/false);
  std::vector<Json> items;
  if (!parsed.is_array()) return items;
  for (const Json& item : parsed) {
    if (!item.is_object()) continue;
    const auto key = item.find("key");
    if (key != item.end() && key->is_string()) items.push_back(item);
  }
  return items;
}

std::string textAt(const Json& item, const char* member) {
  const auto found = item.find(member);
  return found != item.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::vector<std::string> textsAt(const Json& item, const char* member) {
  std::vector<std::string> texts;
  const auto found = item.find(member);
  if (found == item.end() || !found->is_array()) return texts;
  for (const Json& text : *found)
    if (text.is_string()) texts.push_back(text.get<std::string>());
  return texts;
}

bool holds(const Network& network, std::string_view id) { return network.document().find(id) != nullptr; }

void writeLocalized(Draft& draft, std::string_view field, const Json& item) {
  const auto texts = item.find(field);
  if (texts == item.end() || !texts->is_object()) return;
  for (const auto& [language, text] : texts->items())
    if (text.is_string()) draft.textIfAny(keyedName(field, language), text.get_ref<const std::string&>());
}

void append(Edit& edit, Edit more) {
  edit.insert(edit.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// The learning areas with these keys that the network has never held.
void addDomains(const Network& network, std::string_view domainsJson, std::span<const std::string> keys,
                Edit& edit) {
  for (const Json& item : itemsOf(domainsJson)) {
    const std::string key = textAt(item, "key");
    const std::string id = readyMadeDomainId(key);
    if (holds(network, id) || std::find(keys.begin(), keys.end(), key) == keys.end()) continue;
    Draft draft(id, "domain", kCommons);
    writeLocalized(draft, "title", item);
    append(edit, draft.take());
  }
}

}  // namespace

std::string readyMadeTopicId(std::string_view key) { return derivedId({"topic", key}); }
std::string readyMadeDomainId(std::string_view key) { return derivedId({"domain", key}); }
std::string readyMadeCriterionId(std::string_view key) { return derivedId({"criterion", key}); }
std::string readyMadeGateId(std::string_view key) { return derivedId({"gate", key}); }

std::vector<std::string> missingReadyMade(const Network& network, std::string_view topicsJson) {
  std::vector<std::string> keys;
  for (const Json& item : itemsOf(topicsJson)) {
    std::string key = textAt(item, "key");
    if (!holds(network, readyMadeTopicId(key))) keys.push_back(std::move(key));
  }
  return keys;
}

Edit addReadyMade(const Network& network, std::string_view topicsJson, std::string_view domainsJson,
                  std::span<const std::string_view> keys) {
  const int entered = nextRoundNumber(network);
  Edit topics;
  std::vector<std::string> domains;
  for (const Json& item : itemsOf(topicsJson)) {
    const std::string key = textAt(item, "key");
    const std::string id = readyMadeTopicId(key);
    if (holds(network, id)) continue;
    if (!keys.empty() && std::find(keys.begin(), keys.end(), key) == keys.end()) continue;
    const std::string domain = textAt(item, "domain");
    Draft draft(id, "topic", kCommons);
    writeLocalized(draft, "title", item);
    for (const std::string_view field : {"summary", "core", "stretch", "catch_up"})
      writeLocalized(draft, field, item);
    if (!domain.empty()) draft.text("domain", readyMadeDomainId(domain));
    draft.textIfAny("kind", textAt(item, "kind")).integer("entered", entered);
    if (auto parts = textsAt(item, "plan"); !parts.empty()) draft.set("plan", std::move(parts));
    append(topics, draft.text("origin", "library").text("library", key).take());
    domains.push_back(domain);
  }
  Edit edit;
  addDomains(network, domainsJson, domains, edit);
  append(edit, std::move(topics));
  return edit;
}

std::string readyMadeDomainOf(std::string_view topicsJson, std::string_view key) {
  for (const Json& item : itemsOf(topicsJson))
    if (textAt(item, "key") == key) return readyMadeDomainId(textAt(item, "domain"));
  return {};
}

std::string readyMadeTitle(std::string_view topicsJson, std::string_view key, std::string_view language) {
  for (const Json& item : itemsOf(topicsJson)) {
    const auto title = item.find("title");
    if (textAt(item, "key") == key && title != item.end() && title->is_object())
      return textAt(*title, std::string(language).c_str());
  }
  return {};
}

Edit addReadyMadeGates(const Network& network, std::string_view gatesJson) {
  Edit edit;
  char place = 'A';  // they stay in the order of the file
  for (const Json& item : itemsOf(gatesJson)) {
    const std::string id = readyMadeGateId(textAt(item, "key"));
    const std::string position(1, place);
    if (place < 'Z') ++place;
    if (holds(network, id)) continue;
    Draft draft(id, "gate", kCommons);
    writeLocalized(draft, "title", item);
    append(edit, draft.textIfAny("phase", textAt(item, "phase")).text("position", position).take());
  }
  return edit;
}

Edit addReadyMadeCriteria(const Network& network, std::string_view criteriaJson,
                          std::string_view domainsJson) {
  Edit criteria;
  std::vector<std::string> domains;
  for (const Json& item : itemsOf(criteriaJson)) {
    const std::string id = readyMadeCriterionId(textAt(item, "key"));
    if (holds(network, id)) continue;
    const std::string domain = textAt(item, "domain");
    Draft draft(id, "criterion", kCommons);
    for (const std::string_view field : {"title", "question", "levels"}) writeLocalized(draft, field, item);
    if (!domain.empty()) draft.text("domain", readyMadeDomainId(domain));
    append(criteria, draft.take());
    domains.push_back(domain);
  }
  Edit edit;
  addDomains(network, domainsJson, domains, edit);
  append(edit, std::move(criteria));
  return edit;
}

}  // namespace parcours
