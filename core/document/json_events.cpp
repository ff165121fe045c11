#include "core/document/json_events.hpp"

#include <nlohmann/json.hpp>

#include "core/document/json_input.hpp"

namespace parcours {
namespace {

using nlohmann::json;

constexpr std::int64_t kLargest = (std::int64_t{1} << 53) - 1;  // what every JSON reader keeps exactly

/// What nlohmann's parser calls: checks the limits and passes the events on.
class Guard {
 public:
  Guard(JsonInput& input, const Limits& limits, int depth, JsonSink& sink)
      : input_(input), limits_(limits), depth_(depth), sink_(sink) {}

  bool null() { return pass(sink_.literal("null")); }
  bool boolean(bool value) { return pass(sink_.literal(value ? "true" : "false")); }

  bool number_integer(json::number_integer_t value) {  // NOLINT: the parser's names
    return pass(value < -kLargest ? sink_.otherNumber() : sink_.integer(value), 1);
  }

  bool number_unsigned(json::number_unsigned_t value) {
    const bool fits = value <= static_cast<std::uint64_t>(kLargest);
    return pass(fits ? sink_.integer(static_cast<std::int64_t>(value)) : sink_.otherNumber(), 1);
  }

  bool number_float(json::number_float_t /*value*/, const std::string& /*text*/) {
    return pass(sink_.otherNumber(), 1);
  }

  bool string(std::string& text) {
    if (text.size() > limits_.stringBytes)
      return tooMuch(ErrorCode::tooLarge, limits_.stringBytes, " bytes a text");
    return pass(sink_.string(text));
  }

  bool binary(json::binary_t& /*value*/) { return false; }  // JSON text has none

  bool start_object(std::size_t /*size*/) { return deeper() && pass(sink_.beginObject()); }
  bool start_array(std::size_t /*size*/) { return deeper() && pass(sink_.beginArray()); }

  bool key(std::string& name) {
    if (name.size() > limits_.keyBytes) return tooMuch(ErrorCode::tooLarge, limits_.keyBytes, " bytes a key");
    return pass(sink_.key(name));
  }

  bool end_object() {
    --depth_;
    return pass(sink_.endObject());
  }

  bool end_array() {
    --depth_;
    return pass(sink_.endArray());
  }

  bool parse_error(std::size_t /*position*/, const std::string& /*token*/, const json::exception& error) {
    error_ = syntaxError(input_, error.id, error.what(), sink_.path());
    return false;
  }

  [[nodiscard]] Error error() const { return error_; }

 private:
  /// `ahead`: bytes the parser had to read after the token to see its end.
  bool pass(bool accepted, std::size_t ahead = 0) {
    input_.nextToken();
    if (accepted) return true;
    refuse(sink_.code(), sink_.detail(), input_.ended() ? 0 : ahead);
    return false;
  }

  bool deeper() {
    ++depth_;
    return depth_ <= limits_.depth ||
           tooMuch(ErrorCode::tooDeep, static_cast<std::size_t>(limits_.depth), " levels");
  }

  bool tooMuch(ErrorCode code, std::size_t limit, const char* unit) {
    refuse(code, std::to_string(limit) + unit, 0);
    return false;
  }

  void refuse(ErrorCode code, std::string detail, std::size_t ahead) {
    error_ = {code, placeAt(input_.read(), input_.offset() - ahead, sink_.path()), std::move(detail)};
  }

  JsonInput& input_;
  const Limits& limits_;
  int depth_;
  JsonSink& sink_;
  Error error_{ErrorCode::notJson, {}, {}};
};

}  // namespace

Result<void> readJson(std::string_view bytes, const Limits& limits, int depth, JsonSink& sink) {
  if (auto sound = checkBytes(bytes, limits.bytes); !sound) return sound;
  // A character may be written as `\u` and four digits: six bytes for one.
  JsonInput input(bytes, std::min(limits.stringBytes, limits.bytes) * 6 + 64);
  Guard guard(input, limits, depth, sink);
  if (!json::sax_parse(input.begin(), input.end(), &guard)) return tl::unexpected(guard.error());
  return {};
}

}  // namespace parcours
