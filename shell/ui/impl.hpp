// What the widgets share: where the next one goes, which records it appends, what the person did to it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "shell/ui/painter.hpp"
#include "shell/ui/ui.hpp"

namespace parcours::ui {

namespace fonts {
inline constexpr Font caption{12, Weight::regular}, small{13, Weight::regular}, body{15, Weight::regular},
    strong{15, Weight::semibold}, kpi{28, Weight::semibold}, display{64, Weight::semibold},
    label{13, Weight::semibold}, button{14, Weight::semibold}, input{16, Weight::regular},
    badge{12, Weight::semibold};
}

/// A state bit, or none.
constexpr std::uint32_t flag(State bit, bool on) { return on ? static_cast<std::uint32_t>(bit) : 0u; }

/// How the widgets of an area follow one another.
enum class Flow : std::uint8_t { column, row, rowEnd };

/// A part of the page being filled from top to bottom.
struct Area {
  /// A widget of the current line: moved when the line is full and its height known.
  struct Item {
    Mark mark;
    std::size_t record = 0;
    float y = 0, height = 0;
    bool bottom = false;  ///< Has a label above its control: its line is aligned by the controls.
    bool icon = false;    ///< Stands before the first line of the text that follows.
    float firstLine = 0;  ///< Height of a text's first line.
  };

  Flow flow = Flow::column;
  Layer layer = Layer::content;
  float x = 0, y = 0, width = 0;
  float gap = 16;          ///< Between blocks.
  bool empty = true;       ///< Nothing placed yet, so no gap before the first.
  bool afterText = false;  ///< The last block was text: the next text follows closely.
  float follow = -1;       ///< Gap before the next block, when it is not the usual one.
  float lineX = 0, lineTop = 0, widest = 0;
  std::vector<Item> line;
};

/// A card already closed, so that the cells of a row can be made equally high.
struct Surface {
  Mark from, to;
  std::size_t record = 0;
  Rect rect;
};

/// A container record being filled; its rectangle is known at the end.
struct Holder {
  std::size_t record = 0;
};

/// Unsaved texts by place and key.
using Drafts = std::map<std::pair<std::string, std::string>, std::string>;
/// `[[place, key, text], …]`
std::string toJson(const Drafts& drafts);
/// What `toJson` wrote; anything else is passed over.
Drafts draftsFrom(std::string_view json);

struct Ui::Impl {
  // --- lasts between frames
  struct Kept {
    float height = 0, scroll = 0;
    bool shown = true;
  };

  Environment environment;
  Painter paint;
  Drafts drafts;
  std::string draftPlace;
  std::map<Id, Kept> dialogs;
  std::vector<Id> open;  ///< Disclosures the person opened.
  std::vector<Action> queue;
  std::vector<Record> previous;
  float footerWidth = 0;  ///< Of what stands in a phone's top bar beside the name.
  int itemsInBar = 0;     ///< How many of the navigation's items a phone's bar shows.
  Id focused = Id::none, hovered = Id::none;
  float pointerX = -1, pointerY = -1;
  bool pressed = false;
  int finding = 0;  ///< Which finding of the search in use the arrows have reached.

  // --- one frame
  std::vector<Action> actions;  ///< What happened, to one record.
  std::vector<Record> records;
  std::vector<Area> areas;
  struct Scope {
    std::uint32_t hash = 0;
    std::uint32_t texts = 0;
  };
  std::vector<Scope> scopes;
  std::vector<Id> parents;
  Layer layer = Layer::content;
  Surface surface;                                ///< The last card closed.
  float scrollY = 0, topEdge = 0, bottomBar = 0;  ///< How far bars reach in from above and below.
  float least = 0;                                ///< Content height an overlay needs.
  int toasts = 0;
  bool unsettled = false;
  Id blurred = Id::none;

