#include "shell/pages/decimals.hpp"

namespace parcours::pages {

std::string decimals(const Catalogue& t, const rules::Rational& value) {
  const rules::Integer numerator = boost::multiprecision::numerator(value);
  const rules::Integer denominator = boost::multiprecision::denominator(value);
  const rules::Integer absolute = numerator < 0 ? rules::Integer(-numerator) : numerator;
  const rules::Integer hundredths = (absolute * 200 + denominator) / (denominator * 2);
  std::string rest = rules::toText(rules::Integer(hundredths % 100));
  if (rest.size() == 1) rest.insert(rest.begin(), '0');
  const char* sign = numerator < 0 && hundredths != 0 ? "−" : "";
  return sign + rules::toText(rules::Integer(hundredths / 100)) + (t.language() == Language::en ? "." : ",") +
         rest;
}

}  // namespace parcours::pages
