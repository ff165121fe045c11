// Reads a document out of bytes nobody vouches for.
//
// nlohmann's SAX parser fills the document directly, without a tree: every limit holds *while* parsing, and a
// refused file has changed nothing.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/document/canonical.hpp"
#include "core/document/document.hpp"

namespace parcours {

struct Limits {
  std::size_t bytes = std::size_t{256} << 20;
  std::size_t entities = 200'000;
  std::size_t fields = 1'024;  ///< Fields an entity.
  int depth = 32;              ///< Nested arrays and objects, the outermost counted.
  std::size_t keyBytes = 128;
  std::size_t stringBytes = std::size_t{1} << 20;
  std::size_t valueBytes = std::size_t{4} << 20;  ///< The canonical text of one field's value.

  /// For what this device wrote itself: merges may have taken it past what a stranger's file may hold, and
  /// refusing it would lose it.
  static Limits own();
};

/// Ids, types, rooms and the names of fields: printable ASCII without quotes and backslashes, not empty.
bool isName(std::string_view text);

struct Imported {
  Document document;
  Header header;       ///< Empty members where the file has none.
  std::string hash{};  ///< The one its header names; empty where there is none.
};

/// Error: notJson, truncated, badUtf8, duplicateKey, tooDeep, tooLarge, notInteger, otherFormat or badShape,
/// with its line and path; altered, without, when the content is not the one its header gives the hash of.
Result<Imported> importDocument(std::string_view bytes, const Limits& limits = {});

/// Reads a file: one document, or several one after another, each beginning on a line of its own, as a
/// browser gives what it kept when the application cannot (web/js/rescue.js). Several are merged and have no
/// header. Errors as importDocument, and otherNetwork when they do not belong to one network.
Result<Imported> importFile(std::string_view bytes, const Limits& limits = {});

/// The documents of such a file, without reading them; one part where there is but one, or none at all.
std::vector<std::string_view> partsOf(std::string_view bytes);

/// Checks one JSON value and gives its canonical text; same errors and limits, as if it stood in a field of a
/// file (so its own arrays and objects start at depth 7). For edit scripts and fields.
Result<std::string> canonicalValue(std::string_view json, const Limits& limits = {});

}  // namespace parcours
