// The `parcours` command: the same core for scripts and for secretariats with hundreds of files.
//
// A command gets its arguments and three streams, and gives an exit code. It works its whole answer out
// before it prints: on failure nothing is on stdout, and stderr says where and why.
#pragma once

#include <cstdio>
#include <span>
#include <string>
#include <string_view>

#include "core/document/edit.hpp"
#include "core/result.hpp"

namespace parcours::cli {

/// Exit codes: 0 fine, 1 an input was refused, is missing or of another network, 2 wrong use.
inline constexpr int kFine = 0;
inline constexpr int kRefused = 1;
inline constexpr int kWrongUse = 2;

/// Where a command reads and writes. Not owned.
struct Streams {
  std::FILE* in;
  std::FILE* out;
  std::FILE* err;
};

using Command = int (*)(std::span<const std::string_view> args, Streams& streams);

int checkCommand(std::span<const std::string_view> args, Streams& streams);
int exportCommand(std::span<const std::string_view> args, Streams& streams);
int mergeCommand(std::span<const std::string_view> args, Streams& streams);
int previewCommand(std::span<const std::string_view> args, Streams& streams);
int editCommand(std::span<const std::string_view> args, Streams& streams);
int showCommand(std::span<const std::string_view> args, Streams& streams);
int hashCommand(std::span<const std::string_view> args, Streams& streams);
int ruleCommand(std::span<const std::string_view> args, Streams& streams);
int reportCommand(std::span<const std::string_view> args, Streams& streams);
int demoCommand(std::span<const std::string_view> args, Streams& streams);

/// Reads a file whole. Error missingFile, or tooLarge when it passes the import limit.
Result<std::string> readFile(std::string_view path);
/// Reads a stream to its end, under the same limit.
Result<std::string> readAll(std::FILE* stream);
/// Reads and imports a file.
Result<Document> readDocument(std::string_view path);

/// Applies a script of writes, one JSON object a line, to a working copy: after an error, whose line is that
/// of the script, it holds the lines before.
Result<void> applyScript(Document& document, std::string_view script, Stamp stamp);

/// Prints `text` on stdout; exit code kFine, or kRefused when the output cannot be written.
int print(Streams& streams, std::string_view text);
/// Says on stderr what was refused in `source` (a file's name, or `stdin`), where and why; exit code
/// kRefused.
int refuse(Streams& streams, std::string_view source, const Error& error);
/// The same for what is no error of the core: where, and a sentence.
int refuse(Streams& streams, std::string_view source, std::string_view where, std::string_view sentence);
/// Says on stderr how the command is called; exit code kWrongUse.
int wrongUse(Streams& streams, std::string_view usage);

/// The error in one plain English sentence, without its place.
std::string errorSentence(const Error& error);

}  // namespace parcours::cli
