// Typed, read-only views of a document: what pages, rules and reports read.
//
// A view is a thin handle on an entity; it holds no copy. `Network` keeps the entities by type, brought up to
// date by the ids an edit or merge touched, so an edit costs what it touches.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.hpp"
#include "core/document/edit.hpp"
#include "core/document/preview.hpp"

namespace parcours {

/// Reads the shown values of one entity's fields, by kind. A value of another kind reads as absent.
class View {
 public:
  View(std::string_view id, const Entity& entity) : id_(id), entity_(&entity) {}
  [[nodiscard]] std::string_view id() const { return id_; }
  [[nodiscard]] const Entity& entity() const { return *entity_; }
  [[nodiscard]] std::string text(std::string_view field) const;  ///< Empty when unset.
  /// `field.<language>`, else the other languages in the order fr, en, pt, else the bare field: never empty
  /// if any is set.
  [[nodiscard]] std::string localized(std::string_view field, std::string_view language) const;
  [[nodiscard]] std::optional<std::int64_t> integer(std::string_view field) const;
  /// The number of a round, quarter or measurement; 0 when unset or beyond kMaxRounds.
  [[nodiscard]] int ordinal(std::string_view field) const;
  [[nodiscard]] bool flag(std::string_view field) const;
  [[nodiscard]] std::vector<std::string> set(std::string_view field) const;  ///< Of choices or references.
  [[nodiscard]] bool has(std::string_view field) const;
  /// The canonical JSON of the shown value; empty when unset.
  [[nodiscard]] std::string_view json(std::string_view field) const;
  /// Several values stand in one of these fields: a person must settle it.
  [[nodiscard]] bool conflictedIn(std::initializer_list<std::string_view> fields) const;
  /// The keys of a keyed field that hold a value: the topics of `grade.<topic>`.
  [[nodiscard]] std::vector<std::string> keys(std::string_view field) const;

 private:
  std::string_view id_;
  const Entity* entity_;
};

struct City : View {
  using View::View;
  [[nodiscard]] std::string name() const { return text("name"); }
  [[nodiscard]] std::string country() const { return text("country"); }
  [[nodiscard]] std::vector<std::string> languages() const { return set("languages"); }
  [[nodiscard]] std::string phase() const {
    return text("phase");
  }  ///< explore, engage or experiment; empty: not said.
  [[nodiscard]] std::string challenge() const { return text("challenge"); }
  [[nodiscard]] bool paused() const { return flag("paused"); }
};

struct Topic : View {
  using View::View;
  [[nodiscard]] std::string title(std::string_view language) const { return localized("title", language); }
  [[nodiscard]] std::string summary(std::string_view language) const {
    return localized("summary", language);
  }
  [[nodiscard]] std::string domain() const { return text("domain"); }  ///< Id of a domain.
  [[nodiscard]] std::string kind() const { return text("kind"); }      ///< method, theme, tool or technique.
  [[nodiscard]] bool archived() const { return flag("archived"); }
  [[nodiscard]] std::string archiveReason() const { return text("archive_reason"); }
  /// The round before which the topic entered the backlog: the tie-break "earlier entry".
  [[nodiscard]] int entered() const { return ordinal("entered"); }
};

struct Domain : View {
  using View::View;
  [[nodiscard]] std::string title(std::string_view language) const { return localized("title", language); }
};

/// One choice of a topic. Ballots lie in the cities' rooms until it closes; then `record` holds them all, in
/// one value.
struct Round : View {
  using View::View;
  [[nodiscard]] int number() const { return ordinal("number"); }     ///< From 1.
  [[nodiscard]] std::string state() const { return text("state"); }  ///< open, closed or cancelled.
  [[nodiscard]] std::string deadline() const { return text("deadline"); }
  [[nodiscard]] std::string chosen() const {
    return text("chosen");
  }  ///< Topic id; empty while people have not decided.
  [[nodiscard]] std::string reason() const {
    return text("reason");
  }  ///< Why another topic than the recommended one.
};

/// A city's needs in a round. Fields by topic: `grade.<topic>` 0..3 and `reason.<topic>`.
struct Ballot : View {
  using View::View;
  [[nodiscard]] std::string round() const { return text("round"); }
  [[nodiscard]] std::string city() const { return text("city"); }
  [[nodiscard]] std::string source() const { return text("source"); }  ///< screen, paper or spoken.
  [[nodiscard]] std::optional<int> grade(std::string_view topic) const;
  [[nodiscard]] std::string reason(std::string_view topic) const;
};

/// The three months that follow a choice.
struct Quarter : View {
  using View::View;
  [[nodiscard]] int number() const { return ordinal("number"); }
  [[nodiscard]] std::string topic() const { return text("topic"); }
  [[nodiscard]] std::string round() const { return text("round"); }  ///< The round that chose the topic.
  /// prepare, kickoff, learn, practise, checkpoint, reflect, exchange, or closed.
  [[nodiscard]] std::string step() const { return text("step"); }
  [[nodiscard]] std::string start() const { return text("start"); }
  [[nodiscard]] std::string end() const { return text("end"); }
  /// Without a topic it is only planned: dates that a later choice fills.
  [[nodiscard]] bool planned() const { return topic().empty(); }
  [[nodiscard]] bool open() const { return !planned() && step() != "closed"; }
};

/// What the network agreed on for its choices, with what holds when it said nothing.
struct ChoiceTerms {
  int servedThreshold = 2;       ///< The need from which a city counts as served.
  std::optional<int> guard = 4;  ///< Quarters a city waits before it moves to the front; nothing: no guard.
};

/// The typed reading of one document.
class Network {
 public:
  explicit Network(Document document = {});

