// Every page in every state a network can be in, for everyone: nothing breaks, and nothing is said that is
// not painted.
#include <doctest/doctest.h>

#include <map>
#include <utility>

#include "tests/shell/app/random.hpp"
#include "tests/shell/pages/desk.hpp"
#include "tests/shell/pages/states.hpp"

using namespace parcours;
using namespace parcours::test;

namespace {

constexpr RoleOfPerson kRoles[] = {RoleOfPerson::lead, RoleOfPerson::city, RoleOfPerson::expert,
                                   RoleOfPerson::facilitator};
constexpr Language kLanguages[] = {Language::fr, Language::en, Language::pt};

/// A device that was given this file.
struct Given : Desk {
  Given(const NetworkState& state, Language language, const ui::Environment& environment = wide())
      : Desk(language, environment) {
    device.site["content/topics.json"] = std::string(embeddedFile("topics.json"));
    device.site["content/domains.json"] = std::string(embeddedFile("domains.json"));
    open("reseau.json", state.file);
    REQUIRE(app().hasNetwork());
    REQUIRE(app().fileError().empty());
  }
  void be(RoleOfPerson role) {
    const auto cities = network().cities();
    const bool known = role == RoleOfPerson::city && !cities.empty();
    app().setWho({role, known ? std::string(cities.front().id()) : std::string(), "Awa"});
  }
};

std::string faultsOf(Desk& desk) {
  std::string all;
  for (const std::string& fault : desk.faults()) all += fault + '\n';
  return all;
}

/// All the addresses a person could open, those of records that are gone or of another type among them.
std::vector<Route> routes(const Network& network) {
  std::vector<Route> all;
  for (int page = 0; page <= static_cast<int>(PageName::more); ++page)
    all.push_back({static_cast<PageName>(page), {}});
  std::map<std::string, int> shown;  // by type: a few of each stand for all
  for (const auto& [id, entity] : network.document().entities) {
    const int before = shown[entity.type]++;
    for (const auto& [type, page] :
         {std::pair("city", PageName::city), std::pair("topic", PageName::topic),
          std::pair("round", PageName::history), std::pair("quarter", PageName::quarter),
          std::pair("quarter", PageName::guide), std::pair("quarter", PageName::digest),
          std::pair("session", PageName::session), std::pair("session", PageName::workshop),
          std::pair("domain", PageName::domain), std::pair("library_item", PageName::libraryItem),
          std::pair("worksheet", PageName::worksheet), std::pair("expert", PageName::expert),
          std::pair("expert_request", PageName::experts), std::pair("city", PageName::profile),
          std::pair("city", PageName::rate), std::pair("measurement", PageName::grid),
          std::pair("city", PageName::phases), std::pair("city", PageName::changes)})
      if (before == 0 || (before < 3 && entity.type == type)) all.push_back({page, id});
  }
  for (const PageName page : {PageName::city, PageName::topic, PageName::history, PageName::quarter,
                              PageName::guide, PageName::session, PageName::workshop, PageName::domain,
                              PageName::expert, PageName::grid, PageName::profile})
    all.push_back({page, "nobody"});
  return all;
}

/// A lead expert with this network looks at every page.
void lookEverywhere(const NetworkState& state, Language language, const ui::Environment& environment) {
  INFO(code(language) << " " << environment.width);
  Given desk(state, language, environment);
  desk.be(RoleOfPerson::lead);
  for (const Route& route : routes(desk.network())) {
    INFO(toFragment(route));
    desk.show(route.page, route.id);
    CHECK(desk.page.faultText() == "");
  }
}

}  // namespace

TEST_CASE("every page has no faults in every state, in every language, on a laptop and on a phone") {
  for (const NetworkState& state : networkStates()) {
    SUBCASE(state.name.c_str()) {
      for (const Language language : kLanguages)
        for (const ui::Environment& environment : {wide(), phone()})
          lookEverywhere(state, language, environment);
    }
  }
}

TEST_CASE("every page has no faults in every state with the largest text, on a laptop and on a phone") {
  int turn = 0;
  for (const NetworkState& state : networkStates()) {
    INFO(state.name);
    for (ui::Environment environment : {wide(), phone()}) {
      environment.textScale = 1.5f;
      lookEverywhere(state, kLanguages[turn++ % 3], environment);
    }
  }
}

TEST_CASE("every page has no faults in every state, for everyone") {
  int turn = 0;
  for (const NetworkState& state : networkStates()) {
    INFO(state.name);
    Given desk(state, kLanguages[turn++ % 3]);
    for (const RoleOfPerson role : kRoles) {
      if (role == RoleOfPerson::lead) continue;
      INFO(static_cast<int>(role));
      desk.be(role);
      for (const PageName page :
           {PageName::home, PageName::round, PageName::quarter, PageName::share, PageName::practice,
            PageName::reflection, PageName::guide, PageName::digest, PageName::calendar}) {
        INFO(toFragment({page, {}}));
        desk.show(page);
        CHECK(faultsOf(desk) == "");
      }
    }
  }
}

namespace {

bool operable(const ui::Record& record) {
  const bool input = record.role >= ui::Role::button && record.role != ui::Role::radiogroup;
  return input && (record.state & ui::kDisabled) == 0;
}

/// Does one thing that the page allows, as a person who does not read does.
void doAnything(Desk& desk, Random& random) {
  static const std::string kTexts[] = {"",           " ",          "Awa",     "2024-12-01",
                                       "2024-02-31", "Saint-Élie", "Ici\nlà", std::string(300, 'm')};
  std::vector<ui::Record> all;
  for (const ui::Record& record : desk.page.records())
    if (operable(record)) all.push_back(record);
  if (all.empty()) return;
  const ui::Record record = all[random.below(all.size())];
  ui::Action action{ui::Action::Kind::activate, record.id, {}};
  switch (record.role) {
    case ui::Role::link:
      desk.app().navigate(record.href);
      return desk.settle();
    case ui::Role::textbox:
    case ui::Role::searchbox:
      action.kind = ui::Action::Kind::setValue;
      action.value = kTexts[random.below(std::size(kTexts))];
      break;
    case ui::Role::combobox:
      if (record.options.empty()) return;
      action.kind = ui::Action::Kind::setValue;
      action.value = std::to_string(random.below(record.options.size()));
      break;
    default:
      break;
  }
  desk.page.host().act(action);
  desk.settle();
}

}  // namespace

TEST_CASE("nothing a person may press or type breaks a page") {
  constexpr int kSteps = 80;
  std::uint64_t seed = 0;
  for (const NetworkState& state : networkStates()) {
    INFO(state.name);
    Random random(++seed);
    Given desk(state, kLanguages[seed % 3]);
    desk.be(kRoles[random.below(4)]);
    const auto all = routes(desk.network());
    for (int step = 0; step < kSteps; ++step) {
      if (step % 8 == 0) {
        const Route& route = all[random.below(all.size())];
        desk.show(route.page, route.id);
      }
      doAnything(desk, random);
      CHECK(desk.page.frames() < 40);
    }
    CHECK(faultsOf(desk) == "");
  }
}
