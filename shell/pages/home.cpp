// The first screen: where we are, and the one next thing to do.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/journey/calendar.hpp"
#include "core/journey/programme.hpp"
#include "core/journey/progress.hpp"
#include "core/network/baseline.hpp"
#include "core/text/labels.hpp"
#include "shell/pages/above.hpp"
#include "shell/pages/first_guide.hpp"
#include "shell/pages/labels.hpp"
#include "shell/pages/occasions.hpp"
#include "shell/pages/pages.hpp"
#include "shell/pages/quarter_cards.hpp"
#include "shell/pages/signals.hpp"
#include "shell/pages/steps.hpp"
#include "shell/pages/topic_labels.hpp"
#include "shell/pages/values.hpp"

namespace parcours::pages {
namespace {

constexpr std::size_t kComing = 4;

/// The words of an action lie under its name; its page does it.
struct NextPlace {
  std::string_view name;
  PageName page;
};

const NextPlace& placeOf(NextAction action) {
  static constexpr NextPlace kPlaces[] = {
      {"add_cities", PageName::cities},          {"add_topics", PageName::backlog},
      {"open_round", PageName::round},           {"grade_topics", PageName::round},
      {"wait_for_round", PageName::backlog},     {"collect_answers", PageName::round},
      {"close_round", PageName::round},          {"settle_conflict", PageName::conflicts},
      {"choose_topic", PageName::round},         {"wait_for_choice", PageName::round},
      {"open_quarter", PageName::quarter},       {"fill_steps", PageName::topic},
      {"plan_sessions", PageName::quarter},      {"take_stock", PageName::quarter},
      {"gather_reflections", PageName::quarter}, {"advance_quarter", PageName::quarter},
      {"read_guide", PageName::guide},           {"note_practice", PageName::practice},
      {"reflect", PageName::reflection},         {"read_digest", PageName::digest},
      {"follow_quarter", PageName::quarter},
  };
  return kPlaces[static_cast<std::size_t>(action)];
}

/// `title`, `text` or `button` of an action.
std::string nextWords(const App& app, std::string_view name, std::string_view part) {
  const auto message = findMessage(std::string("next.").append(name).append(".").append(part));
  return message ? app.text()(*message) : std::string();
}

/// For whatever role, also before the first quarter, and on a phone whose bar has no room for it.
void conflictLine(ui::Ui& ui, const App& app) {
  const auto n = static_cast<std::int64_t>(app.network().conflicts().size());
  if (n > 0)
    ui.link("to_conflicts", app.text()(Msg::nav_conflict_count, {{"n", n}}),
            toFragment({PageName::conflicts, {}}), ui::Icon::conflict);
}

/// A person of a city says which one, once: until then the page cannot tell them where they are.
void whichCity(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const auto cities = app.network().cities();
  if (cities.empty()) return;
  ui.card("which_city", t(Msg::home_which_city), [&] {
    if (const auto chosen = ui.select("city", t(Msg::home_my_city), cityNames(app, cities), -1)) {
      Who who = app.who();
      who.city = cities[static_cast<std::size_t>(*chosen)].id();
      app.setWho(who);
    }
  });
}

/// What the city has done of this quarter, and what not yet.
void doneSoFar(ui::Ui& ui, const App& app, const Quarter& quarter, const Here& here) {
  const auto& t = app.text();
  const auto all = progressOf(app.network(), quarter, todayOf(app));
  const auto mine = std::find_if(all.begin(), all.end(),
                                 [&](const CityProgress& one) { return one.city == app.who().city; });
  if (mine == all.end()) return;
  struct Check {
    Msg label;
    bool done;
  };
  const Check checks[] = {{Msg::home_check_guide, mine->ready},
                          {Msg::home_check_practice, mine->practices > 0},
                          {Msg::home_check_reflection, mine->reflected},
                          {Msg::home_check_needs, here.answered}};
  // Needs are asked for only while a round is open.
  const int count = here.openRound.empty() ? 3 : 4;
  ui.list("done", t(Msg::home_done_so_far), count, [&](int i) {
    const Check& check = checks[i];
    ui.row([&] {
      ui.icon(check.done ? ui::Icon::check : ui::Icon::chevronRight,
              check.done ? ui::Tone::good : ui::Tone::neutral);
      if (check.done)
        ui.text(t(check.label), ui::TextStyle::small);
      else
        ui.muted(t(check.label), ui::TextStyle::small);
    });
  });
}

void youAreHereCard(ui::Ui& ui, App& app, const Here& here) {
  const auto& t = app.text();
  ui.card("here", t(Msg::home_here), [&] {
    const auto quarter = app.network().get<Quarter>(here.quarterId);
    if (!quarter) {
      ui.text(t(Msg::home_before_first));
    } else {
      ui.text(topicTitle(app, here.topic), ui::TextStyle::strong);
      if (!quarter->start().empty() && !quarter->end().empty())
        ui.muted(
            t(Msg::home_quarter_dates,
              {{"n", here.quarter}, {"start", t.date(quarter->start())}, {"end", t.date(quarter->end())}}));
    }
    if (quarter && !quarter->open()) ui.pill(t(Msg::home_done), ui::Tone::good);
    if (const auto topic = app.network().get<Topic>(here.topic); topic && topic->has("plan"))
      ui.muted(t(Msg::home_plan_part, {{"parts", shownText(app, topic->entity(), "plan")}}),
               ui::TextStyle::small);
    if (!here.phase.empty())
      ui.row([&] {
        ui.muted(t(Msg::home_phase));
        ui.pill(phaseLabel(app, here.phase), ui::Tone::accent);
        ui.link("phases", t(Msg::phases_see), toFragment({PageName::phases, app.who().city}));
      });
    if (app.who().role == RoleOfPerson::city && quarter && quarter->open())
      doneSoFar(ui, app, *quarter, here);
  });
}

void nextCard(ui::Ui& ui, App& app, const Here& here) {
  const auto& t = app.text();
  // A round whose date has passed is closed with the answers there are; without any there is nothing to
  // close.
  const bool closing = here.next == NextAction::closeRound;
  const bool late = closing && here.citiesAnswered < here.citiesExpected;
  const NextPlace& next = placeOf(late && here.citiesAnswered == 0 ? NextAction::collectAnswers : here.next);
  const std::string title = late && here.citiesAnswered > 0 ? t(Msg::next_close_round_late_title)
                                                            : nextWords(app, next.name, "title");
  ui.card("next", t(Msg::home_next), [&] {
    ui.text(title, ui::TextStyle::strong);
    ui.text(nextWords(app, next.name, "text"));
    const std::string id = next.page == PageName::topic ? here.target : std::string();
    ui.buttonLink("go", nextWords(app, next.name, "button"), toFragment({next.page, id}),
                  ui::Emphasis::primary, ui::Icon::arrowRight);
  });
}

void figures(ui::Ui& ui, App& app, const Here& here) {
  const auto& t = app.text();
  const Network& network = app.network();
  const auto cities = network.cities();
  const auto topics = network.topics();
  const std::int64_t paused =
      std::count_if(cities.begin(), cities.end(), [](const City& city) { return city.paused(); });
  const auto archived =
      std::count_if(topics.begin(), topics.end(), [](const Topic& topic) { return topic.archived(); });
  const auto done = [&] {
    const auto quarters = network.quarters();
    return std::count_if(quarters.begin(), quarters.end(),
                         [](const Quarter& q) { return q.step() == "closed"; });
  }();
  ui.grid("figures", t(Msg::home_figures), 4, 140, [&](int i) {
    switch (i) {
      case 0:
        ui.kpi("cities", t(Msg::home_cities), t.number(static_cast<std::int64_t>(cities.size())),
               paused ? t(Msg::home_paused, {{"n", paused}}) : std::string());
        break;
      case 1:
        ui.kpi("topics", t(Msg::home_topics), t.number(static_cast<std::int64_t>(topics.size()) - archived));
        break;
      case 2:
        ui.kpi("quarters", t(Msg::home_quarters_done), t.number(done));
        break;
      default:
        ui.kpi("answers", t(Msg::home_answers),
               here.citiesExpected
                   ? t(Msg::home_answers_of, {{"n", here.citiesAnswered}, {"of", here.citiesExpected}})
                   : std::string("–"));
        break;
    }
  });
}

/// Past, present and planned quarters in one line of sight.
void path(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const auto quarters = app.network().quarters();
  if (quarters.empty()) return;
  ui.card("path", t(Msg::home_path), [&] {
    ui.list("quarters", t(Msg::home_path), static_cast<int>(quarters.size()), [&](int i) {
      const Quarter& quarter = quarters[static_cast<std::size_t>(i)];
      ui.row([&] {
        ui.muted(t(Msg::home_quarter_number, {{"n", quarter.number()}}));
        if (quarter.planned()) {
          ui.text(t(Msg::home_to_be_chosen), ui::TextStyle::strong);
          return ui.pill(t(Msg::home_planned));
        }
        ui.link(quarter.id(), topicTitle(app, quarter.topic()),
                toFragment({PageName::quarter, std::string(quarter.id())}));
        if (!quarter.open())
          ui.pill(t(Msg::home_done), ui::Tone::good);
        else if (!quarter.step().empty())
          ui.pill(stepLabel(app, quarter.step()), ui::Tone::accent);
      });
    });
  });
}

/// The next days of the person's calendar.
void coming(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const Who who = app.who();
  auto all = occasions(app.network(), who.role == RoleOfPerson::city ? who.city : std::string());
  const std::string today = todayOf(app);
  std::erase_if(all, [&](const Occasion& each) { return each.date < today; });
  if (all.empty()) return;
  all.resize(std::min(all.size(), kComing));
  ui.card("coming", t(Msg::home_coming), [&] {
    occasionList(ui, app, all);
    // The one of today is a press away for whoever runs it.
    for (const Occasion& each : all)
      if (each.kind == Occasion::Kind::session && each.date == today)
        ui.buttonLink("run" + each.id, t(Msg::workshop_run), toFragment({PageName::workshop, each.id}),
                      ui::Emphasis::secondary, ui::Icon::clock);
    ui.link("calendar", t(Msg::home_all_dates), toFragment({PageName::calendar, {}}), ui::Icon::calendar);
  });
}

struct Todo {
  std::string text;
  Route route;
};

/// What needs the lead expert beyond the one next action.
std::vector<Todo> todos(App& app, const Here& here) {
  const auto& t = app.text();
  const Network& network = app.network();
  std::vector<Todo> list;
  const auto quarter = network.get<Quarter>(here.quarterId);
  if (quarter && quarter->open()) {
    const auto all = progressOf(network, *quarter, todayOf(app));
    const std::int64_t late =
        std::count_if(all.begin(), all.end(), [](const CityProgress& one) { return one.isLate; });
    if (late > 0) list.push_back({t(Msg::home_late_practice, {{"n", late}}), {PageName::quarter, {}}});
  }
  if (measurementDue(network)) {
    const std::int64_t quarters = quartersSince(network, currentMeasurement(network));
    list.push_back({t(Msg::home_measure_again, {{"n", quarters}}), {PageName::baseline, {}}});
  }
  const auto areas = relevances(network, app.session().ledger());
  const std::int64_t low =
      std::count_if(areas.begin(), areas.end(), [](const Relevance& one) { return one.low(); });
  if (low > 0) list.push_back({t(Msg::home_low_domains, {{"n", low}}), {PageName::programme, {}}});
  const auto gaps = static_cast<std::int64_t>(uncoveredParts(network).size());
  if (gaps > 0 && !programmeTopics(network).empty())
    list.push_back({t(Msg::home_gaps, {{"n", gaps}}), {PageName::programme, {}}});
  if (const auto n = static_cast<std::int64_t>(app.session().signals().size()); n > 0)
    list.push_back({t(Msg::home_signals, {{"n", n}}), {PageName::cohesion, {}}});
  return list;
}

/// The cities that have waited longest, so that nobody is forgotten: named by name, in their order.
std::vector<Standing> waiting(const App& app) {
  std::vector<Standing> all = app.session().ledger().standings;
  int longest = 0;
  for (const Standing& one : all) longest = std::max(longest, one.wait);
  std::erase_if(all, [&](const Standing& one) { return one.wait == 0 || one.wait < longest; });
  return all;
}

void leadToday(ui::Ui& ui, App& app, const Here& here) {
  const auto& t = app.text();
  const auto list = todos(app, here);
  const auto waits = waiting(app);
  if (list.empty() && waits.empty()) return;
  ui.card("today", t(Msg::home_lead_today), [&] {
    ui.list("todos", t(Msg::home_lead_today), static_cast<int>(list.size()), [&](int i) {
      const Todo& todo = list[static_cast<std::size_t>(i)];
      ui.link("todo" + std::to_string(i), todo.text, toFragment(todo.route), ui::Icon::chevronRight);
    });
    if (waits.empty()) return;
    ui.heading(3, t(Msg::home_waits));
    ui.list("waits", t(Msg::home_waits), static_cast<int>(waits.size()), [&](int i) {
      const Standing& one = waits[static_cast<std::size_t>(i)];
      ui.link(one.city, t(Msg::home_waits_for, {{"city", entityTitle(app, one.city)}, {"n", one.wait}}),
              toFragment({PageName::city, one.city}));
    });
  });
}

/// Before the first quarter, for whoever sets the network up: the way there, and nothing that is still empty.
void settingUp(ui::Ui& ui, App& app, const Here& here, const FirstSteps& steps) {
  // A disagreement comes first, and after the last step the choice itself.
  const auto next = here.next == NextAction::settleConflict ? std::nullopt : steps.next();
  const bool guideFirst = !ui.phone();
  ui.columns({3, 2}, 320, [&](int column) {
    if ((column == 0) == guideFirst) return guideCard(ui, app, steps);
    if (next) return stepCard(ui, app, *next);
    nextCard(ui, app, here);
  });
  tourOffer(ui, app);
}

}  // namespace

void home(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const Who who = app.who();
  const Here here = app.session().here(who);
  const bool ofCity = who.role == RoleOfPerson::city;
  auto city = app.network().get<City>(who.city);
  if (city && (city->entity().type != "city" || city->entity().hidden())) city.reset();
  ui.pageHeader(ofCity && city ? city->name() : app.network().name(),
                ofCity && city ? app.network().name() : t(Msg::home_subtitle));
  conflictLine(ui, app);
  if (ofCity && !city) whichCity(ui, app);
  if (const auto steps = guideFor(app, here); steps && !app.guideHidden())
    return settingUp(ui, app, here, *steps);
  tourOffer(ui, app);
  if (!here.step.empty()) quarterStepper(ui, app, here.step);
  ui.columns({3, 2}, 320, [&](int column) {
    if (column == 0)
      youAreHereCard(ui, app, here);
    else
      nextCard(ui, app, here);
  });
  if (who.role == RoleOfPerson::city) signalsCard(ui, app);
  if (who.role != RoleOfPerson::lead) coming(ui, app);
  figures(ui, app, here);
  if (who.role != RoleOfPerson::lead) return path(ui, app);
  ui.columns({3, 2}, 320, [&](int column) {
    if (column == 0) return path(ui, app);
    leadToday(ui, app, here);
    coming(ui, app);
  });
}

}  // namespace parcours::pages
