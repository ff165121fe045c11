#include "core/journey/choice.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace parcours {
namespace {

/// The account of the rounds so far, while it is being replayed.
struct Replay {
  std::vector<std::string> cities;
  std::map<std::string, rules::CityIndex, std::less<>> numbers;
  rules::Ledger ledger;
  rules::Ledger beforeLast;
};

/// Gives numbers to cities that no round named before. A record's cities are sorted, so every device gives
/// the same.
void admitCities(Replay& state, const RoundRecord& record) {
  for (const std::string& city : record.cities) {
    if (state.numbers.emplace(city, state.cities.size()).second) state.cities.push_back(city);
  }
  state.ledger.admit(state.cities.size());
}

ReplayedRound replayOne(Replay& state, const Round& round, RoundRecord record) {
  ReplayedRound replayed;
  replayed.round = round.id();
  replayed.number = round.number();
  replayed.chosen = round.chosen();
  admitCities(state, record);
  replayed.cities = state.cities;
  const rules::Round needs = toRules(record, state.cities);
  replayed.certificate = rules::recommend(state.ledger, needs, record.settings);
  if (replayed.certificate.winner) replayed.recommended = record.topics[*replayed.certificate.winner];
  // Until people have chosen, the account says what the recommended topic would cost.
  const std::string& paid = replayed.chosen.empty() ? replayed.recommended : replayed.chosen;
  const auto topic = paid.empty() ? std::nullopt : std::optional(topicIndex(record, paid));
  rules::Settled settled = rules::settle(state.ledger, needs, record.settings, topic);
  state.beforeLast = state.ledger;
  replayed.certificate.ifFollowed =
      replayed.departs()
          ? rules::settle(state.ledger, needs, record.settings, replayed.certificate.winner).account
          : settled.account;
  if (!replayed.chosen.empty()) state.ledger = std::move(settled.ledger);
  replayed.account = std::move(settled.account);
  replayed.record = std::move(record);
  return replayed;
}

std::vector<Standing> standingsOf(const Network& network, const Replay& state) {
  std::vector<Standing> standings;
  for (const City& city : network.cities()) {
    Standing& standing = standings.emplace_back();
    standing.city = city.id();
    const auto number = state.numbers.find(city.id());
    if (number == state.numbers.end()) continue;
    standing.balance = state.ledger.balance(number->second);
    standing.wait = state.ledger.drought(number->second);
  }
  std::sort(standings.begin(), standings.end(),
            [](const Standing& a, const Standing& b) { return a.city < b.city; });
  return standings;
}

}  // namespace

rules::TopicIndex topicIndex(const RoundRecord& record, std::string_view topic) {
  const auto found = std::lower_bound(record.topics.begin(), record.topics.end(), topic);
  if (found == record.topics.end() || *found != topic) return rules::kUnlistedTopic;
  return static_cast<rules::TopicIndex>(found - record.topics.begin());
}

rules::Round toRules(const RoundRecord& record, const std::vector<std::string>& cities) {
  rules::Round round{record.entered, {}};
  round.needs.resize(cities.size());
  for (std::size_t city = 0; city < cities.size(); ++city) {
    const auto found = std::lower_bound(record.cities.begin(), record.cities.end(), cities[city]);
    if (found == record.cities.end() || *found != cities[city]) continue;
    const std::vector<int>& needs = record.needs[static_cast<std::size_t>(found - record.cities.begin())];
    if (!needs.empty()) round.needs[city] = needs;
  }
  return round;
}

Ledger replay(const Network& network) {
  Ledger result;
  Replay state;
  bool stopped = false;
  for (const Round& round : network.rounds()) {
    const bool inConflict = unsettled(round);
    if (!inConflict && round.state() != "closed") continue;
    std::optional<RoundRecord> record = inConflict ? std::nullopt : parseRoundRecord(round.json("record"));
    if (!record) {
      result.unsettled.emplace_back(round.id());
      stopped = true;
    }
    if (stopped) continue;
    result.rounds.push_back(replayOne(state, round, std::move(*record)));
    stopped = result.rounds.back().chosen.empty();
  }
  result.standings = standingsOf(network, state);
  result.beforeLast = std::move(state.beforeLast);
  return result;
}

const ReplayedRound* findRound(const Ledger& ledger, std::string_view round) {
  const auto found = std::find_if(ledger.rounds.begin(), ledger.rounds.end(),
                                  [&](const ReplayedRound& replayed) { return replayed.round == round; });
  return found == ledger.rounds.end() ? nullptr : &*found;
}

}  // namespace parcours
