#include "core/network/schema.hpp"

#include <algorithm>
#include <array>

namespace parcours {
namespace {

constexpr std::int64_t kNameBytes = 200;
constexpr std::int64_t kLongBytes = 16'384;

constexpr std::string_view kLanguages[] = {"en", "fr", "pt"};
constexpr std::string_view kPhases[] = {"explore", "engage", "experiment"};
constexpr std::string_view kTopicKinds[] = {"method", "theme", "tool", "technique"};
constexpr std::string_view kOrigins[] = {"baseline", "city", "visit", "expert", "lesson", "library"};
constexpr std::string_view kRoundStates[] = {"open", "closed", "cancelled"};
constexpr std::string_view kSources[] = {"screen", "paper", "spoken"};
constexpr std::string_view kSteps[] = {"prepare",    "kickoff", "learn",    "practise",
                                       "checkpoint", "reflect", "exchange", "closed"};
constexpr std::string_view kObjects[] = {"authority", "territory"};
constexpr std::string_view kRoles[] = {"lead", "city", "expert", "facilitator"};

// One line a field: these give the table its columns.
constexpr FieldSpec simple(std::string_view name, Kind kind) { return {.name = name, .kind = kind}; }
constexpr FieldSpec text(std::string_view name, Keyed keyed = Keyed::no) {
  return {.name = name, .maximum = kNameBytes, .kind = Kind::text, .keyed = keyed};
}
constexpr FieldSpec longText(std::string_view name, Keyed keyed = Keyed::no) {
  return {.name = name, .maximum = kLongBytes, .kind = Kind::longText, .keyed = keyed};
}
constexpr FieldSpec choice(std::string_view name, std::span<const std::string_view> choices) {
  return {.name = name, .choices = choices, .kind = Kind::choice};
}
constexpr FieldSpec choices(std::string_view name, std::span<const std::string_view> of) {
  return {.name = name, .choices = of, .kind = Kind::choices};
}
constexpr FieldSpec integer(std::string_view name, std::int64_t minimum, std::int64_t maximum) {
  return {.name = name, .minimum = minimum, .maximum = maximum, .kind = Kind::integer};
}
constexpr FieldSpec reference(std::string_view name, std::string_view target) {
  return {.name = name, .target = target, .kind = Kind::reference};
}
/// One value for each record of a type: `grade.<topic>`.
constexpr FieldSpec by(std::string_view target, FieldSpec field) {
  field.keyed = Keyed::byReference;
  field.target = target;
  return field;
}
constexpr FieldSpec quiet(FieldSpec field) {
  field.conflicts = Conflicts::quiet;
  return field;
}

constexpr FieldSpec kNetwork[] = {
    text("name"),
    choices("languages", kLanguages),
    simple("demo", Kind::flag),
    simple("today", Kind::date),        // a demo's own date
    integer("served_threshold", 1, 3),  // the need from which a city counts as served; unset: 2
    integer("guard", -1, 20),  // quarters a city waits before it moves to the front; unset: 4, -1: off
    simple("start", Kind::date),
};

constexpr FieldSpec kCity[] = {
    text("name"),
    text("country"),
    choices("languages", kLanguages),
    choice("phase", kPhases),
    longText("challenge"),
    longText("challenge_reason"),
    simple("paused", Kind::flag),
    longText("paused_reason"),
    quiet(integer("joined", 0, kMaxRounds)),  // number of the round it joined before
};

// What a city's challenge was before it was changed, why it was, and when.
constexpr FieldSpec kChallengeChange[] = {
    reference("city", "city"),
    longText("text"),
    longText("reason"),
    simple("date", Kind::date),
};

constexpr FieldSpec kDomain[] = {
    text("title", Keyed::byLanguage),
    quiet(simple("position", Kind::position)),
};

constexpr FieldSpec kTopic[] = {
    text("title", Keyed::byLanguage),
    longText("summary", Keyed::byLanguage),
    longText("core", Keyed::byLanguage),      // what every city does in the quarter
    longText("stretch", Keyed::byLanguage),   // further, for a city already at ease
    longText("catch_up", Keyed::byLanguage),  // first, for a city that starts from nothing
    reference("domain", "domain"),
    choice("kind", kTopicKinds),
    simple("archived", Kind::flag),
    longText("archive_reason"),
    quiet(integer("entered", 0, kMaxRounds)),  // number of the round it entered before
    choice("origin", kOrigins),
    quiet(simple("position", Kind::position)),
    text("library"),  // name of the ready-made topic it came from
    reference("merged_into", "topic"),
    reference("split_from", "topic"),
};

constexpr FieldSpec kRound[] = {
    integer("number", 1, kMaxRounds),
    choice("state", kRoundStates),
    quiet(simple("opened", Kind::date)),
    simple("deadline", Kind::date),
    simple("record", Kind::record),
    reference("chosen", "topic"),
    longText("reason"),
};

constexpr FieldSpec kBallot[] = {
    reference("round", "round"),     reference("city", "city"),  by("topic", integer("grade", 0, 3)),
    by("topic", longText("reason")), choice("source", kSources), quiet(text("entered_by")),
};

constexpr FieldSpec kQuarter[] = {
    integer("number", 1, kMaxRounds),
    reference("topic", "topic"),
    reference("round", "round"),
    choice("step", kSteps),
    simple("start", Kind::date),
    simple("end", Kind::date),
    longText("aim"),
};

constexpr FieldSpec kCriterion[] = {
    text("title", Keyed::byLanguage),
    reference("domain", "domain"),
    quiet(simple("position", Kind::position)),
};

constexpr FieldSpec kMeasurement[] = {
    integer("number", 1, kMaxRounds),
    simple("date", Kind::date),
};

constexpr FieldSpec kRating[] = {
    reference("measurement", "measurement"),
    reference("city", "city"),
    choice("object", kObjects),
    text("respondent"),
    by("criterion", integer("step", 0, 4)),
    by("criterion", longText("evidence")),
};

constexpr FieldSpec kWriter[] = {
    text("label"),
    choice("role", kRoles),
};

constexpr FieldSpec kNote[] = {
    longText("text"),
};

constexpr TypeSpec kTypes[] = {
    {"network", RoomRule::commons, kNetwork},
    {"city", RoomRule::commons, kCity},
    {"challenge_change", RoomRule::commons, kChallengeChange},
    {"domain", RoomRule::commons, kDomain},
    {"topic", RoomRule::commons, kTopic},
    {"round", RoomRule::commons, kRound},
    {"ballot", RoomRule::city, kBallot},
    {"quarter", RoomRule::commons, kQuarter},
    {"criterion", RoomRule::commons, kCriterion},
    {"measurement", RoomRule::commons, kMeasurement},
    {"rating", RoomRule::commons, kRating},
    {"writer", RoomRule::commons, kWriter},
    {"note", RoomRule::city, kNote},
};

}  // namespace

std::span<const TypeSpec> schema() { return kTypes; }

const TypeSpec* findType(std::string_view type) {
  const auto* const found = std::find_if(std::begin(kTypes), std::end(kTypes),
                                         [&](const TypeSpec& spec) { return spec.name == type; });
  return found == std::end(kTypes) ? nullptr : found;
}

const FieldSpec* findField(const TypeSpec& type, std::string_view field) {
  const std::size_t dot = field.find('.');
  const std::string_view name = field.substr(0, dot);
  const bool hasKey = dot != std::string_view::npos;
  if (hasKey && dot + 1 == field.size()) return nullptr;
  for (const FieldSpec& spec : type.fields) {
    if (spec.name != name) continue;
    // A text may also stand without a language: written before the network had any.
    const bool fits = spec.keyed == Keyed::byLanguage || hasKey == (spec.keyed == Keyed::byReference);
    return fits ? &spec : nullptr;
  }
  return nullptr;
}

}  // namespace parcours
