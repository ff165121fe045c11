// One device goes from city to city, and each enters its needs alone: what the ones before said is not shown
// again, to nobody, until the round closes.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/network/edits.hpp"
#include "shell/pages/ballot_form.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/workshop.hpp"

namespace parcours::pages {
namespace {

/// Where the device is: with a city that enters (`in:`), or on its way to one (`to:`). Kept by no reload: the
/// page then begins where it shows nothing.
constexpr std::string_view kIn = "in:", kTo = "to:";

std::optional<Round> openRoundOf(const Network& network) {
  auto round = network.pendingRound();
  if (round && (round->state() != "open" || unsettled(*round))) round.reset();
  return round;
}

/// Those that may answer.
std::vector<City> answering(const App& app) {
  std::vector<City> cities = app.network().cities();
  std::erase_if(cities, [](const City& city) { return city.paused(); });
  return cities;
}

bool hasAnswered(const App& app, const Round& round, std::string_view city) {
  return answered(ballotOf(app.network().ballots(round.id()), city));
}

/// The device leaves the hands it is in, with nothing left to see.
void handTo(App& app, std::string_view city) {
  app.pageState("pass") = city.empty() ? std::string() : std::string(kTo).append(city);
  app.pageState("query").clear();
  app.showTop();
}

/// The next city that has not answered, after this one and then from the first; empty: all have.
std::string nextCity(const App& app, const Round& round, std::string_view after) {
  const auto cities = answering(app);
  const auto found =
      std::find_if(cities.begin(), cities.end(), [&](const City& city) { return city.id() == after; });
  const auto from = static_cast<std::size_t>(found - cities.begin()) + (found == cities.end() ? 0 : 1);
  for (std::size_t i = 0; i < cities.size(); ++i) {
    const City& city = cities[(from + i) % cities.size()];
    if (city.id() != after && !hasAnswered(app, round, city.id())) return std::string(city.id());
  }
  return {};
}

void handover(ui::Ui& ui, App& app, const Round& round, const std::string& city) {
  const auto& t = app.text();
  const std::string name = entityTitle(app, city);
  const bool again = hasAnswered(app, round, city);
  ui.pageHeader(t(Msg::workshop_pass_to, {{"city", name}}));
  ui.text(t(again ? Msg::workshop_pass_again : Msg::workshop_pass_text, {{"city", name}}));
  ui.row([&] {
    if (ui.button("begin", t(again ? Msg::workshop_start_over : Msg::workshop_we_are, {{"city", name}}),
                  ui::Emphasis::primary, ui::Icon::arrowRight)) {
      const auto ballot = ballotOf(app.network().ballots(round.id()), city);
      if (!again || app.run(Msg::workshop_did_clear, clearBallot(round, *ballot)))
        app.pageState("pass") = std::string(kIn) + city;
      app.showTop();
    }
    const std::string next = nextCity(app, round, city);
    if (!next.empty() && ui.button("skip", t(Msg::workshop_skip), ui::Emphasis::quiet)) handTo(app, next);
    if (ui.button("stop", t(Msg::workshop_stop), ui::Emphasis::quiet)) handTo(app, {});
  });
}

void enter(ui::Ui& ui, App& app, const Round& round, const std::string& city) {
  const auto& t = app.text();
  ui.pageHeader(entityTitle(app, city), t(Msg::workshop_enter_help));
  // Named after the city: nothing that was typed in the form of another stands in this one.
  ui.scope(city, [&] {
    ui.card("ballot", t(Msg::round_ballot), [&] { ballotForm(ui, {app, round, city, kSources[0]}); });
    if (ui.button("done", t(Msg::workshop_done), ui::Emphasis::primary, ui::Icon::check))
      handTo(app, nextCity(app, round, city));
  });
}

}  // namespace

bool passesRound(App& app) { return !app.pageState("pass").empty(); }

void passRound(ui::Ui& ui, App& app, const View& session) {
  const auto round = openRoundOf(app.network());
  const std::string state = app.pageState("pass");
  const std::string city = state.substr(kIn.size());
  const auto cities = answering(app);
  const bool there = std::any_of(cities.begin(), cities.end(), [&](const City& c) { return c.id() == city; });
  if (!round || !there) {  // Closed, or gone, in another window.
    handTo(app, {});
    return needsPart(ui, app, session);
  }
  state.starts_with(kIn) ? enter(ui, app, *round, city) : handover(ui, app, *round, city);
}

void needsPart(ui::Ui& ui, App& app, const View& /*session*/) {
  const auto& t = app.text();
  const auto round = openRoundOf(app.network());
  if (!round) {
    if (ui.emptyState("no_round", ui::Icon::vote, t(Msg::workshop_no_round), t(Msg::round_subtitle),
                      t(Msg::workshop_to_round)))
      app.go({PageName::round, {}});
    return;
  }
  const auto cities = answering(app);
  const auto names = cityNames(app, cities);
  ui.card("needs", t(Msg::workshop_needs), [&] {
    ui.text(t(Msg::workshop_needs_text));
    const std::string next = nextCity(app, *round, {});
    if (!next.empty() && ui.button("pass", t(Msg::workshop_pass), ui::Emphasis::primary, ui::Icon::people))
      handTo(app, next);
    ui.list("cities", t(Msg::round_answers), static_cast<int>(cities.size()), [&](int i) {
      const auto at = static_cast<std::size_t>(i);
      const bool has = hasAnswered(app, *round, cities[at].id());
      ui.row([&] {
        ui.text(names[at], ui::TextStyle::strong);
        ui.pill(t(has ? Msg::round_answered : Msg::round_not_answered),
                has ? ui::Tone::good : ui::Tone::neutral);
        if (ui.button("enter", t(Msg::workshop_enter, {{"city", names[at]}}), ui::Emphasis::quiet))
          handTo(app, cities[at].id());
      });
    });
    ui.link("round", t(Msg::workshop_to_round), toFragment({PageName::round, {}}), ui::Icon::vote);
  });
}

}  // namespace parcours::pages
