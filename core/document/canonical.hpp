// Canonical text: the same state gives the same bytes, on any machine.
//
// UTF-8, LF, two-space indent, one field a line, keys in bytewise order, values of a field by (writer, n),
// integers only, the fewest escapes, a final newline. docs/file-format.md has the whole of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/document/document.hpp"
#include "core/document/sha256.hpp"

namespace parcours {

/// What an export says about itself: outside the hash, and absent where bytes must repeat.
struct Header {
  std::string app;                 ///< Version of the app that wrote the file.
  std::string exporter;            ///< Claimed label of who exported it.
  std::int64_t exported = 0;       ///< Unix seconds.
  std::vector<std::string> rooms;  ///< The city rooms chosen besides commons.
};

/// The body: what the hash covers.
std::string canonicalText(const Document& document);
/// The body with a `header` member, which names the body's hash.
std::string canonicalText(const Document& document, const Header& header);
/// SHA-256 of the body, 64 hexadecimal digits.
std::string documentHash(const Document& document);

/// The body and its hash, a share at a time, for who has frames to draw meanwhile. A record is printed as it
/// is when its turn comes: of a document that only gains between the shares (edits and merges do), the text
/// holds at least what was there at the first.
class CanonicalPrinter {
 public:
  /// Prints about so many bytes more; true once the text is whole.
  bool print(const Document& document, std::size_t bytes);
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::string takeText() { return std::move(text_); }
  /// SHA-256 of the text until now.
  [[nodiscard]] Digest digest() const { return hash_.digest(); }

 private:
  std::string text_;
  Sha256 hash_;
  std::size_t hashed_ = 0;
  std::optional<std::string> last_;  ///< The record printed last.
  bool whole_ = false;
};

/// A string as canonical JSON, quotes included.
std::string jsonString(std::string_view text);
/// The same, at the end of `out`.
void appendJsonString(std::string& out, std::string_view text);

}  // namespace parcours
