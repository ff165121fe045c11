// Checks a write against the schema table: what people, scripts and forms may put into known fields.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/document/import.hpp"
#include "core/network/dates.hpp"
#include "core/network/money.hpp"
#include "core/network/schema.hpp"

namespace parcours {
namespace {

using nlohmann::json;

constexpr std::int64_t kDefaultTextBytes = std::int64_t{1} << 20;
constexpr std::size_t kPositionBytes = 200;

/// What was expected, when the value is not it; empty when the value fits.
using Expected = std::string;

Expected checkText(const FieldSpec& spec, const json& value) {
  if (!value.is_string()) return "a text";
  const std::string& text = value.get_ref<const std::string&>();
  const std::int64_t limit = spec.maximum > 0 ? spec.maximum : kDefaultTextBytes;
  if (static_cast<std::int64_t>(text.size()) > limit) return "at most " + std::to_string(limit) + " bytes";
  if (spec.kind == Kind::text && text.find_first_of("\r\n") != std::string::npos) return "one line";
  return {};
}

std::string listed(std::span<const std::string_view> choices) {
  std::string list;
  for (const std::string_view choice : choices) list.append(list.empty() ? "" : ", ").append(choice);
  return list;
}

bool isOneOf(std::span<const std::string_view> choices, const json& value) {
  if (!value.is_string()) return false;
  const std::string& text = value.get_ref<const std::string&>();
  return std::find(choices.begin(), choices.end(), text) != choices.end();
}

bool isId(const json& value) {
  if (!value.is_string()) return false;
  const std::string& id = value.get_ref<const std::string&>();
  return isName(id) && id.size() <= Limits{}.keyBytes;
}

/// A set is written in one way only, so that equal sets are equal bytes.
bool isSortedSet(const json& value) {
  if (!value.is_array()) return false;
  const auto ascends = [](const json& a, const json& b) {
    return a.is_string() && b.is_string() &&
           a.get_ref<const std::string&>() < b.get_ref<const std::string&>();
  };
  return std::adjacent_find(value.begin(), value.end(),
                            [&](const json& a, const json& b) { return !ascends(a, b); }) == value.end();
}

Expected checkSet(const FieldSpec& spec, const json& value) {
  const auto fits = [&](const json& item) {
    return spec.kind == Kind::choices ? isOneOf(spec.choices, item) : isId(item);
  };
  if (isSortedSet(value) && std::all_of(value.begin(), value.end(), fits)) return {};
  return "a sorted array" + (spec.kind == Kind::choices ? " of " + listed(spec.choices) : " of ids") +
         ", each once";
}

Expected checkInteger(const FieldSpec& spec, const json& value) {
  // An unsigned number beyond int64 would wrap to a negative one.
  const bool representable =
      value.is_number_integer() &&
      (!value.is_number_unsigned() || value.get<std::uint64_t>() <= std::uint64_t{INT64_MAX});
  if (representable && value.get<std::int64_t>() >= spec.minimum && value.get<std::int64_t>() <= spec.maximum)
    return {};
  return "an integer from " + std::to_string(spec.minimum) + " to " + std::to_string(spec.maximum);
}

Expected checkPhoto(const FieldSpec& spec, const json& value) {
  Expected wrong = checkText(spec, value);
  if (wrong.empty() && !isPhoto(value.get_ref<const std::string&>())) wrong = "a JPEG as a data address";
  return wrong;
}

Expected checkPosition(const json& value) {
  if (value.is_string()) {
    const std::string& text = value.get_ref<const std::string&>();
    const auto digit = [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    };
    if (!text.empty() && text.size() <= kPositionBytes && std::all_of(text.begin(), text.end(), digit))
      return {};
  }
  return "a position: letters and digits";
}

Expected check(const FieldSpec& spec, const json& value) {
  switch (spec.kind) {
    case Kind::text:
    case Kind::longText:
      return checkText(spec, value);
    case Kind::choice:
      return isOneOf(spec.choices, value) ? Expected() : "one of " + listed(spec.choices);
    case Kind::choices:
    case Kind::references:
      return checkSet(spec, value);
    case Kind::integer:
      return checkInteger(spec, value);
    case Kind::flag:
      return value.is_boolean() ? Expected() : "true or false";
    case Kind::money:
      return parseMoney(value.dump()) ? Expected() : R"({"amount":minor units,"currency":"XOF"})";
    case Kind::date:
      if (value.is_string() && parseIsoDate(value.get_ref<const std::string&>())) return {};
      return "a date YYYY-MM-DD";
    case Kind::time:
      if (value.is_string() && parseTime(value.get_ref<const std::string&>())) return {};
      return "a time HH:MM";
    case Kind::photo:
      return checkPhoto(spec, value);
    case Kind::reference:
      return isId(value) ? Expected() : "an id";
    case Kind::position:
      return checkPosition(value);
    case Kind::record:
      return value.is_object() ? Expected() : "an object";
  }
  return {};
}

tl::unexpected<Error> refuse(std::string_view expected) {
  return fail(ErrorCode::badValue, "expected " + std::string(expected));
}

bool fitsRoom(RoomRule rule, std::string_view room) {
  switch (rule) {
    case RoomRule::commons:
      return room == kCommons;
    case RoomRule::city:
      return room != kCommons;
    case RoomRule::either:
      return true;
  }
  return true;
}

}  // namespace

Result<void> validateValue(const FieldSpec& spec, std::string_view text) {
  const json value = json::parse(text, nullptr, false);
  if (value.is_discarded()) return refuse("JSON");
  if (value.is_null()) return {};
  if (const Expected expected = check(spec, value); !expected.empty()) return refuse(expected);
  return {};
}

Result<void> validateWrite(const Document& document, const Write& write) {
  const Entity* entity = document.find(write.entity);
  const TypeSpec* type = findType(entity != nullptr ? entity->type : write.type);
  if (type == nullptr) return {};
  Result<void> result;
  // Without a room the entity cannot be made at all: apply() says so.
  if (entity == nullptr && !write.room.empty() && !fitsRoom(type->room, write.room)) {
    result = refuse(type->room == RoomRule::commons ? "the room commons" : "the room of a city");
  } else if (const FieldSpec* spec = findField(*type, write.field); spec != nullptr && write.field != kGone) {
    result = validateValue(*spec, write.json);
  }
  if (!result) result.error().place.path = "/entities/" + write.entity + "/fields/" + write.field;
  return result;
}

}  // namespace parcours
