#include "core/text/written_money.hpp"

#include <charconv>

#include "core/text/written.hpp"

namespace parcours {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";

struct Sign {
  std::string_view currency, fr, en, pt;
};
constexpr Sign kSigns[] = {
    {"EUR", "€", "€", "€"},
    {"GBP", "£GB", "£", "£"},
    {"USD", "$US", "US$", "US$"},
    {"XAF", "FCFA", "FCFA", "FCFA"},
    {"XOF", "F\u202FCFA", "F\u202FCFA", "F\u202FCFA"},
};

constexpr char decimalMark(Language language) { return language == Language::en ? '.' : ','; }

/// An amount cut at its decimal mark.
struct Cut {
  bool negative;
  std::string whole, decimals;  ///< Digits only; as many decimals as the currency has.
};

Cut cut(const Money& money) {
  std::string digits = std::to_string(money.amount);
  const bool negative = money.amount < 0;
  if (negative) digits.erase(0, 1);
  const auto decimals = static_cast<std::size_t>(minorDigits(money.currency));
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  return {negative, digits.substr(0, digits.size() - decimals), digits.substr(digits.size() - decimals)};
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Without the spaces people put between groups.
std::string withoutSpaces(std::string_view text) {
  std::string kept;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t space = 0;
    for (const std::string_view each : {std::string_view(" "), kNoBreakSpace, std::string_view("\u202F")})
      if (text.substr(i).starts_with(each)) space = each.size();
    if (space == 0) kept += text[i];
    i += space == 0 ? 1 : space;
  }
  return kept;
}

/// Whether marks stand only between groups of three digits.
bool isGrouped(std::string_view whole, char mark) {
  std::size_t sinceMark = 0;
  bool marked = false;
  for (std::size_t i = whole.size(); i-- > 0;) {
    if (isDigit(whole[i])) {
      if (++sinceMark > 3 && marked) return false;
    } else {
      if (whole[i] != mark || sinceMark != 3 || i == 0) return false;
      sinceMark = 0;
      marked = true;
    }
  }
  return sinceMark > 0;
}

}  // namespace

std::string_view currencySign(Language language, std::string_view currency) {
  for (const Sign& sign : kSigns)
    if (sign.currency == currency)
      return language == Language::fr ? sign.fr : language == Language::en ? sign.en : sign.pt;
  return currency;
}

std::string writtenMoney(Language language, const Money& money) {
  std::int64_t unit = 1;
  for (int i = minorDigits(money.currency); i > 0; --i) unit *= 10;
  const Cut parts = cut(money);
  std::string text = writtenNumber(language, money.amount / unit);
  if (text.front() == '-') text.erase(0, 1);
  if (!parts.decimals.empty()) text += decimalMark(language) + parts.decimals;
  const std::string_view sign = currencySign(language, money.currency);
  if (language == Language::en) {
    const bool letters = sign.back() >= 'A' && sign.back() <= 'Z';
    text = std::string(sign).append(letters ? kNoBreakSpace : "") + text;
  } else {
    text.append(kNoBreakSpace).append(sign);
  }
  return parts.negative ? '-' + text : text;
}

std::string typedAmount(Language language, const Money& money) {
  const Cut parts = cut(money);
  std::string text = (parts.negative ? "-" : "") + parts.whole;
  if (parts.decimals.find_first_not_of('0') != std::string::npos)
    text += decimalMark(language) + parts.decimals;
  return text;
}

std::optional<std::int64_t> readAmount(Language language, std::string_view typed, std::string_view currency) {
  std::string text = withoutSpaces(typed);
  const bool negative = text.starts_with('-');
  if (negative) text.erase(0, 1);
  const auto decimals = static_cast<std::size_t>(minorDigits(currency));

  // The last mark is the decimal mark when it stands once and can be nothing else, or the language says so.
  std::size_t end = text.size(), last = text.find_last_of(".,");
  std::string fraction;
  if (last != std::string::npos) {
    const char mark = text[last];
    const bool once = text.find(mark) == last, couldGroup = text.size() - last - 1 == 3 && text[0] != '0';
    const bool groupedByOther = once && text.find_first_of(".,") != last;
    if (groupedByOther || (once && (!couldGroup || (decimals == 3 && mark == decimalMark(language))))) {
      fraction = text.substr(last + 1);
      end = last;
    }
  }
  if (fraction.size() > decimals || (end < text.size() && fraction.empty())) return std::nullopt;
  const std::string_view whole = std::string_view(text).substr(0, end);
  const std::size_t group = whole.find_first_of(".,");
  if (!isGrouped(whole, group == std::string_view::npos ? '.' : whole[group])) return std::nullopt;

  std::string digits(negative ? "-" : "");
  for (const char c : whole)
    if (isDigit(c)) digits += c;
  digits += fraction;
  digits.append(decimals - fraction.size(), '0');
  std::int64_t amount = 0;
  const char* stop = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), stop, amount);
  if (read.ec != std::errc() || read.ptr != stop) return std::nullopt;
  return amount;
}

}  // namespace parcours
