#include "core/rules/deferred_acceptance.hpp"

#include <algorithm>
#include <set>

namespace parcours::rules {
namespace {

/// By person, by other side: the other's place in the person's list, from 0; none when not listed.
using Ranks = std::vector<std::vector<std::optional<std::size_t>>>;

Ranks ranks(const std::vector<std::vector<std::size_t>>& preferences, std::size_t others) {
  Ranks all(preferences.size(), std::vector<std::optional<std::size_t>>(others));
  for (std::size_t person = 0; person < preferences.size(); ++person) {
    for (std::size_t rank = 0; rank < preferences[person].size(); ++rank)
      all[person][preferences[person][rank]] = rank;
  }
  return all;
}

/// A place taken: the rank the mentor gives its mentee, and the mentee. The worst is last.
using Taken = std::set<std::pair<std::size_t, std::size_t>>;

}  // namespace

PeerMatching menteeOptimal(const PeerMarket& market) {
  const std::size_t mentees = market.menteePreferences.size();
  const Ranks mentorRanks = ranks(market.mentorPreferences, mentees);
  std::vector<Taken> taken(market.mentorPreferences.size());
  std::vector<std::size_t> nextProposal(mentees, 0);
  PeerMatching matching(mentees);
  std::vector<std::size_t> looking;
  for (std::size_t mentee = mentees; mentee > 0; --mentee) looking.push_back(mentee - 1);

  while (!looking.empty()) {
    const std::size_t mentee = looking.back();
    if (nextProposal[mentee] == market.menteePreferences[mentee].size()) {
      looking.pop_back();
      continue;
    }
    const std::size_t mentor = market.menteePreferences[mentee][nextProposal[mentee]++];
    const auto rank = mentorRanks[mentor][mentee];
    if (!rank || market.capacity[mentor] == 0) continue;
    Taken& places = taken[mentor];
    if (places.size() == static_cast<std::size_t>(market.capacity[mentor])) {
      const auto worst = std::prev(places.end());
      if (worst->first < *rank) continue;
      matching[worst->second].reset();
      looking.back() = worst->second;
      places.erase(worst);
    } else {
      looking.pop_back();
    }
    places.emplace(*rank, mentee);
    matching[mentee] = mentor;
  }
  return matching;
}

PeerMatching mentorOptimal(const PeerMarket& market) {
  const std::size_t mentors = market.mentorPreferences.size();
  const Ranks menteeRanks = ranks(market.menteePreferences, mentors);
  std::vector<std::size_t> nextProposal(mentors, 0);
  std::vector<int> places = market.capacity;
  PeerMatching matching(market.menteePreferences.size());
  std::vector<std::size_t> looking;
  for (std::size_t mentor = mentors; mentor > 0; --mentor) looking.push_back(mentor - 1);

  while (!looking.empty()) {
    const std::size_t mentor = looking.back();
    if (places[mentor] == 0 || nextProposal[mentor] == market.mentorPreferences[mentor].size()) {
      looking.pop_back();
      continue;
    }
    const std::size_t mentee = market.mentorPreferences[mentor][nextProposal[mentor]++];
    const auto rank = menteeRanks[mentee][mentor];
    if (!rank) continue;
    if (const auto rival = matching[mentee]) {
      if (*menteeRanks[mentee][*rival] < *rank) continue;
      ++places[*rival];
      looking.push_back(*rival);
    }
    --places[mentor];
    matching[mentee] = mentor;
  }
  return matching;
}

std::vector<std::pair<std::size_t, std::size_t>> blockingPairs(const PeerMarket& market,
                                                               const PeerMatching& matching) {
  const Ranks menteeRanks = ranks(market.menteePreferences, market.mentorPreferences.size());
  const Ranks mentorRanks = ranks(market.mentorPreferences, market.menteePreferences.size());
  std::vector<Taken> taken(market.mentorPreferences.size());
  for (std::size_t mentee = 0; mentee < matching.size(); ++mentee) {
    if (const auto mentor = matching[mentee]) taken[*mentor].emplace(*mentorRanks[*mentor][mentee], mentee);
  }
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t mentee = 0; mentee < matching.size(); ++mentee) {
    for (std::size_t mentor = 0; mentor < taken.size(); ++mentor) {
      const auto wish = menteeRanks[mentee][mentor];
      const auto welcome = mentorRanks[mentor][mentee];
      if (!wish || !welcome) continue;
      const bool menteeGains = !matching[mentee] || *wish < *menteeRanks[mentee][*matching[mentee]];
      const Taken& places = taken[mentor];
      const bool mentorGains = places.size() < static_cast<std::size_t>(market.capacity[mentor]) ||
                               (!places.empty() && *welcome < std::prev(places.end())->first);
      if (menteeGains && mentorGains) pairs.emplace_back(mentee, mentor);
    }
  }
  return pairs;
}

}  // namespace parcours::rules
