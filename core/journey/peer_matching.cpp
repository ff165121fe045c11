#include "core/journey/peer_matching.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "core/journey/cohesion.hpp"
#include "core/journey/quarter_time.hpp"
#include "core/network/quarter_edits.hpp"
#include "core/network/round_record.hpp"
#include "core/rules/deferred_acceptance.hpp"

namespace parcours {
namespace {

constexpr int kMostLevel = 100;

/// The largest need of each city in each learning area, in one closed round.
using Needs = std::map<std::pair<std::string, std::string>, int>;  ///< By city and area.

Needs needsOf(const Network& network, const Quarter& quarter) {
  Needs needs;
  const auto round = network.get<Round>(quarter.round());
  if (!round || unsettled(*round)) return needs;
  const auto record = parseRoundRecord(round->json("record"));
  if (!record) return needs;
  for (std::size_t topic = 0; topic < record->topics.size(); ++topic) {
    const auto view = network.get<Topic>(record->topics[topic]);
    const std::string domain = view ? view->domain() : std::string();
    if (domain.empty()) continue;
    for (std::size_t city = 0; city < record->cities.size(); ++city) {
      if (record->needs[city].empty()) continue;
      int& most = needs[{record->cities[city], domain}];
      most = std::max(most, record->needs[city][topic]);
    }
  }
  return needs;
}

std::string sharedLanguage(const City& one, const City& two) {
  const std::vector<std::string> others = two.languages();
  for (std::string& language : one.languages())
    if (std::find(others.begin(), others.end(), language) != others.end()) return std::move(language);
  return {};
}

/// How far apart two cities are, to visit and to call: another country first, then the difference between
/// their clocks in minutes, the largest where one has not said.
std::pair<bool, int> distance(const City& one, const City& two) {
  const auto a = utcOffset(one), b = utcOffset(two);
  const bool abroad = one.country().empty() || one.country() != two.country();
  return {abroad, a && b ? std::abs(*a - *b) : std::numeric_limits<int>::max()};
}

/// A quarter's cities and what is known of them, by id.
class Exchangers {
 public:
  Exchangers(const Network& network, const Levels& levels, const Ledger& ledger, const Quarter& quarter)
      : network_(network),
        levels_(levels),
        terms_(peerTerms(network)),
        quarter_(quarter),
        needs_(needsOf(network, quarter)) {
    for (const City& city : network.cities()) {
      const auto place = cityQuarter(network, quarter.id(), city.id());
      if (!city.paused() && !(place && place->flag("paused"))) cities_.push_back(city);
    }
    std::sort(cities_.begin(), cities_.end(), [](const City& a, const City& b) { return a.id() < b.id(); });
    for (const City& city : cities_) places_[std::string(city.id())] = mentorPlaces(city);
    for (const Pairing& pairing : pairings(network)) note(pairing);
    for (const Standing& standing : ledger.standings) balances_[standing.city] = standing.balance;
    for (const CityStanding& each : cityStandings(network, ledger))
      if (each.standing == rules::Standing::leftBehind) leftBehind_.insert(each.city);
  }

  /// The market of one learning area; its matches take their places in those that follow.
  void match(const std::string& domain, std::vector<PeerProposal>& proposals) {
    const std::vector<const City*> mentees = menteesOf(domain), mentors = mentorsOf(domain);
    rules::PeerMarket market;
    std::vector<std::vector<std::size_t>> ranked;
    for (const City* mentee : mentees) ranked.push_back(rankMentors(*mentee, mentors, domain));
    market.menteePreferences = ranked;
    for (std::size_t i = 0; i < mentors.size(); ++i) {
      market.mentorPreferences.push_back(rankMentees(*mentors[i], i, mentees, ranked, domain));
      market.capacity.push_back(places_[std::string(mentors[i]->id())]);
    }
    const rules::PeerMatching matching = rules::menteeOptimal(market);
    for (std::size_t i = 0; i < mentees.size(); ++i) {
      std::vector<PeerFit> fits;
      std::optional<std::size_t> matched;
      for (const std::size_t mentor : ranked[i]) {
        if (matching[i] == mentor) matched = fits.size();
        fits.push_back(fitOf(*mentors[mentor], *mentees[i], domain));
      }
      proposals.push_back(proposal(*mentees[i], domain, std::move(fits), matched));
    }
    for (const PeerProposal& each : proposals)
      if (each.domain == domain && each.proposed) take(each.proposed->city, each.mentee);
  }

