// What people wrote, and in which language: noted for whoever listens where it is not the interface's.
#pragma once

#include <string>
#include <string_view>

#include "core/network/grid.hpp"
#include "shell/app/app.hpp"

namespace parcours::pages {

/// A text that is kept in several languages: in the person's, or the one that stands in for it.
std::string sharedText(const App& app, const View& view, std::string_view field);
std::string sharedText(const App& app, const Criterion& criterion, std::string_view field);

/// The network's own sheet, in the person's language as far as it is written.
LibraryItem sharedSheet(const App& app, const View& sheet);

/// What a city wrote, which is in the language its team works in; gives the words back. `record` is the city
/// or a record that is about one.
std::string wordsOfCity(const App& app, const View& record, std::string words);

}  // namespace parcours::pages
