// Reads a case of JSON, remembering the first thing that was wrong with it.
//
// After a fault every further read gives an empty value, so a case is read straight through and checked once.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace parcours::rules {

using Json = nlohmann::json;

class CaseReader {
 public:
  /// A value of the case and the path that leads to it (`/quarters/0/need`).
  struct Value {
    const Json* json;
    std::string path;
    /// True for JSON null, and for a key that is not there.
    [[nodiscard]] bool isNull() const { return json->is_null(); }
  };

  explicit CaseReader(const Json& root) : root_(root) {}

  [[nodiscard]] Value root() const { return {&root_, ""}; }
  /// The value of a key; null when there is none. Refuses what is not an object.
  Value member(const Value& object, const char* key);
  /// The elements of an array. Refuses anything else.
  std::vector<Value> elements(const Value& array);
  /// The elements of an array of exactly `count`.
  std::vector<Value> elements(const Value& array, std::size_t count);
  /// An integer within the bounds. Refuses anything else.
  std::int64_t integer(const Value& value, std::int64_t least, std::int64_t most);
  int smallInteger(const Value& value, int least, int most) {
    return static_cast<int>(integer(value, least, most));
  }
  std::string text(const Value& value);

  /// Notes a fault, unless there was one already.
  void refuse(const Value& value, std::string_view expected);
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  const Json& root_;
  std::optional<Error> error_;
};

}  // namespace parcours::rules
