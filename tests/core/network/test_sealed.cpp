// The seal of a round, and what comes after it is broken.
#include <doctest/doctest.h>

#include "core/network/merged_topics.hpp"
#include "core/network/round_record.hpp"
#include "core/network/sealed.hpp"
#include "tests/core/document/random.hpp"
#include "tests/core/network/device.hpp"

using namespace parcours;
using test::Device;
using test::sampleDevice;

namespace {

std::size_t ballotsIn(const Document& document) {
  std::size_t count = 0;
  for (const auto& [id, entity] : document.entities) count += entity.type == "ballot" ? 1 : 0;
  return count;
}

std::vector<std::string> lateIn(const Device& device) {
  const auto record = parseRoundRecord(device.round(0).json("record"));
  REQUIRE(record);
  return lateBallots(device.network, device.round(0).id(), *record);
}

/// A round is open, and c1 has said what it needs.
Device answered() {
  Device device = sampleDevice();
  device.run(openRound(device.network, "", ""));
  device.run(gradeTopic(device.network, device.round(0), "c1", "t1", 2));
  device.run(gradeTopic(device.network, device.round(0), "c1", "t2", 0));
  return device;
}

}  // namespace

TEST_SUITE("sealed") {
  TEST_CASE("while a round is open its ballots stay out, and theirs alone; a closed round's go") {
    Device device = sampleDevice();
    test::runRound(device, {{3, 0, 0}, {0, 2, 0}});
    device.run(chooseTopic(device.round(0), "t1", ""));
    device.run(openRound(device.network, "", ""));
    device.run(gradeTopic(device.network, device.round(1), "c1", "t2", 3));
    const std::vector<std::string> rooms{"c1", "c2", "c3"};
    Document whole = selectRooms(device.network.document(), rooms);
    Document sealed = whole;
    CHECK(sealBallots(sealed) == 1);
    CHECK(ballotsIn(whole) == 3);
    CHECK(ballotsIn(sealed) == 2);
    CHECK(sealed.find(ballotId(device.round(1).id(), "c1")) == nullptr);
    CHECK(sealed.entities.size() + 1 == whole.entities.size());
    CHECK(sealBallots(sealed) == 0);

    device.run(closeRound(device.network, device.round(1)));
    Document after = selectRooms(device.network.document(), rooms);
    CHECK(sealBallots(after) == 0);
  }

  TEST_CASE("a sealed file takes nothing from whoever merges it, in any order") {
    Device device = answered();
    Document sealed = device.network.document();
    sealBallots(sealed);
    Device other(2, device.network.document());
    REQUIRE(other.network.merge(sealed));
    CHECK(other.text() == device.text());
    Device fresh(3, sealed);
    CHECK(fresh.network.ballots(device.round(0).id()).empty());
    fresh.receive(device);
    CHECK(fresh.text() == device.text());
  }

  TEST_CASE("a round undone before it closed keeps its seal") {
    Device device = answered();
    device.run(remove(device.round(0).id()));
    Document exported = device.network.document();
    CHECK(sealBallots(exported) == 1);
  }

  TEST_CASE("what came in time is not late") {
    test::Random random(6);
    for (int run = 0; run < 50; ++run) {
      Device device = sampleDevice();
      device.run(openRound(device.network, "", ""));
      for (const char* city : {"c1", "c2", "c3"}) {
        if (random.oneIn(3)) continue;
        for (const char* topic : {"t1", "t2", "t3"})
          if (!random.oneIn(3))
            device.run(
                gradeTopic(device.network, device.round(0), city, topic, static_cast<int>(random.below(4))));
      }
      if (random.oneIn(2)) device.run(mergeTopic(device.network, device.topic("t1"), "t2"));
      device.run(closeRound(device.network, device.round(0)));
      CHECK(lateIn(device) == std::vector<std::string>());
    }
  }

  TEST_CASE("a ballot that comes after the closing is kept and marked; the record stands") {
    Device lead = answered();
    Device city(2, lead.network.document());
    city.run(gradeTopic(city.network, city.round(0), "c2", "t3", 3));
    lead.run(closeRound(lead.network, lead.round(0)));
    const std::string record(lead.round(0).json("record"));
    lead.receive(city);
    CHECK(lead.round(0).json("record") == record);
    CHECK(lead.network.conflicts().empty());
    CHECK(lead.network.ballots(lead.round(0).id()).size() == 2);
    CHECK(lateIn(lead) == std::vector<std::string>{"c2"});
  }

  TEST_CASE("a need changed after the closing is marked, raised or lowered") {
    for (const int changed : {0, 1, 3}) {
      INFO(changed);
      Device lead = answered();
      Device city(2, lead.network.document());
      city.run(gradeTopic(city.network, city.round(0), "c1", "t1", changed));
      lead.run(closeRound(lead.network, lead.round(0)));
      lead.receive(city);
      CHECK(lateIn(lead) == std::vector<std::string>{"c1"});
    }
  }

  TEST_CASE("an empty late ballot says nothing that was not counted") {
    Device lead = answered();
    Device city(2, lead.network.document());
    city.run(gradeTopic(city.network, city.round(0), "c2", "t3", 0));
    lead.run(closeRound(lead.network, lead.round(0)));
    lead.receive(city);
    CHECK(lateIn(lead) == std::vector<std::string>());
  }
}
