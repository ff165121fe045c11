#include "core/network/draft.hpp"

#include <algorithm>

#include "core/document/canonical.hpp"

namespace parcours {

Draft& Draft::json(std::string_view field, std::string value) {
  edit_.push_back({entity_, type_, room_, std::string(field), std::move(value)});
  return *this;
}

Draft& Draft::text(std::string_view field, std::string_view value) { return json(field, jsonString(value)); }

Draft& Draft::textIfAny(std::string_view field, std::string_view value) {
  return value.empty() ? *this : text(field, value);
}

Draft& Draft::integer(std::string_view field, std::int64_t value) {
  return json(field, std::to_string(value));
}

Draft& Draft::set(std::string_view field, std::vector<std::string> values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  std::string array = "[";
  for (const std::string& value : values) {
    if (array.size() > 1) array += ',';
    array += jsonString(value);
  }
  return json(field, array + ']');
}

std::string keyedName(std::string_view field, std::string_view key) {
  std::string name(field);
  name += '.';
  name += key;
  return name;
}

}  // namespace parcours
