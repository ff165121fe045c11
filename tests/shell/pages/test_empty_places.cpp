// Pages of a network that has only begun: each says what it is for, and leads on by one action.
#include <doctest/doctest.h>

#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

struct Empty {
  PageName page;
  Msg says, button;
  PageName leadsTo;
};

constexpr Empty kBlank[] = {
    {PageName::quarter, Msg::quarter_empty_text, Msg::quarter_to_round, PageName::round},
    {PageName::practice, Msg::practice_no_quarter_text, Msg::quarter_to_round, PageName::round},
    {PageName::reflection, Msg::practice_no_quarter_text, Msg::quarter_to_round, PageName::round},
    {PageName::guide, Msg::report_none_text, Msg::quarter_to_round, PageName::round},
    {PageName::digest, Msg::report_none_text, Msg::quarter_to_round, PageName::round},
    {PageName::calendar, Msg::calendar_empty_text, Msg::quarter_to_round, PageName::round},
    {PageName::history, Msg::history_empty_text, Msg::quarter_to_round, PageName::round},
    {PageName::peers, Msg::peers_none_text, Msg::quarter_to_round, PageName::round},
    {PageName::programme, Msg::programme_no_topics, Msg::quarter_to_round, PageName::round},
    {PageName::opportunities, Msg::opportunity_none_text, Msg::cohesion_to_baseline, PageName::baseline},
    {PageName::cohesion, Msg::cohesion_none_text, Msg::cohesion_to_baseline, PageName::baseline},
    {PageName::baseline, Msg::baseline_no_cities_text, Msg::baseline_to_cities, PageName::cities},
    {PageName::rate, Msg::baseline_no_cities_text, Msg::baseline_to_cities, PageName::cities},
    {PageName::phases, Msg::cities_empty_text, Msg::baseline_to_cities, PageName::cities},
    {PageName::round, Msg::round_not_yet_text, Msg::round_to_backlog, PageName::cities},
};

}  // namespace

TEST_CASE("a page with nothing to show yet says why, and leads to what comes first, in every language") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    Desk desk(language);
    desk.begin();
    for (const Empty& empty : kBlank) {
      INFO(code(language) << " " << toFragment({empty.page, {}}));
      desk.show(empty.page);
      CHECK(desk.sees(empty.says));
      CHECK(desk.faults() == std::vector<std::string>());
      REQUIRE(desk.press(empty.button));
      CHECK(desk.app().route() == Route{empty.leadsTo, {}});
    }
    // With cities, and still no criteria.
    desk.tab.addCity("Port-Clair");
    desk.show(PageName::rate);
    CHECK(desk.sees(Msg::baseline_none_text));
    REQUIRE(desk.press(Msg::cohesion_to_baseline));
    CHECK(desk.app().route().page == PageName::baseline);
  }
}

TEST_CASE("nothing that was not said stands in a network that has only begun") {
  Desk desk;
  desk.begin("Les Rives");
  const std::size_t records = desk.network().document().entities.size();
  for (int page = 0; page <= static_cast<int>(PageName::more); ++page) desk.show(static_cast<PageName>(page));
  CHECK(desk.network().document().entities.size() == records);
  CHECK_FALSE(desk.app().session().canUndo());
  CHECK(desk.network().cities().empty());
  CHECK(desk.network().topics().empty());
  CHECK(desk.network().all("criterion").empty());
}
