// Where the network has most to learn: together where cities share a gap, from each other where one is
// strong, with an expert where nobody is. From the baseline and the needs of the last round; every city is
// named with its reason.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/network/levels.hpp"
#include "core/network/network.hpp"

namespace parcours {

/// A city has a gap below this level, or from this need on; it is strong from this level on, and can help
/// whom it is ahead of by at least this much.
inline constexpr int kGapBelow = 40, kGapNeed = 2, kStrongFrom = 60, kLearnableFrom = 15;

/// A city with a gap in a learning area, and why.
struct GapOfCity {
  std::string city;
  std::optional<int> level;             ///< Unknown: the need alone speaks.
  int need = 0;                         ///< The largest for a topic of the area in the last closed round.
  std::vector<std::string> learnsFrom;  ///< Strong cities ahead of it by kLearnableFrom, by name.
};

struct StrongCity {
  std::string city;
  int level = 0;
};

/// What a learning area offers.
struct Opportunity {
  std::string domain;
  std::vector<GapOfCity> gaps;      ///< By name.
  std::vector<StrongCity> strong;   ///< By name.
  std::vector<std::string> topics;  ///< Open topics of the area in the backlog, in its order.

  [[nodiscard]] bool together() const { return gaps.size() >= 2; }
  [[nodiscard]] bool fromEachOther() const;
  [[nodiscard]] bool expert() const { return !gaps.empty() && strong.empty(); }
};

/// The learning areas in which some city has a gap: most cities first, then the larger sum of their needs,
/// then the order of areas. Paused cities are left out.
std::vector<Opportunity> opportunities(const Network& network, const Levels& levels);

/// The topic that this area asks for, in the backlog with origin `baseline`: a ready-made one by its key, or
/// (empty) one named after the area. `reason` is what people read there, in `language`. Empty when it is
/// there already.
Edit addOpportunityTopic(const Network& network, const Opportunity& opportunity, std::string_view key,
                         std::string_view topicsJson, std::string_view domainsJson, std::string_view reason);
/// Keys of the ready-made topics of an area that the network has never held.
std::vector<std::string> readyMadeFor(const Network& network, std::string_view domain,
                                      std::string_view topicsJson);

}  // namespace parcours
