// Commands at random, and what a person would see of a network: for properties of undo, tabs and storage.
#pragma once

#include <string>
#include <vector>

#include "tests/shell/app/device.hpp"
#include "tests/shell/app/random.hpp"

namespace parcours::test {

/// All values shown, one a line; writers' labels aside. Hidden entities show nothing, cleared fields are not
/// set.
inline std::string shownValues(const Document& document) {
  std::string text;
  for (const auto& [id, entity] : document.entities) {
    if (entity.type == "writer" || entity.hidden()) continue;
    std::string last;
    for (const Cell& cell : entity.cells) {
      if (cell.field == last || cell.field == kGone) continue;
      last = cell.field;
      if (const Cell* shown = entity.shown(cell.field); shown != nullptr && shown->json != "null")
        text += id + ' ' + cell.field + ' ' + shown->json + '\n';
    }
  }
  return text;
}

/// Does one command that a person could do: a new city, a rename, typing in bursts, a removal, a return from
/// the trash.
inline void randomCommand(Tab& tab, Random& random, const std::string& tag) {
  App& app = tab.app;
  const std::vector<City> cities = app.network().cities();
  const std::size_t kind = cities.empty() ? 0 : random.below(6);
  const std::string value = "\"" + tag + std::to_string(random.below(1'000'000)) + "\"";
  if (kind == 0) {
    app.run(Msg::cities_did_add,
            addCity(app.session().newId(), value.substr(1, value.size() - 2), "Exemplie", {"fr"}));
    return;
  }
  const std::string id(cities[random.below(cities.size())].id());
  if (kind == 1) app.run(Msg::city_did_edit, {{id, "", "", "name", value}});
  if (kind == 2) app.run(Msg::city_did_edit, {{id, "", "", "challenge", value}}, false, "typing " + id);
  if (kind == 3) app.run(Msg::city_did_edit, {{id, "", "", "country", random.chance(30) ? "null" : value}});
  if (kind == 4) app.run(Msg::city_did_remove, remove(id));
  if (kind == 5) {
    for (const auto& [other, entity] : app.network().document().entities)
      if (entity.hidden() && random.chance(50)) {
        const std::string back = other;
        app.run(Msg::city_did_keep, takeBack(back));
        break;
      }
  }
}

}  // namespace parcours::test
