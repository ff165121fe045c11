#include "core/journey/calendar.hpp"

#include <algorithm>
#include <tuple>

#include "core/journey/quarter_time.hpp"
#include "core/network/quarter_edits.hpp"

namespace parcours {
namespace {

void addSteps(const Network& network, const Quarter& quarter, std::string_view city,
              std::vector<Occasion>& all) {
  int shift = 0;
  if (const auto place = cityQuarter(network, quarter.id(), city); place && !city.empty()) {
    if (place->flag("paused")) return;
    shift = static_cast<int>(place->integer("shift").value_or(0));
  }
  const auto dates = stepDates(quarter, shift);
  for (std::size_t step = 0; step < kSteps; ++step) {
    if (dates[step].empty() || (quarter.planned() && step > 0)) continue;
    all.push_back(
        {Occasion::Kind::step, dates[step], {}, std::string(quarter.id()), std::string(kStepNames[step])});
  }
}

}  // namespace

bool invites(const View& session, std::string_view city) {
  const std::vector<std::string> invited = session.set("cities");
  return city.empty() || invited.empty() || std::find(invited.begin(), invited.end(), city) != invited.end();
}

std::vector<Occasion> occasions(const Network& network, std::string_view city) {
  std::vector<Occasion> all;
  const auto there = network.get<City>(city);
  const std::optional<int> offset = there ? utcOffset(*there) : std::nullopt;
  for (const View& session : network.all("session")) {
    const auto local = offset ? localTime(session, *offset) : localTime(session);
    if (local && invites(session, city))
      all.push_back({Occasion::Kind::session, local->date, local->time, std::string(session.id()), {}});
  }
  for (const Quarter& quarter : network.quarters()) addSteps(network, quarter, city, all);
  for (const Round& round : network.rounds()) {
    if (round.deadline().empty() || round.state() != "open") continue;
    all.push_back({Occasion::Kind::deadline, round.deadline(), {}, std::string(round.id()), {}});
  }
  std::sort(all.begin(), all.end(), [](const Occasion& a, const Occasion& b) {
    return std::tie(a.date, a.time, a.kind, a.id, a.step) < std::tie(b.date, b.time, b.kind, b.id, b.step);
  });
  return all;
}

}  // namespace parcours
