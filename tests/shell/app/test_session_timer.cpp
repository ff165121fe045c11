// The clock of a session: what it counts, that it lasts, and that nothing is drawn while it stands.
#include <doctest/doctest.h>

#include "shell/app/preferences.hpp"
#include "tests/shell/app/device.hpp"

using namespace parcours;
using namespace parcours::test;

TEST_CASE("a timer counts while it runs, and over steps") {
  SessionTimer timer;
  CHECK(timer.ofSession(1'000) == 0);
  timer.start(1'000);
  timer.start(1'010);  // Pressed twice: it has been running since the first time.
  CHECK(timer.ofStep(1'030) == 30);
  timer.pause(1'040);
  CHECK(timer.ofStep(9'000) == 40);
  timer.start(2'000);
  timer.go("next", 2'020);
  CHECK(timer.ofStep(2'025) == 5);
  CHECK(timer.ofSession(2'025) == 65);
  timer.pause(2'030);
  timer.go("last", 5'000);
  CHECK_FALSE(timer.running());
  CHECK(timer.ofStep(6'000) == 0);
  CHECK(timer.ofSession(6'000) == 70);
}

TEST_CASE("a clock that is set back takes no time away") {
  SessionTimer timer;
  timer.counted = 20;
  timer.start(1'000);
  CHECK(timer.ofStep(500) == 20);
  timer.pause(500);
  CHECK(timer.ofStep(2'000) == 20);
}

TEST_CASE("time is written in minutes and seconds") {
  CHECK(clockTime(0) == "0:00");
  CHECK(clockTime(65) == "1:05");
  CHECK(clockTime(3'660) == "61:00");
}

TEST_CASE("a timer is kept on the device, and what is unreadable counts as none") {
  Preferences preferences;
  preferences.timer = {"s1", "a2", 300, 20, 1'728'000'000, true};
  CHECK(Preferences::parse(preferences.toJson()).timer == preferences.timer);
  for (const char* wrong : {R"({"timer":7})", R"({"timer":[]})", "{}"})
    CHECK(Preferences::parse(wrong).timer == SessionTimer{});
  const SessionTimer odd = Preferences::parse(R"({"timer":{"session":"s","since":-4,"before":"x"}})").timer;
  CHECK_FALSE(odd.running());
  CHECK(odd.before == 0);
}

TEST_CASE("a frame a second is asked for while a session's clock runs in view, and none otherwise") {
  Device device;
  Tab tab(device);
  tab.app.createNetwork("Réseau");
  tab.rest();
  const auto wakes = [&] {
    for (int i = 0; i < 12; ++i) tab.frame(1'000);  // Notices go, bursts end.
    const int before = tab.count<Wake>();
    for (int i = 0; i < 5; ++i) tab.frame(1'000);
    return tab.count<Wake>() - before;
  };
  tab.app.go({PageName::workshop, "s1"});
  CHECK(wakes() == 0);
  tab.app.timer().session = "s1";
  tab.app.timer().start(tab.app.now());
  CHECK(wakes() == 5);
  const double due = tab.last<Wake>().milliseconds;
  CHECK(due > 0);
  CHECK(due <= 1'001);
  tab.app.go({PageName::workshop, "s2"});
  CHECK(wakes() == 0);
  tab.app.go({PageName::home, {}});
  CHECK(wakes() == 0);
  tab.app.go({PageName::workshop, "s1"});
  tab.app.timer().pause(tab.app.now());
  CHECK(wakes() == 0);
}

TEST_CASE("a session in the room has an address of its own") {
  const Route run{PageName::workshop, "a/b run"};
  CHECK(toFragment(run) == "#/session/a%2Fb%20run/run");
  CHECK(parseFragment(toFragment(run)) == run);
  CHECK(parseFragment("#/session/run") == Route{PageName::session, "run"});
  CHECK(parseFragment(toFragment({PageName::session, "x/run"})) == Route{PageName::session, "x/run"});
}

TEST_CASE("text is larger for a room than for a desk, and not on a phone") {
  Device device;
  Tab tab(device);
  CHECK(tab.app.textScale(1'440) == 1);
  tab.app.go({PageName::workshop, "s1"});
  CHECK(tab.app.textScale(1'440) * 15 >= 24);  // Body text, in px: read from the back of a room.
  CHECK(tab.app.textScale(1'024) > 1.2f);
  CHECK(tab.app.textScale(360) == 1);
  tab.app.setTextPercent(150);
  CHECK(tab.app.textScale(1'440) <= 1.9f);
}
