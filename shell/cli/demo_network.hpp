// The fictional network that anyone may explore, built from its readable source as people would have built
// it.
#pragma once

#include <string_view>

#include "core/document/document.hpp"
#include "core/result.hpp"

namespace parcours {

/// The JSON texts of assets/demo and assets/library.
struct DemoSource {
  std::string_view demo, story, topics, domains, criteria, gates;
};

/// As they are built into the command and the tests.
DemoSource demoSource();

/// Plays the source's dates one after the other, as edits of its cities and its lead: rounds open, cities
/// answer, the rule recommends, people choose. The same source gives the same document; its id is a hash of
/// its content. Error badShape or badValue when the source says what cannot be done.
Result<Document> demoNetwork(const DemoSource& source);

}  // namespace parcours
