#include "core/reports/report.hpp"

#include <utility>

namespace parcours {

Report& Report::heading(std::string words) {
  blocks.push_back({Block::Kind::heading, std::move(words), {}, {}});
  return *this;
}

Report& Report::text(std::string words) {
  if (!words.empty()) blocks.push_back({Block::Kind::text, std::move(words), {}, {}});
  return *this;
}

Report& Report::note(std::string words) {
  if (!words.empty()) blocks.push_back({Block::Kind::note, std::move(words), {}, {}});
  return *this;
}

Report& Report::list(std::string name, std::vector<std::string> items) {
  if (!items.empty()) blocks.push_back({Block::Kind::list, std::move(name), std::move(items), {}});
  return *this;
}

Report& Report::table(std::string name, std::vector<std::string> columns,
                      std::vector<std::vector<std::string>> rows) {
  if (!rows.empty())
    blocks.push_back({Block::Kind::table, std::move(name), std::move(columns), std::move(rows)});
  return *this;
}

}  // namespace parcours
