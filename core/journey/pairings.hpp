// Cities that learn from each other: who accompanied whom, and who has not given or received for a year.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/network/network.hpp"

namespace parcours {

/// One city accompanies another in a learning area for a quarter.
struct Pairing : View {
  using View::View;
  [[nodiscard]] std::string quarter() const { return text("quarter"); }
  [[nodiscard]] std::string domain() const { return text("domain"); }
  [[nodiscard]] std::string mentor() const { return text("mentor"); }
  [[nodiscard]] std::string mentee() const { return text("mentee"); }
  /// accepted or done: it counts for what a city gave and received.
  [[nodiscard]] bool isReal() const;
  [[nodiscard]] bool joins(std::string_view city, std::string_view other) const;
};

/// All pairings, by id.
std::vector<Pairing> pairings(const Network& network);
std::vector<Pairing> pairingsOf(const Network& network, std::string_view quarter);

/// A mentee has one mentor in a learning area and a quarter: the id says so, and two devices that name
/// another mentor write the same record.
std::string pairingId(std::string_view quarter, std::string_view domain, std::string_view mentee);

struct Paired {
  std::string_view quarter, domain, mentor, mentee;
};
/// People agree that a city accompanies another; in place of the mentor there was.
Edit acceptPairing(const Network& network, const Paired& paired);

/// Quarters that make a year.
inline constexpr int kQuartersOfYear = 4;

/// Cities a city can accompany in a quarter, as it declared; 0 where it said nothing.
int mentorPlaces(const City& city);

/// What a city gave and received in the year that ends with a quarter.
struct Exchange {
  std::string city;
  int gave = 0, received = 0;
  bool wholeYear = false;  ///< It has been in the network for all of it: only then something is missing.
  [[nodiscard]] bool hasNotGiven() const { return wholeYear && gave == 0; }
  [[nodiscard]] bool hasNotReceived() const { return wholeYear && received == 0; }
};
/// One for each city that is not paused, in the order of Network::cities. Facts about each city alone.
std::vector<Exchange> exchanges(const Network& network, const Quarter& quarter);

}  // namespace parcours
