// The library's items: methods, themes, tools and techniques, each useful by itself, in one language.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/network/network.hpp"

namespace parcours {

struct LibraryItem {
  std::string key;
  std::string kind;                  ///< As a topic's: method, theme, tool or technique.
  std::string domain, domainTitle;   ///< A ready-made learning area: key and name.
  std::vector<std::string> plan;     ///< Parts of a local action plan it helps with: objectives, actions…
  std::vector<std::string> related;  ///< Keys of other items.
  int minutes = 0;                   ///< Of one typical session.
  std::string title, summary, aim, when, time, example;
  std::vector<std::string> steps, material, pitfalls;
  /// What a city does with it in a quarter: every city, one at ease already, one that starts from nothing.
  std::string core, stretch, catchUp;
};

/// The items of a library file (assets/library.py writes one a language), in its order. An item without key
/// or title is passed over; none when the file is of another shape.
std::vector<LibraryItem> readLibrary(std::string_view json);

/// A sheet the network wrote itself, under its id; its learning area by the id of the record.
LibraryItem ownItem(const Network& network, const View& sheet, std::string_view language);
/// An item by its key: ready-made among `items`, or the network's own by its id; nothing when it is neither.
std::optional<LibraryItem> itemByKey(const Network& network, std::string_view key,
                                     std::span<const LibraryItem> items, std::string_view language);
/// The sheet a topic came from: one of `items`, or the network's own; nothing when it came from none that is
/// here.
std::optional<LibraryItem> itemOfTopic(const Network& network, std::string_view topic,
                                       std::span<const LibraryItem> items, std::string_view language);
/// A topic from the network's own sheet, in all its languages, under the id readyMadeTopicId gives its key.
Edit addOwnTopic(const Network& network, const View& sheet);

}  // namespace parcours