  // --- identity and records (impl.cpp)
  [[nodiscard]] Id id(std::string_view key) const;
  void pushScope(std::string_view key);
  void pushScope(int index);
  void pushScope(Id self);
  void popScope() { scopes.pop_back(); }
  /// For what has no key: counted within its scope.
  Id nextId();
  /// Appends a record under the current parent.
  Record& add(Role role, Id id, Rect rect, std::string_view name);
  Record& addText(Role role, Rect rect, std::string_view text);
  /// Appends a record that holds those that follow, until `release`.
  Holder hold(Role role, Id id, std::string_view key, std::string_view name);
  void release(Holder holder, Rect rect);
  /// An item that takes input: reported to ImGui, whose hooks look for its record in tests.
  void item(Id id, Rect rect);

  // --- what the person did (impl.cpp)
  [[nodiscard]] bool activated(Id id) const;
  [[nodiscard]] const std::string* newValue(Id id) const;
  [[nodiscard]] bool isHovered(Id id) const { return hovered == id; }
  [[nodiscard]] bool isPressed(Id id) const { return hovered == id && pressed; }
  void findHovered();

  // --- layout (layout.cpp)
  [[nodiscard]] Area& area() { return areas.back(); }
  [[nodiscard]] bool inRow() const { return areas.back().flow != Flow::column; }
  /// Width a widget may take: the area's, or what is left of the line (all of it when that is less than
  /// `wanted`).
  [[nodiscard]] float room(float wanted) const;
  /// Takes the place of a widget: flows with the area.
  Rect place(float width, float height, bool bottom = false);
  /// Takes the place of text, closer to text before it.
  Rect placeText(float width, float height, float firstLine);
  /// Takes the place of an icon, which keeps to the first line of a text after it.
  Rect placeIcon(float size);
  /// The place where a container begins: a new block of the whole width; its height is given at the end.
  Rect beginBlock();
  /// Leaves the gap before the next block.
  void openGap();
  void endBlock(float height);
  void endLine();
  /// Fills an area at (x, y); gives the height used.
  float fillArea(float x, float y, float width, float gap, Body body);
  /// Gives the width used.
  float rowOf(Flow flow, Body body);
  /// Cells side by side from `first` on, made equally high where they are cards. Gives the row's height.
  float cells(float x, float y, std::span<const float> widths, float gap, bool stretchAll,
              FunctionRef<void(int)> cell);
  void moveRecords(std::size_t from, std::size_t to, Layer layer, float dx, float dy);
  [[nodiscard]] float controlHeight() const;

  // --- shared pieces of widgets
  /// A surface with a shadow, drawn before its content; `closeSurface` gives it its height.
  Mark openSurface(Rect rect, Color fillColor, Color line);
  void closeSurface(Mark from, Mark background, Rect rect, std::size_t record);
  void cardOn(Color ground, std::string_view key, std::string_view title, Body body);
  [[nodiscard]] Color toneText(Tone tone) const;
  [[nodiscard]] Color toneSoft(Tone tone) const;
  /// The colour under the pointer or a finger.
  [[nodiscard]] Color touched(Id id, Color color) const;
  Rect pillSize(std::string_view text) const;
  void paintPill(Rect rect, std::string_view text, Tone tone);
  /// Draws wrapped text and appends its record.
  Rect textAt(Role role, std::string_view text, Font font, Color color, float x, float y, float width,
              Align align = Align::start);
  bool buttonAt(Rect rect, Id id, std::string_view key, std::string_view label, Emphasis emphasis, Icon icon,
                bool enabled, std::string_view href);
  [[nodiscard]] Rect buttonSize(std::string_view label, Icon icon, float room) const;
  [[nodiscard]] float sidebarWidth(std::span<const NavItem> items) const;
  void navigation(std::string_view label, std::span<const NavItem> items, std::string_view current, float top,
                  float height);
  /// A phone's top bar; gives its height.
  float topBar(std::string_view name, Body footer);
  /// The items of a phone's bar, the last of them `more` where there is one; how wide each, how high all.
  struct Tabs {
    std::vector<const NavItem*> shown;
    const NavItem* more = nullptr;
    float slot = 0, height = 0;
  };
  [[nodiscard]] Tabs tabs(std::span<const NavItem> items) const;
  void bottomNavigation(std::string_view label, const Tabs& all, std::string_view current, float top);
};

}  // namespace parcours::ui
