// JSON as a sequence of events, every limit held while they come.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/document/import.hpp"
#include "core/result.hpp"

namespace parcours {

/// Takes the events of one JSON text. An event returns false to refuse the text, after refuse().
class JsonSink {
 public:
  virtual ~JsonSink() = default;

  virtual bool literal(std::string_view text) = 0;  ///< `true`, `false` or `null`.
  virtual bool integer(std::int64_t value) = 0;     ///< Within +-(2^53-1).
  virtual bool otherNumber() { return refuse(ErrorCode::notInteger); }
  virtual bool string(std::string_view text) = 0;
  virtual bool beginObject() = 0;
  virtual bool key(std::string_view name) = 0;
  virtual bool endObject() = 0;
  virtual bool beginArray() = 0;
  virtual bool endArray() = 0;

  /// Where in the document the events are: `/entities/c1/fields/name`.
  [[nodiscard]] virtual std::string path() const { return {}; }

  /// The rule that was broken, after an event returned false.
  [[nodiscard]] ErrorCode code() const { return code_; }
  [[nodiscard]] const std::string& detail() const { return detail_; }

 protected:
  bool refuse(ErrorCode code, std::string detail = {}) {
    code_ = code;
    detail_ = std::move(detail);
    return false;
  }

 private:
  ErrorCode code_ = ErrorCode::notJson;
  std::string detail_;
};

/// Sends the events of `bytes` to `sink`. `depth` is how deep the text already lies in another.
Result<void> readJson(std::string_view bytes, const Limits& limits, int depth, JsonSink& sink);

}  // namespace parcours
