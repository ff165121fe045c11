#include "core/reports/handbook.hpp"

#include <nlohmann/json.hpp>

namespace parcours {
namespace {

using Json = nlohmann::json;

const Json& at(const Json& object, std::string_view member) {
  static const Json kNothing;
  const auto found = object.find(member);
  return found == object.end() ? kNothing : *found;
}

std::string textAt(const Json& object, std::string_view member) {
  const Json& value = at(object, member);
  return value.is_string() ? value.get<std::string>() : std::string();
}

std::vector<std::string> textsOf(const Json& list) {
  std::vector<std::string> texts;
  if (list.is_array())
    for (const Json& each : list) texts.push_back(each.is_string() ? each.get<std::string>() : std::string());
  return texts;
}

/// A row that is shorter than the columns would be read beyond its end: it is filled up.
void addTable(Report& report, const Json& block) {
  const auto columns = textsOf(at(block, "columns"));
  std::vector<std::vector<std::string>> rows;
  if (const Json& list = at(block, "rows"); list.is_array())
    for (const Json& row : list) {
      rows.push_back(textsOf(row));
      rows.back().resize(columns.size());
    }
  report.table(textAt(block, "table"), columns, std::move(rows));
}

}  // namespace

std::optional<Report> handbook(std::string_view json, Language language) {
  const Json all = Json::parse(json.begin(), json.end(), nullptr, /*allow_exceptions=*/false);
  const Json& own = at(all, code(language));
  const Json& blocks = at(own, "blocks");
  if (!blocks.is_array()) return std::nullopt;
  Report report;
  report.language = language;
  report.title = textAt(own, "title");
  report.subtitle = textAt(own, "subtitle");
  for (const Json& block : blocks) {
    if (block.contains("heading")) report.heading(textAt(block, "heading"));
    report.text(textAt(block, "text")).note(textAt(block, "note"));
    if (block.contains("list")) report.list(textAt(block, "list"), textsOf(at(block, "items")));
    if (block.contains("table")) addTable(report, block);
  }
  return report;
}

}  // namespace parcours
