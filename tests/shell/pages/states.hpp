// The states a network can be in, as files: from empty to damaged, as people and merges bring them about.
#pragma once

#include <string>
#include <vector>

namespace parcours::test {

struct NetworkState {
  std::string name;
  std::string file;  ///< Of all rooms; opened by a device that has nothing.
};

/// Made once.
const std::vector<NetworkState>& networkStates();

}  // namespace parcours::test
