// Topics of the backlog that people found to be the same, and topics split into several.
//
// A duplicate keeps all it holds and points at the topic that stands for it (`merged_into`), so nothing is
// lost, two merges made apart agree, and taking one back is one write. Needs are joined where they are read.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/edit.hpp"
#include "core/network/network.hpp"

namespace parcours {

/// Which topic stands for which, as the network is now.
class MergedTopics {
 public:
  explicit MergedTopics(const Network& network);

  /// The topic that stands for this one: itself unless it was merged. Of topics merged in a circle, as
  /// devices that do not know of each other can, the one with the smallest id stands for all.
  [[nodiscard]] std::string_view survivorOf(std::string_view topic) const;
  /// The topics that this one stands for, by id, itself among them.
  [[nodiscard]] std::span<const std::string> standsFor(std::string_view topic) const;

  /// A city's need for a topic: the larger of those it gave to the topics it stands for. Empty: it gave none.
  [[nodiscard]] std::optional<int> need(const Ballot& ballot, std::string_view topic) const;
  /// Its reasons, each once, with a stroke between them.
  [[nodiscard]] std::string reason(const Ballot& ballot, std::string_view topic) const;

 private:
  std::map<std::string, std::string, std::less<>>
      survivors_;  ///< Of the topics that do not stand for themselves alone.
  std::map<std::string, std::vector<std::string>, std::less<>> members_;  ///< By survivor.
};

/// Makes `into` stand for the duplicate. Empty when it stands for itself then: both are one already.
Edit mergeTopic(const Network& network, const Topic& duplicate, std::string_view into);
/// The topic stands for itself again.
Edit unmergeTopic(const Topic& topic);

/// A part of a topic that is split: the id the caller draws for it, and its title.
struct TopicPart {
  std::string id, title;
};
/// New topics that take the place of one, which is archived for this reason. They keep its learning area,
/// kind, origin and place in time. Empty for fewer than two parts.
Edit splitTopic(const Topic& topic, std::span<const TopicPart> parts, std::string_view language,
                std::string_view archiveReason);

}  // namespace parcours
