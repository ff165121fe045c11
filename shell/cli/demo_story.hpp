// What the demo network did in its quarters, on top of its rounds and baseline.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shell/cli/demo_player.hpp"

namespace parcours {

/// The id of a demo city, by its key.
std::string demoCityId(std::string_view key);

/// Plays assets/demo/story.json: settings, places in a quarter, records, reflections, each by its author on
/// its day. `cities` are the keys in the order of the digits. What the source says wrongly stops the player.
void playStory(DemoPlayer& player, std::string_view source, const std::vector<std::string>& cities);

}  // namespace parcours
