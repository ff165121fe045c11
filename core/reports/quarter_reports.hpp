// What a quarter hands out: the learning guide at its kick-off, and the digest of what the cities learned.
#pragma once

#include "core/journey/choice.hpp"
#include "core/network/library_item.hpp"
#include "core/network/network.hpp"
#include "core/reports/report.hpp"

namespace parcours {

/// Aim, why this topic, the three steps, method and tools, dates, sessions, contacts, how to give feedback.
/// `item` is the library's sheet the topic came from; null where there is none.
Report learningGuide(const Network& network, const Quarter& quarter, const Ledger& ledger,
                     const LibraryItem* item, const Catalogue& text);

/// What the cities share of a quarter: reflections, who can help whom, practice, changes of course, lessons.
Report exchangeDigest(const Network& network, const Quarter& quarter, const Catalogue& text);

/// A city that looks for help, with those that may give it: cities that offer some, and cities at the
/// topic's stretch step.
struct HelpWanted {
  std::string city, wanted;
  std::vector<std::string> offering, ahead;  ///< Ids, in the order of Network::cities.
};
std::vector<HelpWanted> whoCanHelpWhom(const Network& network, const Quarter& quarter);

/// `Atelier · réseau`: a session in one line; its title, or its way where it has none.
std::string sessionTitle(const View& session, const Catalogue& text);
/// `3 March 2026, 14:00 (UTC+1)` where the session's clocks are.
std::string sessionTime(const View& session, const Catalogue& text);

}  // namespace parcours
