#include "core/journey/expert_requests.hpp"

#include <algorithm>
#include <cstdint>

#include "core/document/ids.hpp"
#include "core/network/draft.hpp"
#include "core/network/edits.hpp"

namespace parcours {
namespace {

constexpr std::string_view kStates[] = {"requested", "accepted", "done", "declined"};

Edit newState(const ExpertRequest& request, std::string_view state, std::string_view dateField,
              std::string_view date) {
  Edit edit{writeText(request, "state", state)};
  if (!date.empty()) edit.push_back(writeText(request, dateField, date));
  return edit;
}

}  // namespace

std::string ExpertRequest::state() const {
  const std::string said = text("state");
  const auto* const known = std::find(std::begin(kStates), std::end(kStates), said);
  return std::string(known == std::end(kStates) ? kStates[0] : *known);
}

std::string ExpertRequest::domain(const Network& network) const {
  if (std::string asked = text("domain"); !asked.empty()) return asked;
  const auto of = network.get<Topic>(topic());
  return of ? of->domain() : std::string();
}

std::vector<ExpertRequest> requestsOf(const Network& network, std::string_view quarter) {
  std::vector<ExpertRequest> found;
  for (const View& view : network.all("expert_request"))
    if (view.text("quarter") == quarter) found.emplace_back(view.id(), view.entity());
  sortByCity(network, found, [](const ExpertRequest& request) { return request.city(); });
  return found;
}

std::vector<ExpertLoad> expertLoads(const Network& network, std::string_view quarter) {
  std::vector<ExpertLoad> loads;
  for (const View& expert : network.all("expert")) {
    ExpertLoad& load = loads.emplace_back();
    load.expert = expert.id();
    const std::int64_t said = expert.integer("load").value_or(kUsualLoad);
    load.limit = said >= 0 && said <= kMaxLoad ? static_cast<int>(said) : kUsualLoad;
  }
  for (const ExpertRequest& request : requestsOf(network, quarter)) {
    if (!request.isTaken()) continue;
    const std::string expert = request.expert();
    for (ExpertLoad& load : loads)
      if (load.expert == expert) ++load.taken;
  }
  return loads;
}

Edit askExpert(std::string_view id, const Asked& asked, std::string_view date) {
  return Draft(id, "expert_request", kCommons)
      .text("state", "requested")
      .textIfAny("quarter", asked.quarter)
      .textIfAny("city", asked.city)
      .textIfAny("topic", asked.topic)
      .textIfAny("domain", asked.domain)
      .textIfAny("asked", date)
      .take();
}

Edit acceptExpert(const Network& network, const ExpertRequest& request, std::string_view expert,
                  std::string_view date) {
  const auto loads = expertLoads(network, request.quarter());
  const auto load =
      std::find_if(loads.begin(), loads.end(), [&](const ExpertLoad& each) { return each.expert == expert; });
  if (request.state() != "requested" || load == loads.end() || load->left() == 0) return {};
  Edit edit = newState(request, "accepted", "answered", date);
  edit.push_back(writeText(request, "expert", expert));
  return edit;
}

Edit declineExpert(const ExpertRequest& request) {
  std::vector<std::string> declined = request.set("declined_by");
  if (const std::string expert = request.expert(); !expert.empty()) declined.push_back(expert);
  Edit edit{writeText(request, "state", "requested"), clearField(request, "expert"),
            clearField(request, "answered")};
  if (!declined.empty()) edit.push_back(writeSet(request, "declined_by", std::move(declined)));
  return edit;
}

Edit finishRequest(const ExpertRequest& request, std::string_view date) {
  return newState(request, "done", "ended", date);
}

Edit declineRequest(const ExpertRequest& request, std::string_view date) {
  return newState(request, "declined", "ended", date);
}

Edit resumeRequest(const ExpertRequest& request) {
  return {writeText(request, "state", "accepted"), clearField(request, "ended")};
}

Edit reopenRequest(const ExpertRequest& request) {
  return {writeText(request, "state", "requested"), clearField(request, "expert"),
          clearField(request, "answered"), clearField(request, "ended")};
}

std::string expertContactId(std::string_view expert) { return derivedId({"expert_contact", expert}); }

Edit beginExpertContact(std::string_view expert) {
  return Draft(expertContactId(expert), "expert_contact", expert)
      .json(kGone, "null")
      .text("expert", expert)
      .take();
}

}  // namespace parcours
