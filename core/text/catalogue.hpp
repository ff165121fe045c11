// Messages of one language: text with placeholders, plural forms, numbers and dates as that language writes
// them.
//
// The messages come in as JSON from the caller; keys are known at build time (enum class Msg in the generated
// messages.hpp), so a key that does not exist does not compile. Plural rules: CLDR 42 cardinals of fr, en,
// pt-PT.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace parcours {

enum class Language : std::uint8_t { fr, en, pt };
inline constexpr std::string_view kLanguageCodes[] = {"fr", "en", "pt"};
/// `fr`, `en` or `pt`.
std::string_view code(Language language);
/// From a code like `pt-BR`; English when none fits.
Language languageFrom(std::string_view code);

/// A value for a placeholder `{name}`: a text, which must live as long as the call, or a whole number.
struct Arg {
  std::string_view name, text;
  std::optional<std::int64_t> number;  ///< Written as the language does; the first one chooses the plural.
  constexpr Arg(std::string_view name_, std::string_view text_) : name(name_), text(text_) {}
  constexpr Arg(std::string_view name_, const char* text_) : name(name_), text(text_) {}
  constexpr Arg(std::string_view name_, const std::string& text_) : name(name_), text(text_) {}
  constexpr Arg(std::string_view name_, std::int64_t number_) : name(name_), number(number_) {}
  constexpr Arg(std::string_view name_, int number_) : name(name_), number(number_) {}
};

enum class Msg : std::uint16_t;  // generated: messages.hpp

/// The messages of a build: a fingerprint of their keys, and how many there are.
struct MessageSet {
  std::string_view fingerprint;
  std::size_t count;
};

struct NamedMessage {
  std::string_view key;
  Msg message;
};

class Catalogue {
 public:
  /// From `[fingerprint, message…]` in the order of Msg, a message being a text or its plural forms. Error
  /// badShape when these are not the messages of `set`.
  static Result<Catalogue> parse(Language language, std::string_view json, const MessageSet& set);
  Catalogue() = default;

  [[nodiscard]] Language language() const { return language_; }
  /// The text as it stands; valid as long as the catalogue.
  [[nodiscard]] const std::string& operator()(Msg message) const { return formFor(message, {}); }
  [[nodiscard]] std::string operator()(Msg message, std::initializer_list<Arg> args) const;
  [[nodiscard]] std::string number(std::int64_t value) const;  ///< Grouped as the language does: `12 345`.
  [[nodiscard]] std::string date(
      std::string_view iso) const;  ///< `4 mars 2026`; the text itself when it is no date.
  [[nodiscard]] std::string month(std::string_view iso) const;  ///< `mars 2026`.
  [[nodiscard]] std::string percent(int value) const;

 private:
  Language language_ = Language::en;
  struct Forms {
    std::string one, many, other;
  };
  [[nodiscard]] const std::string& formFor(Msg message, std::initializer_list<Arg> args) const;
  std::vector<Forms> messages_;  ///< In the order of Msg.
};

enum class Plural : std::uint8_t { one, many, other };
/// The form a whole number takes; `many` where a message has no such form means `other`.
Plural pluralOf(Language language, std::int64_t n);

}  // namespace parcours
