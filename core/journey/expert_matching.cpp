#include "core/journey/expert_matching.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "core/journey/tiers.hpp"
#include "core/network/dates.hpp"
#include "core/network/draft.hpp"
#include "core/rules/assignment.hpp"

namespace parcours {
namespace {

constexpr int kSkills = 3;

bool holds(const std::vector<std::string>& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

/// Whether an expert is there in a quarter: at least on some of its days, where both have dates.
bool isAvailable(const View& expert, const std::optional<Quarter>& quarter) {
  if (expert.flag("away")) return false;
  if (!quarter) return true;
  const auto from = parseIsoDate(expert.text("from")), until = parseIsoDate(expert.text("until"));
  const auto start = parseIsoDate(quarter->start()), end = parseIsoDate(quarter->end());
  return !(until && start && *until < *start) && !(from && end && *from > *end);
}

std::string tierOf(const Network& network, const Levels& levels, const ExpertRequest& request,
                   std::string_view domain) {
  const auto topic = network.get<Topic>(request.topic());
  if (topic) {
    if (std::string said = topic->text(keyedName("tier", request.city())); !said.empty()) return said;
  }
  return std::string(proposedTier(levels.of(request.city(), domain)));
}

/// One run: the network, and what every pair is looked at with.
class Run {
 public:
  Run(const Network& network, const Levels& levels, std::string_view quarter)
      : network_(network),
        levels_(levels),
        table_(fitTable(network)),
        quarter_(network.get<Quarter>(quarter)),
        experts_(network.all("expert")),
        loads_(expertLoads(network, quarter)) {
    for (const View& view : network.all("expert_request"))
      if (const ExpertRequest request(view.id(), view.entity()); request.state() == "done")
        done_.emplace(request.city() + '\n' + request.expert());
  }

  [[nodiscard]] const std::vector<ExpertLoad>& loads() const { return loads_; }

  /// By expert.
  [[nodiscard]] std::vector<ExpertFit> fits(const ExpertRequest& request) const {
    std::vector<ExpertFit> fits;
    for (std::size_t i = 0; i < experts_.size(); ++i) {
      fits.push_back(fit(request, experts_[i]));
      fits.back().left = loads_[i].left();
    }
    return fits;
  }

 private:
  [[nodiscard]] ExpertFit fit(const ExpertRequest& request, const View& expert) const {
    ExpertFit fit;
    fit.expert = expert.id();
    const std::string domain = request.domain(network_);
    const auto skill = expert.integer(keyedName("skill", domain)).value_or(0);
    fit.skill = skill >= 1 && skill <= kSkills ? static_cast<int>(skill) : 0;
    shareLanguage(fit, request, expert);
    fit.together = done_.contains(request.city() + '\n' + fit.expert);
    fit.obstacle = obstacle(fit, request, expert, domain);
    if (fit.obstacle != Obstacle::none) return fit;
    fit.points = std::min(kMostFit, table_.skill[static_cast<std::size_t>(fit.skill) - 1] +
                                        (fit.isFirstLanguage ? table_.firstLanguage : table_.otherLanguage) +
                                        (fit.together ? table_.together : 0));
    return fit;
  }

  void shareLanguage(ExpertFit& fit, const ExpertRequest& request, const View& expert) const {
    const auto city = network_.get<City>(request.city());
    if (!city) return;
    const std::vector<std::string> spoken = expert.set("languages");
    const std::string first = firstLanguage(*city);
    for (const std::string& language : city->languages()) {
      if (!holds(spoken, language)) continue;
      if (fit.language.empty() || language == first) fit.language = language;
      fit.isFirstLanguage = fit.isFirstLanguage || language == first;
    }
  }

  [[nodiscard]] Obstacle obstacle(const ExpertFit& fit, const ExpertRequest& request, const View& expert,
                                  std::string_view domain) const {
    if (domain.empty()) return Obstacle::noArea;
    const auto city = network_.get<City>(request.city());
    if (!city || city->languages().empty()) return Obstacle::citySpeaksNothing;
    if (fit.skill < table_.leastSkill) return Obstacle::skill;
    if (fit.language.empty()) return Obstacle::language;
    if (!isAvailable(expert, quarter_)) return Obstacle::away;
    if (holds(expert.set("conflicts"), request.city())) return Obstacle::conflict;
    const std::vector<std::string> tiers = expert.set("tiers");
    if (!tiers.empty() && !holds(tiers, tierOf(network_, levels_, request, domain))) return Obstacle::tier;
    if (holds(request.set("declined_by"), fit.expert)) return Obstacle::declined;
    return Obstacle::none;
  }

  const Network& network_;
  const Levels& levels_;
  FitTable table_;
  std::optional<Quarter> quarter_;
  std::vector<View> experts_;      ///< By id.
  std::vector<ExpertLoad> loads_;  ///< In the same order.
  CityIds done_;                   ///< City and expert who finished something together.
};

/// The requests that wait, by city, then the earliest first.
std::vector<ExpertRequest> waiting(const Network& network, std::string_view quarter) {
  std::vector<ExpertRequest> requests = requestsOf(network, quarter);
  std::erase_if(requests, [](const ExpertRequest& request) { return request.state() != "requested"; });
  std::sort(requests.begin(), requests.end(), [](const ExpertRequest& a, const ExpertRequest& b) {
    const std::string cityA = a.city(), cityB = b.city(), askedA = a.text("asked"), askedB = b.text("asked");
    return std::forward_as_tuple(cityA, askedA, a.id()) < std::forward_as_tuple(cityB, askedB, b.id());
  });
  return requests;
}

Unmatched whyUnmatched(const std::vector<ExpertFit>& fits) {
  const auto all = [&](Obstacle obstacle) {
    return !fits.empty() && fits.front().obstacle == obstacle;  // These two are the same for every expert.
  };
  if (all(Obstacle::noArea)) return Unmatched::noArea;
  if (all(Obstacle::citySpeaksNothing)) return Unmatched::citySpeaksNothing;
  const bool somebody = std::any_of(fits.begin(), fits.end(),
                                    [](const ExpertFit& fit) { return fit.obstacle == Obstacle::none; });
  return somebody ? Unmatched::allTaken : Unmatched::nobodyFits;
}

/// Sets the proposed expert apart from those who could help too, and those who could not.
void sortOut(ExpertProposal& proposal, std::vector<ExpertFit> fits, std::optional<std::size_t> matched) {
  if (!matched && proposal.unmatched == Unmatched::no) proposal.unmatched = whyUnmatched(fits);
  for (std::size_t i = 0; i < fits.size(); ++i) {
    if (matched == i)
      proposal.proposed = std::move(fits[i]);
    else
      (fits[i].obstacle == Obstacle::none ? proposal.others : proposal.refused).push_back(std::move(fits[i]));
  }
  std::stable_sort(proposal.others.begin(), proposal.others.end(),
                   [](const ExpertFit& a, const ExpertFit& b) { return a.points > b.points; });
}

/// What the rule sees: one row a city, that of its first request somebody could take now.
struct Market {
  rules::ExpertMarket rules;
  std::vector<std::size_t> proposalOf;  ///< By row.
  CityIds cities;

  void offer(ExpertProposal& proposal, std::size_t index, const std::vector<ExpertFit>& fits) {
    const bool possible = std::any_of(fits.begin(), fits.end(), [](const ExpertFit& fit) {
      return fit.obstacle == Obstacle::none && fit.left > 0;
    });
    if (!possible) return;
    if (!cities.insert(proposal.city).second) {
      proposal.unmatched = Unmatched::otherFirst;
      return;
    }
    proposalOf.push_back(index);
    rules.demand.push_back(1);
    rules.firstInLine.push_back(proposal.isFirstInLine);
    auto& costs = rules.cost.emplace_back();
    for (const ExpertFit& fit : fits)
      costs.push_back(fit.obstacle == Obstacle::none ? std::optional(kMostFit - fit.points) : std::nullopt);
  }

  /// By proposal: the place of its expert.
  [[nodiscard]] std::vector<std::optional<std::size_t>> solve(std::size_t proposals) const {
    std::vector<std::optional<std::size_t>> matched(proposals);
    for (const auto& [row, expert] : rules::matchExperts(rules).pairs) matched[proposalOf[row]] = expert;
    return matched;
  }
};

CityIds servedIn(const Network& network, std::string_view quarter) {
  CityIds served;
  for (const ExpertRequest& request : requestsOf(network, quarter))
    if (request.isTaken()) served.insert(request.city());
  return served;
}

}  // namespace

std::string firstLanguage(const City& city) {
  const std::vector<std::string> languages = city.languages();
  const std::string said = city.text("first_language");
  if (holds(languages, said)) return said;
  return languages.size() == 1 ? languages.front() : std::string();
}

FitTable fitTable(const Network& network) {
  FitTable table;
  const auto settings = network.settings();
  if (!settings) return table;
  const auto read = [&](int& value, std::string_view field, int least, int most) {
    const auto said = settings->integer(field);
    if (said && *said >= least && *said <= most) value = static_cast<int>(*said);
  };
  read(table.skill[0], "fit_skill_1", 0, kMostFit);
  read(table.skill[1], "fit_skill_2", 0, kMostFit);
  read(table.skill[2], "fit_skill_3", 0, kMostFit);
  read(table.firstLanguage, "fit_first_language", 0, kMostFit);
  read(table.otherLanguage, "fit_other_language", 0, kMostFit);
  read(table.together, "fit_together", 0, kMostFit);
  read(table.leastSkill, "least_skill", 1, kSkills);
  return table;
}

std::vector<ExpertProposal> proposeExperts(const Network& network, const Levels& levels,
                                           const CityIds& firstInLine, std::string_view quarter) {
  const Run run(network, levels, quarter);
  const CityIds served = servedIn(network, quarter);
  std::vector<ExpertProposal> proposals;
  std::vector<std::vector<ExpertFit>> fits;
  Market market;
  for (const ExpertLoad& load : run.loads()) market.rules.capacity.push_back(load.left());
  for (const ExpertRequest& request : waiting(network, quarter)) {
    ExpertProposal& proposal = proposals.emplace_back();
    proposal.request = request.id();
    proposal.city = request.city();
    proposal.domain = request.domain(network);
    proposal.isFirstInLine = firstInLine.contains(proposal.city) && !served.contains(proposal.city);
    fits.push_back(run.fits(request));
    market.offer(proposal, proposals.size() - 1, fits.back());
  }
  const auto matched = market.solve(proposals.size());
  for (std::size_t i = 0; i < proposals.size(); ++i) sortOut(proposals[i], std::move(fits[i]), matched[i]);
  return proposals;
}

}  // namespace parcours
