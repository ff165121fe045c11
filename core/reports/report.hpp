// A report as its parts in reading order: written once, then shown on a page, as HTML to print, or as
// Markdown.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/catalogue.hpp"

namespace parcours {

struct Block {
  enum class Kind : std::uint8_t { heading, text, note, list, table };
  Kind kind = Kind::text;
  std::string text;                            ///< Of a heading, text or note; names a list or table.
  std::vector<std::string> items;              ///< Of a list; the columns of a table.
  std::vector<std::vector<std::string>> rows;  ///< Of a table; the first cell heads its row.
};

struct Report {
  Language language = Language::fr;
  std::string title, subtitle;
  std::vector<Block> blocks;

  Report& heading(std::string text);
  /// Nothing when the text is empty.
  Report& text(std::string text);
  Report& note(std::string text);
  /// Nothing when there are no items.
  Report& list(std::string name, std::vector<std::string> items);
  Report& table(std::string name, std::vector<std::string> columns,
                std::vector<std::vector<std::string>> rows);
};

/// One file that needs nothing else, and prints on one or two pages of A4.
std::string toHtml(const Report& report);
std::string toMarkdown(const Report& report);

}  // namespace parcours
