#include "core/document/gone.hpp"

#include "core/document/ids.hpp"
#include "core/document/json_text.hpp"

namespace parcours {

std::string goneJson(const Context& seen) {
  std::string json = R"({"seen":{)";
  for (const auto& [writer, n] : seen.entries()) {
    if (json.back() != '{') json += ',';
    json += '"' + toHex(writer) + "\":" + std::to_string(n);
  }
  return json += "}}";
}

std::optional<Context> goneSeen(std::string_view json) {
  std::optional<Context> seen;
  forEachMember(json, [&](std::string_view key, std::string_view value) {
    if (key != "seen") return;
    std::vector<Context::Entry> entries;
    bool sound = true;
    const bool object = forEachMember(value, [&](std::string_view hex, std::string_view number) {
      const auto writer = parseWriter(hex);
      const auto n = integerOf(number);
      sound = sound && writer && n && *n >= 1 && *n <= kMaxWrites;
      if (sound) entries.emplace_back(*writer, static_cast<std::uint32_t>(*n));
    });
    if (object && sound) seen = Context::from(std::move(entries));
  });
  return seen;
}

}  // namespace parcours
