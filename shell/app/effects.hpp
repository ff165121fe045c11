// What the application asks of its surroundings, as plain data: the platform executes it after the frame.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "shell/app/preferences.hpp"

namespace parcours {

struct Download {
  std::string name, mediaType, bytes;
};  ///< Offer a file to keep.
struct PickFile {
  std::string accept;
};  ///< Let the person choose a file to open.
struct Navigate {
  std::string fragment;
  bool replace = false;
};  ///< Put `#/…` in the address bar.
struct Announce {
  std::string text;
  bool assertive = false;
};  ///< Say it in the live region.
struct SetTitle {
  std::string title;
  std::string language;
};  ///< document.title and html lang.
struct SavePreferences {
  std::string json;
};  ///< Keep the device's own settings (localStorage).
struct FetchContent {
  std::string path;
};  ///< Fetch `content/…` or `demo/…`; answered by bytes.
struct FetchMessages {
  std::string language;
};  ///< Fetch the messages of a language.
struct SetTheme {
  bool dark = false;
  std::string background, surface, text, accent;
};  ///< Page colours, `#rrggbb`.
struct SetPlain {
  PlainChoice when = PlainChoice::needed;
};                         ///< When to show the page as ordinary HTML instead of the picture.
struct AskPersistence {};  ///< Ask the browser not to evict this site's data.
struct Wake {
  double milliseconds = 0;
};                     ///< Draw again after this long.
struct KeepDrafts {};  ///< Some are gone: what the tab keeps of them is written anew.
struct Print {};       ///< Let the person print the page.
struct ScrollTo {
  float y = 0;
};

using Effect =
    std::variant<Download, PickFile, Navigate, Announce, SetTitle, SavePreferences, FetchContent,
                 FetchMessages, SetTheme, SetPlain, AskPersistence, Wake, KeepDrafts, Print, ScrollTo>;

}  // namespace parcours
