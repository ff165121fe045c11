// Which city learns from which: a city strong in a learning area accompanies one that needs it.
//
// Mentees propose, mentors hold the best (rules::menteeOptimal): no city and helper would both have preferred
// each other. One market for each learning area, in their order, with the places that are left. People
// confirm.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/journey/choice.hpp"
#include "core/journey/pairings.hpp"
#include "core/network/levels.hpp"
#include "core/network/network.hpp"

namespace parcours {

/// What the network agreed on: levels of 0 to 100; the schema's fields of a network.
struct PeerTerms {
  int mentorLevel = 60;   ///< From which a city accompanies others.
  int leastGap = 15;      ///< Between mentor and mentee.
  int learnableGap = 30;  ///< From which a mentee learns most.
};
PeerTerms peerTerms(const Network& network);

/// From this need on a city looks for a mentor.
inline constexpr int kPeerNeed = 2;
/// A pair of the last quarters, this many, comes after all others.
inline constexpr int kRestQuarters = 3;

/// A mentor that a mentee could have, and what speaks for it.
struct PeerFit {
  std::string city;
  int level = 0, gap = 0;
  bool isRecent = false;  ///< They worked together in the last kRestQuarters quarters.
  bool sameSize = false;
  std::string language;  ///< One that both speak.
};

/// Why a city that needs something has no mentor.
enum class Alone {
  no,
  levelUnknown,  ///< Its own level in the learning area is not known.
  nobody,        ///< Nobody is far enough ahead, has a place and speaks a language of the city.
  allTaken,      ///< The others were preferred by the mentors, whose places are full.
};

/// One for each city that needs a learning area, and has no mentor in it yet.
struct PeerProposal {
  std::string domain, mentee;
  int need = 0;              ///< kPeerNeed to 3.
  std::optional<int> level;  ///< Of the mentee.
  std::optional<PeerFit> proposed;
  std::vector<PeerFit> others;  ///< As the mentee ranks them.
  Alone alone = Alone::no;
};

/// The proposals of a quarter, by learning area, then by mentee. Needs are those of the round that chose its
/// topic: the largest for a topic of the area. Pairings of the quarter that exist already take their places.
/// A city that is left behind accompanies nobody. `ledger` is the network's own, replayed.
std::vector<PeerProposal> proposePeers(const Network& network, const Levels& levels, const Ledger& ledger,
                                       const Quarter& quarter);

}  // namespace parcours
