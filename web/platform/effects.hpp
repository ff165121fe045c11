// Hands the application's effects to JavaScript.
#pragma once

#include <vector>

#include "shell/app/effects.hpp"

namespace parcours::web {

void execute(const std::vector<Effect>& effects);

}  // namespace parcours::web