 private:
  using Pair = std::pair<std::string, std::string>;

  [[nodiscard]] PeerProposal proposal(const City& mentee, const std::string& domain,
                                      std::vector<PeerFit> fits, std::optional<std::size_t> matched) const {
    PeerProposal proposal;
    proposal.domain = domain;
    proposal.mentee = mentee.id();
    proposal.need = need(mentee, domain);
    proposal.level = level(mentee, domain);
    if (!matched)
      proposal.alone = !proposal.level ? Alone::levelUnknown : fits.empty() ? Alone::nobody : Alone::allTaken;
    for (std::size_t i = 0; i < fits.size(); ++i) {
      if (matched == i)
        proposal.proposed = std::move(fits[i]);
      else
        proposal.others.push_back(std::move(fits[i]));
    }
    return proposal;
  }

  /// What a pairing says about this quarter, or about the last ones.
  void note(const Pairing& pairing) {
    const std::string mentor = pairing.mentor(), mentee = pairing.mentee();
    if (pairing.quarter() == quarter_.id()) {
      accompanied_.emplace(mentee, pairing.domain());
      return take(mentor, mentee);
    }
    const auto in = network_.get<Quarter>(pairing.quarter());
    const int ago = in ? quarter_.number() - in->number() : 0;
    if (pairing.isReal() && ago >= 1 && ago <= kRestQuarters) recent_.insert(std::minmax(mentor, mentee));
  }

  void take(const std::string& mentor, const std::string& mentee) {
    pairs_.emplace(mentor, mentee);
    int& places = places_[mentor];
    places = std::max(0, places - 1);
  }

  [[nodiscard]] std::optional<int> level(const City& city, std::string_view domain) const {
    return levels_.of(city.id(), domain);
  }
  [[nodiscard]] int need(const City& city, const std::string& domain) const {
    const auto found = needs_.find({std::string(city.id()), domain});
    return found == needs_.end() ? 0 : found->second;
  }

  [[nodiscard]] std::vector<const City*> menteesOf(const std::string& domain) const {
    std::vector<const City*> mentees;
    for (const City& city : cities_)
      if (need(city, domain) >= kPeerNeed && !accompanied_.contains({std::string(city.id()), domain}))
        mentees.push_back(&city);
    return mentees;
  }

  [[nodiscard]] std::vector<const City*> mentorsOf(std::string_view domain) const {
    std::vector<const City*> mentors;
    for (const City& city : cities_)
      if (level(city, domain).value_or(-1) >= terms_.mentorLevel && places_.find(city.id())->second > 0 &&
          !leftBehind_.contains(city.id()))
        mentors.push_back(&city);
    return mentors;
  }

  /// Far enough ahead, with a language in common, and not the other way round in this quarter already.
  [[nodiscard]] bool isPossible(const City& mentor, const City& mentee, std::string_view domain) const {
    const auto low = level(mentee, domain);
    return low && mentor.id() != mentee.id() && *level(mentor, domain) - *low >= terms_.leastGap &&
           !pairs_.contains({std::string(mentee.id()), std::string(mentor.id())}) &&
           !sharedLanguage(mentor, mentee).empty();
  }

  [[nodiscard]] bool isRecent(const City& one, const City& two) const {
    const std::string a(one.id()), b(two.id());
    return recent_.contains(std::minmax(a, b));
  }

  [[nodiscard]] PeerFit fitOf(const City& mentor, const City& mentee, std::string_view domain) const {
    PeerFit fit;
    fit.city = mentor.id();
    fit.level = *level(mentor, domain);
    fit.gap = fit.level - *level(mentee, domain);
    fit.isRecent = isRecent(mentor, mentee);
    fit.sameSize = mentor.has("size") && mentor.text("size") == mentee.text("size");
    fit.language = sharedLanguage(mentor, mentee);
    return fit;
  }

