#include "core/network/session_records.hpp"

#include <algorithm>
#include <charconv>
#include <span>

#include "core/document/canonical.hpp"
#include "core/document/ids.hpp"
#include "core/network/draft.hpp"
#include "core/network/edits.hpp"
#include "core/network/quarter_edits.hpp"
#include "core/network/schema.hpp"
#include "core/text/lines.hpp"

namespace parcours {
namespace {

constexpr std::int64_t kMostMinutes = 480;

bool says(std::string_view text) { return text.find_first_not_of(" \n\r\t") != std::string_view::npos; }

/// A record after those of its kind that the session has.
Draft inOrder(const Network& network, std::string_view type, std::string_view id, std::string_view session,
              std::string_view room = kCommons) {
  int last = 0;
  for (const View& before : ofSession(network, type, session))
    last = std::max(last, before.ordinal("number"));
  Draft draft(id, type, room);
  draft.text("session", session).integer("number", std::min(last + 1, kMaxRounds));
  return draft;
}

AgendaLine lineOf(std::string_view text) {
  constexpr std::string_view kUnits[] = {"minutes", "min", "mn", "’", "'"};
  constexpr std::string_view kBetween[] = {" ", "\u00a0", "\u202f", "–", "-", ":", "·", "."};
  std::string_view rest = text;
  const auto drop = [&rest](std::span<const std::string_view> signs) {
    const std::string_view before = rest;
    for (const std::string_view sign : signs)
      if (rest.starts_with(sign)) rest.remove_prefix(sign.size());
    return rest.size() != before.size();
  };
  int minutes = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), minutes);
  if (read.ec != std::errc() || minutes < 1 || minutes > kMostMinutes) return {titleFrom(text), 0};
  rest.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
  while (drop(kBetween)) continue;
  // "3 cities report" is no step of three minutes.
  if (!drop(kUnits)) return {titleFrom(text), 0};
  while (drop(kBetween)) continue;
  return rest.empty() ? AgendaLine{titleFrom(text), 0} : AgendaLine{titleFrom(rest), minutes};
}

}  // namespace

std::vector<View> ofSession(const Network& network, std::string_view type, std::string_view session) {
  std::vector<View> found = network.all(type);
  std::erase_if(found, [&](const View& view) { return view.text("session") != session; });
  return found;
}

std::vector<AgendaLine> readAgenda(std::string_view text) {
  std::vector<AgendaLine> agenda;
  for (const std::string& line : linesOf(text)) agenda.push_back(lineOf(line));
  return agenda;
}

Edit beginAgenda(const Network& network, std::string_view session, const std::vector<AgendaLine>& lines,
                 int minutesOtherwise) {
  Edit edit;
  if (!ofSession(network, "agenda_step", session).empty()) return edit;
  int number = 0;
  for (const AgendaLine& line : lines) {
    const std::string id = derivedId({"agenda_step", session, std::to_string(++number)});
    Draft draft(id, "agenda_step", kCommons);
    if (const auto before = network.get<View>(id)) {
      if (before->entity().hidden()) draft.json(kGone, "null");
      if (before->has("took")) draft.json("took", "null");
    }
    draft.text("session", session).integer("number", number).text("title", line.title);
    draft.integer("minutes", line.minutes > 0 ? line.minutes : minutesOtherwise);
    for (Write& write : draft.take()) edit.push_back(std::move(write));
  }
  return edit;
}

Edit addStep(const Network& network, std::string_view id, std::string_view session, std::string_view title,
             int minutes) {
  return inOrder(network, "agenda_step", id, session)
      .textIfAny("title", title)
      .integer("minutes", minutes)
      .take();
}

Edit moveStep(const Network& network, const View& step, int by) {
  const auto steps = ofSession(network, "agenda_step", step.text("session"));
  const auto found =
      std::find_if(steps.begin(), steps.end(), [&](const View& each) { return each.id() == step.id(); });
  const auto other = (found - steps.begin()) + by;
  if (found == steps.end() || other < 0 || other >= static_cast<std::ptrdiff_t>(steps.size())) return {};
  // Two devices may have given the same number: all get the one of their place.
  Edit edit;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto from = static_cast<std::size_t>(found - steps.begin());
    const std::size_t place = i == from                              ? static_cast<std::size_t>(other)
                              : i == static_cast<std::size_t>(other) ? from
                                                                     : i;
    const auto number = static_cast<std::int64_t>(place) + 1;
    if (steps[i].integer("number") != number) edit.push_back(writeInteger(steps[i], "number", number));
  }
  return edit;
}

Edit addSessionNote(const Network& network, std::string_view id, std::string_view session,
                    const SessionNote& note, NoteFor whom) {
  const bool own = whom == NoteFor::ownRoom;
  if (!says(note.text) || (own && note.city.empty())) return {};
  return inOrder(network, "session_note", id, session, own ? std::string_view(note.city) : kCommons)
      .text("kind", note.kind)
      .textIfAny("city", note.city)
      .textIfAny("by", note.by)
      .text("text", note.text)
      .take();
}

Edit park(const Network& network, std::string_view id, std::string_view session, std::string_view text) {
  return says(text) ? inOrder(network, "parked_item", id, session).text("text", text).take() : Edit();
}

std::string topicOfParked(std::string_view parked) { return derivedId({"topic", parked}); }

std::string questionOfParked(std::string_view parked) { return derivedId({"question", parked}); }

Edit topicFromParked(const Network& network, const View& parked, std::string_view language) {
  const std::string id = topicOfParked(parked.id()), text = parked.text("text");
  const auto before = network.get<View>(id);
  if (before && before->entity().hidden()) return takeBack(id);
  Edit edit = addTopic(network, id, titleFrom(text), language, {}, "theme", text);
  edit.push_back({id, "topic", std::string(kCommons), "origin", jsonString("session")});
  return edit;
}

Edit questionFromParked(const Network& network, const View& parked) {
  const std::string id = questionOfParked(parked.id());
  const auto before = network.get<View>(id);
  if (before && before->entity().hidden()) return takeBack(id);
  return Draft(id, "question", kCommons).text("text", parked.text("text")).take();
}

Edit askForHands(const Network& network, std::string_view id, std::string_view session,
                 std::string_view question, const std::vector<std::string>& options) {
  if (!says(question) || options.empty()) return {};
  Draft draft = inOrder(network, "show_of_hands", id, session);
  draft.text("question", question);
  int number = 0;
  for (const std::string& option : options)
    if (++number <= kMostOptions) draft.text(keyedName("option", std::to_string(number)), titleFrom(option));
  return draft.take();
}

std::vector<Hands> handsOf(const View& vote) {
  std::vector<Hands> all;
  for (int number = 1; number <= kMostOptions; ++number) {
    const std::string key = std::to_string(number), option = vote.text(keyedName("option", key));
    const std::string hands = keyedName("hands", key);
    if (!option.empty())
      all.push_back({number, option, vote.has(hands) ? std::optional(vote.ordinal(hands)) : std::nullopt});
  }
  return all;
}

}  // namespace parcours
