// Stored files: what one release wrote every later one opens, to the same hash; what was refused stays
// refused.
#include <doctest/doctest.h>

#include <string>

#include "core/document/canonical.hpp"
#include "core/document/import.hpp"
#include "tests/core/document/corpus.hpp"

namespace parcours::test {
namespace {

struct Accepted {
  const char* name;
  const char* hash;
};

constexpr Accepted kAccepted[] = {
    {"any-order", "052ef1576eecab66d8c9382d09a1cddef097234e0b1502659f9e03a2be7d0116"},
    {"byte-order-mark", "71e1439ce3cf6ea4cea82db5436bd73ba1aed65621083fdc23ea5090e2dfed79"},
    {"conflict-and-deletions", "84f942990540ceb5db2593d30a51800e0fee4d2089b8c4c08adb0123b426e4ea"},
    {"empty", "a4314b2e9ba8c95b91d5684690ceace6bff6cd45c44e0244dc52cd840df97673"},
    {"export-with-hash", "eadbf41432fa3bbf525edb6ed713ef4a2991e5c1e29d897ba1b89d42fae4e3eb"},
    {"newer-format", "5014fb874c8eddb599ceb98f3913c1edf2fc8c6d5448b9cfa03d5268ee8a30ba"},
    {"one-stamp-two-values", "e7578bd7a92dcb6c23d7935fa536735b2ce3057630bfd0553ed2453e7938193a"},
    {"release-0.1.0", "2d5580b5e58add63c925680cac520139d49a344bb840237cbe33055f1643a909"},
};

struct Refused {
  const char* name;
  ErrorCode code;
};

constexpr Refused kRefused[] = {
    {"badShape-control-in-id", ErrorCode::badShape},
    {"badShape-no-format", ErrorCode::badShape},
    {"badShape-no-values", ErrorCode::badShape},
    {"badShape-stamp-outside-context", ErrorCode::badShape},
    {"badUtf8-lone-surrogate", ErrorCode::badUtf8},
    {"badUtf8-overlong", ErrorCode::badUtf8},
    {"duplicateKey-in-value", ErrorCode::duplicateKey},
    {"duplicateKey-record", ErrorCode::duplicateKey},
    {"notInteger-beyond", ErrorCode::notInteger},
    {"notInteger-fraction", ErrorCode::notInteger},
    {"notInteger-huge", ErrorCode::notInteger},
    {"notJson-comment", ErrorCode::notJson},
    {"notJson-nan", ErrorCode::notJson},
    {"notJson-trailing", ErrorCode::notJson},
    {"notJson-utf16", ErrorCode::notJson},
    {"notJson-zero-byte", ErrorCode::notJson},
    {"otherFormat-list", ErrorCode::otherFormat},
    {"otherFormat-map", ErrorCode::otherFormat},
    {"tooDeep-27", ErrorCode::tooDeep},
    {"tooDeep-unclosed", ErrorCode::tooDeep},
    {"tooLarge-key", ErrorCode::tooLarge},
    {"truncated-empty", ErrorCode::truncated},
    {"truncated-in-text", ErrorCode::truncated},
};

}  // namespace

TEST_CASE("15 stored files open as they did when they were stored") {
  for (const auto& each : kAccepted) {
    const auto& name = each.name;
    const auto& hash = each.hash;
    CAPTURE(name);
    const auto imported = importDocument(readCorpus(std::string("accepted/") + name));
    CHECK(imported.has_value());
    if (imported) CHECK(documentHash(imported->document) == hash);
  }
}

TEST_CASE("20 stored faults are refused for the reason they bear in their names") {
  for (const auto& each : kRefused) {
    const auto& name = each.name;
    const auto& code = each.code;
    CAPTURE(name);
    const auto imported = importDocument(readCorpus(std::string("refused/") + name));
    CHECK_FALSE(imported.has_value());
    if (!imported) CHECK(static_cast<int>(imported.error().code) == static_cast<int>(code));
  }
}

}  // namespace parcours::test
