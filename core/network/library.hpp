// Ready-made content: topics, learning areas and baseline criteria that a network takes over and then owns.
//
// The content comes in as the JSON of assets/library. What is taken gets an id derived from its key, so two
// devices that take the same topic offline hold one topic; it is ordinary data from then on, to edit, archive
// or delete.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/edit.hpp"
#include "core/network/network.hpp"

namespace parcours {

/// Keys of the ready-made topics this network has never held, in the order of the file. A topic in the trash
/// counts as held: people put it there. Empty when the JSON is of another shape.
std::vector<std::string> missingReadyMade(const Network& network, std::string_view topicsJson);

/// Takes ready-made topics, in all languages, entered before the round that comes next, and the learning
/// areas they belong to; what the network holds already is left as it is. Without `keys`: all that are
/// missing.
Edit addReadyMade(const Network& network, std::string_view topicsJson, std::string_view domainsJson,
                  std::span<const std::string_view> keys = {});

/// Takes the baseline criteria the network has never held, in the order of the file.
Edit addReadyMadeCriteria(const Network& network, std::string_view criteriaJson,
                          std::string_view domainsJson);

/// The learning area (its id) and the title of a ready-made topic; empty when there is none.
std::string readyMadeDomainOf(std::string_view topicsJson, std::string_view key);
std::string readyMadeTitle(std::string_view topicsJson, std::string_view key, std::string_view language);

/// Takes the criteria of readiness that the network has never held, in the order of the file.
Edit addReadyMadeGates(const Network& network, std::string_view gatesJson);

/// The ids that ready-made content gets.
std::string readyMadeTopicId(std::string_view key);
std::string readyMadeDomainId(std::string_view key);
std::string readyMadeCriterionId(std::string_view key);
std::string readyMadeGateId(std::string_view key);

}  // namespace parcours
