// The tour: offered once, begun by the person alone, each stop beside something that is on the screen.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

constexpr int kStops = 7;

struct Visitor : Desk {
  explicit Visitor(Language language = Language::fr, const ui::Environment& environment = wide())
      : Desk(language, environment) {
    begin();
    show(PageName::home);
  }
  [[nodiscard]] const ui::Record* card() {
    const auto& all = page.records();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [](const ui::Record& each) { return each.role == ui::Role::dialog; });
    return found == all.end() ? nullptr : &*found;
  }
  [[nodiscard]] std::vector<const ui::Record*> pointed() {
    std::vector<const ui::Record*> found;
    for (const ui::Record& each : page.records())
      if ((each.state & ui::kPointed) != 0) found.push_back(&each);
    return found;
  }
  [[nodiscard]] bool touring() { return app().above() == App::Above::tour; }
};

bool meet(const ui::Rect& a, const ui::Rect& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

ui::Environment large() {
  ui::Environment environment = phone();
  environment.textScale = 1.5f;
  return environment;
}

ui::Environment narrow() {
  ui::Environment environment = phone();
  environment.width = 320;
  environment.height = 568;
  return environment;
}

}  // namespace

TEST_CASE("each stop says what one thing on the screen is for, beside it, at every size, in every language") {
  for (const ui::Environment& environment : {wide(), phone(), narrow(), large()}) {
    for (const Language language : {Language::fr, Language::en, Language::pt}) {
      INFO(environment.width << " " << environment.textScale << " " << code(language));
      Visitor visitor(language, environment);
      REQUIRE(visitor.press(Msg::tour_take));
      std::set<std::string> titles;
      for (int stop = 1; stop <= kStops; ++stop) {
        INFO(stop);
        const ui::Record* card = visitor.card();
        REQUIRE(card != nullptr);
        CHECK((card->state & ui::kModal) != 0);
        CHECK_FALSE(card->description.empty());
        CHECK(visitor.page.says(card->description));
        titles.insert(card->name);
        CHECK(visitor.sees(Msg::tour_of, {{"n", stop}, {"of", kStops}}));
        const auto about = visitor.pointed();
        REQUIRE(about.size() == 1);
        // The thing and what is said of it are both on the screen, and neither covers the other.
        if (about[0]->layer == ui::Layer::fixed) {
          CHECK_FALSE(meet(card->rect, about[0]->rect));
          CHECK(about[0]->rect.y + about[0]->rect.height <= environment.height);
        }
        CHECK(card->rect.y >= 0);
        CHECK(card->rect.y + card->rect.height <= environment.height);
        CHECK(visitor.page.faultText() == "");
        // The focus is on what leads on, and nowhere else.
        for (const ui::Record& each : visitor.page.records())
          CHECK(((each.state & ui::kWantsFocus) != 0) == (each.key == "tour_next"));
        REQUIRE(visitor.pressKey("tour_next"));
      }
      CHECK(titles.size() == kStops);
      CHECK_FALSE(visitor.touring());
      CHECK(visitor.pointed().empty());
    }
  }
}

TEST_CASE("the way back leads to the stop before, and the tour is left at any moment") {
  Visitor visitor;
  REQUIRE(visitor.press(Msg::tour_take));
  CHECK(visitor.button(Msg::tour_back) == nullptr);
  REQUIRE(visitor.press(Msg::tour_next));
  CHECK(visitor.card()->name == visitor.said(Msg::tour_round_title));
  REQUIRE(visitor.press(Msg::tour_back));
  CHECK(visitor.card()->name == visitor.said(Msg::tour_home_title));
  for (int stop = 1; stop < kStops; ++stop) {
    for (int i = 1; i < stop; ++i) REQUIRE(visitor.press(Msg::tour_next));
    if (stop % 2 == 0)
      REQUIRE(visitor.press(Msg::tour_leave));
    else
      REQUIRE(visitor.page.dismiss(visitor.card()->name));
    visitor.settle();
    CHECK_FALSE(visitor.touring());
    CHECK(visitor.card() == nullptr);
    visitor.app().startTour();
    visitor.settle();
    CHECK(visitor.card()->name == visitor.said(Msg::tour_home_title));
  }
}

