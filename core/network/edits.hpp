// What people do to a network, as edits: plain functions from what is there and what is wanted to the writes
// that do it.
//
// Nothing is applied here. New ids come from the caller; a record that is *the* one of its kind gets a
// derived id, so two devices that create it offline write the same entity.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/document/edit.hpp"
#include "core/network/network.hpp"

namespace parcours {

/// A write of a text, integer, flag… as canonical JSON.
Write writeText(const View& entity, std::string_view field, std::string_view value);
Write writeInteger(const View& entity, std::string_view field, std::int64_t value);
Write writeFlag(const View& entity, std::string_view field, bool value);
Write writeSet(const View& entity, std::string_view field, std::vector<std::string> values);
Write clearField(const View& entity, std::string_view field);

Edit createNetwork(std::string_view name, std::string_view language);
Edit addCity(std::string_view id, std::string_view name, std::string_view country,
             std::vector<std::string> languages);
/// Another challenge for a city; the one it had is kept with the reason for the change and its date, under a
/// new id.
Edit changeChallenge(const City& city, std::string_view challenge, std::string_view changeId,
                     std::string_view reason, std::string_view date);
/// A new topic, entered before the round that comes next.
Edit addTopic(const Network& network, std::string_view id, std::string_view title, std::string_view language,
              std::string_view domainId, std::string_view kind, std::string_view summary);
Edit archiveTopic(const Topic& topic, std::string_view reason);
Edit unarchiveTopic(const Topic& topic);

/// The number the next round will have: above every number used, by a cancelled round too. A round that was
/// deleted before it closed, as undoing its opening does, leaves its number free.
int nextRoundNumber(const Network& network);
/// Opens the round that comes next; empty while another is pending (Network::pendingRound).
Edit openRound(const Network& network, std::string_view openedDate, std::string_view deadline);
/// The id of a city's ballot in a round.
std::string ballotId(std::string_view round, std::string_view city);
/// A city's grade for a topic in a round; creates the ballot in the city's room when it is the first. Empty
/// unless the round is open and the city is there; so are the two below. It replaces what the city said of
/// topics merged into this one, and so does a reason.
Edit gradeTopic(const Network& network, const Round& round, std::string_view city, std::string_view topic,
                int grade);
Edit giveReason(const Network& network, const Round& round, std::string_view city, std::string_view topic,
                std::string_view reason);
Edit markSource(const Network& network, const Round& round, std::string_view city, std::string_view source);
/// Takes back all that a city said, for it to begin anew; empty unless the round is open.
Edit clearBallot(const Round& round, const Ballot& ballot);
/// Closes a round: writes `record`, all that decides it, in one value. Paused cities count as absent. Empty
/// unless open.
Edit closeRound(const Network& network, const Round& round);
Edit cancelRound(const Round& round);
/// People's decision in a closed round; empty in others. An empty reason clears the one there was.
Edit chooseTopic(const Round& round, std::string_view topic, std::string_view reason);
/// Opens the quarter that follows a round's choice; empty when nothing is chosen, the quarter is there
/// already, or another is still open.
Edit openQuarter(const Network& network, const Round& round, std::string_view start, std::string_view end);
Edit setStep(const Quarter& quarter, std::string_view step);

/// Settles a conflict by one write of the value chosen (canonical JSON).
Edit settle(std::string_view entity, std::string_view field, std::string_view json);
Edit remove(std::string_view entity);    ///< To the trash.
Edit takeBack(std::string_view entity);  ///< Out of it.

}  // namespace parcours
