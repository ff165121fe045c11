// The bytes of an import under guard while nlohmann's parser reads them: one token at a time, and no longer
// than allowed. Without this a string of 200 MB would be in memory, twice, before anyone could refuse it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

#include "core/result.hpp"

namespace parcours {

class JsonInput {
 public:
  JsonInput(std::string_view bytes, std::size_t tokenBytes)
      : begin_(bytes.data()), at_(begin_), end_(begin_ + bytes.size()), tokenBytes_(tokenBytes) {
    nextToken();
  }

  /// The parser's view: ends where the bytes end, or where the present token becomes too long.
  class Iterator {
   public:
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = char;
    using iterator_category = std::input_iterator_tag;

    explicit Iterator(JsonInput* input) : input_(input) {}
    char operator*() const { return *input_->at_; }
    Iterator& operator++() {
      ++input_->at_;
      return *this;
    }
    /// Compared with the end only.
    bool operator==(const Iterator& /*end*/) const {
      return input_->at_ == input_->stop_ && input_->stopped();
    }
    bool operator!=(const Iterator& end) const { return !(*this == end); }

   private:
    JsonInput* input_;
  };

  Iterator begin() { return Iterator(this); }
  Iterator end() { return Iterator(this); }

  /// Called after each token: the next one may be as long as the limit again. A text that is longer is not
  /// begun: the parser would hold it several times over before it ran against the limit.
  void nextToken() {
    if (static_cast<std::size_t>(end_ - at_) <= tokenBytes_) {
      stop_ = end_;
      return;
    }
    stop_ = at_ + tokenBytes_;
    const auto between = [](char c) {
      return std::string_view(" \t\r\n,:").find(c) != std::string_view::npos;
    };
    const char* text = std::find_if_not(at_, stop_, between);
    if (text != stop_ && *text == '"' && endOfText(text) == stop_) stop_ = text + 1;
  }

  /// True when the parser ran against the end of the bytes.
  [[nodiscard]] bool ended() const { return ended_; }
  /// True when the parser ran against the limit of a token.
  [[nodiscard]] bool tokenTooLong() const { return tooLong_; }
  /// Bytes read.
  [[nodiscard]] std::size_t offset() const { return static_cast<std::size_t>(at_ - begin_); }
  /// What was read so far.
  [[nodiscard]] std::string_view read() const { return {begin_, offset()}; }

 private:
  /// The quotation mark that ends the text beginning at `text`, or stop_.
  const char* endOfText(const char* text) const {
    while (++text != stop_ && *text != '"') {
      if (*text == '\\' && ++text == stop_) break;
    }
    return text;
  }

  bool stopped() {
    (at_ == end_ ? ended_ : tooLong_) = true;
    return true;
  }

  const char* begin_;
  const char* at_;
  const char* stop_ = nullptr;
  const char* end_;
  std::size_t tokenBytes_;
  bool ended_ = false;
  bool tooLong_ = false;
};

/// Line and column of the last of the first `offset` bytes.
Place placeAt(std::string_view bytes, std::size_t offset, std::string path);

/// Which rule the parser's refusal stands for. `message` is the parser's own; `id` is its number.
Error syntaxError(const JsonInput& input, int id, std::string_view message, std::string path);

/// What a look at the bytes refuses before any parsing: too many of them, or a zero byte, which the parser
/// would take for the end.
Result<void> checkBytes(std::string_view bytes, std::size_t limit);

}  // namespace parcours
