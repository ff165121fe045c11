// The widgets: what a page is written with. Each draws itself and appends its semantic record.
//
// A page is a function that runs once a frame and describes itself from top to bottom; nothing is kept
// between frames but what the person is in the middle of (Ui::draft). Content flows down the page's width;
// `row` flows sideways and wraps; `columns` and `grid` stand side by side while they have room, and stack on
// a phone. Keys name widgets within their scope (card, dialog, list row…), are stable, and are never
// translated. No ImGui here: pages include only this.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/function_ref.hpp"
#include "core/text/word_diff.hpp"
#include "shell/ui/frame.hpp"
#include "shell/ui/record.hpp"
#include "shell/ui/theme.hpp"

namespace parcours::ui {

using Body = FunctionRef<void()>;

/// What a colour says; never the only sign of it.
enum class Tone : std::uint8_t { neutral, accent, good, warn, bad };

/// How much a button asks to be pressed. One primary a page.
enum class Emphasis : std::uint8_t { primary, secondary, quiet, danger };

/// Text styles. Sizes in CSS px: caption 12, small 13, body 15, strong 15 semibold, kpi 28 semibold,
/// display 64 semibold: read from the back of a room.
enum class TextStyle : std::uint8_t { caption, small, body, strong, kpi, display };

/// Drawn by us with lines and curves on a 24 px grid.
enum class Icon : std::uint8_t {
  none,
  home,
  city,
  topics,
  vote,
  quarter,
  share,
  settings,
  more,
  plus,
  check,
  close,
  search,
  filter,
  archive,
  undo,
  redo,
  download,
  upload,
  warning,
  info,
  star,
  people,
  calendar,
  arrowRight,
  arrowLeft,
  chevronDown,
  conflict,
  offline,
  saved,
  edit,
  trash,
  help,
  language,
  book,
  chart,
  chevronRight,
  clock,
  grid,
  layers,
  flag,
};

struct FieldOptions {
  std::string_view help = {};   ///< Shown under the label.
  std::string_view error = {};  ///< Shown in its place, and marks the field invalid.
  std::string_view placeholder = {};
  std::string_view shown = {};      ///< Painted instead of the value while nobody types here: a day in words.
  std::string_view inputMode = {};  ///< `numeric`, `email`, `url`, `date`.
  std::string_view autocomplete = {};  ///< What of the person's own the browser may fill in: `name`.
  int maxLength = 0;
  int rows = 1;  ///< More than 1: several lines.
  bool required = false;
  bool hideLabel = false;  ///< The label stays the accessible name, and is not drawn.
  bool focus = false;      ///< Takes the focus when it first appears.
};

struct NavItem {
  std::string_view key, label, href;
  Icon icon = Icon::none;
  int badge = 0;                    ///< A count that wants attention; 0 for none.
  std::string_view badgeText = {};  ///< The count in words, for screen readers.
};

struct Step {
  std::string_view label;
  enum class State : std::uint8_t { done, current, ahead } state = State::ahead;
};

struct Column {
  std::string label;
  float weight = 1;     ///< Share of the width.
  bool number = false;  ///< Right-aligned.
};

/// One bar of a bar chart: exact value as text, and its share of the longest, -1 to 1.
struct Bar {
  std::string_view label, value;
  float share = 0;
  Tone tone = Tone::accent;
};

/// One figure of a radar: its name, and a value for each axis; -1 is unknown.
struct RadarSeries {
  std::string_view name;
  std::vector<int> values;
};

/// A line of a chart over a few moments: where each point lies, 0 to 1, and its exact value as text.
struct LinePoint {
  std::optional<float> share;  ///< Nothing: not known then; the line has a gap.
  std::string value;
};
struct LineSeries {
  std::string label;
  std::vector<LinePoint> points;  ///< One a moment.
  Tone tone = Tone::accent;       ///< Of the second line on; the first is the accent's.
};

/// What a time chart draws: from one day to another, in words and in days.
struct TimeSpan {
  std::string label, href;        ///< The label is a link where there is an address.
  std::string start, end, state;  ///< In words.
  int from = 0, to = 0;           ///< First and last day.
  Tone tone = Tone::neutral;      ///< Of its state: a `good` one is ticked, a neutral one is an outline.
};
/// A day that has a name: the first of a month, today.
struct TimeMark {
  int day = 0;
  std::string label;
};

/// A card of a board.
struct BoardCard {
  std::string key, title, href, text;
  std::string moveLabel;  ///< What the control that moves it is called; empty: it has none.
  int lane = 0;
  std::vector<int> moves;  ///< The lanes it can go to.
  bool focus = false;      ///< It was just moved: the focus stays with it.
};
struct BoardMove {
  int card = 0, lane = 0;
};

/// Something a search found: its kind stands at its end.
struct Finding {
  std::string key, label, kind;
  Icon icon = Icon::none;
};

/// Where a dialog stands. At the top, what is in it may grow and shrink while one types; on a phone it then
/// takes the whole screen.
enum class DialogAt : std::uint8_t { middle, top };

/// Where a thing lies: in the viewport and on the page, and whether it is in sight between the bars.
struct Spot {
  Rect rect;
  float onPage = 0;
  bool inSight = false;
};

class Ui {
 public:
  // --- surroundings
  [[nodiscard]] const Environment& environment() const;
  /// One column and a bar at the bottom.
  [[nodiscard]] bool phone() const;
  /// How many items of the navigation stand in a phone's bar; none beside a sidebar, which shows them all.
  [[nodiscard]] int itemsInBar() const;
  /// Width the content has here, CSS px.
  [[nodiscard]] float width() const;

