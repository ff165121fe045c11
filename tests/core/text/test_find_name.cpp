// Names found by what a person types: no accents, no case, the beginning of words first.
#include <doctest/doctest.h>

#include "core/text/find_name.hpp"

using namespace parcours;

TEST_CASE(
    "a name answers by its beginning, by the beginnings of its words, by what it holds, or not at all") {
  struct Case {
    const char *name, *typed;
    int rank;
  };
  constexpr int kNone = -1;
  for (const Case& each :
       {Case{"Réserve", "reserve", 0}, Case{"Évora do Mar", "EVO", 0}, Case{"Évora do Mar", "evora do", 0},
        Case{"Évora do Mar", "mar", 1}, Case{"Évora do Mar", "mar evo", 1}, Case{"Saint-Élie", "elie", 1},
        Case{"Suivre l’eau", "eau", 1}, Case{"Suivre l'eau", "eau", 1}, Case{"Réseau", "eau", 2},
        Case{"Le réseau de l’eau", "eau", 1}, Case{"Réserve", "x", kNone},
        Case{"Évora do Mar", "mar x", kNone}, Case{"Cœur", "coeur", 0}, Case{"Lean", "lean  ", 0},
        Case{"", "a", kNone}}) {
    INFO(each.name << " for " << each.typed);
    CHECK(rankOfName(each.name, each.typed).value_or(kNone) == each.rank);
  }
}

TEST_CASE("nothing typed is answered by any name") {
  for (const char* typed : {"", " ", "   "}) CHECK(rankOfName("Lean", typed) == 0);
}

TEST_CASE("any bytes are accepted") {
  CHECK(rankOfName("\xff\xfe", "\xff") == 0);
  CHECK_FALSE(rankOfName("Lean", "\xc3"));
}
