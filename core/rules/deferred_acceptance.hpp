// Who learns from whom when both sides have wishes: peers.
//
// Gale and Shapley's deferred acceptance with several places per mentor: no city and helper would both have
// preferred each other. With mentees proposing, every mentee gets the best it can have in any stable
// matching, and saying the truth is its best choice.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace parcours::rules {

/// Mentees and mentors with their strict preferences. A pair is possible when each lists the other.
struct PeerMarket {
  std::vector<std::vector<std::size_t>> menteePreferences;  ///< By mentee: mentors, best first.
  std::vector<std::vector<std::size_t>> mentorPreferences;  ///< By mentor: mentees, best first.
  std::vector<int> capacity;                                ///< By mentor: places.
};

/// By mentee: its mentor, or none.
using PeerMatching = std::vector<std::optional<std::size_t>>;

/// The stable matching that is best for every mentee: the one Parcours proposes.
PeerMatching menteeOptimal(const PeerMarket& market);
/// The stable matching that is best for every mentor. Where both agree there is no other.
PeerMatching mentorOptimal(const PeerMarket& market);

/// Mentee and mentor pairs that would both rather have each other than what the matching gives them,
/// ascending. None: the matching is stable. Each match is possible and within capacity.
std::vector<std::pair<std::size_t, std::size_t>> blockingPairs(const PeerMarket& market,
                                                               const PeerMatching& matching);

}  // namespace parcours::rules
