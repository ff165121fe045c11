// CLDR 42 cardinal rules for whole numbers (v = 0, e = 0) of fr, en and pt-PT.
#include "core/text/catalogue.hpp"

namespace parcours {

Plural pluralOf(Language language, std::int64_t n) {
  constexpr std::int64_t kMillion = 1'000'000;
  const bool one = n == 1 || n == -1;
  switch (language) {
    case Language::en:
      return one ? Plural::one : Plural::other;
    case Language::fr:
      if (one || n == 0) return Plural::one;
      break;
    case Language::pt:
      if (one) return Plural::one;
      break;
  }
  // « un million de villes », «um milhão de cidades»
  return n != 0 && n % kMillion == 0 ? Plural::many : Plural::other;
}

}  // namespace parcours
