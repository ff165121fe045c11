// Reports as Markdown, for those who paste them into a page or a message.
#include <algorithm>

#include "core/reports/report.hpp"

namespace parcours {
namespace {

/// How much of a text would begin a list: a bullet, or a number before its dot.
std::size_t beforeListSign(std::string_view text) {
  const std::size_t sign = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view signs = sign == 0 ? "-+=~" : ".)";
  return sign < text.size() && signs.find(text[sign]) != std::string_view::npos ? sign : text.size();
}

/// On one line, and without the signs that Markdown reads as its own.
std::string plain(std::string_view text) {
  constexpr std::string_view kSigns = "\\`*_[]<>|#&";
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  const std::size_t list = beforeListSign(text);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (i == list || kSigns.find(c) != std::string_view::npos) out += '\\';
    if (c != '\r') out += c == '\n' ? ' ' : c;
  }
  return out;
}

std::string rowOf(const std::vector<std::string>& cells) {
  std::string out = "|";
  for (const std::string& cell : cells) out += ' ' + plain(cell) + " |";
  return out + '\n';
}

std::string tableOf(const Block& block) {
  std::string out = rowOf(block.items) + '|';
  for (std::size_t i = 0; i < block.items.size(); ++i) out += " --- |";
  out += '\n';
  for (const auto& row : block.rows) out += rowOf(row);
  return out;
}

}  // namespace

std::string toMarkdown(const Report& report) {
  std::string out = "# " + plain(report.title) + '\n';
  if (!report.subtitle.empty()) out += '\n' + plain(report.subtitle) + '\n';
  for (const Block& block : report.blocks) {
    out += '\n';
    switch (block.kind) {
      case Block::Kind::heading:
        out += "## " + plain(block.text) + '\n';
        break;
      case Block::Kind::text:
        out += plain(block.text) + '\n';
        break;
      case Block::Kind::note:
        out += "> " + plain(block.text) + '\n';
        break;
      case Block::Kind::list:
        for (const std::string& item : block.items) out += "- " + plain(item) + '\n';
        break;
      case Block::Kind::table:
        out += tableOf(block);
        break;
    }
  }
  return out;
}

}  // namespace parcours
