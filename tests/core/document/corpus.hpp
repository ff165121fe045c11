// The stored files of tests/corpus. Suites run with tests/ as the working directory.
#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>

namespace parcours::test {

/// The bytes of a file, named without its ending.
inline std::string readCorpus(const std::string& path) {
  std::ifstream file("corpus/" + path + ".json", std::ios::binary);
  CHECK(file.good());
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace parcours::test
