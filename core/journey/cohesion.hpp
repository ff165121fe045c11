// Is the network advancing together? The measurements of the same cities, put side by side.
//
// Only cities known at both ends of a comparison are in it (the balanced panel): unknown is never 0, and sets
// of different cities are never compared. Cities stand in the network's order, never by their figures. Words
// and integer tests are those of European cohesion policy; core/rules decides each of them exactly.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/journey/choice.hpp"
#include "core/network/network.hpp"
#include "core/rules/cohesion.hpp"

namespace parcours {

/// A measurement in which at least one city's level is known in some learning area.
struct Measured {
  std::string id;
  int number = 0;
  std::string date;  ///< `YYYY-MM-DD`; empty: not said.
};

/// A city that cannot be compared, and where its level is unknown.
struct OutsidePanel {
  std::string city;
  bool atFirst = false, atLast = false;
};

/// The figures of the panel at one moment, all exact.
struct Figures {
  rules::Levels levels;  ///< By city of the panel.
  rules::Rational mean;
  rules::Integer dispersion;  ///< n·sum(x²) − sum(x)²: n² times the population variance.
  rules::Rational gini;
  rules::Rational welfare;          ///< Sen: mean × (1 − Gini).
  std::int64_t floor = 0;           ///< The lowest level.
  std::int64_t distanceToBest = 0;  ///< The sum of all distances to the highest: less is convergence.
  int atCap = 0;  ///< Cities that can rise no further: a convergence they share in may be of the scale alone.
};
/// `cap`: the highest level there is.
Figures figuresOf(rules::Levels levels, std::int64_t cap);

/// The panel at one measurement.
struct Moment {
  std::size_t measurement = 0;     ///< In Cohesion::measurements.
  std::optional<Figures> figures;  ///< Nothing where a city of the panel is unknown at that measurement.
  std::optional<rules::Convergence> sinceFirst;  ///< Nothing at the first, and where there are no figures.
};

/// One learning area, or the index of all, from the first measurement to the last.
struct Course {
  std::string domain;              ///< Empty: the index, the sum of a city's levels in all areas.
  std::vector<std::string> panel;  ///< The cities known at both ends; fewer than two cannot be compared.
  std::vector<OutsidePanel> outside;
  std::vector<Moment> moments;           ///< One a measurement; none when the panel is too small.
  std::optional<rules::Rational> slope;  ///< Of the gain on the start; nothing when all started alike.
  [[nodiscard]] bool compared() const { return !moments.empty(); }
  [[nodiscard]] const Figures& first() const { return *moments.front().figures; }
  [[nodiscard]] const Figures& last() const { return *moments.back().figures; }
  [[nodiscard]] const rules::Convergence& label() const { return *moments.back().sinceFirst; }
};

struct Cohesion {
  std::vector<Measured> measurements;  ///< By number.
  /// The index, then each learning area measured at both ends in the order of the latest grid. Empty with
  /// fewer than two measurements.
  std::vector<Course> courses;
};

Cohesion cohesion(const Network& network);

// ---- who needs the network today

/// What the latest two measurements and the replayed choices say of one city.
struct CityStanding {
  std::string city;
  /// On the index, among the cities known at both measurements; nothing: not comparable.
  std::optional<rules::Standing> standing;
  int wait = 0;          ///< Quarters since it was last served while needing something.
  bool unheard = false;  ///< It waits as long as the network's guard allows, or longer.
};

/// Every city of the network, in its order. `ledger` is the network's own, replayed.
std::vector<CityStanding> cityStandings(const Network& network, const Ledger& ledger);

/// The cities that are left behind or unheard: those an expert goes to first.
std::set<std::string> citiesInDifficulty(const Network& network, const Ledger& ledger);

/// What the lead expert does next about a city.
enum class Help { expert, catchUpStep, call };

/// A reason to act for one city. Not a grade: a city advancing or catching up gives none.
struct Signal {
  enum class Kind { leftBehind, slipping, unheard };
  std::string city;
  Kind kind;
  Help help;
  int wait = 0;  ///< Quarters, of a city unheard.
};

/// In the network's order of cities; a city may be both left behind and unheard.
std::vector<Signal> signals(const Network& network, const Ledger& ledger);

}  // namespace parcours
