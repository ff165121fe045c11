#include "core/rules/cases/reader.hpp"

namespace parcours::rules {
namespace {

const Json kNull = nullptr;

}  // namespace

CaseReader::Value CaseReader::member(const Value& object, const char* key) {
  Value value{&kNull, object.path + "/" + key};
  if (!object.json->is_object()) {
    refuse(object, "an object");
  } else if (const auto found = object.json->find(key); found != object.json->end()) {
    value.json = &*found;
  }
  return value;
}

std::vector<CaseReader::Value> CaseReader::elements(const Value& array) {
  std::vector<Value> values;
  if (!array.json->is_array()) {
    refuse(array, "an array");
    return values;
  }
  values.reserve(array.json->size());
  for (const Json& element : *array.json)
    values.push_back({&element, array.path + "/" + std::to_string(values.size())});
  return values;
}

std::vector<CaseReader::Value> CaseReader::elements(const Value& array, std::size_t count) {
  std::vector<Value> values = elements(array);
  if (values.size() == count) return values;
  refuse(array, "an array of " + std::to_string(count));
  return {};
}

std::int64_t CaseReader::integer(const Value& value, std::int64_t least, std::int64_t most) {
  // An unsigned number beyond 64 signed bits is out of any bounds.
  const bool fits = value.json->is_number_integer() &&
                    (!value.json->is_number_unsigned() ||
                     value.json->get<std::uint64_t>() <= static_cast<std::uint64_t>(INT64_MAX));
  const std::int64_t number = fits ? value.json->get<std::int64_t>() : 0;
  if (fits && least <= number && number <= most) return number;
  refuse(value, "an integer within " + std::to_string(least) + ".." + std::to_string(most));
  return least;
}

std::string CaseReader::text(const Value& value) {
  if (value.json->is_string()) return value.json->get<std::string>();
  refuse(value, "a string");
  return {};
}

void CaseReader::refuse(const Value& value, std::string_view expected) {
  if (error_) return;
  Place place;
  place.path = value.path;
  error_ = Error{ErrorCode::badShape, std::move(place), "expected " + std::string(expected)};
}

}  // namespace parcours::rules
