#include "core/network/library_item.hpp"

#include <nlohmann/json.hpp>

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

}  // namespace parcours
