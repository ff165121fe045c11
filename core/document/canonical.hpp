// Canonical text: the same state gives the same bytes, on any machine.
//
// UTF-8, LF, two-space indent, one field a line, keys in bytewise order, values of a field by (writer, n),
// integers only, the fewest escapes, a final newline. docs/file-format.md has the whole of it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/document/document.hpp"

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
/// A string as canonical JSON, quotes included.
std::string jsonString(std::string_view text);
/// The same, at the end of `out`.
void appendJsonString(std::string& out, std::string_view text);

}  // namespace parcours
