#include "core/document/json_text.hpp"

#include <algorithm>
#include <charconv>

namespace parcours {
namespace {

/// The index after the string that starts at `at`.
std::size_t stringEnd(std::string_view json, std::size_t at) {
  for (++at; at < json.size(); ++at) {
    if (json[at] == '\\') {
      ++at;
    } else if (json[at] == '"') {
      return at + 1;
    }
  }
  return json.size();
}

/// The index after the value that starts at `at`.
std::size_t valueEnd(std::string_view json, std::size_t at) {
  int depth = 0;
  while (at < json.size()) {
    const char c = json[at];
    if (c == '"') {
      at = stringEnd(json, at);
      if (depth == 0) return at;
      continue;
    }
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') {
      if (depth == 0) return at;  // the end of what holds this number or literal
      if (--depth == 0) return at + 1;
    }
    if (c == ',' && depth == 0) return at;
    ++at;
  }
  return json.size();
}

bool encloses(std::string_view json, char open, char close) {
  return json.size() >= 2 && json.front() == open && json.back() == close;
}

}  // namespace

bool forEachMember(std::string_view object, FunctionRef<void(std::string_view, std::string_view)> member) {
  if (!encloses(object, '{', '}')) return false;
  std::size_t at = 1;
  while (at + 1 < object.size()) {
    const std::size_t colon = stringEnd(object, at);
    const std::size_t end = valueEnd(object, std::min(colon + 1, object.size()));
    const auto key = textOf(object.substr(at, colon - at));
    if (!key || end <= colon + 1) return false;
    member(*key, object.substr(colon + 1, end - colon - 1));
    at = end + 1;
  }
  return true;
}

bool forEachElement(std::string_view array, FunctionRef<void(std::string_view)> element) {
  if (!encloses(array, '[', ']')) return false;
  std::size_t at = 1;
  while (at + 1 < array.size()) {
    const std::size_t end = valueEnd(array, at);
    element(array.substr(at, end - at));
    at = end + 1;
  }
  return true;
}

std::optional<std::string> textOf(std::string_view json) {
  if (!encloses(json, '"', '"')) return std::nullopt;
  json = json.substr(1, json.size() - 2);
  std::string text;
  text.reserve(json.size());
  for (std::size_t at = 0; at < json.size(); ++at) {
    if (json[at] != '\\' || at + 1 == json.size()) {
      text += json[at];
      continue;
    }
    switch (const char c = json[++at]) {
      case 'b':
        text += '\b';
        break;
      case 'f':
        text += '\f';
        break;
      case 'n':
        text += '\n';
        break;
      case 'r':
        text += '\r';
        break;
      case 't':
        text += '\t';
        break;
      case 'u': {  // canonical text escapes only control characters this way
        unsigned code = 0;
        const std::string_view digits = json.substr(std::min(at + 1, json.size()), 4);
        std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
        text += static_cast<char>(code);
        at += digits.size();
        break;
      }
      default:
        text += c;
    }
  }
  return text;
}

std::optional<std::int64_t> integerOf(std::string_view json) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(json.data(), json.data() + json.size(), value);
  if (error != std::errc{} || end != json.data() + json.size()) return std::nullopt;
  return value;
}

}  // namespace parcours
