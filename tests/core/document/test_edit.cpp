// Writes: all or none, undo and restore as new writes, and deletion beside edits in every order.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <map>
#include <string>

#include "core/document/canonical.hpp"
#include "core/document/edit.hpp"
#include "core/document/import.hpp"
#include "tests/core/document/random_document.hpp"

namespace parcours::test {
namespace {

constexpr std::int64_t kNow = 1'700'000'100;

/// What a document shows: the value of every field that has one, and what is hidden.
std::map<std::string, std::string> shown(const Document& document) {
  std::map<std::string, std::string> all;
  for (const auto& [id, entity] : document.entities) {
    if (entity.hidden()) all[id] = "hidden";
    for (const Cell& cell : entity.cells) {
      const Cell* best = cell.field == kGone ? nullptr : entity.shown(cell.field);
      if (best != nullptr) all[id + "/" + cell.field] = best->json;
    }
  }
  return all;
}

/// Leaves out what is shown of one record.
void forget(std::map<std::string, std::string>& all, const std::string& id) {
  std::erase_if(all,
                [&](const auto& entry) { return entry.first == id || entry.first.starts_with(id + "/"); });
}

Write randomWrite(Random& random) {
  const std::array<const char*, 5> fields = {"a", "b", "c", "zz", "gone"};
  Write write{"e" + std::to_string(random.below(10)), "t", "commons", fields[random.below(5)],
              randomJson(random, 1)};
  return write;
}

/// True when one dot stands in two fields, as only a forged file has it. A write then gives the other value a
/// dot of its own, which may turn the order in which equal times are shown.
bool sharesDots(const Document& document) {
  return std::any_of(document.entities.begin(), document.entities.end(), [](const auto& entry) {
    std::map<Dot, std::string> fieldOf;
    const auto& cells = entry.second.cells;
    return std::any_of(cells.begin(), cells.end(), [&](const Cell& cell) {
      return fieldOf.try_emplace(cell.dot, cell.field).first->second != cell.field;
    });
  });
}

Document one(const char* json) {
  Document document{.network = "n", .entities = {}, .extra = {}};
  const Write write{"e", "t", "commons", "f", json};
  apply(document, {&write, 1}, {Writer{1}, kNow}).value();
  return document;
}

}  // namespace

TEST_CASE("a write replaces what was seen, and nothing else") {
  Document a = one("1");
  Document b = a;
  const Write write{"e", "", "", "f", "2"};
  CHECK(apply(a, {&write, 1}, {Writer{2}, kNow}).value() == std::vector<std::string>{"e"});
  CHECK(a.find("e")->values("f").size() == 1);
  const Write other{"e", "", "", "f", "3"};
  apply(b, {&other, 1}, {Writer{3}, kNow}).value();
  merge(a, b).value();
  CHECK(a.find("e")->values("f").size() == 2);
  const Write settled{"e", "", "", "f", "3"};
  apply(a, {&settled, 1}, {Writer{2}, kNow}).value();
  CHECK(a.find("e")->values("f").size() == 1);
  CHECK(a.find("e")->context.seen(Writer{2}) == 2);
}

TEST_CASE("writing what stands there changes nothing") {
  Document document = one("1");
  const std::string before = canonicalText(document);
  for (const char* field : {"f", "unset", "gone"}) {
    const Write same{"e", "", "", field, std::string_view(field) == "f" ? " 1 " : "null"};
    CHECK(apply(document, {&same, 1}, {Writer{2}, kNow}).value().empty());
  }
  CHECK(canonicalText(document) == before);
}

TEST_CASE("an edit with one bad write applies nothing") {
  const Write good{"e", "", "", "f", "2"};
  const std::string longName(200, 'x');
  const std::array bad = {
      std::pair(Write{"new", "", "commons", "f", "1"}, ErrorCode::unknownEntity),
      std::pair(Write{"new", "t", "", "f", "1"}, ErrorCode::unknownEntity),
      std::pair(Write{"new", "t", "ro\"om", "f", "1"}, ErrorCode::badShape),
      std::pair(Write{"", "t", "commons", "f", "1"}, ErrorCode::badShape),
      std::pair(Write{"é", "t", "commons", "f", "1"}, ErrorCode::badShape),
      std::pair(Write{"e", "", "", longName, "1"}, ErrorCode::badShape),
      std::pair(Write{"e", "", "", "f", "1.5"}, ErrorCode::notInteger),
      std::pair(Write{"e", "", "", "f", "{"}, ErrorCode::truncated),
      std::pair(Write{"e", "", "", "f", "x"}, ErrorCode::notJson),
      std::pair(Write{"e", "", "", "f", R"({"a":1,"a":2})"}, ErrorCode::duplicateKey),
  };
  for (const auto& [write, code] : bad) {
    Document document = one("1");
    const Document before = document;
    const std::array edit = {good, write, good};
    const auto applied = apply(document, edit, {Writer{2}, kNow});
    CHECK_FALSE(applied.has_value());
    if (!applied) CHECK(static_cast<int>(applied.error().code) == static_cast<int>(code));
    CHECK(document == before);
  }
}

TEST_CASE("a writer whose count is used up is refused before anything is written") {
  Document document = one("1");
  document.entities["e"].context.include(Writer{5}, kMaxWrites - 2);
  const std::array two = {Write{"e", "", "", "f", "2"}, Write{"e", "", "", "g", "2"}};
  const Document before = document;
  const auto applied = apply(document, two, {Writer{5}, kNow});
  CHECK_FALSE(applied.has_value());
  if (!applied) CHECK(applied.error().code == ErrorCode::badWriter);
  CHECK(document == before);
  CHECK(apply(document, {two.data(), 1}, {Writer{5}, kNow}).has_value());
}

TEST_CASE("what apply makes is a file that import takes") {
  Random random(20);
  for (int i = 0; i < 2'000; ++i) {
    Document document = randomDocument(random);
    const std::array edit = {randomWrite(random), randomWrite(random), randomWrite(random)};
    CHECK(apply(document, edit, {Writer{9}, kNow}).has_value());
    const auto imported = importDocument(canonicalText(document));
    CHECK(imported.has_value());
    if (imported) CHECK(imported->document == document);
  }
}

TEST_CASE("an implausible clock is kept as zero") {
  for (const std::int64_t seconds :
       {std::int64_t{-1}, std::int64_t{1'577'836'799}, std::int64_t{4'102'444'800}}) {
    Document document = one("1");
    const Write write{"e", "", "", "f", "2"};
    CHECK(apply(document, {&write, 1}, {Writer{9}, seconds}).has_value());
    CHECK(document.find("e")->shown("f")->seconds == 0);
  }
  CHECK(plausibleSeconds(1'577'836'800) == 1'577'836'800);
  CHECK(plausibleSeconds(4'102'444'799) == 4'102'444'799);
}

TEST_CASE("a settled conflict stays settled, though a forged file held its dot in two fields") {
  Document document = one("1");
  Entity& entity = document.entities["e"];
  entity.cells.push_back({"g", entity.cells[0].dot, 0, "7"});
  const Document forged = document;
  const Write write{"e", "", "", "f", "2"};
  CHECK(apply(document, {&write, 1}, {Writer{9}, kNow}).has_value());
  Document elsewhere = forged;
  CHECK(merge(elsewhere, document).has_value());
  CHECK(elsewhere == document);
  CHECK(elsewhere.find("e")->values("f").size() == 1);
  CHECK(elsewhere.find("e")->shown("f")->json == "2");
  CHECK(elsewhere.find("e")->shown("g")->json == "7");
}

TEST_CASE("undo shows again what was shown, as new writes") {
  Random random(21);
  for (int i = 0; i < 5'000; ++i) {
    const Document before = randomDocument(random);
    Document document = before;
    const std::array edit = {randomWrite(random), randomWrite(random), randomWrite(random)};
    apply(document, edit, {Writer{8}, kNow}).value();
    const Document edited = document;
    const Edit undo = inverse(before, edit);
    apply(document, undo, {Writer{9}, kNow + 1}).value();
    auto expected = shown(before);
    auto now = shown(document);
    // A record the edit created is hidden again, its content kept.
    for (const auto& [id, entity] : document.entities) {
      if (before.find(id) != nullptr) continue;
      CHECK(entity.hidden());
      forget(now, id);
    }
    if (!sharesDots(before)) CHECK(now == expected);
    // It is a write like another: the edited state, met again, brings nothing back.
    const std::string text = canonicalText(document);
    merge(document, edited).value();
    CHECK(canonicalText(document) == text);
  }
}

TEST_CASE("undoing a settlement puts all values of the conflict back, the shown one still shown") {
  Document document = one("1");
  Document other = document;
  const Write here{"e", "", "", "f", "2"};
  const Write there{"e", "", "", "f", "null"};
  apply(document, {&here, 1}, {Writer{2}, kNow + 1}).value();
  apply(other, {&there, 1}, {Writer{3}, kNow}).value();
  merge(document, other).value();
  REQUIRE(document.find("e")->conflicted("f"));
  const Write settled{"e", "", "", "f", "3"};
  const Edit undo = inverse(document, {&settled, 1});
  apply(document, {&settled, 1}, {Writer{4}, kNow + 2}).value();
  REQUIRE_FALSE(document.find("e")->conflicted("f"));
  apply(document, undo, {Writer{5}, kNow + 3}).value();
  CHECK(document.find("e")->values("f").size() == 2);
  CHECK(document.find("e")->conflicted("f"));
  CHECK(document.find("e")->shown("f")->json == "2");
}

TEST_CASE("restoring shows an old version again, and others receive it") {
  Random random(22);
  for (int i = 0; i < 5'000; ++i) {
    const Document then = randomDocument(random);
    const Document now = randomDocument(random);
    Document document = now;
    apply(document, restore(now, then), {Writer{9}, 1'900'000'000}).value();
    Document elsewhere = now;
    merge(elsewhere, document).value();
    CHECK(elsewhere == document);
    auto restored = shown(document);
    for (const auto& [id, entity] : document.entities) {
      const Entity* old = then.find(id);
      if (old == nullptr) {
        CHECK(entity.hidden());
        forget(restored, id);
        continue;
      }
      for (const Cell& cell : entity.cells) {
        if (cell.field != kGone && !old->conflicted(cell.field)) CHECK_FALSE(entity.conflicted(cell.field));
      }
    }
    if (sharesDots(now)) continue;
    CHECK(restored == shown(then));
    CHECK(restore(document, then).empty());
  }
}

TEST_CASE("43 merging an old version restores nothing: that is why restore writes") {
  const Document then = one("1");
  Document now = then;
  const Write write{"e", "", "", "f", "2"};
  apply(now, {&write, 1}, {Writer{2}, kNow}).value();
  const std::string text = canonicalText(now);
  merge(now, then).value();
  CHECK(canonicalText(now) == text);
}

namespace {

/// Two devices with one record; knows apart from the document what each deletion saw.
struct Pair {
  std::array<Document, 2> devices;
  std::array<std::bitset<16>, 2> known;  // writes that reached the device
  std::array<std::bitset<16>, 16> saw;   // of each write: what its device knew
  std::array<char, 16> kind{};           // e: edit, d: deletion, b: taking back
  std::array<std::bitset<16>, 16> replaced;
  std::size_t writes = 0;

  Pair() {
    devices[0] = one("0");
    devices[1] = devices[0];
  }

  void write(std::size_t device, char what) {
    Write write{"e", "", "", what == 'e' ? "f" : "gone", what == 'b' ? "null" : std::to_string(writes + 1)};
    const auto touched = apply(devices[device], {&write, 1}, {Writer{10 + device}, kNow});
    if (!touched || touched->empty()) return;
    for (std::size_t i = 0; i < writes; ++i) {
      if (known[device].test(i) && (kind[i] == 'e') == (what == 'e')) replaced[writes].set(i);
    }
    saw[writes] = known[device];
    kind[writes] = what;
    known[device].set(writes++);
  }

  void send(std::size_t from, std::size_t to) {
    merge(devices[to], devices[from]).value();
    known[to] |= known[from];
  }

  /// True when a deletion that stands saw every edit that stands.
  [[nodiscard]] bool shouldHide() const {
    std::bitset<16> gone;
    for (std::size_t i = 0; i < writes; ++i) gone |= replaced[i];
    for (std::size_t d = 0; d < writes; ++d) {
      if (kind[d] != 'd' || gone.test(d)) continue;
      bool sawAll = true;
      for (std::size_t e = 0; e < writes; ++e) {
        if (kind[e] == 'e' && !gone.test(e) && !saw[d].test(e)) sawAll = false;
      }
      if (sawAll) return true;
    }
    return false;
  }
};

}  // namespace

TEST_CASE("12 deletion, taking back and edits on two devices, all interleavings to depth five") {
  std::size_t wrong = 0;
  std::size_t runs = 0;
  for (std::uint32_t code = 0; code < 8 * 8 * 8 * 8 * 8; ++code) {
    Pair pair;
    std::uint32_t rest = code;
    for (int step = 0; step < 5; ++step, rest /= 8) {
      const std::size_t device = rest % 2;
      switch (rest % 8 / 2) {
        case 0:
          pair.write(device, 'd');
          break;
        case 1:
          pair.write(device, 'e');
          break;
        case 2:
          pair.write(device, 'b');
          break;
        default:
          pair.send(device, 1 - device);
      }
    }
    pair.send(0, 1);
    pair.send(1, 0);
    const Entity& entity = *pair.devices[0].find("e");
    ++runs;
    if (!(pair.devices[0] == pair.devices[1]) || entity.hidden() != pair.shouldHide()) ++wrong;
  }
  CHECK(runs == 32'768);
  CHECK(wrong == 0);
}

}  // namespace parcours::test
