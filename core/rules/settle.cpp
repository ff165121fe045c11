#include "core/rules/settle.hpp"

#include <cstddef>
#include <utility>

#include "core/rules/water_level.hpp"

namespace parcours::rules {
namespace {

/// The purses that receive voice this quarter.
std::vector<ActivePurse> creditedPurses(const std::vector<ActivePurse>& active, const Ledger& ledger,
                                        const ChoiceSettings& settings) {
  if (settings.mode == Mode::ledger) return active;
  std::vector<ActivePurse> all;
  for (CityIndex city = 0; city < ledger.cityCount(); ++city) {
    for (const int level : settings.levels) all.push_back({city, level});
  }
  return all;
}

/// Lowers the supporters' purses to the level and gives by city what was taken, in parts.
std::vector<Integer> pay(Ledger& ledger, const Round& round, const std::vector<ActivePurse>& active,
                         const Integer& level, TopicIndex topic) {
  std::vector<Integer> paid(ledger.cityCount());
  for (const ActivePurse& purse : active) {
    const PurseIndex index = Ledger::purseIndex(purse.city, purse.level);
    if (round.need(purse.city, topic) < purse.level || ledger.parts(index) <= level) continue;
    paid[purse.city] += ledger.parts(index) - level;
    ledger.setParts(index, level);
  }
  return paid;
}

void credit(Ledger& ledger, const std::vector<ActivePurse>& purses, const Integer& share) {
  for (const ActivePurse& purse : purses) {
    const PurseIndex index = Ledger::purseIndex(purse.city, purse.level);
    ledger.setParts(index, ledger.parts(index) + share);
  }
}

/// The smallest refinement in which both the level and an equal share among `purses` are whole parts.
Integer refinement(const Ledger& ledger, const WaterLevel& level, std::size_t purses) {
  using boost::multiprecision::gcd;
  const Integer payers = level.payers;
  const Integer forLevel = payers / gcd(payers, level.left);
  const Integer whole = ledger.whole() * forLevel;
  return forLevel * (purses / gcd(Integer(purses), whole));
}

void countWaiting(Ledger& ledger, const Round& round, const ChoiceSettings& settings, TopicIndex chosen) {
  for (CityIndex city = 0; city < round.needs.size(); ++city) {
    if (round.largestNeed(city) < settings.servedThreshold) continue;
    const bool served = round.need(city, chosen) >= settings.servedThreshold;
    ledger.setDrought(city, served ? 0 : ledger.drought(city) + 1);
  }
}

/// Pays for the topic and hands out the quarter's credit, when somebody needs the topic.
void payAndCredit(Settled& settled, const Round& round, const ChoiceSettings& settings,
                  const std::vector<ActivePurse>& active, TopicIndex topic) {
  Ledger& ledger = settled.ledger;
  const std::optional<WaterLevel> level = waterLevel(ledger, round, active, topic);
  if (!level) return;

  const Integer pieces = refinement(ledger, *level, active.size());
  ledger.refine(pieces);
  const Integer paidDownTo = level->left * pieces / level->payers;
  std::vector<Integer> paid = pay(ledger, round, active, paidDownTo, topic);
  credit(ledger, creditedPurses(active, ledger, settings), ledger.whole() / active.size());

  settled.account.credit = fraction(1, active.size());
  settled.account.payments = Shares(std::move(paid), ledger.whole());
}

}  // namespace

Settled settle(const Ledger& ledger, const Round& round, const ChoiceSettings& settings,
               std::optional<TopicIndex> chosen) {
  Settled settled{ledger, {}};
  settled.ledger.admit(round.needs.size());
  settled.account.balancesBefore = settled.ledger.balances();
  settled.account.payments = Shares(std::vector<Integer>(settled.ledger.cityCount()), 1);

  const std::vector<ActivePurse> active = activePurses(settled.ledger, round, settings);
  if (chosen && !active.empty()) {
    payAndCredit(settled, round, settings, active, *chosen);
    countWaiting(settled.ledger, round, settings, *chosen);
    settled.ledger.endQuarter();
  }

  settled.account.balancesAfter = settled.ledger.balances();
  for (CityIndex city = 0; city < settled.ledger.cityCount(); ++city)
    settled.account.droughtsAfter.push_back(settled.ledger.drought(city));
  return settled;
}

}  // namespace parcours::rules
