// Records as JSON for the mirror: only what differs from its default.
#include <charconv>
#include <cmath>

#include "shell/ui/record.hpp"

namespace parcours::ui {
namespace {

constexpr const char* kRoles[] = {
    "banner",    "navigation", "main",     "region",      "group", "list",         "listitem",  "table",
    "row",       "dialog",     "listbox",  "heading",     "text",  "columnheader", "rowheader", "cell",
    "image",     "status",     "alert",    "progressbar", "timer", "button",       "link",      "textbox",
    "searchbox", "combobox",   "checkbox", "radiogroup",  "radio", "option"};
static_assert(sizeof kRoles / sizeof *kRoles == static_cast<std::size_t>(Role::option) + 1);
constexpr const char* kLayers[] = {"content", "fixed", "overlay"};

void put(std::string& out, long long number) {
  char digits[24];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

/// At most two decimals: finer than any device pixel.
void put(std::string& out, float number) {
  long long hundredths = std::llround(static_cast<double>(number) * 100);
  if (hundredths < 0) {
    out += '-';
    hundredths = -hundredths;
  }
  put(out, hundredths / 100);
  if (hundredths % 100 == 0) return;
  out += '.';
  out += static_cast<char>('0' + hundredths / 10 % 10);
  if (hundredths % 10 != 0) out += static_cast<char>('0' + hundredths % 10);
}

void put(std::string& out, const std::string& text) {
  constexpr const char* kHex = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out.append("\\u00");
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

void member(std::string& out, const char* name, const std::string& text, bool always = false) {
  if (text.empty() && !always) return;
  out.append(",\"").append(name).append("\":");
  put(out, text);
}

template <class Number>
void member(std::string& out, const char* name, Number number) {
  if (number == 0) return;
  out.append(",\"").append(name).append("\":");
  put(out, number);
}

void put(std::string& out, const Record& record) {
  out.append("{\"id\":");
  put(out, static_cast<long long>(record.id));
  member(out, "parent", static_cast<long long>(record.parent));
  out.append(",\"role\":\"").append(kRoles[static_cast<std::size_t>(record.role)]).append("\"");
  if (record.layer != Layer::content) {
    out.append(",\"layer\":\"").append(kLayers[static_cast<std::size_t>(record.layer)]).append("\"");
  }
  member(out, "state", static_cast<long long>(record.state));
  member(out, "level", static_cast<long long>(record.level));
  out.append(",\"rect\":[");
  const float sides[] = {record.rect.x, record.rect.y, record.rect.width, record.rect.height};
  for (std::size_t i = 0; i < 4; ++i) {
    if (i > 0) out += ',';
    put(out, sides[i]);
  }
  out += ']';
  member(out, "fontSize", record.fontSize);
  member(out, "key", record.key);
  member(out, "name", record.name);
  member(out, "value", record.value,
         record.role == Role::textbox || record.role == Role::searchbox || record.role == Role::combobox);
  member(out, "description", record.description);
  member(out, "href", record.href);
  member(out, "inputMode", record.inputMode);
  member(out, "autocomplete", record.autocomplete);
  member(out, "language", record.language);
  member(out, "maxLength", static_cast<long long>(record.maxLength));
  member(out, "controls", static_cast<long long>(record.controls));
  member(out, "active", static_cast<long long>(record.active));
  if (!record.options.empty()) {
    out.append(",\"options\":[");
    for (std::size_t i = 0; i < record.options.size(); ++i) {
      if (i > 0) out += ',';
      put(out, record.options[i]);
    }
    out += ']';
  }
  out += '}';
}

}  // namespace

std::string toJson(const std::vector<Record>& records) {
  std::string out = "[";
  for (const Record& record : records) {
    if (out.size() > 1) out += ',';
    put(out, record);
  }
  out += ']';
  return out;
}

}  // namespace parcours::ui
