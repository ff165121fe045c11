// Documents out of random numbers: valid ones, but as bad as a stranger may send them. Few writers and small
// counts, so that dots collide: one dot with two values, in two fields, contexts that claim too much.
#pragma once

#include <string>

#include "core/document/document.hpp"
#include "tests/core/document/random.hpp"

namespace parcours::test {

/// A value as canonical JSON.
std::string randomJson(Random& random, int depth = 3);
Entity randomEntity(Random& random);
Document randomDocument(Random& random);

}  // namespace parcours::test
