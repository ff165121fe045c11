// Words about the cities of a choice that several cards say.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "shell/pages/pages.hpp"

namespace parcours::pages {

/// The city's name, or words for one that is not here.
std::string cityName(const App& app, std::string_view id);
/// Where these cities stand in alphabetical order: an order that says nothing about them.
std::vector<std::size_t> alphabetical(const App& app, const std::vector<std::string>& cities);

}  // namespace parcours::pages