  [[nodiscard]] const Document& document() const { return document_; }
  /// Changes the document and brings the views up to date.
  Result<std::vector<std::string>> apply(std::span<const Write> edit, Stamp stamp);
  Result<std::vector<std::string>> merge(const Document& theirs);

  [[nodiscard]] std::string name() const;
  [[nodiscard]] bool demo() const;          ///< Fictional: says so on every page.
  [[nodiscard]] std::string today() const;  ///< The demo's own date, `YYYY-MM-DD`; empty in a real network.
  [[nodiscard]] std::optional<View> settings() const;  ///< The entity of type `network`.
  [[nodiscard]] ChoiceTerms choiceTerms() const;

  /// Visible entities (not hidden by a deletion), sorted by what a person expects: cities by name, topics by
  /// position then title, rounds and quarters by number, the rest by id.
  [[nodiscard]] std::vector<City> cities() const;
  [[nodiscard]] std::vector<Topic> topics() const;
  [[nodiscard]] std::vector<Domain> domains() const;
  [[nodiscard]] std::vector<Round> rounds() const;
  [[nodiscard]] std::vector<Quarter> quarters() const;
  [[nodiscard]] std::vector<Ballot> ballots(std::string_view round) const;
  [[nodiscard]] std::vector<View> all(std::string_view type) const;
  /// What was deleted of a type, by id.
  [[nodiscard]] std::vector<View> deleted(std::string_view type) const;

  template <class T>
  [[nodiscard]] std::optional<T> get(
      std::string_view id) const {  ///< Also hidden entities: references may need them.
    const auto found = document_.entities.find(id);
    if (found == document_.entities.end()) return std::nullopt;
    return T(found->first, found->second);
  }

  /// The topics that a round may choose now: not archived, not merged into another, and neither they nor what
  /// was merged into them chosen by an earlier round. In the order of topics().
  [[nodiscard]] std::vector<Topic> openTopics() const;
  /// The round that is open, awaits people's choice, or holds a conflict that changes its outcome: the one
  /// that must end before another begins. The earliest by number.
  [[nodiscard]] std::optional<Round> pendingRound() const;

  /// Fields in which people must settle something, over all visible entities, sorted. Technical fields, whose
  /// shown value stands without a question, are left out.
  [[nodiscard]] std::vector<FieldRef> conflicts() const;

 private:
  using Ids = std::set<std::string, std::less<>>;

  /// Brings the views up to date with the entities of these ids, and them alone.
  void touch(std::span<const std::string> ids);
  template <class T>
  [[nodiscard]] std::vector<T> inOrder(std::string_view type) const;

  Document document_;
  std::map<std::string, Ids, std::less<>> idsByType_;         ///< Visible entities.
  Ids deleted_;                                               ///< Hidden ones.
  std::map<std::string, std::string, std::less<>> typeById_;  ///< The list an entity is in.
  std::map<std::string, std::vector<std::string>, std::less<>>
      order_;  ///< Of the types that people see in an order.
  std::map<std::string, std::vector<std::string>, std::less<>> conflictsById_;
};

/// A round whose state, record or choice two devices wrote differently: nothing that follows it is computed
/// until a person settles it.
[[nodiscard]] bool unsettled(const Round& round);

}  // namespace parcours
