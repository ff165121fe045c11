#include "core/network/grid.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/document/canonical.hpp"
#include "core/network/draft.hpp"

namespace parcours {
namespace {

using nlohmann::json;

/// What a measurement keeps of a criterion: all that a rater reads.
bool isKept(std::string_view field) {
  const std::string_view name = field.substr(0, field.find('.'));
  return name == "title" || name == "question" || name == "levels" || name == "domain";
}

Criterion criterionOf(const View& view) {
  Criterion criterion{std::string(view.id()), {}};
  for (const Cell& cell : view.entity().cells)
    if (isKept(cell.field))
      if (std::string text = view.text(cell.field); !text.empty())
        criterion.texts[cell.field] = std::move(text);
  return criterion;
}

std::string toJson(const Criterion& criterion) {
  // `id` has its place among the other names: canonical JSON sorts them.
  auto members = criterion.texts;
  members["id"] = criterion.id;
  std::string object;
  for (const auto& [name, text] : members)
    object += (object.empty() ? "" : ",") + jsonString(name) + ':' + jsonString(text);
  return '{' + object + '}';
}

}  // namespace

std::string Criterion::text(std::string_view field) const {
  const auto found = texts.find(field);
  return found == texts.end() ? std::string() : found->second;
}

std::string Criterion::localized(std::string_view field, std::string_view language) const {
  for (const std::string_view each :
       {language, std::string_view("fr"), std::string_view("en"), std::string_view("pt")})
    if (std::string found = text(keyedName(field, each)); !found.empty()) return found;
  return text(field);
}

std::vector<std::string> Criterion::levels(std::string_view language) const {
  std::vector<std::string> lines;
  const std::string all = localized("levels", language);
  for (std::string_view rest = all; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    lines.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return lines;
}

const Criterion* Grid::find(std::string_view criterion) const {
  const auto found = std::find_if(criteria.begin(), criteria.end(),
                                  [&](const Criterion& each) { return each.id == criterion; });
  return found == criteria.end() ? nullptr : &*found;
}

std::vector<std::string> Grid::domains() const {
  std::vector<std::string> all;
  for (const Criterion& criterion : criteria) {
    const std::string domain = criterion.domain();
    if (std::find(all.begin(), all.end(), domain) == all.end()) all.push_back(domain);
  }
  return all;
}

Grid currentGrid(const Network& network) {
  Grid grid;
  for (const View& view : network.all("criterion")) grid.criteria.push_back(criterionOf(view));
  const auto domains = network.domains();
  const auto place = [&](const Criterion& criterion) {
    const auto found = std::find_if(domains.begin(), domains.end(),
                                    [&](const Domain& domain) { return domain.id() == criterion.domain(); });
    return found - domains.begin();
  };
  std::stable_sort(grid.criteria.begin(), grid.criteria.end(),
                   [&](const Criterion& a, const Criterion& b) { return place(a) < place(b); });
  return grid;
}

Grid parseGrid(std::string_view text) {
  const json value = json::parse(text, nullptr, false);
  Grid grid;
  const auto list = value.is_object() ? value.find("criteria") : value.end();
  if (list == value.end() || !list->is_array()) return grid;
  for (const json& object : *list) {
    if (!object.is_object()) continue;
    Criterion criterion;
    for (const auto& [name, each] : object.items()) {
      if (!each.is_string()) continue;
      (name == "id" ? criterion.id : criterion.texts[name]) = each.get<std::string>();
    }
    if (!criterion.id.empty()) grid.criteria.push_back(std::move(criterion));
  }
  grid.fixed = !grid.criteria.empty();
  return grid;
}

Grid gridOf(const Network& network, std::string_view measurement) {
  if (const auto view = network.get<View>(measurement)) {
    if (Grid kept = parseGrid(view->json("grid")); kept.fixed) return kept;
  }
  return currentGrid(network);
}

Edit fixGrid(const Network& network, std::string_view measurement) {
  std::string list;
  for (const Criterion& criterion : currentGrid(network).criteria)
    list += (list.empty() ? "" : ",") + toJson(criterion);
  return Draft(measurement, "measurement", kCommons).json("grid", "{\"criteria\":[" + list + "]}").take();
}

}  // namespace parcours
