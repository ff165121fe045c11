// No view ranks cities: wherever they stand in a list, a table or across a heat map, they stand in the order
// of their names, whatever they were rated; and nothing adds a city's ratings up.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "core/network/baseline.hpp"
#include "core/network/draft.hpp"
#include "core/network/levels.hpp"
#include "tests/shell/pages/desk.hpp"
#include "tests/shell/pages/states.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

std::vector<Route> allRoutes(const Network& network) {
  std::vector<Route> all;
  for (int page = 0; page <= static_cast<int>(PageName::more); ++page)
    all.push_back({static_cast<PageName>(page), {}});
  for (const auto& [type, pages] : std::map<std::string, std::vector<PageName>>{
           {"city", {PageName::city, PageName::profile, PageName::rate, PageName::phases}},
           {"topic", {PageName::topic}},
           {"round", {PageName::history, PageName::round}},
           {"quarter", {PageName::quarter, PageName::guide, PageName::digest}},
           {"session", {PageName::session}},
           {"domain", {PageName::domain}},
           {"measurement", {PageName::grid}}}) {
    const auto views = network.all(type);
    for (std::size_t i = 0; i < views.size() && i < 2; ++i)
      for (const PageName page : pages) all.push_back({page, std::string(views[i].id())});
  }
  return all;
}

/// The place of a city in the order of names; -1 for other words.
using Places = std::map<std::string, int>;

Places placesOf(const Network& network) {
  Places places;
  std::set<std::string> twice;
  for (const City& city : network.cities()) {
    const int place = static_cast<int>(places.size());
    if (city.name().empty() || !places.emplace(city.name(), place).second) twice.insert(city.name());
  }
  for (const std::string& name : twice) places.erase(name);  // namesakes tell nothing
  return places;
}

/// The cities that head the rows, or stand over the columns, of every list and table; by container.
std::map<ui::Id, std::vector<int>> orders(const std::vector<ui::Record>& records, const Places& places) {
  std::map<ui::Id, const ui::Record*> byId;
  for (const ui::Record& record : records) byId[record.id] = &record;
  std::map<ui::Id, std::vector<int>> found;
  std::set<ui::Id> headed;  // rows whose first words were read
  for (const ui::Record& record : records) {
    const auto place = places.find(record.name);
    if (record.role == ui::Role::columnheader && place != places.end())
      found[record.parent].push_back(place->second);
    const bool words = record.role == ui::Role::text || record.role == ui::Role::link ||
                       record.role == ui::Role::rowheader || record.role == ui::Role::heading;
    if (!words || record.name.empty()) continue;
    const ui::Record* row = &record;
    while (row != nullptr && row->role != ui::Role::listitem && row->role != ui::Role::row) {
      const auto up = byId.find(row->parent);
      row = up == byId.end() ? nullptr : up->second;
    }
    if (row == nullptr || !headed.insert(row->id).second || place == places.end()) continue;
    found[row->parent].push_back(place->second);
  }
  return found;
}

}  // namespace

TEST_CASE("no page in any state ranks cities") {
  std::size_t seen = 0;
  for (const NetworkState& state : networkStates()) {
    INFO(state.name);
    Desk desk;
    for (const char* name : {"topics.json", "domains.json", "criteria.json", "gates.json"})
      desk.device.site["content/" + std::string(name)] = std::string(embeddedFile(name));
    desk.open("reseau.json", state.file);
    REQUIRE(desk.app().hasNetwork());
    desk.app().setWho({RoleOfPerson::lead, {}, "Awa"});
    const Places places = placesOf(desk.network());
    for (const Route& route : allRoutes(desk.network())) {
      INFO(toFragment(route));
      if (route.page == PageName::changes) continue;  // in the order of time
      desk.show(route.page, route.id);
      for (const auto& [container, order] : orders(desk.page.records(), places)) {
        seen += order.size() > 1 ? 1 : 0;
        CHECK(std::is_sorted(order.begin(), order.end()));
      }
    }
  }
  CHECK(seen > 50);
}

TEST_CASE("what cities were rated moves none of them, and no page adds it up") {
  std::vector<std::vector<std::string>> orderOf;
  for (const bool firstIsHigh : {true, false}) {
    Desk desk;
    desk.begin();
    std::vector<std::string> cities;
    for (const char* name : {"Belmar", "Ancora", "Dune", "Calme"}) cities.push_back(desk.tab.addCity(name));
    for (int d = 0; d < 9; ++d) {
      const std::string n = std::to_string(d);
      desk.app().run(Msg::baseline_did_take,
                     Draft("d" + n, "domain", kCommons).text("title.fr", "D" + n).take());
      desk.app().run(
          Msg::baseline_did_take,
          Draft("k" + n, "criterion", kCommons).text("title.fr", "K" + n).text("domain", "d" + n).take());
    }
    for (int c = 0; c < 4; ++c)
      for (int d = 0; d < 9; ++d)
        for (const std::string_view object : kBaselineObjects)
          desk.app().run(Msg::baseline_did_rate,
                         rate(desk.network(), {cities[static_cast<std::size_t>(c)], object, "Awa"},
                              "k" + std::to_string(d), firstIsHigh ? 4 - c : 1 + c, "2024-10-04"));
    std::set<std::string> sums;
    for (int step = 1; step <= 4; ++step) sums.insert(std::to_string(step * 25 * 9));
    std::vector<std::string> names;
    for (const PageName page : {PageName::baseline, PageName::cities, PageName::domain, PageName::phases,
                                PageName::home, PageName::rate, PageName::profile}) {
      const bool ofCity = page == PageName::profile || page == PageName::rate;
      desk.show(page, page == PageName::domain ? "d0"
                      : ofCity                 ? std::string_view(cities[0])
                                               : std::string_view());
      for (const ui::Record& record : desk.page.records()) {
        CHECK_FALSE(sums.contains(record.name));
        for (const char* name : {"Belmar", "Ancora", "Dune", "Calme"})
          if (record.name == name) names.push_back(record.name);
      }
    }
    CHECK(names.size() > 12);
    orderOf.push_back(std::move(names));
  }
  CHECK(orderOf[0] == orderOf[1]);
}
