// The messages and ready-made content inside the program, for the command and the native tests: they fetch
// nothing.
#pragma once

#include <string_view>

#include "core/text/catalogue.hpp"

namespace parcours {

/// A file of assets/library or assets/demo by its name (`topics.json`), or `fr.json`; empty when there is
/// none.
std::string_view embeddedFile(std::string_view name);

/// The merged messages of a language: what Catalogue::parse reads.
inline std::string_view embeddedMessages(Language language) {
  constexpr std::string_view kNames[] = {"fr.json", "en.json", "pt.json"};
  return embeddedFile(kNames[static_cast<int>(language)]);
}

}  // namespace parcours
