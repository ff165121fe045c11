#include "core/rules/rational.hpp"

#include <algorithm>
#include <boost/throw_exception.hpp>
#include <cstdint>
#include <cstdlib>
#include <utility>

// Boost asks a program without exceptions to say what happens instead. Only a division by zero or memory
// running out can lead here, and neither leaves anything to go on with.
namespace boost {
void throw_exception(const std::exception&) { std::abort(); }
void throw_exception(const std::exception&, const boost::source_location&) { std::abort(); }
}  // namespace boost

namespace parcours::rules {
namespace {

// Eighteen decimal digits fit a 64-bit word: the widest step that needs no wide division.
constexpr std::uint64_t kStep = 1'000'000'000'000'000'000;
constexpr std::size_t kStepDigits = 18;

std::optional<Integer> parseDigits(std::string_view digits) {
  if (digits.empty()) return std::nullopt;
  Integer value = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    value = value * 10 + (digit - '0');
  }
  return value;
}

}  // namespace

Rational fraction(const Integer& top, const Integer& bottom) { return Rational(top) / Rational(bottom); }

std::string toText(const Integer& value) {
  if (value.is_zero()) return "0";
  Integer rest = value.sign() < 0 ? Integer(-value) : value;
  std::string reversed;
  while (!rest.is_zero()) {
    Integer quotient;
    Integer remainder;
    boost::multiprecision::divide_qr(rest, Integer(kStep), quotient, remainder);
    auto group = static_cast<std::uint64_t>(remainder);
    rest = std::move(quotient);
    for (std::size_t i = 0; i < kStepDigits && (group != 0 || !rest.is_zero()); ++i, group /= 10)
      reversed.push_back(static_cast<char>('0' + group % 10));
  }
  if (value.sign() < 0) reversed.push_back('-');
  std::reverse(reversed.begin(), reversed.end());
  return reversed;
}

std::string toText(const Rational& value) {
  const Integer divisor = denominator(value);
  std::string text = toText(Integer(numerator(value)));
  if (divisor != 1) text += "/" + toText(divisor);
  return text;
}

std::optional<Rational> parseRational(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  const std::size_t bar = text.find('/');
  const auto top = parseDigits(text.substr(0, bar));
  const auto bottom =
      bar == std::string_view::npos ? std::optional<Integer>(1) : parseDigits(text.substr(bar + 1));
  if (!top || !bottom || bottom->is_zero()) return std::nullopt;
  return fraction(negative ? Integer(-*top) : *top, *bottom);
}

double toDouble(const Rational& value) { return value.convert_to<double>(); }

}  // namespace parcours::rules
