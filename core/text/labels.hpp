// Words for the names that data carries: the schema's fields and choices are keys of messages.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/text/catalogue.hpp"

namespace parcours {

/// The message of a key put together at run time; nothing when there is none.
std::optional<Msg> findMessage(std::string_view key);

/// What a choice of a field is called (`phase`, `explore`); the value itself when a newer app wrote it.
std::string choiceLabel(const Catalogue& text, std::string_view field, std::string_view value);

}  // namespace parcours
