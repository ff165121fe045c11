#include "core/network/money.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace parcours {
namespace {

using nlohmann::json;

// ISO 4217, amendment 177.
constexpr std::string_view kNoDecimals[] = {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG",
                                            "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"};
constexpr std::string_view kThreeDecimals[] = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};
constexpr std::string_view kCurrencies[] = {
    "AOA", "BIF", "BWP", "CDF", "CVE", "DJF", "DZD", "EGP", "ERN", "ETB", "EUR", "GBP", "GHS", "GMD", "GNF",
    "KES", "KMF", "LRD", "LSL", "LYD", "MAD", "MGA", "MRU", "MUR", "MWK", "MZN", "NAD", "NGN", "RWF", "SCR",
    "SDG", "SLE", "SOS", "SSP", "STN", "SZL", "TND", "TZS", "UGX", "USD", "XAF", "XOF", "ZAR", "ZMW", "ZWG"};

bool isIn(std::span<const std::string_view> codes, std::string_view code) {
  return std::binary_search(codes.begin(), codes.end(), code);
}

}  // namespace

std::optional<Money> parseMoney(std::string_view text) {
  const json value = json::parse(text, nullptr, false);
  if (!value.is_object() || value.size() != 2) return std::nullopt;
  const auto amount = value.find("amount"), currency = value.find("currency");
  if (amount == value.end() || currency == value.end()) return std::nullopt;
  // An unsigned number beyond int64 would wrap to a negative one.
  if (!amount->is_number_integer() ||
      (amount->is_number_unsigned() && amount->get<std::uint64_t>() > std::uint64_t{INT64_MAX}))
    return std::nullopt;
  if (!currency->is_string()) return std::nullopt;
  const std::string& code = currency->get_ref<const std::string&>();
  const bool isCode =
      code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!isCode) return std::nullopt;
  return Money{amount->get<std::int64_t>(), code};
}

std::string moneyJson(const Money& money) {
  return json{{"amount", money.amount}, {"currency", money.currency}}.dump();
}

int minorDigits(std::string_view currency) {
  if (isIn(kNoDecimals, currency)) return 0;
  return isIn(kThreeDecimals, currency) ? 3 : 2;
}

std::span<const std::string_view> currencies() { return kCurrencies; }

}  // namespace parcours
