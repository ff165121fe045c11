#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

#include "core/rules/cases/answers.hpp"
#include "core/rules/topic_choice.hpp"

namespace parcours::rules {
namespace {

constexpr std::int64_t kMostCities = 10'000;
constexpr int kLargestInt = std::numeric_limits<int>::max();

/// A quarter of the case: its round, and the ids by which the case knows the round's topics.
struct Quarter {
  Round round;
  std::vector<std::int64_t> ids;
};

ChoiceSettings readSettings(CaseReader& reader) {
  const CaseReader::Value root = reader.root();
  ChoiceSettings settings;
  settings.levels.clear();
  for (const auto& level : reader.elements(reader.member(root, "levels")))
    settings.levels.push_back(reader.smallInteger(level, 1, kHighestNeed));
  settings.servedThreshold = reader.smallInteger(reader.member(root, "served_threshold"), 1, kHighestNeed);
  settings.guard.reset();
  if (const auto guard = reader.member(root, "guard"); !guard.isNull())
    settings.guard = reader.smallInteger(guard, 0, kLargestInt);
  const auto mode = reader.member(root, "mode");
  const std::string name = reader.text(mode);
  if (name != "ledger" && name != "plain") reader.refuse(mode, "ledger or plain");
  settings.mode = name == "plain" ? Mode::plain : Mode::ledger;
  if (!areSound(settings)) reader.refuse(root, "ascending levels, the lowest at most served_threshold");
  return settings;
}

/// Where in the case each topic of the round stands: topics in ascending order of their ids.
std::vector<std::size_t> readTopics(CaseReader& reader, const CaseReader::Value& topics, Quarter& quarter) {
  std::vector<std::pair<std::int64_t, int>> listed;
  for (const auto& topic : reader.elements(topics)) {
    const auto pair = reader.elements(topic, 2);
    if (pair.empty()) return {};
    listed.emplace_back(reader.integer(pair[0], INT64_MIN, INT64_MAX),
                        reader.smallInteger(pair[1], -kLargestInt, kLargestInt));
  }
  std::vector<std::size_t> places(listed.size());
  for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
  std::sort(places.begin(), places.end(),
            [&](std::size_t a, std::size_t b) { return listed[a] < listed[b]; });
  for (const std::size_t place : places) {
    if (!quarter.ids.empty() && quarter.ids.back() == listed[place].first)
      reader.refuse(topics, "each topic once");
    quarter.ids.push_back(listed[place].first);
    quarter.round.entered.push_back(listed[place].second);
  }
  return places;
}

Quarter readQuarter(CaseReader& reader, const CaseReader::Value& value, std::size_t cities) {
  Quarter quarter;
  const auto places = readTopics(reader, reader.member(value, "topics"), quarter);
  for (const auto& row : reader.elements(reader.member(value, "need"), cities)) {
    auto& needs = quarter.round.needs.emplace_back();
    if (row.isNull()) continue;
    const auto listed = reader.elements(row, places.size());
    if (reader.error()) break;
    needs.emplace();
    for (const std::size_t place : places)
      needs->push_back(reader.smallInteger(listed[place], 0, kHighestNeed));
  }
  return quarter;
}

Json toJson(const std::vector<TopicIndex>& topics, const Quarter& quarter) {
  Json ids = Json::array();
  for (const TopicIndex topic : topics) ids.push_back(quarter.ids[topic]);
  return ids;
}

template <class Values>
Json toTexts(const Values& values) {
  Json texts = Json::array();
  for (const Rational& value : values) texts.push_back(toText(value));
  return texts;
}

/// What each purse has carried so far: the form in which the literature keeps a ledger. `par` is what a purse
/// would carry if all had paid alike.
Json loads(const Ledger& ledger, const ChoiceSettings& settings, const Rational& par) {
  Json cities = Json::array();
  for (CityIndex city = 0; city < ledger.cityCount(); ++city) {
    std::vector<Rational> row;
    for (const int level : settings.levels) row.push_back(par - ledger.purse(city, level));
    cities.push_back(toTexts(row));
  }
  return cities;
}

/// Runs one quarter, moving the ledger and the par on.
Json answerQuarter(const Quarter& quarter, const ChoiceSettings& settings, Ledger& ledger, Rational& par) {
  const Certificate certificate = recommend(ledger, quarter.round, settings);
  Settled settled = settle(ledger, quarter.round, settings, certificate.winner);
  ledger = std::move(settled.ledger);
  const Settlement& account = settled.account;

  Json answer;
  answer["order"] = toJson(certificate.order, quarter);
  answer["eligible"] = toJson(certificate.eligible, quarter);
  answer["tied"] = toJson(certificate.tied, quarter);
  answer["guard_active"] = certificate.guard.active();
  answer["winner"] = nullptr;
  answer["level"] = nullptr;
  if (const auto winner = certificate.winner) {
    answer["winner"] = quarter.ids[*winner];
    answer["level"] = toText(Rational(par - *certificate.voiceLeft[*winner]));
    answer["active_voices"] = certificate.activePurses;
  }
  par += account.credit;
  answer["payments"] = toTexts(account.payments);
  answer["loads_after"] = loads(ledger, settings, par);
  answer["par_after"] = toText(par);
  if (settings.mode == Mode::ledger) answer["city_balance_after"] = toTexts(account.balancesAfter);
  answer["drought_after"] = account.droughtsAfter;
  return answer;
}

}  // namespace

Result<Json> answerGradedPhragmen(const Json& input) {
  CaseReader reader(input);
  const ChoiceSettings settings = readSettings(reader);
  const auto cities = reader.integer(reader.member(reader.root(), "cities"), 0, kMostCities);
  std::vector<Quarter> quarters;
  for (const auto& quarter : reader.elements(reader.member(reader.root(), "quarters")))
    quarters.push_back(readQuarter(reader, quarter, static_cast<std::size_t>(cities)));
  if (reader.error()) return tl::unexpected<Error>(*reader.error());

  Ledger ledger;
  Rational par = 0;
  Json answers = Json::array();
  for (const Quarter& quarter : quarters) answers.push_back(answerQuarter(quarter, settings, ledger, par));
  return Json{{"quarters", std::move(answers)}};
}

}  // namespace parcours::rules
