#include "core/text/labels.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "messages.hpp"

namespace parcours {
namespace {

/// Choices that only one kind of record makes; the words of the others are common to all pages.
constexpr std::array<std::string_view, 12> kOwn = {"origin",  "object", "tier",     "tiers",
                                                   "plan",    "way",    "decision", "confidence",
                                                   "verdict", "skill",  "size",     "format"};

}  // namespace

std::optional<Msg> findMessage(std::string_view key) {
  const auto* found =
      std::lower_bound(std::begin(kNamedMessages), std::end(kNamedMessages), key,
                       [](const NamedMessage& named, std::string_view wanted) { return named.key < wanted; });
  if (found == std::end(kNamedMessages) || found->key != key) return std::nullopt;
  return found->message;
}

std::string choiceLabel(const Catalogue& text, std::string_view field, std::string_view value) {
  const bool own = std::find(kOwn.begin(), kOwn.end(), field) != kOwn.end();
  const std::string_view family = field == "languages" || field == "first_language" ? "language"
                                  : field == "tiers"                                ? "tier"
                                                                                    : field;
  std::string key = own ? "value." : "common.";
  const auto message = findMessage(key.append(family).append(".").append(value));
  return message ? text(*message) : std::string(value);
}

}  // namespace parcours
