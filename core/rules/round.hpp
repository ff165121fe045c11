// What the cities said in one round, and the settings by which it is read: the inputs of the topic choice.
//
// Cities and topics are numbers here: who they are is the caller's business, so no name can decide anything.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace parcours::rules {

/// Position of a city in the ledger: a city keeps its number for ever, a new one gets the next.
using CityIndex = std::size_t;
/// Position of a topic among the open topics of one round, in ascending order of their ids.
using TopicIndex = std::size_t;

/// Needs go from 0 (none) to 3 (urgent).
inline constexpr int kHighestNeed = 3;

/// Who receives the quarter's credit of voice.
enum class Mode {
  ledger,  ///< Purses with an open need: absence neither gains nor loses priority. The rule of Parcours.
  plain,   ///< Every purse: Phragmén as published, where whoever is silent piles up priority. For comparison
           ///< only.
};

/// The settings of a round; they are recorded with it, so a later change leaves the past alone.
struct ChoiceSettings {
  std::vector<int> levels{1, 2,
                          3};    ///< Each city has one purse a level, used for needs of at least that level.
  int servedThreshold = 2;       ///< A city is served by a topic it needs at least this much.
  std::optional<int> guard = 4;  ///< Quarters a city waits before it moves to the front; none: never.
  Mode mode = Mode::ledger;
};

/// True when levels are ascending within 1..kHighestNeed, the threshold is at least the lowest of them and at
/// most the highest need, and the guard is not negative. The rule promises nothing for other settings.
bool areSound(const ChoiceSettings& settings);

/// One round: the open topics and every city's needs for them.
struct Round {
  std::vector<int>
      entered;  ///< By topic: the quarter it entered the backlog. Topics in ascending order of their ids.
  /// By city, by topic: 0..kHighestNeed. No row, or no entry at all: the city is absent or not yet a member.
  std::vector<std::optional<std::vector<int>>> needs;

  [[nodiscard]] std::size_t topicCount() const { return entered.size(); }
  /// By topic; empty where the city is absent or not yet a member.
  [[nodiscard]] std::span<const int> needsOf(CityIndex city) const {
    if (city >= needs.size() || !needs[city]) return {};
    return std::span<const int>(*needs[city]).first(std::min(needs[city]->size(), topicCount()));
  }
  /// 0 where the city is absent or said nothing.
  [[nodiscard]] int need(CityIndex city, TopicIndex topic) const {
    const std::span<const int> row = needsOf(city);
    return topic < row.size() ? row[topic] : 0;
  }
  /// The city's largest need for any open topic.
  [[nodiscard]] int largestNeed(CityIndex city) const;
};

}  // namespace parcours::rules
