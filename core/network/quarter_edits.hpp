// What people do within a quarter, as edits: sessions, practice, reflections, changes of course, lessons.
//
// New ids come from the caller. A city's place in a quarter and its reflection are *the* ones of their kind
// and have derived ids, so two devices that write them offline write the same entity.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/document/edit.hpp"
#include "core/network/network.hpp"

namespace parcours {

/// The visible records of a type that belong to a quarter, by id.
std::vector<View> ofQuarter(const Network& network, std::string_view type, std::string_view quarter);

std::string cityQuarterId(std::string_view quarter, std::string_view city);
/// Where a city stands in a quarter; nothing while nobody has written it.
std::optional<View> cityQuarter(const Network& network, std::string_view quarter, std::string_view city);
/// A field (canonical JSON) of a city's place in a quarter, which is created when it is the first.
Edit writeCityQuarter(const Network& network, std::string_view quarter, std::string_view city,
                      std::string_view field, std::string json);

/// A new record of a quarter: a session, practice, lesson or change of course, with its first fields as
/// canonical JSON.
struct FirstField {
  std::string_view field;
  std::string json;
};
Edit addToQuarter(std::string_view type, std::string_view id, std::string_view quarter,
                  const std::vector<FirstField>& fields);

std::string reflectionId(std::string_view quarter, std::string_view city);
/// The city's own reflection, in its room; nothing before its first word, or on a device that has no room.
std::optional<View> ownReflection(const Network& network, std::string_view quarter, std::string_view city);
/// What the city shares of it: a copy in the commons.
std::optional<View> sharedReflection(const Network& network, std::string_view quarter, std::string_view city);
/// A text of a city's reflection, in its room, and in what it shares if it does. The network learns that the
/// city reflected, not what; one whose words are all emptied again has not.
Edit writeReflection(const Network& network, std::string_view quarter, std::string_view city,
                     std::string_view field, std::string_view text);
/// Writes the copy that the network sees.
Edit shareReflection(const Network& network, std::string_view quarter, std::string_view city);
/// Takes the copy back with its words, where an export has not reached others yet; the city keeps them in its
/// room.
Edit unshareReflection(const Network& network, std::string_view quarter, std::string_view city);

/// A need seen by somebody who met the city.
Edit addObservation(std::string_view id, std::string_view city, std::string_view topic, std::string_view text,
                    std::string_view metBy, std::string_view date);
/// The first line of a text, cut between characters where it is long: what a topic made of it is called.
std::string titleFrom(std::string_view text);
/// A topic that a lesson asks for, entered before the round that comes next.
Edit topicFromLesson(const Network& network, const View& lesson, std::string_view id,
                     std::string_view language);

}  // namespace parcours
