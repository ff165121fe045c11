// A device in a test: a network, a writer of its own, and edits that are validated as every door validates
// them.
#pragma once

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/document/canonical.hpp"
#include "core/network/draft.hpp"
#include "core/network/edits.hpp"
#include "core/network/network.hpp"
#include "core/network/schema.hpp"

namespace parcours::test {

class Device {
 public:
  explicit Device(std::uint64_t writer) : network(emptyDocument()), writer_(writer) {}
  Device(std::uint64_t writer, Document document) : network(std::move(document)), writer_(writer) {}

  /// Applies a valid edit; an empty or refused one fails the test.
  void run(const Edit& edit) {
    REQUIRE_FALSE(edit.empty());
    for (const Write& write : edit) {
      const Result<void> valid = validateWrite(network.document(), write);
      INFO(write.field << " = " << write.json << ": " << (valid ? "" : valid.error().detail));
      REQUIRE(valid);
    }
    REQUIRE(network.apply(edit, {Writer{writer_}, seconds_++}));
  }

  void receive(const Device& other) { REQUIRE(network.merge(other.network.document())); }

  [[nodiscard]] Round round(std::size_t index) const { return network.rounds().at(index); }
  [[nodiscard]] City city(std::string_view id) const { return *network.get<City>(id); }
  [[nodiscard]] Topic topic(std::string_view id) const { return *network.get<Topic>(id); }
  [[nodiscard]] std::string text() const { return canonicalText(network.document()); }

  Network network;

 private:
  static Document emptyDocument() {
    Document document;
    document.network = "n1";
    return document;
  }

  std::uint64_t writer_;
  std::int64_t seconds_ = 1'700'000'000;
};

/// Three cities and three topics, nothing else: ids c1..c3 and t1..t3.
inline Device sampleDevice(std::uint64_t writer = 1) {
  Device device(writer);
  device.run(createNetwork("Réseau", "fr"));
  device.run(addCity("c1", "Kintélé", "Congo", {"fr"}));
  device.run(addCity("c2", "Bissau", "Guiné-Bissau", {"pt", "fr"}));
  device.run(addCity("c3", "Accra", "Ghana", {"en"}));
  device.run(addTopic(device.network, "t1", "Données", "fr", "", "theme", ""));
  device.run(addTopic(device.network, "t2", "Lean", "en", "", "method", "Small steps"));
  device.run(addTopic(device.network, "t3", "Orçamento", "pt", "", "tool", ""));
  return device;
}

/// The sample, with a quarter of thirteen weeks from 1 January 2026 on t1: id q1.
inline Device sampleQuarter() {
  Device device = sampleDevice();
  device.run(Draft("q1", "quarter", kCommons)
                 .integer("number", 1)
                 .text("topic", "t1")
                 .text("step", "prepare")
                 .text("start", "2026-01-01")
                 .text("end", "2026-04-02")
                 .take());
  return device;
}

/// Opens a round, grades t1..t3 by city (c1..c3; an empty row: no ballot) and closes it.
inline void runRound(Device& device, const std::vector<std::vector<int>>& grades) {
  device.run(openRound(device.network, "2026-01-05", "2026-01-19"));
  const std::string id(device.network.pendingRound()->id());
  for (std::size_t city = 0; city < grades.size(); ++city) {
    for (std::size_t topic = 0; topic < grades[city].size(); ++topic) {
      const Round round = *device.network.get<Round>(id);
      device.run(gradeTopic(device.network, round, "c" + std::to_string(city + 1),
                            "t" + std::to_string(topic + 1), grades[city][topic]));
    }
  }
  device.run(closeRound(device.network, *device.network.get<Round>(id)));
}

}  // namespace parcours::test
