// The keys of the application: one table, by which they work and from which the list shown to the person is
// written.
#pragma once

#include <cstdint>
#include <string_view>

#include "messages.hpp"

namespace parcours {

enum class Shortcut : std::uint8_t {
  none,  ///< The browser's or a widget's own: listed only.
  find,
  keys,
  undo,
  redo,
  close,
};

struct Key {
  /// As the platform names it: `ctrl+`, `shift+` (with `ctrl` only), and the key in lower case.
  std::string_view combination;
  Shortcut does = Shortcut::none;
  bool whileTyping = false;  ///< Works in a field too.
  Msg label;                 ///< Rows of one label follow each other.
};

inline constexpr Key kKeys[] = {
    {"ctrl+k", Shortcut::find, true, Msg::keys_find},
    {"/", Shortcut::find, false, Msg::keys_find},
    {"?", Shortcut::keys, false, Msg::keys_keys},
    {"ctrl+z", Shortcut::undo, false, Msg::common_undo},
    {"ctrl+y", Shortcut::redo, false, Msg::common_redo},
    {"ctrl+shift+z", Shortcut::redo, false, Msg::common_redo},
    {"escape", Shortcut::close, true, Msg::keys_close},
    {"tab", Shortcut::none, true, Msg::keys_next},
    {"shift+tab", Shortcut::none, true, Msg::keys_before},
    {"enter", Shortcut::none, true, Msg::keys_press},
    {"space", Shortcut::none, false, Msg::keys_choose},
};

/// A letter or sign without another key: some speak or shake them unwillingly, so they can be switched off.
constexpr bool isLetter(const Key& key) { return key.combination.size() == 1; }

}  // namespace parcours
