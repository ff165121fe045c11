#include "core/journey/pairings.hpp"

#include <algorithm>

#include "core/document/ids.hpp"
#include "core/network/draft.hpp"

namespace parcours {
namespace {

constexpr int kMostPlaces = 20;

}  // namespace

bool Pairing::isReal() const {
  const std::string state = text("state");
  return state == "accepted" || state == "done";
}

bool Pairing::joins(std::string_view city, std::string_view other) const {
  const std::string one = mentor(), two = mentee();
  return (one == city && two == other) || (one == other && two == city);
}

std::vector<Pairing> pairings(const Network& network) {
  std::vector<Pairing> found;
  for (const View& view : network.all("pairing")) found.emplace_back(view.id(), view.entity());
  return found;
}

std::vector<Pairing> pairingsOf(const Network& network, std::string_view quarter) {
  std::vector<Pairing> found = pairings(network);
  std::erase_if(found, [&](const Pairing& pairing) { return pairing.quarter() != quarter; });
  return found;
}

std::string pairingId(std::string_view quarter, std::string_view domain, std::string_view mentee) {
  return derivedId({"pairing", quarter, domain, mentee});
}

Edit acceptPairing(const Network& network, const Paired& paired) {
  const std::string id = pairingId(paired.quarter, paired.domain, paired.mentee);
  Draft draft(id, "pairing", kCommons);
  if (const auto there = network.get<View>(id); there && there->entity().hidden()) draft.json(kGone, "null");
  return draft.text("quarter", paired.quarter)
      .text("domain", paired.domain)
      .text("mentor", paired.mentor)
      .text("mentee", paired.mentee)
      .text("state", "accepted")
      .take();
}

int mentorPlaces(const City& city) {
  const auto said = city.integer("mentor_places").value_or(0);
  return said >= 0 && said <= kMostPlaces ? static_cast<int>(said) : 0;
}

std::vector<Exchange> exchanges(const Network& network, const Quarter& quarter) {
  const int last = quarter.number(), first = last - kQuartersOfYear + 1;
  std::vector<Pairing> ofYear;
  for (const Pairing& pairing : pairings(network)) {
    const auto in = network.get<Quarter>(pairing.quarter());
    if (pairing.isReal() && in && in->number() >= first && in->number() <= last) ofYear.push_back(pairing);
  }
  std::vector<Exchange> all;
  for (const City& city : network.cities()) {
    if (city.paused()) continue;
    Exchange& one = all.emplace_back();
    one.city = city.id();
    one.wholeYear = first >= 1 && city.ordinal("joined") <= first;
    for (const Pairing& pairing : ofYear) {
      one.gave += pairing.mentor() == one.city ? 1 : 0;
      one.received += pairing.mentee() == one.city ? 1 : 0;
    }
  }
  return all;
}

}  // namespace parcours
