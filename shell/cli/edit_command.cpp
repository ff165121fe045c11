// `parcours edit`: a script of writes, one JSON object a line; one bad line refuses them all.
#include <algorithm>
#include <optional>

#include "core/document/canonical.hpp"
#include "core/document/edit.hpp"
#include "core/document/ids.hpp"
#include "core/document/import.hpp"
#include "core/document/json_text.hpp"
#include "core/network/schema.hpp"
#include "shell/cli/cli.hpp"

namespace parcours::cli {
namespace {

constexpr std::string_view kUsage = "usage: parcours edit FILE --writer HEX --time SECONDS < edits.jsonl";

struct Call {
  std::string_view path;
  Stamp stamp;
};

std::optional<Call> readCall(std::span<const std::string_view> args) {
  Call call;
  bool writer = false;
  bool time = false;
  for (std::size_t i = 0; i < args.size(); ++i) {
    if (args[i] == "--writer" && i + 1 < args.size()) {
      const auto parsed = parseWriter(args[++i]);
      if (!parsed) return std::nullopt;
      call.stamp.writer = *parsed;
      writer = true;
    } else if (args[i] == "--time" && i + 1 < args.size()) {
      const auto seconds = integerOf(args[++i]);
      if (!seconds) return std::nullopt;
      call.stamp.seconds = *seconds;
      time = true;
    } else if (args[i].starts_with("--") || !call.path.empty()) {
      return std::nullopt;
    } else {
      call.path = args[i];
    }
  }
  return writer && time && !call.path.empty() ? std::optional(call) : std::nullopt;
}

/// What a line says, member by member.
struct Line {
  Write write;
  std::optional<std::string> field;
  std::optional<std::string> value;
  std::optional<bool> gone;
  std::string unexpected;

  void take(std::string_view key, std::string_view json) {
    const auto text = textOf(json);
    if (key == "entity" && text) {
      write.entity = *text;
    } else if (key == "type" && text) {
      write.type = *text;
    } else if (key == "room" && text) {
      write.room = *text;
    } else if (key == "field" && text) {
      field = *text;
    } else if (key == "value") {
      value = json;
    } else if (key == "gone" && (json == "true" || json == "false")) {
      gone = json == "true";
    } else {
      unexpected = key;
    }
  }
};

Result<Write> readLine(std::string_view text) {
  Limits limits;
  ++limits.depth;  // the line is one object around the value
  const auto json = canonicalValue(text, limits);
  if (!json) return tl::unexpected(json.error());
  Line line;
  const bool object =
      forEachMember(*json, [&](std::string_view key, std::string_view value) { line.take(key, value); });
  if (!object) return fail(ErrorCode::badShape, "an object a line");
  if (!line.unexpected.empty()) return fail(ErrorCode::badShape, "unexpected member " + line.unexpected);
  const bool writes = line.field && line.value && *line.field != kGone;
  if (line.write.entity.empty() || writes == line.gone.has_value() ||
      (line.gone && (line.field || line.value))) {
    return fail(ErrorCode::badShape, "entity with field and value, or with gone");
  }
  Write write = std::move(line.write);
  write.field = writes ? *line.field : std::string(kGone);
  write.json = writes ? *line.value : std::string(*line.gone ? "{}" : "null");
  if (write.room.empty()) write.room = kCommons;
  return write;
}

/// Applies one line; the document is a working copy, so lines may build on the ones before.
Result<void> applyLine(Document& document, std::string_view text, Stamp stamp) {
  const auto write = readLine(text);
  if (!write) return tl::unexpected(write.error());
  if (auto valid = validateWrite(document, *write); !valid) return valid;
  if (auto applied = apply(document, {&*write, 1}, stamp); !applied) return tl::unexpected(applied.error());
  return {};
}

}  // namespace

Result<void> applyScript(Document& document, std::string_view script, Stamp stamp) {
  for (std::uint32_t number = 1; !script.empty(); ++number) {
    const std::string_view line = script.substr(0, script.find('\n'));
    script.remove_prefix(std::min(line.size() + 1, script.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    if (auto applied = applyLine(document, line, stamp); !applied) {
      applied.error().place.line = number;
      return applied;
    }
  }
  return {};
}

int editCommand(std::span<const std::string_view> args, Streams& streams) {
  const auto call = readCall(args);
  if (!call) return wrongUse(streams, kUsage);
  auto document = readDocument(call->path);
  if (!document) return refuse(streams, call->path, document.error());
  const auto script = readAll(streams.in);
  if (!script) return refuse(streams, "stdin", script.error());

  if (auto applied = applyScript(*document, *script, call->stamp); !applied)
    return refuse(streams, "stdin", applied.error());
  return print(streams, canonicalText(*document));
}

}  // namespace parcours::cli
