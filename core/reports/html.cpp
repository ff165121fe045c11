// Reports as HTML that needs nothing else: opened from a memory stick, sent by mail, printed.
#include "core/reports/report.hpp"

namespace parcours {
namespace {

constexpr std::string_view kStyle =
    "body{font:11pt/1.45 system-ui,sans-serif;max-width:46em;margin:2em auto;padding:0 1em;color:#1b1f24}"
    "h1{font-size:20pt;line-height:1.2;margin:0}h2{font-size:13pt;margin:1.2em 0 .3em;color:#155e4b;"
    "break-after:avoid}p,ul{margin:.3em 0}ul{padding-left:1.2em}li{margin:.15em 0}"
    ".sub,.note{color:#57606a}.note{border-left:3px solid #d0d7de;padding-left:.7em}"
    "table{border-collapse:collapse;width:100%;margin:.4em 0}th,td{text-align:left;vertical-align:top;"
    "padding:.3em .6em .3em 0;border-bottom:1px solid #d0d7de}thead th{color:#57606a;font-weight:600}"
    "tbody th{font-weight:600}tr{break-inside:avoid}@page{size:A4;margin:16mm}"
    "@media print{body{margin:0;max-width:none;font-size:10pt}}";

/// A line break stays one only where tags may stand: not in an attribute or the title.
std::string escaped(std::string_view text, std::string_view lineBreak = " ") {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\n':
        out += lineBreak;
        break;
      case '\r':
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string element(std::string_view tag, std::string_view text) {
  std::string out = "<";
  out.append(tag).append(">").append(escaped(text, tag == "title" ? " " : "<br>")).append("</");
  return out.append(tag.substr(0, tag.find(' '))).append(">");
}

std::string tableOf(const Block& block) {
  std::string out = "<table aria-label=\"" + escaped(block.text) + "\">\n<thead><tr>";
  for (const std::string& column : block.items) out += element("th scope=\"col\"", column);
  out += "</tr></thead>\n<tbody>\n";
  for (const auto& row : block.rows) {
    out += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) out += element(i == 0 ? "th scope=\"row\"" : "td", row[i]);
    out += "</tr>\n";
  }
  return out + "</tbody></table>\n";
}

std::string listOf(const Block& block) {
  std::string out = "<ul>\n";
  for (const std::string& item : block.items) out += element("li", item) + "\n";
  return out + "</ul>\n";
}

std::string blockOf(const Block& block) {
  switch (block.kind) {
    case Block::Kind::heading:
      return element("h2", block.text) + "\n";
    case Block::Kind::text:
      return element("p", block.text) + "\n";
    case Block::Kind::note:
      return element("p class=\"note\"", block.text) + "\n";
    case Block::Kind::list:
      return listOf(block);
    case Block::Kind::table:
      return tableOf(block);
  }
  return {};
}

}  // namespace

std::string toHtml(const Report& report) {
  std::string out = "<!doctype html>\n<html lang=\"";
  out.append(code(report.language)).append("\">\n<head>\n<meta charset=\"utf-8\">\n");
  out += "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n";
  out += element("title", report.title) + "\n<style>";
  out.append(kStyle).append("</style>\n</head>\n<body>\n<main>\n");
  out += element("h1", report.title) + "\n";
  if (!report.subtitle.empty()) out += element("p class=\"sub\"", report.subtitle) + "\n";
  for (const Block& block : report.blocks) out += blockOf(block);
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace parcours