TEST_CASE(
    "a stop with more words than the screen has room for is scrolled, from its title to its last button") {
  ui::Environment zoomed = phone();
  zoomed.width = 320;
  zoomed.height = 160;
  zoomed.textScale = 1.5f;
  Visitor visitor(Language::fr, zoomed);
  visitor.app().startTour();
  visitor.settle();
  visitor.settle();
  REQUIRE(visitor.card() != nullptr);
  const ui::Rect card = visitor.card()->rect;
  CHECK(card.height > zoomed.height);
  CHECK(card.y >= 0);
  const ui::Rect last = visitor.page.findKey("tour_next")->rect;
  CHECK(last.y + last.height > zoomed.height);
  visitor.page.scrollTo(last.y);
  CHECK(visitor.page.findKey("tour_next")->rect.y == 0);
  CHECK(visitor.page.faultText() == "");
  REQUIRE(visitor.pressKey("tour_next"));
  CHECK(visitor.card()->name == visitor.said(Msg::tour_round_title));
}

TEST_CASE("what a stop is about is scrolled into sight, once") {
  ui::Environment low = phone();
  low.height = 560;
  Visitor visitor(Language::fr, low);
  visitor.page.scrollTo(400);
  const int before = visitor.tab.count<ScrollTo>();
  visitor.app().startTour();
  visitor.settle();
  visitor.settle();
  REQUIRE(visitor.tab.count<ScrollTo>() == before + 1);
  const ui::Record* next = visitor.page.findKey("next");
  REQUIRE(next != nullptr);
  const float y = visitor.tab.last<ScrollTo>().y;
  CHECK(next->rect.y >= y);
  CHECK(next->rect.y + next->rect.height <= y + low.height);
  visitor.settle();
  CHECK(visitor.tab.count<ScrollTo>() == before + 1);
}

TEST_CASE("it is offered until it was taken or declined, and never begins by itself") {
  {
    Visitor visitor;
    CHECK_FALSE(visitor.touring());
    CHECK(visitor.sees(Msg::tour_offer));
    REQUIRE(visitor.press(Msg::tour_not_now));
    CHECK_FALSE(visitor.touring());
    CHECK_FALSE(visitor.sees(Msg::tour_offer));
    CHECK(Preferences::parse(visitor.device.preferences).tourOffered);
    Tab again(visitor.device);
    again.rest();
    CHECK(again.app.preferences().tourOffered);
    CHECK(again.app.above() == App::Above::nothing);
  }
  Visitor visitor;
  REQUIRE(visitor.press(Msg::tour_take));
  REQUIRE(visitor.press(Msg::tour_leave));
  CHECK_FALSE(visitor.sees(Msg::tour_offer));
}

TEST_CASE("it is found again among the keys and by the search, from any page") {
  Visitor visitor;
  visitor.show(PageName::cities);
  REQUIRE(visitor.app().shortcut("?", false));
  visitor.settle();
  CHECK(visitor.faults() == std::vector<std::string>());
  REQUIRE(visitor.press(Msg::tour_title));
  visitor.settle();
  CHECK(visitor.app().route().page == PageName::home);
  CHECK(visitor.touring());
  visitor.show(PageName::cities);
  CHECK_FALSE(visitor.touring());  // Whoever goes elsewhere has left it.
  REQUIRE(visitor.app().shortcut("ctrl+k", false));
  visitor.settle();
  REQUIRE(
      visitor.page.type(ui::Role::searchbox, visitor.said(Msg::find_label), visitor.said(Msg::tour_title)));
  REQUIRE(visitor.pressKey("tour0"));
  CHECK(visitor.app().route().page == PageName::home);
  CHECK(visitor.touring());
}
