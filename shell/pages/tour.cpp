// A short tour of the application, each stop beside what it speaks of. It begins only when asked for.
#include <iterator>
#include <string>

#include "shell/pages/above.hpp"

namespace parcours::pages {
namespace {

struct Stop {
  const char* about;  ///< The test handle of the thing.
  Msg title, text;
};

constexpr Stop kStops[] = {
    {"next", Msg::tour_home_title, Msg::tour_home_text},
    {"round", Msg::tour_round_title, Msg::tour_round_text},
    {"quarter", Msg::tour_quarter_title, Msg::tour_quarter_text},
    {"backlog", Msg::tour_backlog_title, Msg::tour_backlog_text},
    {"share", Msg::tour_share_title, Msg::tour_share_text},
    {"find", Msg::tour_find_title, Msg::tour_find_text},
    {"keys", Msg::tour_keys_title, Msg::tour_keys_text},
};
constexpr int kLast = static_cast<int>(std::size(kStops)) - 1;
constexpr float kAbove = 72;  ///< Left free over what was scrolled to, CSS px.

/// Which stop the tour is at: one letter of the page's state.
int stopAt(const std::string& state) { return state.empty() ? 0 : state[0] - '0'; }

}  // namespace

void tour(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  std::string& state = app.pageState("tour");
  const int at = stopAt(state);
  const Stop& stop = kStops[at];
  const auto spot = ui.spot(stop.about);
  if (spot && !spot->inSight && state.size() < 2) {
    state = {static_cast<char>('0' + at), '!'};  // Scrolled to once: the person may look elsewhere.
    app.showTop(spot->onPage - kAbove);
  }
  std::string text = t(stop.text);
  if (!spot) text.append(" ").append(t(Msg::tour_behind_more));
  bool leave = false;
  int step = 0;
  ui.callout("tour" + std::to_string(at), t(stop.title), text, spot ? stop.about : "more", leave, [&] {
    ui.muted(t(Msg::tour_of, {{"n", at + 1}, {"of", kLast + 1}}), ui::TextStyle::small);
    ui.rowEnd([&] {
      if (at < kLast && ui.button("tour_leave", t(Msg::tour_leave), ui::Emphasis::quiet)) leave = true;
      if (at > 0 && ui.button("tour_back", t(Msg::tour_back))) step = -1;
      if (ui.button("tour_next", t(at < kLast ? Msg::tour_next : Msg::tour_end), ui::Emphasis::primary))
        step = 1;
    });
  });
  if (leave || at + step > kLast) return app.show(App::Above::nothing);
  if (step != 0) state = static_cast<char>('0' + at + step);
}

void tourOffer(ui::Ui& ui, App& app) {
  if (app.preferences().tourOffered) return;
  const auto& t = app.text();
  ui.card("tour_offer", {}, [&] {
    ui.row([&] {
      ui.icon(ui::Icon::info, ui::Tone::accent);
      ui.text(t(Msg::tour_offer));
    });
    ui.row([&] {
      if (ui.button("take_tour", t(Msg::tour_take))) app.startTour();
      if (ui.button("decline_tour", t(Msg::tour_not_now), ui::Emphasis::quiet)) app.declineTour();
    });
  });
}

}  // namespace parcours::pages
