// Names for the files a person keeps: safe on every system, whatever a network is called.
#pragma once

#include <string>
#include <string_view>

namespace parcours {

/// `<name>-<date>.parcours.json` in plain lower-case letters, digits and hyphens. `day` counts from
/// 1970-01-01. A file with what a city keeps to itself says so: `<name>-<date>-private.parcours.json`.
std::string exportFileName(std::string_view network, int day, bool isPrivate = false);
/// `<title>.<extension>` in the same letters.
std::string plainFileName(std::string_view title, std::string_view extension);

}  // namespace parcours
