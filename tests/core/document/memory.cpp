#include "tests/core/document/memory.hpp"

#include <cstdlib>
#include <new>

// The address sanitizer has an allocator of its own, and looks at more than sizes.
#if defined(__SANITIZE_ADDRESS__)
#define PARCOURS_COUNTS 0
#else
#define PARCOURS_COUNTS 1
#endif

namespace parcours::test {
namespace {

std::size_t used = 0;
std::size_t most = 0;

#if PARCOURS_COUNTS
constexpr std::size_t kBefore = alignof(std::max_align_t);  // room for the size

void* take(std::size_t size) {
  void* block = std::malloc(size + kBefore);
  if (block == nullptr) std::abort();
  *static_cast<std::size_t*>(block) = size;
  used += size;
  if (used > most) most = used;
  return static_cast<char*>(block) + kBefore;
}

void give(void* at) {
  if (at == nullptr) return;
  void* block = static_cast<char*>(at) - kBefore;
  used -= *static_cast<std::size_t*>(block);
  std::free(block);
}
#endif

}  // namespace

Memory::Memory() : start_(used) { most = used; }

std::size_t Memory::peak() const { return most - start_; }

}  // namespace parcours::test

#if PARCOURS_COUNTS
void* operator new(std::size_t size) { return parcours::test::take(size); }
void* operator new[](std::size_t size) { return parcours::test::take(size); }
void operator delete(void* at) noexcept { parcours::test::give(at); }
void operator delete[](void* at) noexcept { parcours::test::give(at); }
void operator delete(void* at, std::size_t /*size*/) noexcept { parcours::test::give(at); }
void operator delete[](void* at, std::size_t /*size*/) noexcept { parcours::test::give(at); }
#endif
