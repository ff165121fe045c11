// What falls on which day: sessions, the steps of quarters, and the day a choice is due.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/network/network.hpp"

namespace parcours {

struct Occasion {
  enum class Kind { session, step, deadline } kind = Kind::session;
  std::string date;  ///< `YYYY-MM-DD`, where the looker is.
  std::string time;  ///< `HH:MM` there; empty: the whole day.
  std::string id;    ///< Of the session, quarter or round.
  std::string step;  ///< Of a quarter's step: its schema name.
};

/// Everything dated, by day and time. With a city: on its clocks, at its pace, and without the sessions it is
/// not invited to; without one: as entered, in the network's pace.
std::vector<Occasion> occasions(const Network& network, std::string_view city);

/// Whether a session is for this city: all are invited where none is named.
bool invites(const View& session, std::string_view city);

}  // namespace parcours