  // --- the page's frame
  /// Sidebar (bottom bar on a phone: the first items, and the one whose icon is `more`, which the sidebar
  /// leaves out) with the network's name and the content beside it, in <nav> and <main>. `footer` draws at
  /// the sidebar's end (top bar on a phone): saved state, language.
  void shell(std::string_view appName, std::string_view navLabel, std::span<const NavItem> items,
             std::string_view currentKey, Body footer, Body content);
  /// A page without navigation, for the first visit: centred column in <main>.
  void plainPage(float maxWidth, Body content);
  /// The one <h1>, a line under it, and what stands at its right (primary action).
  void pageHeader(std::string_view title, std::string_view subtitle, Body actions);
  void pageHeader(std::string_view title, std::string_view subtitle = {});

  // --- structure and layout
  /// A surface with a heading (level 2; none when empty). A <section> with that name.
  void card(std::string_view key, std::string_view title, Body body);
  /// A card that is one link.
  void cardLink(std::string_view key, std::string_view name, std::string_view href, Body body);
  /// Side by side in these shares while each is at least `minWidth` wide; else stacked.
  void columns(std::initializer_list<float> shares, float minWidth, FunctionRef<void(int column)> body);
  /// `count` equal cells, as many a row as `minWidth` allows, of equal height in a row. A list for screen
  /// readers.
  void grid(std::string_view key, std::string_view name, int count, float minWidth,
            FunctionRef<void(int)> cell);
  /// Items one after another, wrapping.
  void row(Body body);
  /// Like `row`, but the items end at the right edge.
  void rowEnd(Body body);
  /// A list of rows divided by thin lines; `name` says what is listed.
  void list(std::string_view key, std::string_view name, int count, FunctionRef<void(int)> item);
  /// Names a scope for keys where no container does (a loop of widgets).
  void scope(std::string_view key, Body body);
  void group(std::string_view key, std::string_view name, Body body);
  void gap(float height);
  void divider();

  // --- things to read
  void heading(int level, std::string_view text);
  void text(std::string_view text, TextStyle style = TextStyle::body, Tone tone = Tone::neutral);
  /// Text in the muted colour.
  void muted(std::string_view text, TextStyle style = TextStyle::body);
  /// Text of which some parts are marked: struck out in a `bad` tone, underlined in another.
  void markedText(std::string_view text, std::span<const TextRange> marked, Tone tone);
  void pill(std::string_view text, Tone tone = Tone::neutral);
  void icon(Icon icon, Tone tone = Tone::neutral);
  /// A figure with its label and a pill, in a card.
  void kpi(std::string_view key, std::string_view label, std::string_view value, std::string_view pill = {},
           Tone tone = Tone::neutral);
  /// A message across the width, with an optional button; true when pressed.
  bool banner(std::string_view key, Tone tone, std::string_view text, std::string_view action = {});
  /// Says that nothing is here yet, why, and what to do; true when its button is pressed.
  bool emptyState(std::string_view key, Icon icon, std::string_view title, std::string_view text,
                  std::string_view action = {});
  void stepper(std::string_view name, std::span<const Step> steps);
  /// A clock that runs, `7:05`, in large figures or in a line. Who listens is not told each second.
  void timer(std::string_view key, std::string_view name, std::string_view value,
             TextStyle style = TextStyle::display, Tone tone = Tone::neutral);
  void progress(std::string_view name, float share, std::string_view value);
  /// A table on wide screens; on a phone each row becomes a block of `column: value`. The first column heads
  /// its row.
  void table(std::string_view key, std::string_view name, std::span<const Column> columns, int rows,
             FunctionRef<std::string(int row, int column)> cell);
  /// Cells coloured by step with their number written in; -1 is unknown and drawn so. Scrolls sideways by
  /// itself never: on a phone rows become blocks.
  void heatmap(std::string_view key, std::string_view name, std::span<const std::string> columns,
               std::span<const std::string> rows, int maximum, FunctionRef<int(int row, int column)> cell);
  /// Values from 0 to `maximum` around a centre, and the table that says them, one row an axis. The first
  /// series is drawn full, the others as thin lines behind it. What is unknown leaves a gap.
  void radar(std::string_view key, std::string_view name, std::span<const std::string> axes, int maximum,
             std::span<const RadarSeries> series);
  void bars(std::string_view key, std::string_view name, std::span<const Bar> bars);
  /// One line, or a few of which each lies under the one before it. For who listens, a table.
  void lines(std::string_view key, std::string_view name, std::span<const std::string> moments,
             std::span<const LineSeries> series);
  /// Bars over time under lines at some days, and a line at today. For who listens, a table with these four
  /// `heads`: what, start, end, state. On a phone, blocks.
  void gantt(std::string_view key, std::string_view name, std::span<const std::string> heads,
             std::span<const TimeSpan> rows, std::span<const TimeMark> marks, const TimeMark& today);
  /// The colours of the theme: each with its name, and its contrast with what it stands with.
  void swatches(std::string_view key, std::string_view name);
  /// A closed line that opens: details on demand (native disclosure semantics).
  void disclosure(std::string_view key, std::string_view label, Body body);
  /// A record's photo, which the page around the picture shows in this place.
  void photo(std::string_view key, std::string_view name, std::string_view entity, float width, float height);

