#include "core/rules/topic_choice.hpp"

#include <algorithm>
#include <iterator>

#include "core/rules/water_level.hpp"

namespace parcours::rules {
namespace {

using WaterLevels = std::vector<std::optional<WaterLevel>>;

/// The topics that leave the most voice among `topics`, in the order given.
std::vector<TopicIndex> fullest(const std::vector<TopicIndex>& topics, const WaterLevels& levels) {
  std::vector<TopicIndex> best;
  for (const TopicIndex topic : topics) {
    const int sign = best.empty() ? 0 : compare(*levels[topic], *levels[best.front()]);
    if (sign > 0) best.clear();
    if (sign >= 0) best.push_back(topic);
  }
  return best;
}

/// The best eligible topic other than the winner.
std::optional<TopicIndex> findRunnerUp(const Certificate& certificate, const WaterLevels& levels) {
  std::vector<TopicIndex> others = certificate.eligible;
  others.erase(std::remove(others.begin(), others.end(), *certificate.winner), others.end());
  if (others.empty()) return std::nullopt;
  return fullest(others, levels).front();
}

Rational toRational(const WaterLevel& level, const Ledger& ledger) {
  return fraction(level.left, ledger.whole() * level.payers);
}

}  // namespace

Certificate recommend(const Ledger& ledger, const Round& round, const ChoiceSettings& settings) {
  Ledger admitted = ledger;
  admitted.admit(round.needs.size());
  const std::vector<ActivePurse> active = activePurses(admitted, round, settings);

  Certificate certificate;
  certificate.activePurses = active.size();
  certificate.totalNeeds = totalNeeds(round);
  certificate.order = tieOrder(round, certificate.totalNeeds);
  certificate.guard = readGuard(admitted, round, settings);

  const WaterLevels levels = waterLevels(admitted, round, active);
  for (TopicIndex topic = 0; topic < round.topicCount(); ++topic) {
    certificate.voiceLeft.emplace_back();
    if (levels[topic]) certificate.voiceLeft[topic] = toRational(*levels[topic], admitted);
  }

  std::vector<TopicIndex> needed;
  std::copy_if(certificate.order.begin(), certificate.order.end(), std::back_inserter(needed),
               [&](TopicIndex topic) { return levels[topic].has_value(); });
  certificate.eligible = admissible(certificate.guard, needed);
  certificate.tied = fullest(certificate.eligible, levels);
  if (!certificate.tied.empty()) {
    certificate.winner = certificate.tied.front();
    certificate.runnerUp = findRunnerUp(certificate, levels);
  }
  if (certificate.tied.size() > 1)
    certificate.tieBreak =
        tieBreakBetween(round, certificate.totalNeeds, *certificate.winner, *certificate.runnerUp);
  return certificate;
}

Certificate choose(const Ledger& ledger, const Round& round, const ChoiceSettings& settings) {
  Certificate certificate = recommend(ledger, round, settings);
  certificate.ifFollowed = settle(ledger, round, settings, certificate.winner).account;
  return certificate;
}

WhyNot whyNot(const Certificate& certificate, const Round& round, const ChoiceSettings& settings,
              TopicIndex topic) {
  using Reason = WhyNot::Reason;
  const auto among = [topic](const std::vector<TopicIndex>& topics) {
    return std::find(topics.begin(), topics.end(), topic) != topics.end();
  };
  if (certificate.winner == topic) return {Reason::recommended, TieBreak::none, {}};
  if (!certificate.voiceLeft[topic]) return {Reason::notNeeded, TieBreak::none, {}};
  if (among(certificate.tied))
    return {Reason::tie, tieBreakBetween(round, certificate.totalNeeds, *certificate.winner, topic), {}};
  if (among(certificate.eligible)) return {Reason::lessVoice, TieBreak::none, {}};

  WhyNot kept{Reason::guard, TieBreak::none, {}};
  for (const CityIndex city : certificate.guard.late) {
    if (round.need(city, topic) < settings.servedThreshold) kept.lateUnserved.push_back(city);
  }
  return kept;
}

}  // namespace parcours::rules
