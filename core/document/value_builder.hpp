// Builds the canonical text of one JSON value out of its events, without a tree.
//
// Members are laid down as they come; only an object whose keys are out of order is laid anew at its end.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parcours {

class ValueBuilder {
 public:
  /// True inside an array or object: the value needs more events.
  [[nodiscard]] bool open() const { return !frames_.empty(); }
  /// The length of the text so far.
  [[nodiscard]] std::size_t size() const { return text_.size(); }

  void literal(std::string_view text);
  void integer(std::int64_t value);
  void string(std::string_view text);
  void beginObject();
  void key(std::string_view name);
  /// A key that stands twice in the object, if any.
  [[nodiscard]] std::optional<std::string> endObject();
  void beginArray();
  void endArray();

  /// The finished value; the builder is then empty.
  std::string take();

 private:
  struct Member {
    std::string name;
    std::size_t begin;    // of `"name":value` in text_
    std::size_t end = 0;  // known once the object is
  };
  struct Frame {
    bool object;
    bool sorted = true;
    std::size_t begin;
    std::vector<Member> members;
  };

  void separate();
  void sort(Frame& frame);

  std::string text_;
  std::vector<Frame> frames_;
};

}  // namespace parcours
