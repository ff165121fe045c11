#include "core/journey/choice.hpp"

#include <algorithm>
#include <utility>

namespace parcours {
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

Replay::Reading Replay::readingOf(const Round& round) {
  Reading reading{std::string(round.id()), {}};
  for (const Cell& cell : round.entity().cells) {
    for (const std::string_view field : {"number", "state", "record", "chosen"})
      if (cell.field == field) reading.dots.push_back(cell.dot);
  }
  return reading;
}

void Replay::begin(const Network& network) {
  std::vector<Reading> now;
  for (const Round& round : network.rounds())
    if (unsettled(round) || round.state() == "closed") now.push_back(readingOf(round));
  const bool still =
      settled_ <= now.size() &&
      std::equal(now.begin(), now.begin() + static_cast<std::ptrdiff_t>(settled_), rounds_.begin());
  if (!still) *this = Replay();
  rounds_ = std::move(now);
  next_ = settled_;
  stopped_ = false;
  ledger_.rounds.resize(settled_);
  ledger_.unsettled.clear();
  if (done()) finish(network);
}

std::size_t Replay::step(const Network& network) {
  const Round round = *network.get<Round>(rounds_[next_++].round);
  auto record = unsettled(round) ? std::nullopt : parseRoundRecord(round.json("record"));
  if (!record) {
    ledger_.unsettled.emplace_back(round.id());
    stopped_ = true;
  }
  if (!stopped_ && round.chosen().empty()) {
    // It is computed again with every change, so it leaves no trace in the account.
    Account trial = account_;
    ledger_.rounds.push_back(replayOne(trial, round, std::move(*record)));
    ledger_.beforeLast = std::move(trial.ledger);
    stopped_ = true;
  } else if (!stopped_) {
    beforeSettled_ = account_.ledger;
    ledger_.rounds.push_back(replayOne(account_, round, std::move(*record)));
    settled_ = next_;
  }
  if (done()) finish(network);
  return round.json("record").size();
}

void Replay::finish(const Network& network) {
  if (ledger_.rounds.size() == settled_) ledger_.beforeLast = beforeSettled_;
  ledger_.standings.clear();
  for (const City& city : network.cities()) {
    Standing& standing = ledger_.standings.emplace_back();
    standing.city = city.id();
    const auto number = account_.numbers.find(city.id());
    if (number == account_.numbers.end()) continue;
    standing.balance = account_.ledger.balance(number->second);
    standing.wait = account_.ledger.drought(number->second);
  }
  std::sort(ledger_.standings.begin(), ledger_.standings.end(),
            [](const Standing& a, const Standing& b) { return a.city < b.city; });
}

/// Gives numbers to cities that no round named before. A record's cities are sorted, so every device gives
/// the same.
void Replay::admitCities(Account& account, const RoundRecord& record) {
  for (const std::string& city : record.cities) {
    if (account.numbers.emplace(city, account.cities.size()).second) account.cities.push_back(city);
  }
  account.ledger.admit(account.cities.size());
}

/// Explains one round, and moves the account on when people have chosen.
ReplayedRound Replay::replayOne(Account& account, const Round& round, RoundRecord record) {
  ReplayedRound replayed;
  replayed.round = round.id();
  replayed.number = round.number();
  replayed.chosen = round.chosen();
  admitCities(account, record);
  replayed.cities = account.cities;
  const rules::Round needs = toRules(record, account.cities);
  replayed.certificate = rules::recommend(account.ledger, needs, record.settings);
  if (replayed.certificate.winner) replayed.recommended = record.topics[*replayed.certificate.winner];
  // Until people have chosen, the account says what the recommended topic would cost.
  const std::string& paid = replayed.chosen.empty() ? replayed.recommended : replayed.chosen;
  const auto topic = paid.empty() ? std::nullopt : std::optional(topicIndex(record, paid));
  rules::Settled settled = rules::settle(account.ledger, needs, record.settings, topic);
  replayed.certificate.ifFollowed =
      replayed.departs()
          ? rules::settle(account.ledger, needs, record.settings, replayed.certificate.winner).account
          : settled.account;
  if (!replayed.chosen.empty()) account.ledger = std::move(settled.ledger);
  replayed.account = std::move(settled.account);
  replayed.record = std::move(record);
  return replayed;
}

Ledger replay(const Network& network) {
  Replay replay;
  replay.begin(network);
  while (!replay.done()) replay.step(network);
  return replay.ledger();
}

const ReplayedRound* findRound(const Ledger& ledger, std::string_view round) {
  const auto found = std::find_if(ledger.rounds.begin(), ledger.rounds.end(),
                                  [&](const ReplayedRound& replayed) { return replayed.round == round; });
  return found == ledger.rounds.end() ? nullptr : &*found;
}

}  // namespace parcours
