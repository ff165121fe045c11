// Sums of money as a language writes them, and as people type them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/network/money.hpp"
#include "core/text/catalogue.hpp"

namespace parcours {

/// The currency's sign where CLDR 48 gives one that people know (`F CFA`, `€`), else its code.
std::string_view currencySign(Language language, std::string_view currency);
/// As CLDR 48 writes it: `1 250 000 F CFA` (fr, pt), `F CFA 1,250,000` (en), with no-break spaces.
std::string writtenMoney(Language language, const Money& money);
/// The amount alone, as one types it: no groups, no decimals that are all zero.
std::string typedAmount(Language language, const Money& money);
/// What was typed, in minor units of the currency. Groups of three may stand apart by spaces, points or
/// commas; a mark that could be either is the decimal mark only if the language writes it so. None for
/// anything else, for more decimals than the currency has, and beyond 64 bits.
std::optional<std::int64_t> readAmount(Language language, std::string_view typed, std::string_view currency);

}  // namespace parcours
