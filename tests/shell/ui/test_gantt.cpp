// The time chart: a table for who listens, bars for who sees, blocks on a phone.
#include <doctest/doctest.h>

#include "tests/shell/headless.hpp"

using namespace parcours;
using namespace parcours::ui;
using parcours::test::Headless;

namespace {

const std::string kHeads[] = {"Étape", "Début", "Fin", "État"};
const TimeSpan kRows[] = {
    {"Préparer", "", "1 mars", "9 mars", "Passé", 60, 68, Tone::good},
    {"Essayer chez soi", "#/session/s", "10 mars", "30 avril", "En cours", 69, 120, Tone::accent},
    {"Échanger", "", "1 mai", "1 mai", "À venir", 121, 121, Tone::neutral}};
const TimeMark kMonths[] = {{60, "mars 2027"}, {91, "avril 2027"}, {121, "mai 2027"}};

void show(Headless& page, int today, std::span<const TimeSpan> rows = kRows) {
  page.run([=](Ui& ui) {
    ui.plainPage(1200, [&] {
      ui.gantt("chart", "Le trimestre", kHeads, rows, kMonths, {today, "aujourd’hui"});
    });
  });
}

/// The names of a row's cells, in order; those of what stands in a cell in its place.
std::vector<std::string> rowOf(const Headless& page, std::string_view head) {
  std::vector<std::string> names;
  const auto& all = page.records();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].name != head || all[i].role == Role::table) continue;
    for (std::size_t j = i; j < all.size() && all[j].role != Role::row; ++j)
      if (!all[j].name.empty()) names.push_back(all[j].name);
    break;
  }
  return names;
}

}  // namespace

TEST_CASE("a time chart is a table of what, start, end and state") {
  Headless page({.width = 1280, .height = 900});
  show(page, 100);
  CHECK(page.find(Role::table, "Le trimestre") != nullptr);
  for (const std::string& head : kHeads) CHECK(page.find(Role::columnheader, head) != nullptr);
  CHECK(rowOf(page, "Préparer") == std::vector<std::string>{"Préparer", "1 mars", "9 mars", "Passé"});
  CHECK(rowOf(page, "Essayer chez soi") ==
        std::vector<std::string>{"Essayer chez soi", "10 mars", "30 avril", "En cours"});
  CHECK(page.find(Role::link, "Essayer chez soi")->href == "#/session/s");
  CHECK(page.words().find("mars 2027, avril 2027") != std::string::npos);
  CHECK(page.words().find("aujourd’hui") != std::string::npos);
  CHECK(page.faultText() == "");
}

TEST_CASE("a time chart has no line for a day it does not reach") {
  for (const int today : {59, 122}) {
    Headless page({.width = 1280, .height = 900});
    show(page, today);
    CHECK(page.words().find("aujourd’hui") == std::string::npos);
    CHECK(page.faultText() == "");
  }
}

TEST_CASE("on a phone a time chart is a list whose rows say the same") {
  Headless page({.width = 360, .height = 740, .coarsePointer = true});
  show(page, 100);
  CHECK(page.find(Role::table, "Le trimestre") == nullptr);
  CHECK(page.find(Role::list, "Le trimestre") != nullptr);
  for (const char* words : {"1 mars – 9 mars", "Passé", "1 mai", "aujourd’hui"}) CHECK(page.says(words));
  CHECK(page.find(Role::link, "Essayer chez soi") != nullptr);
  CHECK(page.faultText() == "");
}

TEST_CASE("a time chart of nothing, and of one day, stands") {
  for (const float width : {360.0f, 1280.0f}) {
    Headless page({.width = width, .height = 900});
    show(page, 100, {});
    CHECK(page.faultText() == "");
    show(page, 121, std::span(kRows).subspan(2));
    CHECK(page.faultText() == "");
  }
}