  /// The mentors a mentee could have, as it prefers them: no pair of the last quarters, the most learnable
  /// gap, its own size, near, then by id.
  [[nodiscard]] std::vector<std::size_t> rankMentors(const City& mentee,
                                                     const std::vector<const City*>& mentors,
                                                     std::string_view domain) const {
    using Key = std::tuple<bool, int, bool, std::pair<bool, int>, std::size_t>;
    std::vector<Key> keys;
    for (std::size_t i = 0; i < mentors.size(); ++i) {
      if (!isPossible(*mentors[i], mentee, domain)) continue;
      const PeerFit fit = fitOf(*mentors[i], mentee, domain);
      keys.emplace_back(fit.isRecent, std::abs(fit.gap - terms_.learnableGap), !fit.sameSize,
                        distance(*mentors[i], mentee), i);
    }
    std::sort(keys.begin(), keys.end());
    std::vector<std::size_t> ranked;
    for (const Key& key : keys) ranked.push_back(std::get<4>(key));
    return ranked;
  }

  /// The mentees that rank a mentor, as it prefers them: no pair of the last quarters, the most unspent
  /// voice, the larger need, the lower level, then by id.
  [[nodiscard]] std::vector<std::size_t> rankMentees(const City& mentor, std::size_t index,
                                                     const std::vector<const City*>& mentees,
                                                     const std::vector<std::vector<std::size_t>>& ranked,
                                                     const std::string& domain) const {
    using Key = std::tuple<bool, rules::Rational, int, int, std::size_t>;
    std::vector<Key> keys;
    for (std::size_t i = 0; i < mentees.size(); ++i) {
      if (std::find(ranked[i].begin(), ranked[i].end(), index) == ranked[i].end()) continue;
      const City& mentee = *mentees[i];
      const auto balance = balances_.find(mentee.id());
      keys.emplace_back(isRecent(mentor, mentee),
                        balance == balances_.end() ? rules::Rational(0) : rules::Rational(-balance->second),
                        -need(mentee, domain), *level(mentee, domain), i);
    }
    std::sort(keys.begin(), keys.end());
    std::vector<std::size_t> order;
    for (const Key& key : keys) order.push_back(std::get<4>(key));
    return order;
  }

  const Network& network_;
  const Levels& levels_;
  PeerTerms terms_;
  const Quarter& quarter_;
  Needs needs_;
  std::vector<City> cities_;                        ///< That take part, by id.
  std::map<std::string, int, std::less<>> places_;  ///< Left, by mentor.
  std::map<std::string, rules::Rational, std::less<>> balances_;
  std::set<std::string, std::less<>> leftBehind_;
  std::set<Pair> pairs_;        ///< Mentor and mentee in this quarter.
  std::set<Pair> accompanied_;  ///< Mentee and learning area with a mentor already.
  std::set<Pair> recent_;       ///< Of the last quarters, the smaller id first.
};

}  // namespace

PeerTerms peerTerms(const Network& network) {
  PeerTerms terms;
  const auto settings = network.settings();
  if (!settings) return terms;
  const auto read = [&](int& value, std::string_view field, int least) {
    const auto said = settings->integer(field);
    if (said && *said >= least && *said <= kMostLevel) value = static_cast<int>(*said);
  };
  read(terms.mentorLevel, "mentor_level", 0);
  read(terms.leastGap, "least_gap", 1);
  read(terms.learnableGap, "learnable_gap", 0);
  return terms;
}

std::vector<PeerProposal> proposePeers(const Network& network, const Levels& levels, const Ledger& ledger,
                                       const Quarter& quarter) {
  Exchangers exchangers(network, levels, ledger, quarter);
  std::vector<PeerProposal> proposals;
  for (const Domain& domain : network.domains()) exchangers.match(std::string(domain.id()), proposals);
  return proposals;
}

}  // namespace parcours
