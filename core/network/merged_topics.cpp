#include "core/network/merged_topics.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "core/network/draft.hpp"
#include "core/network/edits.hpp"

namespace parcours {
namespace {

using Survivors = std::map<std::string, std::string, std::less<>>;

/// The topic this one points at; empty when none that is there.
std::string pointsAt(const Network& network, std::string_view topic) {
  const auto from = network.get<Topic>(topic);
  std::string to = from ? from->text("merged_into") : std::string();
  const auto target = network.get<Topic>(to);
  const bool isThere = target && target->entity().type == "topic" && !target->entity().hidden();
  return isThere && to != topic ? to : std::string();
}

/// Follows the pointers from a topic, and notes what stands for each on the way.
void follow(const Network& network, std::string topic, Survivors& survivors) {
  std::vector<std::string> way;
  const auto onWay = [&] { return std::find(way.begin(), way.end(), topic); };
  while (survivors.find(topic) == survivors.end() && onWay() == way.end()) {
    way.push_back(topic);
    std::string next = pointsAt(network, topic);
    if (next.empty()) break;
    topic = std::move(next);
  }
  std::string survivor = topic;
  if (const auto known = survivors.find(topic); known != survivors.end())
    survivor = known->second;
  else if (topic != way.back())
    survivor = *std::min_element(onWay(), way.end());
  for (std::string& each : way) survivors.emplace(std::move(each), survivor);
}

}  // namespace

MergedTopics::MergedTopics(const Network& network) {
  for (const Topic& topic : network.topics()) {
    if (!topic.has("merged_into")) continue;
    follow(network, std::string(topic.id()), survivors_);
  }
  for (const auto& [topic, survivor] : survivors_) members_[survivor].push_back(topic);
}

std::string_view MergedTopics::survivorOf(std::string_view topic) const {
  const auto found = survivors_.find(topic);
  return found == survivors_.end() ? topic : found->second;
}

std::span<const std::string> MergedTopics::standsFor(std::string_view topic) const {
  const auto found = members_.find(topic);
  return found == members_.end() ? std::span<const std::string>() : found->second;
}

std::optional<int> MergedTopics::need(const Ballot& ballot, std::string_view topic) const {
  std::optional<int> largest = ballot.grade(topic);
  for (const std::string& member : standsFor(topic)) largest = std::max(largest, ballot.grade(member));
  return largest;
}

std::string MergedTopics::reason(const Ballot& ballot, std::string_view topic) const {
  std::vector<std::string> reasons{ballot.reason(topic)};
  for (const std::string& member : standsFor(topic)) reasons.push_back(ballot.reason(member));
  std::string all;
  for (auto each = reasons.begin(); each != reasons.end(); ++each) {
    if (each->empty() || std::find(reasons.begin(), each, *each) != each) continue;
    all += (all.empty() ? "" : " / ") + *each;
  }
  return all;
}

Edit mergeTopic(const Network& network, const Topic& duplicate, std::string_view into) {
  const std::string survivor(MergedTopics(network).survivorOf(into));
  if (survivor == duplicate.id()) return {};
  return {writeText(duplicate, "merged_into", survivor)};
}

Edit unmergeTopic(const Topic& topic) { return {clearField(topic, "merged_into")}; }

Edit splitTopic(const Topic& topic, std::span<const TopicPart> parts, std::string_view language,
                std::string_view archiveReason) {
  if (parts.size() < 2) return {};
  Edit edit = archiveTopic(topic, archiveReason);
  for (const TopicPart& part : parts) {
    Edit created = Draft(part.id, "topic", kCommons)
                       .text(keyedName("title", language), part.title)
                       .textIfAny("domain", topic.domain())
                       .textIfAny("kind", topic.kind())
                       .textIfAny("origin", topic.text("origin"))
                       .integer("entered", topic.entered())
                       .text("split_from", topic.id())
                       .take();
    std::move(created.begin(), created.end(), std::back_inserter(edit));
  }
  return edit;
}

}  // namespace parcours
