// A MemoryStore that misbehaves at chosen calls: refuses, is full, never answers, refuses what it did all the
// same, or takes the whole tab down.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/shell/app/memory_store.hpp"

namespace parcours::test {

enum class Fault { none, fail, full, never, failAfterDoing, dieBefore, dieAfter };

class FaultyStore : public MemoryStore {
 public:
  using MemoryStore::MemoryStore;

  /// Says what goes wrong at a call: its name, and its number from 1.
  std::function<Fault(std::string_view name, int call)> faults;
  int calls = 0;

  [[nodiscard]] bool killed() const { return dead(); }

  void list(std::function<void(StoreError, std::vector<std::pair<std::string, std::string>>)> done) override {
    const auto [go, answer] =
        check<std::vector<std::pair<std::string, std::string>>>("list", std::move(done));
    if (go) MemoryStore::list(answer);
  }
  void describe(std::string_view network, std::string bytes, Done done) override {
    const auto [go, answer] = check("describe", std::move(done));
    if (go) MemoryStore::describe(network, std::move(bytes), answer);
  }
  void load(std::string_view network, std::function<void(StoreError, Stored)> done) override {
    const auto [go, answer] = check<Stored>("load", std::move(done));
    if (go) MemoryStore::load(network, answer);
  }
  void readSnapshot(std::string_view network, std::string_view name, Bytes done) override {
    const auto [go, answer] = check<std::string>("readSnapshot", std::move(done));
    if (go) MemoryStore::readSnapshot(network, name, answer);
  }
  void append(std::string_view network, JournalRecord record, Done done) override {
    const auto [go, answer] = check("append", std::move(done));
    if (go) MemoryStore::append(network, std::move(record), answer);
  }
  void writeSnapshot(std::string_view network, std::string_view name, std::string bytes, Done done) override {
    const auto [go, answer] = check("writeSnapshot", std::move(done));
    if (go) MemoryStore::writeSnapshot(network, name, std::move(bytes), answer);
  }
  void tidy(std::string_view network, std::vector<std::string> journalKeys,
            std::vector<std::string> snapshots, Done done) override {
    const auto [go, answer] = check("tidy", std::move(done));
    if (go) MemoryStore::tidy(network, std::move(journalKeys), std::move(snapshots), answer);
  }
  void keepVersion(std::string_view network, KeptVersion version, std::string bytes, Done done) override {
    const auto [go, answer] = check("keepVersion", std::move(done));
    if (go) MemoryStore::keepVersion(network, std::move(version), std::move(bytes), answer);
  }
  void versions(std::string_view network,
                std::function<void(StoreError, std::vector<KeptVersion>)> done) override {
    const auto [go, answer] = check<std::vector<KeptVersion>>("versions", std::move(done));
    if (go) MemoryStore::versions(network, answer);
  }
  void readVersion(std::string_view network, std::string_view name, Bytes done) override {
    const auto [go, answer] = check<std::string>("readVersion", std::move(done));
    if (go) MemoryStore::readVersion(network, name, answer);
  }
  void remove(std::string_view network, Done done) override {
    const auto [go, answer] = check("remove", std::move(done));
    if (go) MemoryStore::remove(network, answer);
  }

 private:
  /// Whether the call is done at all, and what answers it.
  template <class... Extra>
  std::pair<bool, std::function<void(StoreError, Extra...)>> check(
      std::string_view name, std::function<void(StoreError, Extra...)> done) {
    switch (faults ? faults(name, ++calls) : Fault::none) {
      case Fault::none:
        return {true, std::move(done)};
      case Fault::fail:
        later([done] { done(StoreError::failed, Extra{}...); });
        return {false, {}};
      case Fault::full:
        later([done] { done(StoreError::full, Extra{}...); });
        return {false, {}};
      case Fault::never:
        return {false, {}};
      case Fault::failAfterDoing:
        return {true, [done](StoreError, Extra...) { done(StoreError::failed, Extra{}...); }};
      case Fault::dieBefore:
        die();
        return {false, {}};
      case Fault::dieAfter:
        return {true, [this](StoreError, Extra...) { die(); }};
    }
    return {true, std::move(done)};
  }
};

}  // namespace parcours::test
