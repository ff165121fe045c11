#include "tests/core/document/simulation.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <limits>
#include <optional>

#include "core/document/canonical.hpp"
#include "core/document/edit.hpp"
#include "core/document/import.hpp"

namespace parcours::test {
namespace {

constexpr std::size_t kMaxWrites = 1024;
using Known = std::bitset<kMaxWrites>;

struct Record {
  const char* id;
  const char* room;
};
constexpr std::array kRecords = {Record{"e0", "commons"}, Record{"e1", "commons"}, Record{"e2", "r1"},
                                 Record{"e3", "r1"},      Record{"e4", "r2"},      Record{"e5", "r2"}};
constexpr std::array kFields = {"a", "b", "c"};
constexpr std::int64_t kStart = 1'700'000'000;
constexpr std::int64_t kFrozen = std::numeric_limits<std::int64_t>::min();  // a clock that stands still
constexpr std::array<std::int64_t, 7> kClocks = {0,       -3'600,        300,           86'400,
                                                 kFrozen, 2'400'000'000, -1'600'000'000};

/// A write as the oracle saw it.
struct Written {
  std::size_t record;
  Cell cell;  // without its time
  Known replaced;
};

struct State {
  Document document;
  Known known;
  Context whole;  // used by the design with one context a document
};

struct Device {
  State now;
  std::vector<State> saved;  ///< What its disk held, at each saving.
  Writer writer{};
  std::int64_t clock = 0;
  std::optional<std::pair<Document, Write>> last;  // before its last write, and the write
};

class World {
 public:
  World(const Schedule& schedule, const Design& design) : design_(design), devices_(schedule.devices) {
    for (std::size_t i = 0; i < devices_.size(); ++i) {
      devices_[i].now.document.network = "n";
      devices_[i].saved = {devices_[i].now};
      devices_[i].writer = freshWriter();
      devices_[i].clock = kClocks[i % kClocks.size()];
    }
    for (std::size_t i = 0; i < kRecords.size(); ++i) recordOf_.emplace(kRecords[i].id, i);
  }

  void run(const Schedule& schedule) {
    for (const Step& step : schedule.steps) {
      ++time_;
      take(step);
    }
  }

  Outcome settle();

 private:
  // Writer ids look random, so that their order is not the order of birth.
  Writer freshWriter() { return Writer{++writers_ * 0x9e3779b97f4a7c15}; }
  void boot(Device& device) {
    if (!design_.keptWriters) device.writer = freshWriter();
    device.last.reset();
  }

  void take(const Step& step);
  void takeEdit(Device& device, const Step& step);
  void write(Device& device, const Write& write);
  void note(Device& device, const Write& write, std::span<const Cell> before);
  std::size_t idOf(std::size_t record, const Cell& cell);
  Known written(std::size_t record, std::span<const Cell> cells);
  State exported(const State& state, std::span<const std::string> rooms);
  void import(State& into, const State& from, bool asText);
  void mergeUnderOneContext(State& into, const State& from);

