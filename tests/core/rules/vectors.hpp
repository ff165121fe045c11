// The reference vectors, and how a rule is held against them. Suites run with tests/ as the working
// directory.
#pragma once

#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/rules/cases.hpp"

namespace parcours::rules::test {

/// The cases of a vector file.
inline std::vector<nlohmann::json> vectorCases(const std::string& name) {
  std::ifstream file(std::string(PARCOURS_VECTORS) + "/" + name + ".json", std::ios::binary);
  REQUIRE_MESSAGE(file.good(), "cannot open the vectors of " << name);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
  REQUIRE(json.is_object());
  return json.at("cases").get<std::vector<nlohmann::json>>();
}

/// The rule's answer to a case.
inline nlohmann::json answer(std::string_view rule, const nlohmann::json& input) {
  const Result<std::string> text = runCase(rule, input.dump());
  REQUIRE_MESSAGE(text.has_value(), input.at("id") << " refused at " << text.error().place.path);
  return nlohmann::json::parse(*text, nullptr, false);
}

/// Floats of the references are only meant for display; everything else is exact.
inline bool agree(const nlohmann::json& ours, const nlohmann::json& theirs) {
  if (ours.is_number_float() || theirs.is_number_float())
    return ours.is_number() && theirs.is_number() &&
           std::abs(ours.get<double>() - theirs.get<double>()) < 1e-9;
  if (!ours.is_array() || !theirs.is_array() || ours.size() != theirs.size()) return ours == theirs;
  for (std::size_t i = 0; i < ours.size(); ++i) {
    if (!agree(ours[i], theirs[i])) return false;
  }
  return true;
}

/// Holds every answer of a rule against the vectors of its name: the answer's keys are taken out of the case
/// before the rule sees it. Gives the number of cases.
inline std::size_t checkVectors(const std::string& rule, const std::vector<std::string>& keys) {
  const auto cases = vectorCases(rule);
  for (const nlohmann::json& expected : cases) {
    CAPTURE(expected["id"]);
    nlohmann::json input = expected;
    for (const std::string& key : keys) input.erase(key);
    const nlohmann::json answered = answer(rule, input);
    CHECK(answered.size() == keys.size());
    for (const std::string& key : keys) {
      CAPTURE(key);
      CHECK_MESSAGE(agree(answered.at(key), expected.at(key)), answered.at(key)
                                                                   << " is not " << expected.at(key));
    }
  }
  return cases.size();
}

}  // namespace parcours::rules::test
