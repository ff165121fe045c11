#include <doctest/doctest.h>

#include "core/rules/rational.hpp"

using namespace parcours::rules;

TEST_CASE("fractions are written reduced, with the sign in front") {
  CHECK(toText(Rational(0)) == "0");
  CHECK(toText(Rational(3)) == "3");
  CHECK(toText(Rational(-14, 24)) == "-7/12");
  CHECK(toText(Rational(7, 1)) == "7");
}

TEST_CASE("what is written is read back, however long") {
  // Powers of ten lie where the digits are cut into groups.
  Integer power = 1;
  for (int digits = 1; digits <= 60; ++digits) {
    const std::string ones(static_cast<std::size_t>(digits), '9');
    power *= 10;
    CHECK(toText(power) == "1" + std::string(static_cast<std::size_t>(digits), '0'));
    CHECK(toText(Integer(power - 1)) == ones);
    CHECK(parseRational("-" + ones + "/" + toText(power)) == Rational(Integer(1 - power), power));
    CHECK(toText(*parseRational(toText(power) + "/" + ones)) == toText(power) + "/" + ones);
  }
}

TEST_CASE("anything else is not a fraction") {
  for (const char* text :
       {"", "-", "/", "1/", "/2", "1/0", "1/-2", "--1", "+1", "1.5", " 1", "1 ", "0x1", "1/2/3"}) {
    CAPTURE(text);
    CHECK_FALSE(parseRational(text).has_value());
  }
  CHECK(parseRational("6/12") == Rational(1, 2));
}

TEST_CASE("doubles for drawing are the nearest ones") {
  CHECK(toDouble(Rational(1, 3)) == 1.0 / 3.0);
  CHECK(toDouble(Rational(-5, 8)) == -0.625);
}
