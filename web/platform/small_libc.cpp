// Some functions of the C library, smaller: the usual ones bring quadruple-precision arithmetic along, a
// thirtieth of the site, for numbers with a decimal point. No such number decides anything in Parcours: the
// document has integers only.
#include <cmath>
#include <cstdio>
#include <cstdlib>

extern "C" {

/// Used by Dear ImGui alone, to read a settings file that Parcours does not have.
int sscanf(const char* /*text*/, const char* /*format*/, ...) { return 0; }

/// Decimal notation with an exponent, as JSON writes numbers; right to about 15 digits. Called while a file
/// is read, to learn whether a number is beyond every floating-point one.
double strtod(const char* text, char** end) {
  const char* at = text;
  const bool negative = *at == '-';
  if (negative) ++at;
  double value = 0;
  int scale = 0;
  const auto digit = [&] { return *at >= '0' && *at <= '9'; };
  for (; digit(); ++at) value = value * 10 + (*at - '0');
  if (*at == '.')
    for (++at; digit(); ++at, --scale) value = value * 10 + (*at - '0');
  if (*at == 'e' || *at == 'E') {
    ++at;
    const bool down = *at == '-';
    if (*at == '-' || *at == '+') ++at;
    int exponent = 0;
    for (; digit(); ++at)
      if (exponent < 100'000) exponent = exponent * 10 + (*at - '0');
    scale += down ? -exponent : exponent;
  }
  for (; scale > 0 && value != 0 && std::isfinite(value); --scale) value *= 10;
  for (; scale < 0 && value != 0; ++scale) value /= 10;
  if (end != nullptr) *end = const_cast<char*>(at);
  return negative ? -value : value;
}

float strtof(const char* text, char** end) { return static_cast<float>(strtod(text, end)); }
long double strtold(const char* text, char** end) { return strtod(text, end); }

}  // extern "C"
