// A network so large that its past choices take more than one frame to replay.
#include <doctest/doctest.h>

#include <string>

#include "core/document/canonical.hpp"
#include "core/network/edits.hpp"
#include "core/network/round_record.hpp"
#include "tests/shell/pages/desk.hpp"

using namespace parcours;
using namespace parcours::test;
using ui::Role;

namespace {

constexpr int kCities = 300, kTopics = 150, kRounds = 12;

std::string numbered(char kind, int number) { return kind + std::to_string(1000 + number); }

/// Every city needs another topic each round, and the first of them is chosen.
RoundRecord recordOf(int round) {
  RoundRecord record;
  for (int topic = 0; topic < kTopics; ++topic) record.topics.push_back(numbered('t', topic));
  record.entered.assign(kTopics, 1);
  for (int city = 0; city < kCities; ++city) {
    record.cities.push_back(numbered('c', city));
    record.needs.emplace_back(kTopics, 0)[static_cast<std::size_t>((city + round) % kTopics)] = 3;
  }
  record.reasons.resize(kCities);
  record.sources.resize(kCities);
  return record;
}

std::string largeNetwork() {
  Edit edit = createNetwork("Grand réseau", "fr");
  const auto write = [&](const std::string& id, const char* type, const char* field, std::string json) {
    edit.push_back({id, type, std::string(kCommons), field, std::move(json)});
  };
  for (int city = 0; city < kCities; ++city)
    write(numbered('c', city), "city", "name", jsonString(numbered('V', city)));
  for (int topic = 0; topic < kTopics; ++topic)
    write(numbered('t', topic), "topic", "title.fr", jsonString(numbered('S', topic)));
  for (int round = 1; round <= kRounds; ++round) {
    const std::string id = numbered('r', round);
    write(id, "round", "number", std::to_string(round));
    write(id, "round", "state", "\"closed\"");
    write(id, "round", "record", toJson(recordOf(round)));
    write(id, "round", "chosen", jsonString(numbered('t', round)));
  }
  Document document;
  document.network = "n1";
  Network network(std::move(document));
  REQUIRE(network.apply(edit, {Writer{1}, 1'700'000'000}));
  return canonicalText(network.document());
}

}  // namespace

TEST_CASE("a large network: its choices are replayed over frames, with progress and a way out") {
  Desk desk;
  desk.open("grand.json", largeNetwork());
  desk.app().setWho({RoleOfPerson::lead, {}, "Awa"});
  desk.show(PageName::history);
  REQUIRE(desk.sees(Msg::nav_replay_title));
  CHECK(desk.page.find(Role::progressbar, desk.said(Msg::nav_replay_progress)) != nullptr);
  CHECK(desk.faults().empty());
  // The app asks to be called again by itself.
  int frames = 0;
  for (; desk.sees(Msg::nav_replay_title) && frames < 100; ++frames) {
    CHECK(desk.tab.last<Wake>().milliseconds <= 1);
    desk.settle();
  }
  CHECK(frames < kRounds);
  CHECK(desk.app().session().ledger().rounds.size() == kRounds);
  // An edit costs no second wait.
  desk.tab.addCity("Nouvelle");
  desk.settle();
  CHECK_FALSE(desk.sees(Msg::nav_replay_title));
}

TEST_CASE("a large network: while it is replayed, another one can be opened") {
  Desk desk;
  desk.begin("Petit réseau");
  desk.open("grand.json", largeNetwork());
  desk.show(PageName::home);
  REQUIRE(desk.sees(Msg::nav_replay_title));
  const ui::Record* leave = desk.page.find(Role::link, desk.said(Msg::nav_replay_leave));
  REQUIRE(leave != nullptr);
  CHECK(leave->href == toFragment({PageName::networks, {}}));
  desk.show(PageName::networks);
  CHECK_FALSE(desk.sees(Msg::nav_replay_title));
  CHECK(desk.reads("Petit réseau"));
}
