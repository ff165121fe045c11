// What cities ask of experts: asked, accepted, done and rated; how much each expert has taken on.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/network/network.hpp"

namespace parcours {

/// A city that needs somebody who knows.
struct ExpertRequest : View {
  using View::View;
  [[nodiscard]] std::string quarter() const { return text("quarter"); }
  [[nodiscard]] std::string city() const { return text("city"); }
  [[nodiscard]] std::string topic() const { return text("topic"); }
  [[nodiscard]] std::string expert() const { return text("expert"); }
  /// requested, accepted, done or declined; requested while nobody has said.
  [[nodiscard]] std::string state() const;
  /// The learning area asked for, or that of the topic; empty when neither is said.
  [[nodiscard]] std::string domain(const Network& network) const;
  /// It counts in its expert's load: accepted, or done.
  [[nodiscard]] bool isTaken() const { return state() == "accepted" || state() == "done"; }
};

/// Into the order of Network::cities: by name, never by what they need. Requests of cities that are not here
/// come last.
template <class T, class CityOf>
void sortByCity(const Network& network, std::vector<T>& items, CityOf cityOf) {
  std::map<std::string, std::size_t, std::less<>> places;
  for (const City& city : network.cities()) places.emplace(city.id(), places.size());
  const auto place = [&](const T& item) {
    const auto found = places.find(cityOf(item));
    return found == places.end() ? places.size() : found->second;
  };
  std::stable_sort(items.begin(), items.end(), [&](const T& a, const T& b) { return place(a) < place(b); });
}

/// The requests of a quarter (empty: of none), by id.
std::vector<ExpertRequest> requestsOf(const Network& network, std::string_view quarter);

/// Requests an expert takes in a quarter where the profile does not say.
inline constexpr int kUsualLoad = 1;
/// The most that a profile may say.
inline constexpr int kMaxLoad = 50;

/// What an expert has taken on in a quarter.
struct ExpertLoad {
  std::string expert;
  int taken = 0;
  int limit = kUsualLoad;
  [[nodiscard]] int left() const { return taken < limit ? limit - taken : 0; }
  /// More than agreed: two devices accepted without having met, or the limit was lowered afterwards.
  [[nodiscard]] bool isOver() const { return taken > limit; }
};

/// One for each expert, by id.
std::vector<ExpertLoad> expertLoads(const Network& network, std::string_view quarter);

struct Asked {
  std::string_view quarter = {}, city = {}, topic = {}, domain = {};  ///< Each may be empty.
};
/// A new request, made on a date.
Edit askExpert(std::string_view id, const Asked& asked, std::string_view date);
/// An expert takes a request that waits for one. Empty when the expert has no place left in its quarter.
Edit acceptExpert(const Network& network, const ExpertRequest& request, std::string_view expert,
                  std::string_view date);
/// The expert cannot: the request waits again, and this expert is not proposed to it any more.
Edit declineExpert(const ExpertRequest& request);
Edit finishRequest(const ExpertRequest& request, std::string_view date);
/// Nobody will come. The request stays, with the reason people give in its comment.
Edit declineRequest(const ExpertRequest& request, std::string_view date);
/// What was finished goes on.
Edit resumeRequest(const ExpertRequest& request);
/// A request that was declined, or taken by mistake, waits again.
Edit reopenRequest(const ExpertRequest& request);

/// The id of how an expert is reached, and the edit that begins it: in a room of its own.
std::string expertContactId(std::string_view expert);
Edit beginExpertContact(std::string_view expert);

}  // namespace parcours
