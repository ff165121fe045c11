// The baseline page: criteria taken, a city rated in a dozen presses, all cities side by side.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "core/network/baseline.hpp"
#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

std::string fileText(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in.good());
  return {std::istreambuf_iterator<char>(in), {}};
}

/// A lead with two cities and the ready-made criteria.
struct RatingDesk : Desk {
  explicit RatingDesk(Language language = Language::fr) : Desk(language) {
    begin();
    tab.addCity("Port-Clair");
    tab.addCity("Valombre");
    for (const std::string name : {"criteria.json", "domains.json"})
      app().contentArrived("content/" + name, fileText("../assets/library/" + name), true);
    show(PageName::baseline);
    REQUIRE(press(Msg::baseline_take));
  }
  void choose(std::string_view city) {
    REQUIRE(page.choose(said(Msg::baseline_city), city));
    settle();
  }
  [[nodiscard]] std::string progress() {
    const ui::Record* bar = page.find(ui::Role::progressbar, said(Msg::baseline_progress));
    return bar == nullptr ? std::string("none") : bar->value;
  }
  /// Presses this step of every criterion on the page.
  void rateAll(int step) {
    for (std::size_t group = 0;; ++group) {
      std::vector<ui::Id> radios;
      std::size_t seen = 0;
      bool mine = false;
      for (const ui::Record& record : page.records()) {
        if (record.role == ui::Role::radiogroup && record.key == "step") mine = seen++ == group;
        if (record.role == ui::Role::radio && mine) radios.push_back(record.id);
        if (record.role != ui::Role::radio && record.role != ui::Role::radiogroup) mine = false;
      }
      if (radios.empty()) return;
      page.host().act({ui::Action::Kind::activate, radios[static_cast<std::size_t>(step)], {}});
      settle();
    }
  }
};

}  // namespace

TEST_CASE("a city is rated in one press a criterion, and the network sees it without a ranking") {
  for (const Language language : {Language::fr, Language::en, Language::pt}) {
    INFO(code(language));
    RatingDesk rater(language);
    CHECK(rater.network().all("criterion").size() == 12);
    CHECK(rater.sees(Msg::baseline_rate_help));
    CHECK(rater.sees(Msg::baseline_no_ranking));
    rater.choose("Valombre");
    CHECK(rater.faults() == std::vector<std::string>());
    rater.rateAll(3);
    CHECK(rater.progress() == "100");
    const std::string city(rater.network().cities().back().id());
    const Ratings ratings(rater.network(), currentMeasurement(rater.network()));
    for (const View& criterion : rater.network().all("criterion")) {
      CHECK(ratings.of(city, "authority", criterion.id()).size() == 1);
      CHECK(spreadOf(ratings.of(city, "authority", criterion.id()))->lowest == 3);
      CHECK(ratings.of(city, "territory", criterion.id()).empty());
    }
    CHECK(rater.faults() == std::vector<std::string>());
    rater.app().undo();
    rater.settle();
    CHECK(rater.progress() == "92");
  }
}

TEST_CASE("a network without cities or criteria is told what comes first") {
  Desk desk;
  desk.begin();
  desk.show(PageName::baseline);
  CHECK(desk.sees(Msg::baseline_no_cities));
  desk.tab.addCity("Port-Clair");
  desk.settle();
  CHECK(desk.sees(Msg::baseline_none));
  CHECK(desk.faults() == std::vector<std::string>());
}
