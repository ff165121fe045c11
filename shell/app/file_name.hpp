// Names for the files a person keeps: safe on every system, whatever a network is called.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace parcours {

/// What the name of an export tells, so that files of several cities, and of several moments of a day, lie
/// beside each other.
struct ExportName {
  std::string_view network, city;  ///< The city whose device it comes from; may be empty.
  std::int64_t localSeconds = 0;   ///< When, in seconds since 1970-01-01 of local time.
  bool isPrivate = false;          ///< The file holds what a city keeps to itself.
};

/// `<network>-<city>-<date>-<hhmm>.parcours.json` in plain lower-case letters, digits and hyphens; for a
/// private one `-private` follows the time.
std::string exportFileName(const ExportName& name);
/// `<title>.<extension>` in the same letters.
std::string plainFileName(std::string_view title, std::string_view extension);

}  // namespace parcours
