// Files and streams of the command: read whole under the import limit, written whole or not at all.
#include <array>
#include <memory>

#include "core/document/import.hpp"
#include "shell/cli/cli.hpp"

namespace parcours::cli {

Result<std::string> readAll(std::FILE* stream) {
  const std::size_t limit = Limits{}.bytes;
  std::string bytes;
  std::array<char, std::size_t{1} << 16> buffer;
  while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), stream)) {
    bytes.append(buffer.data(), got);
    if (bytes.size() > limit) return fail(ErrorCode::tooLarge, std::to_string(limit) + " bytes");
  }
  if (std::ferror(stream) != 0) return fail(ErrorCode::missingFile);
  return bytes;
}

Result<std::string> readFile(std::string_view path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(std::string(path).c_str(), "rb"),
                                                             std::fclose);
  if (!file) return fail(ErrorCode::missingFile);
  return readAll(file.get());
}

Result<Document> readDocument(std::string_view path) {
  const auto bytes = readFile(path);
  if (!bytes) return tl::unexpected(bytes.error());
  auto imported = importFile(*bytes);
  if (!imported) return tl::unexpected(imported.error());
  return std::move(imported->document);
}

int print(Streams& streams, std::string_view text) {
  const bool written = std::fwrite(text.data(), 1, text.size(), streams.out) == text.size();
  if (written && std::fflush(streams.out) == 0) return kFine;
  std::fputs("parcours: the output cannot be written\n", streams.err);
  return kRefused;
}

int refuse(Streams& streams, std::string_view source, const Error& error) {
  std::string place(source);
  if (error.place.line > 0) {
    place += ":" + std::to_string(error.place.line);
    if (error.place.column > 0) place += ":" + std::to_string(error.place.column);
  }
  return refuse(streams, place, error.place.path, errorSentence(error));
}

int refuse(Streams& streams, std::string_view source, std::string_view where, std::string_view sentence) {
  std::string message(source);
  if (!where.empty()) message.append(": ").append(where);
  message.append(": ").append(sentence).append("\n");
  std::fwrite(message.data(), 1, message.size(), streams.err);
  return kRefused;
}

int wrongUse(Streams& streams, std::string_view usage) {
  const std::string message = std::string(usage) + "\n";
  std::fwrite(message.data(), 1, message.size(), streams.err);
  return kWrongUse;
}

}  // namespace parcours::cli
