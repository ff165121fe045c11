#include "core/reports/participation.hpp"

#include "core/journey/progress.hpp"
#include "core/text/labels.hpp"
#include "messages.hpp"

namespace parcours {

Block participationTable(const Network& network, std::string_view quarter, const Catalogue& t) {
  Block table{Block::Kind::table, t(Msg::quarter_participation), {t(Msg::form_city)}, {}};
  for (const std::string_view way : kWayNames) table.items.push_back(choiceLabel(t, "way", way));
  for (const Participation& one : participation(network, quarter)) {
    std::vector<std::string>& row = table.rows.emplace_back();
    const auto city = network.get<City>(one.city);
    row.push_back(city && !city->name().empty() ? city->name() : t(Msg::result_unknown_city));
    for (const std::string_view way : kWayNames) {
      const auto found = one.byWay.find(way);
      row.push_back(std::to_string(found == one.byWay.end() ? 0 : found->second));
    }
  }
  return table;
}

}  // namespace parcours
