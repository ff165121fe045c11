// Messages of one language: text with placeholders, plural forms, numbers and dates as that language writes
// them.
//
// The messages come in as JSON from the caller; keys are known at build time (enum class Msg in the generated
// messages.hpp), so a key that does not exist does not compile. Plural rules: CLDR 42 cardinals of fr, en,
// pt-PT.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
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

/// A value for a placeholder `{name}`.
struct Arg {
  std::string_view name;
  std::string value;
  std::optional<std::int64_t>
      count;  ///< Of a number: written as the language does; the first one chooses the plural.
  Arg(std::string_view name_, std::string_view text) : name(name_), value(text) {}
  Arg(std::string_view name_, const char* text) : name(name_), value(text) {}
  Arg(std::string_view name_, const std::string& text) : name(name_), value(text) {}
  Arg(std::string_view name_, std::int64_t number);
  Arg(std::string_view name_, int number) : Arg(name_, std::int64_t{number}) {}
};

enum class Msg : std::uint16_t;  // generated: messages.hpp

class Catalogue {
 public:
  /// `keys` are the message keys in the order of Msg. Error badShape when one is missing.
  static Result<Catalogue> parse(Language language, std::string_view json,
                                 std::span<const std::string_view> keys);
  Catalogue() = default;

  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] std::string operator()(Msg message, std::initializer_list<Arg> args = {}) const;
  [[nodiscard]] std::string number(std::int64_t value) const;  ///< Grouped as the language does: `12 345`.
  [[nodiscard]] std::string date(
      std::string_view iso) const;  ///< `4 mars 2026`; the text itself when it is no date.
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
