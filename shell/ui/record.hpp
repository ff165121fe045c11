// What the interface says about itself, frame by frame: one record for everything a person can read or
// operate.
//
// A widget draws with Dear ImGui *and* appends a record. The same records become the HTML mirror (screen
// readers, text editing, native selects, focus), the handles by which tests press a button by its name, and
// the page shown where there is no WebGL. No ImGui here: this is the contract between the widgets and
// everything outside.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace parcours::ui {

/// Identity of a record: stable over frames and languages (a hash of stable keys, never of a translated
/// text).
enum class Id : std::uint32_t { none = 0 };

/// What a record is; names follow WAI-ARIA 1.2, and each maps to the HTML element that has that role by
/// itself.
enum class Role : std::uint8_t {
  // landmarks and structure: elements that hold others
  banner,
  navigation,
  main,
  region,
  group,
  list,
  listitem,
  table,
  row,
  dialog,
  listbox,
  // things to read
  heading,
  text,
  columnheader,
  rowheader,
  cell,
  image,
  status,
  alert,
  progressbar,
  timer,
  // things to operate
  button,
  link,
  textbox,
  searchbox,
  combobox,
  checkbox,
  radiogroup,
  radio,
  option,
};

/// Rectangle in CSS pixels: of the page's content (scrolled) or, on the fixed and overlay layers, of the
/// viewport.
struct Rect {
  float x = 0, y = 0, width = 0, height = 0;
};

/// Where a record sits: content scrolls with the page, fixed (bars) stays, overlay (dialogs, notices) lies
/// above all.
enum class Layer : std::uint8_t { content, fixed, overlay };

/// State bits. Only those that mean something for the role are set.
enum State : std::uint32_t {
  kDisabled = 1u << 0,
  kChecked = 1u << 1,
  kExpanded = 1u << 2,
  kCollapsed = 1u << 3,  ///< Can be expanded, and is not.
  kSelected = 1u << 4,
  kCurrent = 1u << 5,  ///< aria-current: the page of a navigation, the step of a stepper.
  kInvalid = 1u << 6,
  kRequired = 1u << 7,
  kMultiline = 1u << 8,
  kReadOnly = 1u << 9,
  kWantsFocus = 1u << 10,  ///< The mirror moves the focus here once, when the bit appears.
  kModal = 1u << 11,
  kPointed = 1u << 12,  ///< What a callout is about: the page without a picture marks and shows it.
};

struct Record {
  Id id = Id::none;
  Id parent =
      Id::none;  ///< The structure record that holds this one; records come in reading order, parents first.
  Role role = Role::text;
  Layer layer = Layer::content;
  std::uint32_t state = 0;
  int level = 0;  ///< Of a heading, 1 to 3.
  Rect rect;
  float fontSize = 0;  ///< CSS font size in px, for fields: the DOM's text lies exactly over the painted one.
  std::string key;     ///< Stable test handle (`data-testid`), the same in all languages.
  std::string name;    ///< Accessible name; for text, the text itself.
  std::string value;  ///< Of a field (text), a progress bar (0..100), a timer (what it shows) or the selected
                      ///< option's index.
  std::string description;           ///< Help or error text that belongs to a field.
  std::string href;                  ///< Of a link: the address it opens, `#/…` inside the app.
  std::string inputMode;             ///< Of a field: `numeric`, `email`, `url`, `date` or empty.
  std::string autocomplete;          ///< Of a field about the person at the device: `name`, as in HTML.
  std::string language;              ///< Of what it says, where that is not the interface's: `pt`.
  int maxLength = 0;                 ///< Of a field; 0 is no limit.
  std::vector<std::string> options;  ///< Of a combobox.
  Id controls = Id::none;            ///< Of a search field: the listbox of what it finds; `1` and `-1` as its
                                     ///< value go down and up.
  Id active = Id::none;              ///< Of such a field: the option that Enter takes.
};

/// Words that are in another language than the interface's, and which: `pt`.
using Languages = std::map<std::string, std::string, std::less<>>;

/// What a person did to a record, on its way in. `value` is the new text, the chosen option's index, or
/// `1`/`0`.
struct Action {
  enum class Kind : std::uint8_t { activate, setValue, focus, blur, dismiss } kind = Kind::activate;
  Id id = Id::none;
  std::string value;
};

/// The records of a frame as one JSON array, for the mirror: `[{"id","parent","role","layer","state","level",
/// "rect":[x,y,w,h],"fontSize","key","name","value","description","href","inputMode","autocomplete","language",
/// "maxLength","controls","active","options"}…]`;
/// members that hold their default are left out, but `value` is always there on a textbox, searchbox and
/// combobox. Roles and layers by name.
std::string toJson(const std::vector<Record>& records);

}  // namespace parcours::ui
