#include "core/reports/csv.hpp"

namespace parcours {
namespace {

std::string cell(const std::string& text) {
  constexpr std::string_view kFormulaSigns = "=+-@\t\r";
  std::string out;
  if (!text.empty() && kFormulaSigns.find(text.front()) != std::string_view::npos) out += '\'';
  out += text;
  if (out.find_first_of(",\"\r\n") == std::string::npos) return out;
  std::string quoted = "\"";
  for (const char c : out) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + '"';
}

void line(std::string& out, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) out.append(i == 0 ? "" : ",").append(cell(cells[i]));
  out += "\r\n";
}

}  // namespace

std::string toCsv(const Block& table) {
  std::string out;
  line(out, table.items);
  for (const auto& row : table.rows) line(out, row);
  return out;
}

}  // namespace parcours
