// The lint behind Host::unnamedItems: Dear ImGui reports every item that takes input, and each must have a
// record with a name. Empty outside of test builds.
#pragma once

#include <string>
#include <vector>

#include "imgui.h"
#include "shell/ui/record.hpp"

namespace parcours::ui {

/// Starts listening to the items of this context's next frame.
void watchItems(ImGuiContext* context);
/// What is wrong with the items seen and the records: no record, no name, an id or a name used twice in one
/// place.
std::vector<std::string> itemFaults(const std::vector<Record>& records);

}  // namespace parcours::ui
