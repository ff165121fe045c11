// Every widget once, with the words that break layouts: for who works on them, in the application itself.
// Looked at in pictures, and held to every rule.
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

#include "core/journey/quarter_time.hpp"
#include "core/network/dates.hpp"
#include "core/text/labels.hpp"
#include "shell/pages/pages.hpp"
#include "shell/pages/steps.hpp"

namespace parcours::pages {
namespace {

constexpr std::string_view kLongName = "Saint-Élie-des-Grandes-Rivières et les communes de sa communauté";
constexpr int kToday = 20'000;  // the same in every picture
constexpr ui::Tone kTones[] = {ui::Tone::neutral, ui::Tone::accent, ui::Tone::good, ui::Tone::warn,
                               ui::Tone::bad};
constexpr const char* kToneNames[] = {"neutral", "accent", "good", "warn", "bad"};
// In the order of ui::Icon, from the first that is a drawing.
constexpr const char* kIconNames[] = {
    "home",      "city",        "topics",   "vote",         "quarter", "share",   "settings", "more",
    "plus",      "check",       "close",    "search",       "filter",  "archive", "undo",     "redo",
    "download",  "upload",      "warning",  "info",         "star",    "people",  "calendar", "arrowRight",
    "arrowLeft", "chevronDown", "conflict", "offline",      "saved",   "edit",    "trash",    "help",
    "language",  "book",        "chart",    "chevronRight", "clock",   "grid",    "layers",   "flag"};
static_assert(std::size(kIconNames) == static_cast<std::size_t>(ui::Icon::flag));

std::vector<std::string> steps(const App& app) {
  std::vector<std::string> all;
  for (std::size_t i = 0; i + 1 < kSteps; ++i) all.push_back(stepLabel(app, kStepNames[i]));
  return all;
}

std::vector<std::string> phases(const App& app) {
  return {phaseLabel(app, "explore"), phaseLabel(app, "engage"), phaseLabel(app, "experiment")};
}

/// A choice among a few, kept until the page is left; the second of them at first.
void hold(App& app, std::string_view key, FunctionRef<std::optional<int>(int)> control) {
  std::string& kept = app.pageState(key);
  if (const auto chosen = control(kept.empty() ? 1 : kept[0] - '0')) kept = std::to_string(*chosen);
}

void type(ui::Ui& ui, App& app) {
  ui.card("type", "TextStyle, Tone", [&] {
    ui.text("display 64", ui::TextStyle::display);
    ui.text("kpi 28", ui::TextStyle::kpi);
    ui.heading(2, "heading 2");
    ui.heading(3, "heading 3");
    ui.text("strong 15", ui::TextStyle::strong);
    ui.text(app.text()(Msg::round_sealed));
    ui.muted("small 13", ui::TextStyle::small);
    ui.muted("caption 12", ui::TextStyle::caption);
    const TextRange parts[] = {{6, 15}};
    ui.markedText("Saint-Élie-des-Grandes-Rivières", parts, ui::Tone::bad);
    for (std::size_t i = 0; i < std::size(kTones); ++i)
      ui.row([&] {
        ui.text(kToneNames[i], ui::TextStyle::body, kTones[i]);
        ui.pill(kToneNames[i], kTones[i]);
      });
    ui.pill(kLongName, ui::Tone::accent);
  });
}

void icons(ui::Ui& ui) {
  ui.card("icons", "Icon", [&] {
    ui.grid("icons", "Icon", static_cast<int>(std::size(kIconNames)), 108, [&](int i) {
      ui.row([&] {
        ui.icon(static_cast<ui::Icon>(i + 1));
        ui.muted(kIconNames[i], ui::TextStyle::caption);
      });
    });
  });
}

void buttons(ui::Ui& ui, App& app) {
  constexpr std::pair<ui::Emphasis, const char*> kEmphases[] = {{ui::Emphasis::primary, "primary"},
                                                                {ui::Emphasis::secondary, "secondary"},
                                                                {ui::Emphasis::quiet, "quiet"},
                                                                {ui::Emphasis::danger, "danger"}};
  const auto& t = app.text();
  ui.card("buttons", "Emphasis", [&] {
    for (const auto& each : kEmphases)
      ui.group(each.second, each.second, [&] {
        ui.row([&] {
          ui.button("on", each.second, each.first);
          ui.button("icon", t(Msg::common_done), each.first, ui::Icon::check);
          ui.button("off", t(Msg::common_not_said), each.first, ui::Icon::none, false);
        });
      });
    ui.row([&] {
      ui.iconButton("icon", ui::Icon::edit, t(Msg::experts_edit));
      ui.iconButton("icon_off", ui::Icon::redo, t(Msg::common_redo), false);
      ui.link("link", t(Msg::nav_library), "#/library", ui::Icon::book);
      ui.buttonLink("button_link", t(Msg::nav_share), "#/share", ui::Emphasis::secondary, ui::Icon::share);
    });
    ui.button("long", t(Msg::common_not_saved), ui::Emphasis::secondary, ui::Icon::download);
    ui.row([&] {
      if (ui.button("dialog", "dialog")) app.pageState("dialog") = "open";
      if (ui.button("toast", "toast")) app.say(t(Msg::round_did_grade));
    });
  });
}

void form(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  ui.card("form", "FieldOptions", [&] {
    std::string& words = ui.draft("words");
    const auto field = [&](std::string_view key, std::string_view label, std::string_view value,
                           const ui::FieldOptions& options) {
      if (const auto typed = ui.textField(key, label, value, options)) words = *typed;
    };
    ui.columns({1, 1}, 260, [&](int column) {
      if (column == 0) {
        field("name", t(Msg::round_choose_city), words.empty() ? kLongName : words, {.required = true});
        field("date", t(Msg::quarter_start), "2026-02-31",
              {.error = t(Msg::round_bad_date), .inputMode = "date"});
        return;
      }
      hold(app, "select", [&](int chosen) {
        return ui.select("select", t(Msg::home_phase), phases(app), chosen,
                         {.help = t(Msg::common_phase_engage_help)});
      });
      ui.select("unsaid", t(Msg::calendar_whose), phases(app), -1, {.placeholder = t(Msg::calendar_network)});
    });
    field("long", t(Msg::round_reason), words, {.help = t(Msg::round_reason_hint), .rows = 3});
    const std::string grades[] = {t(Msg::common_grade_0), t(Msg::common_grade_1), t(Msg::common_grade_2),
                                  t(Msg::common_grade_3)};
    hold(app, "grade", [&](int chosen) {
      return ui.segmented("grade", t(Msg::round_grade_of, {{"topic", kLongName}}), grades, chosen);
    });
    const std::string titles[] = {t(Msg::common_role_lead), t(Msg::common_role_city),
                                  t(Msg::common_role_expert)};
    const std::string texts[] = {t(Msg::common_role_lead_help), t(Msg::common_role_city_help),
                                 t(Msg::common_role_expert_help)};
    hold(app, "cards",
         [&](int chosen) { return ui.choiceCards("cards", t(Msg::home_which_city), titles, texts, chosen); });
    hold(app, "check", [&](int chosen) -> std::optional<int> {
      if (const auto on = ui.checkbox("check", t(Msg::round_paused), chosen == 1, t(Msg::round_city_paused)))
        return *on ? 1 : 0;
      return std::nullopt;
    });
    if (const auto typed = ui.searchField("search", t(Msg::find_title), words)) words = *typed;
    ui.disclosure("more", t(Msg::round_open_title), [&] { ui.text(t(Msg::round_open_text)); });
  });
}

void figures(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const std::vector<std::string> rows = phases(app), columns = steps(app);
  ui.grid("kpi", "kpi", 4, 190, [&](int i) {
    if (i == 0) ui.kpi("kpi", t(Msg::home_answers), "12 345", t(Msg::round_not_answered), ui::Tone::warn);
    if (i == 1) ui.kpi("kpi", t(Msg::home_topics), "0,91");
    if (i == 2) ui.progress(t(Msg::round_progress), 0.6f, t(Msg::round_progress_of, {{"n", 6}, {"of", 10}}));
    if (i == 3) ui.timer("timer", t(Msg::session_title), "7:05");
  });
  ui.columns({3, 2}, 300, [&](int column) {
    if (column == 0) {
      ui.card("heat", "heatmap", [&] {
        ui.heatmap("heat", "heatmap", columns, rows, 4, [](int row, int at) { return (row + at) % 6 - 1; });
      });
      ui.card("lines", "lines", [&] {
        const ui::LineSeries series[] = {
            {std::string(kLongName), {{0.9f, "90"}, {0.6f, "60"}, {0.8f, "80"}}, {}},
            {rows[0], {{0.2f, "20"}, {{}, "–"}, {0.4f, "40"}}, ui::Tone::warn}};
        ui.lines("lines", "lines", rows, series);
      });
      return;
    }
    ui.card("radar", "radar", [&] {
      const ui::RadarSeries series[] = {{rows[1], {62, 40, 75, 88, 25, 50, 70}},
                                        {rows[0], {50, 38, -1, 60, 12, 40, 30}}};
      ui.radar("radar", "radar", columns, 100, series);
    });
    ui.card("bars", "bars", [&] {
      const ui::Bar bars[] = {{kLongName, "12,5", 1, ui::Tone::accent},
                              {rows[0], "4,25", 0.34f, ui::Tone::neutral},
                              {rows[1], "-1", -0.08f, ui::Tone::warn}};
      ui.bars("bars", "bars", bars);
    });
  });
}

void tables(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const std::vector<std::string> lanes = phases(app);
  ui.card("table", "table", [&] {
    const ui::Column columns[] = {{t(Msg::nav_cities), 3}, {t(Msg::home_phase), 2}, {"n", 1, true}};
    ui.table("table", "table", columns, 3, [&](int row, int at) {
      return at == 0   ? std::string(kLongName)
             : at == 1 ? lanes[static_cast<std::size_t>(row)]
                       : t.number(std::int64_t{row} * 12'500);
    });
  });
  ui.card("gantt", "gantt", [&] {
    const std::vector<std::string> names = steps(app);
    std::vector<ui::TimeSpan> spans;
    for (int i = 0; i < 4; ++i) {
      const int from = kToday + 20 * (i - 2), to = from + 19;
      spans.push_back({i == 0 ? std::string(kLongName) : names[static_cast<std::size_t>(i)],
                       i == 1 ? "#/gallery" : std::string(), t.date(isoDate(from)), t.date(isoDate(to)),
                       kToneNames[i], from, to, kTones[i]});
    }
    const ui::TimeMark mark{kToday - 10, t.month(isoDate(kToday))};
    const std::string heads[] = {"what", "start", "end", "state"};
    ui.gantt("gantt", "gantt", heads, spans, {&mark, 1}, {kToday, t(Msg::calendar_today)});
  });
  std::string& lane = app.pageState("lane");
  const ui::BoardCard cards[] = {{"card",
                                  std::string(kLongName),
                                  "#/gallery",
                                  t(Msg::round_until, {{"date", "…"}}),
                                  "move",
                                  lane.empty() ? 0 : lane[0] - '0',
                                  {0, 1, 2},
                                  !lane.empty()},
                                 {"other", lanes[2], "#/gallery", {}, {}, 1, {}}};
  if (const auto moved = ui.board("board", "board", lanes, cards, "move", t(Msg::common_none)))
    lane = std::to_string(moved->lane);
  ui.grid("links", "cardLink", 3, 260, [&](int i) {
    ui.cardLink("link", lanes[static_cast<std::size_t>(i)], "#/gallery", [&] {
      ui.text(i == 1 ? kLongName : lanes[static_cast<std::size_t>(i)], ui::TextStyle::strong);
    });
  });
  ui.card("list", "list", [&] {
    ui.list("list", "list", 2, [&](int i) { ui.text(lanes[static_cast<std::size_t>(i)]); });
    ui.divider();
    ui.emptyState("empty", ui::Icon::book, t(Msg::experts_none), t(Msg::experts_none_text),
                  t(Msg::experts_add));
  });
}

void banners(ui::Ui& ui, App& app) {
  for (std::size_t i = 0; i < std::size(kTones); ++i)
    ui.group(kToneNames[i], kToneNames[i], [&] {
      ui.banner("banner", kTones[i], app.text()(Msg::round_sealed),
                i % 2 == 0 ? std::string() : app.text()(Msg::common_close));
    });
}

void dialog(ui::Ui& ui, App& app) {
  if (app.pageState("dialog").empty()) return;
  const auto& t = app.text();
  bool dismissed = false;
  ui.dialog("ask", t(Msg::round_open_title), dismissed, [&] {
    ui.text(t(Msg::round_open_text));
    const std::vector<ui::Finding> all{{"long", std::string(kLongName), t(Msg::find_page), ui::Icon::city},
                                       {"undo", t(Msg::common_undo), t(Msg::find_action), ui::Icon::undo}};
    ui.finder("find", t(Msg::find_label), ui.draft("find"), t(Msg::find_none),
              [&](std::string_view query) { return query.empty() ? all : std::vector<ui::Finding>(); });
    ui.rowEnd([&] { dismissed |= ui.button("cancel", t(Msg::common_cancel)); });
  });
  if (dismissed) app.pageState("dialog").clear();
}

}  // namespace

void gallery(ui::Ui& ui, App& app) {
  ui.pageHeader("shell/ui", kLongName, [&] {
    ui.buttonLink("home", app.text()(Msg::nav_home), "#/", ui::Emphasis::primary, ui::Icon::home);
  });
  quarterStepper(ui, app, "practise");
  ui.card("colours", "Palette", [&] { ui.swatches("colours", "Palette"); });
  ui.columns({1, 1}, 320, [&](int column) { column == 0 ? type(ui, app) : icons(ui); });
  buttons(ui, app);
  form(ui, app);
  figures(ui, app);
  tables(ui, app);
  banners(ui, app);
  dialog(ui, app);
}

}  // namespace parcours::pages
