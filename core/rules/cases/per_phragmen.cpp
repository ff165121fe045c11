// Perpetual Phragmén as published: the topic choice with one purse a city, no ledger and no guard.
#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

#include "core/rules/agenda_fairness.hpp"
#include "core/rules/cases/answers.hpp"
#include "core/rules/topic_choice.hpp"

namespace parcours::rules {
namespace {

constexpr std::int64_t kMostVoters = 10'000;
constexpr int kApproved = 2;

const ChoiceSettings kSettings{{kApproved}, kApproved, std::nullopt, Mode::plain};

/// A round of the case: candidates are topics, in the order that breaks ties.
struct Vote {
  std::vector<std::int64_t> candidates;
  Round round;
};

Vote readVote(CaseReader& reader, const CaseReader::Value& value, std::size_t voters) {
  Vote vote;
  const auto candidates = reader.member(value, "candidates");
  for (const auto& candidate : reader.elements(candidates))
    vote.candidates.push_back(reader.integer(candidate, INT64_MIN, INT64_MAX));
  if (vote.candidates.empty()) reader.refuse(candidates, "at least one candidate");
  vote.round.entered.assign(vote.candidates.size(), 0);
  for (const auto& ballot : reader.elements(reader.member(value, "approvals"), voters)) {
    std::vector<int> needs(vote.candidates.size(), 0);
    for (const auto& approval : reader.elements(ballot)) {
      const auto found = std::find(vote.candidates.begin(), vote.candidates.end(),
                                   reader.integer(approval, INT64_MIN, INT64_MAX));
      if (found == vote.candidates.end()) {
        reader.refuse(approval, "one of the candidates");
      } else {
        needs[static_cast<std::size_t>(found - vote.candidates.begin())] = kApproved;
      }
    }
    vote.round.needs.emplace_back(std::move(needs));
  }
  return vote;
}

/// What the case remembers from round to round.
struct Course {
  Ledger ledger;
  Rational par = 0;  ///< What each would carry if all had paid alike.
  AgendaFairness fairness;
  Json winners = Json::array(), tied = Json::array(), loads = Json::array();
};

/// All candidates that might win, as listed; when nobody approves any, that is all of them.
std::vector<TopicIndex> coWinners(const Course& course, const Vote& vote) {
  std::vector<TopicIndex> tied = recommend(course.ledger, vote.round, kSettings).tied;
  if (tied.empty())
    for (TopicIndex topic = 0; topic < vote.candidates.size(); ++topic) tied.push_back(topic);
  std::sort(tied.begin(), tied.end());
  return tied;
}

void hold(Course& course, const Vote& vote) {
  Json tied = Json::array();
  const std::vector<TopicIndex> best = coWinners(course, vote);
  for (const TopicIndex topic : best) tied.push_back(vote.candidates[topic]);
  course.winners.push_back(vote.candidates[best.front()]);
  course.tied.push_back(std::move(tied));

  Settled settled = settle(course.ledger, vote.round, kSettings, best.front());
  course.ledger = std::move(settled.ledger);
  course.par += settled.account.credit;
  Json loads = Json::array();
  for (CityIndex voter = 0; voter < vote.round.needs.size(); ++voter)
    loads.push_back(toText(Rational(course.par - course.ledger.purse(voter, kApproved))));
  course.loads.push_back(std::move(loads));
  add(course.fairness, {vote.round, kApproved, std::vector<bool>(vote.round.needs.size(), true), best.front(),
                        settled.account.droughtsAfter});
}

/// The figures of agenda_fairness.hpp under the names of the reference.
void appendFairness(Json& answer, const AgendaFairness& fairness) {
  int served = 0;
  for (const char* key : {"satisfaction", "quota", "quota_compliant_rounds", "influence", "max_dry_spell"})
    answer[key] = Json::array();
  for (const CityFairness& voter : fairness.cities) {
    served += voter.served;
    answer["satisfaction"].push_back(voter.served);
    answer["quota"].push_back(toText(voter.quota));
    answer["quota_compliant_rounds"].push_back(voter.kept);
    answer["influence"].push_back(toText(voter.influence));
    answer["max_dry_spell"].push_back(voter.longestWait);
  }
  const int owed = std::max(fairness.owed, 1);
  answer["lower_quota_compliance"] = toText(fraction(fairness.kept, owed));
  answer["avg_satisfaction"] = toText(fraction(served, owed));
  answer["max_quota_deviation"] = toText(fairness.deviation);
  answer["gini_influence"] = toText(influenceGini(fairness));
}

}  // namespace

Result<Json> answerPerPhragmen(const Json& input) {
  CaseReader reader(input);
  const auto voters = reader.integer(reader.member(reader.root(), "voters"), 1, kMostVoters);
  std::vector<Vote> votes;
  for (const auto& round : reader.elements(reader.member(reader.root(), "rounds")))
    votes.push_back(readVote(reader, round, static_cast<std::size_t>(voters)));
  if (reader.error()) return tl::unexpected<Error>(*reader.error());

  Course course;
  for (const Vote& vote : votes) hold(course, vote);
  Json answer{{"winners", std::move(course.winners)},
              {"tied", std::move(course.tied)},
              {"weights_after", std::move(course.loads)}};
  appendFairness(answer, course.fairness);
  return answer;
}

}  // namespace parcours::rules
