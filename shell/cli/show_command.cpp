// `parcours show`: a document as plain values, for people and scripts that need no stamps.
#include <algorithm>
#include <vector>

#include "core/document/canonical.hpp"
#include "shell/cli/cli.hpp"

namespace parcours::cli {
namespace {

void appendMember(std::string& out, std::string_view name, std::string_view json) {
  if (out.back() != '{') out += ',';
  appendJsonString(out, name);
  out += ':';
  out += json;
}

/// All different values of a field, as an array: the shown one first, then in bytewise order.
std::string choices(const Entity& entity, std::string_view field) {
  std::vector<std::string_view> texts;
  for (const Cell& cell : entity.values(field)) texts.emplace_back(cell.json);
  const Cell* cell = entity.shown(field);
  const std::string_view shown = cell == nullptr ? "null" : std::string_view(cell->json);
  std::sort(texts.begin(), texts.end(), [&](std::string_view a, std::string_view b) {
    return std::pair(a != shown, a) < std::pair(b != shown, b);
  });
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
  std::string out;
  for (const std::string_view text : texts) out.append(out.empty() ? "[" : ",").append(text);
  return out += ']';
}

std::string entityJson(const Entity& entity) {
  std::string fields = "{";
  std::string conflicts = "{";
  std::string_view last;
  for (const Cell& cell : entity.cells) {
    if (cell.field == last || cell.field == kGone) continue;
    last = cell.field;
    if (const Cell* shown = entity.shown(last)) appendMember(fields, last, shown->json);
    if (entity.conflicted(last)) appendMember(conflicts, last, choices(entity, last));
  }
  std::string out = "{\"type\":" + jsonString(entity.type) + ",\"room\":" + jsonString(entity.room);
  out += entity.hidden() ? ",\"gone\":true" : ",\"gone\":false";
  return out + ",\"fields\":" + fields + "},\"conflicts\":" + conflicts + "}}";
}

}  // namespace

int showCommand(std::span<const std::string_view> args, Streams& streams) {
  if (args.size() != 1) return wrongUse(streams, "usage: parcours show FILE");
  const auto document = readDocument(args[0]);
  if (!document) return refuse(streams, args[0], document.error());
  std::string out = "{\"entities\":{";
  for (const auto& [id, entity] : document->entities) {
    out += out.back() == '{' ? "\n" : ",\n";
    appendJsonString(out, id);
    out += ':';
    out += entityJson(entity);
  }
  return print(streams, out + "}}\n");
}

}  // namespace parcours::cli
