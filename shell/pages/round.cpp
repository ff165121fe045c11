// The round: cities say what they need, it closes, and people choose the quarter's topic.
#include <algorithm>
#include <string>
#include <vector>

#include "core/network/dates.hpp"
#include "core/network/edits.hpp"
#include "shell/pages/ballot_form.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/pages.hpp"
#include "shell/pages/round_result.hpp"
#include "shell/pages/topic_labels.hpp"

namespace parcours::pages {
namespace {

constexpr int kAnswerDays = 14;  ///< Proposed time for cities to answer.

std::optional<Round> lastClosed(const Network& network) {
  std::optional<Round> last;
  for (const Round& round : network.rounds())
    if (round.state() == "closed") last = round;
  return last;
}

/// Whether the person answers for this city on its own screen.
bool isOwn(const App& app, std::string_view city) {
  const Who who = app.who();
  return who.role == RoleOfPerson::city && who.city == city;
}

void openCard(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  if (app.network().openTopics().empty() || app.network().cities().empty()) {
    if (ui.emptyState("not_yet", ui::Icon::vote, t(Msg::round_not_yet), t(Msg::round_not_yet_text),
                      t(Msg::round_to_backlog)))
      app.go({app.network().cities().empty() ? PageName::cities : PageName::backlog, {}});
    return;
  }
  std::string& deadline = app.pageState("deadline");
  if (deadline.empty()) deadline = isoDate(app.session().today() + kAnswerDays);
  const bool good = parseIsoDate(deadline).has_value();
  const std::string wrong = good ? std::string() : t(Msg::round_bad_date);
  ui.card("open", t(Msg::round_open_title), [&] {
    ui.text(t(Msg::round_open_text));
    if (const auto typed = ui.textField("deadline", t(Msg::round_deadline), deadline,
                                        {.error = wrong, .shown = t.date(deadline), .inputMode = "date"}))
      deadline = *typed;
    if (ui.button("open", t(Msg::round_open), ui::Emphasis::primary, ui::Icon::vote, good)) {
      app.run(Msg::round_did_open, openRound(app.network(), isoDate(app.session().today()), deadline), true);
      deadline.clear();
    }
  });
}

/// The city the person enters needs for: their own, or, for whoever collects answers, the one they pick.
std::string cityToGrade(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const Who who = app.who();
  if (const auto own = app.network().get<City>(who.city);
      own && who.role == RoleOfPerson::city && own->entity().type == "city" && !own->entity().hidden())
    return who.city;
  auto cities = app.network().cities();
  std::erase_if(cities, [](const City& city) { return city.paused(); });
  std::string& current = app.pageState("city");
  int selected = -1;
  for (std::size_t i = 0; i < cities.size(); ++i)
    if (cities[i].id() == current) selected = static_cast<int>(i);
  if (const auto chosen = ui.select("city", t(Msg::round_enter_for), cityNames(app, cities), selected,
                                    {.placeholder = t(Msg::round_choose_city)}))
    current = cities[static_cast<std::size_t>(*chosen)].id();
  return current;
}

/// How a city answered that did not do so on a screen of its own. Kept with its first grade.
void sourceField(ui::Ui& ui, App& app, const Round& round, const std::string& city,
                 const std::optional<Ballot>& ballot) {
  const auto& t = app.text();
  std::string& chosen = app.pageState("source");
  const bool spoken = ballot && !ballot->source().empty() ? ballot->source() == "spoken" : chosen == "spoken";
  const std::vector<std::string> sources = {t(Msg::common_source_paper), t(Msg::common_source_spoken)};
  if (const auto picked = ui.segmented("source", t(Msg::round_source), sources, spoken ? 1 : 0)) {
    chosen = kSources[static_cast<std::size_t>(*picked) + 1];
    if (ballot) app.run(Msg::round_did_grade, markSource(app.network(), round, city, chosen));
  }
}

void ballotCard(ui::Ui& ui, App& app, const Round& round) {
  const auto& t = app.text();
  ui.card("ballot", t(Msg::round_ballot), [&] {
    const std::string city = cityToGrade(ui, app);
    if (city.empty()) return ui.muted(t(Msg::round_choose_city_text));
    const auto view = app.network().get<City>(city);
    const auto ballot = ballotOf(app.network().ballots(round.id()), city);
    const bool own = isOwn(app, city);
    if (view && view->paused()) return ui.text(t(Msg::round_city_paused));
    // What a city entered on its own screen stays its own until the round closes.
    if (!own && answered(ballot) && (ballot->source().empty() || ballot->source() == "screen"))
      return ui.text(t(Msg::round_hidden, {{"city", view ? view->name() : city}}));
    if (!own) sourceField(ui, app, round, city, ballot);
    const std::string& source = app.pageState("source");
    ballotForm(ui, {app, round, city, own ? kSources[0] : source.empty() ? kSources[1] : source});
  });
}

/// Who has answered: that, and nothing of what they said.
void answersCard(ui::Ui& ui, App& app, const Round& round, const Here& here) {
  const auto& t = app.text();
  ui.card("answers", t(Msg::round_answers), [&] {
    ui.text(t(Msg::round_answers_of, {{"n", here.citiesAnswered}, {"of", here.citiesExpected}}),
            ui::TextStyle::strong);
    ui.muted(t(Msg::round_answers_help), ui::TextStyle::small);
    const auto cities = app.network().cities();
    const auto ballots = app.network().ballots(round.id());
    ui.list("cities", t(Msg::round_answers), static_cast<int>(cities.size()), [&](int i) {
      const City& city = cities[static_cast<std::size_t>(i)];
      const auto ballot = ballotOf(ballots, city.id());
      ui.row([&] {
        ui.text(city.name());
        if (city.paused())
          ui.pill(t(Msg::round_paused));
        else if (!answered(ballot))
          ui.pill(t(Msg::round_not_answered), ui::Tone::warn);
        else
          ui.pill(t(ballot->source() == "paper"    ? Msg::round_answered_paper
                    : ballot->source() == "spoken" ? Msg::round_answered_spoken
                                                   : Msg::round_answered),
                  ui::Tone::good);
      });
    });
    if (app.who().role == RoleOfPerson::city) return;
    if (here.citiesAnswered < here.citiesExpected)
      ui.muted(t(Msg::round_close_missing, {{"n", here.citiesExpected - here.citiesAnswered}}),
               ui::TextStyle::small);
    ui.row([&] {
      if (ui.button("close", t(Msg::round_close), ui::Emphasis::primary, ui::Icon::check,
                    here.citiesAnswered > 0))
        app.run(Msg::round_did_close, closeRound(app.network(), round), true);
      if (ui.button("cancel", t(Msg::round_cancel), ui::Emphasis::quiet))
        app.run(Msg::round_did_cancel, cancelRound(round), true);
    });
  });
}

void openRoundPage(ui::Ui& ui, App& app, const Round& round) {
  const auto& t = app.text();
  const Here here = app.session().here(app.who());
  ui.pageHeader(
      t(Msg::round_number, {{"n", round.number()}}),
      round.deadline().empty() ? std::string() : t(Msg::round_until, {{"date", t.date(round.deadline())}}));
  ui.banner("sealed", ui::Tone::neutral, t(Msg::round_sealed));
  // Stacked on a phone, what the person came for stands first.
  const bool ballotFirst = !ui.phone() || app.who().role == RoleOfPerson::city;
  ui.columns({3, 2}, 340, [&](int column) {
    if ((column == 0) == ballotFirst)
      ballotCard(ui, app, round);
    else
      answersCard(ui, app, round, here);
  });
}

}  // namespace

void round(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  if (const auto pending = app.network().pendingRound()) {
    if (pending->state() == "open" && !unsettled(*pending)) return openRoundPage(ui, app, *pending);
    ui.pageHeader(t(Msg::round_decide, {{"n", pending->number()}}), t(Msg::round_decide_text));
    return roundResult(ui, app, pending->id());
  }
  ui.pageHeader(t(Msg::round_title), t(Msg::round_subtitle));
  openCard(ui, app);
  const auto last = lastClosed(app.network());
  if (!last) return;
  ui.heading(2, t(Msg::round_last, {{"n", last->number()}}));
  roundResult(ui, app, last->id());
}

void history(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  if (!app.route().id.empty()) {
    ui.link("back", t(Msg::history_back), toFragment({PageName::history, {}}), ui::Icon::arrowLeft);
    const auto round = app.network().get<Round>(app.route().id);
    if (!round || round->entity().type != "round" || round->entity().hidden())
      return ui.pageHeader(t(Msg::history_missing), t(Msg::history_missing_text));
    ui.pageHeader(t(Msg::round_number, {{"n", round->number()}}));
    return roundResult(ui, app, app.route().id);
  }
  ui.pageHeader(t(Msg::history_title), t(Msg::history_subtitle));
  ledgerOverview(ui, app);
}

}  // namespace parcours::pages
