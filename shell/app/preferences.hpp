// What belongs to the device and never leaves it: language, looks, and who is using it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "core/journey/here.hpp"
#include "core/text/catalogue.hpp"
#include "shell/app/session_timer.hpp"

namespace parcours {

enum class ThemeChoice { system, light, dark, sunlight };

/// When the page is ordinary HTML instead of the picture: where the system forces colours, always, or never
/// where it can be drawn.
enum class PlainChoice { needed, always, never };

/// Changes of a network that are in no file yet.
struct Uncopied {
  int edits = 0;
  int since = 0;  ///< The day of the first, from 1970-01-01.
};

struct Preferences {
  std::optional<Language> language;  ///< Nothing before the first visit's choice.
  ThemeChoice theme = ThemeChoice::system;
  int textPercent = 100;  ///< 90 to 150.
  PlainChoice plain = PlainChoice::needed;
  bool letterKeys = true;  ///< Keys of a single letter or sign mean something outside of fields.
  std::string lastNetwork;
  std::map<std::string, Who, std::less<>> who;            ///< By network.
  std::map<std::string, Uncopied, std::less<>> uncopied;  ///< By network.
  std::map<std::string, int, std::less<>> keptDay;        ///< The day of the last daily version, by network.
  std::set<std::string, std::less<>> guideHidden;         ///< Networks whose first steps the person put away.
  bool tourOffered = false;                               ///< The tour was taken, or declined.
  SessionTimer timer;                                     ///< Of the session that is run from here.

  [[nodiscard]] std::string toJson() const;
  /// Unreadable preferences count as none: they hold no work.
  static Preferences parse(std::string_view json);
};

}  // namespace parcours
