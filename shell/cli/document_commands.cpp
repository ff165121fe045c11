// Commands that take documents and print what they hold or become: check, export, merge, preview, hash.
#include <algorithm>
#include <vector>

#include "core/document/canonical.hpp"
#include "core/document/ids.hpp"
#include "core/document/preview.hpp"
#include "shell/cli/cli.hpp"

namespace parcours::cli {
namespace {

void appendIds(std::string& out, const std::vector<std::string>& ids) {
  out += '[';
  for (const std::string& id : ids) {
    if (out.back() != '[') out += ',';
    appendJsonString(out, id);
  }
  out += ']';
}

void appendRefs(std::string& out, const std::vector<FieldRef>& refs) {
  out += '[';
  for (std::size_t i = 0; i < refs.size(); ++i) {
    if (i > 0) out += ',';
    appendIds(out, {refs[i].entity, refs[i].field});
  }
  out += ']';
}

std::string previewJson(const Preview& preview) {
  std::string out = "{\"add\":";
  appendIds(out, preview.add);
  out += ",\"change\":";
  appendRefs(out, preview.change);
  out += ",\"conflict\":";
  appendRefs(out, preview.conflict);
  out += ",\"supersede\":";
  appendRefs(out, preview.supersede);
  out += ",\"remove\":";
  appendRefs(out, preview.remove);
  out += ",\"equivocal\":";
  appendRefs(out, preview.equivocal);
  return out += "}\n";
}

/// Says which chosen rooms hold nothing: a slip of the pen would else go unnoticed.
void noteEmptyRooms(const Document& document, const std::vector<std::string>& rooms, Streams& streams) {
  for (const std::string& room : rooms) {
    const bool used = std::any_of(document.entities.begin(), document.entities.end(),
                                  [&](const auto& entry) { return entry.second.room == room; });
    if (!used && room != kCommons) {
      const std::string note = "parcours export: no record is in room " + jsonString(room) + "\n";
      std::fwrite(note.data(), 1, note.size(), streams.err);
    }
  }
}

bool isOption(std::string_view arg) { return arg.starts_with("--"); }

}  // namespace

int checkCommand(std::span<const std::string_view> args, Streams& streams) {
  if (args.empty() || std::any_of(args.begin(), args.end(), isOption)) {
    return wrongUse(streams, "usage: parcours check FILE...");
  }
  int code = kFine;
  for (const std::string_view path : args) {
    if (const auto document = readDocument(path); !document) code = refuse(streams, path, document.error());
  }
  return code == kFine ? print(streams, "{}\n") : code;
}

int exportCommand(std::span<const std::string_view> args, Streams& streams) {
  constexpr std::string_view kUsage = "usage: parcours export FILE [--room ROOM...]";
  std::string_view path;
  std::vector<std::string> rooms;
  for (std::size_t i = 0; i < args.size(); ++i) {
    if (args[i] == "--room") {
      if (i + 1 == args.size() || isOption(args[i + 1])) return wrongUse(streams, kUsage);
      while (i + 1 < args.size() && !isOption(args[i + 1])) rooms.emplace_back(args[++i]);
    } else if (isOption(args[i]) || !path.empty()) {
      return wrongUse(streams, kUsage);
    } else {
      path = args[i];
    }
  }
  if (path.empty()) return wrongUse(streams, kUsage);
  const auto document = readDocument(path);
  if (!document) return refuse(streams, path, document.error());
  noteEmptyRooms(*document, rooms, streams);
  return print(streams, canonicalText(selectRooms(*document, rooms)));
}

int mergeCommand(std::span<const std::string_view> args, Streams& streams) {
  if (args.empty() || std::any_of(args.begin(), args.end(), isOption)) {
    return wrongUse(streams, "usage: parcours merge FILE...");
  }
  Document all;
  for (std::size_t i = 0; i < args.size(); ++i) {
    auto document = readDocument(args[i]);
    if (!document) return refuse(streams, args[i], document.error());
    if (i == 0) {
      all = std::move(*document);
    } else if (const auto merged = merge(all, *document); !merged) {
      return refuse(streams, args[i], merged.error());
    }
  }
  return print(streams, canonicalText(all));
}

int previewCommand(std::span<const std::string_view> args, Streams& streams) {
  if (args.size() != 2) return wrongUse(streams, "usage: parcours preview MINE THEIRS");
  const auto mine = readDocument(args[0]);
  if (!mine) return refuse(streams, args[0], mine.error());
  const auto theirs = readDocument(args[1]);
  if (!theirs) return refuse(streams, args[1], theirs.error());
  const auto preview = previewMerge(*mine, *theirs);
  if (!preview) return refuse(streams, args[1], preview.error());
  return print(streams, previewJson(*preview));
}

int hashCommand(std::span<const std::string_view> args, Streams& streams) {
  if (args.size() != 1) return wrongUse(streams, "usage: parcours hash FILE");
  const auto document = readDocument(args[0]);
  if (!document) return refuse(streams, args[0], document.error());
  const std::string hash = documentHash(*document);
  return print(streams, hash + ' ' + fourWords(hash) + '\n');
}

}  // namespace parcours::cli
