// Reading fields: the shown value's canonical JSON, by the kind the caller expects.
#include <algorithm>
#include <utility>

#include "core/document/json_text.hpp"
#include "core/network/network.hpp"
#include "core/network/schema.hpp"

namespace parcours {
namespace {

std::string keyed(std::string_view field, std::string_view key) {
  std::string name(field);
  name += '.';
  name += key;
  return name;
}

}  // namespace

std::string_view View::json(std::string_view field) const {
  const Cell* cell = entity_->shown(field);
  return cell == nullptr || cell->json == "null" ? std::string_view() : std::string_view(cell->json);
}

bool View::has(std::string_view field) const { return !json(field).empty(); }

std::string View::text(std::string_view field) const { return textOf(json(field)).value_or(std::string()); }

std::string View::localized(std::string_view field, std::string_view language) const {
  if (std::string found = text(keyed(field, language)); !found.empty()) return found;
  for (const std::string_view other : {"fr", "en", "pt"}) {
    if (std::string found = text(keyed(field, other)); !found.empty()) return found;
  }
  if (std::string found = text(field); !found.empty()) return found;
  for (const std::string& key : keys(field)) {  // a language of a newer app
    if (std::string found = text(keyed(field, key)); !found.empty()) return found;
  }
  return {};
}

std::optional<std::int64_t> View::integer(std::string_view field) const { return integerOf(json(field)); }

int View::ordinal(std::string_view field) const {
  const std::int64_t number = integer(field).value_or(0);
  return number >= 0 && number <= kMaxRounds ? static_cast<int>(number) : 0;
}

bool View::flag(std::string_view field) const { return json(field) == "true"; }

std::vector<std::string> View::set(std::string_view field) const {
  std::vector<std::string> items;
  forEachElement(json(field), [&](std::string_view value) {
    if (std::optional<std::string> item = textOf(value)) items.push_back(std::move(*item));
  });
  return items;
}

bool View::conflictedIn(std::initializer_list<std::string_view> fields) const {
  return std::any_of(fields.begin(), fields.end(),
                     [&](std::string_view field) { return entity_->conflicted(field); });
}

std::vector<std::string> View::keys(std::string_view field) const {
  const std::string prefix = keyed(field, "");
  std::vector<std::string> found;
  auto cell = std::lower_bound(entity_->cells.begin(), entity_->cells.end(), prefix,
                               [](const Cell& c, const std::string& name) { return c.field < name; });
  for (; cell != entity_->cells.end() && cell->field.compare(0, prefix.size(), prefix) == 0; ++cell) {
    std::string key = cell->field.substr(prefix.size());
    if (!key.empty() && (found.empty() || found.back() != key) && has(cell->field))
      found.push_back(std::move(key));
  }
  return found;
}

std::optional<int> Ballot::grade(std::string_view topic) const {
  const std::optional<std::int64_t> value = integer(keyed("grade", topic));
  if (!value || *value < 0 || *value > 3) return std::nullopt;
  return static_cast<int>(*value);
}

std::string Ballot::reason(std::string_view topic) const { return text(keyed("reason", topic)); }

}  // namespace parcours
