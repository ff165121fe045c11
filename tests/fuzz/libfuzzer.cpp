// The entry of one libFuzzer program: PARCOURS_TARGET names what it tries.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  parcours::fuzz::PARCOURS_TARGET({reinterpret_cast<const char*>(data), size});
  return 0;
}
