// A network in a test that has learning areas, experts and requests, written as people would write them.
#pragma once

#include <string>
#include <vector>

#include "core/document/canonical.hpp"
#include "core/journey/expert_requests.hpp"
#include "core/network/baseline.hpp"
#include "core/network/draft.hpp"
#include "tests/core/network/device.hpp"

namespace parcours::test {

struct ExpertDevice : Device {
  ExpertDevice() : Device(1) {
    run(createNetwork("Réseau", "fr"));
    run(Draft("q1", "quarter", kCommons)
            .integer("number", 1)
            .text("topic", "t")
            .text("start", "2026-01-01")
            .text("end", "2026-03-31")
            .take());
  }

  void area(std::string_view id) {
    run(Draft(id, "domain", kCommons).text("title.fr", id).take());
    run(Draft("k" + std::string(id), "criterion", kCommons).text("domain", id).text("title.fr", id).take());
  }
  void city(std::string_view id, std::vector<std::string> languages) {
    run(addCity(id, id, {}, std::move(languages)));
  }
  void expert(std::string_view id, std::vector<std::string> languages, int load = 1) {
    run(Draft(id, "expert", kCommons)
            .text("name", id)
            .set("languages", languages)
            .integer("load", load)
            .take());
  }
  void set(std::string_view id, std::string_view field, std::string json) {
    const auto view = network.get<View>(id);
    REQUIRE(view);
    run({{std::string(id), view->entity().type, view->entity().room, std::string(field), std::move(json)}});
  }
  void skill(std::string_view expert, std::string_view area, int skill) {
    set(expert, keyedName("skill", area), std::to_string(skill));
  }
  void ask(std::string_view id, std::string_view city, std::string_view area,
           std::string_view date = "2026-01-10") {
    run(askExpert(id, {"q1", city, {}, area}, date));
  }
  /// A city's step, 0 to 4, in an area, for both objects: its level is 25 times that.
  void step(std::string_view city, std::string_view area, int step) {
    for (const std::string_view object : kBaselineObjects)
      run(rate(network, {city, object, "Awa"}, "k" + std::string(area), step, "2026-01-02"));
  }
  [[nodiscard]] ExpertRequest request(std::string_view id) const { return *network.get<ExpertRequest>(id); }
};

}  // namespace parcours::test
