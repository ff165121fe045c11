// Tries stored inputs without a fuzzer: fuzz_replay TARGET FILE... ; each target's seeds, and whatever once
// broke it.
#include <cstdio>
#include <cstring>
#include <string>

#include "shell/cli/cli.hpp"
#include "tests/fuzz/targets.hpp"

int main(int argc, char** argv) {
  using Target = void (*)(std::string_view);
  const std::string_view name = argc > 1 ? argv[1] : "";
  const Target target = name == "import"    ? parcours::fuzz::importTarget
                        : name == "edit"    ? parcours::fuzz::editTarget
                        : name == "journal" ? parcours::fuzz::journalTarget
                                            : nullptr;
  if (target == nullptr || argc < 3) return std::fprintf(stderr, "usage: fuzz_replay TARGET FILE...\n"), 2;
  for (int i = 2; i < argc; ++i) {
    const auto bytes = parcours::cli::readFile(argv[i]);
    parcours::fuzz::require(bytes.has_value(), argv[i]);
    target(*bytes);
    // A part of each too: what is cut is the commonest damage.
    for (std::size_t part = 1; part < 8; ++part)
      target(std::string_view(*bytes).substr(0, bytes->size() * part / 8));
  }
  return 0;
}
