// What people do in a session, as edits: its agenda, what is noted and set aside, votes by show of hands.
//
// Each step, note, parked item and vote is a record of its own, so what several devices add in one room all
// stays. New ids come from the caller.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/edit.hpp"
#include "core/network/network.hpp"

namespace parcours {

/// The most answers a vote may have.
inline constexpr int kMostOptions = 12;

/// The visible records of a type that belong to a session, in the order they were added.
std::vector<View> ofSession(const Network& network, std::string_view type, std::string_view session);

/// A step as people write it: what, and how many minutes; 0 where the line does not say.
struct AgendaLine {
  std::string title;
  int minutes = 0;
  bool operator==(const AgendaLine&) const = default;
};
/// Reads an agenda of one step a line: `10 min – Round of the cities`, or a title alone. Empty lines are
/// none.
std::vector<AgendaLine> readAgenda(std::string_view text);

/// An agenda for a session that has none. Its steps have derived ids: two devices that start from the same
/// template write the same steps. A line without minutes gets `minutesOtherwise`.
Edit beginAgenda(const Network& network, std::string_view session, const std::vector<AgendaLine>& lines,
                 int minutesOtherwise);
/// One step more, at the end.
Edit addStep(const Network& network, std::string_view id, std::string_view session, std::string_view title,
             int minutes);
/// Changes places with the step before it (`by` -1) or after it (1); empty at either end.
Edit moveStep(const Network& network, const View& step, int by);

struct SessionNote {
  std::string kind = "note";  ///< Or `reflection`.
  std::string city;           ///< Whose it is; may be empty for what everybody may read.
  std::string by, text;
};
/// For everybody, or, with a city and `ownRoom`, in that city's room: then it leaves with nothing but what
/// the city chooses to give.
enum class NoteFor : std::uint8_t { everybody, ownRoom };
/// Empty without words, or for a room of no city.
Edit addSessionNote(const Network& network, std::string_view id, std::string_view session,
                    const SessionNote& note, NoteFor whom);

/// Sets something aside for later.
Edit park(const Network& network, std::string_view id, std::string_view session, std::string_view text);
/// What comes of a parked item: *the* topic, or open question, of that item, so that two devices make one.
std::string topicOfParked(std::string_view parked);
std::string questionOfParked(std::string_view parked);
/// A topic of the backlog, entered before the round that comes next.
Edit topicFromParked(const Network& network, const View& parked, std::string_view language);
Edit questionFromParked(const Network& network, const View& parked);

/// A question put to the room, with its answers in order; those beyond kMostOptions are left out.
Edit askForHands(const Network& network, std::string_view id, std::string_view session,
                 std::string_view question, const std::vector<std::string>& options);
/// An answer with its count; nothing where nobody has counted.
struct Hands {
  int number = 0;  ///< Of the answer: `hands.<number>`.
  std::string option;
  std::optional<int> count;
};
/// The answers of a vote, in order.
std::vector<Hands> handsOf(const View& vote);

}  // namespace parcours
