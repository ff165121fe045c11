#include "tests/core/document/schedule.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "tests/core/document/random.hpp"

namespace parcours::test {
namespace {

struct Kind {
  Act act;
  std::string_view name;
  std::uint32_t weight;
};

constexpr std::array kKinds = {
    Kind{Act::edit, "edit", 36},         Kind{Act::clear, "clear", 3},
    Kind{Act::remove, "remove", 4},      Kind{Act::takeBack, "take back", 3},
    Kind{Act::undo, "undo", 3},          Kind{Act::restore, "restore", 2},
    Kind{Act::send, "send", 14},         Kind{Act::deliver, "deliver", 14},
    Kind{Act::exchange, "exchange", 8},  Kind{Act::reboot, "reboot", 3},
    Kind{Act::clone, "clone", 3},        Kind{Act::save, "save", 5},
    Kind{Act::rollBack, "roll back", 4}, Kind{Act::turnClock, "turn clock", 2},
};

constexpr std::uint32_t totalWeight() {
  std::uint32_t sum = 0;
  for (const Kind& kind : kKinds) sum += kind.weight;
  return sum;
}

Act randomAct(Random& random) {
  std::uint32_t at = random.below(totalWeight());
  for (const Kind& kind : kKinds) {
    if (at < kind.weight) return kind.act;
    at -= kind.weight;
  }
  return Act::edit;
}

bool isFault(Act act) {
  return act == Act::reboot || act == Act::clone || act == Act::rollBack || act == Act::turnClock;
}

/// The same schedule with only the devices that take part in it, numbered as they come.
Schedule withoutIdleDevices(const Schedule& schedule) {
  std::vector<std::uint32_t> used;
  const auto numbered = [&](std::uint32_t device) {
    const auto at = std::find(used.begin(), used.end(), device % schedule.devices);
    const auto number = static_cast<std::uint32_t>(at - used.begin());
    if (at == used.end()) used.push_back(device % schedule.devices);
    return number;
  };
  Schedule fewer;
  for (Step step : schedule.steps) {
    step.a = numbered(step.a);
    if (step.act == Act::exchange || step.act == Act::clone) step.b = numbered(step.b);
    fewer.steps.push_back(step);
  }
  fewer.devices = std::max(2U, static_cast<std::uint32_t>(used.size()));
  return fewer;
}

}  // namespace

Schedule randomSchedule(std::uint64_t seed) {
  Random random(seed);
  Schedule schedule;
  schedule.devices = 2 + random.below(10);
  const std::uint32_t length = 60 + random.below(141);
  for (std::uint32_t i = 0; i < length; ++i) {
    const Act act = randomAct(random);
    const std::uint32_t a = random.below(1U << 30);
    const std::uint32_t b = random.below(1U << 30);
    schedule.steps.push_back({act, a, b, random.below(1U << 30)});
  }
  return schedule;
}

Schedule withFaults(Schedule schedule, std::initializer_list<Act> faults) {
  std::erase_if(schedule.steps, [&](const Step& step) {
    return isFault(step.act) && std::find(faults.begin(), faults.end(), step.act) == faults.end();
  });
  return schedule;
}

Schedule shrink(Schedule schedule, FunctionRef<bool(const Schedule&)> fails) {
  for (std::size_t chunk = schedule.steps.size() / 2 + 1; chunk > 0; chunk /= 2) {
    for (std::size_t at = 0; at < schedule.steps.size();) {
      Schedule smaller = schedule;
      const std::size_t end = std::min(at + chunk, schedule.steps.size());
      smaller.steps.erase(smaller.steps.begin() + static_cast<std::ptrdiff_t>(at),
                          smaller.steps.begin() + static_cast<std::ptrdiff_t>(end));
      if (fails(smaller)) {
        schedule = std::move(smaller);
      } else {
        at += chunk;
      }
    }
  }
  const Schedule fewer = withoutIdleDevices(schedule);
  if (fails(fewer)) return fewer;
  return schedule;
}

std::string describe(const Schedule& schedule) {
  std::string text = std::to_string(schedule.devices) + " devices\n";
  for (const Step& step : schedule.steps) {
    for (const Kind& kind : kKinds) {
      if (kind.act == step.act) text.append(kind.name);
    }
    text += " " + std::to_string(step.a) + " " + std::to_string(step.b) + " " + std::to_string(step.c) + "\n";
  }
  return text;
}

}  // namespace parcours::test
