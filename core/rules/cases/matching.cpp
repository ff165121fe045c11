#include <algorithm>
#include <utility>

#include "core/rules/assignment.hpp"
#include "core/rules/cases/answers.hpp"
#include "core/rules/deferred_acceptance.hpp"

namespace parcours::rules {
namespace {

constexpr int kMostPlaces = 1'000'000;
constexpr int kLargestCost = 1'000'000'000;

std::vector<int> readCounts(CaseReader& reader, const char* key) {
  std::vector<int> counts;
  for (const auto& count : reader.elements(reader.member(reader.root(), key)))
    counts.push_back(reader.smallInteger(count, 0, kMostPlaces));
  return counts;
}

/// A row a city, a column a helper, null where the pair is impossible.
std::vector<std::vector<std::optional<int>>> readTable(CaseReader& reader, const CaseReader::Value& table,
                                                       std::size_t columns) {
  std::vector<std::vector<std::optional<int>>> rows;
  for (const auto& row : reader.elements(table)) {
    auto& values = rows.emplace_back();
    for (const auto& value : reader.elements(row, columns)) {
      values.emplace_back();
      if (!value.isNull()) values.back() = reader.smallInteger(value, -kLargestCost, kLargestCost);
    }
  }
  return rows;
}

bool lists(const std::vector<std::size_t>& preference, std::size_t other) {
  return std::find(preference.begin(), preference.end(), other) != preference.end();
}

std::vector<std::vector<std::size_t>> readPreferences(CaseReader& reader, const char* key,
                                                      std::size_t others) {
  std::vector<std::vector<std::size_t>> preferences;
  for (const auto& list : reader.elements(reader.member(reader.root(), key))) {
    auto& preference = preferences.emplace_back();
    for (const auto& other : reader.elements(list)) {
      const auto index =
          static_cast<std::size_t>(reader.integer(other, 0, static_cast<std::int64_t>(others) - 1));
      if (lists(preference, index)) reader.refuse(other, "each of the others once");
      preference.push_back(index);
    }
  }
  return preferences;
}

/// By mentee its mentor or null: pairs that list each other, within the places there are.
PeerMatching readMatching(CaseReader& reader, const CaseReader::Value& list, const PeerMarket& market) {
  PeerMatching matching;
  std::vector<int> left = market.capacity;
  for (const auto& match : reader.elements(list, market.menteePreferences.size())) {
    const std::size_t mentee = matching.size();
    matching.emplace_back();
    if (match.isNull()) continue;
    const auto mentor = static_cast<std::size_t>(
        reader.integer(match, 0, static_cast<std::int64_t>(market.capacity.size()) - 1));
    if (reader.error()) break;
    if (!lists(market.menteePreferences[mentee], mentor) ||
        !lists(market.mentorPreferences[mentor], mentee) || left[mentor]-- == 0)
      reader.refuse(match, "a mentor of the list, with a place");
    matching.back() = mentor;
  }
  return matching;
}

Json toJson(const std::vector<std::optional<std::size_t>>& choices) {
  Json values = Json::array();
  for (const auto& choice : choices) values.push_back(choice ? Json(*choice) : Json(nullptr));
  return values;
}

}  // namespace

Result<Json> answerExpertsMinCostFlow(const Json& input) {
  CaseReader reader(input);
  ExpertMarket market;
  market.demand = readCounts(reader, "city_demand");
  market.capacity = readCounts(reader, "expert_capacity");
  const auto cost = reader.member(reader.root(), "cost");
  market.cost = readTable(reader, cost, market.capacity.size());
  if (market.cost.size() != market.demand.size()) reader.refuse(cost, "a row a city");
  if (reader.error()) return tl::unexpected<Error>(*reader.error());

  const ExpertMatching matching = matchExperts(market);
  return Json{{"max_pairs", matching.pairs.size()},
              {"min_cost", static_cast<std::int64_t>(matching.cost)},
              {"lexmin_optimal_pairs", matching.pairs}};
}

Result<Json> answerLeximinAssignment(const Json& input) {
  CaseReader reader(input);
  const auto capacity = readCounts(reader, "mentor_capacity");
  const auto benefit = readTable(reader, reader.member(reader.root(), "benefit"), capacity.size());
  if (reader.error()) return tl::unexpected<Error>(*reader.error());

  const auto helpers = leximinAssignment(capacity, benefit);
  std::vector<int> received;
  for (std::size_t city = 0; city < helpers.size(); ++city)
    received.push_back(helpers[city] ? *benefit[city][*helpers[city]] : 0);
  std::sort(received.begin(), received.end());
  return Json{{"leximin_vector", received}, {"lexmin_assignment", toJson(helpers)}};
}

Result<Json> answerHospitalResidents(const Json& input) {
  CaseReader reader(input);
  PeerMarket market;
  market.capacity = readCounts(reader, "mentor_capacity");
  market.menteePreferences = readPreferences(reader, "mentee_prefs", market.capacity.size());
  market.mentorPreferences = readPreferences(reader, "mentor_prefs", market.menteePreferences.size());
  if (market.mentorPreferences.size() != market.capacity.size())
    reader.refuse(reader.member(reader.root(), "mentor_prefs"), "a list a mentor");
  if (reader.error()) return tl::unexpected<Error>(*reader.error());

  Json answer{{"mentee_optimal", toJson(menteeOptimal(market))},
              {"mentor_optimal", toJson(mentorOptimal(market))}};
  if (const auto given = reader.member(reader.root(), "matching"); !given.isNull()) {
    const PeerMatching matching = readMatching(reader, given, market);
    if (reader.error()) return tl::unexpected<Error>(*reader.error());
    answer["blocking_pairs"] = blockingPairs(market, matching);
  }
  return answer;
}

}  // namespace parcours::rules
