// What a network is made of: one table of record types and their fields.
//
// From this table come validation, typed reading, import checks, labels, search, exports and the file-format
// page. To add a field, add a line to the table in schema.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/document/document.hpp"
#include "core/document/edit.hpp"
#include "core/result.hpp"

namespace parcours {

/// The largest number of a round, a quarter or a measurement: far more than any network lives to see.
inline constexpr int kMaxRounds = 9'999;

/// What a field holds, and how its JSON looks.
enum class Kind : std::uint8_t {
  text,        ///< One line: a JSON string without line breaks.
  longText,    ///< A JSON string.
  choice,      ///< One of `choices`, a JSON string. Values of a newer app are kept and shown as they are.
  choices,     ///< A set of `choices`: a JSON array of strings, sorted, each once.
  integer,     ///< A JSON integer within minimum..maximum.
  flag,        ///< JSON true or false.
  money,       ///< `{"amount":minor units,"currency":"XOF"}`.
  date,        ///< `"YYYY-MM-DD"`, a day that exists.
  time,        ///< `"HH:MM"`, of a day of 24 hours.
  photo,       ///< A JPEG as `"data:image/jpeg;base64,…"`.
  reference,   ///< The id of an entity of type `target`. May dangle: partial exports.
  references,  ///< A set of ids: a JSON array of strings, sorted, each once.
  position,    ///< A fractional index that orders a list.
  record,      ///< A JSON object written once as a whole (a closed round).
};

/// How a field's name is completed: `title.<language>`, `grade.<topic>`, `part.<number>`.
enum class Keyed : std::uint8_t { no, byLanguage, byReference, byNumber };

/// What the merge's conflicts in a field mean to people.
enum class Conflicts : std::uint8_t {
  ask,    ///< A person settles them.
  quiet,  ///< The field is technical: the shown value stands, without a badge.
};

/// One line of the table.
struct FieldSpec {
  std::string_view name;
  std::span<const std::string_view> choices = {};
  std::string_view target = {};           ///< Type a reference points to.
  std::int64_t minimum = 0, maximum = 0;  ///< Of an integer; of a text, maximum is its bytes (0: 1 MiB).
  Kind kind = Kind::text;
  Keyed keyed = Keyed::no;
  Conflicts conflicts = Conflicts::ask;
};

/// Where records of a type live.
enum class RoomRule : std::uint8_t { commons, city, either };

/// Whether what a city has of a type in its own room leaves only when it says so once more.
enum class Privacy : std::uint8_t { room, asks };

struct TypeSpec {
  std::string_view name;
  RoomRule room = RoomRule::commons;
  std::span<const FieldSpec> fields;
  Privacy privacy = Privacy::room;
};

/// All types, in the order of the file-format page.
std::span<const TypeSpec> schema();
/// Null for a type of a newer app.
const TypeSpec* findType(std::string_view type);
/// True for a record in a city's room of a type that asks once more, or that is not known.
bool isPrivate(const Entity& entity);
/// The spec of a field by its full name (`grade.k3f…` finds `grade`); null when unknown.
const FieldSpec* findField(const TypeSpec& type, std::string_view field);

/// What every photo begins with.
inline constexpr std::string_view kPhotoPrefix = "data:image/jpeg;base64,";
/// The prefix, then base64 and nothing else: safe as the address of a picture.
bool isPhoto(std::string_view text);

/// Error badValue unless the value is one the field takes; `null`, which clears it, always is.
Result<void> validateValue(const FieldSpec& spec, std::string_view json);

/// Error badValue, with what was expected, when a known field would take a value its spec refuses. Unknown
/// types and fields pass: they belong to a newer app.
Result<void> validateWrite(const Document& document, const Write& write);

}  // namespace parcours
