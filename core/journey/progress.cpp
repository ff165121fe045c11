#include "core/journey/progress.hpp"

#include <algorithm>
#include <iterator>

#include "core/journey/quarter_time.hpp"
#include "core/network/draft.hpp"
#include "core/network/quarter_edits.hpp"

namespace parcours {
namespace {

const std::size_t kPractise = stepIndex("practise"), kReflect = stepIndex("reflect"),
                  kExchange = stepIndex("exchange"), kClosed = stepIndex("closed");

bool took(const View& session, std::string_view city) {
  return session.integer(keyedName("present", city)).value_or(0) > 0;
}

/// A city that is behind the network's dates is at the last step its own dates have reached, but never ahead.
std::size_t ownStep(const Quarter& quarter, int shift, std::string_view today) {
  const std::size_t common = stepIndex(quarter.step());
  if (shift <= 0 || today.empty() || common == kClosed) return common;
  const auto dates = stepDates(quarter, shift);
  std::size_t own = 0;
  while (own < common && !dates[own + 1].empty() && dates[own + 1] <= today) ++own;
  return own;
}

bool isPausedIn(const Network& network, const Quarter& quarter, const City& city) {
  const auto place = cityQuarter(network, quarter.id(), city.id());
  return city.paused() || (place && place->flag("paused"));
}

}  // namespace

std::vector<std::string_view> missingWays(const Network& network, std::string_view quarter) {
  std::vector<std::string_view> missing(kWayNames, kWayNames + kNeededWays);
  for (const View& session : ofQuarter(network, "session", quarter)) {
    const std::string way = session.text("way");
    std::erase(missing, std::string_view(way));
  }
  return missing;
}

std::vector<CityProgress> progressOf(const Network& network, const Quarter& quarter, std::string_view today) {
  const std::vector<View> sessions = ofQuarter(network, "session", quarter.id());
  const std::vector<View> practices = ofQuarter(network, "practice", quarter.id());
  std::vector<CityProgress> all;
  for (const City& city : network.cities()) {
    CityProgress& one = all.emplace_back();
    one.city = city.id();
    one.paused = isPausedIn(network, quarter, city);
    if (const auto place = cityQuarter(network, quarter.id(), city.id())) {
      one.shift = static_cast<int>(place->integer("shift").value_or(0));
      one.ready = place->flag("ready");
      one.reflected = place->flag("reflected");
    }
    const auto ofCity = [&](const View& practice) { return practice.text("city") == one.city; };
    one.practices = static_cast<int>(std::count_if(practices.begin(), practices.end(), ofCity));
    one.shares = sharedReflection(network, quarter.id(), one.city).has_value();
    one.sessions = static_cast<int>(std::count_if(
        sessions.begin(), sessions.end(), [&](const View& session) { return took(session, one.city); }));
    const std::size_t step = ownStep(quarter, one.shift, today);
    one.step = kStepNames[step];
    one.isLate = !one.paused && ((step >= kReflect && one.practices == 0) ||
                                 (step >= kExchange && step < kClosed && !one.reflected));
    if (step < kClosed) one.nextDate = stepDates(quarter, one.shift)[step + 1];
  }
  return all;
}

std::vector<std::string> withoutReflection(const Network& network, const Quarter& quarter) {
  std::vector<std::string> missing;
  for (const City& city : network.cities()) {
    if (isPausedIn(network, quarter, city)) continue;
    const auto place = cityQuarter(network, quarter.id(), city.id());
    const bool reflected =
        (place && place->flag("reflected")) || sharedReflection(network, quarter.id(), city.id());
    if (!reflected) missing.emplace_back(city.id());
  }
  return missing;
}

std::vector<Participation> participation(const Network& network, std::string_view quarter) {
  std::vector<Participation> all;
  for (const City& city : network.cities()) all.push_back({std::string(city.id()), {}});
  for (const View& session : network.all("session")) {
    if (!quarter.empty() && session.text("quarter") != quarter) continue;
    for (Participation& one : all)
      if (took(session, one.city)) ++one.byWay[session.text("way")];
  }
  return all;
}

}  // namespace parcours
