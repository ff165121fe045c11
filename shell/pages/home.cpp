// The first screen: where we are, and the one next thing to do.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "shell/pages/labels.hpp"
#include "shell/pages/pages.hpp"
#include "shell/pages/steps.hpp"
#include "shell/pages/topic_labels.hpp"

namespace parcours::pages {
namespace {

struct NextText {
  Msg title, text, button;
  PageName page;
};

const NextText& nextText(NextAction action) {
  static constexpr NextText kTexts[] = {
      {Msg::next_add_cities_title, Msg::next_add_cities_text, Msg::next_add_cities_button, PageName::cities},
      {Msg::next_add_topics_title, Msg::next_add_topics_text, Msg::next_add_topics_button, PageName::backlog},
      {Msg::next_open_round_title, Msg::next_open_round_text, Msg::next_open_round_button, PageName::round},
      {Msg::next_grade_topics_title, Msg::next_grade_topics_text, Msg::next_grade_topics_button,
       PageName::round},
      {Msg::next_wait_for_round_title, Msg::next_wait_for_round_text, Msg::next_wait_for_round_button,
       PageName::backlog},
      {Msg::next_collect_answers_title, Msg::next_collect_answers_text, Msg::next_collect_answers_button,
       PageName::round},
      {Msg::next_close_round_title, Msg::next_close_round_text, Msg::next_close_round_button,
       PageName::round},
      {Msg::next_settle_conflict_title, Msg::next_settle_conflict_text, Msg::next_settle_conflict_button,
       PageName::conflicts},
      {Msg::next_choose_topic_title, Msg::next_choose_topic_text, Msg::next_choose_topic_button,
       PageName::round},
      {Msg::next_wait_for_choice_title, Msg::next_wait_for_choice_text, Msg::next_wait_for_choice_button,
       PageName::round},
      {Msg::next_open_quarter_title, Msg::next_open_quarter_text, Msg::next_open_quarter_button,
       PageName::quarter},
      {Msg::next_advance_quarter_title, Msg::next_advance_quarter_text, Msg::next_advance_quarter_button,
       PageName::quarter},
      {Msg::next_follow_quarter_title, Msg::next_follow_quarter_text, Msg::next_follow_quarter_button,
       PageName::quarter},
  };
  return kTexts[static_cast<std::size_t>(action)];
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
    if (!here.phase.empty())
      ui.row([&] {
        ui.muted(t(Msg::home_phase));
        ui.pill(phaseLabel(app, here.phase), ui::Tone::accent);
      });
  });
}

void nextCard(ui::Ui& ui, App& app, const Here& here) {
  const auto& t = app.text();
  // A round whose date has passed is closed with the answers there are; without any there is nothing to
  // close.
  const bool closing = here.next == NextAction::closeRound;
  const bool late = closing && here.citiesAnswered < here.citiesExpected;
  const NextText& next = nextText(late && here.citiesAnswered == 0 ? NextAction::collectAnswers : here.next);
  const Msg title = late && here.citiesAnswered > 0 ? Msg::next_close_round_late_title : next.title;
  ui.card("next", t(Msg::home_next), [&] {
    ui.text(t(title), ui::TextStyle::strong);
    ui.text(t(next.text));
    ui.buttonLink("go", t(next.button), toFragment({next.page, {}}), ui::Emphasis::primary,
                  ui::Icon::arrowRight);
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
      const bool chosen = !quarter.planned(), closed = chosen && !quarter.open();
      ui.row([&] {
        ui.muted(t(Msg::home_quarter_number, {{"n", quarter.number()}}));
        ui.text(chosen ? topicTitle(app, quarter.topic()) : t(Msg::home_to_be_chosen), ui::TextStyle::strong);
        if (closed)
          ui.pill(t(Msg::home_done), ui::Tone::good);
        else if (!chosen)
          ui.pill(t(Msg::home_planned));
        else if (!quarter.step().empty())
          ui.pill(stepLabel(app, quarter.step()), ui::Tone::accent);
      });
    });
  });
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
  if (ofCity && !city) whichCity(ui, app);
  if (!here.step.empty()) quarterStepper(ui, app, here.step);
  ui.columns({3, 2}, 320, [&](int column) {
    if (column == 0)
      youAreHereCard(ui, app, here);
    else
      nextCard(ui, app, here);
  });
  figures(ui, app, here);
  path(ui, app);
}

}  // namespace parcours::pages
