// CSV as RFC 4180 says, and no cell that a spreadsheet would run.
#include <doctest/doctest.h>

#include "core/reports/csv.hpp"
#include "tests/core/document/random.hpp"

using namespace parcours;

namespace {

/// Reads CSV as RFC 4180 has it; the reverse of the writer, without its apostrophes.
std::vector<std::vector<std::string>> readCsv(std::string_view text) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row;
  std::string cell;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"') {
        cell += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        cell += text[++i];
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      REQUIRE(cell.empty());
      quoted = true;
    } else if (c == ',') {
      row.push_back(std::move(cell));
      cell.clear();
    } else if (c == '\r') {
      REQUIRE(text.substr(i, 2) == "\r\n");
      ++i;
      row.push_back(std::move(cell));
      cell.clear();
      rows.push_back(std::move(row));
      row.clear();
    } else {
      REQUIRE(c != '\n');
      cell += c;
    }
  }
  CHECK_FALSE(quoted);
  CHECK(row.empty());
  return rows;
}

}  // namespace

TEST_SUITE("csv") {
  TEST_CASE("any cells are read back as they were, but none begins a formula") {
    constexpr std::string_view kPieces[] = {"=",  "+", "-", "@", "\t", "\r", "\n",
                                            "\"", ",", ";", "a", "é",  " ",  "'"};
    test::Random random(1);
    for (int run = 0; run < 500; ++run) {
      Block table{Block::Kind::table, "t", {}, {}};
      const std::uint32_t width = 1 + random.below(4);
      const auto cellAtRandom = [&] {
        std::string cell;
        for (std::uint32_t n = random.below(6); n > 0; --n) cell += kPieces[random.below(std::size(kPieces))];
        return cell;
      };
      for (std::uint32_t i = 0; i < width; ++i) table.items.push_back(cellAtRandom());
      for (std::uint32_t n = random.below(4); n > 0; --n) {
        auto& row = table.rows.emplace_back();
        for (std::uint32_t i = 0; i < width; ++i) row.push_back(cellAtRandom());
      }
      const auto read = readCsv(toCsv(table));
      REQUIRE(read.size() == table.rows.size() + 1);
      for (std::size_t r = 0; r < read.size(); ++r) {
        const auto& wanted = r == 0 ? table.items : table.rows[r - 1];
        REQUIRE(read[r].size() == width);
        for (std::size_t i = 0; i < width; ++i) {
          const bool formula =
              !wanted[i].empty() && std::string_view("=+-@\t\r").find(wanted[i][0]) != std::string_view::npos;
          CHECK(read[r][i] == (formula ? "'" : "") + wanted[i]);
        }
      }
    }
  }
}
