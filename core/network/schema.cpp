#include "core/network/schema.hpp"

#include <algorithm>
#include <array>

namespace parcours {
namespace {

constexpr std::int64_t kNameBytes = 200;
constexpr std::int64_t kLongBytes = 16'384;
constexpr std::int64_t kPhotoBytes = 280'000;  // 200 kB, written as base64
constexpr int kMostMinutesFromUtc = 14 * 60;

constexpr std::string_view kLanguages[] = {"en", "fr", "pt"};
constexpr std::string_view kPhases[] = {"explore", "engage", "experiment"};
constexpr std::string_view kTopicKinds[] = {"method", "theme", "tool", "technique"};
constexpr std::string_view kOrigins[] = {"baseline", "city",    "visit",  "expert",
                                         "lesson",   "library", "session"};
constexpr std::string_view kRoundStates[] = {"open", "closed", "cancelled"};
constexpr std::string_view kSources[] = {"screen", "paper", "spoken"};
constexpr std::string_view kSteps[] = {"prepare",    "kickoff", "learn",    "practise",
                                       "checkpoint", "reflect", "exchange", "closed"};
constexpr std::string_view kObjects[] = {"authority", "territory"};
constexpr std::string_view kTiers[] = {"catch_up", "core", "stretch"};
constexpr std::string_view kPlanParts[] = {"objectives", "actions", "timing",     "responsibilities",
                                           "costs",      "funding", "indicators", "risks"};
constexpr std::string_view kWays[] = {"event", "local", "peer", "expert", "call"};
constexpr std::string_view kCourses[] = {"keep", "adjust", "stop"};
constexpr std::string_view kConfidence[] = {"low", "medium", "high"};
constexpr std::string_view kVerdicts[] = {"passed", "not_yet"};
constexpr std::string_view kSizes[] = {"small", "medium", "large"};
constexpr std::string_view kRequestStates[] = {"requested", "accepted", "done", "declined"};
constexpr std::string_view kFormats[] = {"study_visit", "work_shadowing", "peer_review",
                                         "mentoring",   "workshop",       "webinar"};
constexpr std::string_view kPairingStates[] = {"proposed", "accepted", "done"};
constexpr std::string_view kNoteKinds[] = {"note", "reflection"};
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
constexpr FieldSpec references(std::string_view name, std::string_view target) {
  return {.name = name, .target = target, .kind = Kind::references};
}
/// One value for each record of a type: `grade.<topic>`.
constexpr FieldSpec by(std::string_view target, FieldSpec field) {
  field.keyed = Keyed::byReference;
  field.target = target;
  return field;
}
/// One value for each part of a whole: `part.1`.
constexpr FieldSpec byNumber(FieldSpec field) {
  field.keyed = Keyed::byNumber;
  return field;
}
constexpr FieldSpec quiet(FieldSpec field) {
  field.conflicts = Conflicts::quiet;
  return field;
}

constexpr FieldSpec kNetwork[] = {
    text("name"), choices("languages", kLanguages), simple("demo", Kind::flag),
    simple("today", Kind::date),        // a demo's own date
    integer("served_threshold", 1, 3),  // the need from which a city counts as served; unset: 2
    integer("guard", -1, 20),  // quarters a city waits before it moves to the front; unset: 4, -1: off
    simple("start", Kind::date),
    longText("contact"),  // whom to ask, as the learning guide prints it
    // What makes an expert fit a city, in points; unset: 20, 40, 60, 25, 10, 15.
    integer("fit_skill_1", 0, 100), integer("fit_skill_2", 0, 100), integer("fit_skill_3", 0, 100),
    integer("fit_first_language", 0, 100), integer("fit_other_language", 0, 100),
    integer("fit_together", 0, 100),
    integer("least_skill", 1, 3),      // that an expert needs to be proposed; unset: 1
    integer("mentor_level", 0, 100),   // from which a city accompanies others; unset: 60
    integer("least_gap", 1, 100),      // between two cities that learn from each other; unset: 15
    integer("learnable_gap", 0, 100),  // from which the other learns most; unset: 30
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
    quiet(integer("joined", 0, kMaxRounds)),                           // number of the round it joined before
    integer("utc_offset", -kMostMinutesFromUtc, kMostMinutesFromUtc),  // minutes its clocks are ahead of UTC
    choice("first_language", kLanguages),  // the one its team works in; with one language, that one
    choice("size", kSizes),
    integer("mentor_places", 0, 20),  // cities it can accompany in a quarter; unset: none
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
    longText("origin_reason"),  // what of the baseline asked for it
    quiet(simple("position", Kind::position)),
    text("library"),  // name of the ready-made topic it came from
    reference("merged_into", "topic"),
    reference("split_from", "topic"),
    choices("plan", kPlanParts),         // parts of the local action plan it serves
    by("city", choice("tier", kTiers)),  // where people see it otherwise than the baseline says
    reference("lesson", "lesson"),       // that it came from
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
    integer("number", 1, kMaxRounds), reference("topic", "topic"), reference("round", "round"),
    choice("step", kSteps), simple("start", Kind::date), simple("end", Kind::date), longText("aim"),
    // The day each step begins, where people chose another than its share of the quarter gives.
    simple("kickoff_on", Kind::date), simple("learn_on", Kind::date), simple("practise_on", Kind::date),
    simple("checkpoint_on", Kind::date), simple("reflect_on", Kind::date), simple("exchange_on", Kind::date),
    longText("agenda"),         // of the kick-off
    longText("review_reason"),  // why it closed without every city's reflection
};

// A city in a quarter: what it does at its own pace, and how far it is.
constexpr FieldSpec kCityQuarter[] = {
    reference("quarter", "quarter"),
    reference("city", "city"),
    integer("shift", -90, 180),  // days its steps come later than the network's
    simple("paused", Kind::flag),
    longText("reason"),           // for another pace
    simple("ready", Kind::flag),  // it has read the guide and knows its dates
    simple("reflected", Kind::flag),
};

// What a quarter's learning is made of: events, tools used at home, peers, experts, calls.
constexpr FieldSpec kSession[] = {
    reference("quarter", "quarter"),
    choice("way", kWays),
    text("title"),
    simple("date", Kind::date),
    simple("time", Kind::time),
    integer("utc_offset", -kMostMinutesFromUtc, kMostMinutesFromUtc),  // of date and time; unset: UTC
    integer("minutes", 5, 10'080),
    text("speaker"),
    longText("agenda"),
    choices("languages", kLanguages),
    text("place"),
    text("link"),
    references("cities", "city"),  // invited; empty: all
    by("city", integer("present", 0, 999)),
    longText("notes"),
};

// What happens in a session lies in records of their own, in the order of their numbers: several devices in a
// room write them without a network.
constexpr FieldSpec kAgendaStep[] = {
    reference("session", "session"),
    quiet(integer("number", 1, kMaxRounds)),
    text("title"),
    integer("minutes", 1, 480),
    integer("took", 0, 9'999),  // minutes
};

// Private in the city's room; in the commons what is said to everybody.
constexpr FieldSpec kSessionNote[] = {
    reference("session", "session"),
    quiet(integer("number", 1, kMaxRounds)),
    choice("kind", kNoteKinds),
    reference("city", "city"),
    text("by"),
    longText("text"),
};

// The parking lot: set aside for later, so that the session goes on.
constexpr FieldSpec kParkedItem[] = {
    reference("session", "session"),
    quiet(integer("number", 1, kMaxRounds)),
    longText("text"),
};

// A vote: what was asked, and how many hands went up for each answer.
constexpr FieldSpec kShowOfHands[] = {
    reference("session", "session"), quiet(integer("number", 1, kMaxRounds)), longText("question"),
    byNumber(text("option")),        byNumber(integer("hands", 0, 9'999)),
};

constexpr FieldSpec kPractice[] = {
    reference("quarter", "quarter"),
    reference("city", "city"),
    simple("date", Kind::date),
    longText("what"),
    text("place"),
    text("partners"),
    longText("evidence"),
    text("link"),
    {.name = "photo", .maximum = kPhotoBytes, .kind = Kind::photo},
};

// Private in the city's room; a copy in the commons where the city shares it.
constexpr FieldSpec kReflection[] = {
    reference("quarter", "quarter"),
    reference("city", "city"),
    longText("worked"),
    longText("did_not"),
    longText("next"),
    longText("wanted"),   // help the city looks for
    longText("offered"),  // help it can give
};

constexpr FieldSpec kLesson[] = {
    reference("quarter", "quarter"), reference("city", "city"), longText("text"), longText("proposal"),
    simple("date", Kind::date),
};

// A change of course, or the decision to keep it: the quarter's dated log.
constexpr FieldSpec kCourse[] = {
    reference("quarter", "quarter"), reference("city", "city"),
    choice("decision", kCourses),    longText("text"),
    simple("date", Kind::date),
};

// A need that somebody who met the city saw: beside the needs it expresses, and never counted with them.
constexpr FieldSpec kObservation[] = {
    reference("city", "city"),  reference("topic", "topic"), longText("text"), text("met_by"),
    simple("date", Kind::date),
};

// What the network itself adds to the library.
constexpr FieldSpec kLibraryItem[] = {
    text("title", Keyed::byLanguage),
    longText("summary", Keyed::byLanguage),
    choice("kind", kTopicKinds),
    reference("domain", "domain"),
    choices("plan", kPlanParts),
    integer("minutes", 5, 10'080),
    longText("aim", Keyed::byLanguage),
    longText("when", Keyed::byLanguage),
    longText("steps", Keyed::byLanguage),  // one a line, as material and pitfalls
    longText("material", Keyed::byLanguage),
    longText("pitfalls", Keyed::byLanguage),
    longText("example", Keyed::byLanguage),
    longText("core", Keyed::byLanguage),
    longText("stretch", Keyed::byLanguage),
    longText("catch_up", Keyed::byLanguage),
};

// A tool of the library filled in: one text for each of its steps.
constexpr FieldSpec kWorksheet[] = {
    text("item"),  // the tool: name of a ready-made one, or id of the network's own
    text("title"), reference("city", "city"), simple("date", Kind::date), byNumber(longText("part")),
};

constexpr FieldSpec kCriterion[] = {
    text("title", Keyed::byLanguage),      longText("question", Keyed::byLanguage),
    longText("levels", Keyed::byLanguage),  // what each of the five steps looks like, one a line
    reference("domain", "domain"),         quiet(simple("position", Kind::position)),
};

constexpr FieldSpec kMeasurement[] = {
    integer("number", 1, kMaxRounds), simple("date", Kind::date),
    simple("grid", Kind::record),  // the criteria it was made with
};

constexpr FieldSpec kRating[] = {
    reference("measurement", "measurement"),
    reference("city", "city"),
    choice("object", kObjects),
    text("respondent"),
    by("criterion", integer("step", 0, 4)),
    by("criterion", longText("evidence")),
    by("criterion", choice("confidence", kConfidence)),
};

// What the baseline study has to answer, for the network as a whole.
constexpr FieldSpec kQuestion[] = {
    longText("text"),
    longText("answer"),
    text("answered_by"),
    quiet(simple("position", Kind::position)),
};

// A figure about a city: a sum of money, or a value, which is text so that a decimal stands as it was read.
constexpr FieldSpec kFigure[] = {
    reference("city", "city"),
    text("label"),
    text("value"),
    text("unit"),
    text("source"),
    simple("date", Kind::date),
    simple("amount", Kind::money),
};

// What a city shows before it goes on to a phase.
constexpr FieldSpec kGate[] = {
    choice("phase", kPhases),
    text("title", Keyed::byLanguage),
    quiet(simple("position", Kind::position)),
};

// What a city shows for one criterion of a gate.
constexpr FieldSpec kGateEvidence[] = {
    reference("gate", "gate"), reference("city", "city"), longText("text"),
    simple("met", Kind::flag),  // people hold it for enough
};

// What people decided on a city's readiness; each decision stays.
constexpr FieldSpec kGateVerdict[] = {
    reference("city", "city"), choice("phase", kPhases),   choice("verdict", kVerdicts), text("by"),
    longText("reason"),        simple("date", Kind::date),
};

// Somebody who helps cities. How to reach them stands apart.
constexpr FieldSpec kExpert[] = {
    text("name"),
    text("affiliation"),
    choices("languages", kLanguages),
    by("domain", integer("skill", 1, 3)),
    integer("load", 0, 50),    // requests taken in a quarter; unset: 1
    choices("tiers", kTiers),  // cities they help, by their step in the topic; unset: all
    simple("away", Kind::flag),
    simple("from", Kind::date),  // available; unset: always
    simple("until", Kind::date),
    references("conflicts", "city"),  // with which they may not work
};

// Lies in a room of its own, named after the expert: it leaves only when chosen.
constexpr FieldSpec kExpertContact[] = {
    reference("expert", "expert"),
    text("email"),
    text("phone"),
    longText("notes"),
};

constexpr FieldSpec kExpertRequest[] = {
    reference("quarter", "quarter"),
    reference("city", "city"),
    reference("domain", "domain"),  // unset: that of the topic
    reference("topic", "topic"),
    longText("text"),
    choice("state", kRequestStates),
    reference("expert", "expert"),
    references("declined_by", "expert"),  // who could not
    simple("asked", Kind::date),
    simple("answered", Kind::date),
    simple("ended", Kind::date),
    integer("rating", 1, 5),
    longText("comment"),
};

// Two cities of which one accompanies the other in a learning area, for a quarter.
constexpr FieldSpec kPairing[] = {
    reference("quarter", "quarter"),
    reference("domain", "domain"),
    reference("mentor", "city"),
    reference("mentee", "city"),
    choice("format", kFormats),
    choice("state", kPairingStates),
    longText("notes"),
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
    {"city_quarter", RoomRule::commons, kCityQuarter},
    {"session", RoomRule::commons, kSession},
    {"agenda_step", RoomRule::commons, kAgendaStep},
    {"session_note", RoomRule::either, kSessionNote, Privacy::asks},
    {"parked_item", RoomRule::commons, kParkedItem},
    {"show_of_hands", RoomRule::commons, kShowOfHands},
    {"practice", RoomRule::commons, kPractice},
    {"reflection", RoomRule::either, kReflection, Privacy::asks},
    {"lesson", RoomRule::commons, kLesson},
    {"course", RoomRule::commons, kCourse},
    {"observation", RoomRule::commons, kObservation},
    {"library_item", RoomRule::commons, kLibraryItem},
    {"worksheet", RoomRule::either, kWorksheet, Privacy::asks},
    {"criterion", RoomRule::commons, kCriterion},
    {"measurement", RoomRule::commons, kMeasurement},
    {"rating", RoomRule::commons, kRating},
    {"question", RoomRule::commons, kQuestion},
    {"figure", RoomRule::commons, kFigure},
    {"gate", RoomRule::commons, kGate},
    {"gate_evidence", RoomRule::commons, kGateEvidence},
    {"gate_verdict", RoomRule::commons, kGateVerdict},
    {"expert", RoomRule::commons, kExpert},
    {"expert_contact", RoomRule::city, kExpertContact},
    {"expert_request", RoomRule::commons, kExpertRequest},
    {"pairing", RoomRule::commons, kPairing},
    {"writer", RoomRule::commons, kWriter},
    {"note", RoomRule::city, kNote, Privacy::asks},
};

}  // namespace

std::span<const TypeSpec> schema() { return kTypes; }

const TypeSpec* findType(std::string_view type) {
  const auto* const found = std::find_if(std::begin(kTypes), std::end(kTypes),
                                         [&](const TypeSpec& spec) { return spec.name == type; });
  return found == std::end(kTypes) ? nullptr : found;
}

bool isPrivate(const Entity& entity) {
  if (entity.room == kCommons) return false;
  const TypeSpec* const spec = findType(entity.type);
  return spec == nullptr || spec->privacy == Privacy::asks;  // what a newer app keeps there may be private
}

bool isPhoto(std::string_view text) {
  if (text.substr(0, kPhotoPrefix.size()) != kPhotoPrefix) return false;
  text.remove_prefix(kPhotoPrefix.size());
  return text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=") ==
         std::string_view::npos;
}

const FieldSpec* findField(const TypeSpec& type, std::string_view field) {
  const std::size_t dot = field.find('.');
  const std::string_view name = field.substr(0, dot);
  const bool hasKey = dot != std::string_view::npos;
  if (hasKey && dot + 1 == field.size()) return nullptr;
  for (const FieldSpec& spec : type.fields) {
    if (spec.name != name) continue;
    // A text may also stand without a language: written before the network had any.
    const bool fits = spec.keyed == Keyed::byLanguage ||
                      hasKey == (spec.keyed != Keyed::no && spec.keyed != Keyed::byLanguage);
    return fits ? &spec : nullptr;
  }
  return nullptr;
}

}  // namespace parcours
