// How every fallible function of Parcours reports: a value, or an Error as data.
//
// No exceptions cross a module edge (the project is built without them): an Error says which rule was broken
// and where, never in a language. One place, shell/app/error_text, turns it into the person's words.
#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace parcours {

/// What went wrong. Each code has one message key `error.<name>` in assets/locales.
enum class ErrorCode {
  notJson,        ///< The bytes are not JSON (also NaN, comments, trailing bytes).
  truncated,      ///< JSON that ends too early: an incomplete file.
  badUtf8,        ///< A byte sequence that is not UTF-8, or a lone surrogate.
  duplicateKey,   ///< An object names the same key twice.
  tooDeep,        ///< Nested deeper than Limits::depth.
  tooLarge,       ///< Bigger than Limits::bytes, ::entities, ::fields, ::keyBytes or ::stringBytes.
  notInteger,     ///< A number that is not an integer within +-(2^53-1).
  otherFormat,    ///< JSON, but not a Parcours document.
  altered,        ///< The content is not the one its header's hash was taken of: changed on its way.
  badShape,       ///< A Parcours document with a part of the wrong type, or a stamp outside its context.
  otherNetwork,   ///< Documents of two networks: they are never merged.
  missingFile,    ///< The file cannot be read.
  badValue,       ///< A known field was given a value its schema refuses.
  unknownEntity,  ///< An edit names an entity that is not there, without giving type and room.
  badWriter,      ///< A writer id that is not 16 lower-case hexadecimal digits.
  storageFull,    ///< The device has no room left for the data.
  storageFailed,  ///< The device's storage refused or did not answer in time.
};

/// Where in the input: 1-based line and column of the bytes, and the path in the document
/// (`/entities/c1/fields/name`).
struct Place {
  std::uint32_t line = 0;    ///< 0 when the error has no line.
  std::uint32_t column = 0;  ///< In bytes, from 1.
  std::string path;          ///< Empty when the error has no path. Keys as written, joined by `/`.
};

/// One refused input: the rule it broke, where, and the offending piece (never private content).
struct Error {
  ErrorCode code;
  Place place;
  std::string detail;  ///< The limit, expected kind or name that explains the code; for messages and logs.
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string detail = {}, Place place = {}) {
  return tl::unexpected<Error>(Error{code, std::move(place), std::move(detail)});
}

}  // namespace parcours