  Design design_;
  std::vector<Device> devices_;
  std::vector<State> post_;
  std::vector<Written> writes_;
  std::array<Known, kRecords.size()> ofRecord_;
  std::map<std::string, std::size_t, std::less<>> recordOf_;
  std::uint64_t writers_ = 0;
  std::uint64_t values_ = 0;
  std::int64_t time_ = kStart;
};

/// The oracle's number of a value; the same value met again has the same number.
std::size_t World::idOf(std::size_t record, const Cell& cell) {
  for (std::size_t i = 0; i < writes_.size(); ++i) {
    const Written& known = writes_[i];
    if (known.record == record && known.cell.dot == cell.dot && known.cell.field == cell.field &&
        known.cell.json == cell.json) {
      return i;
    }
  }
  const std::size_t id = writes_.size();
  writes_.push_back({record, cell, {}});
  ofRecord_[record].set(id);
  return id;
}

Known World::written(std::size_t record, std::span<const Cell> cells) {
  Known ids;
  for (const Cell& cell : cells) ids.set(idOf(record, cell));
  return ids;
}

void World::write(Device& device, const Write& write) {
  if (writes_.size() + 8 > kMaxWrites) return;
  Document& document = device.now.document;
  if (design_.documentContext) {
    const auto [at, created] = document.entities.try_emplace(write.entity);
    if (created) {
      at->second.type = write.type;
      at->second.room = write.room;
    }
    at->second.context = device.now.whole;
  }
  std::vector<Cell> before;
  if (const Entity* entity = document.find(write.entity)) {
    const auto values = entity->values(write.field);
    before.assign(values.begin(), values.end());
  }
  const bool frozen = device.clock == kFrozen && !design_.rightClocks;
  const std::int64_t seconds = frozen ? kStart : design_.rightClocks ? time_ : time_ + device.clock;
  const auto touched = apply(document, {&write, 1}, {device.writer, seconds});
  if (touched && !touched->empty()) note(device, write, before);
}

void World::note(Device& device, const Write& write, std::span<const Cell> before) {
  const std::size_t record = recordOf_.find(write.entity)->second;
  const Entity& entity = *device.now.document.find(write.entity);
  if (design_.documentContext) device.now.whole = entity.context;
  const Known replaced = written(record, before);
  for (const Cell& cell : entity.values(write.field)) {
    const std::size_t id = idOf(record, cell);
    writes_[id].replaced |= replaced & ~Known().set(id);
    device.now.known.set(id);
  }
}

void World::takeEdit(Device& device, const Step& step) {
  const Record& record = kRecords[step.b % kRecords.size()];
  Write write{record.id, "t", record.room, kFields[step.c % kFields.size()], "null"};
  if (step.act == Act::edit) write.json = std::to_string(++values_);
  if (step.act == Act::remove || step.act == Act::takeBack) write.field = kGone;
  if (step.act == Act::remove) write.json = "{}";
  device.last = {device.now.document, write};
  this->write(device, write);
}

void World::take(const Step& step) {
  Device& device = devices_[step.a % devices_.size()];
  Device& other = devices_[step.b % devices_.size()];
  switch (step.act) {
    case Act::edit:
    case Act::clear:
    case Act::remove:
    case Act::takeBack:
      takeEdit(device, step);
      break;
    case Act::undo:
      if (!device.last) break;
      for (const Write& undone : inverse(device.last->first, {&device.last->second, 1}))
        write(device, undone);
      device.last.reset();
      break;
    case Act::restore:
      for (const Write& old : restore(device.now.document, device.saved.back().document)) write(device, old);
      break;
    case Act::send: {
      std::vector<std::string> rooms;
      if ((step.c & 1) != 0) rooms.emplace_back("r1");
      if ((step.c & 2) != 0) rooms.emplace_back("r2");
      post_.push_back(exported(device.now, rooms));
      break;
    }
    case Act::deliver: {
      if (post_.empty()) break;
      const std::size_t at = step.b % post_.size();
      import(device.now, post_[at], step.c % 8 == 0);
      if (step.c % 3 != 0) post_.erase(post_.begin() + static_cast<std::ptrdiff_t>(at));
      break;
    }
    case Act::exchange: {
      const std::array<std::string, 2> rooms = {"r1", "r2"};
      import(device.now, exported(other.now, rooms), false);
      break;
    }
    case Act::reboot:
      boot(device);
      break;
    case Act::clone:
      if (&device == &other) break;
      other.now = device.now;
      other.saved = device.saved;
      if (design_.keptWriters) other.writer = device.writer;
      boot(other);
      break;
    case Act::save:
      device.saved.push_back(device.now);
      break;
    case Act::rollBack:
      device.now = device.saved[step.b % device.saved.size()];
      boot(device);
      break;
    case Act::turnClock:
      device.clock = kClocks[step.b % kClocks.size()];
      break;
  }
}

State World::exported(const State& state, std::span<const std::string> rooms) {
  State result{selectRooms(state.document, rooms), {}, state.whole};
  for (auto& [id, entity] : result.document.entities) {
    if (design_.documentContext) entity.context = state.whole;
    result.known |= state.known & ofRecord_[recordOf_.find(id)->second];
  }
  return result;
}

void World::mergeUnderOneContext(State& into, const State& from) {
  for (const auto& [id, entity] : from.document.entities) {
    const auto [at, created] = into.document.entities.try_emplace(id);
    if (created) {
      at->second.type = entity.type;
      at->second.room = entity.room;
    }
    at->second.context = into.whole;
    merge(at->second, entity);
  }
  into.whole.join(from.whole);
}

void World::import(State& into, const State& from, bool asText) {
  into.known |= from.known;
  if (design_.documentContext) {
    mergeUnderOneContext(into, from);
  } else if (asText) {
    const auto imported = importDocument(canonicalText(from.document));
    if (imported) merge(into.document, imported->document).value();
  } else {
    merge(into.document, from.document).value();
  }
}

/// Everybody gets everything; then the devices are compared with each other and with the oracle.
Outcome World::settle() {
  const std::array<std::string, 2> rooms = {"r1", "r2"};
  State all = exported(devices_[0].now, rooms);
  for (const Device& device : devices_) import(all, exported(device.now, rooms), false);

  Outcome outcome;
  std::optional<std::string> bytes;
  for (Device& device : devices_) {
    import(device.now, all, false);
    if (design_.documentContext) {
      for (auto& [id, entity] : device.now.document.entities) entity.context = {};
    }
    const std::string text = canonicalText(device.now.document);
    outcome.diverged = outcome.diverged || (bytes && *bytes != text);
    bytes = text;
  }

  Known replaced;
  for (std::size_t i = 0; i < writes_.size(); ++i) {
    if (all.known.test(i)) replaced |= writes_[i].replaced;
  }
  Known present;
  for (const auto& [id, entity] : all.document.entities) {
    present |= written(recordOf_.find(id)->second, entity.cells);
    for (const Cell& cell : entity.cells) outcome.survivors += id + '/' + cell.field + '=' + cell.json + '\n';
  }
  outcome.writes = writes_.size();
  const Known expected = all.known & ~replaced;
  outcome.lost = (expected & ~present).count();
  outcome.revived = (present & ~expected).count();
  return outcome;
}

}  // namespace

Outcome simulate(const Schedule& schedule, const Design& design) {
  World world(schedule, design);
  world.run(schedule);
  return world.settle();
}

}  // namespace parcours::test
