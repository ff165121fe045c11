// Exact numbers: integers without bound and fractions of them.
//
// The ledger's denominators outgrow 128 bits within a dozen quarters, and a double would change who wins
// (docs/decisions/topic-choice.md), so nothing a rule decides passes through floating point.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace parcours::rules {

using Integer =
    boost::multiprecision::number<boost::multiprecision::cpp_int_backend<>, boost::multiprecision::et_off>;
using Rational =
    boost::multiprecision::number<boost::multiprecision::cpp_rational_backend, boost::multiprecision::et_off>;

/// The reduced fraction; `bottom` is not 0.
Rational fraction(const Integer& top, const Integer& bottom);

/// Decimal digits, `-` before a negative number.
std::string toText(const Integer& value);
/// `3` or a reduced `-7/12`.
std::string toText(const Rational& value);
/// Reads what toText writes, reduced or not; nothing for any other text, or a zero denominator.
std::optional<Rational> parseRational(std::string_view text);

/// The nearest double, for drawing and for indices that only inform; never for a decision.
double toDouble(const Rational& value);

}  // namespace parcours::rules
