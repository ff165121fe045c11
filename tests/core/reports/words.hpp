// Messages for tests: each says what it is told, so that a test reads facts and no language's wording.
#pragma once

#include <doctest/doctest.h>

#include <string>

#include "core/text/catalogue.hpp"
#include "messages.hpp"

namespace parcours::test {

inline Catalogue factsOnly(Language language = Language::en) {
  std::string json = "[\"" + std::string(kMessages.fingerprint) + '"';
  for (std::size_t i = 0; i < kMessages.count; ++i)
    json += ",\"[{n}|{of}|{city}|{cities}|{text}|{topic}|{reason}|{contact}|{step}|{date}|{time}|{zone}]\"";
  auto parsed = Catalogue::parse(language, json + "]", kMessages);
  REQUIRE(parsed);
  return *parsed;
}

}  // namespace parcours::test
