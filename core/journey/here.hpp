// "You are here": where the network and a city stand, and the one next action.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/network/network.hpp"

namespace parcours {

/// Cities of a network that can begin: alone there is nobody to learn with.
inline constexpr std::size_t kFewestCities = 2;

/// Who looks: device-local, narrows views and gives no right.
enum class RoleOfPerson { lead, city, expert, facilitator };

struct Who {
  RoleOfPerson role = RoleOfPerson::lead;
  std::string city;  ///< City id for RoleOfPerson::city.
  std::string name;  ///< Claimed label; may be empty.

  bool operator==(const Who&) const = default;
};

/// The one next thing to do; each has a message `next.<name>` and a page that does it.
enum class NextAction {
  addCities,
  addTopics,
  openRound,
  gradeTopics,
  waitForRound,
  collectAnswers,
  closeRound,
  settleConflict,
  chooseTopic,
  waitForChoice,
  openQuarter,
  fillSteps,
  planSessions,
  takeStock,
  gatherReflections,
  advanceQuarter,
  readGuide,
  notePractice,
  reflect,
  readDigest,
  followQuarter,
};

struct Here {
  int quarter = 0;  ///< Number of the open quarter, or of the last; 0 before the first.
  std::string quarterId;
  std::string topic;       ///< Of that quarter.
  std::string step;        ///< Of the quarter; empty when none is open.
  std::string openRound;   ///< Id of the round that is open or awaits a choice; empty.
  std::string phase;       ///< The city's own phase; empty for others.
  int citiesExpected = 0;  ///< Cities that take part in the open round (not paused).
  int citiesAnswered = 0;  ///< Of which have a ballot known on this device.
  bool answered = false;   ///< The looking city has graded at least one topic in the open round.
  NextAction next = NextAction::addCities;
  std::string target;  ///< Id the action is about (round, quarter, conflict's entity); may be empty.
};

/// `today` (`YYYY-MM-DD`; empty: not known) tells whether a deadline has passed; in a demo its own date is
/// taken instead.
Here youAreHere(const Network& network, const Who& who, std::string_view today = {});

}  // namespace parcours
