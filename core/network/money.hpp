// Sums of money, as whole minor units of a currency: no rounding ever decides anything.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace parcours {

struct Money {
  std::int64_t amount = 0;  ///< In minor units: cents; francs for a currency that has none.
  std::string currency;     ///< ISO 4217: three capital letters.
};

/// From a money field's JSON; none unless it is `{"amount":integer,"currency":"XOF"}` and nothing more.
std::optional<Money> parseMoney(std::string_view json);
/// As a money field holds it.
std::string moneyJson(const Money& money);

/// How many decimals the currency has: ISO 4217's minor unit; 2 for a code it does not list.
int minorDigits(std::string_view currency);
/// The currencies of Africa's countries, the euro, the pound and the dollar, by code.
std::span<const std::string_view> currencies();

}  // namespace parcours
