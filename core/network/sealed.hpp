// The seal of a round: while it is open, needs reach the lead expert and nobody else; what comes after it
// closed is kept and marked, not counted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.hpp"
#include "core/network/network.hpp"
#include "core/network/round_record.hpp"

namespace parcours {

/// Whether a record is a ballot of a round that is open in this document.
bool isSealed(const Document& document, const Entity& entity);
/// Takes the ballots of rounds that are open out of an export; how many there were. Whole entities: leaving
/// one out deletes nothing anywhere.
std::size_t sealBallots(Document& exported);

/// Cities whose needs for a closed round, as this device knows them, are not what its record counted: they
/// came, or changed, after it closed. By id.
std::vector<std::string> lateBallots(const Network& network, std::string_view round,
                                     const RoundRecord& record);

}  // namespace parcours