  // --- things to operate; each gives what the person just did, once
  bool button(std::string_view key, std::string_view label, Emphasis emphasis = Emphasis::secondary,
              Icon icon = Icon::none, bool enabled = true);
  /// A button that shows only its icon; `label` is its name.
  bool iconButton(std::string_view key, Icon icon, std::string_view label, bool enabled = true);
  void link(std::string_view key, std::string_view label, std::string_view href, Icon icon = Icon::none);
  /// A link that looks like a button.
  void buttonLink(std::string_view key, std::string_view label, std::string_view href,
                  Emphasis emphasis = Emphasis::secondary, Icon icon = Icon::none);
  /// The new text at each change. `value` is shown while the person is not typing in it.
  std::optional<std::string> textField(std::string_view key, std::string_view label, std::string_view value,
                                       const FieldOptions& options = {});
  std::optional<std::string> searchField(std::string_view key, std::string_view label, std::string_view value,
                                         bool focus = false);
  /// A search field that begins with the focus, over the list of what `find` gives for its text: the arrow
  /// keys choose, Enter takes (the combobox of ARIA). `none` is said when nothing is found. Gives the index
  /// of what was taken.
  std::optional<int> finder(std::string_view key, std::string_view label, std::string& query,
                            std::string_view none,
                            FunctionRef<std::vector<Finding>(std::string_view query)> find);
  /// The index of the new choice; `selected` -1 shows the first option's place empty with `placeholder`.
  std::optional<int> select(std::string_view key, std::string_view label,
                            std::span<const std::string> options, int selected,
                            const FieldOptions& options_ = {});
  std::optional<bool> checkbox(std::string_view key, std::string_view label, bool checked,
                               std::string_view help = {});
  /// One of a few, side by side in one control (a radio group): grades, phases, filters.
  std::optional<int> segmented(std::string_view key, std::string_view label,
                               std::span<const std::string> options, int selected, bool hideLabel = false);
  /// One of a few, each a card with a title and an explanation (a radio group).
  std::optional<int> choiceCards(std::string_view key, std::string_view label,
                                 std::span<const std::string> titles, std::span<const std::string> texts,
                                 int selected, bool hideLabel = false);

  /// Cards in lanes, side by side while they have room. A card is a link and has a choice of the lanes it
  /// may go to, shown as `placeholder`; nothing needs to be dragged. `none` stands in an empty lane.
  std::optional<BoardMove> board(std::string_view key, std::string_view name,
                                 std::span<const std::string> lanes, std::span<const BoardCard> cards,
                                 std::string_view placeholder, std::string_view none);

  // --- above the page
  /// A modal dialog; call it while it is open. `dismissed` is set on Escape or a press outside.
  void dialog(std::string_view key, std::string_view title, bool& dismissed, Body body,
              DialogAt at = DialogAt::middle);
  /// Where the first thing with this test handle lies in the frame so far; nothing when it is not there.
  [[nodiscard]] std::optional<Spot> spot(std::string_view key) const;
  /// A modal card beside something on the page, which stays lit: `about` is its test handle, and where it is
  /// not there the card stands alone. Call it after the page. It is read aloud as a whole when it opens, with
  /// the focus on the last of its `actions`.
  void callout(std::string_view key, std::string_view title, std::string_view text, std::string_view about,
               bool& dismissed, Body actions);
  /// A short message at the bottom with an action (undo); true when the action is pressed.
  bool toast(std::string_view key, std::string_view text, std::string_view action);

  /// Whatever says or holds exactly one of these is read aloud in its language, and what lies in it in the
  /// interface's. Call it after the page.
  void tellLanguages(const Languages& others, std::string_view interface);

  // --- what the person is in the middle of
  /// Whose drafts are meant from here on: each place of the application has its own.
  void draftsOf(std::string_view place);
  /// Text of an unsaved form field, by key, in this place: it waits for whoever looks elsewhere meanwhile,
  /// until it is cleared or dropped, or the browser's tab is closed.
  std::string& draft(std::string_view key);
  void clearDrafts();  ///< All those of this place.
  void clearDrafts(std::initializer_list<std::string_view> keys);
  /// Those of all places whose names begin so.
  void dropDrafts(std::string_view beginning);
  /// True in the frame in which this field lost the focus.
  bool blurred(std::string_view key);

  struct Impl;
  explicit Ui(Impl& impl) : impl_(impl) {}

 private:
  Impl& impl_;
};

}  // namespace parcours::ui
