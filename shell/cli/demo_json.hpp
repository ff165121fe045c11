// Reading the demo's source: what is missing or of another shape reads as empty, and the edit made of it is
// then refused.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace parcours {

using Json = nlohmann::json;

inline const Json& at(const Json& object, std::string_view member) {
  static const Json kNothing;
  if (!object.is_object()) return kNothing;
  const auto found = object.find(member);
  return found == object.end() ? kNothing : *found;
}

inline std::string text(const Json& object, std::string_view member) {
  const Json& value = at(object, member);
  return value.is_string() ? value.get<std::string>() : std::string();
}

inline std::vector<std::string> texts(const Json& object, std::string_view member) {
  std::vector<std::string> list;
  const Json& values = at(object, member);
  if (!values.is_array()) return list;
  for (const Json& value : values)
    if (value.is_string()) list.push_back(value.get<std::string>());
  return list;
}

}  // namespace parcours
