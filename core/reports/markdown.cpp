// Reports as Markdown, for those who paste them into a page or a message.
#include "core/reports/report.hpp"

namespace parcours {
namespace {

/// On one line, and without the signs that Markdown reads as its own.
std::string plain(std::string_view text) {
  constexpr std::string_view kSigns = "\\`*_[]<>|#";
  std::string out;
  for (const char c : text) {
    if (kSigns.find(c) != std::string_view::npos) out += '\\';
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
